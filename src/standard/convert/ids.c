/*
 * ids - P1, P12.1, K2.3: what evidence refers to for ever.
 *
 * Labels that are all there, unique and ascending name their items; where one
 * is not, position does for the whole list.  Labels compare by their integer
 * parts: 3.10 comes after 3.9.
 */
#include <config.h>

#include <string.h>

#include "standard/build.h"
#include "items.h"

struct named {
    struct unit_node *item;
    int part[NUMBERING_PARTS];
    int nparts;
    bool has_value;
};

struct list {
    struct named *named;
    size_t n, room;
};

struct naming {
    struct mem *mem;
    struct unit *u;
};

static void
list_add(struct mem *m, struct list *l, struct unit_node *item)
{
    if (l->n == l->room) {
        size_t room = l->room ? 2 * l->room : 16;

        l->named = mem_grow(
            m, l->named, l->room * sizeof(*l->named), room * sizeof(*l->named));
        l->room = room;
    }
    l->named[l->n++] = (struct named){.item = item};
}

/* Every label is a roman numeral, and there is more than "i" to say so. */
static bool
is_roman(const struct list *l)
{
    for (size_t i = 0; i < l->n; i++)
        if (l->named[i].item->label == NULL ||
            !numbering_is_roman(l->named[i].item->label))
            return false;
    return l->n > 0 && strcmp(l->named[0].item->label, "i") == 0;
}

/* What letters of this list count by: "dd" is only in the Welsh alphabet. */
static enum numbering_letters
letters_of(const struct list *l)
{
    if (is_roman(l))
        return LETTERS_ROMAN;
    for (size_t i = 0; i < l->n; i++)
        if (l->named[i].item->label != NULL &&
            numbering_is_welsh(l->named[i].item->label))
            return LETTERS_WELSH;
    return LETTERS_ENGLISH;
}

/* The letter o is Word's bullet of the second level. */
static bool
is_bullets(const struct list *l)
{
    for (size_t i = 0; i < l->n; i++)
        if (l->named[i].item->label == NULL ||
            strcmp(l->named[i].item->label, "o") != 0)
            return false;
    return true;
}

static int
compare(const struct named *a, const struct named *b)
{
    for (int i = 0; i < a->nparts && i < b->nparts; i++)
        if (a->part[i] != b->part[i])
            return a->part[i] < b->part[i] ? -1 : 1;
    return a->nparts - b->nparts;
}

static void
warn(struct naming *n, const char *code, const struct unit_node *item)
{
    add_warning(n->mem, n->u, code, item->text->line, item->label);
}

/* Do the labels count up, all with as many parts?  The first that does not is
 * warned about: "1.1" beside "1" could have the id of what is below 1. */
static bool
ascends(struct naming *n, const struct list *l)
{
    for (size_t i = 0; i < l->n; i++)
        if (!l->named[i].has_value)
            return false;
    for (size_t i = 1; i < l->n; i++) {
        int order = compare(&l->named[i - 1], &l->named[i]);

        if (order >= 0 || l->named[i].nparts != l->named[0].nparts) {
            warn(n, order == 0 ? "label-duplicate" : "label-order",
                l->named[i].item);
            return false;
        }
    }
    return true;
}

static void
warn_gaps(struct naming *n, const struct list *l)
{
    for (size_t i = 1; i < l->n; i++) {
        const struct named *a = &l->named[i - 1], *b = &l->named[i];
        int last = b->nparts - 1;

        if (a->nparts == b->nparts &&
            memcmp(a->part, b->part, (size_t)last * sizeof(a->part[0])) == 0 &&
            b->part[last] > a->part[last] + 1)
            warn(n, "label-gap", b->item);
    }
}

/* The number of an item in its list: below a parent only its last part. */
static const char *
suffix(struct mem *m, const struct named *named, bool whole)
{
    struct str s = str_in(m);
    int from = whole ? 0 : named->nparts - 1;

    for (int i = from; i < named->nparts; i++)
        str_addf(&s, "%s%d", i > from ? "." : "", named->part[i]);
    return s.s;
}

static void name_children(struct naming *n, struct unit_node *parent);

static void
name_list(struct naming *n, struct list *l, const char *prefix, bool top)
{
    enum numbering_letters letters = letters_of(l);
    bool bullets = is_bullets(l), labels;

    for (size_t i = 0; i < l->n; i++) {
        struct named *named = &l->named[i];

        named->has_value = !bullets && named->item->label != NULL &&
                           numbering_value(named->item->label, letters,
                               named->part, &named->nparts);
        /* Below a parent an id has only the last part, so it must tell. */
        if (!top && named->has_value) {
            named->part[0] = named->part[named->nparts - 1];
            named->nparts = 1;
        }
    }
    if ((labels = ascends(n, l)))
        warn_gaps(n, l);
    for (size_t i = 0; i < l->n; i++) {
        struct named *named = &l->named[i];

        if (labels)
            named->item->id =
                mem_printf(n->mem, "%s%s", prefix, suffix(n->mem, named, top));
        else
            named->item->id = mem_printf(n->mem, "%s%zu", prefix, i + 1);
        name_children(n, named->item);
    }
}

static void
name_children(struct naming *n, struct unit_node *parent)
{
    struct list l = {0};

    for (struct unit_node *i = parent->first; i != NULL; i = i->next)
        list_add(n->mem, &l, i);
    if (l.n > 0)
        name_list(n, &l, mem_printf(n->mem, "%s.", parent->id), false);
}

void
items_name(struct mem *m, struct unit *u, char letter)
{
    struct naming n = {m, u};
    const char prefix[] = {letter, '\0'};
    struct list l = {0};

    for (struct unit_section *s = u->sections; s != NULL; s = s->next) {
        if (unit_role_letter(s->role) != letter)
            continue;
        for (struct unit_node *i = s->first; i != NULL; i = i->next) {
            if (i->kind == NODE_ITEM)
                list_add(m, &l, i);
            else if (i->kind == NODE_GROUP)
                for (struct unit_node *j = i->first; j != NULL; j = j->next)
                    list_add(m, &l, j);
        }
    }
    name_list(&n, &l, prefix, true);
}
