/* snapshot_marks - what was signed with a key that somebody else had reissued;
 * most packages have none. */
#include <config.h>

#include <string.h>

#include "base/time.h"
#include "ledger/act.h"
#include "ledger/signature.h"
#include "snapshot.h"

static const char *
step_name(struct mem *m, const char *unit, const char *kind, int64_t at)
{
    return mem_printf(m, "%s %s %s", unit, kind, time_format(m, at));
}

/* What a package shows of the act: NULL, nothing that is marked. */
static const char *
shown_as(struct mem *m, const struct act *act)
{
    const char *unit = value_get_string(act->body, "unit");

    if (strcmp(act->kind, "review") == 0 ||
        strcmp(act->kind, "countersignature") == 0)
        return value_get_string(act->body, act->kind);
    return unit != NULL ? step_name(m, unit, act->kind, act->at) : NULL;
}

static enum result
mark(struct ctx *c, struct snapshot *s, const struct act_row *row)
{
    const char *lines = row->signatures, *of;
    struct signature signature;
    struct key_row key;
    struct act act;
    enum result r;

    if (!signature_next(&lines, &signature) ||
        (r = sql_key_get(c, signature.key, &key)) == ERR_NOT_FOUND)
        return OK;
    if (r != OK || key.reissued == 0 ||
        (r = act_parse(c, row->words, strlen(row->words), &act)) != OK ||
        (of = shown_as(c->mem, &act)) == NULL)
        return r;
    s->marks = mem_grow(c->mem, s->marks, s->nmarks * sizeof(*s->marks),
        (s->nmarks + 1) * sizeof(*s->marks));
    s->marks[s->nmarks++] = (struct snap_mark){of, key};
    return OK;
}

enum result
snapshot_marks(struct ctx *c, struct snapshot *s)
{
    enum result r = OK;

    for (size_t i = 0; i < s->nacts && r == OK; i++)
        r = mark(c, s, &s->acts[i]);
    return r;
}

static const struct key_row *
find(const struct snapshot *s, const char *of)
{
    for (size_t i = 0; i < s->nmarks; i++)
        if (strcmp(s->marks[i].of, of) == 0)
            return &s->marks[i].key;
    return NULL;
}

const struct key_row *
snapshot_mark(struct mem *m, const struct snapshot *s, struct id id)
{
    return find(s, id_text(m, id));
}

const struct key_row *
snapshot_step_mark(struct mem *m, const struct snapshot *s,
    const struct snap_unit *u, const struct unit_step_row *step)
{
    const char *unit =
        mem_printf(m, "%s@%lld", u->row.key, (long long)u->row.rev);

    return find(s, step_name(m, unit, step->kind, step->made));
}
