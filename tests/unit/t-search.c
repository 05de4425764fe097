/*
 * search: units are found by their words under every mutation, accent and
 * misspelling, the better hit before the worse, and nothing typed breaks it.
 */
#include <config.h>

#include "datadir.h"
#include "standard/convert.h"
#include "standard/library.h"
#include "standard/search.h"
#include "store/search.h"
#include "store/sql.h"
#include "tap.h"

static const char *const units[] = {
    /* the word in the title */
    "Casglu tystiolaeth am gwsmeriaid\nURN: TYST 1\n\nMeini prawf perfformiad\n"
    "\nRhaid i chi allu:\n\n1. cadw'r ffeiliau mewn trefn\n"
    "2. siarad â phobl yn gwrtais\n3. gwneud eich gwaith yn y tŷ\n"
    "\nGwybodaeth a dealltwriaeth\n\n1. pwy sy'n gofalu am y gerddi\n",
    /* mutated in the title */
    "Barnu dystiolaeth\nURN: TYST 2\n\nMeini prawf perfformiad\n\n"
    "Rhaid i chi allu:\n\n1. darllen y papurau i gyd\n2. pwyso a mesur\n",
    /* in the keywords */
    "Trefnu llyfrau\nURN: TYST 3\nGeiriau Allweddol: tystiolaeth; silffoedd\n\n"
    "Meini prawf perfformiad\n\nRhaid i chi allu:\n\n1. rhoi llyfrau ar silff\n"
    "2. tynnu'r llwch\n",
    /* in an item, mutated, and misspelt as the source has it */
    "Glanhau ffenestri\nURN: TYST 4\n\nMeini prawf perfformiad\n\n"
    "Rhaid i chi allu:\n\n1. golchi pob ffenestr â dŵr\n"
    "2. dangos thystiolaeth o'r gwaith i'r cwsmeriad\n",
    "Greet customers at the desk\nURN: EN 1\nKeywords: courtesy\n\n"
    "Performance criteria\n\nYou must be able to:\n\n"
    "1. greet every customer politely\n2. work with your team\n"
    "3. find the evidence they ask for\n",
};
#define N (sizeof(units) / sizeof(units[0]))

static struct library_unit
load(struct ctx *c, const char *text, bool revision)
{
    struct library_given given = {.revision = revision};
    struct library_unit out = {.key = ""};
    struct unit *u = NULL;
    bool was_there;

    if (convert_text(c, text, strlen(text), &u) != OK ||
        library_add(c, u, &given, &out, &was_there) != OK)
        ok(false, c->message);
    return out;
}

/* The keys found, best first, with spaces between. */
static const char *
keys(struct ctx *c, const char *words, bool old)
{
    struct search_given given = {.words = words, .old = old, .max = 10};
    struct str s = str_in(c->mem);
    struct found found;

    if (search_units(c, &given, &found) != OK)
        return c->code;
    for (size_t i = 0; i < found.n; i++)
        str_addf(&s, "%s%s@%lld", i > 0 ? " " : "", found.units[i].key,
            (long long)found.units[i].rev);
    return s.s;
}

static void
test_ranking(struct ctx *c)
{
    static const char *const forms[] = {
        "tystiolaeth", "dystiolaeth", "thystiolaeth", "nhystiolaeth"};

    is_str(keys(c, "tystiolaeth", false), "TYST-1@1 TYST-2@1 TYST-3@1 TYST-4@1",
        "the title, the title mutated, keywords, items");
    is_str(keys(c, "dystiolaeth", false), "TYST-2@1 TYST-1@1 TYST-3@1 TYST-4@1",
        "the form typed comes first");
    for (size_t i = 0; i < 4; i++)
        ok(strlen(keys(c, forms[i], false)) == strlen("TYST-1@1 ") * 4 - 1,
            forms[i]);
    is_str(keys(c, "TŶ", false), "TYST-1@1", "accents and case do not count");
    is_str(keys(c, "ty", false), "TYST-1@1", "nor where they are left out");
    is_str(
        keys(c, "gwrtais siarad", false), "TYST-1@1", "all words, any order");
    is_str(keys(c, "gwrtais papurau", false), "", "of one unit");
    is_str(keys(c, "cadw'r", false), "TYST-1@1", "an apostrophe divides words");
    is_str(keys(c, "tyst 3", false), "TYST-3@1", "a code by its parts");
    is_str(keys(c, "TYST-3", false), "TYST-3@1", "as its key");
    is_str(keys(c, "tyst3", false), "TYST-3@1", "and as one word");
    is_str(keys(c, "courtesy", false), "EN-1@1", "a keyword");
}

static void
test_likeness(struct ctx *c)
{
    is_str(keys(c, "thystiolaet", false), "TYST-2@1 TYST-1@1 TYST-3@1 TYST-4@1",
        "a letter left out at the end is the beginning of a word");
    is_str(keys(c, "cwsmeriad", false), "TYST-4@1 TYST-1@1",
        "a word misspelt in the source finds it, and what it should be");
    is_str(keys(c, "gwsmeiraid", false), "TYST-1@1 TYST-4@1",
        "two letters changed places, and mutated");
    is_str(keys(c, "custmer", false), "EN-1@1", "a letter left out");
    is_str(keys(c, "cutsomer", false), "EN-1@1", "two letters in wrong order");
    is_str(keys(c, "polit", false), "EN-1@1", "the beginning of a word");
    is_str(keys(c, "zzzz", false), "", "what is like nothing finds nothing");
    is_str(keys(c, "tyst 9", false), "", "a code is not like another");
    is_str(keys(c, "deam", false), "EN-1@1", "team and deam are alike");
}

/* The pieces as one text, what was found in brackets. */
static const char *
marked(struct ctx *c, const struct found_words *words)
{
    struct str s = str_in(c->mem);

    for (size_t i = 0; i < words->n; i++)
        str_addf(
            &s, words->piece[i].hit ? "[%s]" : "%s", words->piece[i].words);
    return s.s;
}

static void
test_snippets(struct ctx *c)
{
    struct search_given given = {.words = "gwaith cwsmeriaid", .max = 10};
    const char *long_text = mem_printf(c->mem,
        "Long work\nURN: LONG\n\nPerformance criteria\n\n1. %s marmalade %s"
        "\n2. nothing else\n",
        "at first a very long sentence that goes on and on, and on and on, "
        "as sentences in standards do when nobody stops their writers, so "
        "that what is looked for stands far behind",
        "and then it goes on as it did before, on and on, and on and on, "
        "as sentences in standards do when nobody stops their writers, who "
        "may not have looked at what they wrote the day before, nor later");
    struct found found;

    is_int(search_units(c, &given, &found), OK, "words are looked for");
    is_str(marked(c, &found.units[0].title),
        "Casglu tystiolaeth am [gwsmeriaid]", "a hit in the title is marked");
    is_str(found.units[0].items[0].name, "P3", "the item is named");
    is_str(marked(c, &found.units[0].items[0].words),
        "gwneud eich [gwaith] yn y tŷ", "and its hit is marked");
    load(c, long_text, false);
    given.words = "marmalade";
    is_int(search_units(c, &given, &found), OK, "a long text is found");
    ok(found.n == 1 && found.units[0].nitems == 1 &&
            found.units[0].items[0].words.cut &&
            found.units[0].items[0].words.cut_off &&
            strstr(marked(c, &found.units[0].items[0].words), "[marmalade]") !=
                NULL,
        "and cut around the hit");
    ok(strlen(marked(c, &found.units[0].items[0].words)) < 260, "to be short");
}

/* A title in English beside the Welsh one. */
static enum result
add_language(struct ctx *c, void *arg)
{
    struct library_unit *unit = arg;
    struct unit_text *english = mem_alloc(c->mem, sizeof(*english));
    struct unit *u;
    enum result r = library_read(c, unit, &u);

    *english = (struct unit_text){
        .lang = "en", .words = "Weigh evidence", .origin = ORIGIN_TRANSLATED};
    u->title->next = english;
    return r != OK ? r : search_add_unit(c, unit->id, u);
}

static void
test_languages(struct ctx *c)
{
    struct search_given given = {.words = "evidence", .max = 10};
    struct library_unit unit;
    struct found found;

    is_int(library_find(c, "TYST-2", &unit), OK, "a unit gets a language");
    is_int(store_write(c, add_language, &unit), OK, "which is indexed");
    is_str(keys(c, "evidence", false), "TYST-2@1 EN-1@1", "and finds it");
    is_str(keys(c, "dystiolaeth", false), "TYST-2@1 TYST-1@1 TYST-3@1 TYST-4@1",
        "as the other does still, once");
    given.language = "en";
    given.words = "tystiolaeth";
    ok(search_units(c, &given, &found) == OK && found.n == 0,
        "only what is said in a language is looked at");
}

static void
test_revisions(struct ctx *c)
{
    struct str text = str_in(c->mem);

    str_adds(&text, units[4]);
    memcpy(strstr(text.s, "politely"), "zzzzzzzz", 8);
    is_int(load(c, text.s, true).rev, 2, "a revision is loaded");
    is_str(keys(c, "courtesy", false), "EN-1@2", "the newest is found");
    is_str(
        keys(c, "courtesy", true), "EN-1@2 EN-1@1", "and older ones if asked");
    is_str(keys(c, "politely", false), "", "but not for what only they said");
}

static void
test_pages(struct ctx *c)
{
    struct search_given given = {.words = "tystiolaeth", .max = 3};
    struct found found;

    is_int(search_units(c, &given, &found), OK, "a page is asked for");
    ok(found.n == 3 && found.more, "it is full, and there is more");
    given.from = 3;
    is_int(search_units(c, &given, &found), OK, "the next one");
    ok(found.n == 1 && !found.more && strcmp(found.units[0].key, "TYST-4") == 0,
        "goes on where the first ended");
    given.from = SEARCH_FROM_MAX;
    is_int(search_units(c, &given, &found), ERR_LIMIT, "there is a last page");
}

/* Whatever is typed is words, or nothing. */
static void
test_hostile(struct ctx *c)
{
    static const char *const typed[] = {"\"tystiolaeth", "tystiolaeth\"",
        "tystiolaeth*", "^tystiolaeth", "title:tystiolaeth", "(tystiolaeth",
        "tystiolaeth)", "{title} : tystiolaeth", "'tystiolaeth'",
        "tystiolaeth; DROP TABLE unit", "+tystiolaeth", "-tystiolaeth",
        "tystiolaeth\\", "%tystiolaeth_", "\ttystiolaeth\r\n"};
    char *many = mem_alloc(c->mem, 10001), *words = mem_alloc(c->mem, 10001);

    for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
        const char *found = keys(c, typed[i], false);

        ok(*found == '\0' || strncmp(found, "TYST-1", 6) == 0, typed[i]);
    }
    is_str(keys(c, "tystiolaeth AND papurau", false), "", "AND is a word");
    is_str(keys(c, "NEAR(tystiolaeth)", false), "", "and so is NEAR");
    is_str(keys(c, "", false), "no-words", "nothing is refused");
    is_str(keys(c, " \"'*- ", false), "no-words", "and signs alone");
    is_str(keys(c, "\xff\xfe", false), "not-utf8", "and what is no text");
    memset(many, 'a', 10000);
    is_str(keys(c, many, false), "", "10 000 letters are one word");
    for (size_t i = 0; i < 10000; i++)
        words[i] = i % 4 == 3 ? ' ' : (char)('a' + (i * 7919 / 5) % 26);
    is_str(keys(c, words, false), "", "2 500 words are the first of them");
    is_str(keys(c, "\xe5\xae\xa2\xe6\x88\xb7 \xd0\xba\xd0\xbb", false), "",
        "other alphabets find nothing");
}

/* As after an update. */
static enum result
forget(struct ctx *c, void *arg)
{
    (void)arg;
    return search_clear(c);
}

static void
test_again(struct ctx *c)
{
    bool ready;

    is_int(store_write(c, forget, NULL), OK, "the index is emptied");
    is_str(keys(c, "tystiolaeth", false), "", "nothing is found");
    ok(search_is_ready(c, &ready) == OK && !ready, "it is not ready");
    is_int(search_make_ready(c), OK, "it is made again");
    ok(search_is_ready(c, &ready) == OK && ready, "and ready");
    is_str(keys(c, "tystiolaeth", false), "TYST-1@1 TYST-2@1 TYST-3@1 TYST-4@1",
        "all is found");
    is_str(keys(c, "courtesy", false), "EN-1@2", "the newest revision");
    is_int(search_settle(c), OK, "its parts are brought together");
    is_str(keys(c, "tystiolaeth", false), "TYST-1@1 TYST-2@1 TYST-3@1 TYST-4@1",
        "and find the same");
}

static enum result
collect(struct ctx *c, const struct library_unit *unit, void *arg)
{
    (void)c;
    str_addf(arg, "%s ", unit->key);
    return OK;
}

/* Cysgu, which is Sleep to English readers. */
static void
load_translated(struct ctx *c)
{
    static const char text[] =
        "Cysgu\nURN: CY\nMeini prawf perfformiad\n"
        "Rhaid i chi allu:\n1. cysgu yn y gwely drwy'r nos\n";
    struct unit_text english = {
        .lang = "en", .words = "Sleep", .origin = ORIGIN_TRANSLATED};
    struct unit_language language = {.lang = "en"};
    struct library_given given = {.revision = false};
    struct library_unit out;
    struct unit *u = NULL;
    bool was_there;

    if (convert_text(c, text, strlen(text), &u) == OK) {
        u->title->next = &english;
        u->languages->next = &language;
    }
    is_int(library_add(c, u, &given, &out, &was_there), OK,
        "a translated title is loaded");
}

static void
test_order(struct ctx *c)
{
    struct str list = str_in(c->mem);

    load(c, "Chwarae\nURN: CH\nMeini prawf perfformiad\n1. chwarae\n", false);
    load_translated(c);
    c->lang = "cy";
    is_int(library_each(c, collect, &list), OK, "the library is listed");
    is_str(list.s, "TYST-2 TYST-1 CY CH TYST-4 EN-1 EN-1 LONG TYST-3 ",
        "in Welsh order for a Welsh reader");
    list = str_in(c->mem);
    c->lang = "en";
    is_int(library_each(c, collect, &list), OK, "and again");
    is_str(list.s, "TYST-2 TYST-1 CH TYST-4 EN-1 EN-1 LONG CY TYST-3 ",
        "by titles in English for an English one, in their order");
}

int
main(void)
{
    struct ctx c = datadir_ctx();

    datadir_make(&c);
    for (size_t i = 0; i < N; i++)
        load(&c, units[i], false);
    test_ranking(&c);
    test_likeness(&c);
    test_snippets(&c);
    test_languages(&c);
    test_revisions(&c);
    test_pages(&c);
    test_hostile(&c);
    test_again(&c);
    test_order(&c);
    datadir_done(&c);
    return done();
}
