/*
 * ed25519: the vectors of RFC 8032, agreement with OpenSSL over random keys
 * and messages, and base64 that has one form only.
 */
#include <config.h>

#include <openssl/evp.h>
#include <stdlib.h>

#include "base/ed25519.h"
#include "base/hash.h"
#include "tap.h"

#define ROUNDS 2000

/* RFC 8032 section 7.1: seed, public key, message, signature. */
static const char *const vectors[][4] = {
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb882"
        "15"
        "90a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1"
        "e4"
        "3e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"},
    {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
     "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b"
        "53"
        "8d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"},
};

static void
published(void)
{
    for (size_t i = 0; i < sizeof(vectors) / sizeof(vectors[0]); i++) {
        uint8_t seed[32], want[32], key[32], text[2], want_s[64], s[64];
        size_t len = strlen(vectors[i][2]) / 2;

        hex_parse(vectors[i][0], seed, sizeof(seed));
        hex_parse(vectors[i][1], want, sizeof(want));
        hex_parse(vectors[i][2], text, len);
        hex_parse(vectors[i][3], want_s, sizeof(want_s));
        ed25519_public(seed, key);
        ed25519_sign(seed, text, len, s);
        ok(memcmp(key, want, sizeof(key)) == 0, "the public key is RFC 8032's");
        ok(memcmp(s, want_s, sizeof(s)) == 0, "the signature is RFC 8032's");
        ok(ed25519_verify(key, text, len, s), "and holds");
    }
}

static bool
openssl_agrees(const uint8_t seed[32], const uint8_t *p, size_t len)
{
    EVP_PKEY *pkey =
        EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, seed, 32);
    EVP_MD_CTX *md = EVP_MD_CTX_new();
    uint8_t key[32], s[64], other[64], other_key[32];
    size_t n = sizeof(other), nkey = sizeof(other_key);
    bool good;

    ed25519_public(seed, key);
    ed25519_sign(seed, p, len, s);
    good = EVP_PKEY_get_raw_public_key(pkey, other_key, &nkey) == 1 &&
           EVP_DigestSignInit(md, NULL, NULL, NULL, pkey) == 1 &&
           EVP_DigestSign(md, other, &n, p, len) == 1 &&
           memcmp(key, other_key, 32) == 0 && memcmp(s, other, 64) == 0;
    EVP_MD_CTX_free(md);
    EVP_PKEY_free(pkey);
    return good;
}

static void
random_ones(void)
{
    int differ = 0, believed = 0;

    srandom(5);
    for (int i = 0; i < ROUNDS; i++) {
        uint8_t seed[32], key[32], text[100], s[64];
        size_t len = (size_t)random() % sizeof(text);

        for (size_t k = 0; k < sizeof(seed); k++)
            seed[k] = (uint8_t)random();
        for (size_t k = 0; k < sizeof(text); k++)
            text[k] = (uint8_t)random();
        differ += !openssl_agrees(seed, text, len);
        ed25519_public(seed, key);
        ed25519_sign(seed, text, len, s);
        s[random() % 64] ^= (uint8_t)(1 << random() % 8);
        believed += ed25519_verify(key, text, len, s);
    }
    is_int(differ, 0, "2 000 keys and signatures are those of OpenSSL");
    is_int(believed, 0, "one flipped bit is one too many");
}

/* The neutral point signs anything in a careless implementation. */
static void
weak(void)
{
    uint8_t key[32] = {1}, s[64] = {1};

    ok(!ed25519_verify(key, "x", 1, s), "a key of small order is refused");
}

static void
base64(struct mem *m)
{
    static const char *const bad[] = {"Zg",
        "Zg=", "Zh==", "Zm9=", "Z===", "Zg==\n",
        " Zg==", "Zg==Zg==", "Z-==", "====", "Zm9v="};
    size_t len;
    int taken = 0;

    is_str(base64_text(m, "", 0), "", "nothing is nothing");
    is_str(base64_text(m, "f", 1), "Zg==", "RFC 4648's f");
    is_str(base64_text(m, "foobar", 6), "Zm9vYmFy", "and foobar");
    ok(memcmp(base64_parse(m, "Zm9vYg==", 8, &len), "foob", 4) == 0 && len == 4,
        "and back");
    ok(base64_parse(m, "", 0, &len) != NULL && len == 0, "nothing, too");
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        taken += base64_parse(m, bad[i], strlen(bad[i]), &len) != NULL;
    is_int(taken, 0, "what base64 would not write so is refused");
}

int
main(void)
{
    struct mem *m = mem_new();

    published();
    random_ones();
    weak();
    base64(m);
    mem_free(m);
    return done();
}
