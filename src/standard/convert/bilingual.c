/*
 * bilingual - part a document by language, section by section.
 *
 * What a section says tells its language, its heading only where that is too
 * short: Welsh standards have English headings.  A label that both languages
 * share (URN), and a title, go with what comes after them.
 */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "bilingual.h"
#include "language.h"
#include "numbering.h"
#include "standard/unit.h"

#define TITLE_MAX 200 /* bytes */
#define TURNS_LEAST 2

/* A heading or label with what belongs to it: lines from up to (not with). */
struct block {
    size_t from, to;
    char letter;      /* P or K of criteria; 0: none */
    const char *lang; /* NULL: it does not say */
};

struct blocks {
    struct block *block;
    size_t n;
};

static bool
is_criteria(const struct label *label)
{
    return label->kind == LABEL_OUTCOMES || label->kind == LABEL_CRITERIA ||
           unit_role_letter((enum unit_role)label->what) != 0;
}

static char
letter_of(const struct label *label)
{
    if (label->kind != LABEL_SECTION && label->kind != LABEL_PROMPT)
        return 'P';
    return unit_role_letter((enum unit_role)label->what);
}

static bool
opens_block(const struct mark *k, const struct block *open)
{
    switch (k->kind) {
    case MARK_HEADING:
    case MARK_FIELD:
    case MARK_UNKNOWN: return true;
    case MARK_PROMPT:
        return open == NULL || open->letter != letter_of(k->label);
    case MARK_TEXT:
    case MARK_OUTCOME:
    case MARK_ELEMENT:
    case MARK_PART: break;
    }
    return false;
}

static const char *
block_language(struct mem *m, const struct lines *lines,
    const struct mark *marks, const struct block *b)
{
    const struct mark *k = &marks[b->from];
    const char *said;

    if (k->kind == MARK_FIELD || k->kind == MARK_UNKNOWN)
        return k->label != NULL ? k->label->lang : NULL;
    said = language_sure(m, lines, b->from + 1, b->to);
    return said != NULL ? said : k->label->lang;
}

static struct blocks
find_blocks(struct mem *m, const struct lines *lines, const struct mark *marks)
{
    struct blocks out = {mem_array(m, lines->n + 1, sizeof(*out.block)), 0};
    struct block *open = NULL;

    for (size_t i = 0; i < lines->n; i++) {
        if (!opens_block(&marks[i], open))
            continue;
        if (open != NULL)
            open->to = i;
        open = &out.block[out.n++];
        *open = (struct block){.from = i, .to = lines->n};
        if (marks[i].kind == MARK_PROMPT ||
            (marks[i].kind == MARK_HEADING && is_criteria(marks[i].label)))
            open->letter = letter_of(marks[i].label);
    }
    for (size_t i = 0; i < out.n; i++)
        out.block[i].lang = block_language(m, lines, marks, &out.block[i]);
    return out;
}

/* Are there criteria of one kind in two languages? */
static bool
has_both(const struct blocks *blocks)
{
    const char *lang[2] = {NULL, NULL};

    for (size_t i = 0; i < blocks->n; i++) {
        const struct block *b = &blocks->block[i];
        const char **first = &lang[b->letter == 'K'];

        if (b->letter == 0 || b->lang == NULL)
            continue;
        if (*first != NULL && strcmp(*first, b->lang) != 0)
            return true;
        *first = b->lang;
    }
    return false;
}

/* What does not say its language goes with what comes next. */
static void
settle(struct blocks *blocks)
{
    const char *next = NULL, *last = NULL;

    for (size_t i = blocks->n; i-- > 0;) {
        if (blocks->block[i].lang == NULL)
            blocks->block[i].lang = next;
        next = blocks->block[i].lang;
    }
    for (size_t i = 0; i < blocks->n; i++) {
        if (blocks->block[i].lang == NULL)
            blocks->block[i].lang = last;
        last = blocks->block[i].lang;
    }
}

/* A short line on its own that no label begins and no full stop ends. */
static bool
may_be_title(struct mem *m, const struct lines *lines, size_t i)
{
    const char *s = lines->line[i].text;
    struct numbering n;

    return lines->line[i].gap && strlen(s) <= TITLE_MAX &&
           strchr(".:;", s[strlen(s) - 1]) == NULL && !numbering_read(m, s, &n);
}

/*
 * The line of the block's end that may be a title in the other language,
 * whose part it goes to; the block's end: there is none.
 */
static size_t
title_at(struct mem *m, const struct lines *lines, const struct mark *marks,
    const struct block *b, const char *next)
{
    bool facts = marks[b->from].kind == MARK_FIELD;
    size_t i = b->to - 1, first = b->from + 1;
    const char *said;

    /* Below a label without a value stands its value. */
    if (i < first || marks[i].kind != MARK_TEXT ||
        (facts && *marks[b->from].rest == '\0' && i == first) ||
        !may_be_title(m, lines, i))
        return b->to;
    said = language_sure(m, lines, i, b->to);
    if (said == NULL || (strcmp(next, b->lang) == 0 && !facts))
        said = next;
    return strcmp(said, b->lang) != 0 ? i : b->to;
}

static const char *
other_than(const char *lang)
{
    return strcmp(lang, "cy") == 0 ? "en" : "cy";
}

static void
give(struct mem *m, struct bilingual *out, const char *lang,
    const struct lines *lines, size_t from, size_t to)
{
    struct lines *part = &out->part[strcmp(lang, out->lang[0]) != 0];

    if (part->line == NULL)
        part->line = mem_array(m, lines->n, sizeof(*part->line));
    if (to > from)
        memcpy(part->line + part->n, lines->line + from,
            (to - from) * sizeof(*part->line));
    part->n += to - from;
}

/* Above the first block stands one title, or both. */
static void
give_head(
    struct mem *m, struct bilingual *out, const struct lines *lines, size_t to)
{
    for (size_t i = 0; i < to; i++) {
        const char *said = language_sure(m, lines, i, i + 1);

        give(m, out, said != NULL ? said : out->lang[0], lines, i, i + 1);
    }
}

bool
bilingual_part(struct mem *m, const struct lines *lines,
    const struct mark *marks, struct bilingual *out)
{
    struct blocks blocks = find_blocks(m, lines, marks);

    if (!has_both(&blocks))
        return false;
    settle(&blocks);
    *out = (struct bilingual){.lang[0] = blocks.block[0].lang};
    out->lang[1] = other_than(out->lang[0]);
    give_head(m, out, lines, blocks.block[0].from);
    for (size_t i = 0; i < blocks.n; i++) {
        const struct block *b = &blocks.block[i];
        const char *next = i + 1 < blocks.n ? b[1].lang : b->lang;
        size_t to = title_at(m, lines, marks, b, next);

        give(m, out, b->lang, lines, b->from, to);
        give(m, out, other_than(b->lang), lines, to, b->to);
    }
    return true;
}

const struct line *
bilingual_by_turns(struct mem *m, const struct lines *lines)
{
    const char *label = NULL, *lang = NULL;
    const struct line *first = NULL;
    int turns = 0;

    for (size_t i = 0; i < lines->n; i++) {
        struct numbering n;
        const char *now;

        if (!numbering_read(m, lines->line[i].text, &n) ||
            n.style == STYLE_BULLET)
            continue;
        now = language_sure(m, lines, i, i + 1);
        if (label != NULL && lang != NULL && now != NULL &&
            strcmp(label, n.label) == 0 && strcmp(lang, now) != 0) {
            first = turns++ == 0 ? &lines->line[i] : first;
            label = NULL;
        } else {
            label = n.label;
            lang = now;
        }
    }
    return turns >= TURNS_LEAST ? first : NULL;
}
