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
#include "knowledge.h"
#include "numbering.h"
#include "sections.h"
#include "titles.h"
#include "truncated.h"

struct walk {
    struct ctx *c;
    struct unit *u;
    const struct lines *lines;
    const struct mark *marks;
    const struct vocabulary *vocabulary;
    const char *lang;
    size_t i;                     /* the line to read next */
    struct unit_section *section; /* open; NULL: none */
    const struct label *label;    /* of its heading */
    struct items *performance, *knowledge;
    struct joined joined;       /* words outside the criteria */
    const struct line *element; /* its criteria are still to come; NULL: none */
    size_t title_end;           /* the line after the title's last; 0: none */
    const char *urn;            /* that a label gives somewhere; NULL: none */
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
        *it = items_new(w->c, w->u, w->lang, w->vocabulary);
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
                   utf8_starts_lower(line->text)) {
            join_text(
                w->c->mem, &w->joined, last->text, line[-1].soft, line->text);
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

/* The element that was announced before this section's heading. */
static void
take_element(struct walk *w)
{
    if (w->element != NULL)
        items_group(
            items_of(w), w->section, w->element->text, w->element->number);
    w->element = NULL;
}

static void
read_criteria(struct walk *w, size_t from, size_t to)
{
    if (from < to && is_prompt(w, from)) {
        add_text(w->c->mem, &w->section->prompt, w->lang,
            line_at(w, from)->text, line_at(w, from)->number);
        from++;
    }
    take_element(w);
    items_read(items_of(w), w->section, w->lines, from, to,
        to < w->lines->n && w->marks[to].kind == MARK_PROMPT &&
            w->marks[to].label->what == (int)w->section->role);
}

static void
close_section(struct walk *w)
{
    struct unit_section *s = w->section;
    const struct unit_text *said;

    w->section = NULL;
    if (s == NULL)
        return;
    if (!items_settle(w->c, w->u, s) && s->first != NULL &&
        unit_role_letter(s->role) != 0) {
        s->state = STATE_LOST;
        said = s->heading != NULL  ? s->heading
               : s->prompt != NULL ? s->prompt
                                   : s->first->text;
        add_warning(w->c->mem, w->u, "section-lost", s->line,
            said != NULL ? said->words : NULL);
    } else if (s->first == NULL) {
        s->state = STATE_EMPTY;
    }
}

/* A heading that comes again with words below it stood in a list of contents
 * before. */
static void
drop_contents(struct walk *w, enum unit_role role)
{
    struct unit_section **s = &w->u->sections;

    while (*s != NULL) {
        if ((*s)->role != role || (*s)->state != STATE_EMPTY) {
            s = &(*s)->next;
            continue;
        }
        if ((*s)->heading != NULL)
            add_warning(w->c->mem, w->u, "furniture-dropped", (*s)->line,
                (*s)->heading->words);
        if ((*s)->prompt != NULL)
            add_warning(w->c->mem, w->u, "furniture-dropped", (*s)->line,
                (*s)->prompt->words);
        *s = (*s)->next;
    }
}

static void
open_section(struct walk *w, enum unit_role role, size_t i)
{
    close_section(w);
    drop_contents(w, role);
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

/* Does it hold no more than the title of a group? */
static bool
heads_only(const struct unit_section *s)
{
    return s->first == NULL ||
           (s->first == s->last && s->first->kind == NODE_GROUP &&
               s->first->first == NULL);
}

static void
set_prompt(
    struct walk *w, const struct label *label, const char *words, size_t i)
{
    const char *lang = label_lang(w, label);

    if (w->section->prompt == NULL && heads_only(w->section))
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
    enum unit_role role = k->label->kind == LABEL_PROMPT
                              ? (enum unit_role)k->label->what
                              : ROLE_PERFORMANCE;

    if (k->label->kind != LABEL_PROMPT)
        w->u->model = "lo-ac";
    if (w->section == NULL || w->section->role != role) {
        open_section(w, role, w->i);
        warn(w, "heading-absent", w->i, k->words);
    }
    set_prompt(w, k->label, k->words, w->i);
    w->i++;
    skip_parts(w);
}

static enum unit_role
role_of(const struct label *label)
{
    return label->kind == LABEL_SECTION ? (enum unit_role)label->what
                                        : ROLE_PERFORMANCE;
}

/* Criteria below their outcomes go on in the same section, and so does what
 * comes under the same heading again: "(continued)", the next element. */
static bool
goes_on(const struct walk *w, const struct label *label)
{
    return w->section != NULL && w->section->role == role_of(label) &&
           (label->kind != LABEL_SECTION || w->section->first != NULL);
}

static void
repeat_heading(struct walk *w, const struct mark *k, size_t at)
{
    if (k->label == w->label)
        warn(w, "furniture-dropped", at, k->words);
    else
        add_words(w, NODE_PARAGRAPH, NULL, k->words, line_at(w, at)->number);
}

static void
read_heading(struct walk *w, const struct mark *k)
{
    enum unit_role role = role_of(k->label);
    size_t at = w->i++;

    if (k->label->kind == LABEL_OUTCOMES)
        w->u->model = "lo-ac";
    if (goes_on(w, k->label)) {
        repeat_heading(w, k, at);
    } else {
        open_section(w, role, at);
        w->label = k->label;
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
value_goes_on(const struct walk *w, const struct mark *k, size_t i,
    const char *s, bool list)
{
    char end = s[strlen(s) - 1];

    if (!is_words(w, i) || line_at(w, i)->gap)
        return false;
    /* Between facts nothing stands that is not of the one above. */
    if (k->rest[0] != '\0' &&
        (i + 1 == w->lines->n || w->marks[i + 1].kind == MARK_FIELD ||
            w->marks[i + 1].kind == MARK_UNKNOWN) &&
        w->section == NULL)
        return true;
    return end == ';' || end == ',' || end == '-' || list ||
           line_at(w, i)->cell || utf8_starts_lower(line_at(w, i)->text);
}

/* After a soft hyphen it is the rest of a word. */
static void
add_value_line(struct walk *w, struct field_value *value, const char *words)
{
    if (value->n > 0 && w->i > 0 && line_at(w, w->i - 1)->soft) {
        value->lines[value->n - 1] =
            mem_printf(w->c->mem, "%s%s", value->lines[value->n - 1], words);
        return;
    }
    if ((value->n & (value->n - 1)) == 0)
        value->lines =
            mem_grow(w->c->mem, value->lines, value->n * sizeof(*value->lines),
                (value->n ? 2 * value->n : 1) * sizeof(*value->lines));
    value->lines[value->n++] = words;
}

/* The value on the label's line, or the words below it. */
static void
read_value(struct walk *w, const struct mark *k, struct field_value *value)
{
    bool list = false;

    value->number = line_at(w, w->i)->number;
    value->vocabulary = w->vocabulary;
    w->i++;
    skip_parts(w);
    value->wrapped = *k->rest != '\0';
    if (value->wrapped) {
        add_value_line(w, value, k->rest);
    } else if (is_words(w, w->i)) {
        list = field_is_list(k->label);
        value->number = line_at(w, w->i)->number;
        add_value_line(w, value, line_at(w, w->i)->text);
        w->i++;
    }
    for (; value->n > 0 &&
           value_goes_on(w, k, w->i, value->lines[value->n - 1], list);
         w->i++)
        add_value_line(w, value, line_at(w, w->i)->text);
}

/* The URN within a section says where a page ends, not where the section. */
static bool
is_known_urn(const struct walk *w, const struct mark *k)
{
    return k->label->kind == LABEL_URN && w->section != NULL &&
           w->u->urn != NULL && strcmp(w->u->urn, k->rest) == 0;
}

static void
read_field(struct walk *w, const struct mark *k)
{
    struct field_value value = {0};
    int number = line_at(w, w->i)->number;

    if (is_known_urn(w, k)) {
        warn(w, "furniture-dropped", w->i, line_at(w, w->i)->text);
        w->i++;
        return;
    }
    close_section(w);
    read_value(w, k, &value);
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

/* One line where no section is open: the title above everything, more of it,
 * or words without a place. */
static void
read_loose_line(struct walk *w)
{
    const struct line *line = line_at(w, w->i);
    const char *words = line->text;
    size_t len = title_urn(words, w->urn);

    if (len > 0 && w->urn != NULL &&
        strncmp(w->urn, words, strlen(w->urn)) == 0) {
        warn(w, "furniture-dropped", w->i, mem_strndup(w->c->mem, words, len));
        words = utf8_trim(w->c->mem, words + len);
    } else if (len > 0) {
        warn(w, "urn-unlabelled", w->i, mem_strndup(w->c->mem, words, len));
        words = utf8_trim(w->c->mem, words + len);
    }
    if (*words == '\0')
        return;
    if ((w->u->title != NULL && strcmp(w->u->title->words, words) == 0) ||
        (w->urn != NULL && strcmp(w->urn, words) == 0)) {
        warn(w, "furniture-dropped", w->i, words);
    } else if (!w->begun && w->u->title == NULL &&
               !title_is_masthead(w->c->mem, words)) {
        add_text(w->c->mem, &w->u->title, w->lang, words, line->number);
        w->title_end = w->i + 1;
    } else if (w->title_end == w->i && w->i > 0 && !line->gap &&
               utf8_starts_lower(words)) {
        join_text(w->c->mem, &w->joined, w->u->title, line[-1].soft, words);
        w->title_end++;
    } else {
        warn(w, "unplaced", w->i, words);
    }
}

static void
read_words(struct walk *w)
{
    size_t end = words_end(w, w->i), to = end;

    if (w->section == NULL) {
        for (; w->i < end; w->i++)
            read_loose_line(w);
        return;
    }
    if (is_late_title(w, end - 1)) {
        const struct line *line = line_at(w, --to);

        add_text(w->c->mem, &w->u->title, w->lang, line->text, line->number);
    }
    if (has_items(w)) {
        size_t knowledge =
            w->section->role == ROLE_PERFORMANCE
                ? knowledge_begins(w->c->mem, w->lines, w->marks, w->i, to)
                : to;

        read_criteria(w, w->i, knowledge);
        if (knowledge < to) {
            open_section(w, ROLE_KNOWLEDGE, knowledge);
            warn(w, "heading-absent", knowledge, "K1");
            read_criteria(w, knowledge, to);
        }
    } else {
        read_prose(w, w->i, to);
    }
    w->i = end;
}

static void
read_outcome(struct walk *w, const struct mark *k)
{
    int number = line_at(w, w->i)->number;

    w->u->model = "lo-ac";
    w->begun = true;
    if (w->section == NULL || w->section->role != ROLE_PERFORMANCE)
        open_section(w, ROLE_PERFORMANCE, w->i);
    /* "LO1" is its label; of "Learning outcome 1" only the number is. */
    if (strncmp(k->number, k->words, strlen(k->number)) != 0)
        add_words(w, NODE_PARAGRAPH, NULL,
            mem_strndup(w->c->mem, k->words,
                (size_t)(strstr(k->words, k->number) - k->words) +
                    strlen(k->number)),
            number);
    items_outcome(items_of(w), w->section, k->number, k->rest, number);
    w->i++;
}

/* An element of which no criteria came. */
static void
warn_element(struct walk *w)
{
    if (w->element != NULL)
        add_warning(
            w->c->mem, w->u, "unplaced", w->element->number, w->element->text);
}

/* Does the line after i announce criteria? */
static bool
criteria_follow(const struct walk *w, size_t i)
{
    const struct mark *k = &w->marks[i + 1];

    return i + 1 < w->lines->n &&
           ((k->kind == MARK_HEADING &&
                unit_role_letter(role_of(k->label)) != 0) ||
               k->kind == MARK_PROMPT);
}

static void
read_element(struct walk *w)
{
    const struct line *line = line_at(w, w->i);

    if (criteria_follow(w, w->i)) {
        warn_element(w);
        w->element = line;
        w->begun = true;
    } else if (has_items(w)) {
        items_group(items_of(w), w->section, line->text, line->number);
    } else if (w->section != NULL) {
        read_prose(w, w->i, w->i + 1);
    } else {
        read_loose_line(w);
    }
    w->i++;
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
    case MARK_OUTCOME: read_outcome(w, k); break;
    case MARK_ELEMENT: read_element(w); break;
    case MARK_UNKNOWN: read_unknown(w, k); break;
    case MARK_TEXT:
    case MARK_PART: read_words(w); break;
    }
}

void
sections_read(struct ctx *c, struct unit *u, const struct lines *lines,
    const struct mark *marks, const struct vocabulary *v, const char *lang)
{
    struct walk w = {.c = c,
        .u = u,
        .lines = lines,
        .marks = marks,
        .vocabulary = v,
        .joined = {.vocabulary = v},
        .lang = lang};
    size_t last;

    w.urn = title_labelled_urn(lines, marks);
    while (w.i < lines->n)
        read_one(&w);
    if (is_truncated(
            c->mem, lines, marks, w.section != NULL, has_items(&w), &last))
        warn(&w, "truncated", last, line_at(&w, last)->text);
    warn_element(&w);
    close_section(&w);
}
