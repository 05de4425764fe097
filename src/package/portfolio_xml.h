/*
 * portfolio_xml - the whole of a portfolio as one XML document, as
 * portfolios/tyst-portfolio.rng describes it.
 *
 * Texts of evidence are not repeated in it: they are files of the package like
 * any others, named with their hashes.  Drafts are not in it: a draft is the
 * learner's own until it is submitted.
 */
#ifndef TYST_PACKAGE_PORTFOLIO_XML_H
#define TYST_PACKAGE_PORTFOLIO_XML_H

#include "snapshot.h"

#define PORTFOLIO_NAMESPACE "urn:x-tyst:portfolios:1"

/* The canonical bytes; names_give() has been called. */
char *portfolio_xml(
    struct ctx *c, const struct snapshot *s, const char *day, size_t *out_len);

#endif
