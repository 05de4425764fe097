/*
 * conflict - conflicts of interest between two people, as rule R9 reads them.
 *
 * Anybody may declare one.  It blocks from its first day on; the coordinator
 * signs that it does, or how it is managed instead.
 */
#ifndef TYST_PORTFOLIO_CONFLICT_H
#define TYST_PORTFOLIO_CONFLICT_H

#include "base/ctx.h"

struct conflict_new {
    struct id id;            /* so that it is made once; none: drawn */
    struct id person, about; /* in any order */
    const char *from, *to;   /* NULL: today; open */
    const char *words;
};

/* Declare it, by c->actor: act "conflict".  ERR_INPUT "same-person", "bad-day",
 * "bad-period", "no-words", "bad-text"; ERR_CONFLICT "id-used". */
enum result conflict_declare(
    struct ctx *c, const struct conflict_new *new, struct id *out);

struct conflict_outcome {
    struct id conflict;
    bool managed;           /* by the mitigation; else it is blocked */
    const char *mitigation; /* NULL: none */
    const char *to;         /* the day on which it ends; NULL: as it was */
    struct id credential;   /* of the coordinator */
};

/* By c->actor: act "conflict-outcome".  A later one takes its place.
 * ERR_NOT_FOUND "no-conflict"; ERR_INPUT "no-mitigation", "bad-day",
 * "bad-period"; ERR_DENIED by R9 or R10. */
enum result conflict_decide(
    struct ctx *c, const struct conflict_outcome *outcome);

struct conflict {
    struct id id, person, about;
    const char *person_name, *about_name, *from, *to, *words;
    const char *outcome;    /* "blocked", "managed"; NULL: not decided */
    const char *mitigation; /* NULL: none */
    const char *by;         /* the coordinator; NULL: nobody yet */
    int64_t declared;
};

/* ERR_NOT_FOUND "no-conflict". */
enum result conflict_get(struct ctx *c, struct id id, struct conflict *out);

/* Of one person, or of everybody (none), the newest first. */
enum result conflict_list(
    struct ctx *c, struct id person, struct conflict **out, size_t *n);

#endif
