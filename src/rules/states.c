/*
 * states - the tables of transitions and the one function that takes one.
 *
 * Adding a state: its value, its row of words, its column where it is not
 * refused.  Adding an event: its value and its row; the verb calls
 * transition().  tests/unit/t-states.c walks every cell.
 */
#include <config.h>

#include <string.h>

#include "ledger/act.h"
#include "rules/states.h"
#include "store/sql.h"

struct state {
    const char *code, *words; /* what a refusal says */
};

/* clang-format off */
static const struct state evidence[] = {
    [EVIDENCE_DRAFT] =       {"draft",            N_("This evidence has not been submitted yet.")},
    [EVIDENCE_SUBMITTED] =   {"submitted",        N_("This evidence is submitted and waits to be judged.")},
    [EVIDENCE_IN_REVIEW] =   {"in-review",        N_("The assessor has begun to judge this evidence.")},
    [EVIDENCE_ACCEPTED] =    {"accepted",         N_("This evidence is judged and accepted.")},
    [EVIDENCE_IN_PART] =     {"accepted-in-part", N_("This evidence is judged and accepted in part.")},
    [EVIDENCE_RETURNED] =    {"returned",         N_("This evidence is judged and was returned.")},
    [EVIDENCE_WITHDRAWN] =   {"withdrawn",        N_("This evidence was withdrawn; add it anew.")},
    [EVIDENCE_GONE] =        {"gone",             N_("This evidence was discarded.")},
};

static const struct state unit[] = {
    [UNIT_REGISTERED] =      {"registered",       N_("The unit is not started.")},
    [UNIT_IN_PROGRESS] =     {"in-progress",      N_("The unit is in progress.")},
    [UNIT_COMPLETE] =        {"complete",         N_("Every criterion of the unit is met.")},
    [UNIT_DECLARED] =        {"declared",         N_("The learner has declared the unit complete.")},
    [UNIT_SIGNED] =          {"signed",           N_("The assessor has signed the unit.")},
    [UNIT_IQA_POOL] =        {"iqa-pool",         N_("The unit is signed and waits for internal quality assurance (IQA).")},
    [UNIT_RELEASED] =        {"released",         N_("The unit is released to be claimed.")},
    [UNIT_CLAIMED] =         {"claimed",          N_("The unit is claimed from the awarding body.")},
    [UNIT_CREDIT_TRANSFER] = {"credit-transfer",  N_("The unit is met by credit transfer.")},
    [UNIT_EXEMPT] =          {"exempt",           N_("The learner is exempt from the unit.")},
    [UNIT_REVOKED] =         {"revoked",          N_("The unit's result was revoked.")},
    [UNIT_MIGRATED] =        {"migrated",         N_("The work goes on under another unit.")},
};

static const struct state enrolment[] = {
    [ENROLMENT_ENROLLED] =     {"enrolled",     N_("The learner is not registered with the awarding body yet.")},
    [ENROLMENT_REGISTERED] =   {"registered",   N_("The learner is registered with the awarding body.")},
    [ENROLMENT_ACTIVE] =       {"active",       N_("The learner is working towards the qualification.")},
    [ENROLMENT_ON_BREAK] =     {"on-break",     N_("The learner is on a break in learning.")},
    [ENROLMENT_RULES_MET] =    {"rules-met",    N_("The qualification's rules are met; its units wait to be released.")},
    [ENROLMENT_RELEASED] =     {"released",     N_("The qualification is released to be claimed.")},
    [ENROLMENT_EQA_HOLD] =     {"eqa-hold",     N_("The qualification is released, and the EQA has yet to agree to the claim.")},
    [ENROLMENT_CLAIMED] =      {"claimed",      N_("The qualification is claimed from the awarding body.")},
    [ENROLMENT_CERTIFICATED] = {"certificated", N_("The qualification's certificate was given.")},
    [ENROLMENT_WITHDRAWN] =    {"withdrawn",    N_("The learner has withdrawn from the qualification.")},
    [ENROLMENT_TRANSFERRED] =  {"transferred",  N_("The learner has transferred elsewhere.")},
};

/* Where an event has its own name for why not. */
static const struct {
    enum event event;
    unsigned states;
    struct state why;
} refusals[] = {
#define IN(state) (1u << (state))
#define JUDGED (IN(EVIDENCE_ACCEPTED) | IN(EVIDENCE_IN_PART) | IN(EVIDENCE_RETURNED))
#define SENT (IN(EVIDENCE_SUBMITTED) | IN(EVIDENCE_IN_REVIEW) | JUDGED)
    {EVIDENCE_DISCARD, SENT | IN(EVIDENCE_WITHDRAWN),
        {"not-draft", N_("This evidence is no draft: it was submitted already.")}},
    {EVIDENCE_UNMAP, SENT | IN(EVIDENCE_WITHDRAWN),
        {"not-draft", N_("This evidence is no draft: it was submitted already.")}},
    {EVIDENCE_SUBMIT, SENT | IN(EVIDENCE_WITHDRAWN),
        {"not-draft", N_("This evidence is no draft: it was submitted already.")}},
    {EVIDENCE_CONFIRM, IN(EVIDENCE_DRAFT),
        {"not-submitted", N_("This evidence has not been submitted yet.")}},
    {EVIDENCE_RECALL, IN(EVIDENCE_DRAFT),
        {"not-submitted", N_("This evidence has not been submitted yet.")}},
    {UNIT_DECLARE, IN(UNIT_DECLARED) | IN(UNIT_IQA_POOL) | IN(UNIT_RELEASED) | IN(UNIT_CLAIMED),
        {"declared", N_("The learner has declared this unit already.")}},
    {UNIT_SIGN, IN(UNIT_SIGNED) | IN(UNIT_IQA_POOL) | IN(UNIT_RELEASED) | IN(UNIT_CLAIMED),
        {"signed", N_("This unit is signed already.")}},
    {UNIT_REOPEN, IN(UNIT_REGISTERED) | IN(UNIT_IN_PROGRESS) | IN(UNIT_COMPLETE) | IN(UNIT_DECLARED),
        {"not-signed", N_("The unit is not signed, so there is nothing to reopen.")}},
};

/* What may follow, in the order of the states; 0: refused. */
#define DRAFT IN(EVIDENCE_DRAFT)
#define SUBM IN(EVIDENCE_SUBMITTED)
#define INREV IN(EVIDENCE_IN_REVIEW)
#define ACC IN(EVIDENCE_ACCEPTED)
#define PART IN(EVIDENCE_IN_PART)
#define RETD IN(EVIDENCE_RETURNED)
#define WDRN IN(EVIDENCE_WITHDRAWN)
#define GONE IN(EVIDENCE_GONE)
#define REG IN(UNIT_REGISTERED)
#define PROG IN(UNIT_IN_PROGRESS)
#define COMP IN(UNIT_COMPLETE)
#define DECL IN(UNIT_DECLARED)
#define SGND IN(UNIT_SIGNED)
#define POOL IN(UNIT_IQA_POOL)
#define RELD IN(UNIT_RELEASED)
#define CLMD IN(UNIT_CLAIMED)
#define CRED IN(UNIT_CREDIT_TRANSFER)
#define EXEM IN(UNIT_EXEMPT)
#define REVO IN(UNIT_REVOKED)
#define MOVD IN(UNIT_MIGRATED)
#define ENRD IN(ENROLMENT_ENROLLED)
#define REGD IN(ENROLMENT_REGISTERED)
#define ACTV IN(ENROLMENT_ACTIVE)
#define REST IN(ENROLMENT_ON_BREAK)
#define RULE IN(ENROLMENT_RULES_MET)
#define RLSD IN(ENROLMENT_RELEASED)
#define HOLD IN(ENROLMENT_EQA_HOLD)
#define CLAI IN(ENROLMENT_CLAIMED)
#define CERT IN(ENROLMENT_CERTIFICATED)
#define LEFT IN(ENROLMENT_WITHDRAWN)
#define GOES IN(ENROLMENT_TRANSFERRED)
#define BACK (ENRD | REGD | ACTV | RULE | RLSD | HOLD)

const struct transition transitions[EVENT__N] = {
    /*                                                            draft  submitted in-review accepted in-part returned withdrawn gone */
    [EVIDENCE_WRITE] =    {"write",    DEED_NONE, "draft",       {DRAFT, DRAFT,  DRAFT,  DRAFT,  DRAFT,  DRAFT,  0, 0}},
    [EVIDENCE_DISCARD] =  {"discard",  DEED_NONE, "discard",     {GONE,  0,      0,      0,      0,      0,      0, 0}},
    [EVIDENCE_MAP] =      {"map",      DEED_NONE, "mapping",          {DRAFT, SUBM,   INREV,  ACC,    PART,   RETD,   0, 0}},
    [EVIDENCE_UNMAP] =    {"unmap",    DEED_NONE, "unmapping",          {DRAFT, 0,      0,      0,      0,      0,      0, 0}},
    [EVIDENCE_SUBMIT] =   {"submit",   DEED_OWN,  "submission",  {SUBM,  0,      0,      0,      0,      0,      0, 0}},
    [EVIDENCE_RECALL] =   {"recall",   DEED_NONE, "recall",      {0,     DRAFT,  0,      0,      0,      0,      0, 0}},
    [EVIDENCE_BEGIN] =    {"begin",    DEED_NONE, "review-begun", {0,    INREV,  0,      0,      0,      0,      0, 0}},
    [EVIDENCE_JUDGE] =    {"judge",    DEED_REST, "review",          {0,     JUDGED, JUDGED, JUDGED, JUDGED, JUDGED, 0, 0}},
    [EVIDENCE_SEND_BACK] = {"send-back", DEED_NONE, "countersignature", {0, 0, INREV, INREV, INREV, INREV, 0, 0}},
    [EVIDENCE_CONFIRM] =  {"confirm",  DEED_OWN,  "confirmation",          {0,     SUBM,   INREV,  ACC,    PART,   RETD,   0, 0}},
    [EVIDENCE_WITHDRAW] = {"withdraw", DEED_NONE, "withdrawal",  {WDRN,  WDRN,   WDRN,   WDRN,   WDRN,   WDRN,   0, 0}},

    /*                                                                        registered progress complete  declared   signed pool  released claimed credit exempt revoked migrated */
    [UNIT_MAP] =          {"map",     DEED_MAP,     "mapping",              {PROG,        PROG,       COMP,       DECL | COMP, 0,    0,    0,    0,    0,    0,    0,    0}},
    [UNIT_DECIDE] =       {"decide",  DEED_DECIDE,  "review",              {PROG | COMP, PROG | COMP | DECL, PROG | COMP, PROG | DECL, 0, 0, 0, 0,  0,    0,    0,    0}},
    [UNIT_COUNTERSIGN] =  {"countersign", DEED_COUNTERSIGN, "countersignature", {REG | PROG | COMP, PROG | COMP | DECL, PROG | COMP, PROG | DECL, 0, 0, 0, 0, 0, 0,    0,    0}},
    [UNIT_UNDO] =         {"undo",    DEED_UNDO,    "withdrawal",      {REG,         REG | PROG, REG | PROG, REG | PROG,  0,    0,    0,    0,    CRED, EXEM, 0,    MOVD}},
    [UNIT_DECLARE] =      {"declare", DEED_DECLARE, "declaration",     {0,           0,          DECL,       0,           POOL, 0,    0,    0,    0,    0,    0,    0}},
    [UNIT_SIGN] =         {"sign",    DEED_SIGN,    "signature",       {0,           0,          SGND,       POOL,        0,    0,    0,    0,    0,    0,    0,    0}},
    [UNIT_RELEASE] =      {"release", DEED_RELEASE, "release",         {0,           0,          0,          0,           0,    RELD, 0,    0,    0,    0,    0,    0}},
    [UNIT_REOPEN] =       {"reopen",  DEED_REOPEN,  "reopening",       {0,           0,          0,          0,           PROG, PROG, PROG, 0,    0,    0,    PROG, 0}},
    [UNIT_CREDIT] =       {"credit",  DEED_CLOSE,   "credit-transfer", {CRED,        CRED,       CRED,       CRED,        0,    0,    0,    0,    0,    0,    0,    0}},
    [UNIT_EXEMPT_FROM] =  {"exempt",  DEED_CLOSE,   "exemption",       {EXEM,        EXEM,       EXEM,       EXEM,        0,    0,    0,    0,    0,    0,    0,    0}},
    [UNIT_CLAIM] =        {"claim",   DEED_NONE,    "claim",              {0,           0,          0,          0,           0,    0,    CLMD, 0,    0,    0,    0,    0}},
    [UNIT_REVOKE] =       {"revoke",  DEED_REVOKE,  "revocation",      {0,           0,          0,          0,           0,    0,    REVO, REVO, REVO, REVO, 0,    0}},
    [UNIT_MOVE] =         {"move",    DEED_NONE,    "migration",              {MOVD,        MOVD,       MOVD,       MOVD,        0,    0,    0,    0,    0,    0,    0,    0}},

    /*                                                                                 enrolled     registered active on-break rules-met released hold claimed cert. withdrawn transferred */
    [ENROLMENT_REGISTER] = {"register",    DEED_COORDINATE, "registration",  {REGD | ACTV, REGD, ACTV, REST, RULE, RLSD, HOLD, 0,    0, 0,    0}},
    [ENROLMENT_BREAK] =    {"break",       DEED_COORDINATE, "break",         {REST,        REST, REST, 0,    0,    0,    0,    0,    0, 0,    0}},
    [ENROLMENT_RESUME] =   {"resume",      DEED_COORDINATE, "resumption",    {0,           0,    0,    BACK, 0,    0,    0,    0,    0, 0,    0}},
    [ENROLMENT_LEAVE] =    {"withdraw",    DEED_COORDINATE, "departure",     {LEFT,        LEFT, LEFT, LEFT, LEFT, LEFT, LEFT, 0,    0, 0,    0}},
    [ENROLMENT_TRANSFER] = {"transfer",    DEED_COORDINATE, "transfer",      {GOES,        GOES, GOES, GOES, GOES, GOES, GOES, 0,    0, 0,    0}},
    [ENROLMENT_AGREE] =    {"agree",       DEED_COORDINATE, "eqa-agreement", {0,           0,    0,    0,    0,    0,    RLSD, 0,    0, 0,    0}},
    [ENROLMENT_CLAIM] =    {"claim",       DEED_CLAIM,      "claim",         {0,           0,    0,    0,    0,    CLAI, 0,    0,    0, LEFT, 0}},
    [ENROLMENT_CERTIFY] =  {"certificate", DEED_COORDINATE, "certificate",   {0,           0,    0,    0,    0,    0,    0,    CERT, 0, 0,    0}},
};
/* clang-format on */

bool
transition_allowed(enum event event, int from)
{
    return transitions[event].to[from] != 0;
}

static const struct state *
why_not(enum event event, int from)
{
    for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++)
        if (refusals[i].event == event && (refusals[i].states & IN(from)) != 0)
            return &refusals[i].why;
    return event < UNIT_MAP             ? &evidence[from]
           : event < ENROLMENT_REGISTER ? &unit[from]
                                        : &enrolment[from];
}

static enum result
refuse(struct ctx *c, enum event event, int from, const struct deed *deed)
{
    const struct state *why = why_not(event, from);
    struct rule_enrolment_row e;
    enum result r;

    if (why != &unit[UNIT_MIGRATED])
        return fail(c, ERR_CONFLICT, why->code, "%s", tr(c->lang, why->words));
    if ((r = sql_rule_enrolment(c, deed->enrolment, &e)) != OK)
        return r;
    return fail(c, ERR_CONFLICT, why->code,
        N_("The learner's work on this unit has been moved; it goes on under: "
           "%s"),
        e.successor);
}

enum result
transition(struct ctx *c, enum event event, int from, const struct deed *deed,
    struct value *body)
{
    const struct transition *row = &transitions[event];
    struct deed asked = *deed;
    enum result r;

    asked.kind = row->deed;
    if ((r = may(c, &asked)) != OK)
        return r;
    if (!transition_allowed(event, from))
        return refuse(c, event, from, deed);
    if (body == NULL)
        return OK;
    return act_append(c,
        &(struct act){.kind = row->act,
            .actor = c->actor,
            .subject = deed->learner,
            .body = body},
        NULL);
}

const char *
evidence_state_code(enum evidence_state state)
{
    return evidence[state].code;
}

enum evidence_state
evidence_state_of(const char *code)
{
    int state = EVIDENCE_DRAFT;

    while (state < EVIDENCE_GONE && strcmp(evidence[state].code, code) != 0)
        state++;
    return (enum evidence_state)state;
}

const char *
unit_state_code(enum unit_state state)
{
    return unit[state].code;
}

const char *
unit_state_words(enum unit_state state)
{
    return unit[state].words;
}

/* The states that a single step gives, whatever the items say. */
static const struct {
    const char *step;
    enum unit_state state;
} stages[] = {
    {"release",         UNIT_RELEASED       },
    {"claim",           UNIT_CLAIMED        },
    {"credit-transfer", UNIT_CREDIT_TRANSFER},
    {"exemption",       UNIT_EXEMPT         },
    {"revocation",      UNIT_REVOKED        },
};

enum unit_state
unit_state_of(const struct unit_facts *f)
{
    if (f->moved)
        return UNIT_MIGRATED;
    for (size_t i = 0; f->stage != NULL && i < sizeof(stages) / sizeof(*stages);
         i++)
        if (strcmp(stages[i].step, f->stage) == 0)
            return stages[i].state;
    if (f->signed_at != 0)
        return f->declared != 0 ? UNIT_IQA_POOL : UNIT_SIGNED;
    if (f->met == f->n && f->n > 0)
        return f->declared != 0 ? UNIT_DECLARED : UNIT_COMPLETE;
    return f->mapped > 0 || f->met > 0 ? UNIT_IN_PROGRESS : UNIT_REGISTERED;
}

enum result
unit_state_read(struct ctx *c, struct id on, enum unit_state *out)
{
    struct rule_unit_row row;
    enum result r;

    if ((r = sql_rule_unit(c, on, &row)) != OK)
        return r;
    *out = unit_state_of(&(struct unit_facts){
        .n = (size_t)row.n,
        .met = (size_t)row.met,
        .mapped = (size_t)row.mapped,
        .declared = row.declared_at,
        .signed_at = row.signed_at,
        .stage = row.stage,
        .moved = row.moved,
    });
    return OK;
}

const char *
enrolment_state_code(enum enrolment_state state)
{
    return enrolment[state].code;
}

const char *
enrolment_state_words(enum enrolment_state state)
{
    return enrolment[state].words;
}

enum enrolment_state
enrolment_state_of(const struct enrolment_facts *f)
{
    if (f->end != NULL)
        return strcmp(f->end, "transfer") == 0 ? ENROLMENT_TRANSFERRED
                                               : ENROLMENT_WITHDRAWN;
    if (f->certificated)
        return ENROLMENT_CERTIFICATED;
    if (f->claimed)
        return ENROLMENT_CLAIMED;
    if (f->resting)
        return ENROLMENT_ON_BREAK;
    if (f->released)
        return f->direct || f->agreed ? ENROLMENT_RELEASED : ENROLMENT_EQA_HOLD;
    if (f->rules_met)
        return ENROLMENT_RULES_MET;
    if (!f->registered)
        return ENROLMENT_ENROLLED;
    return f->begun ? ENROLMENT_ACTIVE : ENROLMENT_REGISTERED;
}
