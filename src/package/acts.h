/* acts - the ledger's part of a package: acts.jsonl and openings.jsonl, one
 * canonical object (ledger/canon.h) to a line. */
#ifndef TYST_PACKAGE_ACTS_H
#define TYST_PACKAGE_ACTS_H

#include "base/str.h"
#include "snapshot.h"

/*
 * {"act":{…},"leaf":N,"logged":MS,"signatures":["unsigned"]}: the act's own
 * bytes, its place in the ledger, when it came there, its signature lines.
 */
enum result acts_lines(
    struct ctx *c, const struct snapshot *s, struct str *out);

/* {"commitment":"c:…","field":F,"record":ID,"salt":HEX,"value":V} */
enum result openings_lines(
    struct ctx *c, const struct snapshot *s, struct str *out);

#endif
