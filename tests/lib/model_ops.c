/*
 * model_ops - operations at random: mostly by whom and on what they are likely
 * to be allowed, so that units are signed, released and opened again; and in
 * one of several by anybody on anything.
 */
#include <config.h>

#include <string.h>

#include "model.h"

/* How often of a thousand, and who usually does it. */
static const struct {
    const char *name;
    int weight;
    enum who usual[4];
} kinds[OP__N] = {
    [OP_ADD] = {"add",          70,  {LEARNER, LEARNER, BOTH, ASSESSOR}            },
    [OP_REVISE] = {"revise",       40,  {LEARNER, LEARNER, BOTH, ASSESSOR}            },
    [OP_DISCARD] = {"discard",      15,  {LEARNER, LEARNER, BOTH, ASSESSOR}            },
    [OP_MAP] = {"map",          35,  {LEARNER, BOTH, ASSESSOR, TRAINEE}            },
    [OP_MAP_ONLY] = {"map-only",     20,  {LEARNER, LEARNER, BOTH, ASSESSOR}            },
    [OP_SUBMIT] = {"submit",       90,  {LEARNER, LEARNER, BOTH, ASSESSOR}            },
    [OP_RECALL] = {"recall",       20,  {LEARNER, LEARNER, BOTH, ASSESSOR}            },
    [OP_BEGIN] = {"begin",        25,  {ASSESSOR, EXPIRED, TRAINEE, BOTH}            },
    [OP_CONFIRM] = {"confirm",      50,  {LEARNER, LEARNER, LEARNER, BOTH}             },
    [OP_WITHDRAW] = {"withdraw",     25,  {LEARNER, LEARNER, BOTH, ASSESSOR}            },
    [OP_REVIEW] = {"review",       150, {ASSESSOR, ASSESSOR, TRAINEE, BOTH}           },
    [OP_COUNTERSIGN] = {"countersign",  45,
                {COUNTERSIGNER, COUNTERSIGNER, ASSESSOR, DOUBLE}                   },
    [OP_DECLARE] = {"declare",      60,  {LEARNER, LEARNER, LEARNER, BOTH}             },
    [OP_SIGN] = {"sign",         60,  {ASSESSOR, ASSESSOR, EXPIRED, COUNTERSIGNER}  },
    [OP_RELEASE] = {"release",      40,  {IQA, IQA, COORDINATOR, DOUBLE}               },
    [OP_REOPEN] = {"reopen",       25,  {COORDINATOR, IQA, IQA, DOUBLE}               },
    [OP_CLOSE] = {"close",        4,   {IQA, IQA, DOUBLE, COORDINATOR}               },
    [OP_REVOKE] = {"revoke",       10,
                {COORDINATOR, COORDINATOR, ADMINISTRATOR, IQA}                     },
    [OP_SAMPLE] = {"sample",       40,  {IQA, IQA, IQA, DOUBLE}                       },
    [OP_DONE] = {"done",         25,  {IQA, COORDINATOR, ASSESSOR, LEARNER}         },
    [OP_CONFLICT] = {"conflict",     6,   {ASSESSOR, COORDINATOR, LEARNER, IQA}         },
    [OP_OUTCOME] = {"outcome",      20,
                {COORDINATOR, COORDINATOR, COORDINATOR, IQA}                       },
    [OP_ALLOCATE] = {"allocate",     12,
                {COORDINATOR, COORDINATOR, ADMINISTRATOR, IQA}                     },
    [OP_ALLOCATE_END] = {"allocate-end", 4,
                {COORDINATOR, COORDINATOR, ADMINISTRATOR, IQA}                     },
    [OP_REGISTER] = {"register",     12,
                {COORDINATOR, COORDINATOR, ADMINISTRATOR, IQA}                     },
    [OP_BREAK] = {"break",        8,   {COORDINATOR, COORDINATOR, ADMINISTRATOR, IQA}},
    [OP_RESUME] = {"resume",       12,
                {COORDINATOR, COORDINATOR, ADMINISTRATOR, IQA}                     },
    [OP_LEAVE] = {"leave",        1,   {COORDINATOR, COORDINATOR, ADMINISTRATOR, IQA}},
    [OP_TRANSFER] = {"transfer",     1,
                {COORDINATOR, COORDINATOR, ADMINISTRATOR, IQA}                     },
    [OP_AGREE] = {"agree",        20,  {COORDINATOR, COORDINATOR, ADMINISTRATOR, IQA}},
    [OP_CLAIM] = {"claim",        20,  {COORDINATOR, COORDINATOR, ADMINISTRATOR, IQA}},
    [OP_CERTIFY] = {"certify",      10,
                {COORDINATOR, COORDINATOR, ADMINISTRATOR, IQA}                     },
    [OP_DAY] = {"day",          18,  {LEARNER, LEARNER, LEARNER, LEARNER}          },
};

/* splitmix64, by Sebastiano Vigna: public domain */
static uint64_t
draw(uint64_t *seed)
{
    uint64_t z = *seed += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

static int
below(uint64_t *seed, int n)
{
    return (int)(draw(seed) % (uint64_t)n);
}

static bool
once_in(uint64_t *seed, int n)
{
    return below(seed, n) == 0;
}

static bool
undoes(enum op_kind kind)
{
    return kind == OP_WITHDRAW || kind == OP_REOPEN || kind == OP_REVOKE ||
           kind == OP_LEAVE || kind == OP_TRANSFER || kind == OP_CONFLICT ||
           kind == OP_BREAK;
}

static enum op_kind
random_kind(const struct model *m, uint64_t *seed)
{
    int sum = 0, kind = 0, at;

    for (int i = 0; i < OP__N; i++)
        sum += kinds[i].weight;
    at = below(seed, sum);
    while (at >= kinds[kind].weight)
        at -= kinds[kind++].weight;
    if (m->calm && undoes((enum op_kind)kind) && !once_in(seed, 6))
        return random_kind(m, seed);
    return (enum op_kind)kind;
}

/* What the kind can be done to. */
static bool
suits(const struct op *op, const struct model_piece *p)
{
    const char *state;

    if (p->nversions == 0)
        return false;
    state = model_newest(p)->state;
    switch (op->kind) {
    case OP_REVISE:
        return op->who == p->recorder && p->nversions < VERSIONS - 1;
    case OP_DISCARD:
    case OP_MAP_ONLY:
    case OP_SUBMIT:
        return op->who == p->recorder && strcmp(state, "draft") == 0;
    case OP_RECALL:
        return op->who == p->recorder && strcmp(state, "submitted") == 0;
    case OP_BEGIN: return strcmp(state, "submitted") == 0;
    case OP_CONFIRM:
        return p->learner == op->who && p->recorder != p->learner &&
               model_sent(p) >= 0 && !p->version[model_sent(p)].confirmed;
    case OP_WITHDRAW: return op->who == p->recorder;
    case OP_REVIEW:
        return model_sent(p) >= 0 && strcmp(state, "withdrawn") != 0;
    default: return true;
    }
}

/* A piece of the learner's, the later the likelier; anybody's now and then. */
static int
random_piece(const struct model *m, const struct op *op, uint64_t *seed)
{
    int n = 0;

    for (int i = 0; i < 40; i++) {
        int back = once_in(seed, 4) ? m->npieces + 1 : 12;

        n = m->npieces - 1 - below(seed, back);
        if (n >= 0 && m->piece[n].learner == op->whom &&
            suits(op, &m->piece[n]))
            return n;
    }
    return below(seed, m->npieces + 1);
}

/* Of one unit all that is not met, all, or some; of two now and then. */
static unsigned
random_items(const struct model *m, enum who learner, int e, uint64_t *seed)
{
    unsigned all = model_items_of(learner), items = all & OF_ENROLMENT(e);

    if (once_in(seed, 6))
        items = all;
    if (once_in(seed, 3))
        return items & (unsigned)draw(seed);
    for (int i = 0; i < ITEMS; i++) {
        int k = model_standing(m, e, i);

        if (k >= 0 && m->decision[k].verdict == 0 && !once_in(seed, 4))
            items &= ~ITEM(e, i);
    }
    return items;
}

/* Is the unit as the kind wants it? */
static bool
is_ripe(const struct model *m, enum op_kind kind, int e)
{
    bool is_signed = m->unit[e].signed_at != 0, closed = m->unit[e].stage;

    switch (kind) {
    case OP_DECLARE: return model_all_met(m, e) && !model_is_declared(m, e);
    case OP_SIGN: return model_all_met(m, e) && !is_signed;
    case OP_RELEASE: return is_signed && model_is_declared(m, e) && !closed;
    case OP_REOPEN: return is_signed;
    case OP_REVOKE: return closed;
    case OP_CLOSE:
    case OP_REVIEW: return !is_signed && !closed;
    default: return true;
    }
}

static void
random_review(const struct model *m, struct op *op, uint64_t *seed)
{
    unsigned all = model_items_of(op->whom);

    op->n = random_piece(m, op, seed);
    op->more = once_in(seed, 3) ? random_piece(m, op, seed) : -1;
    if (op->more == op->n)
        op->more = -1;
    op->version = once_in(seed, 12) ? 1 + below(seed, 4) : 0;
    op->how = once_in(seed, 4) ? 1 + below(seed, 2) : 0;
    op->others = once_in(seed, 6) ? (unsigned)draw(seed) & all & ~op->items : 0;
    op->said = once_in(seed, 2);
    op->flag = once_in(seed, 15);
    op->flag2 = once_in(seed, 25);
    if (op->flag2 && op->more < 0)
        op->items = 0;
}

/* A review with something that waits, mostly. */
static void
random_countersigning(const struct model *m, struct op *op, uint64_t *seed)
{
    op->n = below(seed, m->nreviews + 1);
    for (int k = m->ndecisions; k-- > 0 && !once_in(seed, 8);)
        if (m->decision[k].waiting) {
            op->n = m->decision[k].review;
            break;
        }
    op->items = 0;
    for (int k = 0; k < m->ndecisions; k++)
        if (m->decision[k].review == op->n && m->decision[k].waiting &&
            once_in(seed, 4))
            op->items |= ITEM(m->decision[k].e, m->decision[k].item);
    op->said = !once_in(seed, 10);
}

/* Mapped are items of the learner whose piece it is. */
static void
fit_items(const struct model *m, struct op *op)
{
    unsigned all = model_items_of(m->piece[op->n].learner);

    if (op->kind != OP_MAP && op->kind != OP_MAP_ONLY)
        return;
    op->items &= all;
    if (op->items == 0 && op->kind == OP_MAP)
        op->items = all;
}

/* What there is no room for in the model does not come. */
static bool
has_room(const struct model *m, const struct op *op)
{
    static const int room[OP__N] = {[OP_ADD] = PIECES,
        [OP_REVIEW] = REVIEWS,
        [OP_SAMPLE] = ACTIONS,
        [OP_CONFLICT] = CONFLICTS};

    return (room[op->kind] == 0 || op->slot < room[op->kind] - 1) &&
           m->ndecisions < DECISIONS - ENROLMENTS * ITEMS &&
           m->nallocations < ALLOCATIONS - 1;
}

struct op
model_random_op(const struct model *m, uint64_t *seed)
{
    struct op op = {.kind = random_kind(m, seed), .more = -1};

    op.slot = m->tried[op.kind];
    op.who = kinds[op.kind].usual[below(seed, 4)];
    if (once_in(seed, 12))
        op.who = (enum who)below(seed, PEOPLE);
    op.key = once_in(seed, 40) ? (enum who)below(seed, PEOPLE) : op.who;
    op.e = below(seed, ENROLMENTS);
    for (int i = 0; i < 8 && !is_ripe(m, op.kind, op.e); i++)
        op.e = below(seed, ENROLMENTS);
    if ((op.who == LEARNER || op.who == BOTH) && !once_in(seed, 8))
        while (model_learner[op.e] != op.who)
            op.e = below(seed, ENROLMENTS);
    op.whom = model_learner[op.e];
    op.items = random_items(m, op.whom, op.e, seed);
    op.said = !once_in(seed, 12);
    op.flag = once_in(seed, 2);
    op.how = below(seed, 3);
    op.n = random_piece(m, &op, seed);
    fit_items(m, &op);
    switch (op.kind) {
    case OP_REVIEW: random_review(m, &op, seed); break;
    case OP_COUNTERSIGN: random_countersigning(m, &op, seed); break;
    case OP_REOPEN: op.items &= OF_ENROLMENT(op.e); break;
    case OP_SAMPLE:
        op.items = once_in(seed, 5) ? op.items & OF_ENROLMENT(op.e) : 0;
        op.flag = once_in(seed, 6);
        op.flag2 = once_in(seed, 6);
        op.more = once_in(seed, 2) ? op.n : -1;
        op.how = once_in(seed, 4)               ? below(seed, 3)
                 : m->unit[op.e].signed_at != 0 ? 1
                                                : 0;
        op.whom = (enum who)below(seed, PEOPLE);
        break;
    case OP_DONE: op.n = below(seed, m->nactions + 1); break;
    case OP_OUTCOME:
        op.n = below(seed, m->nconflicts + 1);
        op.flag = !once_in(seed, 5);
        break;
    case OP_CONFLICT:
        op.key = (enum who)below(seed, PEOPLE);
        op.whom = (enum who)below(seed, PEOPLE);
        break;
    case OP_ALLOCATE:
    case OP_ALLOCATE_END: op.whom = (enum who)below(seed, PEOPLE); break;
    default: break;
    }
    if (!has_room(m, &op))
        op.kind = OP_DAY;
    return op;
}

const char *
model_op_name(enum op_kind kind)
{
    return kinds[kind].name;
}

void
model_print_op(FILE *out, const struct op *op)
{
    fprintf(out, "%s %d %d %d %d %d %d %d %d %u %u %d %d %d %d\n",
        kinds[op->kind].name, (int)op->who, (int)op->key, (int)op->whom, op->e,
        op->slot, op->n, op->more, op->version, op->items, op->others, op->how,
        op->said, op->flag, op->flag2);
}

bool
model_read_op(const char *line, struct op *op)
{
    int who, key, whom, said, flag, flag2, kind = 0;
    char name[20];

    if (sscanf(line, "%19s %d %d %d %d %d %d %d %d %u %u %d %d %d %d", name,
            &who, &key, &whom, &op->e, &op->slot, &op->n, &op->more,
            &op->version, &op->items, &op->others, &op->how, &said, &flag,
            &flag2) != 15)
        return false;
    while (kind < OP__N && strcmp(kinds[kind].name, name) != 0)
        kind++;
    op->kind = (enum op_kind)kind;
    op->who = (enum who)who;
    op->key = (enum who)key;
    op->whom = (enum who)whom;
    op->said = said != 0;
    op->flag = flag != 0;
    op->flag2 = flag2 != 0;
    return kind < OP__N;
}
