/* draft - what only a draft allows: unmapping, and to be discarded. */
#include <config.h>

#include "ledger/commit.h"
#include "mapping.h"
#include "piece.h"
#include "store/store.h"

/* A draft, and c->actor its recorder. */
static enum result
own_draft(struct ctx *c, enum event event, struct id evidence,
    struct evidence_row *e, struct evidence_version_row *v)
{
    enum result r;

    if ((r = piece_get(c, evidence, e, v)) != OK)
        return r;
    if (!id_equal(c->actor, v->recorder))
        return fail(c, ERR_DENIED, "not-recorder",
            N_("Only whoever recorded this evidence may change it."));
    if ((r = piece_recorder(c, e->learner)) != OK)
        return r;
    if (event == EVIDENCE_DISCARD)
        return evidence_transition(c, event, e, v->state);
    return transition(c, event, evidence_state_of(v->state),
        &(struct deed){.actor = c->actor}, NULL);
}

struct choice {
    struct id evidence;
    const char *items;
};

static enum result
choose(struct ctx *c, void *arg)
{
    const struct choice *choice = arg;
    bool none = choice->items == NULL || *choice->items == '\0';
    struct items items = {0};
    struct evidence_row e;
    struct evidence_version_row v;
    struct evidence_ref ref;
    enum result r;

    if ((r = own_draft(c, EVIDENCE_UNMAP, choice->evidence, &e, &v)) != OK)
        return r;
    ref = (struct evidence_ref){e.id, e.number, e.version};
    if ((!none &&
            (r = items_parse(c, e.learner, choice->items, &items)) != OK) ||
        (r = mapping_keep(c, e.learner, &ref, &items)) != OK || none)
        return r;
    return mapping_add(c, e.learner, &ref, choice->items, NULL);
}

enum result
evidence_map_only(struct ctx *c, struct id evidence, const char *items)
{
    struct choice choice = {evidence, items};

    return store_write(c, choose, &choice);
}

static enum result
discard(struct ctx *c, void *arg)
{
    const struct id *evidence = arg;
    struct evidence_row e;
    struct evidence_version_row v;
    enum result r;

    if ((r = own_draft(c, EVIDENCE_DISCARD, *evidence, &e, &v)) != OK ||
        (r = piece_unwitnessed(c, &v)) != OK ||
        (r = sql_mapping_remove_all(c, e.id, e.version)) != OK ||
        (r = sql_evidence_file_remove_all(c, e.id, e.version)) != OK ||
        (r = sql_evidence_version_discard(c, e.id, e.version)) != OK)
        return r;
    return commitment_erase(c, v.record);
}

enum result
evidence_discard(struct ctx *c, struct id evidence)
{
    return store_write(c, discard, &evidence);
}
