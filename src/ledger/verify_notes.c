/* verify_notes - every checkpoint that was kept is of this ledger, and bears
 * the signatures that it is said to. */
#include <config.h>

#include <string.h>

#include "ledger/centre.h"
#include "ledger/checkpoint.h"
#include "ledger/tree.h"
#include "settle.h"
#include "store/sql.h"

static enum result
changed(struct ctx *c, int64_t size)
{
    return fail(c, ERR_CONFLICT, "checkpoint-changed",
        N_("The checkpoint over %lld acts is not what was signed, or not of "
           "this ledger."),
        (long long)size);
}

static bool
is_signed(struct mem *m, const struct note *note, const struct note_key *key)
{
    return note_check(m, note, key, NULL) == NOTE_TRUE;
}

/* What others have signed under it. */
static enum result
verify_cosignatures(struct ctx *c, const struct checkpoint *cp)
{
    struct cosignature_row *rows;
    struct note_key key;
    struct note note;
    enum result r;
    size_t n;

    if ((r = sql_cosignature_list(c, cp->size, &rows, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++) {
        const char *text =
            note_write(c->mem, checkpoint_text(c->mem, cp), rows[i].line);

        if (note_parse(c, text, strlen(text), &note) != OK ||
            note_key_parse(c, rows[i].signer, &key) != OK ||
            !is_signed(c->mem, &note, &key))
            return changed(c, cp->size);
    }
    return OK;
}

/* The key of the last one's epoch: most have the same. */
struct last_key {
    struct mem *mem;
    const char *origin;
    struct note_key key;
};

static enum result
find_key(struct ctx *c, const char *origin, struct last_key *k)
{
    enum result r = OK;

    if (k->origin != NULL && strcmp(k->origin, origin) == 0)
        return OK;
    k->origin = NULL;
    if ((r = centre_key_of(c, origin, &k->key)) == OK) {
        k->origin = mem_strdup(k->mem, origin);
        k->key.name = k->origin;
    }
    return r;
}

static enum result
verify_one(struct ctx *c, const struct checkpoint_row *row, void *arg)
{
    struct last_key *k = arg;
    struct checkpoint cp;
    struct note note;
    uint8_t root[SHA256_SIZE];
    enum result r;

    if (checkpoint_parse(c, row->note, strlen(row->note), &note, &cp) != OK ||
        cp.size != row->size)
        return changed(c, row->size);
    r = tree_root(c, cp.size, root);
    if (r == ERR_FAULT && strcmp(c->code, "ledger-node") != 0)
        return r;
    if (r != OK || !hash_equal(root, cp.root, SHA256_SIZE))
        return changed(c, row->size);
    if ((r = find_key(c, cp.origin, k)) != OK && r != ERR_INPUT)
        return r;
    if (r != OK || !is_signed(c->mem, &note, &k->key))
        return changed(c, row->size);
    return verify_cosignatures(c, &cp);
}

enum result
checkpoints_verify(struct ctx *c)
{
    struct last_key k = {.mem = c->mem};

    return sql_checkpoint_all(c, verify_one, &k);
}
