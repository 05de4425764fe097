/* qualification - qualifications on the command line. */
#ifndef TYST_CLI_QUALIFICATION_H
#define TYST_CLI_QUALIFICATION_H

#include "command.h"
#include "portfolio/qualifying.h"

/* As lines, or into the list for --json. */
enum result list_qualifications(
    struct ctx *c, struct out *o, struct value *list);

/* Of what is named, if that is a qualification: else false, and *r stays. */
bool show_qualification(
    struct ctx *c, struct out *o, const char *named, enum result *r);
bool export_qualification(struct ctx *c, struct out *o, const char *named,
    const char *format, enum result *r);

/* A learner's: what is achieved, chosen, missing and open. */
struct value *qualifying_value(struct ctx *c, const struct qualifying *on);
enum result show_qualifying(
    struct ctx *c, struct out *o, const struct qualifying *on);

#endif
