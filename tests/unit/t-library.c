/* library: what is loaded never changes; a changed text is a new revision. */
#include <config.h>

#include "base/utf8.h"
#include "datadir.h"
#include "standard/convert.h"
#include "standard/library.h"
#include "store/sql.h"
#include "tap.h"

static const struct library_given plain, revision = {.revision = true};

static const char service[] =
    "Greet customers at the desk\nURN: ABC 1\n\nPerformance criteria\n\n"
    "You must be able to:\n\n1. greet every customer politely\n"
    "2. find out what each customer wants, including:\n"
    "2.1 when they want it\n3. tell them how long it will take\n\n"
    "Knowledge and understanding\n\n1. the opening hours of the desk\n";

static struct unit *
converted(struct ctx *c, const char *text)
{
    struct unit *u = NULL;

    if (convert_text(c, text, strlen(text), &u) != OK)
        ok(false, c->message);
    return u;
}

/* The text with one wording replaced. */
static const char *
changed(struct ctx *c, const char *from, const char *to)
{
    const char *at = strstr(service, from);

    return mem_printf(c->mem, "%.*s%s%s", (int)(at - service), service, to,
        at + strlen(from));
}

static enum result
count_unit(struct ctx *c, const struct library_unit *unit, void *arg)
{
    (void)c;
    (void)unit;
    ++*(int *)arg;
    return OK;
}

static int
loaded(struct ctx *c)
{
    int n = 0;

    is_int(library_each(c, count_unit, &n), OK, "the library is listed");
    return n;
}

static void
loads(struct ctx *c)
{
    struct unit *u = converted(c, service);
    struct library_unit out, found;
    struct ledger_count_row before, after;
    bool was_there;
    char *xml;
    size_t len;

    is_int(sql_ledger_count(c, &before), OK, "acts are counted");
    c->actor = id_new(c);
    is_int(library_add(c, u, &plain, &out, &was_there), ERR_DENIED,
        "who is no administrator loads no unit");
    c->actor = (struct id){{0}};
    is_int(library_add(c, u, &plain, &out, &was_there), OK, "a unit is loaded");
    ok(!was_there, "it was not there before");
    is_str(out.key, "ABC-1", "under the key of its URN");
    is_int(library_find(c, "ABC-1", &found), OK, "it is found by its key");
    is_int(library_find(c, "abc 1@1", &found), OK, "by its URN and revision");
    ok(id_equal(found.id, out.id), "which is the same unit");
    is_str(found.title, "Greet customers at the desk", "with its title");
    is_int(library_xml(c, &found, &xml), OK, "its file is there");
    is_str(xml, unit_write(c->mem, u, &len), "byte for byte");
    is_int(sql_ledger_count(c, &after), OK, "acts are counted again");
    is_int(after.acts, before.acts + 1, "loading is one act");
    is_int(library_find(c, "ABC-1@2", &found), ERR_NOT_FOUND,
        "there is no second revision");
    is_int(library_find(c, "ABC-1@x", &found), ERR_NOT_FOUND,
        "nor one that is no number");
}

static void
loads_again(struct ctx *c)
{
    struct library_unit out;
    bool was_there;

    is_int(library_add(c, converted(c, service), &plain, &out, &was_there), OK,
        "the same bytes again are no failure");
    ok(was_there, "they were there before");
    is_int(loaded(c), 1, "and are not loaded twice");
}

static void
revises(struct ctx *c)
{
    struct unit *u = converted(c, changed(c, "politely", "kindly"));
    struct library_unit out;
    bool was_there;

    is_int(library_add(c, u, &plain, &out, &was_there), ERR_CONFLICT,
        "another text under the same key is refused");
    is_str(c->code, "unit-changed", "as changed");
    is_int(loaded(c), 1, "and nothing is loaded");
    is_int(library_add(c, u, &revision, &out, &was_there), OK,
        "unless it is said to be a revision");
    is_int(out.rev, 2, "which gets the next number");
    is_int(library_find(c, "ABC-1", &out), OK, "the key alone");
    is_int(out.rev, 2, "means the latest");
    is_int(library_add(c, u, &plain, &out, &was_there), OK,
        "the revision's text again");
    ok(was_there, "is known");
    u->rev = 3;
    u->sections->first->text->words = "greet each customer";
    is_int(library_add(c, u, &plain, &out, &was_there), OK,
        "a file that says its number needs no word");
    is_int(out.rev, 3, "and keeps it");
}

static void
refuses_another(struct ctx *c)
{
    struct unit *u =
        converted(c, "Plan a budget\nURN: ABC 1\nPerformance criteria\n"
                     "1. calculate income for the quarter\n"
                     "2. compare spending with forecasts\n");
    struct library_given own_key = {.key = "abc-1 budget"};
    struct library_unit out;
    bool was_there;

    is_int(library_add(c, u, &plain, &out, &was_there), ERR_CONFLICT,
        "another standard with the same URN is refused");
    is_str(c->code, "unit-differs", "as another");
    is_int(library_add(c, u, &own_key, &out, &was_there), OK,
        "unless it is given a key of its own");
    is_str(out.key, "ABC-1-BUDGET", "which is folded as a URN is");
}

static enum result
count_words(struct ctx *c, const struct item_words_row *row, void *arg)
{
    (void)c;
    (void)row;
    ++*(int *)arg;
    return OK;
}

static void
keeps_items(struct ctx *c)
{
    struct library_unit unit;
    int n = 0;

    is_int(library_find(c, "ABC-1@1", &unit), OK, "the first revision stays");
    is_int(sql_item_words(c, unit.id, "en", count_words, &n), OK,
        "its items have rows");
    is_int(n, 5, "one for each");
}

int
main(void)
{
    struct ctx c = datadir_ctx();

    datadir_make(&c);
    loads(&c);
    loads_again(&c);
    revises(&c);
    refuses_another(&c);
    keeps_items(&c);
    datadir_done(&c);
    return done();
}
