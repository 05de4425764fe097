/*
 * derive - what follows from the acts of one learner, and from nothing else
 * but the items of unit files.
 *
 * It shares no code with the rooms that wrote the acts, so that a fault there
 * is not repeated here: "package" feeds it from a zip, "check" from the data
 * directory.
 */
#ifndef TYST_DERIVE_DERIVE_H
#define TYST_DERIVE_DERIVE_H

#include "base/xml.h"
#include "derive/facts.h"
#include "ledger/act.h"
#include "ledger/keyring.h"
#include "ledger/note.h"

struct source_opening {
    const char *commitment, *field, *value;
    struct id record;
};

struct source_unit {
    const char *name; /* "ABCDE1@1" */
    const char *key;
    const char *sha256;    /* of its file */
    struct xml_node *root; /* of its file */
};

struct source {
    struct ctx *c;
    struct id learner;
    bool selected; /* only what concerns these units is shown */
    bool whole; /* drafts and particulars are shown too; acts about others are
                   of kinds that change nothing in an account */
    struct act_logged *act; /* in the order of the ledger */
    size_t nacts;
    struct keyring *keys;           /* all of them taken; NULL: nobody asks */
    struct source_opening *opening; /* by commitment */
    size_t nopenings;
    struct source_unit *unit;
    size_t nunits;
    struct source_unit *qualification; /* that the learner is on */
    size_t nqualifications;
    /* Of an act that makes no sense; it is left out.  NULL: derive() ends. */
    enum result (*told)(struct ctx *c, void *arg);
    void *arg;
};

/* What the last act of that kind says in a field (NULL: there is none), of
 * those with that "use" (NULL: any); and what the ledger is called by now. */
const char *source_said(const struct source *s, const char *kind,
    const char *field, const char *use);
const char *source_origin(const struct source *s);

/* The next act by which another ledger key takes the place of one that was
 * lost; at begins as zeros. */
struct source_key {
    int64_t n;                 /* the act's leaf */
    const char *before, *text; /* the two keys */
    struct note_key key;
    size_t next;
};
bool source_new_key(const struct source *s, struct source_key *at);

/* What is behind a commitment; NULL when nothing here says. */
const char *source_opened(const struct source *s, const char *commitment);
struct source_opening *source_opening(
    const struct source *s, const char *commitment);

struct account;

/* Run through all the acts.  ERR_INPUT "no-sense" for one that refers to what
 * there is not, or breaks a rule, unless somebody is told. */
enum result derive(const struct source *s, struct account **out);

/* The account as facts, of what a package shows. */
void derive_facts(struct account *a, struct facts *f);

/* The centre's own settings, of acts without a subject. */
void derive_centre(const struct source *s, struct facts *f);

/* Why a kind of act changes nothing in an account; NULL: it does change it,
 * or there is no such kind, which *known says. */
const char *derive_ignores(const char *kind, bool *known);

#endif
