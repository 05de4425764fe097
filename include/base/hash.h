/*
 * hash - SHA-256, SHA-512 (FIPS 180-4) and HMAC-SHA-256 (RFC 2104), by
 * OpenSSL.
 *
 * A hash takes bytes as they come and is finished once:
 *
 *     struct hash *h = NULL;
 *
 *     if ((r = hash_open(c, HASH_SHA256, &h)) != OK)
 *         return r;
 *     hash_add(h, p, len);
 *     hash_close(h, digest);
 *
 * Short things in memory have hash_sha256() and its like, which cannot fail
 * but by a broken library; that ends the program as running out of memory
 * does.
 */
#ifndef TYST_BASE_HASH_H
#define TYST_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"

#define SHA1_SIZE 20
#define SHA256_SIZE 32
#define SHA512_SIZE 64
#define HASH_SIZE_MAX SHA512_SIZE
#define SHA256_HEX_SIZE 65 /* 64 digits and NUL */

enum hash_kind { HASH_SHA256, HASH_SHA512 };

struct hash;

/* It is the caller's to close. */
enum result hash_open(struct ctx *c, enum hash_kind kind, struct hash **out);
void hash_add(struct hash *h, const void *p, size_t len);

/* Write the digest (32 or 64 bytes; NULL: only give up) and free h. */
void hash_close(struct hash *h, uint8_t *out);

/* Of bytes at hand. */
void hash_sha256(const void *p, size_t len, uint8_t out[SHA256_SIZE]);
void hash_sha512(const void *p, size_t len, uint8_t out[SHA512_SIZE]);
void hash_hmac_sha256(const void *key, size_t key_len, const void *p,
    size_t len, uint8_t out[SHA256_SIZE]);

/* SHA-1 of two pieces in a row: names things (base/id.h) and protects none. */
void hash_sha1(const void *p, size_t len, const void *more, size_t more_len,
    uint8_t out[SHA1_SIZE]);

/* 64 lower-case hexadecimal digits. */
void hash_sha256_hex(const void *p, size_t len, char out[SHA256_HEX_SIZE]);

/* Lower-case hexadecimal: 2 * len digits and NUL. */
void hex_format(const void *p, size_t len, char *out);
char *hex_text(struct mem *m, const void *p, size_t len);

/* Exactly 2 * len lower-case digits into len bytes; false when it is not. */
bool hex_parse(const char *s, void *out, size_t len);

/* Equal, taking the same time wherever they differ. */
bool hash_equal(const void *a, const void *b, size_t len);

#endif
