/*
 * ed25519 - signatures (RFC 8032), by libsodium, which refuses keys of small
 * order and encodings that are not canonical; and base64 (RFC 4648 section 4)
 * as signatures are written in.
 *
 * A secret key is kept as its seed.  Whoever reads one from outside wipes it.
 */
#ifndef TYST_BASE_ED25519_H
#define TYST_BASE_ED25519_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"

#define ED25519_SEED_SIZE 32
#define ED25519_PUBLIC_SIZE 32
#define ED25519_SIGNATURE_SIZE 64

/* To be called once before a process gives up its rights. */
void ed25519_warm(void);

void ed25519_public(
    const uint8_t seed[ED25519_SEED_SIZE], uint8_t out[ED25519_PUBLIC_SIZE]);
void ed25519_sign(const uint8_t seed[ED25519_SEED_SIZE], const void *p,
    size_t len, uint8_t out[ED25519_SIGNATURE_SIZE]);
bool ed25519_verify(const uint8_t key[ED25519_PUBLIC_SIZE], const void *p,
    size_t len, const uint8_t signature[ED25519_SIGNATURE_SIZE]);

/* Overwrite a secret, so that the compiler does not leave it out. */
void wipe(void *p, size_t len);

char *base64_text(struct mem *m, const void *p, size_t len);

/* Bytes in m of exactly what base64_text() would write; NULL: it is not. */
uint8_t *base64_parse(
    struct mem *m, const char *s, size_t len, size_t *out_len);

#endif
