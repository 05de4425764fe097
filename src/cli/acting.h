/*
 * acting - who acts: --as PERSON, and the passphrase that shows it.
 *
 * Without --as it is the operator, who owns the data directory and needs none.
 */
#ifndef TYST_CLI_ACTING_H
#define TYST_CLI_ACTING_H

#include "args.h"
#include "people/person.h"

/* The person --as names becomes c->actor.  ERR_DENIED "disabled". */
enum result acting(struct ctx *c, const struct args *a, struct person *out);

/* The same by their name as people are named. */
enum result acting_as(struct ctx *c, const char *named, struct person *out);

/* The actor's credential: their passphrase from --passphrase-file ("-" is
 * stdin), else asked for on the terminal. */
enum result acting_credential(
    struct ctx *c, const struct args *a, struct id *out);

/* The one until now, from --old-file in the same way. */
enum result read_old_passphrase(
    struct ctx *c, const struct args *a, const char **out);

/* The passphrase alone; ERR_INPUT "no-passphrase" when there is none. */
enum result read_passphrase(
    struct ctx *c, const struct args *a, const char **out);

#endif
