/*
 * convert - bytes, text, marked lines, unit.
 *
 * Text taken out of other formats joins at convert_lines().
 */
#include <config.h>

#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "bilingual.h"
#include "standard/build.h"
#include "columns.h"
#include "decode.h"
#include "document.h"
#include "items.h"
#include "join.h"
#include "standard/key.h"
#include "language.h"
#include "lines.h"
#include "marks.h"
#include "numbering.h"
#include "pages.h"
#include "sections.h"
#include "several.h"
#include "sides.h"
#include "standard/convert.h"
#include "standard/pair.h"

#define SEEN_MAX 8 /* headings that a refusal lists */

static size_t
count_items(const struct unit *u, char letter)
{
    struct unit_each at = {0};
    size_t n = 0;

    while (unit_each_item(u, &at))
        n += unit_role_letter(at.section->role) == letter;
    return n;
}

/* What a refusal says was found: headings with their lines. */
static const char *
seen(struct ctx *c, const struct lines *lines, const struct mark *marks)
{
    struct str s = str_in(c->mem);
    int n = 0;

    for (size_t i = 0; i < lines->n && n < SEEN_MAX; i++)
        if (marks[i].kind == MARK_HEADING || marks[i].kind == MARK_PROMPT)
            str_addf(&s, "%s%s (%d)", n++ > 0 ? ", " : "", marks[i].words,
                lines->line[i].number);
    return s.s;
}

static enum result
refuse(struct ctx *c, const struct unit *u, const struct lines *lines,
    const struct mark *marks)
{
    const char *headings = seen(c, lines, marks);

    for (struct unit_section *s = u->sections; s != NULL; s = s->next)
        if (s->state == STATE_LOST)
            return fail(c, ERR_INPUT, "no-criteria",
                N_("The criteria below line %d carry no numbers or bullets, "
                   "so they cannot be told apart; put each on a line of its "
                   "own that begins with its number."),
                s->line);
    if (*headings == '\0')
        return fail(c, ERR_INPUT, "no-criteria",
            N_("It has no performance criteria and no knowledge; none of its "
               "%zu lines is a heading of a standard."),
            lines->n);
    return fail(c, ERR_INPUT, "no-criteria",
        N_("It has no performance criteria and no knowledge; these headings "
           "were seen (with their lines): %s."),
        headings);
}

/* A warning that the criteria cannot be known. */
static enum result
check_apart(struct ctx *c, const struct unit *u)
{
    for (struct unit_warning *w = u->warnings; w != NULL; w = w->next)
        if (strcmp(w->code, "numbers-apart") == 0)
            return fail(c, ERR_INPUT, "numbers-apart",
                N_("The numbers above line %d stand apart from their words, so "
                   "it cannot be known which belong together; put each "
                   "criterion on a line of its own that begins with its "
                   "number."),
                w->line);
    return OK;
}

/* The lines of a parent that ends in "such as" are examples. */
static bool
gives_examples(struct mem *m, const char *words)
{
    static const char *const endings[] = {"such as", "for example", "e.g.",
        "e.g", "megis", "er enghraifft", "fel", "e.e.", "e.e"};
    const char *s = utf8_fold(m, words);
    size_t len = strlen(s);

    while (len > 0 && strchr(": ", s[len - 1]) != NULL)
        len--;
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        size_t n = strlen(endings[i]);

        if (len >= n && memcmp(s + len - n, endings[i], n) == 0 &&
            (len == n || s[len - n - 1] == ' '))
            return true;
    }
    return false;
}

static void
set_assess(struct mem *m, struct unit *u)
{
    struct unit_each at = {0};

    while (unit_each_item(u, &at)) {
        struct unit_node *item = (struct unit_node *)at.node;
        const struct unit_node *parent = unit_item_parent(item);
        bool example =
            parent != NULL && (parent->assess == ASSESS_NONE ||
                                  gives_examples(m, parent->text->words));

        if (example)
            item->assess = ASSESS_NONE;
        else if (item->first != NULL && !gives_examples(m, item->text->words))
            item->assess = ASSESS_BOTH;
    }
}

/* UTF-8 read as Windows-1252 and written again. */
static void
warn_mojibake(struct ctx *c, struct unit *u, const struct lines *lines)
{
    static const char *const signs[] = {
        "â€", "Ã¢", "Ã´", "Ã®", "Ãª", "Å·", "Åµ", "\xEF\xBF\xBD"};

    for (size_t i = 0; i < lines->n; i++)
        for (size_t j = 0; j < sizeof(signs) / sizeof(signs[0]); j++)
            if (strstr(lines->line[i].text, signs[j]) != NULL) {
                add_warning(c->mem, u, "mojibake", lines->line[i].number,
                    lines->line[i].text);
                return;
            }
}

static void
take_urn(struct mem *m, struct unit *u)
{
    for (struct unit_fact *f = u->facts; f != NULL && u->urn == NULL;
         f = f->next)
        if (f->field == FIELD_UNIT_CODE) {
            u->urn = f->value;
            u->urn_basis = "source";
        }
    if (u->urn != NULL && *(u->key = key_from_urn(m, u->urn)) == '\0')
        u->urn = u->urn_basis = u->key = NULL;
    if (u->key == NULL)
        u->key = key_from_items(m, u);
}

static void
warn_absent(struct mem *m, struct unit *u)
{
    if (u->title == NULL)
        add_warning(m, u, "no-title", 0, NULL);
    if (u->urn == NULL)
        add_warning(m, u, "no-urn", 0, NULL);
    if (count_items(u, 'P') == 0)
        add_warning(m, u, "no-performance", 0, NULL);
    if (count_items(u, 'K') == 0 && strcmp(u->model, "nos") == 0)
        add_warning(m, u, "no-knowledge", 0, NULL);
}

static bool
has_children(const struct unit *u)
{
    struct unit_each at = {0};

    while (unit_each_item(u, &at))
        if (at.node->first != NULL)
            return true;
    return false;
}

/*
 * "Performance" above a list is found in manuals too, and "Learning outcomes"
 * in plans of lessons.  Without a URN, a prompt, or criteria of the other
 * kind, only another heading of several words, or criteria below outcomes,
 * make a list one of criteria.
 */
static bool
is_standard(const struct unit *u)
{
    size_t performance = count_items(u, 'P'), knowledge = count_items(u, 'K');

    bool outcomes = strcmp(u->model, "lo-ac") == 0;

    if ((performance > 0 && knowledge > 0) || u->urn != NULL ||
        (outcomes && has_children(u)))
        return performance + knowledge > 0;
    for (const struct unit_section *s = u->sections; s != NULL; s = s->next)
        if (unit_role_letter(s->role) != 0 && s->first != NULL &&
            (s->prompt != NULL || (!outcomes && s->heading != NULL &&
                                      strchr(s->heading->words, ' ') != NULL)))
            return performance + knowledge > 0;
    return false;
}

/* What the lines hold, in one language. */
static enum result
convert_part(struct ctx *c, const struct lines *lines, const struct mark *marks,
    const struct vocabulary *words, const char *lang, struct unit *u)
{
    enum result r;
    const struct line *second = several_second(c->mem, lines, marks);

    if (second != NULL)
        return fail(c, ERR_INPUT, "several-units",
            N_("It holds several units; the second begins near line %d. Put "
               "each in a file of its own."),
            second->number);
    add_language(c->mem, u, lang, true, true);
    sections_read(c, u, lines, marks, words, lang);
    if ((r = check_apart(c, u)) != OK)
        return r;
    items_name(c->mem, u, 'P');
    items_name(c->mem, u, 'K');
    if (!is_standard(u))
        return refuse(c, u, lines, marks);
    set_assess(c->mem, u);
    return OK;
}

static enum result
refuse_pair(struct ctx *c, const struct pair_rows *rows)
{
    struct str ids = str_in(c->mem);
    int n = 0;

    for (size_t i = 0; i < rows->n && n < SEEN_MAX; i++)
        if (rows->row[i].why != NULL)
            str_addf(&ids, "%s%s", n++ > 0 ? ", " : "", rows->row[i].id);
    return fail(c, ERR_INPUT, "languages-differ",
        N_("Its Welsh and its English do not match item by item; see %s. Put "
           "each language in a file of its own."),
        ids.s);
}

/* Both languages of one document, paired item by item or not at all. */
static enum result
convert_both(struct ctx *c, const struct vocabulary *words,
    const struct bilingual *both, struct unit *u)
{
    struct unit other = *u;
    struct unit *unit[2] = {u, &other};
    struct pair_rows rows;
    enum result r;

    other.warnings = NULL;
    memset(&other.newest, 0, sizeof(other.newest));
    for (int i = 0; i < 2; i++) {
        const struct lines *part = &both->part[i];

        if ((r = convert_part(c, part, marks_make(c->mem, words, part), words,
                 both->lang[i], unit[i])) != OK)
            return r;
    }
    if (u->urn == NULL) {
        u->urn = other.urn;
        u->urn_basis = other.urn_basis;
    }
    r = unit_add_language(c, u, &other, both->lang[1], ORIGIN_SOURCE, &rows);
    return r == ERR_INPUT ? refuse_pair(c, &rows) : r;
}

static enum result
convert_lines(struct ctx *c, struct document *document, struct unit *u)
{
    struct lines *lines = &document->lines;
    const struct vocabulary *words;
    const struct mark *marks;
    const struct line *turns;
    struct bilingual both;
    enum result r;

    if (document->is_text) {
        pages_clean(c, u, lines);
        sides_part(c->mem, lines);
        columns_read(c->mem, lines);
    }
    words = vocabulary_new(c->mem, lines);
    marks = marks_make(c->mem, words, lines);
    turns = bilingual_by_turns(c->mem, lines);
    if (turns != NULL)
        return fail(c, ERR_INPUT, "two-languages",
            N_("Its criteria stand in Welsh and in English by turns, from line "
               "%d. Put each language in a file of its own."),
            turns->number);
    if (bilingual_part(c->mem, lines, marks, &both))
        r = convert_both(c, words, &both, u);
    else
        r = convert_part(
            c, lines, marks, words, language_of(c->mem, lines, 0, lines->n), u);
    if (r != OK)
        return r;
    take_urn(c->mem, u);
    document_title(c->mem, document, u);
    warn_absent(c->mem, u);
    warn_mojibake(c, u, lines);
    return OK;
}

static struct source_lines
source_of(struct mem *m, const struct lines *lines)
{
    struct source_lines s = {
        mem_array(m, lines->n + 1, sizeof(*s.line)), lines->n};

    for (size_t i = 0; i < lines->n; i++)
        s.line[i] = (struct source_line){lines->line[i].text,
            lines->line[i].number, lines->line[i].indent, lines->line[i].gap};
    return s;
}

enum result
convert_source(struct ctx *c, const char *p, size_t len, struct unit **out,
    struct source_lines *source)
{
    struct unit *u = mem_alloc(c->mem, sizeof(*u));
    char hex[SHA256_HEX_SIZE];
    struct decoded decoded;
    struct document document;
    enum result r;

    if ((r = decode(c, p, len, &decoded)) != OK ||
        (r = document_read(c, u, decoded.text, &document)) != OK)
        return r;
    u->rev = 1;
    u->model = "nos";
    hash_sha256_hex(p, len, hex);
    *add_source(c->mem, u) = (struct unit_source){.format = document.format,
        .encoding = decoded.encoding,
        .sha256 = mem_strdup(c->mem, hex),
        .size = (int64_t)len};
    if (decoded.guessed)
        add_warning(c->mem, u, "encoding-guessed", 0, decoded.encoding);
    if (decoded.repaired > 0)
        add_warning(
            c->mem, u, "mojibake-repaired", decoded.repaired, decoded.was);
    *out = u;
    *source = source_of(c->mem, &document.lines);
    return convert_lines(c, &document, u);
}

enum result
convert_text(struct ctx *c, const char *p, size_t len, struct unit **out)
{
    struct source_lines source;

    return convert_source(c, p, len, out, &source);
}
