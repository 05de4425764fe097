/* signature - lines of signatures, written and read. */
#include <config.h>

#include <string.h>

#include "base/hash.h"
#include "ledger/signature.h"

#define DOMAIN "tyst-act-v1\n" /* no other thing that is signed begins so */
#define ED25519 "ed25519 "

void
key_id_of(const uint8_t public[ED25519_PUBLIC_SIZE], char out[KEY_ID_SIZE])
{
    uint8_t digest[SHA256_SIZE];

    hash_sha256(public, ED25519_PUBLIC_SIZE, digest);
    hex_format(digest, (KEY_ID_SIZE - 1) / 2, out);
}

bool
key_id_is(const char *s)
{
    uint8_t bytes[(KEY_ID_SIZE - 1) / 2];

    return hex_parse(s, bytes, sizeof(bytes));
}

/* Exactly len bytes in base64; false: it is something else. */
static bool
read_base64(const char *s, size_t chars, void *out, size_t len)
{
    struct mem *m = mem_new();
    size_t n = 0;
    uint8_t *p = base64_parse(m, s, chars, &n);

    if (p != NULL && n == len)
        memcpy(out, p, len);
    mem_free(m);
    return p != NULL && n == len;
}

bool
key_parse(const char *text, uint8_t out[ED25519_PUBLIC_SIZE])
{
    return read_base64(text, strlen(text), out, ED25519_PUBLIC_SIZE);
}

char *
signature_line(struct mem *m, const uint8_t seed[ED25519_SEED_SIZE],
    const uint8_t public[ED25519_PUBLIC_SIZE], const char *words)
{
    char *text = mem_printf(m, DOMAIN "%s", words);
    uint8_t bytes[ED25519_SIGNATURE_SIZE];
    char id[KEY_ID_SIZE];

    key_id_of(public, id);
    ed25519_sign(seed, text, strlen(text), bytes);
    return mem_printf(
        m, ED25519 "%s %s\n", id, base64_text(m, bytes, sizeof(bytes)));
}

bool
signature_next(const char **lines, struct signature *out)
{
    const char *s = *lines, *end = strchr(s, '\n');

    if (end == NULL || strncmp(s, ED25519, strlen(ED25519)) != 0)
        return false;
    s += strlen(ED25519);
    if (end - s < KEY_ID_SIZE || s[KEY_ID_SIZE - 1] != ' ')
        return false;
    memcpy(out->key, s, KEY_ID_SIZE - 1);
    out->key[KEY_ID_SIZE - 1] = '\0';
    s += KEY_ID_SIZE;
    *lines = end + 1;
    return key_id_is(out->key) &&
           read_base64(s, (size_t)(end - s), out->bytes, sizeof(out->bytes));
}

bool
signature_holds(const struct signature *s,
    const uint8_t public[ED25519_PUBLIC_SIZE], const char *words)
{
    struct mem *m = mem_new();
    char *text = mem_printf(m, DOMAIN "%s", words);
    bool holds = ed25519_verify(public, text, strlen(text), s->bytes);

    mem_free(m);
    return holds;
}
