/* lineage - a unit's relations and notices, as lines and as JSON. */
#include <config.h>

#include "base/time.h"
#include "lineage.h"

enum result
lineage_today(
    struct ctx *c, const struct library_unit *unit, struct lineage *out)
{
    return lineage_read(c, unit, time_day(c->mem, c->now), out);
}

static struct value *
relatives_value(struct mem *m, const struct relatives *list)
{
    struct value *v = value_array(m);

    for (size_t i = 0; i < list->n; i++) {
        struct value *one = value_add(v, value_object(m));

        value_set_string(m, one, "key", list->unit[i].key);
        if (list->unit[i].rev != 0)
            value_set_integer(m, one, "rev", list->unit[i].rev);
        value_set_string(m, one, "urn", list->unit[i].urn);
    }
    return v;
}

void
lineage_value(struct mem *m, const struct lineage *lineage, struct value *unit)
{
    struct value *notices = value_array(m);

    for (size_t i = 0; i < lineage->nnotices; i++) {
        struct value *one = value_add(notices, value_object(m));

        value_set_string(m, one, "code", lineage->notices[i].code);
        value_set_string(m, one, "message", lineage->notices[i].sentence);
    }
    value_set(m, unit, "from", relatives_value(m, &lineage->from));
    value_set(m, unit, "replaced_by", relatives_value(m, &lineage->by));
    value_set(m, unit, "notices", notices);
}

const char *
lineage_brief(struct mem *m, const struct lineage *lineage)
{
    struct str s = str_in(m);

    for (size_t i = 0; i < lineage->nnotices; i++)
        str_addf(&s, "%s%s", i == 0 ? "  (" : "; ", lineage->notices[i].brief);
    if (s.len > 0)
        str_addc(&s, ')');
    return s.s;
}

static const char *
urns(struct mem *m, const struct relatives *list)
{
    struct str s = str_in(m);

    for (size_t i = 0; i < list->n; i++) {
        const struct relative *one = &list->unit[i];

        str_addf(
            &s, "%s%s", i == 0 ? "" : ", ", one->urn ? one->urn : one->key);
        if (one->rev != 0)
            str_addf(&s, " (%s@%lld)", one->key, (long long)one->rev);
    }
    return s.s;
}

void
lineage_lines(struct out *o, const struct lineage *lineage)
{
    struct ctx *c = o->c;

    if (lineage->from.n > 0)
        out_line(o, tr(c->lang, N_("It came from: %s")),
            urns(c->mem, &lineage->from));
    for (size_t i = 0; i < lineage->nnotices; i++)
        out_line(o, "%s", lineage->notices[i].sentence);
}
