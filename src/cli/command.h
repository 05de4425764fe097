/* command - a row of the command table. */
#ifndef TYST_CLI_COMMAND_H
#define TYST_CLI_COMMAND_H

#include "args.h"
#include "base/ctx.h"
#include "out.h"

enum needs {
    NOTHING, /* no data directory */
    READS,   /* an existing one, opened to read */
    WRITES   /* an existing one, opened to read and write */
};

struct command {
    const char *words;    /* "standard import" */
    const char *synopsis; /* see args.h */
    const char *help;     /* what it does, marked N_() */
    enum needs needs;
    enum result (*run)(struct ctx *c, const struct args *a, struct out *o);
};

/* Every command, ended by a row without words. */
extern const struct command commands[];

enum result cmd_help(struct ctx *c, const struct args *a, struct out *o);
enum result cmd_standard_convert(
    struct ctx *c, const struct args *a, struct out *o);
enum result cmd_standard_validate(
    struct ctx *c, const struct args *a, struct out *o);
enum result cmd_version(struct ctx *c, const struct args *a, struct out *o);

#endif
