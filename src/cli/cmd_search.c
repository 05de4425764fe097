/* standard search: units by what they say. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "standard/search.h"

#define LIMIT 10
#define LIMIT_MAX 100

/* Bold on and off, where a terminal shows it. */
static const char bold[] = "\033[1m", plain[] = "\033[0m";

static const char *
line(struct ctx *c, struct out *o, const struct found_words *words)
{
    struct str s = str_in(c->mem);
    bool marks = out_is_terminal(o);

    if (words->cut)
        str_adds(&s, "… ");
    for (size_t i = 0; i < words->n; i++) {
        if (words->piece[i].hit && marks)
            str_adds(&s, bold);
        str_adds(&s, words->piece[i].words);
        if (words->piece[i].hit && marks)
            str_adds(&s, plain);
    }
    if (words->cut_off)
        str_adds(&s, "…");
    if (unit_is_unofficial(words->origin))
        str_adds(&s, " *");
    return s.s;
}

static struct value *
words_json(struct mem *m, const struct found_words *words)
{
    struct value *v = value_object(m), *pieces = value_array(m);

    for (size_t i = 0; i < words->n; i++) {
        struct value *piece = value_object(m);

        value_set_string(m, piece, "words", words->piece[i].words);
        value_set_bool(m, piece, "hit", words->piece[i].hit);
        value_add(pieces, piece);
    }
    value_set_string(m, v, "language", words->language);
    value_set_bool(m, v, "unofficial", unit_is_unofficial(words->origin));
    value_set(m, v, "pieces", pieces);
    return v;
}

static struct value *
unit_json(struct mem *m, const struct found_unit *u)
{
    struct value *v = value_object(m), *items = value_array(m);

    value_set_string(m, v, "key", u->key);
    value_set_integer(m, v, "rev", u->rev);
    value_set(m, v, "title", words_json(m, &u->title));
    if (u->other_title.n > 0)
        value_set(m, v, "other_title", words_json(m, &u->other_title));
    for (size_t i = 0; i < u->nitems; i++) {
        struct value *item = value_object(m);

        value_set_string(m, item, "id", u->items[i].name);
        value_set_string(m, item, "section", u->items[i].section);
        value_set(m, item, "text", words_json(m, &u->items[i].words));
        value_add(items, item);
    }
    value_set(m, v, "items", items);
    value_set_integer(m, v, "items_more", (int64_t)u->items_more);
    return v;
}

static void
show(struct ctx *c, struct out *o, const struct found_unit *u)
{
    out_line(o, "%s@%lld  %s", u->key, (long long)u->rev,
        u->title.n > 0 ? line(c, o, &u->title)
                       : tr(c->lang, N_("(without a title)")));
    if (u->other_title.n > 0)
        out_line(o, "    %s", line(c, o, &u->other_title));
    for (size_t i = 0; i < u->nitems; i++)
        out_line(
            o, "    %-6s %s", u->items[i].name, line(c, o, &u->items[i].words));
    if (u->items_more > 0)
        out_line(o, "    %s",
            mem_printf(c->mem,
                tr_n(c->lang, "and %zu more item", "and %zu more items",
                    u->items_more),
                u->items_more));
}

/* Do any words shown have the mark? */
static bool
is_marked(const struct found *found)
{
    for (size_t i = 0; i < found->n; i++) {
        const struct found_unit *u = &found->units[i];

        if (unit_is_unofficial(u->title.origin) ||
            unit_is_unofficial(u->other_title.origin))
            return true;
        for (size_t j = 0; j < u->nitems; j++)
            if (unit_is_unofficial(u->items[j].words.origin))
                return true;
    }
    return false;
}

/* A number of an option; otherwise where it was not given. */
static enum result
number(struct ctx *c, const struct args *a, const char *option, long otherwise,
    long max, size_t *out)
{
    const char *text = args_get(a, option);
    long n = text != NULL ? strtol(text, NULL, 10) : otherwise;

    if (text != NULL &&
        (strspn(text, "0123456789") != strlen(text) || n < 1 || n > max))
        return fail(c, ERR_INPUT, "usage",
            N_("“--%s” wants a number from 1 to %ld."), option, max);
    *out = (size_t)n;
    return OK;
}

enum result
cmd_standard_search(struct ctx *c, const struct args *a, struct out *o)
{
    struct str words = str_in(c->mem);
    struct search_given given = {
        .language = args_get(a, "language"), .old = args_has(a, "old")};
    struct value *v = value_object(c->mem), *units = value_array(c->mem);
    struct found found;
    size_t page;
    enum result r;

    for (size_t i = 0; i < args_n(a); i++)
        str_addf(&words, "%s ", args_words(a)[i]);
    given.words = words.s;
    if ((r = number(c, a, "limit", LIMIT, LIMIT_MAX, &given.max)) != OK ||
        (r = number(c, a, "page", 1, SEARCH_FROM_MAX, &page)) != OK)
        return r;
    given.from = (page - 1) * given.max;
    if ((r = search_units(c, &given, &found)) != OK)
        return r;
    for (size_t i = 0; i < found.n; i++)
        if (o->json)
            value_add(units, unit_json(c->mem, &found.units[i]));
        else
            show(c, o, &found.units[i]);
    value_set(c->mem, v, "units", units);
    value_set_bool(c->mem, v, "more", found.more);
    if (out_json(o, v))
        return OK;
    if (is_marked(&found))
        out_line(o, "\n* %s", tr(c->lang, N_("An unofficial translation.")));
    if (found.n == 0)
        out_note(o, "%s", tr(c->lang, N_("Nothing was found.")));
    else if (found.more)
        out_note(o, tr(c->lang, N_("There is more: --page %zu.")), page + 1);
    return OK;
}
