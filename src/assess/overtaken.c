/* overtaken - what came since, held against a review or a signature. */
#include <config.h>

#include <string.h>

#include "overtaken.h"
#include "portfolio/since.h"

/* Why a piece of a review is not as it was, by the kind of act. */
static const char *const reasons[][2] = {
    {"review",     "judged-since" },
    {"submission", "newer-version"},
    {"withdrawal", "withdrawn"    },
    {"recall",     "withdrawn"    },
};

static enum result
look_at_evidence(
    struct ctx *c, const struct act_logged *act, const struct review *review)
{
    enum result r = OK;

    for (size_t k = 0; k < sizeof(reasons) / sizeof(reasons[0]); k++)
        if (strcmp(reasons[k][0], act->act.kind) == 0)
            for (size_t i = 0; r == OK && i < review->nevidence; i++)
                if (since_is_about(c, act, review->evidence[i].id))
                    r = since_done(
                        c, act, reasons[k][1], review->evidence[i].id);
    return r;
}

/* The decisions of a review; none of another act. */
static const struct value *
first_decision(const struct act_logged *act)
{
    const struct value *list = value_get(act->act.body, "decisions");

    return list ? list->first : NULL;
}

static enum result
look_at_review(struct ctx *c, const struct act_logged *act, void *arg)
{
    const struct review *review = arg;

    for (const struct value *d = first_decision(act); d != NULL; d = d->next)
        for (size_t i = 0; i < review->ndecided; i++) {
            const struct item_ref *item = &review->decided[i].item;

            if (strcmp(value_get_string(d, "item"), item_text(c->mem, item)) ==
                0)
                return since_decided(c, act, "decided-since", item->name);
        }
    return look_at_evidence(c, act, review);
}

enum result
overtaken_review(struct ctx *c, const struct review *review)
{
    return act_each_since(c, review->new->learner, review->new->seen,
        look_at_review, (void *)review);
}

/* What was sent or taken back and is mapped to the unit. */
static enum result
look_at_piece(struct ctx *c, const struct act_logged *act, struct id enrolment)
{
    const char *version = value_get_string(act->act.body, "evidence");
    struct mapping_count_row have;
    struct id evidence;
    enum result r;

    if (strcmp(act->act.kind, "submission") != 0 &&
        strcmp(act->act.kind, "withdrawal") != 0)
        return OK;
    id_parse(mem_strndup(c->mem, version, ID_TEXT_SIZE - 1), &evidence);
    r = sql_mapping_to_enrolment(c, evidence, enrolment, &have);
    if (r != OK || have.n == 0)
        return r;
    return since_done(c, act, "changed-since", evidence);
}

static enum result
look_at_unit(struct ctx *c, const struct act_logged *act, void *arg)
{
    const struct enrolment_row *e = arg;
    const char *unit =
        mem_printf(c->mem, "%s@%lld#", e->key, (long long)e->rev);
    size_t len = strlen(unit);

    for (const struct value *d = first_decision(act); d != NULL; d = d->next) {
        const char *item = value_get_string(d, "item");

        if (strncmp(item, unit, len) == 0)
            return since_decided(c, act, "changed-since", item + len);
    }
    return look_at_piece(c, act, e->id);
}

enum result
overtaken_unit(struct ctx *c, const struct enrolment_row *e, int64_t seen)
{
    return act_each_since(c, e->learner, seen, look_at_unit, (void *)e);
}
