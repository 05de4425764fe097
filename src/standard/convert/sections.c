/*
 * sections - walk the marked lines once, in order.
 *
 * A heading opens a section, a field closes it.  Words go where they stand: in
 * the open section, to the field before them, to the title; what has no place
 * is warned about, word for word.
 */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "standard/build.h"
#include "fields.h"
#include "items.h"
#include "numbering.h"
#include "sections.h"

struct walk {
    struct ctx *c;
    struct unit *u;
    const struct lines *lines;
    const struct mark *marks;
    const char *lang;
    size_t i;                     /* the line to read next */
    struct unit_section *section; /* open; NULL: none */
    struct items *performance, *knowledge;
    bool begun; /* a heading or field was seen: no title above any more */
};

static const struct line *
line_at(const struct walk *w, size_t i)
{
    return &w->lines->line[i];
}

static bool
is_words(const struct walk *w, size_t i)
{
    return i < w->lines->n && w->marks[i].kind == MARK_TEXT;
}

static void
warn(struct walk *w, const char *code, size_t i, const char *detail)
{
    add_warning(w->c->mem, w->u, code, line_at(w, i)->number, detail);
}

static bool
has_items(const struct walk *w)
{
    return w->section != NULL && unit_role_letter(w->section->role) != 0;
}

static struct items *
items_of(struct walk *w)
{
    struct items **it = unit_role_letter(w->section->role) == 'P'
                            ? &w->performance
                            : &w->knowledge;

    if (*it == NULL)
        *it = items_new(w->c, w->u, w->lang);
    return *it;
}

/* The end of the words that begin at i. */
static size_t
words_end(const struct walk *w, size_t i)
{
    while (is_words(w, i))
        i++;
    return i;
}

/*
 * A line alone between two gaps, or a gap and a field, just before the facts:
 * where a document has no title above, this is it.
 */
static bool
is_late_title(const struct walk *w, size_t i)
{
    struct numbering n;

    return w->u->title == NULL && w->section != NULL && is_words(w, i) &&
           i + 1 < w->lines->n && w->marks[i + 1].kind == MARK_FIELD &&
           line_at(w, i)->gap && i > 0 && strlen(line_at(w, i)->text) <= 200 &&
           !numbering_read(w->c->mem, line_at(w, i)->text, &n);
}

static struct unit_node *
add_words(struct walk *w, enum unit_node_kind kind, struct unit_node *parent,
    const char *words, int number)
{
    struct unit_node *node = add_node(w->c->mem, w->section, parent, kind);

    add_text(w->c->mem, &node->text, w->lang, words, number);
    return node;
}

static bool
starts_lower(const char *s)
{
    uint32_t c = utf8_next(&s);

    return utf8_is_letter(c) && !utf8_is_upper(c);
}

/* Words outside the criteria: paragraphs, lists, wrapped lines. */
static void
read_prose(struct walk *w, size_t from, size_t to)
{
    struct unit_node *last = w->section->last, *list = NULL;
    struct numbering n;

    for (size_t i = from; i < to; i++) {
        const struct line *line = line_at(w, i);
        bool labelled =
            numbering_read(w->c->mem, line->text, &n) && n.sure && *n.rest;

        if (labelled) {
            if (list == NULL)
                list = add_node(w->c->mem, w->section, NULL, NODE_LIST);
            last = add_words(w, NODE_ENTRY, list, n.rest, line->number);
            last->label = n.label;
        } else if (last != NULL && last->text != NULL && !line->gap &&
                   starts_lower(line->text)) {
            last->text->words =
                mem_printf(w->c->mem, "%s %s", last->text->words, line->text);
        } else {
            list = NULL;
            last = add_words(w, NODE_PARAGRAPH, NULL, line->text, line->number);
        }
    }
}

/* An unlabelled line that ends in a colon, before the first item. */
static bool
is_prompt(const struct walk *w, size_t i)
{
    const char *s = line_at(w, i)->text;
    struct numbering n;

    return w->section->prompt == NULL && w->section->first == NULL &&
           *s != '\0' && s[strlen(s) - 1] == ':' &&
           !numbering_read(w->c->mem, s, &n);
}

static bool
holds_items(const struct unit_section *s)
{
    for (const struct unit_node *i = s->first; i != NULL; i = i->next)
        if (i->kind == NODE_ITEM || i->kind == NODE_GROUP)
            return true;
    return false;
}

static void
read_criteria(struct walk *w, size_t from, size_t to)
{
    if (from < to && is_prompt(w, from)) {
        add_text(w->c->mem, &w->section->prompt, w->lang,
            line_at(w, from)->text, line_at(w, from)->number);
        from++;
    }
    items_read(items_of(w), w->section, w->lines, from, to);
}

static void
close_section(struct walk *w)
{
    struct unit_section *s = w->section;

    w->section = NULL;
    if (s == NULL)
        return;
    if (s->first == NULL) {
        s->state = STATE_EMPTY;
    } else if (unit_role_letter(s->role) != 0 && !holds_items(s)) {
        s->state = STATE_LOST;
        add_warning(w->c->mem, w->u, "section-lost", s->line,
            s->heading ? s->heading->words : s->prompt->words);
    }
}

static void
open_section(struct walk *w, enum unit_role role, size_t i)
{
    close_section(w);
    w->section = add_section(w->c->mem, w->u, role, line_at(w, i)->number);
}

/* Past the lines that the mark above has joined to its own. */
static void
skip_parts(struct walk *w)
{
    while (w->i < w->lines->n && w->marks[w->i].kind == MARK_PART)
        w->i++;
}

static const char *
label_lang(const struct walk *w, const struct label *label)
{
    return label->lang != NULL ? label->lang : w->lang;
}

static void
set_prompt(
    struct walk *w, const struct label *label, const char *words, size_t i)
{
    const char *lang = label_lang(w, label);

    if (w->section->prompt == NULL && w->section->first == NULL)
        add_text(
            w->c->mem, &w->section->prompt, lang, words, line_at(w, i)->number);
    else
        add_words(w, NODE_PARAGRAPH, NULL, words, line_at(w, i)->number);
    if (strcmp(lang, w->lang) != 0)
        warn(w, "prompt-language", i, words);
}

static void
read_prompt(struct walk *w, const struct mark *k)
{
    enum unit_role role = (enum unit_role)k->label->what;

    if (w->section == NULL || w->section->role != role) {
        open_section(w, role, w->i);
        warn(w, "heading-absent", w->i, k->words);
    }
    set_prompt(w, k->label, k->words, w->i);
    w->i++;
    skip_parts(w);
}

/* Criteria below their outcomes go on in the same section. */
static bool
goes_on(const struct walk *w, const struct label *label)
{
    return (label->kind == LABEL_CRITERIA || label->kind == LABEL_OUTCOMES) &&
           w->section != NULL && w->section->role == ROLE_PERFORMANCE;
}

static void
read_heading(struct walk *w, const struct mark *k)
{
    enum unit_role role = k->label->kind == LABEL_SECTION
                              ? (enum unit_role)k->label->what
                              : ROLE_PERFORMANCE;
    size_t at = w->i++;

    if (k->label->kind == LABEL_OUTCOMES)
        w->u->model = "lo-ac";
    if (goes_on(w, k->label)) {
        add_words(w, NODE_PARAGRAPH, NULL, k->words, line_at(w, at)->number);
    } else {
        open_section(w, role, at);
        add_text(w->c->mem, &w->section->heading, label_lang(w, k->label),
            k->words, line_at(w, at)->number);
    }
    skip_parts(w);
    if (k->prompt != NULL)
        set_prompt(w, k->prompt_label, k->prompt, at);
    if (*k->rest != '\0')
        add_words(w, NODE_PARAGRAPH, NULL, k->rest, line_at(w, at)->number);
}

/* May line i go on with the value whose last line is s? */
static bool
value_goes_on(const struct walk *w, size_t i, const char *s, bool list)
{
    char end = s[strlen(s) - 1];

    if (!is_words(w, i) || line_at(w, i)->gap)
        return false;
    return end == ';' || end == ',' || list ||
           starts_lower(line_at(w, i)->text);
}

/* The value on the label's line, or the words below it. */
static void
read_field(struct walk *w, const struct mark *k)
{
    const char **lines = mem_array(w->c->mem, w->lines->n + 1, sizeof(*lines));
    struct field_value value = {lines, 0, line_at(w, w->i)->number};
    int number = line_at(w, w->i)->number;
    bool list = false;

    close_section(w);
    w->i++;
    skip_parts(w);
    if (*k->rest != '\0') {
        lines[value.n++] = k->rest;
    } else if (is_words(w, w->i)) {
        list = field_is_list(k->label);
        value.number = line_at(w, w->i)->number;
        lines[value.n++] = line_at(w, w->i++)->text;
    }
    while (value.n > 0 && value_goes_on(w, w->i, lines[value.n - 1], list))
        lines[value.n++] = line_at(w, w->i++)->text;
    field_set(w->c, w->u, k->label, k->words, number, &value, w->lang);
}

static void
read_unknown(struct walk *w, const struct mark *k)
{
    close_section(w);
    add_raw(
        w->c->mem, w->u, w->lang, k->words, k->rest, line_at(w, w->i)->number);
    warn(w, "label-unknown", w->i, k->words);
    w->i++;
}

/* One word of capitals and digits: a URN, though nothing says so. */
static bool
looks_like_urn(const char *s)
{
    return strpbrk(s, "0123456789") != NULL && *s >= 'A' && *s <= 'Z' &&
           strlen(s) <= 20 &&
           s[strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")] == '\0';
}

/* Words where no section is open: the title above everything, or no place. */
static void
read_loose(struct walk *w, size_t to)
{
    for (; w->i < to; w->i++) {
        const struct line *line = line_at(w, w->i);

        if (looks_like_urn(line->text))
            warn(w, "urn-unlabelled", w->i, line->text);
        else if (!w->begun && w->u->title == NULL)
            add_text(
                w->c->mem, &w->u->title, w->lang, line->text, line->number);
        else
            warn(w, "unplaced", w->i, line->text);
    }
}

static void
read_words(struct walk *w)
{
    size_t end = words_end(w, w->i), to = end;

    if (w->section == NULL) {
        read_loose(w, end);
        return;
    }
    if (is_late_title(w, end - 1)) {
        const struct line *line = line_at(w, --to);

        add_text(w->c->mem, &w->u->title, w->lang, line->text, line->number);
    }
    if (has_items(w))
        read_criteria(w, w->i, to);
    else
        read_prose(w, w->i, to);
    w->i = end;
}

static void
read_one(struct walk *w)
{
    const struct mark *k = &w->marks[w->i];

    if (k->kind != MARK_TEXT && k->fuzzy)
        warn(w, "label-fuzzy", w->i, k->words);
    switch (k->kind) {
    case MARK_HEADING:
        w->begun = true;
        read_heading(w, k);
        break;
    case MARK_PROMPT:
        w->begun = true;
        read_prompt(w, k);
        break;
    case MARK_FIELD: read_field(w, k); break;
    case MARK_UNKNOWN: read_unknown(w, k); break;
    case MARK_TEXT:
    case MARK_PART: read_words(w); break;
    }
}

void
sections_read(struct ctx *c, struct unit *u, const struct lines *lines,
    const struct mark *marks, const char *lang)
{
    struct walk w = {
        .c = c, .u = u, .lines = lines, .marks = marks, .lang = lang};

    while (w.i < lines->n)
        read_one(&w);
    close_section(&w);
}
