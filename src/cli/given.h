/* given - texts, files and actions that are given to a command. */
#ifndef TYST_CLI_GIVEN_H
#define TYST_CLI_GIVEN_H

#include "args.h"
#include "portfolio/action.h"
#include "portfolio/evidence.h"

/* The text of --NAME FILE, without blank lines at its end; NULL: not given. */
enum result given_text(
    struct ctx *c, const struct args *a, const char *name, const char **out);

/* Keep the files' bytes: they are on the disk before the verb begins. */
enum result given_files(struct ctx *c, const char *const *paths,
    const struct evidence_file **out, size_t *n);

/* Each --action. */
enum result given_actions(struct ctx *c, const struct args *a,
    const struct action_new **out, size_t *n);

/* All --NAME of an option that repeats, one blank between; NULL: none. */
const char *given_joined(struct ctx *c, const struct args *a, const char *name);

/* An id; ERR_INPUT "bad-id". */
enum result given_id(struct ctx *c, const char *text, struct id *out);

#endif
