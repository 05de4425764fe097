/* mapping - evidence to items, asking rule R14 for each unit. */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "ledger/act.h"
#include "ledger/commit.h"
#include "mapping.h"
#include "rules/states.h"
#include "store/sql.h"

#define LINE_MAX_BYTES 1000

static const struct mapping_place plain = {.basis = "direct"};

static bool
is_same(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

enum result
mapping_said(struct ctx *c, const char *basis, const char *line,
    struct mapping_place *out)
{
    *out = plain;
    if (line != NULL && *utf8_trim(c->mem, line) != '\0')
        out->line = utf8_nfc(c->mem, utf8_trim(c->mem, line));
    if (out->line != NULL &&
        (strlen(out->line) > LINE_MAX_BYTES || !utf8_is_line(out->line)))
        return fail(c, ERR_INPUT, "bad-line",
            N_("How evidence shows a criterion is said in one line of at most "
               "1000 bytes."));
    if (basis == NULL || strcmp(basis, "direct") == 0)
        return OK;
    if (strcmp(basis, "asked") != 0 && strcmp(basis, "inferred") != 0)
        return fail(c, ERR_INPUT, "bad-basis",
            N_("Evidence shows a criterion directly, because the learner was "
               "asked, or as is inferred from it: direct, asked, inferred; not "
               "%s."),
            basis);
    out->basis = basis;
    if (*basis == 'i' && out->line == NULL)
        return fail(c, ERR_INPUT, "no-line",
            N_("What is inferred needs a sentence: say from what."));
    return OK;
}

static enum result
may_map(struct ctx *c, struct id learner, const struct item_ref *item)
{
    struct deed deed = {
        .actor = c->actor, .learner = learner, .enrolment = item->enrolment};
    enum unit_state state;
    enum result r = unit_state_read(c, item->enrolment, &state);

    return r != OK ? r : transition(c, UNIT_MAP, state, &deed, NULL);
}

/* What is mapped already is shown at another place, until it is judged. */
static enum result
move(struct ctx *c, struct id learner, const struct mapped_row *m,
    const struct item_ref *item, const struct mapping_place *place, bool *moved)
{
    enum result r;

    if (is_same(m->basis, place->basis) && is_same(m->line, place->line) &&
        is_same(m->region, place->region))
        return OK;
    if (strcmp(m->state, "proposed") != 0)
        return fail(c, ERR_CONFLICT, "mapping-judged",
            N_("How this shows %s was judged already, and does not change."),
            item->name);
    if ((r = may_map(c, learner, item)) != OK)
        return r;
    *moved = true;
    return sql_mapping_place(
        c, m->id, place->basis, place->line, place->region);
}

/* place NULL: what is there already stays. */
static enum result
put(struct ctx *c, struct id learner, const struct evidence_ref *ref,
    const struct item_ref *item, const struct mapping_place *place,
    bool *changed)
{
    struct mapped_row have;
    enum result r;

    *changed = false;
    r = sql_mapping_find(c, ref->id, ref->version, item->item, &have);
    if (r == OK && place != NULL)
        return move(c, learner, &have, item, place, changed);
    if (r != ERR_NOT_FOUND)
        return r;
    if ((r = may_map(c, learner, item)) != OK)
        return r;
    *changed = true;
    place = place != NULL ? place : &plain;
    return sql_mapping_add(c, id_new(c), ref->id, ref->version, item->enrolment,
        item->item, c->actor, c->now, place->basis, place->line, place->region);
}

enum result
mapping_ensure(struct ctx *c, struct id learner, struct id evidence,
    int64_t version, const struct item_ref *item, bool *added)
{
    const struct evidence_ref ref = {.id = evidence, .version = version};

    return put(c, learner, &ref, item, NULL, added);
}

static enum result
set_place(struct ctx *c, struct value *body, const struct mapping_place *place)
{
    const char *line;
    enum result r;

    value_set_string(c->mem, body, "basis", place->basis);
    if (place->line != NULL) {
        r = commitment(c, id_new(c), "line", place->line, &line);
        if (r != OK)
            return r;
        value_set_string(c->mem, body, "line", line);
    }
    if (place->region != NULL)
        value_set_string(c->mem, body, "region", place->region);
    return OK;
}

/* The act, unless it is about no item; place NULL: it is about none. */
static enum result
append(struct ctx *c, const char *kind, struct id learner,
    const struct evidence_ref *ref, struct value *items,
    const struct mapping_place *place)
{
    struct act act = {.kind = kind, .actor = c->actor, .subject = learner};
    enum result r = OK;

    if (items->n == 0)
        return OK;
    act.body = value_object(c->mem);
    if (place != NULL)
        r = set_place(c, act.body, place);
    value_set_string(c->mem, act.body, "evidence",
        version_text(c->mem, ref->id, ref->version));
    value_set(c->mem, act.body, "items", items);
    return r != OK ? r : act_append(c, &act, NULL);
}

enum result
mapping_add(struct ctx *c, struct id learner, const struct evidence_ref *ref,
    const char *text, const struct mapping_place *place)
{
    struct value *names = value_array(c->mem);
    struct items items;
    enum result r;
    bool added;

    if ((r = items_parse(c, learner, text, &items)) != OK)
        return r;
    for (size_t i = 0; i < items.n; i++) {
        r = put(c, learner, ref, &items.item[i], place, &added);
        if (r != OK)
            return r;
        if (added)
            value_add(
                names, value_string(c->mem, item_text(c->mem, &items.item[i])));
    }
    return append(
        c, "mapping", learner, ref, names, place != NULL ? place : &plain);
}

enum result
mapping_keep(struct ctx *c, struct id learner, const struct evidence_ref *ref,
    const struct items *kept)
{
    struct value *names = value_array(c->mem);
    struct enrolment_row unit;
    struct mapping_row *m;
    enum result r;
    size_t n;

    if ((r = sql_mapping_list(c, ref->id, ref->version, &m, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++) {
        struct item_ref item = {
            m[i].enrolment, m[i].item, m[i].key, m[i].rev, m[i].name};

        if (items_hold(kept, m[i].item))
            continue;
        if ((r = sql_enrolment_get(c, m[i].enrolment, &unit)) != OK)
            return r;
        if (!id_is_none(unit.successor))
            continue; /* what was stays as it was */
        if ((r = sql_mapping_remove(c, m[i].id)) != OK)
            return r;
        value_add(names, value_string(c->mem, item_text(c->mem, &item)));
    }
    return append(c, "unmapping", learner, ref, names, NULL);
}

/* How it shows the item goes along, but not where: that was in the version
 * before. */
static enum result
carry(struct ctx *c, struct id learner, const struct evidence_ref *ref,
    const struct mapping_row *old, struct value *plainly)
{
    struct item_ref item = {
        old->enrolment, old->item, old->key, old->rev, old->name};
    struct mapping_place place = {old->basis, old->line, NULL};
    bool is_plain = is_same(old->basis, plain.basis) && old->line == NULL;
    struct value *names = is_plain ? plainly : value_array(c->mem);
    enum result r;

    r = sql_mapping_add(c, id_new(c), ref->id, ref->version, old->enrolment,
        old->item, c->actor, c->now, place.basis, place.line, NULL);
    if (r != OK)
        return r;
    value_add(names, value_string(c->mem, item_text(c->mem, &item)));
    return is_plain ? OK : append(c, "mapping", learner, ref, names, &place);
}

enum result
mapping_carry(struct ctx *c, const struct evidence_ref *ref)
{
    struct value *names = value_array(c->mem);
    enum unit_state state;
    struct mapping_row *old;
    struct evidence_row e;
    enum result r;
    size_t n;

    if ((r = sql_evidence_get(c, ref->id, &e)) != OK ||
        (r = sql_mapping_list(c, ref->id, ref->version - 1, &old, &n)) != OK)
        return r;
    for (size_t i = 0; r == OK && i < n; i++) {
        if ((r = unit_state_read(c, old[i].enrolment, &state)) != OK)
            return r;
        if (strcmp(old[i].state, "proposed") == 0 &&
            transition_allowed(UNIT_MAP, state))
            r = carry(c, e.learner, ref, &old[i], names);
    }
    return r != OK ? r : append(c, "mapping", e.learner, ref, names, &plain);
}
