/* packages - what was exported of a learner and is still in the folder. */
#ifndef TYST_PACKAGE_PACKAGES_H
#define TYST_PACKAGE_PACKAGES_H

#include "base/ctx.h"

struct package_file {
    const char *name; /* in packages/ of the data directory */
    int64_t size, made;
};

/* Those that export_make() named itself, newest first. */
enum result package_list(
    struct ctx *c, struct id learner, struct package_file **out, size_t *n);

/* Open one of them, to be closed by the caller.  ERR_NOT_FOUND "no-package"
 * when it is none of this learner's. */
enum result package_open(struct ctx *c, struct id learner, const char *name,
    int *out_fd, int64_t *out_size);

#endif
