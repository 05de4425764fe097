/*
 * credential - a person's passphrase, checked without being kept.
 *
 * One Argon2id run (64 MiB, t = 3) over the passphrase gives 64 bytes: the
 * SHA-256 of the first half is the verifier stored, the second half seals the
 * signing key (people/key.h).  It takes about a fifth of a second, so it is
 * done before store_write, and the verb checks inside that the credential still
 * stands (rule R10).
 */
#ifndef TYST_PEOPLE_CREDENTIAL_H
#define TYST_PEOPLE_CREDENTIAL_H

#include "people/person.h"

/* Give a person a passphrase, ending the one before: act "passphrase".
 * With their key open in c->signer they keep it; else it ends (people/key.h).
 * ERR_INPUT "weak-passphrase" when it is shorter than 12 bytes; ERR_CONFLICT
 * "disabled" when the person has left. */
enum result credential_set(
    struct ctx *c, struct id person, const char *passphrase);

/* The same as its person chooses it, who may then go on with it at once.
 * ERR_INPUT "weak-passphrase" too when it is only a common one, their own name
 * or their centre's. */
enum result credential_choose(
    struct ctx *c, struct id person, const char *passphrase, struct id *out);

/* The same drawn at random, as twelve syllables to be copied by hand.  It is
 * temporary: it signs in, but signs nothing (rule R10). */
enum result credential_draw(
    struct ctx *c, struct id person, const char **words);

/* The person's current credential, when the passphrase is theirs, and their
 * signing key open in c->signer.  ERR_DENIED "wrong-passphrase" says the same
 * for a person who has none; ERR_FAULT "key-broken". */
enum result credential_check(
    struct ctx *c, struct id person, const char *passphrase, struct id *out);

/* The key that the person had before somebody reset their passphrase, open in
 * c->signer to confirm the one they have; as credential_check(). */
enum result credential_earlier(
    struct ctx *c, struct id person, const char *passphrase);

/* Only the credential, for whoever is named by reference or e-mail address.
 * ERR_DENIED "wrong-sign-in", in the same words and after the same work,
 * whether there is nobody of that name, they have left or the passphrase is
 * wrong. */
enum result credential_check_named(struct ctx *c, const char *named,
    const char *passphrase, struct person *out, struct id *credential);

#endif
