/*
 * witness - people without an account who say what they saw.
 *
 * They are asked by a link that holds 256 random bits, of which only the hash
 * is kept; it opens one page, once, until its day.  What is confirmed through
 * it is a confirmation and no signature: it counts once an assessor has
 * recorded how the witness was checked.  A statement on paper is evidence with
 * a photograph, and counts by the same check.
 */
#ifndef TYST_PORTFOLIO_WITNESS_H
#define TYST_PORTFOLIO_WITNESS_H

#include "portfolio/evidence.h"

#define WITNESS_TOKEN 64 /* digits in a link */

struct witness_new {
    struct id evidence;
    const char *name;
    const char *email;    /* to be sent the link; NULL: it is printed */
    const char *language; /* NULL: that of the evidence */
    int64_t days;         /* until it expires; 0: 30 */
    const char *address;  /* "https://…" of the server: links begin with it */
};

struct witness_asked {
    struct id id;
    int64_t expires;
    const char *link; /* the whole of it, with its token */
    struct evidence_view evidence;
    const char *learner, *asker, *language;
};

/*
 * Ask a witness about the newest version, by its learner or somebody allocated:
 * act "witness-request".  A link to the same witness before this one ends.
 * With an address of theirs the link waits in the outbox.  ERR_INPUT "no-name",
 * "bad-email", "bad-language", "bad-days", "no-address";
 * ERR_CONFLICT "withdrawn"; ERR_DENIED by rule R5.
 */
enum result witness_ask(
    struct ctx *c, const struct witness_new *new, struct witness_asked *out);

/* What the link opens. */
struct witness_page {
    struct id request;
    const char *name, *language;
    const char *learner, *asker;
    struct evidence_view evidence; /* as it is now */
};

/* ERR_NOT_FOUND "no-link"; ERR_CONFLICT "link-used", "link-late" and
 * "link-ended" (the evidence is no longer what was asked about). */
enum result witness_open(
    struct ctx *c, const char *token, struct witness_page *out);

struct witness_said {
    const char *name, *role, *relation, *words;
    bool relative;       /* they say that they are one of the learner's */
    const char *content; /* of the evidence that they read */
    const char *address; /* theirs on the network */
};

/*
 * The witness confirms, once: act "witness-confirmation", whose actor is
 * nobody.  Failures as of witness_open(); ERR_INPUT "no-words", "no-name",
 * "no-role", "no-relation", "bad-text"; ERR_CONFLICT "changed-since";
 * ERR_DENIED by rule R5.
 */
enum result witness_confirm(
    struct ctx *c, const char *token, const struct witness_said *said);

/*
 * An allocated assessor records how the witness was checked; request none: on
 * paper, whose name the evidence says.  Act "witness-check".  ERR_INPUT
 * "no-how"; ERR_CONFLICT "not-submitted", "not-confirmed", "checked";
 * ERR_DENIED by rules R1, R10, R16.
 */
enum result witness_check(struct ctx *c, struct id evidence, struct id request,
    const char *how, struct id credential);

/* Who was asked about a version, what they said, how they were checked. */
struct witness_view {
    struct id request; /* none: on paper */
    const char *name, *email;
    int64_t asked, expires;
    int64_t confirmed;                   /* 0: not yet */
    const char *role, *relation, *words; /* once it is */
    int64_t checked;                     /* 0: not yet */
    struct id checker;
    const char *checker_name, *how;
};
enum result witness_list(struct ctx *c, struct id evidence, int64_t version,
    struct witness_view **out, size_t *n);

/* Has a witness confirmed this version, so that it stays as they read it? */
enum result witness_has(
    struct ctx *c, struct id evidence, int64_t version, bool *out);

#endif
