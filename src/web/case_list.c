/*
 * case_list - the documents of one page.
 *
 * What is sorted and filtered by is what the library's rows say; a document
 * itself is made for a page's units only.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "case_list.h"
#include "standard/exchange.h"

#define LIMIT 100 /* that CASE has when nothing is said */
#define LIMIT_MAX 500

/* A field of a document, as the library knows it. */
static const char *
field_identifier(struct mem *m, const struct library_unit *u)
{
    return id_text(m, case_document(u->key, u->rev));
}

static const char *
field_title(struct mem *m, const struct library_unit *u)
{
    (void)m;
    return u->title != NULL ? u->title : u->key;
}

static const char *
field_language(struct mem *m, const struct library_unit *u)
{
    (void)m;
    return u->language;
}

static const char *
field_version(struct mem *m, const struct library_unit *u)
{
    return mem_printf(m, "%lld", (long long)u->rev);
}

typedef const char *field_of(struct mem *m, const struct library_unit *u);

static const struct known {
    const char *name;
    field_of *of; /* NULL: only the document says it */
} known[] = {
    {"identifier",         field_identifier},
    {"title",              field_title     },
    {"language",           field_language  },
    {"version",            field_version   },
    {"uri",                NULL            },
    {"caseVersion",        NULL            },
    {"creator",            NULL            },
    {"lastChangeDateTime", NULL            },
    {"subject",            NULL            },
    {"adoptionStatus",     NULL            },
    {"statusStartDate",    NULL            },
    {"CFPackageURI",       NULL            },
};
#define KNOWN (sizeof(known) / sizeof(known[0]))

static const struct known *
find_known(const char *name)
{
    for (size_t i = 0; i < KNOWN; i++)
        if (strcmp(known[i].name, name) == 0)
            return &known[i];
    return NULL;
}

/* One comparison of a filter: title~'customer'. */
struct clause {
    const struct known *field;
    enum { EQUAL, UNLIKE, LESS, LESS_EQUAL, MORE, MORE_EQUAL, HOLDS } how;
    const char *value; /* folded */
};

struct listing {
    struct mem *mem; /* of the list */
    struct clause clause[2];
    size_t nclauses, n, room;
    bool any; /* OR between them */
    struct library_unit *unit;
};

static enum result
bad_filter(struct ctx *c)
{
    return fail(c, ERR_INPUT, "case-fields",
        N_("A filter is one or two comparisons as title~'customer' AND "
           "language='cy', of identifier, title, language or version."));
}

/* The longer ones first. */
static const struct {
    const char *sign;
    int how;
} signs[] = {
    {"!=", UNLIKE    },
    {"<=", LESS_EQUAL},
    {">=", MORE_EQUAL},
    {"=",  EQUAL     },
    {"<",  LESS      },
    {">",  MORE      },
    {"~",  HOLDS     },
};

static bool
read_clause(struct mem *m, const char **s, struct clause *out)
{
    size_t len = strcspn(*s, "!<>=~ "), i = 0;
    const char *end;

    out->field = find_known(mem_strndup(m, *s, len));
    *s += len;
    while (i < sizeof(signs) / sizeof(signs[0]) &&
           strncmp(*s, signs[i].sign, strlen(signs[i].sign)) != 0)
        i++;
    if (out->field == NULL || out->field->of == NULL ||
        i == sizeof(signs) / sizeof(signs[0]))
        return false;
    out->how = signs[i].how;
    *s += strlen(signs[i].sign);
    if (**s != '\'' || (end = strchr(*s + 1, '\'')) == NULL)
        return false;
    out->value = utf8_fold(m, mem_strndup(m, *s + 1, (size_t)(end - *s) - 1));
    *s = end + 1;
    return true;
}

static enum result
read_filter(struct ctx *c, const char *s, struct listing *l)
{
    if (s == NULL)
        return OK;
    if (!read_clause(c->mem, &s, &l->clause[l->nclauses++]))
        return bad_filter(c);
    if (*s == '\0')
        return OK;
    l->any = strncmp(s, " OR ", 4) == 0;
    if (!l->any && strncmp(s, " AND ", 5) != 0)
        return bad_filter(c);
    s += l->any ? 4 : 5;
    if (!read_clause(c->mem, &s, &l->clause[l->nclauses++]) || *s != '\0')
        return bad_filter(c);
    return OK;
}

static bool
holds(struct mem *m, const struct clause *k, const struct library_unit *u)
{
    const char *value = utf8_fold(m, k->field->of(m, u));
    int order = strcmp(value, k->value);

    switch (k->how) {
    case EQUAL: return order == 0;
    case UNLIKE: return order != 0;
    case LESS: return order < 0;
    case LESS_EQUAL: return order <= 0;
    case MORE: return order > 0;
    case MORE_EQUAL: return order >= 0;
    case HOLDS: return strstr(value, k->value) != NULL;
    }
    return false;
}

static enum result
take(struct ctx *c, const struct library_unit *u, void *arg)
{
    struct listing *l = arg;
    bool fits = !l->any || l->nclauses == 0;

    for (size_t i = 0; i < l->nclauses; i++)
        if (l->any)
            fits |= holds(c->mem, &l->clause[i], u);
        else
            fits &= holds(c->mem, &l->clause[i], u);
    if (!fits)
        return OK;
    if (l->n == l->room) {
        size_t room = 2 * l->room + 64;

        l->unit = mem_grow(l->mem, l->unit, l->room * sizeof(*l->unit),
            room * sizeof(*l->unit));
        l->room = room;
    }
    l->unit[l->n] = *u;
    l->unit[l->n].key = mem_strdup(l->mem, u->key);
    l->unit[l->n].title = mem_strdup(l->mem, u->title);
    l->unit[l->n].language = mem_strdup(l->mem, u->language);
    l->n++;
    return OK;
}

struct sorted {
    const char *by;
    const struct library_unit *unit;
};

static int
compare(const void *a, const void *b)
{
    const struct sorted *x = a, *y = b;
    int order = strcmp(x->by, y->by);

    if (order == 0)
        order = strcmp(x->unit->key, y->unit->key);
    if (order == 0)
        order = x->unit->rev < y->unit->rev ? -1 : 1;
    return order;
}

static enum result
sort(struct request *q, struct listing *l)
{
    const char *by = form_get(q->form, "sort");
    const char *order = form_get(q->form, "orderBy");
    const struct known *field = find_known(by != NULL ? by : "identifier");
    struct sorted *sorted = mem_array(q->c->mem, l->n + 1, sizeof(*sorted));
    struct library_unit *out = mem_array(q->c->mem, l->n + 1, sizeof(*out));
    bool down = order != NULL && strcmp(order, "desc") == 0;

    if (field == NULL || field->of == NULL)
        return fail(q->c, ERR_INPUT, "case-sort",
            N_("Documents are sorted by identifier, title, language or "
               "version, and not by “%s”."),
            by);
    for (size_t i = 0; i < l->n; i++)
        sorted[i] = (struct sorted){
            utf8_fold(q->c->mem, field->of(q->c->mem, &l->unit[i])),
            &l->unit[i]};
    qsort(sorted, l->n, sizeof(*sorted), compare);
    for (size_t i = 0; i < l->n; i++)
        out[i] = *sorted[down ? l->n - 1 - i : i].unit;
    l->unit = out;
    return OK;
}

static enum result
read_fields(struct request *q, struct case_page *out)
{
    const char *list = form_get(q->form, "fields");
    const char **fields = mem_array(q->c->mem, KNOWN + 1, sizeof(*fields));
    char *rest = mem_strdup(q->c->mem, list), *one;

    out->fields = list != NULL ? fields : NULL;
    while (rest != NULL && (one = strsep(&rest, ",")) != NULL) {
        const struct known *field = find_known(one);

        if (field == NULL || out->nfields == KNOWN)
            return fail(q->c, ERR_INPUT, "case-fields",
                N_("A document has no field “%s”."), one);
        fields[out->nfields++] = field->name;
    }
    return OK;
}

struct value *
case_select(struct mem *m, struct value *document, const struct case_page *page)
{
    struct value *v = value_object(m);

    if (page->fields == NULL)
        return document;
    for (size_t i = 0; i < page->nfields; i++) {
        const struct value *member = value_get(document, page->fields[i]);
        struct value *copy;

        if (member == NULL || value_get(v, page->fields[i]) != NULL)
            continue;
        copy = mem_dup(m, member, sizeof(*member));
        copy->next = NULL;
        value_set(m, v, page->fields[i], copy);
    }
    return v;
}

/* The same question from another place on. */
static void
add_link(struct request *q, struct str *s, const char *rel, size_t limit,
    size_t offset)
{
    static const char *const others[] = {"sort", "orderBy", "filter", "fields"};
    struct html o = {.out = str_in(q->c->mem)};

    str_addf(s, "%s<%s?limit=%zu&offset=%zu", s->len > 0 ? ", " : "", q->path,
        limit, offset);
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        if (form_get(q->form, others[i]) != NULL) {
            str_cut(&o.out, 0);
            html_put(&o, HTML_PART, form_get(q->form, others[i]));
            str_addf(s, "&%s=%s", others[i], o.out.s);
        }
    str_addf(s, ">; rel=\"%s\"", rel);
}

static void
add_links(struct request *q, size_t limit, size_t offset, size_t total)
{
    struct str s = str_in(q->c->mem);
    size_t last = total > 0 ? (total - 1) / limit * limit : 0;

    if (offset + limit < total)
        add_link(q, &s, "next", limit, offset + limit);
    if (offset > 0)
        add_link(q, &s, "prev", limit, offset > limit ? offset - limit : 0);
    add_link(q, &s, "first", limit, 0);
    add_link(q, &s, "last", limit, last);
    q->reply.link = s.s;
    q->reply.total = mem_printf(q->c->mem, "%zu", total);
}

enum result
case_list(struct request *q, struct case_page *out)
{
    struct listing l = {.mem = q->c->mem};
    int64_t asked = form_number(q->form, "limit");
    size_t limit = asked > LIMIT_MAX ? LIMIT_MAX : (size_t)asked;
    size_t offset = (size_t)form_number(q->form, "offset");
    enum result r;

    if (form_get(q->form, "limit") == NULL)
        limit = LIMIT;
    *out = (struct case_page){0};
    if (limit == 0)
        return fail(q->c, ERR_INPUT, "case-fields",
            N_("The limit is a number from 1 on."));
    if ((r = read_fields(q, out)) != OK ||
        (r = read_filter(q->c, form_get(q->form, "filter"), &l)) != OK ||
        (r = library_each(q->c, take, &l)) != OK || (r = sort(q, &l)) != OK)
        return r;
    out->total = l.n;
    if (offset > l.n)
        offset = l.n;
    out->unit = l.unit + offset;
    out->n = l.n - offset < limit ? l.n - offset : limit;
    add_links(q, limit, offset, l.n);
    return OK;
}
