/* lineage - a unit's relations and notices, as commands print them. */
#ifndef TYST_CLI_LINEAGE_H
#define TYST_CLI_LINEAGE_H

#include "out.h"
#include "standard/revision.h"

/* As of today. */
enum result lineage_today(
    struct ctx *c, const struct library_unit *unit, struct lineage *out);

/* "from", "replaced_by" and "notices" of the unit's object. */
void lineage_value(
    struct mem *m, const struct lineage *lineage, struct value *unit);

/* On one line, behind what a list says: " (Legacy; …)"; "": nothing. */
const char *lineage_brief(struct mem *m, const struct lineage *lineage);

/* A line each. */
void lineage_lines(struct out *o, const struct lineage *lineage);

#endif
