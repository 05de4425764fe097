/*
 * dated - what a centre keeps besides evidence and decisions: assessment
 * plans, progress reviews, standardisation, CPD,
 * adjustments, appeals, malpractice, visits.  One mechanism: a kind, a day,
 * people, a text, files, criteria, and actions that follow.
 *
 * A record does not change.  People whom it names may sign it.  Of some kinds
 * one is open until it is closed, with its outcome.
 */
#ifndef TYST_PORTFOLIO_DATED_H
#define TYST_PORTFOLIO_DATED_H

#include "portfolio/action.h"
#include "portfolio/evidence.h"

enum dated_about {
    DATED_LEARNER,
    DATED_STAFF,  /* somebody who works for the centre */
    DATED_PERSON, /* either */
    DATED_CENTRE
};

/* What becomes of one. */
enum dated_course {
    DATED_NOTED, /* it says what was */
    DATED_BLOCKS /* open until it is closed; until then no certificate is
                    claimed (R15) */
};

struct dated_kind {
    const char *code, *name; /* marked N_() */
    enum dated_about about;
    unsigned others; /* roles that write it about others: 1u << role each; */
    unsigned own;    /* about themselves */
    bool items;      /* it may name criteria */
    bool hidden;     /* from whom it is about */
    enum dated_course course;
};

/* Every kind, ended by one without a code. */
extern const struct dated_kind dated_kinds[];
const struct dated_kind *dated_kind_find(const char *code); /* NULL: none */

/* By which of the roles somebody writes of the kind, about themselves or about
 * others; 0: by none. */
unsigned dated_writing(const struct dated_kind *kind, unsigned roles, bool own);

struct dated_new {
    struct id id; /* so that it is made once; none: drawn */
    const char *kind;
    struct id about;         /* none: the centre */
    const struct id *people; /* who took part besides */
    size_t npeople;
    const char *items; /* as items.h reads them; NULL: none */
    const char *day;   /* NULL: today */
    const char *due;   /* NULL: none */
    const char *words;
    const struct evidence_file *files;
    size_t nfiles;
    const struct action_new *actions;
    size_t nactions;
};

/*
 * Written by c->actor: act "dated".  ERR_INPUT "bad-kind", "no-about",
 * "not-learner", "not-staff", "no-items", "no-text", "bad-text", "bad-day";
 * ERR_DENIED "not-writer", "not-allocated"; ERR_CONFLICT "id-used"; what
 * actions_put() says.
 */
enum result dated_add(
    struct ctx *c, const struct dated_new *new, struct id *out);

/* More actions that follow, by who may write it: act "action".  once: the
 * first's id, so that they are added once; none: drawn.  ERR_INPUT "no-actions"
 * where there are none; ERR_CONFLICT "id-used". */
enum result dated_act(struct ctx *c, struct id id, struct id once,
    const struct action_new *actions, size_t n);

/* Signed by c->actor, whom it names: act "dated-signature".  ERR_DENIED
 * "not-named" or by rule R10; ERR_CONFLICT "signed". */
enum result dated_sign(struct ctx *c, struct id id, struct id credential);

/* Closed by who may write it about others, with an outcome or NULL: act
 * "dated-end".  ERR_CONFLICT "not-open"; ERR_DENIED "about-oneself". */
enum result dated_close(struct ctx *c, struct id id, const char *outcome);

struct dated {
    struct id id, about, author; /* about none: the centre */
    const struct dated_kind *kind;
    const char *about_name, *author_name;
    const char *day, *due, *words, *outcome; /* NULL: none */
    int64_t made, ended; /* 0: not yet, or of a kind that does not */
    bool open;

    /* Not where they are listed. */
    const char *items; /* "KEY:P4, KEY:P5"; "": none */
    struct dated_signer {
        struct id id;
        const char *name;
        int64_t signed_at; /* 0: has not */
    } * people;
    size_t npeople;
    struct evidence_file *files;
    size_t nfiles;
    struct action *actions;
    size_t nactions;
};

/* ERR_NOT_FOUND "no-record". */
enum result dated_get(struct ctx *c, struct id id, struct dated *out);

/* The newest first, at most max, about a person (none: anybody) or of a kind
 * (NULL: any). */
enum result dated_list(struct ctx *c, struct id about, const char *kind,
    int64_t max, struct dated **out, size_t *n);

/* All, or those about no learner. */
enum result dated_latest(
    struct ctx *c, bool learners, int64_t max, struct dated **out, size_t *n);

/* Those that name a person, but for what is hidden from whom it is about. */
enum result dated_naming(struct ctx *c, struct id person, int64_t max,
    struct dated **out, size_t *n);

/* May c->actor read it: somebody whom it names unless it is hidden from them,
 * whoever may write of the kind.  The operator (none) may. */
enum result dated_may_read(struct ctx *c, const struct dated *d, bool *out);

/* "KEY:P4, KEY:P5" of rows. */
struct named_item_row;
const char *dated_item_words(
    struct mem *m, const struct named_item_row *rows, size_t n);

#endif
