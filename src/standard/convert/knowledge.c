/* knowledge - found by its labels alone. */
#include <config.h>

#include <string.h>

#include "knowledge.h"
#include "numbering.h"

/* Does the line begin with the label of the nth item of knowledge? */
static bool
is_knowledge(struct mem *m, const struct line *line, int nth)
{
    struct numbering n;

    return numbering_read(m, line->text, &n) &&
           (strcmp(n.prefix, "K") == 0 || strcmp(n.prefix, "KU") == 0) &&
           n.nparts == 1 && n.part[0] == nth && *n.rest != '\0';
}

static bool
is_heading(const struct mark *k)
{
    return k->kind == MARK_HEADING && k->label->kind == LABEL_SECTION &&
           k->label->what == ROLE_KNOWLEDGE;
}

size_t
knowledge_begins(struct mem *m, const struct lines *lines,
    const struct mark *marks, size_t from, size_t to)
{
    size_t first = from;

    while (first < to && !is_knowledge(m, &lines->line[first], 1))
        first++;
    for (size_t i = to; i < lines->n; i++)
        if (is_heading(&marks[i]))
            return to;
    for (size_t i = first + 1; i < to; i++)
        if (is_knowledge(m, &lines->line[i], 2))
            return first;
    return to;
}
