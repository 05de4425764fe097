/*
 * combination - do units satisfy a qualification's rules of combination, what
 * is missing, and what may still be chosen?
 *
 * What the rules mean:
 *
 * - A unit counts at one place or at none.  It may stand at a place of its own
 *   key (and revision, where the place names one), or at that of a unit of the
 *   same equivalent set; it then has the credit and level of the place.  A
 *   place takes one unit.  So a unit that is in two groups counts once, and so
 *   do two revisions of one key.
 * - Of a barred set at most one unit counts.
 * - What counts in a group counts in all the groups around it.  Min and max of
 *   units and of credit, and credit at a level or above, are of all that
 *   counts in a group.  Credit that a place does not say is 0; a place without
 *   a level counts for none.
 * - A mandatory group needs every place of its own filled, besides.
 * - Alternatives are the pathways among the groups in a group; where it has
 *   none but says min-groups or max-groups, all in it but the mandatory ones.
 *   An alternative is taken when a unit counts in it.  At least min-groups and
 *   at most max-groups are taken; of pathways at least one where min-groups is
 *   not said, and just one where neither is.
 * - Rules are asked of the whole, of alternatives that are taken, and of every
 *   group in one of which they are asked that is no alternative.
 * - Units satisfy the qualification when there is some way to let each count
 *   or not by which all that is asked holds.  So what is above a maximum does
 *   not count and does no harm, and a further unit never makes a satisfied
 *   qualification unsatisfied.
 *
 * The answers are exact; where looking for one would take too long they say
 * so, as undecided.
 */
#ifndef TYST_STANDARD_COMBINATION_H
#define TYST_STANDARD_COMBINATION_H

#include "standard/qualification.h"

enum holding { HOLDING_AVAILABLE, HOLDING_CHOSEN, HOLDING_ACHIEVED };

struct combination_unit {
    const char *key;
    int64_t rev; /* UNSAID: whatever a place asks for */
    enum holding holding;
};

enum answer { ANSWER_NO, ANSWER_YES, ANSWER_UNDECIDED };

/* What a unit is to the rest. */
enum choice {
    CHOICE_OPEN,      /* it may count, with all that is chosen */
    CHOICE_NECESSARY, /* beside what is chosen, nothing is complete without */
    CHOICE_BARRED,    /* by one that is chosen or achieved */
    CHOICE_USELESS,   /* it cannot count beside what is chosen */
    CHOICE_UNDECIDED
};

struct unit_answer {
    const struct qualification_place *place; /* where it counts; NULL: not */
    enum choice choice;
    const char *barred_by; /* its key; NULL: by none */
};

/* One thing that is missing in a group. */
enum missing_kind {
    MISSING_PLACE, /* the unit of a mandatory place */
    MISSING_UNITS,
    MISSING_CREDIT,
    MISSING_LEVEL, /* credit at the level or above */
    MISSING_GROUPS /* to be taken */
};

struct missing {
    enum missing_kind kind;
    const struct qualification_group *group;
    const struct qualification_place *place; /* of MISSING_PLACE */
    const char *level;                       /* of MISSING_LEVEL */
    int64_t n;                               /* credit in hundredths */
};

struct missing_list {
    struct missing *list;
    size_t n;
};

struct combination {
    enum answer satisfied; /* by what is achieved */
    enum answer complete;  /* by that and what is chosen */
    enum answer possible;  /* by all units given */
    bool fewest;           /* no way needs fewer units than what is missing */
    struct unit_answer *units; /* in the order given */
    struct missing_list to_achieve, to_choose;
};

/*
 * Work it all out for these units; each key and revision is given once.
 * Missing is what the way to the whole lacks that needs the fewest units
 * besides those achieved and chosen, or where it was not known for certain to
 * be that (!fewest) one that does it.
 */
void combination_solve(struct ctx *c, const struct qualification *q,
    const struct combination_unit *units, size_t n, struct combination *out);

/*
 * Can all that is chosen count in some way to satisfy the whole, with the
 * units given?  ERR_INPUT "choice-barred", "choice-rule" names the rule that
 * it breaks; undecided is OK.
 */
enum result combination_check(struct ctx *c, const struct qualification *q,
    const struct combination_unit *units, size_t n);

/* The group that its own units can never satisfy; NULL: there is none, or it
 * could not be decided. */
const struct qualification_group *combination_impossible(
    struct ctx *c, const struct qualification *q);

/* As sentences in c->lang: what is missing, and all that a group asks (NULL
 * when it asks for nothing). */
const char *combination_unsure(struct ctx *c); /* where it is not fewest */
const char *missing_sentence(struct ctx *c, const struct missing *m);
const char *group_rule(struct ctx *c, const struct qualification_group *g);

#endif
