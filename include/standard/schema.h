/* schema - standards/tyst-standards.rng, built in by src/gen/embed. */
#ifndef TYST_STANDARD_SCHEMA_H
#define TYST_STANDARD_SCHEMA_H

#include <stddef.h>

extern const char schema_standards[];
extern const size_t schema_standards_len;

#endif
