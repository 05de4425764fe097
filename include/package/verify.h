/*
 * verify - is a package what it says?  It needs no data directory and trusts
 * nothing in the file: what portfolio.xml shows is worked out again from the
 * acts by code of its own.
 */
#ifndef TYST_PACKAGE_VERIFY_H
#define TYST_PACKAGE_VERIFY_H

#include "base/child.h"
#include "base/ctx.h"
#include "base/value.h"

/*
 * The checks of a package, one object each: {"what","ok","detail"}, in the
 * order in which they were made; one that could not be made because of an
 * earlier one is not in it.  ERR_NOT_FOUND "no-file"; ERR_INPUT "not-zip" for
 * a file that is no package; what child_ask() says.
 */
enum result verify_package(struct ctx *c, const char *path, struct value **out);

/* The reader of packages: it has the file as its descriptor CHILD_FILE. */
#define VERIFY_CHILD "package"
enum result verify_warm(struct ctx *c, void **out_state);
enum result verify_serve(
    struct ctx *c, void *state, const char *p, size_t len, struct value **out);
void verify_cool(void *state);

/* What a check is about, as a person reads it. */
const char *verify_label(const struct ctx *c, const char *what);

#endif
