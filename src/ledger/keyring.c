/* keyring - keys out of acts, and signatures against them. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "kinds.h"
#include "ledger/keyring.h"

#define ID_BYTES 16 /* of a person, and of a key's id */
#define NEVER INT64_MAX

struct person {
    struct id id;
    bool officer, left;
    int64_t first, since;       /* leaves; NEVER: no key yet */
    struct ring_key *current;   /* NULL: none just now */
    const struct ring_key *had; /* the last that counted and was replaced */
    struct id resetter;         /* of the last that was replaced */
    int64_t reset;              /* when; 0: it was not */
};

/* By 16 bytes that were drawn at random, or are a hash. */
struct table {
    struct slot {
        uint8_t id[ID_BYTES];
        void *thing; /* NULL: free */
    } * slot;
    size_t n, room; /* room: a power of two */
};

struct keyring {
    struct mem *mem;
    struct table people, keys;
};

struct keyring *
keyring_new(struct mem *m)
{
    struct keyring *ring = mem_alloc(m, sizeof(*ring));

    ring->mem = m;
    return ring;
}

static struct slot *
find(const struct table *t, const uint8_t id[ID_BYTES])
{
    size_t i;

    memcpy(&i, id + ID_BYTES - sizeof(i), sizeof(i));
    while (t->slot[i & (t->room - 1)].thing != NULL &&
           memcmp(t->slot[i & (t->room - 1)].id, id, ID_BYTES) != 0)
        i++;
    return &t->slot[i & (t->room - 1)];
}

static void *
get(const struct table *t, const uint8_t id[ID_BYTES])
{
    return t->room == 0 ? NULL : find(t, id)->thing;
}

/* Kept half empty. */
static void
put(struct keyring *ring, struct table *t, const uint8_t id[ID_BYTES],
    void *thing)
{
    struct table old = *t;
    struct slot *slot;

    if (2 * (t->n + 1) > t->room) {
        t->room = old.room == 0 ? 64 : 2 * old.room;
        t->slot = mem_array(ring->mem, t->room, sizeof(*t->slot));
        for (size_t i = 0; i < old.room; i++)
            if (old.slot[i].thing != NULL)
                *find(t, old.slot[i].id) = old.slot[i];
    }
    slot = find(t, id);
    memcpy(slot->id, id, ID_BYTES);
    slot->thing = thing;
    t->n++;
}

static struct person *
person_of(struct keyring *ring, struct id id)
{
    struct person *p = get(&ring->people, id.b);

    if (p == NULL) {
        p = mem_alloc(ring->mem, sizeof(*p));
        *p = (struct person){.id = id, .first = NEVER, .since = NEVER};
        put(ring, &ring->people, id.b, p);
    }
    return p;
}

static struct ring_key *
key_find(const struct keyring *ring, const char *id)
{
    uint8_t bytes[ID_BYTES];

    hex_parse(id, bytes, sizeof(bytes)); /* the kind and the line promise it */
    return get(&ring->keys, bytes);
}

bool
ring_key_counts(const struct ring_key *key, int64_t n)
{
    return key == NULL || key->root->reissued == 0 ||
           (key->root->confirmed != 0 && key->root->confirmed_leaf < n);
}

const struct ring_key *
ring_key_rests_on(const struct ring_key *key)
{
    key = key->root;
    while (key->reissued != 0 && key->confirmed_with != NULL)
        key = key->confirmed_with->root;
    return key;
}

/* The key of an act that makes one known; NULL: it was known before. */
static struct ring_key *
key_new(struct keyring *ring, const struct act_logged *at)
{
    struct ring_key *key = mem_alloc(ring->mem, sizeof(*key));
    uint8_t bytes[ID_BYTES];

    key_parse(value_get_string(at->act.body, "public"), key->public);
    key_id_of(key->public, key->id);
    if (key_find(ring, key->id) != NULL)
        return NULL;
    hex_parse(key->id, bytes, sizeof(bytes));
    put(ring, &ring->keys, bytes, key);
    key->person = at->act.subject;
    key->root = key;
    return key;
}

#define UNSIGNED_KIND N_("it bears a signature, which its kind does not.")
#define NOT_SIGNED N_("it does not bear the signature of its actor.")
#define NOT_THEIRS                                                             \
    N_("it is signed with a key that was not its actor's at that time.")
#define FALSE_SIGNATURE N_("its signature is not of these words.")
#define SECOND_KEY                                                             \
    N_("it gives a key to somebody who has one, or one that is known.")
#define NO_KEY N_("it is about a key that was not in use at that time.")
#define MAY_NOT_CONFIRM                                                        \
    N_("it confirms a key, and its actor may not do that for this person.")

/* One line of a key that is known, over these words; *lines moves on. */
static const char *
holds(const char **lines, const struct ring_key *key, const char *words)
{
    struct signature s;

    if (!signature_next(lines, &s))
        return NOT_SIGNED;
    if (key == NULL || strcmp(s.key, key->id) != 0)
        return NOT_THEIRS;
    return signature_holds(&s, key->public, words) ? NULL : FALSE_SIGNATURE;
}

/* Their first key, or the one after a reset. */
static const char *
take_key(struct keyring *ring, const struct act_logged *at)
{
    struct person *p = person_of(ring, at->act.subject);
    struct ring_key *key = key_new(ring, at);
    const char *lines = at->signatures, *why;

    if (key == NULL || p->left || p->current != NULL ||
        (p->first != NEVER && p->reset == 0))
        return SECOND_KEY;
    if ((why = holds(&lines, key, at->words)) != NULL || *lines != '\0')
        return why != NULL ? why : NOT_THEIRS;
    if (p->first == NEVER) {
        p->first = at->n;
        p->since = at->n < p->since ? at->n : p->since;
    } else {
        key->reissued = p->reset;
        key->issuer = p->resetter;
        p->reset = 0;
    }
    p->current = key;
    return NULL;
}

static const char *
take_rotation(struct keyring *ring, const struct act_logged *at)
{
    struct person *p = person_of(ring, at->act.subject);
    const struct ring_key *old = p->current;
    const char *lines = at->signatures, *why;
    struct ring_key *key;

    if (old == NULL || !id_equal(at->act.actor, p->id))
        return NOT_THEIRS;
    if ((key = key_new(ring, at)) == NULL)
        return SECOND_KEY;
    if ((why = holds(&lines, old, at->words)) != NULL ||
        (why = holds(&lines, key, at->words)) != NULL || *lines != '\0')
        return why != NULL ? why : NOT_THEIRS;
    key->root = old->root;
    p->current = key;
    return NULL;
}

static const char *
take_replacement(struct keyring *ring, const struct act_logged *at)
{
    struct person *p = person_of(ring, at->act.subject);

    if (p->current == NULL ||
        strcmp(p->current->id, value_get_string(at->act.body, "key")) != 0)
        return NO_KEY;
    if (ring_key_counts(p->current, at->n))
        p->had = p->current;
    p->current = NULL;
    p->reset = at->act.at;
    p->resetter = at->act.actor;
    return NULL;
}

/* The key that "key-confirmed" is about is in use, or what that follows. */
static const char *
take_confirmation(struct keyring *ring, const struct act_logged *at,
    const struct ring_key *with)
{
    struct person *p = person_of(ring, at->act.subject);
    struct person *by = person_of(ring, at->act.actor);
    struct ring_key *key =
        key_find(ring, value_get_string(at->act.body, "key"));

    if (key == NULL || p->current == NULL || p->current->root != key ||
        key->confirmed != 0)
        return NO_KEY;
    if (by != p && (!by->officer || !ring_key_counts(with, at->n) ||
                       by->since > p->first ||
                       (key->reissued != 0 && id_equal(key->issuer, by->id))))
        return MAY_NOT_CONFIRM;
    key->confirmed = at->act.at;
    key->confirmed_leaf = at->n;
    key->confirmer = by->id;
    key->confirmed_with = with;
    if (by->since < p->since)
        p->since = by->since;
    return NULL;
}

/* By the actor's key; to confirm their own, by the one that they had. */
static const char *
take_personal(struct keyring *ring, const struct act_logged *at,
    const struct ring_key **out)
{
    const struct person *p = person_of(ring, at->act.actor);
    const struct ring_key *key = p->current;
    bool confirms = strcmp(at->act.kind, "key-confirmed") == 0;
    const char *lines = at->signatures, *why;

    if (confirms && id_equal(at->act.actor, at->act.subject))
        key = p->had;
    if ((why = holds(&lines, key, at->words)) != NULL || *lines != '\0')
        return why != NULL ? why : NOT_THEIRS;
    *out = key;
    return confirms ? take_confirmation(ring, at, key) : NULL;
}

/* What is no key, and says who is an administrator, and who has left. */
static const char *
take_unsigned(struct keyring *ring, const struct act_logged *at)
{
    const char *kind = at->act.kind;
    struct person *p;

    if (strcmp(at->signatures, SIGNATURE_NONE) != 0)
        return UNSIGNED_KIND;
    if (strcmp(kind, "key-replaced") == 0)
        return take_replacement(ring, at);
    if (strcmp(kind, "person") == 0 || strcmp(kind, "role") == 0) {
        p = person_of(ring, at->act.subject);
        p->officer = false;
        for (const struct value *i = value_get(at->act.body, "roles")->first;
             i != NULL; i = i->next)
            p->officer |= strcmp(i->string, "administrator") == 0;
    } else if (strcmp(kind, "leaver") == 0) {
        p = person_of(ring, at->act.subject);
        p->current = NULL;
        p->left = true;
    }
    return NULL;
}

const char *
keyring_take(struct keyring *ring, const struct act_logged *at,
    const struct ring_key **out)
{
    *out = NULL;
    switch (kind_find(at->act.kind)->class) {
    case CLASS_KEY: return take_key(ring, at);
    case CLASS_ROTATION: return take_rotation(ring, at);
    case CLASS_PERSONAL: return take_personal(ring, at, out);
    default: return take_unsigned(ring, at);
    }
}

const struct ring_key *
keyring_of(const struct keyring *ring, const struct act_logged *at)
{
    const char *lines = at->signatures;
    struct signature s;

    return ring != NULL && signature_next(&lines, &s) ? key_find(ring, s.key)
                                                      : NULL;
}
