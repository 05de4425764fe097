/* page_standard - a unit of the library, whole, to read and to print. */
#include <config.h>

#include <string.h>

#include "base/time.h"
#include "handlers.h"
#include "standard/outline.h"
#include "standard/unit.h"
#include "views.h"

/* What the fields are called, and the words of their choices. */
static const char *const fact_labels[FIELD_N] = {
    [FIELD_DEVELOPED_BY] = N_("Developed by"),
    [FIELD_ORIGINATING] = N_("Originating organisation"),
    [FIELD_APPROVED] = N_("Approved"),
    [FIELD_REVIEW] = N_("Indicative review date"),
    [FIELD_VALIDITY] = N_("Validity"),
    [FIELD_STATUS] = N_("Status of the standard"),
    [FIELD_CATEGORY] = N_("Category"),
    [FIELD_VERSION] = N_("Version"),
    [FIELD_UNIT_CODE] = N_("Unit code"),
    [FIELD_OTHER_CODE] = N_("Other codes"),
    [FIELD_SOC] = N_("SOC code"),
    [FIELD_SUITE] = N_("Suite"),
    [FIELD_SECTOR] = N_("Business sector"),
    [FIELD_OCCUPATION] = N_("Occupations"),
    [FIELD_KEYWORD] = N_("Keywords"),
    [FIELD_LEVEL] = N_("Level"),
    [FIELD_CREDIT] = N_("Credits"),
    [FIELD_GLH] = N_("Guided learning hours"),
    [FIELD_ORIGINAL_URN] = N_("Original URN"),
};

const char *
fact_label(const char *lang, const char *name)
{
    for (int i = 0; i < FIELD_N; i++)
        if (fact_labels[i] != NULL &&
            strcmp(unit_field_name((enum unit_field)i), name) == 0)
            return tr(lang, fact_labels[i]);
    return strcmp(name, "title") == 0 ? tr(lang, N_("Title"))
           : strcmp(name, "urn") == 0 ? "URN"
                                      : name;
}

static const struct {
    const char *value, *words;
} fact_words[] = {
    {"current",      N_("current")     },
    {"legacy",       N_("legacy")      },
    {"archived",     N_("archived")    },
    {"original",     N_("original")    },
    {"tailored",     N_("tailored")    },
    {"imported",     N_("imported")    },
    {"core",         N_("core")        },
    {"generic",      N_("generic")     },
    {"job-specific", N_("job-specific")},
};

const struct words_view *
texts_shown(const struct html *o, const struct outline_texts *texts)
{
    bool both = o->words != NULL && strcmp(o->words, "both") == 0;
    struct outline_text first =
        outline_text(texts, o->words == NULL || both ? o->lang : o->words);
    struct words_view *v = mem_alloc(o->out.mem, sizeof(*v));
    struct word_view *list = mem_array(o->out.mem, texts->n + 1, sizeof(*list));

    v->text = list;
    if (first.words != NULL)
        list[v->n++] =
            (struct word_view){first.language, first.words, first.unofficial};
    for (size_t i = 0; both && i < texts->n; i++) {
        const struct outline_text *t = &texts->text[i];

        if (strcmp(t->language, first.language) != 0)
            list[v->n++] =
                (struct word_view){t->language, t->words, t->unofficial};
    }
    return v;
}

/* In the language that the reader has chosen, else in all, theirs first. */
static struct words_view
words_of(struct request *q, const struct unit_text *text)
{
    bool one = q->out.words != NULL && strcmp(q->out.words, "both") != 0;
    const struct unit_text *first =
        unit_words(text, one ? q->out.words : q->c->lang);
    struct word_view *list;
    struct words_view v = {0};
    size_t n = 0;

    for (const struct unit_text *t = text; t != NULL; t = t->next)
        n++;
    v.text = list = mem_array(q->c->mem, n + 1, sizeof(*list));
    if (first != NULL)
        list[v.n++] = (struct word_view){
            first->lang, first->words, unit_is_unofficial(first->origin)};
    for (const struct unit_text *t = text; t != NULL; t = t->next)
        if (t != first && !one)
            list[v.n++] = (struct word_view){
                t->lang, t->words, unit_is_unofficial(t->origin)};
    return v;
}

/* The lines below a node or of a section, in their order. */
static size_t
count_lines(const struct unit_node *first)
{
    size_t n = 0;

    for (const struct unit_node *i = first; i != NULL; i = i->next)
        n += 1 + count_lines(i->first);
    return n;
}

static void
take_lines(struct request *q, const struct unit_node *first, size_t depth,
    struct standard_line *lines, size_t *n)
{
    static const char *const kinds[] = {
        [NODE_PARAGRAPH] = "p",
        [NODE_ENTRY] = "li",
        [NODE_GROUP] = "group",
        [NODE_ITEM] = "item",
        [NODE_TERM] = "term",
    };

    for (const struct unit_node *i = first; i != NULL; i = i->next) {
        if (i->kind != NODE_LIST)
            lines[(*n)++] = (struct standard_line){.kind = kinds[i->kind],
                .id = i->id,
                .label = i->label,
                .depth = depth,
                .words = words_of(q, i->text),
                .meaning = words_of(q, i->meaning)};
        take_lines(q, i->first, depth + (i->kind == NODE_ITEM), lines, n);
    }
}

static void
take_sections(struct request *q, const struct unit *u, struct standard_view *v)
{
    struct standard_section *list;
    size_t n = 0;

    for (const struct unit_section *s = u->sections; s != NULL; s = s->next)
        n++;
    v->sections = list = mem_array(q->c->mem, n + 1, sizeof(*list));
    for (const struct unit_section *s = u->sections; s != NULL; s = s->next) {
        struct standard_line *lines =
            mem_array(q->c->mem, count_lines(s->first) + 1, sizeof(*lines));
        struct standard_section *view = &list[v->nsections++];

        view->heading = words_of(q, s->heading);
        view->prompt = words_of(q, s->prompt);
        view->lost = s->state == STATE_LOST;
        take_lines(q, s->first, 0, lines, &view->n);
        view->lines = lines;
    }
}

static const char *
fact_value(struct request *q, const struct unit_fact *f)
{
    if (f->field == FIELD_APPROVED || f->field == FIELD_REVIEW)
        return say_day(&q->out, f->value);
    for (size_t i = 0; i < sizeof(fact_words) / sizeof(fact_words[0]); i++)
        if (f->value != NULL && strcmp(fact_words[i].value, f->value) == 0)
            return tr(q->c->lang, fact_words[i].words);
    return f->value;
}

static void
take_facts(struct request *q, const struct unit *u, struct standard_view *v)
{
    struct fact_view *list;
    const struct unit_fact *before = NULL;
    size_t n = 0;

    for (const struct unit_fact *f = u->facts; f != NULL; f = f->next)
        n++;
    v->facts = list = mem_array(q->c->mem, n + 1, sizeof(*list));
    for (const struct unit_fact *f = u->facts; f != NULL; f = f->next) {
        bool again = before != NULL && before->field == f->field;

        if (f->field != FIELD_ORIGINAL_URN) /* the lineage says it */
            list[v->nfacts++] = (struct fact_view){
                again ? NULL : tr(q->c->lang, fact_labels[f->field]),
                fact_value(q, f), words_of(q, f->text)};
        before = f;
    }
}

enum result
page_standard(struct request *q)
{
    struct library_unit unit;
    struct standard_view v = {.unit = &unit};
    struct unit_each at = {0};
    struct unit *u;
    struct library_qualification other;
    enum result r;

    r = library_find(q->c, q->word, &unit);
    if (r == ERR_NOT_FOUND && qualification_find(q->c, q->word, &other) == OK) {
        fail_clear(q->c);
        return answer_qualification(q, &other);
    }
    if (r != OK || (r = library_read(q->c, &unit, &u)) != OK ||
        (r = lineage_read(
             q->c, &unit, time_day(q->c->mem, q->c->now), &v.lineage)) != OK)
        return r;
    v.title = words_of(q, u->title);
    v.page = page_named(q, v.title.n > 0 ? v.title.text[0].words : unit.key);
    take_facts(q, u, &v);
    take_sections(q, u, &v);
    while (unit_each_item(u, &at))
        v.ncriteria++;
    view_standard(&q->out, &v);
    return OK;
}
