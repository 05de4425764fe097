/* pair: two languages of a unit stand side by side, or both are listed. */
#include <config.h>

#include "base/ctx.h"
#include "standard/convert.h"
#include "standard/pair.h"
#include "tap.h"

static const char welsh[] =
    "Croesawu cwsmeriaid wrth y ddesg\nURN: ABC 1\n\nTrosolwg\n\n"
    "Mae hyn ar gyfer pobl wrth ddesg.\n\nMae'n safon fer.\n\n"
    "Meini prawf perfformiad\n\nRhaid i chi allu:\n\n"
    "1. cyfarch pob cwsmer yn gwrtais\n"
    "2. darganfod beth mae pob cwsmer ei eisiau, gan gynnwys:\n"
    "2.1 pryd mae ei eisiau\n3. dweud wrthynt faint fydd yn ei gymryd\n\n"
    "Gwybodaeth a dealltwriaeth\n\nYou need to know and understand:\n\n"
    "1. oriau agor y ddesg\n\n"
    "Geirfa\n\nGeiriau Allweddol: cyfarch; desg\n"
    "Sectorau Busnes (Suites): Gwasanaeth\n";

static const char english[] =
    "Greet customers at the desk\nURN: ABC 1\n\nOverview\n\n"
    "This is for people at a desk.\n\nIt is a short standard.\n\n"
    "Performance criteria\n\nYou must be able to:\n\n"
    "1. greet every customer politely\n"
    "2. find out what each customer wants, including:\n"
    "2.1 when they want it\n3. tell them how long it will take\n\n"
    "Knowledge and understanding\n\nYou need to know and understand:\n\n"
    "1. the opening hours of the desk\n\n"
    "Links to other NOS\n\nABC 2\n\nKeywords: greet; desk; reception\n"
    "Suite: Service\n";

static struct unit *
converted(struct ctx *c, const char *text)
{
    struct unit *u = NULL;

    if (convert_text(c, text, strlen(text), &u) != OK)
        ok(false, c->message);
    return u;
}

static struct unit *
changed(struct ctx *c, const char *text, const char *from, const char *to)
{
    const char *at = strstr(text, from);

    return converted(c, mem_printf(c->mem, "%.*s%s%s", (int)(at - text), text,
                            to, at + strlen(from)));
}

static const char *
xml(struct ctx *c, const struct unit *u)
{
    size_t len;

    return unit_write(c->mem, u, &len);
}

static const char *
in(const struct unit_text *text, const char *lang)
{
    const struct unit_text *t = unit_words(text, lang);

    return t != NULL && strcmp(t->lang, lang) == 0 ? t->words : NULL;
}

static void
adds(struct ctx *c)
{
    struct unit *u = converted(c, welsh), *first = converted(c, welsh), *again;
    struct unit_each at = {0};
    struct pair_rows rows;
    int n = 0;

    is_int(unit_add_language(
               c, u, converted(c, english), "en", ORIGIN_SOURCE, &rows),
        OK, "equal items pair");
    while (unit_each_item(u, &at))
        n += in(at.node->text, "en") != NULL && in(at.node->text, "cy") != NULL;
    is_int(n, 5, "each item has both languages");
    is_str(in(u->title, "en"), "Greet customers at the desk", "the title too");
    is_str(unit_languages_code(u), "mul", "and the unit is in two");
    is_str(in(u->sections->heading, "en"), "Overview", "headings pair");
    is_str(in(u->sections->first->next->text, "en"), "It is a short standard.",
        "paragraphs pair");
    ok(strstr(xml(c, u),
           "<t xml:lang=\"en\" src=\"s2#L17\">tell them how long") != NULL,
        "words say which line of which document they are");
    ok(strstr(xml(c, u), "<source id=\"s2\" xml:lang=\"en\"") != NULL,
        "the second document is a source");
    ok(strstr(xml(c, u), "<t xml:lang=\"cy\">Gwasanaeth</t>\n"
                         "      <t xml:lang=\"en\">Service</t>") != NULL,
        "a fact that each has once pairs");
    ok(strstr(xml(c, u), "<keywords xml:lang=\"en\">") != NULL,
        "keywords have a list of their own");
    ok(strstr(xml(c, u), "src=\"s2#L27\">ABC 2</t>") != NULL,
        "a section that only one has is kept");
    is_int(unit_copy(c, u, &again), OK, "what is written is read");
    is_str(xml(c, again), xml(c, u), "as it was");
    is_int(unit_language_origin(u, "en"), ORIGIN_SOURCE, "it is official");
    unit_drop_language(u, "en");
    is_str(xml(c, u), xml(c, first), "dropped, the unit is as before");
    is_int(unit_language_origin(u, "en"), ORIGIN_NONE, "without the language");
}

/* Refused, nothing changed, and the item is in the list with its reason. */
static void
refused(struct ctx *c, const struct unit *other, const char *id,
    const char *why, const char *what)
{
    struct unit *u = converted(c, welsh);
    struct pair_rows rows;
    const struct pair_row *found = NULL;

    is_int(unit_add_language(c, u, other, "en", ORIGIN_SOURCE, &rows),
        ERR_INPUT, what);
    is_str(c->code, "languages-differ", "as differing");
    is_str(xml(c, u), xml(c, converted(c, welsh)), "and nothing is changed");
    for (size_t i = 0; i < rows.n; i++)
        if (strcmp(rows.row[i].id, id) == 0)
            found = &rows.row[i];
    if (ok(found != NULL, "the item is listed"))
        is_str(found->why, why, "with the reason");
}

static void
refuses(struct ctx *c)
{
    struct unit *u = converted(c, welsh);
    struct pair_rows rows;

    refused(c, changed(c, english, "3. tell them how long it will take\n", ""),
        "P3", "missing", "one item fewer is refused");
    refused(c, changed(c, english, "2.1 when", "3. when"), "P2.1", "missing",
        "an item below another is refused as one of its own");
    refused(c,
        changed(c, english, "desk\n\nLinks", "desk\n2. the way in\n\nLinks"),
        "K2", "extra", "one item more is refused");
    refused(c,
        changed(
            c, english, "1. greet every customer politely\n2. find", "2. find"),
        "P1", "missing", "an item left out in the middle is refused");
    is_int(unit_add_language(c, u,
               changed(c, english, "3. tell them how long it will take\n", ""),
               "en", ORIGIN_SOURCE, &rows),
        ERR_INPUT, "what differs");
    is_int((long long)rows.n, 4, "is listed by whole sections");
    is_str(rows.row[0].one, "cyfarch pob cwsmer yn gwrtais", "the first's");
    is_str(rows.row[0].other, "greet every customer politely", "beside");
    ok(rows.row[0].why == NULL, "which agree");
    ok(rows.row[3].one != NULL && rows.row[3].other == NULL,
        "up to where they part");
}

static void
keeps_prose(struct ctx *c)
{
    struct unit *u = converted(c, welsh), *first = converted(c, welsh);
    struct pair_rows rows;

    is_int(unit_add_language(c, u,
               changed(c, english, "desk.\n\nIt is", "desk.\nIt is"), "en",
               ORIGIN_TRANSLATED, &rows),
        OK, "prose that is split otherwise is no difference");
    ok(strstr(xml(c, u), "Mae'n safon fer.") != NULL &&
            strstr(xml(c, u), "It is a short standard.") != NULL,
        "and all of it is kept");
    ok(strstr(xml(c, u), "<keywords xml:lang=\"en\" origin=\"translated\">") !=
            NULL,
        "unofficial words are marked, keywords too");
    is_int(unit_language_origin(u, "en"), ORIGIN_TRANSLATED, "as unofficial");
    unit_drop_language(u, "en");
    is_str(xml(c, u), xml(c, first), "dropped, the unit is as before");
}

static void
add_title(struct ctx *c, struct unit *u)
{
    struct unit_text *t = mem_alloc(c->mem, sizeof(*t));

    *t = (struct unit_text){
        .lang = "en", .words = "Greet people", .origin = ORIGIN_CURATED};
    u->title->next = t;
}

static void
replaces(struct ctx *c)
{
    struct unit *u = converted(c, welsh), *same = converted(c, welsh);
    struct pair_rows rows;
    struct unit *given =
        changed(c, english, "Greet customers", "Meet customers");

    add_title(c, u);
    add_title(c, same);
    is_int(unit_add_language(c, u, given, "en", ORIGIN_MACHINE, &rows), OK,
        "a machine's words are added");
    is_str(in(u->title, "en"), "Greet people", "a title known before stays");
    ok(strstr(xml(c, u), "code=\"words-kept\"") != NULL,
        "the other is kept as a warning");
    unit_drop_language(u, "en");
    is_str(xml(c, u), xml(c, same), "and goes with its language");
    is_int(unit_add_language(
               c, u, converted(c, english), "en", ORIGIN_SOURCE, &rows),
        OK, "published ones");
    is_str(in(u->title, "en"), "Greet customers at the desk", "replace it");
}

/* "K1" of the other language is no word that may get lost. */
static void
labels(struct ctx *c)
{
    struct unit *u = converted(c, welsh);
    struct unit *letters =
        changed(c, english, "1. the opening", "K1 the opening");
    struct pair_rows rows;

    is_int(unit_add_language(c, u, letters, "en", ORIGIN_SOURCE, &rows), OK,
        "labels that differ in letters pair");
    ok(strstr(xml(c, u), "code=\"label-kept\"") != NULL &&
            strstr(xml(c, u), ">K1</warning>") != NULL,
        "the other's is in a warning");
}

int
main(void)
{
    struct ctx c = {.mem = mem_new(), .lang = "en"};

    adds(&c);
    labels(&c);
    refuses(&c);
    keeps_prose(&c);
    replaces(&c);
    mem_free(c.mem);
    return done();
}
