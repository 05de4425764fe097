/* source - a document's lines on their way out of the child. */
#include <config.h>

#include "standard/convert.h"

struct value *
source_lines_to_value(struct mem *m, const struct source_lines *lines)
{
    struct value *list = value_array(m);

    for (size_t i = 0; i < lines->n; i++) {
        struct value *line = value_array(m);

        value_add(line, value_string(m, lines->line[i].text));
        value_add(line, value_integer(m, lines->line[i].number));
        value_add(line, value_integer(m, lines->line[i].indent));
        value_add(line, value_integer(m, lines->line[i].gap));
        value_add(list, line);
    }
    return list;
}

static int
number_of(const struct value *v)
{
    return v != NULL && v->type == VALUE_INTEGER ? (int)v->integer : 0;
}

void
source_lines_from_value(
    struct mem *m, const struct value *v, struct source_lines *out)
{
    *out = (struct source_lines){0};
    if (v == NULL || v->type != VALUE_ARRAY)
        return;
    out->line = mem_array(m, v->n + 1, sizeof(*out->line));
    for (const struct value *i = v->first; i != NULL; i = i->next) {
        const struct value *text = i->type == VALUE_ARRAY ? i->first : NULL;

        if (text == NULL || text->type != VALUE_STRING || i->n != 4)
            continue;
        out->line[out->n++] =
            (struct source_line){text->string, number_of(text->next),
                number_of(text->next->next), number_of(i->last) != 0};
    }
}
