/*
 * dated_kinds - every kind of dated record.  Adding one: a row here, its name
 * in src/po, its line in tyst(1) under "record add".
 */
#include <config.h>

#include <string.h>

#include "portfolio/dated.h"

#define R(role) (1u << ROLE_##role)
#define ASSESSES (R(ASSESSOR) | R(TRAINEE_ASSESSOR))
#define LOOKS_AFTER (R(COORDINATOR) | R(IQA))
#define STAFF (ASSESSES | LOOKS_AFTER | R(COUNTERSIGNER) | R(ADMINISTRATOR))

/* clang-format off */
const struct dated_kind dated_kinds[] = {
    /* code, name, about, others, own, items, hidden, course */
    {"plan", N_("Assessment plan"),
        DATED_LEARNER, ASSESSES | R(COORDINATOR), 0, true, false, DATED_NOTED},
    {"progress-review", N_("Progress review"),
        DATED_LEARNER, ASSESSES | R(COORDINATOR), 0, false, false, DATED_NOTED},
    {"adjustment", N_("Reasonable adjustment"),
        DATED_LEARNER, ASSESSES | LOOKS_AFTER, 0, false, false, DATED_NOTED},
    {"appeal", N_("Appeal"),
        DATED_LEARNER, LOOKS_AFTER, R(LEARNER), true, false, DATED_BLOCKS},
    {"malpractice", N_("Malpractice investigation"),
        DATED_PERSON, LOOKS_AFTER, 0, false, true, DATED_BLOCKS},
    {"cpd", N_("Continuing professional development"),
        DATED_STAFF, LOOKS_AFTER, STAFF, false, false, DATED_NOTED},
    {"standardisation", N_("Standardisation"),
        DATED_CENTRE, LOOKS_AFTER, 0, true, false, DATED_NOTED},
    {"eqa-visit", N_("EQA visit"),
        DATED_CENTRE, LOOKS_AFTER | R(EQA), 0, false, false, DATED_NOTED},
    {NULL, NULL, DATED_CENTRE, 0, 0, false, false, DATED_NOTED}
};
/* clang-format on */

const struct dated_kind *
dated_kind_find(const char *code)
{
    const struct dated_kind *kind = dated_kinds;

    while (kind->code != NULL && strcmp(kind->code, code) != 0)
        kind++;
    return kind->code != NULL ? kind : NULL;
}

unsigned
dated_writing(const struct dated_kind *kind, unsigned roles, bool own)
{
    return roles & (own ? kind->own : kind->others);
}
