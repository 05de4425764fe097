/*
 * lists - which lines begin an item.
 *
 * A label that nothing else looks like is one.  Others ("2 days", "o
 * gwsmeriaid") are labels where they are expected: the next of a list that is
 * open, and not the wrapped end of a line.
 */
#include <config.h>

#include <string.h>

#include "lists.h"

#define AHEAD 40  /* lines in which the next label is looked for */
#define GAP_MAX 5 /* labels that may be missing from an unsure list */

/* The column where a line ends. */
static size_t
end_of(const struct line *line)
{
    return (size_t)line->indent + strlen(line->text);
}

int
label_last(const struct numbering *n)
{
    return n->nparts > 0 ? n->part[n->nparts - 1] : 0;
}

int
level_last(const struct level *l)
{
    return l->nparts > 0 ? l->part[l->nparts - 1] : 0;
}

bool
label_same_prefix(const char *one, const char *other)
{
    size_t len = strcspn(one, "0123456789");

    return len == strcspn(other, "0123456789") &&
           memcmp(one, other, len) == 0 &&
           (one[len] == '\0') == (other[len] == '\0');
}

/* "12.2" after "12.1", "13.1" after "12.4". */
static bool
follows(const struct level *l, const struct numbering *n)
{
    int last = n->nparts - 1, same = 0;

    if (l->nparts == 0 || l->style != n->style || l->nparts != n->nparts ||
        strcmp(l->prefix, n->prefix) != 0)
        return false;
    while (same < last && l->part[same] == n->part[same])
        same++;
    if (same == last)
        return n->part[last] == l->part[last] + 1;
    return same == last - 1 && n->part[same] == l->part[same] + 1 &&
           n->part[last] == 1;
}

static bool
goes_on_to(const struct numbering *n, const struct numbering *next)
{
    struct level l = {
        .style = n->style, .prefix = n->prefix, .nparts = n->nparts};

    memcpy(l.part, n->part, sizeof(l.part));
    return follows(&l, next);
}

static struct known **
known_slot(struct items *it, const int *part, int nparts)
{
    unsigned h = (unsigned)nparts;

    for (int i = 0; i < nparts; i++)
        h = h * 1009 + (unsigned)part[i];
    return &it->known[h % KNOWN];
}

struct unit_node *
lists_find(struct items *it, const struct numbering *n)
{
    struct known *k = *known_slot(it, n->part, n->nparts - 1);

    while (k != NULL && (k->nparts != n->nparts - 1 ||
                            memcmp(k->part, n->part,
                                (size_t)k->nparts * sizeof(k->part[0])) != 0))
        k = k->next;
    return k != NULL ? k->item : NULL;
}

/* "2.1" is the first below 2, which need not be the last item (outcomes first,
 * criteria after), or a list begins so. */
static bool
begins_below(struct items *it, const struct numbering *n)
{
    const struct unit_node *parent;

    if (n->nparts < 2 || label_last(n) != 1)
        return false;
    parent = lists_find(it, n);
    return parent != NULL ? parent->first == NULL : it->depth == 0;
}

bool
lists_expect(struct items *it, const struct numbering *n)
{
    if (it->depth == 0 &&
        (follows(&it->above, n) || (n->nparts == 1 && n->part[0] == 1)))
        return true;
    for (size_t i = 0; i < it->depth; i++)
        if (follows(&it->level[i], n))
            return true;
    return begins_below(it, n);
}

/* Does a line after i begin with this number alone, beyond doubt if sure? */
static bool
comes_later(const struct items *it, size_t i, int number, bool sure)
{
    return number < NUMBERS &&
           (sure ? it->last_sure : it->last_any)[number] > i + 1;
}

void
lists_look(struct items *it)
{
    struct mem *scratch = mem_new();
    struct numbering n;

    memset(it->last_sure, 0, sizeof(it->last_sure));
    memset(it->last_any, 0, sizeof(it->last_any));
    it->width = 0;
    for (size_t i = 0; i < it->n; i++) {
        if (end_of(&it->line[i]) > it->width)
            it->width = end_of(&it->line[i]);
        if (!numbering_read(scratch, it->line[i].text, &n) ||
            n.style != STYLE_NUMBER || n.nparts != 1 || *n.prefix != '\0' ||
            n.part[0] >= NUMBERS)
            continue;
        it->last_any[n.part[0]] = i + 1;
        if (n.sure)
            it->last_sure[n.part[0]] = i + 1;
    }
    mem_free(scratch);
}

bool
lists_is_full(const struct items *it, size_t i)
{
    return i < it->n && i + 1 < it->n &&
           end_of(&it->line[i]) + 1 + strcspn(it->line[i + 1].text, " ") >
               it->width - it->width / 8;
}

/* A list that does not begin with 1: the next line goes on from this one. */
static bool
begins_list(struct items *it, size_t i, const struct numbering *n)
{
    struct numbering next;

    return it->depth == 0 && i + 1 < it->n &&
           numbering_read(it->c->mem, it->line[i + 1].text, &next) &&
           next.style == STYLE_NUMBER &&
           (goes_on_to(n, &next) || (n->nparts == 1 && next.nparts > 1 &&
                                        next.part[0] == n->part[0]));
}

/* A label missing from a list of bare numbers, or a number within words? */
static bool
is_after_gap(struct items *it, size_t i, const struct numbering *n)
{
    const struct level *top = &it->level[0];

    return it->bare && it->depth > 0 && n->nparts == 1 &&
           strcmp(top->prefix, n->prefix) == 0 &&
           n->part[0] > level_last(top) &&
           n->part[0] <= level_last(top) + GAP_MAX &&
           !comes_later(it, i, level_last(top) + 1, false);
}

/* "P7" in a list of such labels, after P5 or P7 too; but not form P45. */
static bool
is_prefixed(const struct items *it, const struct numbering *n)
{
    for (size_t i = 0; i < it->depth && *n->prefix != '\0'; i++) {
        const struct level *l = &it->level[i];

        if (!label_same_prefix(l->prefix, n->prefix) || l->nparts != n->nparts)
            continue;
        if (strcmp(l->prefix, n->prefix) != 0 && label_last(n) == 1)
            return true;
        if (label_last(n) >= level_last(l) &&
            label_last(n) <= level_last(l) + GAP_MAX)
            return true;
    }
    return false;
}

/* Does one of the next lines begin with these parts, the last one more? */
static bool
next_comes(struct items *it, size_t i, const struct level *l)
{
    struct mem *scratch = mem_new();
    struct numbering n;
    bool found = false;

    for (size_t k = 1; k <= AHEAD && i + k < it->n && !found; k++)
        found = numbering_read(scratch, it->line[i + k].text, &n) &&
                n.style == STYLE_NUMBER && follows(l, &n);
    mem_free(scratch);
    return found;
}

/* "1.5" or "1.2" again after "1.2", and "3.1" after "1.4", where no list goes
 * on as it should; "1.5 m" within words is followed by what was expected. */
static bool
is_after_parts(struct items *it, size_t i, const struct numbering *n)
{
    for (size_t k = it->depth; k > 0 && n->nparts > 1; k--) {
        const struct level *l = &it->level[k - 1];
        int last = n->nparts - 1;

        if (l->style != STYLE_NUMBER || l->nparts != n->nparts ||
            !label_same_prefix(l->prefix, n->prefix))
            continue;
        if (memcmp(l->part, n->part, (size_t)last * sizeof(n->part[0])) == 0
                ? n->part[last] < l->part[last]
                : n->part[0] < l->part[0] || n->part[last] != 1)
            return false;
        return !next_comes(it, i, l);
    }
    return false;
}

/* "o gwsmeriaid", "-text": one of several, or the language has no such word. */
static bool
is_bullet(struct items *it, size_t i, const struct numbering *n)
{
    struct numbering next;

    for (size_t k = 0; k < it->depth; k++)
        if (it->level[k].style == STYLE_BULLET &&
            it->level[k].close == n->close &&
            (n->close != 'c' || it->level[k].indent == it->line[i].indent))
            return true;
    if (n->close == 'c' && i > 0 && it->line[i - 1].text[0] != '\0' &&
        strchr(":", it->line[i - 1].text[strlen(it->line[i - 1].text) - 1]))
        return true;
    if (n->close == 'c')
        return strcmp(it->lang, "cy") != 0 &&
               (i == 0 || !lists_is_full(it, i - 1) ||
                   it->line[i].indent > it->line[i - 1].indent);
    return i < it->n && i + 1 < it->n &&
           numbering_read(it->c->mem, it->line[i + 1].text, &next) &&
           next.style == STYLE_BULLET && next.close == n->close;
}

/* "2 minutes" within an item, when "2." is still to come, or another 2 in a
 * list without dots and this line only went on from the one before. */
static bool
is_within(struct items *it, size_t i, const struct numbering *n)
{
    if (n->nparts != 1 || it->depth == 0 || *n->prefix != '\0')
        return false;
    if (!it->bare)
        return comes_later(it, i, n->part[0], true);
    return comes_later(it, i, n->part[0], false) && i > 0 &&
           lists_is_full(it, i - 1);
}

/* "* In Wales …" after "when to call an ambulance*". */
static bool
is_footnote(const struct items *it, size_t i, const struct numbering *n)
{
    if (n->style != STYLE_BULLET || n->close != '*' || !it->line[i].gap)
        return false;
    for (size_t back = 1; back <= i; back++) {
        const char *s = it->line[i - back].text;

        if (*s == '*')
            return false;
        if (strchr(s, '*') != NULL)
            return true;
    }
    return false;
}

/* "- 1.1 Describe …": the label that a bullet stands before. */
static bool
read_behind_bullet(
    const struct items *it, const char *text, struct numbering *n)
{
    struct numbering bullet;

    return numbering_read(it->c->mem, text, &bullet) &&
           bullet.style == STYLE_BULLET &&
           numbering_read(it->c->mem, bullet.rest, n) &&
           n->style == STYLE_NUMBER && *n->rest != '\0' &&
           (n->nparts > 1 || n->close != 0 || *n->prefix != '\0');
}

/* One that goes on, or that the next line goes on from: not "- 1.1 million". */
static bool
is_behind_bullet(struct items *it, size_t i, struct numbering *n)
{
    struct numbering next;

    if (!read_behind_bullet(it, it->line[i].text, n))
        return false;
    return (it->depth > 0 && lists_expect(it, n)) ||
           (i + 1 < it->n &&
               read_behind_bullet(it, it->line[i + 1].text, &next) &&
               goes_on_to(n, &next));
}

bool
lists_read(struct items *it, size_t i, struct numbering *n)
{
    if (is_behind_bullet(it, i, n))
        return true;
    if (!numbering_read(it->c->mem, it->line[i].text, n))
        return false;
    if (is_footnote(it, i, n))
        return false;
    if (n->sure)
        return true;
    if (n->style == STYLE_BULLET)
        return is_bullet(it, i, n);
    if (is_within(it, i, n))
        return false;
    return lists_expect(it, n) || is_prefixed(it, n) ||
           is_after_parts(it, i, n) ||
           (n->nparts == 1 && is_after_gap(it, i, n)) || begins_list(it, i, n);
}

void
lists_remember(
    struct items *it, const struct numbering *n, struct unit_node *item)
{
    struct known **slot = known_slot(it, n->part, n->nparts);
    struct known *k = mem_alloc(it->c->mem, sizeof(*k));

    memcpy(k->part, n->part, sizeof(k->part));
    k->nparts = n->nparts;
    k->item = item;
    k->next = *slot;
    *slot = k;
}
