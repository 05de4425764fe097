/*
 * pages - running heads, running feet and page numbers.
 *
 * They are lines that come again, but for their digits, at the same place of
 * two or more pages.  Pages end at form feeds; text that was copied out of a
 * PDF has none, and there a line whose last number counts up by one each time
 * it comes shows where they end, as do the lines of the title when they come
 * again.  A heading or a numbered item is never taken for furniture.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "marks.h"
#include "numbering.h"
#include "pages.h"
#include "standard/build.h"

#define EDGE_LINES 4 /* of a page, above or below */
#define APART 4      /* lines that a page has at least */
#define TITLE_LINES 3
#define NUMBERS 4

/* A line as it is held against others. */
struct trait {
    const char *masked;  /* folded, each run of digits a # */
    int number[NUMBERS]; /* its first runs of digits; -1: none */
    size_t kind;         /* the same for equal masked texts */
    bool fixed;          /* heading, item or a label's value: never furniture */
    bool end;            /* a page ends here: furniture by itself */
    bool near;           /* it stands beside such a line */
    bool drop;
};

struct pages {
    struct ctx *c;
    struct lines *lines;
    struct trait *trait;
    size_t *order; /* lines by kind, then by place */
    size_t n;
    size_t first; /* the first heading's line */
};

static const char *
mask(struct mem *m, const char *text, int number[NUMBERS])
{
    const char *s = utf8_fold(m, text);
    char *out = mem_alloc(m, strlen(s) + 1), *to = out;
    size_t n = 0;

    for (size_t i = 0; i < NUMBERS; i++)
        number[i] = -1;
    while (*s != '\0') {
        size_t digits = strspn(s, "0123456789");

        if (digits == 0) {
            *to++ = *s++;
            continue;
        }
        *to++ = '#';
        if (n < NUMBERS && digits < 6)
            number[n++] = (int)strtol(s, NULL, 10);
        s += digits;
    }
    return out;
}

/* "12. words" is an item, "12" alone is the number of a page, or of an item
 * whose words are below. */
static bool
is_item(struct mem *m, const char *text)
{
    struct numbering n;

    return numbering_read(m, text, &n) && *n.rest != '\0' &&
           (n.sure || n.style != STYLE_NUMBER || n.nparts > 1);
}

/* The words before two blanks or a TAB, as in a column of labels. */
static const char *
left_of(struct mem *m, const char *text)
{
    size_t len = 0;

    while (text[len] != '\0' && text[len] != '\t' &&
           strncmp(text + len, "  ", 2) != 0)
        len++;
    return mem_strndup(m, text, len);
}

static bool
is_heading(struct pages *p, const char *text, bool *fact)
{
    const char *left = left_of(p->c->mem, text);
    struct label_match match, prompt;
    size_t at;
    bool found = headings_match(p->c->mem, left, &match);

    *fact = found && label_is_fact(match.label) && strcmp(left, text) == 0;
    return found || headings_match_two(p->c->mem, text, &match, &prompt, &at);
}

static int
by_kind(const void *a, const void *b, void *arg)
{
    const struct trait *t = arg;
    size_t i = *(const size_t *)a, j = *(const size_t *)b;
    int order = strcmp(t[i].masked, t[j].masked);

    return order != 0 ? order : (i > j) - (i < j);
}

/* Short, of a capital and digits, as URNs are; some hold blanks. */
static bool
is_code(const char *text)
{
    return strpbrk(text, "0123456789") != NULL && *text >= 'A' &&
           *text <= 'Z' && strstr(text, "  ") == NULL && strlen(text) <= 24;
}

/* Below a label alone: a code, or a number that is not the page's last line. */
static bool
is_value(const struct pages *p, size_t i)
{
    const struct line *line = &p->lines->line[i];

    return is_code(line->text) ||
           (line->text[strspn(line->text, "0123456789")] == '\0' &&
               (i + 1 == p->n || line[1].page == line->page));
}

/* "P12" without words: there are more of them on its page. */
static bool
is_label_alone(const struct pages *p, size_t i)
{
    struct numbering n;

    return numbering_read(p->c->mem, p->lines->line[i].text, &n) &&
           *n.rest == '\0' && n.style == STYLE_NUMBER && *n.prefix != '\0';
}

static void
look(struct pages *p)
{
    struct mem *m = p->c->mem;

    bool fact = false;

    p->n = p->first = p->lines->n;
    p->trait = mem_array(m, p->n, sizeof(*p->trait));
    p->order = mem_array(m, p->n, sizeof(*p->order));
    for (size_t i = 0; i < p->n; i++) {
        const char *text = p->lines->line[i].text;
        bool value = fact, heading = is_heading(p, text, &fact);

        p->trait[i].masked = mask(m, text, p->trait[i].number);
        p->trait[i].fixed = heading || is_item(m, text) ||
                            mark_is_counted(m, text) ||
                            (value && is_value(p, i));
        p->order[i] = i;
        if (heading && p->first == p->n)
            p->first = i;
    }
    qsort_r(p->order, p->n, sizeof(*p->order), by_kind, p->trait);
    for (size_t i = 1; i < p->n; i++) {
        struct trait *t = &p->trait[p->order[i]];
        const struct trait *last = &p->trait[p->order[i - 1]];

        t->kind = last->kind + (strcmp(t->masked, last->masked) != 0);
        if (t->kind == last->kind && is_label_alone(p, p->order[i]) &&
            p->lines->line[p->order[i]].page ==
                p->lines->line[p->order[i - 1]].page)
            t->fixed = p->trait[p->order[i - 1]].fixed = true;
    }
}

/* The lines of the page that i is on are from to to. */
static void
page_of(const struct pages *p, size_t i, size_t *from, size_t *to)
{
    for (*from = i;
         *from > 0 && p->lines->line[*from - 1].page == p->lines->line[i].page;
         (*from)--)
        continue;
    for (*to = i;
         *to < p->n && p->lines->line[*to].page == p->lines->line[i].page;
         (*to)++)
        continue;
}

/* How far line i is from the upper or lower edge of its page. */
static size_t
edge(const struct pages *p, size_t i, bool upper)
{
    const struct line *line = p->lines->line;
    size_t n = 0;

    while (n < EDGE_LINES &&
           (upper ? i > n && line[i - n - 1].page == line[i].page
                  : i + n + 1 < p->n && line[i + n + 1].page == line[i].page))
        n++;
    return n;
}

/* Does the line at order[at] come at this edge of another page too? */
static bool
comes_again(const struct pages *p, size_t at, bool upper)
{
    size_t i = p->order[at], kind = p->trait[i].kind;

    for (int step = -1; step <= 1; step += 2)
        for (size_t k = at + (size_t)step;
             k < p->n && p->trait[p->order[k]].kind == kind;
             k += (size_t)step) {
            size_t j = p->order[k];

            if (p->lines->line[j].page != p->lines->line[i].page &&
                edge(p, j, upper) < EDGE_LINES)
                return true;
        }
    return false;
}

/* From each edge inwards, as long as the lines come again. */
static void
drop_edges(struct pages *p)
{
    size_t *place = mem_array(p->c->mem, p->n, sizeof(*place)), from, to;

    for (size_t k = 0; k < p->n; k++)
        place[p->order[k]] = k;
    for (size_t i = 0; i < p->n; i = to) {
        page_of(p, i, &from, &to);
        for (size_t j = from; j < to && j < from + EDGE_LINES; j++) {
            if (p->trait[j].fixed || !comes_again(p, place[j], true))
                break;
            p->trait[j].drop = true;
        }
        for (size_t j = to; j > from && j + EDGE_LINES > to; j--) {
            if (p->trait[j - 1].fixed || !comes_again(p, place[j - 1], false))
                break;
            p->trait[j - 1].drop = true;
        }
    }
}

/* "Page 2 of 9", "Tudalen 2", "2 of 9": the number of a page, and no doubt. */
static bool
is_page_number(const char *masked)
{
    static const char *const forms[] = {"page #", "page # of #", "page #/#",
        "page # / #", "tudalen #", "tudalen # o #", "tudalen #/#",
        "tudalen # / #", "tud. #", "t. #", "p. #", "# of #", "# o #",
        "# | page", "# | tudalen", "page | #", "tudalen | #", "- # -"};
    static const char *const schemes[] = {"http://", "https://", "file://"};
    const char *end = strstr(masked, " #/#");

    /* What browsers print above and below each page. */
    if (strncmp(masked, "#/#/#, #:#", 10) == 0)
        return true;
    for (size_t i = 0; end != NULL && end[4] == '\0' && i < 3; i++)
        if (strncmp(masked, schemes[i], strlen(schemes[i])) == 0)
            return true;
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
        if (strcmp(forms[i], masked) == 0)
            return true;
    return false;
}

/* One number of the lines from order[a] to order[b] counts up by one. */
static bool
number_counts(const struct pages *p, size_t a, size_t b, size_t which)
{
    for (size_t k = a + 1; k < b; k++) {
        size_t i = p->order[k - 1], j = p->order[k];

        if (p->trait[i].number[which] < 0 || j - i <= APART ||
            p->trait[j].number[which] != p->trait[i].number[which] + 1)
            return false;
    }
    return b > a + 1;
}

static bool
counts_up(const struct pages *p, size_t a, size_t b)
{
    for (size_t which = 0; which < NUMBERS; which++)
        if (number_counts(p, a, b, which))
            return true;
    return false;
}

/* Does a line near i come again near j? */
static bool
same_beside(const struct pages *p, size_t i, size_t j)
{
    for (size_t k = 1; k <= 2; k++) {
        if (i >= k && j >= k && !p->trait[i - k].fixed &&
            p->trait[i - k].kind == p->trait[j - k].kind)
            return true;
        if (i + k < p->n && j + k < p->n && !p->trait[i + k].fixed &&
            p->trait[i + k].kind == p->trait[j + k].kind)
            return true;
    }
    return false;
}

/* "Stage 2" may be of the standard; a foot has its number in a column of its
 * own, or holds a code or words of the title too. */
static bool
looks_like_foot(const struct pages *p, size_t i)
{
    const char *text = p->lines->line[i].text;
    const char *masked = p->trait[i].masked, *first = strchr(masked, '#');
    size_t words = strcspn(masked, "#");

    if (strstr(text, "  ") != NULL || strchr(text, '\t') != NULL ||
        strstr(masked, "page") != NULL || strstr(masked, "tudalen") != NULL ||
        (first != NULL && strchr(first + 1, '#') != NULL))
        return true;
    while (words > 0 && masked[words - 1] == ' ')
        words--;
    for (size_t k = 0; words > 3 && k < TITLE_LINES && k < p->first; k++)
        if (strncmp(p->trait[k].masked, masked, words) == 0)
            return true;
    return false;
}

/* A number alone may be a label; beside lines that come again it is a page's.
 */
static bool
is_end(const struct pages *p, size_t a, size_t b)
{
    const struct trait *t = &p->trait[p->order[a]];

    if (t->fixed)
        return false;
    if (is_page_number(t->masked))
        return true;
    if (!counts_up(p, a, b))
        return false;
    if (strcmp(t->masked, "#") != 0)
        return looks_like_foot(p, p->order[a]);
    return same_beside(p, p->order[a], p->order[a + 1]);
}

/* Lines of the title, above the first heading, that come again further down:
 * twice, or with another of them beside. */
static void
find_titles(struct pages *p, size_t a, size_t b)
{
    size_t top = p->order[a];

    if (p->trait[top].fixed || top >= p->first || top >= TITLE_LINES)
        return;
    for (size_t k = a + 1; k < b; k++) {
        size_t i = p->order[k];
        const char *text = p->lines->line[i].text;

        if (i > p->first && strcmp(text, p->lines->line[top].text) == 0 &&
            !p->trait[i - 1].fixed && b - a > 2)
            p->trait[i].end = true;
    }
}

/* "ABC12      3": a line of the title, and in a column of its own a number. */
static bool
is_foot_of_title(const struct pages *p, size_t i)
{
    const char *text = p->lines->line[i].text;
    const char *left = left_of(p->c->mem, text);
    const char *rest = text + strlen(left);

    rest += strspn(rest, " \t");
    if (*rest == '\0' || rest[strspn(rest, "0123456789")] != '\0')
        return false;
    for (size_t k = 0; k < TITLE_LINES && k < p->first; k++)
        if (strcmp(p->lines->line[k].text, left) == 0)
            return true;
    return false;
}

static void
find_ends(struct pages *p)
{
    for (size_t i = p->first; i < p->n; i++)
        p->trait[i].end = is_foot_of_title(p, i);
    for (size_t a = 0, b; a < p->n; a = b) {
        size_t kind = p->trait[p->order[a]].kind;
        bool end;

        for (b = a; b < p->n && p->trait[p->order[b]].kind == kind; b++)
            continue;
        end = is_end(p, a, b);
        for (size_t k = a; end && k < b; k++)
            p->trait[p->order[k]].end = true;
        if (!end && b > a + 1)
            find_titles(p, a, b);
    }
}

/* Kinds that stand beside the end of more than one page. */
static void
drop_beside_ends(struct pages *p)
{
    unsigned char *times = mem_array(p->c->mem, p->n + 1, 1);

    /* A line of the title beside a page's end needs no second time. */
    for (size_t i = 0; i < TITLE_LINES && i < p->first; i++)
        times[p->trait[i].kind] = 2;
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < p->n; i++) {
            if (!p->trait[i].end)
                continue;
            p->trait[i].drop = true;
            for (int step = -1; step <= 1; step += 2)
                for (size_t k = 1; k <= EDGE_LINES; k++) {
                    size_t j = i + (size_t)(step * (int)k);
                    struct trait *t = &p->trait[j < p->n ? j : i];

                    if (j >= p->n || t->fixed || j < p->first)
                        break;
                    if (round == 1 && times[t->kind] < 2)
                        break;
                    if (round == 0 && !t->near)
                        times[t->kind] += times[t->kind] < 2;
                    t->near = true;
                    t->drop |= round == 1;
                }
        }
}

/* "URN: ABC1" is a fact, wherever on the page it stands. */
static bool
is_fact(struct pages *p, const char *text)
{
    const char *colon = strchr(text, ':');
    struct label_match match;

    return colon != NULL &&
           headings_match(p->c->mem,
               mem_strndup(p->c->mem, text, (size_t)(colon - text)), &match) &&
           label_is_fact(match.label);
}

/* What comes again may be the URN or, where there is no other line above the
 * first heading, the title: its first time stays. */
static void
keep_title(struct pages *p)
{
    size_t i = 0;
    bool title = false;

    for (; i < p->first; i++)
        title |= !p->trait[i].drop && p->lines->line[i].page == 1 &&
                 !is_fact(p, p->lines->line[i].text);
    for (i = 0; i < p->first && i < EDGE_LINES; i++)
        if (is_code(p->lines->line[i].text) ||
            (!title && !is_page_number(p->trait[i].masked) &&
                strcmp(p->trait[i].masked, "#") != 0))
            p->trait[i].drop = false;
}

/* Does the line go on from the one above, whatever was dropped between? */
static bool
goes_over(const struct line *above, const char *text)
{
    uint32_t c = utf8_next(&text);

    return above->soft || (utf8_is_letter(c) && !utf8_is_upper(c)) ||
           strchr(",;-", above->text[strlen(above->text) - 1]) != NULL;
}

/* What is dropped leaves its gap, and the first of each fact, for the end. */
static void
take_out(struct pages *p, struct unit *u)
{
    struct mem *m = p->c->mem;
    struct line *line = p->lines->line;
    bool *known = mem_array(m, p->n + 1, sizeof(*known)), gap = false;
    struct lines facts = {0};
    bool dropped = false;
    size_t n = 0;

    for (size_t i = 0; i < p->n; i++) {
        size_t kind = p->trait[i].kind;

        gap |= line[i].gap;
        dropped |= p->trait[i].drop;
        if (p->trait[i].drop && !known[kind] && is_fact(p, line[i].text)) {
            lines_add(m, &facts, line[i]);
        } else if (p->trait[i].drop) {
            add_warning(
                m, u, "furniture-dropped", line[i].number, line[i].text);
        } else {
            line[n] = line[i];
            if (dropped && n > 0 && goes_over(&line[n - 1], line[n].text))
                gap = false;
            line[n++].gap = gap;
            gap = dropped = false;
        }
        known[kind] = true;
    }
    for (size_t i = 0; i < facts.n; i++) {
        line[n] = facts.line[i];
        line[n++].gap = true;
    }
    p->lines->n = n;
}

void
pages_clean(struct ctx *c, struct unit *u, struct lines *lines)
{
    struct pages p = {.c = c, .lines = lines};

    if (lines->n == 0)
        return;
    look(&p);
    if (lines->line[lines->n - 1].page > 1)
        drop_edges(&p);
    find_ends(&p);
    drop_beside_ends(&p);
    keep_title(&p);
    take_out(&p, u);
}
