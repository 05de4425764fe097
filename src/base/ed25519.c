/* ed25519 - a thin face of libsodium. */
#include <config.h>

#include <sodium.h>
#include <unistd.h>

#include "base/ed25519.h"

void
ed25519_warm(void)
{
    if (sodium_init() < 0)
        _exit(3); /* no random numbers: nothing here is safe */
}

void
ed25519_public(
    const uint8_t seed[ED25519_SEED_SIZE], uint8_t out[ED25519_PUBLIC_SIZE])
{
    uint8_t secret[crypto_sign_ed25519_SECRETKEYBYTES];

    ed25519_warm();
    crypto_sign_ed25519_seed_keypair(out, secret, seed);
    wipe(secret, sizeof(secret));
}

void
ed25519_sign(const uint8_t seed[ED25519_SEED_SIZE], const void *p, size_t len,
    uint8_t out[ED25519_SIGNATURE_SIZE])
{
    uint8_t secret[crypto_sign_ed25519_SECRETKEYBYTES];
    uint8_t key[ED25519_PUBLIC_SIZE];

    ed25519_warm();
    crypto_sign_ed25519_seed_keypair(key, secret, seed);
    crypto_sign_ed25519_detached(out, NULL, p, len, secret);
    wipe(secret, sizeof(secret));
}

bool
ed25519_verify(const uint8_t key[ED25519_PUBLIC_SIZE], const void *p,
    size_t len, const uint8_t signature[ED25519_SIGNATURE_SIZE])
{
    ed25519_warm();
    return crypto_sign_ed25519_verify_detached(signature, p, len, key) == 0;
}

void
wipe(void *p, size_t len)
{
    sodium_memzero(p, len);
}

char *
base64_text(struct mem *m, const void *p, size_t len)
{
    size_t max = sodium_base64_encoded_len(len, sodium_base64_VARIANT_ORIGINAL);

    return sodium_bin2base64(
        mem_alloc(m, max), max, p, len, sodium_base64_VARIANT_ORIGINAL);
}

uint8_t *
base64_parse(struct mem *m, const char *s, size_t len, size_t *out_len)
{
    uint8_t *p = mem_alloc(m, len / 4 * 3 + 1);

    if (len % 4 != 0 || sodium_base642bin(p, len / 4 * 3, s, len, NULL, out_len,
                            NULL, sodium_base64_VARIANT_ORIGINAL) != 0)
        return NULL;
    return p;
}
