/*
 * settle - a batch of acts is covered by a checkpoint, and a ledger held to
 * those it has.
 */
#include <config.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "ledger/act.h"
#include "ledger/centre.h"
#include "ledger/notary.h"
#include "settle.h"
#include "store/sql.h"
#include "store/store.h"

#define NEWEST CHECKPOINTS "/newest"
#define TRIES 1000 /* others sign, too: what one loses another has won */

/* A tree of so many leaves: the roots of its complete subtrees by level. */
struct range {
    int64_t size;
    uint8_t node[TREE_PROOF_MAX][SHA256_SIZE];
};

static void
range_add(struct range *t, const uint8_t leaf[SHA256_SIZE])
{
    uint8_t hash[SHA256_SIZE];
    int level = 0;

    memcpy(hash, leaf, SHA256_SIZE);
    for (; (t->size >> level & 1) != 0; level++)
        tree_node_hash(t->node[level], hash, hash);
    memcpy(t->node[level], hash, SHA256_SIZE);
    t->size++;
}

static void
range_root(const struct range *t, uint8_t out[SHA256_SIZE])
{
    bool first = true;

    hash_sha256("", 0, out);
    for (int level = 0; t->size >> level != 0; level++) {
        if ((t->size >> level & 1) == 0)
            continue;
        if (first)
            memcpy(out, t->node[level], SHA256_SIZE);
        else
            tree_node_hash(t->node[level], out, out);
        first = false;
    }
}

/* That of the first size leaves, as it is stored. */
static enum result
range_load(struct ctx *c, int64_t size, struct range *out)
{
    int64_t end = size;
    struct node_row row;
    enum result r;

    out->size = size;
    for (int level = 0; size >> level != 0; level++) {
        if ((size >> level & 1) == 0)
            continue;
        end -= INT64_C(1) << level;
        r = sql_node_get(c, tree_place(level, end >> level), &row);
        if (r != OK && r != ERR_NOT_FOUND)
            return r;
        if (r == OK && row.hash.len == SHA256_SIZE)
            memcpy(out->node[level], row.hash.p, SHA256_SIZE);
        else
            memset(out->node[level], 0, SHA256_SIZE); /* gives another root */
    }
    return OK;
}

static enum result
tree_behind(struct ctx *c, int64_t size, const struct checkpoint *last)
{
    return fail(c, ERR_CONFLICT, "tree-behind",
        N_("The ledger has %lld acts, and a checkpoint over %lld was signed: "
           "acts are missing.  Restore the newest backup; if there is none, "
           "see “ledger epoch” in the manual."),
        (long long)size, (long long)last->size);
}

static enum result
tree_other(struct ctx *c, const struct checkpoint *last)
{
    return fail(c, ERR_CONFLICT, "tree-other",
        N_("The ledger's first %lld acts are not those of the checkpoint that "
           "was signed: something was changed.  Restore the newest backup; if "
           "there is none, see “ledger epoch” in the manual."),
        (long long)last->size);
}

/* What is to be signed, out of one state of the database. */
struct batch {
    struct checkpoint last, next;
    struct range range;
    struct tree_proof proof;
};

static enum result
add_leaf(struct ctx *c, const struct act_row *row, void *arg)
{
    struct batch *b = arg;
    const char *data =
        act_leaf_data(c->mem, row->words, row->signatures, row->logged);
    uint8_t hash[SHA256_SIZE];

    tree_leaf_hash(data, strlen(data), hash);
    range_add(&b->range, hash);
    return OK;
}

static enum result
read_batch(struct ctx *c, void *arg)
{
    struct batch *b = arg;
    uint8_t root[SHA256_SIZE];
    enum result r;

    if ((r = centre_keys(c, &b->next.origin, NULL, NULL)) != OK ||
        (r = tree_size(c, &b->next.size)) != OK)
        return r;
    if (b->next.size < b->last.size)
        return tree_behind(c, b->next.size, &b->last);
    if ((r = range_load(c, b->last.size, &b->range)) != OK)
        return r;
    range_root(&b->range, root);
    if (b->last.size > 0 && !hash_equal(root, b->last.root, SHA256_SIZE))
        return tree_other(c, &b->last);
    if ((r = sql_act_from(c, b->last.size, add_leaf, b)) != OK ||
        (r = tree_root(c, b->next.size, root)) != OK)
        return r;
    range_root(&b->range, b->next.root);
    if (b->range.size != b->next.size ||
        !hash_equal(root, b->next.root, SHA256_SIZE))
        return fail(c, ERR_CONFLICT, "leaf-changed",
            N_("The acts from %lld on and the ledger's tree over them do not "
               "agree: something was changed.  Restore the newest backup."),
            (long long)b->last.size);
    return tree_consistency(c, b->last.size, b->next.size, &b->proof);
}

static enum result
keep(struct ctx *c, void *arg)
{
    const struct checkpoint *cp = arg;

    return sql_checkpoint_add(c, cp->size, cp->note, c->now);
}

enum result
checkpoint_publish(struct ctx *c, struct checkpoint *cp)
{
    const char *dir = store_dir(c);
    const char *folder = mem_printf(c->mem, "%s/" CHECKPOINTS, dir);
    enum result r;

    if (mkdir(folder, 0700) != 0 && errno != EEXIST)
        return fail_errno(
            c, "cannot-write", N_("The folder %s cannot be made"), folder);
    r = file_write(c, mem_printf(c->mem, "%s/" NEWEST, dir), cp->note,
        strlen(cp->note), 0600);
    return r != OK ? r : store_write(c, keep, cp);
}

/* One try; ERR_CONFLICT "signed-since" when another came first. */
static enum result
make(struct ctx *c)
{
    struct batch *b = mem_alloc(c->mem, sizeof(*b));
    enum result r;

    if ((r = notary_last(c, &b->last)) != OK ||
        (r = store_read(c, read_batch, b)) != OK)
        return r;
    if (b->last.size == b->next.size && b->last.note != NULL)
        return checkpoint_publish(c, &b->last);
    if ((r = notary_checkpoint(c, &b->next, b->last.size, &b->proof)) != OK)
        return r;
    return checkpoint_publish(c, &b->next);
}

/* Is every act covered, and nothing left undone? */
static enum result
is_settled(struct ctx *c, bool *out)
{
    struct checkpoint_row row;
    int64_t size;
    enum result r;

    if ((r = tree_size(c, &size)) != OK)
        return r;
    r = sql_checkpoint_latest(c, &row);
    *out = size == 0 || (r == OK && row.size == size);
    return r == ERR_NOT_FOUND ? OK : r;
}

enum result
checkpoint_make(struct ctx *c)
{
    bool settled;
    enum result r;

    if ((r = is_settled(c, &settled)) != OK || settled ||
        (r = centre_signer(c)) != OK)
        return r;
    for (int i = 1; (r = make(c)) == ERR_CONFLICT && i < TRIES; i++) {
        if (strcmp(c->code, "signed-since") != 0)
            break;
        fail_clear(c);
    }
    return r;
}

enum result
checkpoint_newest(struct ctx *c, struct checkpoint *out)
{
    struct note note;
    enum result r;
    size_t len;
    char *p;

    *out = (struct checkpoint){0};
    r = file_read(c, mem_printf(c->mem, "%s/" NEWEST, store_dir(c)),
        CHECKPOINT_MAX, &p, &len);
    if (r == ERR_NOT_FOUND) {
        fail_clear(c);
        return OK;
    }
    return r != OK ? r : checkpoint_parse(c, p, len, &note, out);
}

static enum result
check(struct ctx *c, void *arg)
{
    const struct checkpoint *last = arg;
    struct note_key ledger, package;
    uint8_t root[SHA256_SIZE];
    const char *origin;
    int64_t size;
    enum result r;

    if ((r = centre_keys(c, &origin, &ledger, &package)) != OK ||
        (r = tree_size(c, &size)) != OK)
        return r;
    if (size < last->size)
        return tree_behind(c, size, last);
    if (strcmp(origin, last->origin) != 0)
        return fail(c, ERR_CONFLICT, "tree-other",
            N_("The ledger is called “%s” and was “%s” when it was last "
               "signed: an older copy was restored, or the setting “origin” in "
               "tyst.db changed.  Restore the newest backup; if there is none, "
               "see “ledger epoch” in the manual."),
            origin, last->origin);
    if ((r = tree_root(c, last->size, root)) != OK)
        return r;
    return hash_equal(root, last->root, SHA256_SIZE) ? OK : tree_other(c, last);
}

enum result
checkpoint_check(struct ctx *c)
{
    struct checkpoint known[2];
    enum result r;

    if ((r = notary_remembers(c, store_dir(c), &known[0])) != OK ||
        (r = checkpoint_newest(c, &known[1])) != OK)
        return r;
    for (int i = 0; i < 2 && r == OK; i++)
        if (known[i].note != NULL)
            r = store_read(c, check, &known[i]);
    return r;
}
