/* page_learner - the learner's first page, a unit, and declaring it ready. */
#include <config.h>

#include <string.h>

#include "assess/sign.h"
#include "handlers.h"
#include "learner.h"
#include "session_web.h"
#include "views.h"

#define LATEST 8 /* pieces shown unless all are asked for */

static const struct field show_fields[] = {
    {"show", FIELD_CHOICE, 8, NULL},
    {NULL,   FIELD_LINE,   0, NULL}
};
const struct form form_show = {show_fields};

const char *
own_unit_words(enum unit_state state)
{
    static const char *const words[] = {
        [UNIT_REGISTERED] = N_("You have not begun this unit yet."),
        [UNIT_IN_PROGRESS] = N_("You are working on this unit."),
        [UNIT_COMPLETE] = N_("Every criterion is met; it waits for you to sign "
                             "it."),
        [UNIT_DECLARED] = N_("You have signed this unit; it waits for your "
                             "assessor."),
        [UNIT_SIGNED] = N_("Your assessor has signed this unit; it waits for "
                           "you."),
        [UNIT_IQA_POOL] = N_("You and your assessor have signed this unit."),
        [UNIT_RELEASED] = N_("This unit is finished and released to be "
                             "claimed."),
        [UNIT_CLAIMED] = N_("This unit is finished and was claimed."),
        [UNIT_CREDIT_TRANSFER] = N_("A certificate that you have meets this "
                                    "unit."),
        [UNIT_EXEMPT] = N_("You are exempt from this unit."),
        [UNIT_REVOKED] = N_("The result of this unit was taken back; the "
                            "coordinator says why."),
        [UNIT_MIGRATED] = N_("Your work goes on under another unit."),
    };

    return words[state];
}

const char *
first_name(struct mem *m, const char *name)
{
    return name == NULL ? NULL : mem_strndup(m, name, strcspn(name, " "));
}

bool
is_own(const struct request *q, struct id learner)
{
    return id_equal(q->person.id, learner);
}

enum result
hide(struct request *q, enum result r)
{
    if (r != ERR_NOT_FOUND)
        return r;
    return fail(q->c, r, "no-page", N_("There is no such page."));
}

const char *
record_of(struct request *q, struct id learner)
{
    if (is_own(q, learner))
        return NULL;
    if (person_has(&q->person, ROLE_EQA))
        return "/visit";
    if ((q->person.roles & (ASSESSOR | IQA | COORDINATOR | ADMINISTRATOR)) == 0)
        return "/queue";
    return mem_printf(q->c->mem,
        q->person.roles & ~ADMINISTRATOR ? "/learner/%s" : "/people/%s",
        id_text(q->c->mem, learner));
}

/* The reader's pieces, gathered by number. */
struct gathering {
    struct mem *mem; /* that lasts */
    struct my_piece *pieces;
    size_t n;
};

static enum result
gather(struct ctx *c, const struct evidence_view *e, void *arg)
{
    struct gathering *g = arg;

    (void)c;
    if ((g->n & (g->n - 1)) == 0)
        g->pieces = mem_grow(g->mem, g->pieces, g->n * sizeof(*g->pieces),
            (g->n == 0 ? 1 : 2 * g->n) * sizeof(*g->pieces));
    g->pieces[g->n++] = (struct my_piece){
        .id = e->id,
        .number = e->number,
        .title = mem_strdup(g->mem, e->title),
        .language = mem_strdup(g->mem, e->language),
        .happened = mem_strdup(g->mem, e->happened),
        .state = mem_strdup(g->mem, e->state),
    };
    return OK;
}

static enum result
add_pieces(struct request *q, struct my_view *v)
{
    struct gathering g = {.mem = q->c->mem};
    struct my_piece *shown;
    enum result r;

    if ((r = evidence_each(q->c, q->person.id, gather, &g)) != OK)
        return r;
    v->nall = g.n;
    v->npieces =
        form_get(q->form, "show") != NULL || g.n < LATEST ? g.n : LATEST;
    v->pieces = shown = mem_array(q->c->mem, g.n + 1, sizeof(*shown));
    for (size_t i = 0; i < v->npieces; i++)
        shown[i] = g.pieces[g.n - 1 - i];
    return OK;
}

enum result
page_my(struct request *q)
{
    struct my_view v = {.page = page_begin(q, N_("My units"))};
    struct next next;
    enum result r;

    if ((r = next_read(q->c, q->person.id, &next)) != OK ||
        (r = add_pieces(q, &v)) != OK || (r = actions_mine(q, &v.mine)) != OK ||
        (r = qualification_links(
             q, q->person.id, &v.qualifications, &v.nqualifications)) != OK)
        return r;
    v.first = first_name(q->c->mem, q->person.name);
    v.next = &next;
    for (size_t i = 0; i < next.nunits; i++)
        v.nready += next.units[i].ready;
    view_my(&q->out, &v);
    return OK;
}

/* A unit that the reader may open; drafts are only the learner's own. */
static enum result
read_unit(struct request *q, struct matrix *out)
{
    bool learner = person_has(&q->person, ROLE_LEARNER);
    enum result r;

    if ((r = matrix_read(q->c, q->id, learner, out)) != OK ||
        (r = opens(q, out->learner.id, "unit", q->id)) != OK)
        return hide(q, r);
    if (learner && !is_own(q, out->learner.id))
        r = matrix_read(q->c, q->id, false, out);
    return r;
}

static const char *
heading_of(const char *section)
{
    if (strcmp(section, "performance") == 0)
        return N_("Performance criteria");
    if (strcmp(section, "knowledge") == 0)
        return N_("Knowledge and understanding");
    return NULL;
}

static bool
is_gap(const struct matrix_item *i)
{
    return i->assessed && i->state != ITEM_MET && i->ncells == 0;
}

static void
add_parts(struct request *q, struct unit_view *v)
{
    const struct matrix *m = v->m;
    const struct matrix_item **items =
        mem_array(q->c->mem, m->nitems + 1, sizeof(*items));
    struct unit_part *parts =
                         mem_array(q->c->mem, m->nitems + 1, sizeof(*parts)),
                     *p = NULL;

    for (size_t i = 0; i < m->nitems; i++) {
        const struct matrix_item *item = &m->items[i];

        if (v->gaps && !is_gap(item))
            continue;
        if (p == NULL || strcmp(p->items[0]->section, item->section) != 0) {
            const char *heading = heading_of(item->section);

            p = &parts[v->nparts++];
            p->heading = heading ? tr(q->c->lang, heading) : NULL;
            p->items = items;
        }
        p->nitems++;
        *items++ = item;
    }
    v->parts = parts;
}

/* Where the reader signs the unit, when all is met and they are its assessor.
 */
static const char *
sign_path(struct request *q, const struct matrix *m)
{
    if (m->signed_at != 0 || m->met < m->n)
        return NULL;
    for (size_t i = 0; i < m->nassessors; i++)
        if (id_equal(m->assessors[i].id, q->person.id))
            return mem_printf(
                q->c->mem, "/unit/%s/sign", id_text(q->c->mem, m->enrolment));
    return NULL;
}

/* What quality assurance found, which is not for the learner. */
static enum result
add_samples(struct request *q, struct unit_view *v)
{
    struct sample *samples;
    enum result r;

    if (v->own || (q->person.roles & SAMPLED) == 0)
        return OK;
    if ((r = sample_list(q->c, q->id, &samples, &v->nsamples)) != OK)
        return r;
    v->samples = samples;
    v->may_sample = person_has(&q->person, ROLE_IQA);
    v->may_release =
        (q->person.roles & QUALITY) != 0 && v->m->state == UNIT_IQA_POOL;
    return OK;
}

enum result
page_unit(struct request *q)
{
    struct unit_view v;
    struct matrix m;
    enum result r;

    if ((r = read_unit(q, &m)) != OK)
        return r;
    v = (struct unit_view){
        .page = page_named(q, m.title),
        .m = &m,
        .own = is_own(q, m.learner.id),
        .gaps = form_has(q->form, "show", "gaps"),
        .sign = sign_path(q, &m),
        .back = record_of(q, m.learner.id),
    };
    v.ready = v.own && m.declared == 0 && m.n > 0 && m.met == m.n;
    v.words = tr(q->c->lang,
        v.own ? own_unit_words(m.state) : unit_state_words(m.state));
    add_parts(q, &v);
    unit_tasks(q, &m, &v.tasks, &v.ntasks);
    if ((r = add_samples(q, &v)) != OK ||
        (r = open_matters(q, m.learner.id, &v.open, &v.nopen)) != OK ||
        (r = actions_in_the_way(q, m.learner.id, q->id, &v.blocking)) != OK ||
        (r = unit_history(q->c, q->id, &v.history, &v.nhistory)) != OK)
        return r;
    view_unit(&q->out, &v);
    return OK;
}

static enum result
read_own_unit(struct request *q, struct matrix *out)
{
    enum result r = matrix_read(q->c, q->id, true, out);

    if (r == OK && !is_own(q, out->learner.id))
        r = ERR_NOT_FOUND;
    return hide(q, r);
}

enum result
page_declare(struct request *q)
{
    struct declare_view v;
    struct signoff signoff;
    struct matrix m;
    enum result r;

    if ((r = read_own_unit(q, &m)) != OK ||
        (r = signoff_read(q->c, &m, &signoff)) != OK)
        return r;
    v = (struct declare_view){
        .page = page_named(q, m.title), .m = &m, .signoff = &signoff};
    for (size_t i = 0; i < m.nitems; i++)
        v.ndecisions += m.items[i].decision != NULL;
    view_declare(&q->out, &v);
    return OK;
}

enum result
do_declare(struct request *q)
{
    struct id credential;
    struct matrix m;
    enum result r;

    if ((r = read_own_unit(q, &m)) != OK ||
        (r = session_prove(q, form_get(q->form, "passphrase"), &credential)) !=
            OK ||
        (r = unit_declare(
             q->c, q->id, credential, form_number(q->form, "seen"))) != OK)
        return r;
    return go(q, "/unit/%s?said=declared", id_text(q->c->mem, q->id));
}
