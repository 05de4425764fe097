/*
 * verify - the tree again, from the acts alone and by other code than that
 * which wrote it: a stack of complete subtrees, as in counting in binary.
 */
#include <config.h>

#include <string.h>

#include "ledger/act.h"
#include "ledger/keyring.h"
#include "ledger/tree.h"
#include "ledger/verify.h"
#include "settle.h"
#include "store/sql.h"
#include "store/store.h"

struct rebuilt {
    struct keyring *ring;
    int64_t size, nodes, logged, signatures;
    uint8_t stack[TREE_PROOF_MAX][SHA256_SIZE]; /* by level */
    ledger_difference *found;
    void *arg;
};

/* A difference is told and not the end, where somebody wants them all. */
static enum result
told(struct ctx *c, const struct rebuilt *t, enum result r)
{
    if (r != ERR_CONFLICT || t->found == NULL)
        return r;
    r = t->found(c, t->arg);
    fail_clear(c);
    return r;
}

/* What differs goes on as it is stored, so that it is told once. */
static enum result
compare_node(struct ctx *c, int level, int64_t n, uint8_t hash[SHA256_SIZE],
    struct rebuilt *t)
{
    struct node_row row;
    enum result r = sql_node_get(c, tree_place(level, n), &row);

    t->nodes += r == OK;
    if (r == ERR_NOT_FOUND)
        return told(c, t,
            fail(c, ERR_CONFLICT, "node-missing",
                N_("The ledger lacks the node %lld of level %d."), (long long)n,
                level));
    if (r != OK || (row.hash.len == SHA256_SIZE &&
                       hash_equal(row.hash.p, hash, SHA256_SIZE)))
        return r;
    if (row.hash.len == SHA256_SIZE && t->found != NULL)
        memcpy(hash, row.hash.p, SHA256_SIZE);
    return told(c, t,
        fail(c, ERR_CONFLICT, "node-changed",
            N_("The ledger's node %lld of level %d is not what its acts "
               "give."),
            (long long)n, level));
}

static enum result
changed(struct ctx *c, int64_t n)
{
    return fail(c, ERR_CONFLICT, "act-changed",
        N_("The act %lld is not what it was."), (long long)n);
}

/* The columns are for searching; what counts is in the words. */
static enum result
compare_columns(
    struct ctx *c, const struct act_row *row, struct act_logged *out)
{
    struct act *act = &out->act;

    if (act_of_row(c, row, out) == OK && strcmp(act->kind, row->kind) == 0 &&
        act->at == row->at && id_equal(act->actor, row->actor) &&
        id_equal(act->subject, row->subject))
        return OK;
    return changed(c, row->n);
}

/* By the right key, and found under it. */
static enum result
check_signatures(struct ctx *c, const struct act_row *row,
    const struct act_logged *act, struct rebuilt *t)
{
    const struct ring_key *key;
    const char *why = keyring_take(t->ring, act, &key);
    struct signed_key_row found;
    enum result r = sql_signed_key(c, row->id, &found);

    if (why != NULL)
        return fail(c, ERR_CONFLICT, "act-signature",
            N_("The act %lld (%s) cannot be: %s"), (long long)row->n,
            tr(c->lang, act_words_of(act->act.kind)), tr(c->lang, why));
    if (r != OK && r != ERR_NOT_FOUND)
        return r;
    if ((r == OK) != (key != NULL) ||
        (key != NULL && strcmp(found.key, key->id) != 0))
        return changed(c, row->n);
    t->signatures += key != NULL;
    return OK;
}

static enum result
add_act(struct ctx *c, const struct act_row *row, void *arg)
{
    struct rebuilt *t = arg;
    char *data =
        act_leaf_data(c->mem, row->words, row->signatures, row->logged);
    uint8_t hash[SHA256_SIZE];
    struct act_logged act;
    int level = 0;
    enum result r;

    if (row->n != t->size)
        return fail(c, ERR_CONFLICT, "act-missing",
            N_("The ledger lacks the act %lld."), (long long)t->size);
    r = row->logged >= t->logged && row->logged - row->at <= ACT_STALE_MS
            ? OK
            : fail(c, ERR_CONFLICT, "logged-order",
                  N_("The act %lld cannot have been logged when it says: that "
                     "is before the act it follows, or long after it was "
                     "composed."),
                  (long long)row->n);
    if ((r = told(c, t, r)) != OK)
        return r;
    if ((r = compare_columns(c, row, &act)) == OK)
        r = check_signatures(c, row, &act, t);
    if ((r = told(c, t, r)) != OK)
        return r;
    tree_leaf_hash(data, strlen(data), hash);
    for (;; level++) {
        r = compare_node(c, level, row->n >> level, hash, t);
        if (r != OK || (row->n >> level & 1) == 0)
            break;
        tree_node_hash(t->stack[level], hash, hash);
    }
    memcpy(t->stack[level], hash, SHA256_SIZE);
    t->logged = row->logged;
    t->size++;
    return r;
}

/* What the tree does not account for. */
static enum result
compare_counts(struct ctx *c, const struct rebuilt *t)
{
    struct ledger_count_row count;
    enum result r;

    if ((r = sql_ledger_count(c, &count)) != OK)
        return r;
    if (count.acts != t->size || count.leaves != t->size)
        return fail(c, ERR_CONFLICT, "act-missing",
            N_("The ledger has %lld acts in order and %lld in all."),
            (long long)t->size, (long long)count.acts);
    if (count.signatures != t->signatures)
        return fail(c, ERR_CONFLICT, "act-signature",
            N_("The ledger has %lld signatures and %lld are of its acts."),
            (long long)count.signatures, (long long)t->signatures);
    if (count.nodes != t->nodes)
        return fail(c, ERR_CONFLICT, "node-changed",
            N_("The ledger has %lld nodes and %lld are of its acts."),
            (long long)count.nodes, (long long)t->nodes);
    return OK;
}

static enum result
verify(struct ctx *c, void *arg)
{
    struct rebuilt *t = arg;
    enum result r = sql_act_all(c, add_act, t);

    if (r == OK)
        r = compare_counts(c, t);
    if (r == OK)
        r = checkpoints_verify(c);
    return told(c, t, r);
}

enum result
ledger_verify(struct ctx *c)
{
    struct mem *m = mem_new();
    struct rebuilt t = {.ring = keyring_new(m)};
    enum result r = store_read(c, verify, &t);

    mem_free(m);
    return r;
}

enum result
ledger_differences(struct ctx *c, ledger_difference *found, void *arg,
    struct keyring *ring, int64_t *out)
{
    struct rebuilt t = {.ring = ring, .found = found, .arg = arg};
    enum result r = verify(c, &t);

    *out = t.size;
    return r;
}
