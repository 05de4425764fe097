/* dated_parts - what dated records and their actions share. */
#ifndef TYST_PORTFOLIO_DATED_PARTS_H
#define TYST_PORTFOLIO_DATED_PARTS_H

#include "portfolio/dated.h"

/* A text as it is kept.  ERR_INPUT "no-text" for none where one must be,
 * "bad-text". */
enum result dated_words(
    struct ctx *c, const char *given, bool must, const char **out);

/* ERR_INPUT "bad-day"; NULL is allowed. */
enum result dated_day(struct ctx *c, const char *day);

#endif
