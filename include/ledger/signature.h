/*
 * signature - the lines under an act that say who stands by it.
 *
 *     unsigned
 *     ed25519 KEYID BASE64
 *     webauthn KEYID AUTHDATA CLIENTDATA SIGNATURE
 *
 * each ended by LF.  What is signed is "tyst-act-v1", LF and the act's bytes.
 * KEYID is the first 32 hexadecimal digits of the SHA-256 of the public key, so
 * a line names one key and no other.  The third form is kept for passkeys:
 * nothing writes it yet, and no act with it verifies.
 */
#ifndef TYST_LEDGER_SIGNATURE_H
#define TYST_LEDGER_SIGNATURE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ed25519.h"

#define SIGNATURE_NONE "unsigned\n"
#define KEY_ID_SIZE 33 /* with NUL */

struct signature {
    char key[KEY_ID_SIZE];
    uint8_t bytes[ED25519_SIGNATURE_SIZE];
};

void key_id_of(
    const uint8_t public[ED25519_PUBLIC_SIZE], char out[KEY_ID_SIZE]);
bool key_id_is(const char *s);

/* A public key as acts have it: base64. */
bool key_parse(const char *text, uint8_t out[ED25519_PUBLIC_SIZE]);

/* The line over an act's bytes, by whoever has the seed. */
char *signature_line(struct mem *m, const uint8_t seed[ED25519_SEED_SIZE],
    const uint8_t public[ED25519_PUBLIC_SIZE], const char *words);

/* The next line of *lines, which moves on; false: it is of no known form. */
bool signature_next(const char **lines, struct signature *out);

/* Is it by this key, over these bytes? */
bool signature_holds(const struct signature *s,
    const uint8_t public[ED25519_PUBLIC_SIZE], const char *words);

#endif
