/* page_evidence_task - a piece of evidence is recalled, withdrawn, or shown to
 * meet criteria at a place in it. */
#include <config.h>

#include <string.h>

#include "assess/matrix.h"
#include "assess/queue.h"
#include "assess/withdraw.h"
#include "handlers.h"
#include "learner.h"
#include "standard/outline.h"
#include "views.h"

static const struct field place_fields[] = {
    {"item",  FIELD_CHOICE, 200,  "bad-items mapping-judged"},
    {"basis", FIELD_CHOICE, 20,   "bad-basis"               },
    {"why",   FIELD_LINE,   2000, "no-line bad-line"        },
    {"file",  FIELD_NUMBER, 4,    NULL                      },
    {"page",  FIELD_LINE,   100,  NULL                      },
    {"box",   FIELD_LINE,   100,  NULL                      },
    {"time",  FIELD_LINE,   100,  NULL                      },
    {"lines", FIELD_LINE,   100,  NULL                      },
    {NULL,    FIELD_LINE,   0,    NULL                      }
};
const struct form form_place = {place_fields};

/* A page about the piece, to be filled in. */
static struct task_view
task_of(struct request *q, const struct evidence_view *e, const char *title)
{
    return (struct task_view){.page = page_begin(q, title),
        .about = e->title,
        .path =
            mem_printf(q->c->mem, "/evidence/%s", id_text(q->c->mem, q->id)),
        .typed = q->failure.code != NULL ? q->form : NULL};
}

enum result
page_recall(struct request *q)
{
    struct evidence_view e;
    struct task_view v;
    enum result r;

    if ((r = recorded_piece(q, &e)) != OK)
        return r;
    v = task_of(q, &e, N_("Recall the evidence"));
    v.does = N_("It becomes a draft again, and can be changed or thrown away. "
                "That is possible until somebody begins to judge it.");
    v.button = N_("Recall it");
    view_task(&q->out, &v);
    return OK;
}

enum result
do_recall(struct request *q)
{
    struct evidence_view e;
    enum result r;

    if ((r = recorded_piece(q, &e)) != OK ||
        (r = evidence_recall(q->c, q->id)) != OK)
        return r;
    return go(q, "/evidence/%s?said=recalled", id_text(q->c->mem, q->id));
}

enum result
page_withdraw(struct request *q)
{
    const struct withdrawal *list;
    struct evidence_view e;
    struct task_view v;
    const char **facts;
    enum result r;
    size_t n;

    if ((r = recorded_piece(q, &e)) != OK ||
        (r = evidence_withdrawal(q->c, q->id, &list, &n)) != OK)
        return r;
    v = task_of(q, &e, N_("Withdraw the evidence"));
    v.does = N_("It stays in the record as withdrawn, and this cannot be "
                "undone. It can be begun again as new evidence.");
    v.button = N_("Withdraw the evidence");
    v.danger = true;
    v.facts = facts = mem_array(q->c->mem, n + 1, sizeof(*facts));
    for (size_t i = 0; i < n; i++) {
        if (list[i].refused != NULL)
            v.button = NULL;
        facts[v.nfacts++] =
            list[i].refused != NULL
                ? mem_printf(q->c->mem, "%s: %s", list[i].key, list[i].refused)
                : mem_printf(q->c->mem,
                      tr(q->c->lang,
                          N_("These decisions stand no longer then: %s: %s")),
                      list[i].key, list[i].items);
    }
    view_task(&q->out, &v);
    return OK;
}

/* What the learner works on and may still be mapped to. */
static enum result
add_items(struct request *q, struct id learner, struct task_field *f)
{
    struct caseload_unit *units;
    struct task_option *options = NULL;
    enum result r;
    size_t n;

    r = caseload_list(q->c, (struct id){{0}}, learner, &units, &n);
    for (size_t i = 0; r == OK && i < n; i++) {
        const struct outline *o = units[i].outline;

        if (!transition_allowed(UNIT_MAP, (int)units[i].state))
            continue;
        options = mem_grow(q->c->mem, options, f->n * sizeof(*options),
            (f->n + o->nitems + 1) * sizeof(*options));
        for (size_t k = 0; k < o->nitems; k++) {
            const struct outline_item *item = &o->items[k];
            struct outline_text t = outline_text(&item->words, q->c->lang);

            if (item->self)
                options[f->n++] = (struct task_option){
                    mem_printf(q->c->mem, "%s@%lld:%s", o->key,
                        (long long)o->rev, item->name),
                    mem_printf(q->c->mem, "%s:%s  %s", o->key, item->name,
                        t.words != NULL ? t.words : ""),
                    t.language};
        }
    }
    f->options = options;
    return r;
}

/* The text and the files, by their numbers; *media: those that there are. */
static void
add_files(struct request *q, const struct evidence_view *e,
    struct task_field *f, unsigned *media)
{
    struct task_option *options =
        mem_array(q->c->mem, e->nfiles + 2, sizeof(*options));

    options[f->n++] = (struct task_option){"0",
        tr(q->c->lang, N_("The first in which there is such a place")), NULL};
    *media = e->words != NULL ? 1u << MEDIUM_TEXT : 0;
    for (size_t i = 0; i < e->nfiles; i++) {
        options[f->n++] = (struct task_option){
            mem_printf(q->c->mem, "%zu", i + 1), e->files[i].name, e->language};
        *media |= 1u << medium_of(e->files[i].name);
    }
    f->options = options;
}

enum result
page_place(struct request *q)
{
    const struct task_option bases[] = {
        {"direct",   tr(q->c->lang, N_("It shows it directly.")), NULL},
        {"asked",    tr(q->c->lang, words_of_basis("asked")),     NULL},
        {"inferred", tr(q->c->lang, words_of_basis("inferred")),  NULL},
    };
    /* Each with the media that have such places; 0: whatever there is. */
    const struct {
        unsigned media;
        struct task_field field;
    } rows[] = {
        {0,                                       {"item", N_("Criteria"), .kind = TASK_SOME}         },
        {0,                                       {"basis", N_("How it shows them"), .kind = TASK_ONE,
                .value = "direct", .options = bases, .n = 3}                               },
        {0,                                       {"why", N_("In a sentence"),
                .hint = N_("Needed where it is inferred: from what.")}                     },
        {1u << MEDIUM_PDF,
         {"page", N_("Page"), .hint = N_("Its number, from 1 on.")}                                   },
        {1u << MEDIUM_PDF | 1u << MEDIUM_PICTURE,
         {"box", N_("Box on the page or picture"),
                .hint = N_("Left, top, width and height in percent, as in "
                           "10,20.5,30,4.")}                                                          },
        {1u << MEDIUM_SOUND | 1u << MEDIUM_VIDEO,
         {"time", N_("Time"),
                .hint = N_("From and to, as in 00:45-02:30.")}                                        },
        {1u << MEDIUM_TEXT,
         {"lines", N_("Lines"),
                .hint = N_("The first and the last, as in 3-7.")}                                     },
        {0,                                       {"file", N_("File"), .kind = TASK_ONE, .value = "0"}},
    };
    struct task_field fields[sizeof(rows) / sizeof(rows[0])];
    struct task_field files = {.n = 0};
    struct evidence_view e;
    struct task_view v;
    unsigned media;
    enum result r;

    if ((r = read_piece(q, &e)) != OK)
        return r;
    v = task_of(q, &e, N_("Where it shows a criterion"));
    v.button = N_("Save");
    v.fields = fields;
    add_files(q, &e, &files, &media);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (rows[i].media == 0 || (rows[i].media & media) != 0)
            fields[v.nfields++] = rows[i].field;
    fields[v.nfields - 1].options = files.options;
    fields[v.nfields - 1].n = files.n;
    if ((r = add_items(q, e.learner, &fields[0])) != OK)
        return r;
    view_task(&q->out, &v);
    return OK;
}

enum result
do_place(struct request *q)
{
    const struct mapping_how how = {
        .basis = form_get(q->form, "basis"),
        .line = form_get(q->form, "why"),
        .region = {.file = form_number(q->form, "file"),
                   .page = form_get(q->form, "page"),
                   .box = form_get(q->form, "box"),
                   .time = form_get(q->form, "time"),
                   .lines = form_get(q->form, "lines")},
    };
    struct evidence_view e;
    enum result r;

    if ((r = read_piece(q, &e)) != OK ||
        (r = evidence_map(q->c, q->id, form_joined(q->form, "item"), &how)) !=
            OK)
        return r;
    return go(q, "/evidence/%s?said=placed", id_text(q->c->mem, q->id));
}
