/* texts - read and write the words of a holder. */
#include <config.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "build.h"
#include "names.h"
#include "texts.h"

enum result
texts_unsound(struct ctx *c, const struct xml_node *e, const char *part)
{
    return fail_line(c, e->line,
        fail(c, ERR_INPUT, "invalid-unit",
            N_("In <%s>, “%s” is missing or wrong."), e->name, part));
}

static enum result
no_words(struct ctx *c, const struct xml_node *e)
{
    return fail_line(c, e->line,
        fail(c, ERR_INPUT, "invalid-unit",
            N_("<%s> has no words, or no language for them."), e->name));
}

int64_t
texts_number(const char *s)
{
    char *end;
    long long n;

    if (s == NULL || *s < '0' || *s > '9')
        return -1;
    errno = 0;
    n = strtoll(s, &end, 10);
    return errno != 0 || *end != '\0' ? -1 : (int64_t)n;
}

void
texts_place(struct mem *m, const struct xml_node *e, int *source, int *line)
{
    const char *src = xml_get(e, "src"), *rest;
    int64_t s, l;

    if (src == NULL || src[0] != 's' || (rest = strstr(src, "#L")) == NULL)
        return;
    s = texts_number(mem_strndup(m, src + 1, (size_t)(rest - src) - 1));
    l = texts_number(rest + 2);
    if (s > 0 && s < INT32_MAX && l > 0 && l < INT32_MAX) {
        *source = (int)s - 1;
        *line = (int)l;
    }
}

const char *
texts_src(struct mem *m, int source, int line)
{
    return line > 0 ? mem_printf(m, "s%d#L%d", source + 1, line) : NULL;
}

enum unit_origin
texts_origin(const struct xml_node *e)
{
    return unit_origin(xml_get(e, "origin"));
}

enum result
texts_read(struct ctx *c, const struct xml_node *holder, struct unit_text **out)
{
    for (struct xml_node *i = holder->first; i != NULL; i = i->next) {
        const char *lang = xml_get(i, "xml:lang");
        struct unit_text *t;

        if (strcmp(i->name, "t") != 0)
            continue;
        if (lang == NULL || i->text == NULL ||
            *(i->text = utf8_trim(c->mem, i->text)) == '\0')
            return no_words(c, i);
        for (t = *out; t != NULL; t = t->next)
            if (strcmp(t->lang, lang) == 0)
                return texts_unsound(c, i, "xml:lang");
        t = add_text(c->mem, out, lang, i->text, 0);
        texts_place(c->mem, i, &t->source, &t->line);
        t->origin = texts_origin(i);
    }
    return OK;
}

enum result
texts_need(struct ctx *c, const struct xml_node *holder, struct unit_text **out)
{
    enum result r = texts_read(c, holder, out);

    return r == OK && *out == NULL ? no_words(c, holder) : r;
}

const struct xml_node *
texts_child(const struct xml_node *e, const char *name)
{
    for (const struct xml_node *i = e->first; i != NULL; i = i->next)
        if (strcmp(i->name, name) == 0)
            return i;
    return NULL;
}

enum result
texts_of_child(struct ctx *c, const struct xml_node *e, const char *name,
    struct unit_text **out)
{
    const struct xml_node *holder = texts_child(e, name);

    return holder != NULL ? texts_need(c, holder, out) : OK;
}

void
texts_put(struct mem *m, struct xml_node *parent, const struct unit_text *text)
{
    for (; text != NULL; text = text->next) {
        struct xml_node *t = xml_element_text(m, parent, "t", text->words);

        xml_set(m, t, "xml:lang", text->lang);
        if (text->origin != ORIGIN_SOURCE)
            xml_set(m, t, "origin", origin_names[text->origin]);
        xml_set(m, t, "src", texts_src(m, text->source, text->line));
    }
}

void
texts_put_child(struct mem *m, struct xml_node *parent, const char *name,
    const struct unit_text *text)
{
    if (text != NULL)
        texts_put(m, xml_element(m, parent, name), text);
}

struct value *
texts_json(struct mem *m, const struct unit_text *text)
{
    struct value *v = value_object(m);

    for (; text != NULL; text = text->next)
        value_set_string(m, v, text->lang, text->words);
    return v;
}
