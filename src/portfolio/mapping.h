/* mapping - parts of the evidence verbs: mappings of one version. */
#ifndef TYST_PORTFOLIO_MAPPING_H
#define TYST_PORTFOLIO_MAPPING_H

#include "portfolio/evidence.h"

/* Map to what the text names: act "mapping" with those that are new. */
enum result mapping_add(struct ctx *c, struct id learner,
    const struct evidence_ref *ref, const char *text);

/* Of a draft: take away what is mapped to other items; act "unmapping". */
enum result mapping_keep(struct ctx *c, struct id learner,
    const struct evidence_ref *ref, const struct items *kept);

/* A new version takes over the mappings neither confirmed nor refused. */
enum result mapping_carry(struct ctx *c, const struct evidence_ref *ref);

#endif
