/*
 * evidence - what a learner shows: pieces, their versions, files and mappings.
 *
 * A piece has a number per learner, never reused.  A version is a draft until
 * it is submitted and never changes afterwards: an edit makes the next one,
 * which carries the mappings neither confirmed nor refused.  Bytes are blobs,
 * added before the verb; a version names them by hash.
 */
#ifndef TYST_PORTFOLIO_EVIDENCE_H
#define TYST_PORTFOLIO_EVIDENCE_H

#include "portfolio/details.h"
#include "portfolio/items.h"
#include "portfolio/region.h"
#include "rules/states.h"
#include "store/blob.h"

struct evidence_file {
    const char *name; /* as the person named it: data, never a path */
    struct blob blob;
};

/* What a version is made of.  In evidence_revise a NULL keeps what was. */
struct evidence_new {
    struct id id; /* of a new piece, so that it is made once; none: drawn */
    const char *title;
    const char *type;     /* a code of evidence_types; NULL: by the medium */
    const char *happened; /* the civil day it shows; NULL: today */
    const char *words;    /* the text; NULL: none */
    const char *link;
    const char *language; /* NULL: the learner's */
    /* Somebody else is in it: "yes", or how: "seen", "heard", "named", with
     * commas; NULL: "no". */
    const char *others;
    const struct value *details; /* portfolio/details.h; NULL: none */
    const struct evidence_file *files;
    size_t nfiles;
    const char *items; /* to map it to, as items.h reads them; NULL: none */

    /* To revise: what was there when the page was read; 0: not said. */
    int64_t version; /* the newest */
    int64_t seen;    /* acts, see since.h */
};

struct evidence_ref {
    struct id id;
    int64_t number, version;
};

/* What a piece of evidence shows of its newest version. */
struct evidence_view {
    struct id id, learner;
    int64_t number, version;
    const char *state, *type, *title, *language;
    const char *happened;        /* the civil day */
    struct id recorder;          /* not listed, as all below */
    bool others;                 /* somebody else is seen, heard or named; */
    const char *how;             /* "seen,heard,named", or "yes", "no" */
    const struct value *details; /* NULL: none */
    const char *words, *link;    /* NULL: none, or not read */
    const char *content;         /* the commitment to all of it; not listed */
    const struct evidence_file *files;
    size_t nfiles;
    const struct mapping_view {
        const char *key, *name;            /* of the unit and of the item */
        const struct outline_texts *words; /* of the item */
        const char *state;                 /* proposed, confirmed, refused */
        const char *basis, *line, *region; /* line, region NULL: not said */
    } * mappings;
    size_t nmappings;
    const char *const *regions; /* of those that are not refused, else NULL */
};

/* The types of domain.md by their codes, NULL-terminated. */
extern const char *const evidence_types[];

/*
 * A new piece as a draft, recorded by c->actor: the learner, or somebody
 * allocated to them.  Acts "draft" and "mapping".  When its id was used before
 * by them for that learner, the piece that there is comes back and nothing is
 * written.  ERR_INPUT "no-title", "no-content", "bad-type", "bad-day",
 * "day-to-come", …; ERR_CONFLICT "id-used"; ERR_DENIED "not-allocated"; what
 * items_parse and rule R14 say.
 */
enum result evidence_add(struct ctx *c, struct id learner,
    const struct evidence_new *new, struct evidence_ref *out);

/* Change a draft, or make the next version of what was submitted.  Only its
 * recorder may.  When a draft says the same already, nothing is written.
 * ERR_CONFLICT "withdrawn", "newer-version", "changed-since". */
enum result evidence_revise(struct ctx *c, struct id evidence,
    const struct evidence_new *new, struct evidence_ref *out);

/* How a piece shows the items that it is mapped to. */
struct mapping_how {
    const char *basis;        /* "direct" (also NULL), "asked", "inferred" */
    const char *line;         /* in a sentence; needed where it is inferred */
    struct region_new region; /* where */
};

/*
 * Map the newest version to more items: its learner or somebody allocated, who
 * map what was sent when there is a draft of somebody else's.  how NULL:
 * directly; else what is mapped already, and not judged, is from now on shown
 * so.  Act "mapping".  ERR_INPUT "bad-basis", "no-line", "bad-line",
 * "bad-region"; ERR_CONFLICT "mapping-judged", "withdrawn", "changed-since".
 */
enum result evidence_map(struct ctx *c, struct id evidence, const char *items,
    const struct mapping_how *how);

/* Map a draft to these items and to no others, "" or NULL to none; acts
 * "unmapping" and "mapping".  Its recorder only.  ERR_CONFLICT "not-draft". */
enum result evidence_map_only(
    struct ctx *c, struct id evidence, const char *items);

/* Discard a draft with all it says, for good; an earlier version stays, and so
 * does the number.  Its recorder only: act "discard".  ERR_CONFLICT
 * "not-draft". */
enum result evidence_discard(struct ctx *c, struct id evidence);

/* The recorder declares the draft authentic and submits it: act "submission";
 * the credential is the recorder's.  ERR_CONFLICT "not-draft". */
enum result evidence_submit(
    struct ctx *c, struct id evidence, struct id credential);

/* The recorder takes the newest version back into a draft, while nobody has
 * begun to judge it: act "recall".  ERR_CONFLICT "not-submitted", "in-review",
 * …, "confirmed", "sampled", "imported". */
enum result evidence_recall(struct ctx *c, struct id evidence);

/* The learner confirms what somebody else recorded, with a comment or NULL:
 * act "confirmation" for each version submitted and not yet confirmed.
 * ERR_INPUT "bad-text"; ERR_CONFLICT "own-record", "not-submitted",
 * "confirmed", "withdrawn". */
enum result evidence_confirm(struct ctx *c, struct id evidence,
    const char *comment, struct id credential);

/* A piece with all it holds.  ERR_NOT_FOUND "no-evidence". */
enum result evidence_view(
    struct ctx *c, struct id evidence, struct evidence_view *out);

/* A version as it was sent; 0: the newest of those.  ERR_NOT_FOUND
 * "no-evidence" when it was not sent. */
enum result evidence_sent(struct ctx *c, struct id evidence, int64_t version,
    struct evidence_view *out);

/* Each piece of a learner by number, in an arena of its own, without words,
 * link, files and mappings. */
enum result evidence_each(struct ctx *c, struct id learner,
    enum result (*each)(
        struct ctx *c, const struct evidence_view *view, void *arg),
    void *arg);

/* The number of the first file of sound or video; 0: there is none. */
int64_t recording_of(const struct evidence_file *files, size_t n);

/* "ID#version", as acts name a version. */
const char *version_text(struct mem *m, struct id evidence, int64_t version);

/* Inside a verb: a transition of the newest version, by c->actor, that no rule
 * is about; the act names the version. */
struct evidence_row;
enum result evidence_transition(struct ctx *c, enum event event,
    const struct evidence_row *e, const char *state);

/* Inside a verb: what evidence_add() and evidence_submit() do. */
enum result evidence_put(struct ctx *c, struct id learner,
    const struct evidence_new *new, struct evidence_ref *out);
enum result evidence_send(
    struct ctx *c, struct id evidence, struct id credential);

/* Inside a verb: map a version to an item unless it is, asking rule R14. */
enum result mapping_ensure(struct ctx *c, struct id learner, struct id evidence,
    int64_t version, const struct item_ref *item, bool *added);

#endif
