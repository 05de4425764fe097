/* details - the table, its checks, and what people write. */
#include <config.h>

#include <string.h>

#include "base/day.h"
#include "base/str.h"
#include "base/time.h"
#include "base/utf8.h"
#include "portfolio/details.h"
#include "portfolio/region.h"

#define LINE_BYTES 500
#define TEXT_BYTES 65536
#define ENTRIES_MAX 500

/* clang-format off */
const struct detail detail_table[] = {
    {"start", "OBS", DETAIL_CLOCK, true, N_("Begun at"), NULL},
    {"end", "OBS", DETAIL_CLOCK, true, N_("Ended at"), NULL},
    {"place", "OBS", DETAIL_LINE, true, N_("Place"), NULL},
    {"seen", "OBS", DETAIL_SEEN, true, N_("What was seen"),
        N_("A line each: the time, the criteria, and what you saw, as in 09:36 ABCDE4:P2,P5 Greeted the customer.")},
    {"index", "PD", DETAIL_INDEX, true, N_("Index of the discussion"),
        N_("A line each: the time in the recording, the criteria, and what was said, as in 02:30 ABCDE4:K2 First names.")},
    {"questions", "OQ WQ", DETAIL_QUESTIONS, true, N_("Questions and answers"),
        N_("The criteria and the question on a line, the answer below it, and a blank line before the next.")},
    {"contributors", "PROD CASE", DETAIL_LINE, false, N_("Who else contributed"), NULL},
    {"witness", "WT EWT", DETAIL_LINE, false, N_("Name of the witness"), NULL},
    {"role", "WT EWT", DETAIL_LINE, false, N_("Their job"), NULL},
    {"relation", "WT EWT", DETAIL_LINE, false, N_("How they know the learner"), NULL},
    {"certificate", "RPL", DETAIL_LINE, true, N_("Certificate"), NULL},
    {"awarded", "RPL", DETAIL_DAY, true, N_("Awarded on"), NULL},
    {"currency", "RPL", DETAIL_TEXT, true, N_("Why it still holds"), NULL},
    {"justification", "SIM", DETAIL_TEXT, true, N_("Why it was simulated"), NULL},
    {"where", "", DETAIL_LINE, false, N_("Held at the employer: where"), NULL},
    {"until", "", DETAIL_DAY, false, N_("Kept there until"), NULL},
    {"ask", "", DETAIL_LINE, false, N_("Who shows it"), NULL},
    {"inspected", "", DETAIL_LINE, false, N_("Seen there by whom and when"), NULL},
    {"consent", "", DETAIL_LINE, false, N_("How the others agreed"), NULL},
    {"sensitivity", "", DETAIL_LEVEL, false, N_("Sensitivity"), NULL},
    {"ai", "", DETAIL_LINE, false, N_("What artificial intelligence was used for"), NULL},
    {NULL, NULL, DETAIL_LINE, false, NULL, NULL}
};
/* clang-format on */

bool
detail_is_for(const struct detail *d, const char *type)
{
    size_t len = type != NULL ? strlen(type) : 0;
    const char *at = d->types;

    if (*at == '\0')
        return true;
    for (; len > 0 && *at != '\0'; at += strcspn(at, " ")) {
        at += strspn(at, " ");
        if (strcspn(at, " ") == len && memcmp(at, type, len) == 0)
            return true;
    }
    return false;
}

bool
detail_has_entries(const struct detail *d)
{
    return d->kind >= DETAIL_SEEN;
}

static const struct detail *
find(const char *name)
{
    const struct detail *d = detail_table;

    while (d->name != NULL && strcmp(d->name, name) != 0)
        d++;
    return d->name != NULL ? d : NULL;
}

static enum result
wrong(struct ctx *c, const struct detail *d, const char *value)
{
    static const char *const sentences[] = {
        [DETAIL_LINE] = N_("%s: one line of at most 500 bytes, and not “%s”."),
        [DETAIL_TEXT] = N_("%s: a text of at most 64 KiB, and not “%s”."),
        [DETAIL_CLOCK] = N_("%s: a time of day such as 09:32, and not “%s”."),
        [DETAIL_DAY] = N_("%s: a day such as 2026-11-23, and not “%s”."),
        [DETAIL_LEVEL] = N_("%s: sensitive or special, and not “%s”."),
        [DETAIL_SEEN] = N_("%s: a line has the time of day, the criteria and "
                           "what was seen, and not “%s”."),
        [DETAIL_INDEX] = N_("%s: a line has the time in the recording, the "
                            "criteria and what was said, and not “%s”."),
        [DETAIL_QUESTIONS] = N_("%s: the criteria and the question on a line, "
                                "the answer below it, and not “%s”."),
    };

    return fail(c, ERR_INPUT, "bad-detail", sentences[d->kind],
        tr(c->lang, d->label), value);
}

static bool
is_clock(const char *s)
{
    return strlen(s) == 5 && s[2] == ':' && strspn(s, "0123456789:") == 5 &&
           memcmp(s, "23:59", 5) <= 0 && s[3] <= '5';
}

static bool
fits(const struct detail *d, const char *s)
{
    switch (d->kind) {
    case DETAIL_TEXT: return strlen(s) <= TEXT_BYTES && utf8_is_text(s);
    case DETAIL_CLOCK: return is_clock(s);
    case DETAIL_DAY: return day_is(s);
    case DETAIL_LEVEL:
        return strcmp(s, "sensitive") == 0 || strcmp(s, "special") == 0;
    default: return strlen(s) <= LINE_BYTES && utf8_is_line(s);
    }
}

/* Is it "ABCDE4:P2,P5", and no word of the text? */
static bool
names_items(const char *s, size_t len)
{
    size_t key = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-@");

    return key > 1 && key + 1 < len && s[key] == ':';
}

/* The items that a line begins with, and *line moved behind them. */
static const char *
take_items(struct mem *m, const char **line)
{
    struct str s = str_in(m);

    for (;;) {
        const char *word = *line + strspn(*line, " \t");
        size_t len = strcspn(word, " \t");

        if (len == 0 || !names_items(word, len))
            break;
        str_addf(&s, "%s%.*s", s.len > 0 ? " " : "", (int)len, word);
        *line = word + len;
    }
    *line += strspn(*line, " \t");
    return s.len > 0 ? s.s : NULL;
}

/* "09:36 ABCDE4:P2 Words." */
static enum result
read_mark(
    struct ctx *c, struct value *list, const struct detail *d, const char *line)
{
    struct value *entry = value_object(c->mem);
    const char *s = line + strspn(line, " \t");
    size_t len = strcspn(s, " \t");
    const char *at = mem_strndup(c->mem, s, len), *items;
    int64_t seconds;

    s += len;
    items = take_items(c->mem, &s);
    if ((d->kind == DETAIL_SEEN ? !is_clock(at) : !clock_parse(at, &seconds)) ||
        items == NULL || strlen(s) > TEXT_BYTES || !utf8_is_line(s))
        return wrong(c, d, line);
    value_set_string(c->mem, entry, "at", at);
    value_set_string(c->mem, entry, "items", items);
    if (*s != '\0')
        value_set_string(c->mem, entry, "text", utf8_nfc(c->mem, s));
    value_add(list, entry);
    return OK;
}

/* A question with its answer, the lines up to a blank one. */
static enum result
read_question(struct ctx *c, struct value *list, const struct detail *d,
    const char *block)
{
    struct value *entry = value_object(c->mem);
    const char *s = block, *items = take_items(c->mem, &s), *question;
    const char *answer;
    size_t len = strcspn(s, "\n");

    question = utf8_trim(c->mem, mem_strndup(c->mem, s, len));
    answer = utf8_trim(c->mem, s + len);
    if (*question == '\0' || *answer == '\0' || !utf8_is_text(block))
        return wrong(c, d, block);
    value_set_string(c->mem, entry, "answer", utf8_nfc(c->mem, answer));
    if (items != NULL)
        value_set_string(c->mem, entry, "items", items);
    value_set_string(c->mem, entry, "text", utf8_nfc(c->mem, question));
    value_add(list, entry);
    return OK;
}

/* The text in parts: its lines, or what blank lines part. */
static enum result
read_entries(
    struct ctx *c, const struct detail *d, const char *text, struct value **out)
{
    bool blocks = d->kind == DETAIL_QUESTIONS;
    char *rest = mem_strdup(c->mem, text), *line;
    struct str part = str_in(c->mem);
    enum result r = OK;

    *out = value_array(c->mem);
    while (r == OK && (line = strsep(&rest, "\n")) != NULL) {
        bool blank = *utf8_trim(c->mem, line) == '\0';

        if (!blank)
            str_addf(&part, "%s%s", part.len > 0 ? "\n" : "", line);
        if (part.len == 0 || (blocks && !blank && rest != NULL))
            continue;
        r = blocks ? read_question(c, *out, d, part.s)
                   : read_mark(c, *out, d, part.s);
        str_cut(&part, 0);
    }
    if (r == OK && (*out)->n > ENTRIES_MAX)
        return wrong(c, d, "…");
    return r;
}

static enum result
unknown(struct ctx *c, const char *name)
{
    return fail(c, ERR_INPUT, "bad-detail",
        N_("There is no detail “%s”; tyst(1) lists them."), name);
}

enum result
details_set(
    struct ctx *c, struct value *object, const char *name, const char *text)
{
    const struct detail *d = find(name);
    struct value *list;
    enum result r;

    if (d == NULL)
        return unknown(c, name);
    if (!utf8_is_text(text))
        return wrong(c, d, "?");
    if (!detail_has_entries(d)) {
        value_set_string(
            c->mem, object, d->name, utf8_nfc(c->mem, utf8_trim(c->mem, text)));
        return OK;
    }
    if ((r = read_entries(c, d, text, &list)) == OK && list->n > 0)
        value_set(c->mem, object, d->name, list);
    return r;
}

/* An entry that came as JSON. */
static enum result
check_entry(struct ctx *c, const struct detail *d, const struct value *given,
    struct value *list)
{
    const char *text = value_get_string(given, "text");
    const char *items = value_get_string(given, "items");
    struct str s = str_in(c->mem);

    if (given->type != VALUE_OBJECT)
        return wrong(c, d, "?");
    if (d->kind == DETAIL_QUESTIONS) {
        str_addf(&s, "%s%s%s\n%s", items != NULL ? items : "",
            items != NULL ? " " : "", text != NULL ? text : "",
            value_get_string(given, "answer") != NULL
                ? value_get_string(given, "answer")
                : "");
        return read_question(c, list, d, s.s);
    }
    str_addf(&s, "%s %s %s",
        value_get_string(given, "at") ? value_get_string(given, "at") : "",
        items != NULL ? items : "", text != NULL ? text : "");
    return read_mark(c, list, d, utf8_trim(c->mem, s.s));
}

static enum result
check_one(struct ctx *c, const struct detail *d, const struct value *given,
    struct value *out)
{
    struct value *list = value_array(c->mem);
    enum result r = OK;

    if (!detail_has_entries(d)) {
        if (given->type != VALUE_STRING || !fits(d, given->string))
            return wrong(c, d, given->string != NULL ? given->string : "?");
        if (*given->string != '\0')
            value_set_string(c->mem, out, d->name, given->string);
        return OK;
    }
    if (given->type != VALUE_ARRAY)
        return wrong(c, d, "?");
    for (const struct value *i = given->first; r == OK && i != NULL;
         i = i->next)
        r = check_entry(c, d, i, list);
    if (list->n > 0)
        value_set(c->mem, out, d->name, list);
    return r;
}

enum result
details_check(struct ctx *c, const char *type, const struct value *given,
    const struct value **out)
{
    struct value *made = value_object(c->mem);
    const struct value *one;
    enum result r = OK;

    *out = NULL;
    if (given == NULL)
        return OK;
    for (const struct value *i = given->first; i != NULL; i = i->next) {
        const struct detail *d = find(i->key);

        if (d == NULL)
            return unknown(c, i->key);
        if (!detail_is_for(d, type))
            return fail(c, ERR_INPUT, "bad-detail",
                N_("Evidence of the type %s does not say: %s"), type,
                tr(c->lang, d->label));
    }
    for (const struct detail *d = detail_table; r == OK && d->name != NULL; d++)
        if ((one = value_get(given, d->name)) != NULL)
            r = check_one(c, d, one, made);
    if (r == OK && made->n > 0)
        *out = made;
    return r;
}

enum result
details_complete(struct ctx *c, const char *type, const struct value *object)
{
    const char *start, *end;

    for (const struct detail *d = detail_table; d->name != NULL; d++)
        if (d->needed && detail_is_for(d, type) &&
            (object == NULL || value_get(object, d->name) == NULL))
            return fail(c, ERR_INPUT, "incomplete",
                N_("Before it is sent it needs: %s"), tr(c->lang, d->label));
    if (object == NULL)
        return OK;
    start = value_get_string(object, "start");
    end = value_get_string(object, "end");
    if (start != NULL && end != NULL && strcmp(start, end) >= 0)
        return fail(c, ERR_INPUT, "incomplete",
            N_("It ended at %s, which is not after it began at %s."), end,
            start);
    if (value_get(object, "where") != NULL &&
        value_get(object, "until") == NULL)
        return fail(c, ERR_INPUT, "incomplete",
            N_("Before it is sent it needs: %s"),
            tr(c->lang, N_("Kept there until")));
    return OK;
}

const char *
details_text(struct mem *m, const struct value *object)
{
    struct str s = str_in(m);

    if (object == NULL)
        return NULL;
    value_write(&s, object, false);
    return s.s;
}

enum result
details_parse(struct ctx *c, const char *text, const struct value **out)
{
    struct value *v = NULL;
    enum result r = OK;

    if (text != NULL)
        r = value_parse(c, text, strlen(text), &v);
    *out = v;
    return r;
}

static struct detail_shown
show_one(struct mem *m, const struct detail *d, const struct value *v)
{
    struct detail_entry *entry = mem_array(m, v->n + 1, sizeof(*entry));
    struct detail_shown out = {.row = d, .value = v->string, .entry = entry};

    for (const struct value *i = v->first; i != NULL; i = i->next)
        entry[out.n++] = (struct detail_entry){value_get_string(i, "at"),
            value_get_string(i, "items"), value_get_string(i, "text"),
            value_get_string(i, "answer")};
    return out;
}

struct details_shown
details_show(struct mem *m, const struct value *object)
{
    struct detail_shown *p;
    struct details_shown out = {0};
    const struct value *v;

    if (object == NULL)
        return out;
    out.p = p = mem_array(m, object->n + 1, sizeof(*p));
    for (const struct detail *d = detail_table; d->name != NULL; d++)
        if ((v = value_get(object, d->name)) != NULL)
            p[out.n++] = show_one(m, d, v);
    return out;
}

const char *
details_written(
    struct mem *m, const struct value *object, const struct detail *row)
{
    const struct value *v =
        object != NULL ? value_get(object, row->name) : NULL;
    struct detail_shown shown;
    struct str s = str_in(m);

    if (v == NULL || v->type == VALUE_STRING)
        return v != NULL ? v->string : NULL;
    shown = show_one(m, row, v);
    for (size_t i = 0; i < shown.n; i++) {
        const struct detail_entry *e = &shown.entry[i];

        str_addf(&s, "%s%s%s%s%s%s\n", e->at ? e->at : "", e->at ? " " : "",
            e->items ? e->items : "", e->items ? " " : "",
            e->text ? e->text : "", e->answer ? "\n" : "");
        if (e->answer != NULL)
            str_addf(&s, "%s\n\n", e->answer);
    }
    return s.s;
}

const char *
detail_said(struct mem *m, const char *lang, const struct detail_shown *shown)
{
    if (shown->row->kind == DETAIL_DAY)
        return day_words(m, lang, shown->value);
    if (shown->row->kind != DETAIL_LEVEL)
        return shown->value;
    return strcmp(shown->value, "special") == 0
               ? tr(lang, N_("Special category of personal data"))
               : tr(lang, N_("Sensitive"));
}
