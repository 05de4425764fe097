/*
 * qualification_read - a qualification from the tree of its file.
 *
 * As with a unit, the child's check by the schema is not believed here.
 */
#include <config.h>

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "qualification_check.h"
#include "standard/key.h"
#include "standard/texts.h"

#define NUMBER_DIGITS_MAX 6

struct reading {
    struct ctx *c;
    struct qualification *q;
    size_t ngroups, nplaces;
};

/* Digits, with up to two behind a point where places is 2; UNSAID when the
 * attribute is absent, -2 when it is none. */
static int64_t
number_of(const struct xml_node *e, const char *name, int places)
{
    const char *s = xml_get(e, name);
    size_t whole = s != NULL ? strspn(s, "0123456789") : 0, part, kept;
    int64_t n;

    if (s == NULL)
        return UNSAID;
    if (whole == 0 || whole > NUMBER_DIGITS_MAX)
        return -2;
    n = strtol(s, NULL, 10);
    if (places == 0)
        return s[whole] == '\0' ? n : -2;
    if (s[whole] == '\0')
        return 100 * n;
    s += whole + 1;
    part = strspn(s, "0123456789");
    kept = part < 2 ? part : 2;
    if (s[-1] != '.' || part == 0 || s[part] != '\0' ||
        strspn(s + kept, "0") != part - kept)
        return -2;
    n = 10 * n + s[0] - '0';
    return 10 * n + (kept > 1 ? s[1] - '0' : 0);
}

/* An attribute and where its number goes. */
struct number {
    const char *name;
    int64_t *out;
    int places;
};

static enum result
read_numbers(struct ctx *c, const struct xml_node *e,
    const struct number *number, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if ((*number[i].out = number_of(e, number[i].name, number[i].places)) <
            UNSAID)
            return texts_unsound(c, e, number[i].name);
    return OK;
}

static enum result
read_level(struct ctx *c, const struct xml_node *e, const char **out)
{
    *out = xml_get(e, "level");
    if (*out != NULL && level_rank(*out) == 0)
        return texts_unsound(c, e, "level");
    return OK;
}

static enum result
too_many(struct ctx *c, const struct xml_node *e)
{
    return fail_line(c, e->line,
        fail(c, ERR_LIMIT, "too-many",
            N_("The qualification has too many groups or units, or groups too "
               "deep in one another.")));
}

static enum result
read_place(
    struct reading *r, struct qualification_group *g, const struct xml_node *e)
{
    struct qualification_place **list = &g->places, *p;
    struct number numbers[] = {
        {"rev",    NULL, 0},
        {"credit", NULL, 2},
        {"glh",    NULL, 2}
    };
    enum result result;

    if (++r->nplaces > QUALIFICATION_PLACES_MAX)
        return too_many(r->c, e);
    while (*list != NULL)
        list = &(*list)->next;
    *list = p = mem_alloc(r->c->mem, sizeof(*p));
    *p = (struct qualification_place){.key = xml_get(e, "key"),
        .ref = xml_get(e, "ref"),
        .line = e->line,
        .group = g};
    numbers[0].out = &p->rev;
    numbers[1].out = &p->credit;
    numbers[2].out = &p->glh;
    if (p->key == NULL || !key_is(p->key))
        return texts_unsound(r->c, e, "key");
    if ((result = read_numbers(r->c, e, numbers, 3)) != OK)
        return result;
    if (p->rev == 0)
        return texts_unsound(r->c, e, "rev");
    return read_level(r->c, e, &p->level);
}

static enum result
read_at_level(
    struct reading *r, struct qualification_group *g, const struct xml_node *e)
{
    struct qualification_level **list = &g->levels, *l;
    struct number number = {"min-credit", NULL, 2};
    enum result result;

    while (*list != NULL)
        list = &(*list)->next;
    *list = l = mem_alloc(r->c->mem, sizeof(*l));
    number.out = &l->min_credit;
    if ((result = read_level(r->c, e, &l->level)) != OK ||
        (result = read_numbers(r->c, e, &number, 1)) != OK)
        return result;
    if (l->level == NULL || l->min_credit == UNSAID)
        return texts_unsound(r->c, e, l->level ? "min-credit" : "level");
    return OK;
}

static enum result
read_kind(struct ctx *c, const struct xml_node *e, enum group_kind *out)
{
    const char *kind = xml_get(e, "kind");
    int i = GROUP_PLAIN;

    if (kind == NULL)
        return OK;
    while (++i < GROUP_KIND_N)
        if (strcmp(kind, group_kind_name((enum group_kind)i)) == 0) {
            *out = (enum group_kind)i;
            return OK;
        }
    return texts_unsound(c, e, "kind");
}

static enum result
read_rules(
    struct ctx *c, struct qualification_group *g, const struct xml_node *e)
{
    const struct number numbers[] = {
        {"min-units",  &g->min_units,  0},
        {"max-units",  &g->max_units,  0},
        {"min-credit", &g->min_credit, 2},
        {"max-credit", &g->max_credit, 2},
        {"min-groups", &g->min_groups, 0},
        {"max-groups", &g->max_groups, 0},
    };
    enum result r;

    g->id = xml_get(e, "id");
    g->line = e->line;
    if (g->id == NULL || *g->id == '\0' || strlen(g->id) > 40)
        return texts_unsound(c, e, "id");
    if ((r = read_kind(c, e, &g->kind)) != OK ||
        (r = texts_of_child(c, e, "title", &g->title)) != OK ||
        (r = texts_of_child(c, e, "text", &g->text)) != OK)
        return r;
    return read_numbers(c, e, numbers, sizeof(numbers) / sizeof(numbers[0]));
}

/* Appended to list, which is the root or the groups of parent. */
static enum result
read_group(struct reading *r, struct qualification_group **list,
    struct qualification_group *parent, const struct xml_node *e, int depth)
{
    struct qualification_group *g;
    enum result result;

    if (depth > QUALIFICATION_DEPTH_MAX ||
        ++r->ngroups > QUALIFICATION_GROUPS_MAX)
        return too_many(r->c, e);
    while (*list != NULL)
        list = &(*list)->next;
    *list = g = mem_alloc(r->c->mem, sizeof(*g));
    g->parent = parent;
    result = read_rules(r->c, g, e);
    for (struct xml_node *i = e->first; i != NULL && result == OK; i = i->next)
        if (strcmp(i->name, "unit-ref") == 0)
            result = read_place(r, g, i);
        else if (strcmp(i->name, "group") == 0)
            result = read_group(r, &g->groups, g, i, depth + 1);
        else if (strcmp(i->name, "at-level") == 0)
            result = read_at_level(r, g, i);
    return result;
}

static enum result
read_root_group(struct reading *r, const struct xml_node *e)
{
    if (r->q->root != NULL)
        return texts_unsound(r->c, e, "group");
    return read_group(r, &r->q->root, NULL, e, 1);
}

/* Keys between blanks. */
static enum result
read_set(struct reading *r, struct qualification_set **list,
    const struct xml_node *e)
{
    const char *units = xml_get(e, "units");
    char *save = NULL, *text, *key;
    struct qualification_set *set;

    if (units == NULL || strlen(units) > 10000)
        return texts_unsound(r->c, e, "units");
    while (*list != NULL)
        list = &(*list)->next;
    *list = set = mem_alloc(r->c->mem, sizeof(*set));
    set->keys = mem_array(r->c->mem, strlen(units) / 2 + 1, sizeof(char *));
    set->line = e->line;
    text = mem_strdup(r->c->mem, units);
    for (key = strtok_r(text, " \t\r\n", &save); key != NULL;
         key = strtok_r(NULL, " \t\r\n", &save)) {
        if (!key_is(key))
            return texts_unsound(r->c, e, "units");
        set->keys[set->n++] = key;
    }
    return set->n < 2 ? texts_unsound(r->c, e, "units") : OK;
}

static enum result
read_barred(struct reading *r, const struct xml_node *e)
{
    return read_set(r, &r->q->barred, e);
}

static enum result
read_equivalent(struct reading *r, const struct xml_node *e)
{
    return read_set(r, &r->q->equivalent, e);
}

static enum result
read_code(struct reading *r, const struct xml_node *e)
{
    struct qualification_code **list = &r->q->codes;

    if (xml_get(e, "scheme") == NULL || e->text == NULL)
        return texts_unsound(r->c, e, "scheme");
    while (*list != NULL)
        list = &(*list)->next;
    *list = mem_alloc(r->c->mem, sizeof(**list));
    (*list)->scheme = xml_get(e, "scheme");
    (*list)->code = e->text;
    return OK;
}

static bool
is_date(const char *s)
{
    static const char form[] = "dddd-dd-dd";
    size_t len = strlen(s);
    long month;

    for (size_t i = 0; i < len && i < sizeof(form); i++)
        if (form[i] == 'd' ? s[i] < '0' || s[i] > '9' : s[i] != form[i])
            return false;
    if (len == 4)
        return true;
    if (len != 7 && len != 10)
        return false;
    month = strtol(s + 5, NULL, 10);
    return month >= 1 && month <= 12;
}

static enum result
read_date(struct reading *r, const struct xml_node *e)
{
    const char *role = xml_get(e, "role"), *value = xml_get(e, "value");

    for (int i = 0; i < DAY_N && role != NULL; i++)
        if (strcmp(role, qualification_day_name((enum qualification_day)i)) ==
            0) {
            if (value == NULL || !is_date(value) || r->q->days[i] != NULL)
                return texts_unsound(r->c, e, "value");
            r->q->days[i] = value;
            return OK;
        }
    return texts_unsound(r->c, e, "role");
}

static enum result
read_evidence(struct reading *r, const struct xml_node *e)
{
    struct evidence_rule **list = &r->q->evidence, *rule;
    enum result result;

    while (*list != NULL)
        list = &(*list)->next;
    *list = rule = mem_alloc(r->c->mem, sizeof(*rule));
    rule->per = xml_get(e, "per");
    rule->methods = xml_get(e, "methods");
    if (rule->per == NULL)
        return texts_unsound(r->c, e, "per");
    {
        const struct number numbers[] = {
            {"min",       &rule->min,       0},
            {"max",       &rule->max,       0},
            {"occasions", &rule->occasions, 0},
            {"days",      &rule->days,      0},
        };

        if ((result = read_numbers(r->c, e, numbers, 4)) != OK)
            return result;
    }
    return texts_read(r->c, e, &rule->text);
}

static enum result
read_title(struct reading *r, const struct xml_node *e)
{
    return texts_need(r->c, e, &r->q->title);
}

static enum result
read_body(struct reading *r, const struct xml_node *e)
{
    return texts_need(r->c, e, &r->q->body);
}

/* Which function reads which child of <qualification>. */
static const struct {
    const char *name;
    enum result (*read)(struct reading *r, const struct xml_node *e);
} part_rows[] = {
    {"code",          read_code      },
    {"title",         read_title     },
    {"awarding-body", read_body      },
    {"date",          read_date      },
    {"group",         read_root_group},
    {"barred",        read_barred    },
    {"equivalent",    read_equivalent},
    {"evidence-rule", read_evidence  },
};

static enum result
read_root(struct reading *r, const struct xml_node *root)
{
    struct qualification *q = r->q;
    const struct number numbers[] = {
        {"rev",    &q->rev,    0},
        {"credit", &q->credit, 2},
        {"glh",    &q->glh,    2},
        {"tqt",    &q->tqt,    2},
    };
    enum result result;

    q->key = xml_get(root, "key");
    if (q->key == NULL || !key_is(q->key))
        return texts_unsound(r->c, root, "key");
    if ((result = read_numbers(r->c, root, numbers, 4)) != OK)
        return result;
    if (q->rev < 1)
        return texts_unsound(r->c, root, "rev");
    return read_level(r->c, root, &q->level);
}

enum result
qualification_from_xml(
    struct ctx *c, const struct xml_node *root, struct qualification **out)
{
    struct reading r = {
        .c = c, .q = mem_alloc(c->mem, sizeof(struct qualification))};
    enum result result = read_root(&r, root);

    for (struct xml_node *i = root->first; i != NULL && result == OK;
         i = i->next)
        for (size_t j = 0; j < sizeof(part_rows) / sizeof(part_rows[0]); j++)
            if (result == OK && strcmp(i->name, part_rows[j].name) == 0)
                result = part_rows[j].read(&r, i);
    if (result != OK)
        return result;
    if (r.q->title == NULL || r.q->root == NULL)
        return texts_unsound(c, root, r.q->title == NULL ? "title" : "group");
    *out = r.q;
    return qualification_check(c, r.q);
}
