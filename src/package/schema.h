/* schema - portfolios/tyst-portfolio.rng, built in by src/gen/embed. */
#ifndef TYST_PACKAGE_SCHEMA_H
#define TYST_PACKAGE_SCHEMA_H

#include <stddef.h>

extern const char schema_portfolio[];
extern const size_t schema_portfolio_len;

#endif
