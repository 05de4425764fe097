/* items - read a list of items against the learner's enrolments. */
#include <config.h>

#include <string.h>

#include "base/str.h"
#include "portfolio/enrolment.h"
#include "portfolio/items.h"
#include "standard/library.h"
#include "store/sql.h"

#define RANGE_MAX 1000
#define TEXT_MAX ((size_t)1 << 16)
#define BLANKS " \t\r\n"

const char *
item_text(struct mem *m, const struct item_ref *item)
{
    return mem_printf(
        m, "%s@%lld#%s", item->key, (long long)item->rev, item->name);
}

bool
items_hold(const struct items *items, struct id item)
{
    for (size_t i = 0; i < items->n; i++)
        if (id_equal(items->item[i].item, item))
            return true;
    return false;
}

static enum result
add(struct ctx *c, const struct enrolment_row *e, const char *name,
    struct items *items)
{
    struct unit_item_row row;
    enum result r;

    r = sql_unit_item_find(c, e->unit, name, &row);
    if (r == ERR_NOT_FOUND)
        return fail(c, r, "no-item", N_("%s has no item %s."), e->key, name);
    if (r != OK || items_hold(items, row.id))
        return r;
    if ((items->n & (items->n - 1)) == 0) /* room for 1, 2, 4, … */
        items->item =
            mem_grow(c->mem, items->item, items->n * sizeof(*items->item),
                (items->n ? 2 * items->n : 1) * sizeof(*items->item));
    items->item[items->n++] =
        (struct item_ref){e->id, row.id, e->key, e->rev, row.name};
    return OK;
}

/* The number at the end of "K2.13", and how much stands before it. */
static bool
last_number(const char *name, size_t *before, long *number)
{
    size_t len = strlen(name);

    *before = len;
    while (*before > 0 && name[*before - 1] >= '0' && name[*before - 1] <= '9')
        (*before)--;
    if (*before == len || len - *before > 6)
        return false;
    *number = strtol(name + *before, NULL, 10);
    return true;
}

/* "P3-P7": every number between, both included. */
static enum result
add_range(struct ctx *c, const struct enrolment_row *e, const char *from,
    const char *to, struct items *items)
{
    size_t before, before_to;
    long first, last;
    enum result r;

    if (!last_number(from, &before, &first) ||
        !last_number(to, &before_to, &last) || before != before_to ||
        memcmp(from, to, before) != 0 || last < first ||
        last - first > RANGE_MAX)
        return fail(c, ERR_INPUT, "bad-items",
            N_("%s-%s is no range of items; write it as P3-P7."), from, to);
    for (long i = first; i <= last; i++) {
        const char *name = mem_printf(c->mem, "%.*s%ld", (int)before, from, i);

        if ((r = add(c, e, name, items)) != OK)
            return r;
    }
    return OK;
}

static enum result
names_none(struct ctx *c, const char *text)
{
    return fail(c, ERR_INPUT, "bad-items",
        N_("“%s” names no items; write a unit and its items as "
           "ABCDE1:P1,P3-P7."),
        text);
}

/* The learner's enrolment, or where it is nobody's the unit by itself. */
static enum result
find_unit(struct ctx *c, struct id learner, const char *named,
    struct enrolment_row *out)
{
    struct library_unit unit;
    struct id enrolment;
    enum result r;

    if (!id_is_none(learner)) {
        r = enrolment_find(c, learner, named, &enrolment);
        return r != OK ? r : sql_enrolment_get(c, enrolment, out);
    }
    if ((r = library_find(c, named, &unit)) == OK)
        *out = (struct enrolment_row){
            .unit = unit.id, .key = unit.key, .rev = unit.rev};
    return r;
}

static enum result
parse_unit(
    struct ctx *c, struct id learner, const char *text, struct items *items)
{
    const char *colon = strchr(text, ':');
    struct enrolment_row e;
    char *list, *name, *save = NULL;
    enum result r;

    if (colon == NULL || colon == text ||
        colon[1 + strspn(colon + 1, ",")] == '\0')
        return names_none(c, text);
    r = find_unit(
        c, learner, mem_strndup(c->mem, text, (size_t)(colon - text)), &e);
    if (r != OK)
        return r;
    list = mem_strdup(c->mem, colon + 1);
    for (name = strtok_r(list, ",", &save); name != NULL;
         name = strtok_r(NULL, ",", &save)) {
        char *dash = strchr(name, '-');

        if (dash == NULL) {
            r = add(c, &e, name, items);
        } else {
            *dash = '\0';
            r = add_range(c, &e, name, dash + 1, items);
        }
        if (r != OK)
            return r;
    }
    return OK;
}

enum result
items_parse(
    struct ctx *c, struct id learner, const char *text, struct items *out)
{
    char *copy = mem_strdup(c->mem, text), *save = NULL;
    enum result r;

    *out = (struct items){0};
    if (strlen(text) > TEXT_MAX)
        return fail(c, ERR_LIMIT, "long-items",
            N_("A list of items has at most 65536 bytes."));
    if (text[strspn(text, BLANKS)] == '\0')
        return names_none(c, text);
    for (char *unit = strtok_r(copy, BLANKS, &save); unit != NULL;
         unit = strtok_r(NULL, BLANKS, &save))
        if ((r = parse_unit(c, learner, unit, out)) != OK)
            return r;
    return OK;
}
