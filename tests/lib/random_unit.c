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

/* What follows is of units as they are published: words that are no headings
 * or numbers, items numbered through, the parts that text can tell apart. */
static const char *
prose(struct chance *r, const char *lang, unsigned least)
{
    static const char *const some[2][14] = {
        {"gwrando", "ar", "y",   "cwsmer",   "yn",   "ofalus", "wrth", "ymateb", "i",
         "ei",                                                                                 "anghenion", "bob", "amser", "a'r"},
        {"listen",  "to", "the", "customer", "with", "care",   "when", "you",
         "answer",                                                                    "their", "questions", "and", "needs", "of" }
    };
    struct str s = str_in(r->mem);

    for (unsigned n = least + draw(r, 12); n > 0; n--)
        str_addf(&s, "%s%s", s.len > 0 ? " " : "",
            some[strcmp(lang, "en") == 0][draw(r, 14)]);
    return s.s;
}

static void
publish(struct chance *r, struct unit_text **out, unsigned least)
{
    add_text(r->mem, out, "cy", prose(r, "cy", least), 0);
    add_text(r->mem, out, "en", prose(r, "en", least), 0);
}

static void
publish_items(struct chance *r, struct unit_section *s,
    struct unit_node *parent, const char *before, int depth, int *from)
{
    for (unsigned n = 2 + draw(r, 5); n > 0; n--) {
        struct unit_node *item = add_node(r->mem, s, parent, NODE_ITEM);
        int inside = 0;

        item->id = mem_printf(r->mem, "%s%d", before, ++*from);
        publish(r, &item->text, 4);
        if (depth < 2 && draw(r, 4) == 0)
            publish_items(r, s, item, mem_printf(r->mem, "%s.", item->id),
                depth + 1, &inside);
    }
}

static void
publish_criteria(struct chance *r, enum unit_role role)
{
    struct unit_section *s = add_section(r->mem, r->u, role, 0);
    const char *letter = role == ROLE_PERFORMANCE ? "P" : "K";
    int from = 0;

    if (draw(r, 3) > 0) {
        publish_items(r, s, NULL, letter, 0, &from);
        return;
    }
    for (unsigned n = 2 + draw(r, 2); n > 0; n--) {
        struct unit_node *group = add_node(r->mem, s, NULL, NODE_GROUP);

        add_text(r->mem, &group->text, "cy", "Ymdrin â chwsmeriaid", 0);
        add_text(r->mem, &group->text, "en", "Dealing with customers", 0);
        publish_items(r, s, group, letter, 0, &from);
    }
}

static void
publish_prose(struct chance *r, enum unit_role role)
{
    struct unit_section *s = add_section(r->mem, r->u, role, 0);

    for (unsigned n = draw(r, 4); n > 0; n--)
        publish(r, &add_node(r->mem, s, NULL, NODE_PARAGRAPH)->text, 6);
    if (draw(r, 3) == 0) {
        struct unit_node *list = add_node(r->mem, s, NULL, NODE_LIST);

        for (unsigned n = 2 + draw(r, 3); n > 0; n--)
            publish(r, &add_node(r->mem, s, list, NODE_ENTRY)->text, 2);
    }
    if (s->first == NULL)
        s->state = STATE_EMPTY;
}

static void
publish_terms(struct chance *r)
{
    struct unit_section *s = add_section(r->mem, r->u, ROLE_GLOSSARY, 0);

    for (unsigned n = 1 + draw(r, 3); n > 0; n--) {
        struct unit_node *term = add_node(r->mem, s, NULL, NODE_TERM);

        publish(r, &term->text, 1);
        publish(r, &term->meaning, 5);
    }
}

static void
publish_facts(struct chance *r)
{
    publish(r, &add_fact(r->mem, r->u, FIELD_DEVELOPED_BY, NULL)->text, 2);
    add_fact(r->mem, r->u, FIELD_APPROVED, "2014-11-30");
    add_fact(r->mem, r->u, FIELD_REVIEW, "2019");
    for (unsigned n = draw(r, 3); n > 0; n--) {
        publish(r, &add_fact(r->mem, r->u, FIELD_SUITE, NULL)->text, 2);
        publish(r, &add_fact(r->mem, r->u, FIELD_OCCUPATION, NULL)->text, 2);
        publish(r, &add_fact(r->mem, r->u, FIELD_KEYWORD, NULL)->text, 1);
    }
    if (draw(r, 2))
        add_relation(r->mem, r->u, "original", "GS CC DB2.1");
}

struct unit *
random_published(struct mem *m, unsigned seed)
{
    static const enum unit_role after[] = {ROLE_SCOPE, ROLE_VALUES,
        ROLE_BEHAVIOURS, ROLE_SKILLS, ROLE_LINKS, ROLE_EXTERNAL_LINKS};
    struct unit *u = mem_alloc(m, sizeof(*u));
    struct chance r = {.mem = m, .u = u, .state = seed * 2654435761u + 7};

    draw(&r, 2);
    u->key = mem_printf(m, "RND%u", seed);
    u->urn = draw(&r, 2) ? u->key : NULL;
    u->rev = 1;
    u->model = "nos";
    add_language(m, u, "cy", true, true);
    add_language(m, u, "en", true, false);
    publish(&r, &u->title, 3);
    if (draw(&r, 2))
        publish_prose(&r, ROLE_OVERVIEW);
    publish_criteria(&r, ROLE_PERFORMANCE);
    if (draw(&r, 4))
        publish_criteria(&r, ROLE_KNOWLEDGE);
    for (size_t i = 0; i < sizeof(after) / sizeof(after[0]); i++)
        if (draw(&r, 3) == 0)
            publish_prose(&r, after[i]);
    if (draw(&r, 3) == 0)
        publish_terms(&r);
    if (draw(&r, 2))
        publish_facts(&r);
    return u;
}
