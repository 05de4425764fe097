/* mapping - evidence to items, asking rule R14 for each unit. */
#include <config.h>

#include <string.h>

#include "ledger/act.h"
#include "mapping.h"
#include "rules/rules.h"
#include "store/sql.h"

enum result
mapping_ensure(struct ctx *c, struct id learner, struct id evidence,
    int64_t version, const struct item_ref *item, bool *added)
{
    struct mapping_count_row have;
    enum result r;

    *added = false;
    r = sql_mapping_exists(c, evidence, version, item->item, &have);
    if (r != OK || have.n > 0)
        return r;
    r = may(c, &(struct deed){.kind = DEED_MAP,
                   .actor = c->actor,
                   .learner = learner,
                   .enrolment = item->enrolment});
    if (r != OK)
        return r;
    *added = true;
    return sql_mapping_add(c, id_new(c), evidence, version, item->enrolment,
        item->item, c->actor, c->now);
}

/* The act, unless it is about no item. */
static enum result
append(struct ctx *c, const char *kind, struct id learner,
    const struct evidence_ref *ref, struct value *items)
{
    struct act act = {.kind = kind, .actor = c->actor, .subject = learner};

    if (items->n == 0)
        return OK;
    act.body = value_object(c->mem);
    value_set_string(c->mem, act.body, "evidence",
        version_text(c->mem, ref->id, ref->version));
    value_set(c->mem, act.body, "items", items);
    return act_append(c, &act, NULL);
}

enum result
mapping_add(struct ctx *c, struct id learner, const struct evidence_ref *ref,
    const char *text)
{
    struct value *names = value_array(c->mem);
    struct items items;
    enum result r;
    bool added;

    if ((r = items_parse(c, learner, text, &items)) != OK)
        return r;
    for (size_t i = 0; i < items.n; i++) {
        r = mapping_ensure(
            c, learner, ref->id, ref->version, &items.item[i], &added);
        if (r != OK)
            return r;
        if (added)
            value_add(
                names, value_string(c->mem, item_text(c->mem, &items.item[i])));
    }
    return append(c, "mapping", learner, ref, names);
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
    return append(c, "unmapping", learner, ref, names);
}

enum result
mapping_carry(struct ctx *c, const struct evidence_ref *ref)
{
    struct value *names = value_array(c->mem);
    struct enrolment_row unit;
    struct mapping_row *old;
    struct evidence_row e;
    enum result r;
    size_t n;

    if ((r = sql_evidence_get(c, ref->id, &e)) != OK ||
        (r = sql_mapping_list(c, ref->id, ref->version - 1, &old, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++) {
        struct item_ref item = {
            old[i].enrolment, old[i].item, old[i].key, old[i].rev, old[i].name};

        if ((r = sql_enrolment_get(c, old[i].enrolment, &unit)) != OK)
            return r;
        if (strcmp(old[i].state, "proposed") != 0 || unit.signed_at != 0 ||
            !id_is_none(unit.successor))
            continue;
        r = sql_mapping_add(c, id_new(c), ref->id, ref->version,
            old[i].enrolment, old[i].item, c->actor, c->now);
        if (r != OK)
            return r;
        value_add(names, value_string(c->mem, item_text(c->mem, &item)));
    }
    return append(c, "mapping", e.learner, ref, names);
}
