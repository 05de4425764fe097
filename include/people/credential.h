/*
 * credential - a person's passphrase, checked without being kept.
 *
 * One Argon2id run (64 MiB, t = 3) over the passphrase gives 64 bytes: the
 * SHA-256 of the first half is the verifier stored, the second half will seal
 * the signing key.  It takes about a fifth of a second, so it is done before
 * store_write, and the verb checks inside that the credential still stands
 * (rule R10).
 */
#ifndef TYST_PEOPLE_CREDENTIAL_H
#define TYST_PEOPLE_CREDENTIAL_H

#include "base/ctx.h"

/* Give a person a passphrase, ending the one before: act "passphrase".
 * ERR_INPUT "weak-passphrase" when it is shorter than 12 bytes; ERR_CONFLICT
 * "disabled" when the person has left. */
enum result credential_set(
    struct ctx *c, struct id person, const char *passphrase);

/* The person's current credential, when the passphrase is theirs.  ERR_DENIED
 * "wrong-passphrase" says the same for a person who has none. */
enum result credential_check(
    struct ctx *c, struct id person, const char *passphrase, struct id *out);

#endif
