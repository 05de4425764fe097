/* fields - read the values of metadata. */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "standard/build.h"
#include "dates.h"
#include "standard/facts.h"
#include "fields.h"

struct reading {
    struct ctx *c;
    struct unit *u;
    enum unit_field field;
    const char *lang;
    int line;
    bool spaces; /* of a list of codes: blanks separate them too */
};

bool
field_is_list(const struct label *label)
{
    return label->kind == LABEL_FIELD &&
           fact_rows[label->what].shape == JSON_LIST;
}

static bool
is_given(const struct reading *r)
{
    for (struct unit_fact *f = r->u->facts; f != NULL; f = f->next)
        if (f->field == r->field)
            return true;
    return false;
}

static bool
keyword_is_given(const struct reading *r, const char *folded)
{
    for (struct unit_fact *f = r->u->facts; f != NULL; f = f->next)
        if (f->field == FIELD_KEYWORD &&
            strcmp(utf8_fold(r->c->mem, f->text->words), folded) == 0)
            return true;
    return false;
}

/* One fact of the reading's field. */
static void
add(struct reading *r, const char *value)
{
    struct mem *m = r->c->mem;
    const struct fact_row *row = &fact_rows[r->field];
    struct unit_fact *f;

    if (r->field == FIELD_KEYWORD && keyword_is_given(r, utf8_fold(m, value)))
        add_warning(m, r->u, "keyword-duplicate", r->line, value);
    if (row->form == FORM_RELATION) {
        add_relation(m, r->u, row->marks, value)->basis = "original-urn";
        return;
    }
    if (row->form == FORM_WORDS || row->form == FORM_KEYWORD) {
        f = add_fact(m, r->u, r->field, NULL);
        add_text(m, &f->text, r->lang, value, 0);
    } else {
        add_fact(m, r->u, r->field, value);
    }
}

static bool
is_separator(const struct reading *r, const char *s, bool semicolons)
{
    if (fact_rows[r->field].reading == READ_CODES && *s == ';')
        return true;
    if (semicolons && fact_rows[r->field].reading != READ_CODES)
        return *s == ';';
    if (fact_rows[r->field].reading == READ_SUITES)
        return *s == ',' && s[1] != ' ' && strncmp(s + 1, "\302\240", 2) != 0;
    return *s == ',' || (*s == ' ' && r->spaces);
}

static void
add_list(struct reading *r, const char *value)
{
    struct mem *m = r->c->mem;
    bool semicolons = strchr(value, ';') != NULL;
    const char *start = value;

    r->spaces = fact_rows[r->field].reading == READ_CODES &&
                value[strspn(value, "0123456789 ,;")] == '\0';
    for (const char *s = value;; s++) {
        const char *part;

        if (*s != '\0' && !is_separator(r, s, semicolons))
            continue;
        part = utf8_trim(m, mem_strndup(m, start, (size_t)(s - start)));
        if (*part != '\0')
            add(r, part);
        if (*s == '\0')
            break;
        start = s + 1;
    }
}

/* "Three", "Tri"; NULL: no number, or one that no level has. */
static const char *
number_in_words(struct mem *m, const char *value)
{
    static const char *const words[][8] = {
        {"one", "two", "three", "four",   "five", "six",    "seven", "eight"},
        {"un",  "dau", "tri",   "pedwar", "pump", "chwech", "saith", "wyth" }
    };
    const char *folded = utf8_fold(m, value);

    for (int i = 0; i < 16; i++)
        if (strcmp(words[i / 8][i % 8], folded) == 0)
            return mem_printf(m, "%d", i % 8 + 1);
    return NULL;
}

/* "Level 3", "3 credits": the one number in it; NULL: none or several. */
static const char *
number_in(struct mem *m, const char *value)
{
    const char *start = value + strcspn(value, "0123456789");
    size_t len = strspn(start, "0123456789.");

    if (*start == '\0')
        return number_in_words(m, value);
    while (len > 0 && start[len - 1] == '.')
        len--;
    if (len == 0 || len > 6 || strpbrk(start + len, "0123456789") != NULL)
        return NULL;
    return mem_strndup(m, start, len);
}

static void
add_understood(struct reading *r, const char *value, const char *understood,
    const char *code)
{
    if (understood != NULL)
        add(r, understood);
    else
        add_warning(r->c->mem, r->u, code, r->line, value);
}

static void
add_date(struct reading *r, const char *value)
{
    char *date;
    enum date_kind kind = date_read(r->c->mem, value, &date);

    if (kind == DATE_PARTIAL)
        add_warning(r->c->mem, r->u, "date-partial", r->line, value);
    add_understood(
        r, value, date, kind == DATE_UNKNOWN ? "date-unknown" : "date-unread");
}

static void
add_value(struct reading *r, const char *value)
{
    struct mem *m = r->c->mem;

    switch (fact_rows[r->field].reading) {
    case READ_ONE: add(r, value); break;
    case READ_DATE: add_date(r, value); break;
    case READ_CHOICE:
        add_understood(
            r, value, fact_choice(m, r->field, value), "value-unknown");
        break;
    case READ_NUMBER:
        add_understood(r, value, number_in(m, value), "value-unknown");
        break;
    case READ_LIST:
    case READ_SUITES:
    case READ_CODES: add_list(r, value); break;
    }
}

static void
set_urn(struct ctx *c, struct unit *u, int line, const char *value)
{
    if (u->urn != NULL && strcmp(u->urn, utf8_normal(c->mem, value)) == 0)
        return;
    if (u->urn != NULL) {
        add_warning(c->mem, u, "field-repeated", line, value);
        return;
    }
    u->urn = utf8_normal(c->mem, value);
    u->urn_basis = "source";
}

static void
set_title(struct ctx *c, struct unit *u, int line, const char *value,
    const char *lang)
{
    if (u->title != NULL)
        add_warning(c->mem, u, "field-repeated", line, value);
    else
        add_text(c->mem, &u->title, lang, value, line);
}

static const char *
join(struct mem *m, const struct field_value *value, const char *between)
{
    struct str s = str_in(m);

    for (size_t i = 0; i < value->n; i++)
        str_addf(&s, "%s%s", i > 0 ? between : "", value->lines[i]);
    return s.s;
}

/* The lines as one, with words that were broken at a line's end whole. */
static const char *
whole(struct mem *m, const struct field_value *value)
{
    struct str s = str_in(m);

    for (size_t i = 0; i < value->n; i++)
        join_add(value->vocabulary, &s, false, value->lines[i]);
    return s.s;
}

static void
set_fact(struct reading *r, const struct field_value *value)
{
    const struct fact_row *row = &fact_rows[r->field];
    const char *words = whole(r->c->mem, value);

    if (row->shape != JSON_LIST && is_given(r)) {
        add_warning(r->c->mem, r->u, "value-repeated", r->line, words);
        return;
    }
    /* Lines of a list are entries, unless separators say otherwise. */
    if (row->shape == JSON_LIST && !value->wrapped &&
        strpbrk(words, ";,") == NULL)
        for (size_t i = 0; i < value->n; i++)
            add_value(r, value->lines[i]);
    else
        add_value(r, words);
}

void
field_set(struct ctx *c, struct unit *u, const struct label *label,
    const char *words, int line, const struct field_value *value,
    const char *lang)
{
    struct reading r = {.c = c, .u = u, .lang = lang, .line = value->number};
    const char *label_lang = label->lang != NULL ? label->lang : lang;

    add_raw(c->mem, u, label_lang, words, join(c->mem, value, "\n"), line);
    if (value->n == 0)
        return;
    if (label->kind == LABEL_URN) {
        set_urn(c, u, value->number, whole(c->mem, value));
    } else if (label->kind == LABEL_TITLE) {
        set_title(c, u, value->number, whole(c->mem, value), lang);
    } else {
        r.field = (enum unit_field)label->what;
        set_fact(&r, value);
    }
}
