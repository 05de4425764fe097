/* since - acts that came while a page was open, and what to say of them. */
#include <config.h>

#include <string.h>

#include "base/time.h"
#include "people/person.h"
#include "portfolio/since.h"
#include "store/sql.h"

/* clang-format off */
static const struct {
    const char *kind, *sentence; /* of the evidence: number, who, when */
} done[] = {
    {"draft",      N_("Evidence %s was changed by %s at %s while this page was open; look again.")},
    {"submission", N_("Evidence %s was submitted by %s at %s while this page was open; look again.")},
    {"review",     N_("Evidence %s was judged by %s at %s while this page was open; look again.")},
    {"discard",    N_("Evidence %s was changed by %s at %s while this page was open; look again.")},
    {"recall",     N_("Evidence %s was recalled by %s at %s while this page was open; look again.")},
    {"withdrawal", N_("Evidence %s was withdrawn by %s at %s while this page was open; look again.")},
    {NULL, NULL}
};
/* clang-format on */

enum result
since_made(struct ctx *c, struct id by)
{
    if (id_equal(by, c->actor) && !id_is_none(by))
        return OK;
    return fail(c, ERR_CONFLICT, "id-used",
        N_("This form was used for something else before; open it anew."));
}

/* "ID" or "ID#2". */
static bool
names(const char *text, const char *id)
{
    return text != NULL && strncmp(text, id, ID_TEXT_SIZE - 1) == 0;
}

bool
since_is_about(struct ctx *c, const struct act_logged *act, struct id evidence)
{
    const struct value *v = value_get(act->act.body, "evidence");
    const char *id = id_text(c->mem, evidence);

    if (v == NULL || v->type != VALUE_ARRAY)
        return names(value_get_string(act->act.body, "evidence"), id);
    for (v = v->first; v != NULL; v = v->next)
        if (names(value_get_string(v, "id"), id))
            return true;
    return false;
}

static enum result
refuse(struct ctx *c, const struct act_logged *act, const char *code,
    const char *sentence, const char *what)
{
    struct person p;
    enum result r;

    if ((r = person_get(c, act->act.actor, &p)) != OK)
        return r;
    return fail(c, ERR_CONFLICT, code, tr(c->lang, sentence), what, p.name,
        time_clock(c->mem, act->act.at));
}

enum result
since_decided(struct ctx *c, const struct act_logged *act, const char *code,
    const char *item)
{
    return refuse(c, act, code,
        N_("%s was decided by %s at %s while this page was open; look again."),
        item);
}

enum result
since_done(struct ctx *c, const struct act_logged *act, const char *code,
    struct id evidence)
{
    struct evidence_row e;
    size_t i = 0;
    enum result r;

    while (done[i].kind != NULL && strcmp(done[i].kind, act->act.kind) != 0)
        i++;
    if (done[i].kind == NULL)
        return OK;
    if ((r = sql_evidence_get(c, evidence, &e)) != OK)
        return r;
    return refuse(c, act, code, done[i].sentence,
        mem_printf(c->mem, "%lld", (long long)e.number));
}

static enum result
look(struct ctx *c, const struct act_logged *act, void *arg)
{
    const struct id *evidence = arg;

    if (!since_is_about(c, act, *evidence))
        return OK;
    return since_done(c, act, "changed-since", *evidence);
}

enum result
since_untouched(
    struct ctx *c, struct id learner, struct id evidence, int64_t seen)
{
    return act_each_since(c, learner, seen, look, &evidence);
}
