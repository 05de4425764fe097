/* random_unit - see random_unit.h. */
#include <config.h>

#include "random_unit.h"
#include "standard/build.h"
#include "standard/facts.h"

struct chance {
    struct mem *mem;
    struct unit *u;
    uint64_t state;
    int line, words;
    bool two; /* languages */
};

static unsigned
draw(struct chance *r, unsigned n)
{
    r->state = r->state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(r->state >> 33) % n;
}

static const char *
words(struct chance *r)
{
    static const char *const some[] = {"cwsmer", "gwrando", "tŷ", "ŵy & iâr",
        "<dull>", "\"siarad\"", "1.", "deall", "12.5 mm", "a'r",
        "e.g.:", "listen", "diwrnod", "\\n", "sgôr;", "— hir —", "ymateb"};
    struct str s = str_in(r->mem);

    for (unsigned n = 1 + draw(r, 24); n > 0; n--)
        str_addf(&s, "%s%s", s.len > 0 ? " " : "",
            some[draw(r, sizeof(some) / sizeof(some[0]))]);
    str_addf(&s, " %d", ++r->words); /* none is like another */
    return s.s;
}

static void
text(struct chance *r, struct unit_text **out)
{
    struct unit_text *t;

    if (r->two && draw(r, 4) == 0) { /* the other language first */
        t = add_text(r->mem, out, "en", words(r), 0);
        t->origin = ORIGIN_TRANSLATED;
    }
    add_text(r->mem, out, "cy", words(r), draw(r, 3) ? ++r->line : 0);
    if (r->two && (*out)->next == NULL) {
        t = add_text(r->mem, out, "en", words(r), 0);
        t->origin = (enum unit_origin)draw(r, 4);
    }
    if (draw(r, 20) == 0)
        add_text(r->mem, out, "ga", words(r), 0)->origin = ORIGIN_MACHINE;
}

static void
items(struct chance *r, struct unit_section *s, struct unit_node *parent,
    const char *before, int depth)
{
    unsigned n = 1 + draw(r, depth > 0 ? 3 : 6);

    for (unsigned i = 1; i <= n; i++) {
        struct unit_node *item = add_node(r->mem, s, parent, NODE_ITEM);

        item->id = mem_printf(r->mem, "%s%u", before, i);
        item->label =
            draw(r, 3) ? NULL
                       : mem_printf(r->mem, "%u%s", i, draw(r, 2) ? "." : ")");
        text(r, &item->text);
        if (depth < 4 && draw(r, 5) == 0)
            items(r, s, item, mem_printf(r->mem, "%s.", item->id), depth + 1);
        item->assess = (enum unit_assess)draw(r, 4);
    }
}

static void
list(struct chance *r, struct unit_section *s)
{
    struct unit_node *l = add_node(r->mem, s, NULL, NODE_LIST);

    for (unsigned n = 1 + draw(r, 3); n > 0; n--) {
        struct unit_node *entry = add_node(r->mem, s, l, NODE_ENTRY);

        entry->label = draw(r, 2) ? "•" : NULL;
        text(r, &entry->text);
    }
}

static void
body(struct chance *r, struct unit_section *s)
{
    for (unsigned n = draw(r, 4); n > 0; n--) {
        struct unit_node *node;

        switch (draw(r, 3)) {
        case 0: list(r, s); break;
        case 1:
            node = add_node(r->mem, s, NULL, NODE_TERM);
            text(r, &node->text);
            text(r, &node->meaning);
            break;
        default: text(r, &add_node(r->mem, s, NULL, NODE_PARAGRAPH)->text);
        }
    }
}

static void
section(struct chance *r, enum unit_role role, int grouped)
{
    struct unit_section *s =
        add_section(r->mem, r->u, role, draw(r, 2) ? ++r->line : 0);
    char letter = unit_role_letter(role);

    if (draw(r, 6) > 0)
        text(r, &s->heading);
    if (draw(r, 2) > 0)
        text(r, &s->prompt);
    if (letter == 0) {
        s->state = (enum section_state)draw(r, 3);
        body(r, s);
        return;
    }
    for (int i = 1; i <= grouped; i++) {
        struct unit_node *group = add_node(r->mem, s, NULL, NODE_GROUP);

        text(r, &group->text);
        items(r, s, group, mem_printf(r->mem, "%c%d", letter, i), 0);
    }
    if (grouped == 0)
        items(r, s, NULL, mem_printf(r->mem, "%c", letter), 0);
}

static void
facts(struct chance *r)
{
    static const char *const dates[] = {"2014", "2014-11", "2014-11-30"};
    static const char *const types[] = {
        "original", "supersedes", "superseded-by", "related", "tailored-from"};

    if (draw(r, 2)) {
        text(r, &add_fact(r->mem, r->u, FIELD_DEVELOPED_BY, NULL)->text);
        add_fact(r->mem, r->u, FIELD_APPROVED, dates[draw(r, 3)]);
        add_fact(
            r->mem, r->u, FIELD_VALIDITY, draw(r, 2) ? "current" : "legacy");
    }
    for (unsigned n = draw(r, 3); n > 0; n--) {
        text(r, &add_fact(r->mem, r->u, FIELD_SUITE, NULL)->text);
        add_fact(r->mem, r->u, FIELD_SOC, "7212");
        add_text(r->mem, &add_fact(r->mem, r->u, FIELD_KEYWORD, NULL)->text,
            "cy", words(r), 0);
        add_raw(r->mem, r->u, "cy", "Geiriau", draw(r, 2) ? words(r) : "",
            ++r->line);
        add_relation(r->mem, r->u, types[draw(r, 5)], "GS CC DB2.1");
    }
}

static void
provenance(struct chance *r)
{
    struct unit_source *s = add_source(r->mem, r->u);
    struct unit_warning *w;

    s->format = "nos-text";
    s->encoding = "UTF-8";
    s->sha256 = "00000000000000000000000000000000"
                "00000000000000000000000000000000";
    s->size = 1 + draw(r, 5000);
    for (unsigned n = draw(r, 3); n > 0; n--) {
        w = add_warning(
            r->mem, r->u, "label-gap", ++r->line, draw(r, 2) ? words(r) : NULL);
        w->item = draw(r, 2) ? "P1" : NULL;
    }
}

struct unit *
random_unit(struct mem *m, unsigned seed)
{
    struct unit *u = mem_alloc(m, sizeof(*u));
    struct chance r = {.mem = m, .u = u, .state = seed * 2654435761u + 1};

    draw(&r, 2);
    r.two = draw(&r, 2);
    u->key = mem_printf(m, "RND%u", seed);
    u->rev = 1 + draw(&r, 3);
    u->model = draw(&r, 2) ? "nos" : "lo-ac";
    if (draw(&r, 2)) {
        u->urn = mem_printf(m, "Rnd %u", seed);
        u->urn_basis = draw(&r, 2) ? "source" : "curated";
    }
    add_language(m, u, "cy", true, true);
    if (r.two)
        add_language(m, u, "en", draw(&r, 2), false);
    if (draw(&r, 5) > 0)
        text(&r, &u->title);
    facts(&r);
    for (int role = 0; role < ROLE_N; role++)
        if (role == ROLE_PERFORMANCE || draw(&r, 3) == 0)
            section(&r, (enum unit_role)role, draw(&r, 4) ? 0 : 1);
    if (draw(&r, 2))
        provenance(&r);
    return u;
}
