/* piece - what the evidence verbs begin with. */
#ifndef TYST_PORTFOLIO_PIECE_H
#define TYST_PORTFOLIO_PIECE_H

#include "portfolio/evidence.h"
#include "store/sql.h"

/* A piece of evidence and its newest version; ERR_NOT_FOUND "no-evidence". */
enum result piece_get(struct ctx *c, struct id id, struct evidence_row *out,
    struct evidence_version_row *version);

/* ERR_NOT_FOUND "no-evidence". */
enum result piece_missing(struct ctx *c, struct id id);

/* What a witness has confirmed stays as they read it: ERR_CONFLICT
 * "witnessed". */
enum result piece_unwitnessed(
    struct ctx *c, const struct evidence_version_row *v);

/* Is c->actor the learner themselves, or somebody allocated to them, and has
 * not left? */
enum result piece_recorder(struct ctx *c, struct id learner);

#endif
