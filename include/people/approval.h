/*
 * approval - what somebody is approved for at the centre, from day to day: an
 * assessor, a trainee or a countersigner for units, an IQA for units or for
 * those of a qualification.
 *
 * Who is approved as an assessor or as a countersigner is qualified; a trainee
 * is not, nor an IQA in training, and both are countersigned.
 */
#ifndef TYST_PEOPLE_APPROVAL_H
#define TYST_PEOPLE_APPROVAL_H

#include "people/person.h"

/* What people are approved as, ended by one without "as". */
struct approval_kind {
    const char *as;
    enum role role;
    unsigned has;          /* roles of which they need one: 1u << role each */
    bool training;         /* not qualified yet */
    bool by_qualification; /* or for units only */
};
extern const struct approval_kind approval_kinds[];

struct approval {
    struct id person;
    enum role role;        /* assessor, trainee, countersigner or IQA */
    const char *unit_key;  /* or NULL: */
    const char *from, *to; /* civil days, both included */
    const char *qualification_key;
    const char *languages; /* of assessment: "cy", "en" or "cy en"; NULL, of a
                              new one: the person's own */
    bool training;         /* an IQA who is not qualified yet */
    const char *ended;     /* the last day, where it ended before "to" */
};

/* "assessor", "trainee-iqa", …: what they are approved as, and the words of
 * it back.  false: nobody is approved as that. */
const char *approval_as(const struct approval *a);
bool approval_parse(const char *as, struct approval *out);

/* The languages that are named, in that form; NULL where none are.  ERR_INPUT
 * "bad-language". */
enum result approval_languages(
    struct ctx *c, const char *const *named, size_t n, const char **out);

/* Approve for each: one act "approval" each, all or none.  ERR_INPUT
 * "bad-day", "bad-period", "not-assessor", "not-approvable"; ERR_CONFLICT
 * "disabled"; ERR_DENIED "not-coordinator". */
enum result approval_add(
    struct ctx *c, const struct approval *approvals, size_t n);

/* End those that stand on that day and are as person, role and key say: "to"
 * is the last day they hold.  One act "approval-end" each; ERR_NOT_FOUND
 * "no-approval" when there is none. */
enum result approval_end(struct ctx *c, const struct approval *like);

/* What somebody is approved for alike: its keys, with blanks between. */
struct approval_held {
    struct approval what; /* unit_key, qualification_key: the first */
    const char *name, *ref, *keys;
};

/* All that holds today or later, what ends first first; at most 1000. */
enum result approval_held(struct ctx *c, struct approval_held **out, size_t *n);

/* A person's approvals, by unit and day. */
enum result approval_list(
    struct ctx *c, struct id person, struct approval **out, size_t *n);

#endif
