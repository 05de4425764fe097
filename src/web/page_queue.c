/* page_queue - what an assessor has before them, and one of their learners. */
#include <config.h>

#include <string.h>

#include "handlers.h"
#include "views.h"

/* Units come by learner: each run of one learner's is a card. */
static void
group(struct ctx *c, const struct caseload_unit *units, size_t n,
    struct queue_view *v)
{
    struct queue_learner *l = mem_array(c->mem, n + 1, sizeof(*l));

    for (size_t i = 0; i < n; i++) {
        if (i == 0 || !id_equal(units[i].learner, units[i - 1].learner))
            l[v->nlearners++] = (struct queue_learner){&units[i], 0};
        l[v->nlearners - 1].n++;
    }
    v->learners = l;
}

enum result
page_queue(struct request *q)
{
    struct queue_view v = {.page = page_begin(q, N_("To review"))};
    struct caseload_unit *units;
    struct countersign_entry *entries;
    struct queue_entry *pieces;
    struct sent_back *back;
    enum result r;
    size_t n;

    if ((r = queue_list(q->c, q->person.id, &pieces, &v.npieces)) != OK ||
        (r = countersign_queue(
             q->c, q->person.id, &entries, &v.ncountersign)) != OK ||
        (r = actions_mine(q, &v.mine)) != OK ||
        (r = sent_back_list(q->c, q->person.id, &back, &v.nback)) != OK ||
        (r = caseload_list(q->c, q->person.id, (struct id){{0}}, &units, &n)) !=
            OK)
        return r;
    v.pieces = pieces;
    v.countersign = entries;
    v.back = back;
    group(q->c, units, n, &v);
    view_queue(&q->out, &v);
    return OK;
}

/* The ids of a learner's evidence, as they are gathered. */
struct gathering {
    struct mem *mem; /* which lasts */
    struct id *ids;
    size_t n;
};

static enum result
gather(struct ctx *c, const struct evidence_view *piece, void *arg)
{
    struct gathering *g = arg;

    (void)c;
    g->ids = mem_grow(
        g->mem, g->ids, g->n * sizeof(*g->ids), (g->n + 1) * sizeof(*g->ids));
    g->ids[g->n++] = piece->id;
    return OK;
}

/* The learner's evidence as it was sent. */
static enum result
pieces_of(struct request *q, struct learner_view *v)
{
    struct gathering g = {.mem = q->c->mem};
    struct evidence_view *pieces;
    enum result r = evidence_each(q->c, q->id, gather, &g);

    v->pieces = pieces = mem_array(q->c->mem, g.n + 1, sizeof(*pieces));
    for (size_t i = 0; i < g.n && r == OK; i++) {
        r = evidence_sent(q->c, g.ids[i], 0, &pieces[v->npieces]);
        v->npieces += r == OK;
        if (r == ERR_NOT_FOUND) {
            fail_clear(q->c);
            r = OK;
        }
    }
    return r;
}

static enum result
latest_of(struct request *q, struct learner_view *v)
{
    for (size_t i = v->npieces; i-- > 0 && v->nlatest < LATEST_MAX;) {
        const struct evidence_view *piece = &v->pieces[i];
        struct feedback feedback;
        enum result r;

        if (strcmp(piece->state, "submitted") == 0)
            continue;
        if ((r = feedback_read(q->c, piece->id, &feedback)) != OK)
            return r;
        if (feedback.nreviews > 0)
            v->latest[v->nlatest++] =
                (struct latest_feedback){piece, &feedback.reviews[0]};
    }
    return OK;
}

enum result
page_learner(struct request *q)
{
    const bool all = (q->person.roles & (IQA | COORDINATOR | ADMINISTRATOR));
    struct caseload_unit *units;
    struct learner_view v;
    struct person learner;
    enum result r;
    size_t n;

    if ((r = opens(q, q->id, "learner", q->id)) != OK ||
        (r = person_get(q->c, q->id, &learner)) != OK ||
        (r = caseload_list(q->c, all ? (struct id){{0}} : q->person.id, q->id,
             &units, &n)) != OK)
        return r;
    v = (struct learner_view){
        .page = page_named(q, learner.name),
        .learner = q->id,
        .reference = learner.ref,
        .units = {units, n},
        .assesses = (q->person.roles & ASSESSOR) != 0,
        .arranges = (q->person.roles & (COORDINATOR | ADMINISTRATOR)) != 0,
    };
    if ((r = pieces_of(q, &v)) != OK || (r = latest_of(q, &v)) != OK ||
        (r = qualification_links(
             q, q->id, &v.qualifications, &v.nqualifications)) != OK)
        return r;
    view_learner(&q->out, &v);
    return OK;
}
