/* hash - a thin face of OpenSSL's EVP. */
#include <config.h>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <stdio.h>
#include <unistd.h>

#include "base/hash.h"

/*
 * The library cannot even begin a digest: it is broken or out of memory, and
 * an answer computed without it would be worse than none.
 */
static void
broken(void)
{
    static const char line[] = "tyst: the cryptographic library failed\n";

    (void)!write(STDERR_FILENO, line, sizeof(line) - 1);
    _exit(3);
}

static const EVP_MD *
kind_md(enum hash_kind kind)
{
    return kind == HASH_SHA512 ? EVP_sha512() : EVP_sha256();
}

/* A struct hash is OpenSSL's own context under our name. */
static EVP_MD_CTX *
evp(struct hash *h)
{
    return (EVP_MD_CTX *)h;
}

enum result
hash_open(struct ctx *c, enum hash_kind kind, struct hash **out)
{
    EVP_MD_CTX *md = EVP_MD_CTX_new();

    if (md == NULL || EVP_DigestInit_ex(md, kind_md(kind), NULL) != 1) {
        EVP_MD_CTX_free(md);
        return fail(
            c, ERR_FAULT, "crypto", N_("The cryptographic library failed."));
    }
    *out = (struct hash *)md;
    return OK;
}

void
hash_add(struct hash *h, const void *p, size_t len)
{
    if (EVP_DigestUpdate(evp(h), p, len) != 1)
        broken();
}

void
hash_close(struct hash *h, uint8_t *out)
{
    if (out != NULL && EVP_DigestFinal_ex(evp(h), out, NULL) != 1)
        broken();
    EVP_MD_CTX_free(evp(h));
}

void
hash_sha256(const void *p, size_t len, uint8_t out[SHA256_SIZE])
{
    if (EVP_Digest(p, len, out, NULL, EVP_sha256(), NULL) != 1)
        broken();
}

void
hash_sha512(const void *p, size_t len, uint8_t out[SHA512_SIZE])
{
    if (EVP_Digest(p, len, out, NULL, EVP_sha512(), NULL) != 1)
        broken();
}

void
hash_hmac_sha256(const void *key, size_t key_len, const void *p, size_t len,
    uint8_t out[SHA256_SIZE])
{
    /* No key and a NULL pointer would mean "the last key" to OpenSSL. */
    if (HMAC(EVP_sha256(), key_len > 0 ? key : "", (int)key_len, p, len, out,
            NULL) == NULL)
        broken();
}

void
hash_sha256_hex(const void *p, size_t len, char out[SHA256_HEX_SIZE])
{
    uint8_t digest[SHA256_SIZE];

    hash_sha256(p, len, digest);
    hex_format(digest, sizeof(digest), out);
}

void
hex_format(const void *p, size_t len, char *out)
{
    static const char digits[] = "0123456789abcdef";
    const uint8_t *b = p;

    for (size_t i = 0; i < len; i++) {
        *out++ = digits[b[i] >> 4];
        *out++ = digits[b[i] & 15];
    }
    *out = '\0';
}

char *
hex_text(struct mem *m, const void *p, size_t len)
{
    char *s = mem_alloc(m, 2 * len + 1);

    hex_format(p, len, s);
    return s;
}

static int
digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool
hex_parse(const char *s, void *out, size_t len)
{
    uint8_t *b = out;

    for (size_t i = 0; i < len; i++) {
        int high = digit(s[2 * i]);
        int low = high < 0 ? -1 : digit(s[2 * i + 1]);

        if (low < 0)
            return false;
        b[i] = (uint8_t)(high << 4 | low);
    }
    return s[2 * len] == '\0';
}

bool
hash_equal(const void *a, const void *b, size_t len)
{
    return CRYPTO_memcmp(a, b, len) == 0;
}

void
hash_sha1(const void *p, size_t len, const void *more, size_t more_len,
    uint8_t out[SHA1_SIZE])
{
    EVP_MD_CTX *md = EVP_MD_CTX_new();

    if (md == NULL || EVP_DigestInit_ex(md, EVP_sha1(), NULL) != 1 ||
        EVP_DigestUpdate(md, p, len) != 1 ||
        EVP_DigestUpdate(md, more, more_len) != 1 ||
        EVP_DigestFinal_ex(md, out, NULL) != 1)
        broken();
    EVP_MD_CTX_free(md);
}
