/* model - where everything stands, derived from what was done. */
#include <config.h>

#include <string.h>

#include "model.h"
#include "people/person.h"

const enum who model_learner[ENROLMENTS] = {LEARNER, LEARNER, BOTH};
const int model_unit[ENROLMENTS] = {ONE, TWO, ONE};
const char *const model_keys[UNITS] = {"ONE", "TWO"};
const char *const model_items[UNITS][ITEMS] = {
    {"P1",    "K1"},
    { "P1", "P1.1", "K1"}  /* "including:": P1 needs P1.1 besides */
};

#define IS(role) (1u << ROLE_##role)
const unsigned model_roles[PEOPLE] = {
    [LEARNER] = IS(LEARNER),
    [BOTH] = IS(LEARNER) | IS(ASSESSOR),
    [ASSESSOR] = IS(ASSESSOR),
    [EXPIRED] = IS(ASSESSOR),
    [TRAINEE] = IS(TRAINEE_ASSESSOR),
    [COUNTERSIGNER] = IS(COUNTERSIGNER),
    [IQA] = IS(IQA),
    [DOUBLE] = IS(IQA) | IS(ASSESSOR),
    [COORDINATOR] = IS(COORDINATOR),
    [ADMINISTRATOR] = IS(ADMINISTRATOR),
};

const struct model_approval model_approvals[] = {
    {BOTH,          "assessor",         ONE,   -300, 400},
    {ASSESSOR,      "assessor",         UNITS, -300, 400},
    {EXPIRED,       "assessor",         UNITS, -300, 8  },
    {TRAINEE,       "trainee-assessor", UNITS, -300, 20 },
    {COUNTERSIGNER, "countersigner",    UNITS, -300, 25 },
    {IQA,           "iqa",              UNITS, -300, 400},
    {DOUBLE,        "iqa",              ONE,   -300, 400},
    {DOUBLE,        "assessor",         UNITS, -300, 400},
};
const size_t model_napprovals =
    sizeof(model_approvals) / sizeof(model_approvals[0]);

unsigned
model_items_of(enum who learner)
{
    unsigned all = 0;

    for (int e = 0; e < ENROLMENTS; e++)
        for (int i = 0; i < ITEMS; i++)
            if (model_learner[e] == learner &&
                model_items[model_unit[e]][i] != NULL)
                all |= ITEM(e, i);
    return all;
}

void
model_begin(struct model *m, bool calm)
{
    memset(m, 0, sizeof(*m));
    m->calm = calm;
}

int
model_sent(const struct model_piece *p)
{
    int v = p->nversions;

    while (v > 0 && p->version[v - 1].submitted == 0)
        v--;
    return v - 1;
}

const struct model_version *
model_newest(const struct model_piece *p)
{
    return &p->version[p->nversions - 1];
}

int
model_standing(const struct model *m, int e, int i)
{
    for (int k = 0; k < m->ndecisions; k++)
        if (m->decision[k].e == e && m->decision[k].item == i &&
            m->decision[k].standing)
            return k;
    return -1;
}

int
model_waiting(const struct model *m, int e, int i)
{
    for (int k = 0; k < m->ndecisions; k++)
        if (m->decision[k].e == e && m->decision[k].item == i &&
            m->decision[k].waiting)
            return k;
    return -1;
}

bool
model_rests(const struct model_decision *d, int piece, int version)
{
    for (int k = 0; k < d->npieces; k++)
        if (d->piece[k] == piece && (version < 0 || d->version[k] == version))
            return true;
    return false;
}

static bool
is_met(const struct model *m, int e, int i)
{
    int k = model_standing(m, e, i);

    return k >= 0 && m->decision[k].verdict == 0;
}

bool
model_all_met(const struct model *m, int e)
{
    for (int i = 0; i < ITEMS; i++)
        if (model_items[model_unit[e]][i] != NULL && !is_met(m, e, i))
            return false;
    return true;
}

/* Has a decision on the item rested on that version?  What was sent back is in
 * review again. */
static bool
was_judged(const struct model *m, int e, int i, int piece, int version)
{
    for (int k = 0; k < m->ndecisions; k++)
        if (m->decision[k].e == e && m->decision[k].item == i &&
            !m->decision[k].back &&
            model_rests(&m->decision[k], piece, version))
            return true;
    return false;
}

/* Is there something sent for the item that no decision has looked at? */
static bool
is_submitted(const struct model *m, int e, int i)
{
    bool decided = model_standing(m, e, i) >= 0 || model_waiting(m, e, i) >= 0;

    for (int n = 0; n < m->npieces; n++) {
        const struct model_piece *p = &m->piece[n];
        int v = model_sent(p);
        const struct model_version *version = &p->version[v];

        if (v < 0 || (version->mapped & ITEM(e, i)) == 0 ||
            (version->refused & ITEM(e, i)) != 0 ||
            strcmp(version->state, "returned") == 0 ||
            strcmp(version->state, "withdrawn") == 0)
            continue;
        if (!decided || !was_judged(m, e, i, n, v))
            return true;
    }
    return false;
}

/* Evidence counts for an item by its newest version that is mapped to it. */
static bool
is_mapped(const struct model *m, int e, int i)
{
    for (int n = 0; n < m->npieces; n++) {
        const struct model_piece *p = &m->piece[n];

        for (int v = p->nversions; v-- > 0;)
            if ((p->version[v].mapped & ITEM(e, i)) != 0) {
                if ((p->version[v].refused & ITEM(e, i)) == 0 &&
                    strcmp(model_newest(p)->state, "withdrawn") != 0)
                    return true;
                break;
            }
    }
    return false;
}

static const char *const verdicts[] = {"met", "not-yet", "more-needed"};

static const char *
own_state(const struct model *m, int e, int i)
{
    int k = model_standing(m, e, i);

    if (is_met(m, e, i))
        return "met";
    if (is_submitted(m, e, i))
        return "submitted";
    if (model_waiting(m, e, i) >= 0)
        return "to-countersign"; /* R6: it does not count yet */
    if (k >= 0)
        return verdicts[m->decision[k].verdict];
    return is_mapped(m, e, i) ? "mapped" : "not-started";
}

const char *
model_item_state(const struct model *m, int e, int i)
{
    const char *state = own_state(m, e, i);
    bool parent = model_unit[e] == TWO && i == 0;

    return parent && strcmp(state, "met") == 0 && !is_met(m, e, 1)
               ? "more-needed"
               : state;
}

/* A new declaration is needed only if the learner added evidence since the
 * unit was reopened; what was withdrawn is none. */
bool
model_is_declared(const struct model *m, int e)
{
    const struct model_progress *u = &m->unit[e];

    if (u->declared == 0 || u->reopened == 0)
        return u->declared != 0;
    for (int n = 0; n < m->npieces; n++) {
        const struct model_piece *p = &m->piece[n];

        for (int v = 0; v < p->nversions; v++)
            if (p->recorder == model_learner[e] &&
                p->version[v].submitted > u->reopened &&
                (p->version[v].mapped & ~p->version[v].refused &
                    OF_ENROLMENT(e)) != 0 &&
                strcmp(p->version[v].state, "withdrawn") != 0)
                return false;
    }
    return true;
}

const char *
model_unit_state(const struct model *m, int e)
{
    const struct model_progress *u = &m->unit[e];

    if (u->stage != NULL)
        return u->stage;
    if (u->signed_at != 0)
        return model_is_declared(m, e) ? "iqa-pool" : "signed";
    if (model_all_met(m, e))
        return model_is_declared(m, e) ? "declared" : "complete";
    for (int i = 0; i < ITEMS; i++)
        if (is_mapped(m, e, i) || is_met(m, e, i))
            return "in-progress";
    return "registered";
}

static bool
is_achieved(const struct model *m, int e, bool released)
{
    const char *state = model_unit_state(m, e);

    return (!released && strcmp(state, "iqa-pool") == 0) ||
           strcmp(state, "released") == 0 || strcmp(state, "claimed") == 0 ||
           strcmp(state, "credit-transfer") == 0 ||
           strcmp(state, "exempt") == 0;
}

/* The qualification asks for ONE and TWO. */
const char *
model_course_state(const struct model *m)
{
    bool begun = false;

    for (int n = 0; n < m->npieces; n++)
        for (int v = 0; v < m->piece[n].nversions; v++)
            begun |= m->piece[n].learner == LEARNER &&
                     m->piece[n].version[v].mapped != 0;
    if (m->ended != NULL)
        return m->ended;
    if (m->certificated)
        return "certificated";
    if (m->claimed)
        return "claimed";
    if (m->resting)
        return "on-break";
    if (is_achieved(m, 0, true) && is_achieved(m, 1, true))
        return m->eqa ? "released" : "eqa-hold";
    if (is_achieved(m, 0, false) && is_achieved(m, 1, false))
        return "rules-met";
    return !m->registered ? "enrolled" : begun ? "active" : "registered";
}
