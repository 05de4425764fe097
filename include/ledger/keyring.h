/*
 * keyring - the keys that acts make known, and whether each act bears the
 * signature that its kind asks for: worked out from acts alone, in the order
 * of the ledger, all of it or those of one package.
 *
 * A person's first key comes by an act "key", signed with itself.  From then
 * on there is one at a time.  "key-rotated", signed with the old one and the
 * new, puts another in its place.  After "key-replaced", which somebody else
 * did, the next "key" is reissued: what it signs is its person's only from the
 * act "key-confirmed" on, which the person signs with the last key of theirs
 * that counted and was so replaced, or an administrator with a key that counts,
 * who did not replace it and is no younger than the person: whose first key,
 * or that of an administrator who confirmed theirs, came no later.  So whoever
 * adds an administrator to the end of a ledger has gained nothing.
 */
#ifndef TYST_LEDGER_KEYRING_H
#define TYST_LEDGER_KEYRING_H

#include "ledger/act.h"
#include "ledger/signature.h"

struct ring_key {
    char id[KEY_ID_SIZE];
    struct id person;
    uint8_t public[ED25519_PUBLIC_SIZE];
    const struct ring_key *root; /* what is said of that holds of this */
    int64_t reissued;            /* 0: the one before was not replaced */
    struct id issuer;            /* by whom it was; none: the operator */
    int64_t confirmed;           /* 0: not */
    int64_t confirmed_leaf;
    struct id confirmer;
    const struct ring_key *confirmed_with;
};

struct keyring;

struct keyring *keyring_new(struct mem *m);

/*
 * The next act.  NULL, or why its signatures are not as they must be: a
 * sentence marked N_().  *out is the key its actor signed with; NULL: it is of
 * no personal kind.
 */
const char *keyring_take(struct keyring *ring, const struct act_logged *at,
    const struct ring_key **out);

/* The key of an act that was taken; NULL: it bears no signature, or there is
 * no ring. */
const struct ring_key *keyring_of(
    const struct keyring *ring, const struct act_logged *at);

/* The first key that it follows from, of its person or of an officer. */
const struct ring_key *ring_key_rests_on(const struct ring_key *key);

/* Did what it signed count when leaf n came?  NULL: nobody asked for a key. */
bool ring_key_counts(const struct ring_key *key, int64_t n);

#endif
