/*
 * sides - a document in two columns, one for each language.
 *
 * Two headings of one meaning in two languages on one line show it, and where
 * the column on the right begins.  A TAB parts the other lines too; without
 * one the right column's first words do, where a blank stands before them.
 */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "sides.h"
#include "standard/unit.h"

#define HEADINGS_LEAST 2

struct sides {
    struct mem *m;
    struct lines part[2];
    bool gap[2];
};

/* The first byte of the further cell; NULL: there is one cell. */
static const char *
further(const char *text)
{
    const char *s = strchr(text, '\t');

    if (s == NULL)
        s = strstr(text, "  ");
    return s != NULL ? s + strspn(s, " \t") : NULL;
}

static const char *
before(struct mem *m, const char *text, const char *end)
{
    return utf8_trim(m, mem_strndup(m, text, (size_t)(end - text)));
}

static int
columns(const struct line *line, const char *end)
{
    int column = line->indent;

    for (const char *s = line->text; s < end; column++)
        utf8_next(&s);
    return column;
}

/* "Trosolwg     Overview" */
static bool
is_pair(struct mem *m, const char *text, const char *right)
{
    struct label_match one, other;

    return right != NULL && headings_match(m, before(m, text, right), &one) &&
           headings_match(m, right, &other) && one.label != other.label &&
           one.label->kind == other.label->kind &&
           one.label->what == other.label->what && one.label->lang != NULL &&
           other.label->lang != NULL &&
           strcmp(one.label->lang, other.label->lang) != 0;
}

/* Where the right column begins; 0: there are none, -1: behind TABs. */
static int
find_column(struct mem *m, const struct lines *lines)
{
    int found = 0, column = 0;

    for (size_t i = 0; i < lines->n; i++) {
        const struct line *line = &lines->line[i];
        const char *right = further(line->text);

        if (!is_pair(m, line->text, right))
            continue;
        found++;
        if (strchr(line->text, '\t') != NULL)
            column = -1;
        else if (column == 0 || columns(line, right) < column)
            column = columns(line, right);
    }
    return found >= HEADINGS_LEAST ? column : 0;
}

/* The byte where the right cell of a line begins, or its end. */
static const char *
part_at(const struct line *line, int column)
{
    const char *s = line->text;
    int at = line->indent;

    if (column < 0) {
        if (line->indent >= 8 && strchr(s, '\t') == NULL)
            return s; /* a TAB was before it */
        s = strchr(s, '\t');
        return s != NULL ? s : line->text + strlen(line->text);
    }
    for (; *s != '\0' && at < column; at++)
        utf8_next(&s);
    /* Words that run across both columns stay on the left. */
    return *s == '\0' || s == line->text || s[-1] == ' '
               ? s
               : line->text + strlen(line->text);
}

static void
give(struct sides *k, int side, const struct line *line, const char *text)
{
    struct line copy = *line;

    k->gap[side] |= line->gap;
    if (*text == '\0')
        return;
    copy.text = text;
    copy.gap = k->gap[side] || k->part[side].n == 0;
    k->gap[side] = false;
    lines_add(k->m, &k->part[side], copy);
}

void
sides_part(struct mem *m, struct lines *lines)
{
    struct sides k = {.m = m};
    int column = find_column(m, lines);

    if (column == 0)
        return;
    for (size_t i = 0; i < lines->n; i++) {
        const struct line *line = &lines->line[i];
        const char *right = part_at(line, column);

        give(&k, 0, line, before(m, line->text, right));
        give(&k, 1, line, utf8_trim(m, right));
    }
    for (size_t i = 0; i < k.part[1].n; i++)
        lines_add(m, &k.part[0], k.part[1].line[i]);
    k.part[0].cut = lines->cut;
    *lines = k.part[0];
}
