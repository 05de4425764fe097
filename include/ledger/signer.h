/*
 * signer - a person's signing key while it is open, in c->signer.
 *
 * credential_check() opens it, act_append() signs one act with it and closes
 * it; what is left is closed when the command or request ends.  The secret
 * lies in memory that is locked, guarded, left out of core files, and wiped as
 * it is closed.  A key is kept sealed: XChaCha20-Poly1305 under the second half
 * of what Argon2id makes of the passphrase, bound to the key and its person.
 */
#ifndef TYST_LEDGER_SIGNER_H
#define TYST_LEDGER_SIGNER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "ledger/signature.h"
#include "store/bytes.h"

#define SEALING_SIZE 32
#define SEALED_SIZE (24 + ED25519_SEED_SIZE + 16) /* nonce, secret, tag */

struct signer {
    struct id person;
    uint8_t public[ED25519_PUBLIC_SIZE];
    char key[KEY_ID_SIZE];
    bool earlier;         /* replaced by an officer: it only confirms */
    struct signer *after; /* of a rotation: the key that it gives way to */
    uint8_t seed[ED25519_SEED_SIZE], sealing[SEALING_SIZE];
};

/* Open a new key, or the one of that seed, for one act; it is the caller's
 * until it stands in c->signer. */
struct signer *signer_new(struct ctx *c, struct id person, const uint8_t *seed);

/* Wipe it and those it gives way to; NULL is allowed. */
void signer_free(struct signer *s);

/* Close c->signer.  Whoever ends a command or a request does. */
void signer_close(struct ctx *c);

/* Is it open, the person's, and still their key?  ERR_DENIED "R10". */
enum result signer_ready(struct ctx *c, struct id person);

/* The secret as it is kept: SEALED_SIZE bytes in c->mem. */
const uint8_t *signer_seal(
    struct ctx *c, const struct signer *s, const uint8_t sealing[SEALING_SIZE]);

/* Back, as c->signer.  ERR_FAULT "key-broken" when it is not what was sealed,
 * or not the secret of that public key. */
enum result signer_open(struct ctx *c, struct id person, struct bytes public,
    struct bytes sealed, const uint8_t sealing[SEALING_SIZE]);

#endif
