/* build - add to a unit while it is being made. */
#include <config.h>

#include "build.h"

/* A new zeroed thing at the end of a list linked by next. */
#define APPEND(m, list, out)                                                   \
    do {                                                                       \
        while (*(list) != NULL)                                                \
            (list) = &(*(list))->next;                                         \
        *(list) = (out) = mem_alloc((m), sizeof(*(out)));                      \
    } while (0)

/* The same, from the newest on where that is known. */
#define APPEND_NEWEST(m, list, newest, out)                                    \
    do {                                                                       \
        if ((newest) != NULL)                                                  \
            (list) = &(newest)->next;                                          \
        APPEND(m, list, out);                                                  \
        (newest) = (out);                                                      \
    } while (0)

struct unit_text *
add_text(struct mem *m, struct unit_text **list, const char *lang,
    const char *words, int line)
{
    struct unit_text *t;

    APPEND(m, list, t);
    t->lang = lang;
    t->words = words;
    t->line = line;
    return t;
}

struct unit_section *
add_section(struct mem *m, struct unit *u, enum unit_role role, int line)
{
    struct unit_section **list = &u->sections, *s;

    APPEND(m, list, s);
    s->role = role;
    s->line = line;
    return s;
}

struct unit_node *
add_node(struct mem *m, struct unit_section *s, struct unit_node *parent,
    enum unit_node_kind kind)
{
    struct unit_node **first = parent != NULL ? &parent->first : &s->first;
    struct unit_node **last = parent != NULL ? &parent->last : &s->last;
    struct unit_node *node = mem_alloc(m, sizeof(*node));

    node->kind = kind;
    node->parent = parent;
    if (*last != NULL)
        (*last)->next = node;
    else
        *first = node;
    *last = node;
    return node;
}

struct unit_fact *
add_fact(
    struct mem *m, struct unit *u, enum unit_field field, const char *value)
{
    struct unit_fact **list = &u->facts, *f;

    APPEND_NEWEST(m, list, u->newest.fact, f);
    f->field = field;
    f->value = value;
    return f;
}

struct unit_raw *
add_raw(struct mem *m, struct unit *u, const char *lang, const char *label,
    const char *value, int line)
{
    struct unit_raw **list = &u->raw, *raw;

    APPEND_NEWEST(m, list, u->newest.raw, raw);
    raw->lang = lang;
    raw->label = label;
    raw->value = value;
    raw->line = line;
    return raw;
}

struct unit_relation *
add_relation(struct mem *m, struct unit *u, const char *type, const char *urn)
{
    struct unit_relation **list = &u->relations, *relation;

    APPEND(m, list, relation);
    relation->type = type;
    relation->urn = urn;
    return relation;
}

struct unit_warning *
add_warning(struct mem *m, struct unit *u, const char *code, int line,
    const char *detail)
{
    struct unit_warning **list = &u->warnings, *w;

    APPEND_NEWEST(m, list, u->newest.warning, w);
    w->code = code;
    w->line = line;
    w->detail = detail;
    return w;
}

struct unit_language *
add_language(struct mem *m, struct unit *u, const char *lang, bool complete,
    bool primary)
{
    struct unit_language **list = &u->languages, *l;

    APPEND(m, list, l);
    l->lang = lang;
    l->complete = complete;
    l->primary = primary;
    return l;
}

struct unit_source *
add_source(struct mem *m, struct unit *u)
{
    struct unit_source **list = &u->sources, *source;

    APPEND(m, list, source);
    return source;
}
