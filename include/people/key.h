/*
 * key - the keys that people sign with: one for each who has chosen a
 * passphrase, made when they do, sealed under it.
 *
 * Choosing another passphrase with the old one at hand seals the same key
 * anew.  Where somebody else resets it, the key has come to its end (act
 * "key-replaced") and the next one is "reissued": what is signed with that
 * counts for rule R13 only once the person confirms it by the key they had, or
 * a second administrator does.
 */
#ifndef TYST_PEOPLE_KEY_H
#define TYST_PEOPLE_KEY_H

#include <stdbool.h>

#include "ledger/signer.h"

struct person_key {
    const char *id;
    struct id person;
    int64_t made, ended; /* ended 0: in use */
    const char *ending;  /* "rotated", "replaced", "left" */
    int64_t reissued;    /* the one before was reset; 0: it was not */
    const char *issuer;  /* by whom; NULL: the operator */
    int64_t confirmed;   /* 0: not */
    const char *confirmer;
    bool counts; /* not reissued, or confirmed */
};

/* A person's keys, the newest first; those that wait to be confirmed. */
enum result key_list(
    struct ctx *c, struct id person, struct person_key **out, size_t *n);
enum result key_waiting(struct ctx *c, struct person_key **out, size_t *n);

/* What is to be said of it besides: who reissued and confirmed it; NULL:
 * nothing. */
const char *key_words(struct ctx *c, const struct person_key *key);

/* The passphrase was right: open what it seals.  None: c->signer is NULL. */
enum result key_open(
    struct ctx *c, struct id credential, const uint8_t sealing[SEALING_SIZE]);

/*
 * The person has a new credential, inside store_write().  When their key is
 * open it is sealed anew; otherwise one they have is ended, and a new one made
 * unless sealing is NULL, because the passphrase is temporary.
 */
enum result key_settle(struct ctx *c, struct id person, struct id credential,
    const uint8_t *sealing);

/* The actor's key, which is open, gives way to a new one: "key-rotated". */
enum result key_rotate(struct ctx *c, struct id credential);

/*
 * Confirm a person's key with c->signer: act "key-confirmed".  The person does
 * by the key that they had before (credential_earlier() opens it), somebody
 * else as an officer, with their credential.  ERR_DENIED "not-administrator";
 * "same-officer" for who issued it; "younger-officer" for who has not been in
 * the record for longer than the person; ERR_CONFLICT "key-confirmed" when
 * there is nothing to confirm.
 */
enum result key_confirm(struct ctx *c, struct id person, struct id credential);

/* What stands signed in a person's name, the newest first. */
struct signed_act {
    int64_t n, logged;
    const char *kind, *unit; /* unit NULL: it is about none, or about many */
    const char *ref, *name;  /* of whom it is about; about: of who signed */
    const char *key;
    const char *note; /* what is to be said of the key; NULL: nothing */
};
enum result key_signed(struct ctx *c, struct id person, bool about, int64_t max,
    struct signed_act **out, size_t *n);

#endif
