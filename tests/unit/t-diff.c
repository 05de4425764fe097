/* diff: what became of items and words; the same answer every time. */
#include <config.h>

#include <assert.h>
#include <stdlib.h>

#include "base/time.h"
#include "standard/convert.h"
#include "standard/diff.h"
#include "tap.h"

#define MANY 1000

static struct ctx c = {.lang = "en"};

/* "kept [-deleted-] {+inserted+}" */
static const char *
shown(const char *old, const char *new)
{
    struct diff_runs runs = diff_words(c.mem, old, new);
    struct str s = str_in(c.mem);

    for (size_t i = 0; i < runs.n; i++)
        str_addf(&s, "%c%s", " -+"[runs.run[i].mark], runs.run[i].words);
    return s.s;
}

static void
words(void)
{
    is_str(shown("greet the customer", "greet the customer"),
        " greet the customer", "equal texts are one run");
    is_str(shown("greet customers politely", "greet all customers kindly"),
        " greet+all customers-politely+kindly", "words come and go");
    is_str(shown(NULL, "new words"), "+new words", "all of it is new");
    is_str(shown("old words", NULL), "-old words", "all of it is gone");
    is_str(shown("", ""), "", "nothing is nothing");
    is_str(shown("a b c d", "c d a b"), "-a b c d+a b",
        "the longest part that stayed is kept");
    is_str(shown("gwsmer  da", "cwsmer\nda"), "-gwsmer+cwsmer da",
        "blanks do not count, letters do");
}

/* Texts "a|b|c" as P1, P2, P3. */
static struct diff_items
items(const char *texts)
{
    struct diff_items list = {mem_array(c.mem, 64, sizeof(*list.item)), 0};
    char *save = NULL, *copy = mem_strdup(c.mem, texts);

    for (char *s = strtok_r(copy, "|", &save); s != NULL;
         s = strtok_r(NULL, "|", &save)) {
        list.n++;
        list.item[list.n - 1] = (struct diff_item){
            .name = mem_printf(c.mem, "P%zu", list.n),
            .section = "performance",
            .words = s,
        };
    }
    return list;
}

/* "P1=P1 P2~P3(moved) +P4<P2 -P3" */
static const char *
rows(const char *old, const char *new)
{
    struct diff_items a = items(old), b = items(new);
    struct str s = str_in(c.mem);
    struct diff_rows d;

    if (diff_items(&c, &a, &b, &d) != OK)
        return c.message;
    for (size_t i = 0; i < d.n; i++) {
        const struct diff_row *row = &d.row[i];
        const struct diff_item *item = row->new ? row->new : row->old;

        assert(item != NULL);
        str_adds(&s, i == 0 ? "" : " ");
        if (row->old != NULL && row->new != NULL)
            str_addf(&s, "%s%c%s%s", row->old->name,
                row->kind == DIFF_SAME ? '=' : '~', row->new->name,
                row->moved ? "(moved)" : "");
        else
            str_addf(&s, "%c%s", row->new ? '+' : '-', item->name);
        if (row->part != NULL)
            str_addf(&s, "<%s", row->part->name);
    }
    return s.s;
}

static void
assignment(void)
{
    is_str(
        rows("greet customers|lock the door", "greet customers|lock the door"),
        "P1=P1 P2=P2", "the same stays the same");
    is_str(rows("Greet customers\xe2\x80\x99 dogs", "greet  customers' dogs"),
        "P1=P1", "case, blanks and kinds of quotes are no change");
    is_str(rows("greet customers politely|lock the door",
               "lock the door|greet customers politely"),
        "P2=P1(moved) P1=P2(moved)", "equal words tell what moved");
    is_str(rows("greet customers politely|count the money in the till",
               "count all the money in the till|greet customers kindly"),
        "P2~P1(moved) P1~P2(moved)", "so do words that are alike");
    is_str(rows("greet customers politely|lock the door",
               "answer the telephone at once|greet customers politely"),
        "+P1 P1=P2(moved) -P2", "what has nothing in common is new, or gone");
    is_str(rows("wash hands|wash hands|wash hands", "wash hands|wash hands"),
        "P1=P1 P2=P2 -P3", "of equal texts each is taken once, by its name");
    is_str(rows("serve the food hot and wash the dishes afterwards",
               "serve the food hot|wash the dishes afterwards"),
        "P1~P1 +P2<P1", "one part of a split item is the item changed");
    is_str(rows("serve the food hot|wash the dishes afterwards",
               "serve the food hot and wash the dishes afterwards"),
        "P1~P1 -P2<P1", "so is one part of a merged one");
    is_str(rows("a b c d e f|a b c d x y", "a b c d e y|a b c d x f"),
        "P1~P1 P2~P2", "between equally good answers the names decide");
}

/* The best pair first, whatever was listed before it. */
static void
best(void)
{
    is_str(rows("check the price of the goods|check the price of the goods "
                "sold today",
               "check the price of the goods sold"),
        "-P1<P1 P2~P1(moved)", "the most alike goes first");
}

/* Long units: every second text changed, all in another order. */
static void
big(void)
{
    struct diff_items a = {mem_array(c.mem, MANY, sizeof(*a.item)), MANY};
    struct diff_items b = {mem_array(c.mem, MANY, sizeof(*b.item)), MANY};
    struct diff_rows first, again;
    int64_t began = time_steady();
    int same = 0, changed = 0, right = 0;
    bool equal = true;

    for (int i = 0; i < MANY; i++) {
        int j = MANY - 1 - i;

        a.item[i] = (struct diff_item){
            .name = mem_printf(c.mem, "P%d", i + 1),
            .section = "performance",
            .words =
                mem_printf(c.mem, "item number%d says word%d twice", i, i * 7),
        };
        b.item[j] = a.item[i];
        b.item[j].name = mem_printf(c.mem, "P%d", j + 1);
        if (i % 2 == 1)
            b.item[j].words =
                mem_printf(c.mem, "item number%d says word%d once", i, i * 7);
    }
    is_int(diff_items(&c, &a, &b, &first), OK, "a thousand items are compared");
    is_int(diff_items(&c, &a, &b, &again), OK, "and once more");
    for (size_t i = 0; i < first.n; i++) {
        const struct diff_row *row = &first.row[i];

        same += row->kind == DIFF_SAME;
        changed += row->kind == DIFF_CHANGED;
        right += row->old != NULL && row->new != NULL &&
                 row->old - a.item == MANY - 1 - (row->new - b.item);
        equal = equal && row->old == again.row[i].old &&
                row->new == again.row[i].new;
    }
    is_int(same, MANY / 2, "half are the same");
    is_int(changed, MANY / 2, "half are changed");
    is_int(right, MANY, "each is found in its new place");
    ok(equal, "and the answer is the same again");
    ok(time_steady() - began < 20000, "within seconds");
    for (int i = 0; i < MANY; i++)
        a.item[i].words = mem_printf(c.mem, "old%d", i);
    a.n = b.n = MANY;
    is_int(diff_items(&c, &a, &b, &first), OK, "nothing alike is said too");
    is_int(first.n, 2 * MANY, "as gone and new");
}

static void
too_long(void)
{
    struct diff_items a = {mem_array(c.mem, 1100, sizeof(*a.item)), 1100};
    struct diff_items b = {mem_array(c.mem, 1100, sizeof(*b.item)), 1100};
    struct diff_rows d;

    for (int i = 0; i < 1100; i++) {
        a.item[i] = b.item[i] =
            (struct diff_item){.name = "P1", .section = "performance"};
        a.item[i].words = mem_printf(c.mem, "old%d", i);
        b.item[i].words = mem_printf(c.mem, "new%d", i);
    }
    is_int(diff_items(&c, &a, &b, &d), ERR_LIMIT,
        "what cannot be compared in time is refused");
    is_str(c.code, "long-units", "and says so");
}

static struct unit *
converted(const char *text)
{
    struct unit *u = NULL;

    if (convert_text(&c, text, strlen(text), &u) != OK)
        ok(false, c.message);
    return u;
}

static void
units(void)
{
    struct unit *old = converted(
        "Greet customers\nURN: ABC1\nValidity: Current\nKeywords: desk\n\n"
        "Overview\n\nThis is about greeting.\n\nPerformance criteria\n\n"
        "1. greet every customer politely\n2. lock the door\n\n"
        "Knowledge and understanding\n\n1. the opening hours of the desk\n");
    struct unit *new = converted(
        "Greet people\nURN: ABC1\nValidity: Legacy\nKeywords: desk\n\n"
        "Overview\n\nThis is about greeting people.\n\nPerformance criteria\n\n"
        "1. greet every customer kindly\n\n"
        "Knowledge and understanding\n\n1. the opening hours of the desk\n"
        "2. the way home\n");
    struct unit *welsh = converted(
        "Cyfarch cwsmeriaid\n\nMeini prawf perfformiad\n\nRhaid i chi allu:\n\n"
        "1. cyfarch pob cwsmer\n\nGwybodaeth a dealltwriaeth\n\n"
        "1. yr oriau agor\n");
    struct str facts = str_in(c.mem);
    struct diff d;

    is_int(diff_units(&c, old, new, &d), OK, "two units are compared");
    is_str(d.lang, "en", "in their language");
    is_int(d.count[DIFF_SAME], 1, "one item is the same");
    is_int(d.count[DIFF_CHANGED], 1, "one has changed");
    is_int(d.count[DIFF_ADDED], 1, "one is new");
    is_int(d.count[DIFF_REMOVED], 1, "one is gone");
    is_int(d.moved, 0, "none has moved");
    for (size_t i = 0; i < d.nfacts; i++)
        str_addf(&facts, "%s: %s/%s; ", d.facts[i].name, d.facts[i].old,
            d.facts[i].new);
    is_str(facts.s,
        "title: Greet customers/Greet people; validity: current/legacy; "
        "overview: This is about greeting./This is about greeting people.; ",
        "of the facts and the prose only what has changed");
    is_int(diff_units(&c, old, welsh, &d), ERR_CONFLICT,
        "texts in two languages are not compared");
    is_str(c.code, "no-common-language", "which is said");
    is_int(diff_units(&c, old, old, &d), OK, "a unit is compared with itself");
    is_int(d.nfacts + d.count[DIFF_CHANGED] + d.count[DIFF_ADDED] +
               d.count[DIFF_REMOVED],
        0, "and nothing has changed");
}

int
main(void)
{
    c.mem = mem_new();
    words();
    assignment();
    best();
    big();
    too_long();
    units();
    mem_free(c.mem);
    return done();
}
