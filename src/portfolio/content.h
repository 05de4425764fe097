/* content - what a version of evidence holds, as the one text that acts
 * commit to. */
#ifndef TYST_PORTFOLIO_CONTENT_H
#define TYST_PORTFOLIO_CONTENT_H

#include "portfolio/evidence.h"

/* Fill what was left out (type by the medium, today, the language), and check
 * everything.  ERR_INPUT says what is wrong. */
enum result content_complete(
    struct ctx *c, const char *language, struct evidence_new *content);

/* The canonical text:
 * {"details":{…},"files":[…],"happened":…,"language":…,"link":…,
 * "others":…,"title":…,"type":…,"words":…}, members without a value left out.
 */
const char *content_text(struct ctx *c, const struct evidence_new *content);

/* Is the code one of evidence_types? */
bool content_type_known(const char *code);

#endif
