/*
 * marks - tell headings, prompts and labels from words.
 *
 * A label's value may follow it in many ways: "Label: value", label TAB value,
 * label and value in columns, or below it.  A heading may be broken over
 * several lines where it stood in a narrow column.
 */
#include <config.h>

#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "marks.h"
#include "numbering.h"
#include "standard/unit.h"

#define HEADING_LINES 4
#define HEADING_MAX 120 /* bytes */
#define UNKNOWN_LABEL_MAX 40

static void
set(struct mark *k, const struct label_match *match, const char *words,
    const char *rest)
{
    k->kind = label_is_prompt(match->label) ? MARK_PROMPT
              : label_is_fact(match->label) ? MARK_FIELD
                                            : MARK_HEADING;
    k->label = match->label;
    k->fuzzy = match->fuzzy;
    k->words = words;
    k->rest = rest;
}

/* Lines i to i + n - 1 as one, where no gap is between them; NULL otherwise. */
static const char *
join(struct mem *m, const struct vocabulary *v, const struct lines *lines,
    size_t i, size_t n)
{
    struct str s = str_in(m);

    for (size_t j = i; j < i + n; j++) {
        if (j >= lines->n || (j > i && lines->line[j].gap) ||
            s.len > HEADING_MAX)
            return NULL;
        join_add(v, &s, j > i && lines->line[j - 1].soft, lines->line[j].text);
    }
    return s.s;
}

/* The longest heading that begins on line i. */
static bool
mark_whole(struct mem *m, const struct vocabulary *v, const struct lines *lines,
    struct mark *marks, size_t i)
{
    struct label_match match, prompt;
    const char *words = lines->line[i].text;
    size_t at, most = headings_begin(m, words) ? HEADING_LINES : 1;

    for (size_t n = most; n > 0; n--) {
        if ((words = join(m, v, lines, i, n)) == NULL)
            continue;
        if (!headings_match(m, words, &match) || (n > 1 && match.fuzzy))
            continue;
        set(&marks[i], &match, words, "");
        for (size_t j = 1; j < n; j++)
            marks[i + j].kind = MARK_PART;
        return true;
    }
    words = lines->line[i].text;
    if (!headings_match_two(m, words, &match, &prompt, &at))
        return false;
    set(&marks[i], &match, mem_strndup(m, words, at - 1), "");
    marks[i].prompt = utf8_skip_blanks(words + at);
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

        if (columns || s[i] == ':') {
            *value = (size_t)(utf8_skip_blanks(s + i + (s[i] == ':')) - s);
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
mark_labelled(struct mem *m, const struct line *line, struct mark *k)
{
    struct label_match match;
    size_t value, end = label_end(line->text, &value);
    const char *words = utf8_trim(m, mem_strndup(m, line->text, end));

    if (end == 0 || !headings_match(m, words, &match) ||
        label_is_prompt(match.label))
        return false;
    if (!label_is_fact(match.label) &&
        (!may_run_on(match.label) || match.fuzzy || line->text[end] != ':'))
        return false;
    set(k, &match, words, line->text + value);
    return true;
}

/* "Label TAB value" among facts is one, even when nobody knows the label, and
 * so is "Label: value" below facts that stand so. */
static bool
mark_unknown(
    struct mem *m, const struct line *line, bool colons, struct mark *k)
{
    const char *end = strchr(line->text, '\t');

    if (end == NULL && colons && !utf8_starts_lower(line->text))
        end = strstr(line->text, ": ");
    if (end == NULL || end - line->text > UNKNOWN_LABEL_MAX)
        return false;
    k->kind = MARK_UNKNOWN;
    k->words =
        utf8_trim(m, mem_strndup(m, line->text, (size_t)(end - line->text)));
    k->rest = utf8_skip_blanks(end + 1);
    return true;
}

/* "URN ABC123": the one label whose value may follow a single blank. */
static bool
mark_urn(struct mem *m, const struct line *line, struct mark *k)
{
    struct label_match match;
    const char *space = strchr(line->text, ' ');
    const char *words;

    if (space == NULL || strpbrk(space, "0123456789") == NULL ||
        strlen(space) > 24 || space - line->text > 3)
        return false;
    words = mem_strndup(m, line->text, (size_t)(space - line->text));
    if (!headings_match(m, words, &match) || match.label->kind != LABEL_URN)
        return false;
    set(k, &match, words, utf8_skip_blanks(space));
    return true;
}

/* Words before a number that say what it counts, folded. */
static const struct {
    const char *word;
    enum mark_kind kind;
    bool tight; /* the number follows at once, and is part of the label */
} counted[] = {
    {"learning outcome", MARK_OUTCOME, false},
    {"outcome",          MARK_OUTCOME, false},
    {"canlyniad dysgu",  MARK_OUTCOME, false},
    {"deilliant dysgu",  MARK_OUTCOME, false},
    {"lo",               MARK_OUTCOME, true },
    {"element",          MARK_ELEMENT, false},
    {"elfen",            MARK_ELEMENT, false},
};

/*
 * "Learning outcome 1: Understand …", "Element CS1.2 Prepare …": a number, an
 * end or a separator or what begins with a capital; a sentence goes on small.
 */
static bool
mark_counted(struct mem *m, const struct line *line, struct mark *k)
{
    for (size_t i = 0; i < sizeof(counted) / sizeof(counted[0]); i++) {
        const char *s = line->text, *number, *rest;
        size_t len = strlen(counted[i].word);

        if (strncasecmp(s, counted[i].word, len) != 0)
            continue;
        number = utf8_skip_blanks(s + len);
        if ((counted[i].tight != (number == s + len)))
            continue;
        if (counted[i].kind == MARK_OUTCOME)
            len = strspn(number, "0123456789");
        else
            len = strcspn(number, " \t:)-");
        rest = utf8_skip_blanks(number + len);
        if (len == 0 || len > 8 || !strpbrk(number, "0123456789") ||
            (size_t)(strpbrk(number, "0123456789") - number) >= len)
            continue;
        if (strchr(":.)-", *rest) != NULL && *rest != '\0')
            rest = utf8_skip_blanks(rest + 1);
        else if (utf8_starts_lower(rest))
            continue;
        k->kind = counted[i].kind;
        k->words = s;
        k->number = counted[i].tight
                        ? mem_strndup(m, s, (size_t)(number - s) + len)
                        : mem_strndup(m, number, len);
        k->rest = rest;
        return true;
    }
    return false;
}

bool
mark_is_counted(struct mem *m, const char *text)
{
    const struct line line = {.text = text};
    struct mark ignored;

    return mark_counted(m, &line, &ignored);
}

struct marking {
    struct mem *m;
    const struct vocabulary *v;
    const struct lines *lines;
    struct mark *marks;
    bool numbered;             /* the headings are */
    int column;                /* of the values of facts; 0: not known */
    bool colons;               /* after the labels of facts below a section */
    const struct label *label; /* of the section that is open; NULL: none */
};

/* The words behind "3. " or "Section 3: "; NULL: there is no such label. */
static const char *
behind_number(struct mem *m, const char *text)
{
    struct numbering n;

    if (strncasecmp(text, "section ", 8) == 0)
        text += 8;
    else if (strncasecmp(text, "adran ", 6) == 0)
        text += 6;
    if (!numbering_read(m, text, &n) || n.nparts != 1 || *n.rest == '\0' ||
        *n.prefix != '\0' || n.style == STYLE_BULLET)
        return NULL;
    return n.rest;
}

static bool
is_numbered_heading(
    struct marking *k, size_t i, struct label_match *match, const char **words)
{
    *words = behind_number(k->m, k->lines->line[i].text);
    return *words != NULL && k->lines->line[i].gap &&
           headings_match(k->m, *words, match) && !match->fuzzy &&
           !label_is_prompt(match->label) && !label_is_fact(match->label);
}

/* Several headings with numbers, one of criteria: the headings have them. */
static bool
has_numbered_headings(struct marking *k)
{
    struct label_match match;
    const char *words;
    size_t n = 0;
    bool criteria = false;

    for (size_t i = 0; i < k->lines->n; i++)
        if (is_numbered_heading(k, i, &match, &words)) {
            criteria |= match.label->kind != LABEL_SECTION ||
                        match.label->what == ROLE_PERFORMANCE;
            n++;
        }
    return n > 1 && criteria;
}

static bool
mark_numbered(struct marking *k, size_t i)
{
    struct label_match match;
    const char *words;

    if (!k->numbered || !is_numbered_heading(k, i, &match, &words))
        return false;
    set(&k->marks[i], &match, k->lines->line[i].text, "");
    return true;
}

/* "Cod SOC 6121", where the column of values begins one blank further. */
static bool
mark_at_column(struct marking *k, size_t i, int at)
{
    const struct line *line = &k->lines->line[i];
    struct label_match match;
    const char *s = line->text;
    size_t len;

    for (int column = line->indent; *s != '\0' && column < at; column++)
        utf8_next(&s);
    len = (size_t)(s - line->text);
    if (*s == '\0' || *s == ' ' || len == 0 || s[-1] != ' ' ||
        !headings_match(k->m, mem_strndup(k->m, line->text, len), &match) ||
        match.fuzzy || !label_is_fact(match.label))
        return false;
    set(&k->marks[i], &match,
        utf8_trim(k->m, mem_strndup(k->m, line->text, len)), s);
    return true;
}

/* TABs that became blanks end at every eighth column. */
static bool
mark_in_column(struct marking *k, size_t i)
{
    if (k->column == 0 || k->column % 8 != 0)
        return k->column != 0 && mark_at_column(k, i, k->column);
    for (int at = 8; at <= UNKNOWN_LABEL_MAX; at += 8)
        if (mark_at_column(k, i, at))
            return true;
    return false;
}

/* Where the value of a fact stands that is set in columns. */
static void
note_column(struct marking *k, size_t i)
{
    const struct line *line = &k->lines->line[i];
    const struct mark *mark = &k->marks[i];
    size_t len = strlen(line->text) - strlen(mark->rest);
    const char *s = line->text;

    if (mark->kind != MARK_FIELD || *mark->rest == '\0' ||
        strcmp(line->text + len, mark->rest) != 0 || len < 2 ||
        strncmp(line->text + len - 2, "  ", 2) != 0)
        return;
    for (k->column = line->indent; s < line->text + len; k->column++)
        utf8_next(&s);
}

/* The number of the list's item that the line begins or goes on; 0: none. */
static int
number_before(struct marking *k, size_t i)
{
    struct numbering n;

    for (size_t back = 0; i-- > 0 && back < 12; back++) {
        if (k->marks[i].kind != MARK_TEXT)
            return 0;
        if (numbering_read(k->m, k->lines->line[i].text, &n) &&
            n.style == STYLE_NUMBER && n.nparts == 1)
            return n.part[0];
        if (k->lines->line[i].gap)
            return 0;
    }
    return 0;
}

/*
 * A line within an item may be a heading's word: "the Health and" "Safety",
 * "Values".  Then the item's list goes on below it, or the line before it
 * cannot be the last of a sentence.
 */
static bool
is_within_item(struct marking *k, size_t i)
{
    const struct line *line = &k->lines->line[i];
    struct numbering n;
    int last;

    if (line->gap || i == 0 || k->marks[i].kind == MARK_PROMPT ||
        k->marks[i].label == k->label)
        return false;
    if ((last = number_before(k, i)) == 0)
        return false;
    return i + 1 < k->lines->n && last > 0 &&
           numbering_read(k->m, line[1].text, &n) && n.style == STYLE_NUMBER &&
           n.nparts == 1 && n.part[0] > 1 && n.part[0] == last + 1;
}

/* A value whose line ends so goes on. */
static bool
is_open_value(const struct line *line)
{
    size_t len = strlen(line->text);

    return len > 0 && strchr(";,-", line->text[len - 1]) != NULL;
}

static void
note_colon(struct marking *k, size_t i)
{
    const struct mark *mark = &k->marks[i];
    const char *behind = k->lines->line[i].text + strlen(mark->words);

    k->colons = k->label != NULL && *mark->rest != '\0' &&
                *utf8_skip_blanks(behind) == ':';
}

static void
mark_line(struct marking *k, size_t i, bool facts)
{
    const struct line *line = &k->lines->line[i];

    if (mark_whole(k->m, k->v, k->lines, k->marks, i)) {
        if (is_within_item(k, i)) {
            k->marks[i].kind = MARK_TEXT;
            for (i++; i < k->lines->n && k->marks[i].kind == MARK_PART; i++)
                k->marks[i].kind = MARK_TEXT;
        }
        return;
    }
    if (!mark_numbered(k, i) && !mark_labelled(k->m, line, &k->marks[i]) &&
        !mark_counted(k->m, line, &k->marks[i]) &&
        !mark_urn(k->m, line, &k->marks[i]) && facts && !mark_in_column(k, i))
        mark_unknown(
            k->m, line, k->colons && !is_open_value(line - 1), &k->marks[i]);
}

struct mark *
marks_make(struct mem *m, const struct vocabulary *v, const struct lines *lines)
{
    struct marking k = {.m = m, .v = v, .lines = lines};
    bool facts = false, value = false;

    k.marks = mem_array(m, lines->n, sizeof(*k.marks));
    k.numbered = has_numbered_headings(&k);
    for (size_t i = 0; i < lines->n; i++) {
        const struct line *line = &lines->line[i];

        if (k.marks[i].kind == MARK_PART)
            continue;
        /* The rest of a value in its column may be a heading's word. */
        if ((value = value && line->cell && !line->gap))
            continue;
        /* A wrapped line may consist of a heading's word: "values". */
        if (!line->gap && utf8_starts_lower(line->text))
            continue;
        mark_line(&k, i, facts);
        value = k.marks[i].kind == MARK_FIELD;
        if (value) {
            facts = true;
            note_column(&k, i);
            note_colon(&k, i);
        } else if (k.marks[i].kind == MARK_HEADING) {
            facts = false;
            k.label = k.marks[i].label;
        }
    }
    return k.marks;
}
