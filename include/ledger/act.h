/*
 * act - what somebody did, when, to what; the only thing that the ledger
 * keeps.
 *
 * An act is canonical JSON (ledger/canon.h):
 *
 *     {"actor":ID,"at":MS,"body":{…},"kind":"review","subject":ID,"v":1}
 *
 * "actor" is "operator" where nobody signed in did it; "subject" is left out
 * where the kind has none.  The kinds and what their bodies hold are the rows
 * of src/ledger/kinds_*.c, each with its class: whose signature it bears.  A
 * leaf of the tree is the act, LF, its signature lines (ledger/signature.h),
 * each ended by LF, and the line
 *
 *     logged 1795342502118
 *
 * ended by LF: the UTC milliseconds at which it came into the ledger, in
 * decimal without leading zeros.
 */
#ifndef TYST_LEDGER_ACT_H
#define TYST_LEDGER_ACT_H

#include <stdint.h>

#include "base/ctx.h"
#include "base/hash.h"
#include "base/value.h"

#define ACT_STALE_MS INT64_C(300000) /* composed longer ago than that */

struct act {
    const char *kind;
    struct id actor;   /* none: the operator */
    struct id subject; /* none: the kind has none */
    int64_t at;        /* when it was composed; 0: c->now */
    struct value *body;
};

/* Where it came to stand. */
struct act_entry {
    struct id id;   /* of its row */
    int64_t n;      /* its leaf, from 0 */
    int64_t logged; /* never less than that of the act before */
    const char *words;
    uint8_t leaf[SHA256_SIZE];
};

/*
 * Append it, inside store_write(), after the rows that it is about; out may be
 * NULL.  ERR_INPUT "act-kind" or "act-shape" when the registry does not know
 * it so; ERR_CONFLICT "act-stale" when it was composed more than five minutes
 * ago or has yet to be.  An act of the class personal is signed with c->signer,
 * which is closed then; ERR_DENIED "R10" when it is not the actor's, or none.
 */
enum result act_append(
    struct ctx *c, const struct act *act, struct act_entry *out);

/* What people call a kind, marked N_(). */
const char *act_words_of(const char *kind);

/* The kinds that there are, from 0 on; NULL: no more. */
const char *act_kind(size_t i);

/* Its canonical bytes; checked as act_append() does. */
enum result act_words(struct ctx *c, const struct act *act, char **out);

/* And back: ERR_INPUT for anything that act_words() would not write. */
enum result act_parse(
    struct ctx *c, const char *words, size_t len, struct act *out);

/* The same of a value whose canonical form they are; out points into it. */
enum result act_read(struct ctx *c, const struct value *v, struct act *out);

/* An act as the ledger has it. */
struct act_logged {
    int64_t n, logged;
    struct act act;
    const char *words;      /* its canonical bytes */
    const char *signatures; /* lines, each ended by LF */
};

/* Its row, taken apart: as act_parse(), with all but the act said anyway. */
struct act_row;
enum result act_of_row(
    struct ctx *c, const struct act_row *row, struct act_logged *out);

/* Each in the order of the ledger, in an arena of its own. */
enum result act_each(struct ctx *c,
    enum result (*each)(
        struct ctx *c, const struct act_logged *logged, void *arg),
    void *arg);

/* Each about the subject that came after the first "seen" acts; none when that
 * is 0: whoever asks did not say what they have seen. */
enum result act_each_since(struct ctx *c, struct id subject, int64_t seen,
    enum result (*each)(
        struct ctx *c, const struct act_logged *logged, void *arg),
    void *arg);

/* What is hashed as its leaf. */
char *act_leaf_data(
    struct mem *m, const char *words, const char *signatures, int64_t logged);

#endif
