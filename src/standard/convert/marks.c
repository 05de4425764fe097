/*
 * marks - tell headings, prompts and labels from words.
 *
 * A label's value may follow it in many ways: "Label: value", label TAB value,
 * label and value in columns, or below it.  A heading may be broken over
 * several lines where it stood in a narrow column.
 */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "marks.h"
#include "standard/unit.h"

#define HEADING_LINES 4
#define UNKNOWN_LABEL_MAX 40

static bool
starts_lower(const char *s)
{
    const char *next = s;
    uint32_t c = utf8_next(&next);

    return utf8_is_letter(c) && !utf8_is_upper(c);
}

static const char *
skip_blanks(const char *s)
{
    const char *next = s;
    uint32_t c;

    while ((c = utf8_next(&next)) != 0 && utf8_is_blank(c))
        s = next;
    return s;
}

static void
set(struct mark *k, const struct label_match *match, const char *words,
    const char *rest)
{
    k->kind = match->label->kind == LABEL_PROMPT     ? MARK_PROMPT
              : match->label->kind <= LABEL_CRITERIA ? MARK_HEADING
                                                     : MARK_FIELD;
    k->label = match->label;
    k->fuzzy = match->fuzzy;
    k->words = words;
    k->rest = rest;
}

/* Lines i to i + n - 1 as one, where no gap is between them; NULL otherwise. */
static const char *
join(struct mem *m, const struct lines *lines, size_t i, size_t n)
{
    struct str s = str_in(m);

    for (size_t j = i; j < i + n; j++) {
        if (j >= lines->n || (j > i && lines->line[j].gap))
            return NULL;
        if (j > i)
            str_addc(&s, ' ');
        str_adds(&s, lines->line[j].text);
    }
    return s.s;
}

/* The longest heading that begins on line i. */
static bool
mark_whole(struct mem *m, const struct headings *h, const struct lines *lines,
    struct mark *marks, size_t i)
{
    struct label_match match, prompt;
    const char *words;
    size_t at;

    for (size_t n = HEADING_LINES; n > 0; n--) {
        if ((words = join(m, lines, i, n)) == NULL)
            continue;
        if (!headings_match(h, m, words, &match) || (n > 1 && match.fuzzy))
            continue;
        set(&marks[i], &match, words, "");
        for (size_t j = 1; j < n; j++)
            marks[i + j].kind = MARK_PART;
        return true;
    }
    words = lines->line[i].text;
    if (!headings_match_two(h, m, words, &match, &prompt, &at))
        return false;
    set(&marks[i], &match, mem_strndup(m, words, at - 1), "");
    marks[i].prompt = skip_blanks(words + at);
    marks[i].prompt_label = prompt.label;
    return true;
}

/*
 * Where a label may end on its line: at a TAB, at two blanks as between
 * columns, or at a colon.  0: nowhere.
 */
static size_t
label_end(const char *s, size_t *value)
{
    for (size_t i = 1; s[i] != '\0'; i++) {
        bool columns = s[i] == '\t' || (s[i] == ' ' && s[i + 1] == ' ');

        if (columns || (s[i] == ':' && s[i - 1] != ' ')) {
            *value = (size_t)(skip_blanks(s + i + (s[i] == ':')) - s);
            return i;
        }
    }
    return 0;
}

/* May a section's words follow its heading on the same line? */
static bool
may_run_on(const struct label *label)
{
    return label->kind == LABEL_SECTION && label->what != ROLE_PERFORMANCE &&
           label->what != ROLE_KNOWLEDGE;
}

static bool
mark_labelled(struct mem *m, const struct headings *h, const struct line *line,
    struct mark *k)
{
    struct label_match match;
    size_t value, end = label_end(line->text, &value);
    const char *words = mem_strndup(m, line->text, end);

    if (end == 0 || !headings_match(h, m, words, &match) ||
        match.label->kind == LABEL_PROMPT)
        return false;
    if (match.label->kind <= LABEL_CRITERIA &&
        (!may_run_on(match.label) || match.fuzzy || line->text[end] != ':'))
        return false;
    set(k, &match, words, line->text + value);
    return true;
}

/* "Label TAB value" among facts is one, even when nobody knows the label. */
static bool
mark_unknown(struct mem *m, const struct line *line, struct mark *k)
{
    const char *tab = strchr(line->text, '\t');

    if (tab == NULL || tab - line->text > UNKNOWN_LABEL_MAX)
        return false;
    k->kind = MARK_UNKNOWN;
    k->words =
        utf8_trim(m, mem_strndup(m, line->text, (size_t)(tab - line->text)));
    k->rest = skip_blanks(tab);
    return true;
}

/* "URN ABC123": the one label whose value may follow a single blank. */
static bool
mark_urn(struct mem *m, const struct headings *h, const struct line *line,
    struct mark *k)
{
    struct label_match match;
    const char *space = strchr(line->text, ' ');
    const char *words;

    if (space == NULL || strpbrk(space, "0123456789") == NULL ||
        strlen(space) > 24 || space - line->text > 3)
        return false;
    words = mem_strndup(m, line->text, (size_t)(space - line->text));
    if (!headings_match(h, m, words, &match) || match.label->kind != LABEL_URN)
        return false;
    set(k, &match, words, skip_blanks(space));
    return true;
}

struct mark *
marks_make(struct mem *m, const struct headings *h, const struct lines *lines)
{
    struct mark *marks = mem_array(m, lines->n, sizeof(*marks));
    bool facts = false;

    for (size_t i = 0; i < lines->n; i++) {
        const struct line *line = &lines->line[i];

        if (marks[i].kind == MARK_PART)
            continue;
        /* A wrapped line may consist of a heading's word: "values". */
        if (!line->gap && starts_lower(line->text))
            continue;
        if (!mark_whole(m, h, lines, marks, i) &&
            !mark_labelled(m, h, line, &marks[i]) &&
            !mark_urn(m, h, line, &marks[i]) && facts)
            mark_unknown(m, line, &marks[i]);
        if (marks[i].kind == MARK_FIELD)
            facts = true;
        else if (marks[i].kind == MARK_HEADING)
            facts = false;
    }
    return marks;
}
