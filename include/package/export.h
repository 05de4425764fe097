/*
 * export - a learner's portfolio as one file to hand over: a zip of one
 * folder, a bag (BagIt 1.0, RFC 8493) with the portfolio as XML and as a page,
 * its units, evidence, and the acts that all of it can be checked against.
 *
 * Equal acts, units, date and checkpoint give equal bytes.
 */
#ifndef TYST_PACKAGE_EXPORT_H
#define TYST_PACKAGE_EXPORT_H

#include "base/ctx.h"
#include "base/hash.h"

struct export_new {
    struct id learner;
    const char *const *units; /* KEY or KEY@REV, NULL-terminated; none: all */
    const char *path; /* NULL: packages/ in the data directory, by its name */
    const char *day;  /* NULL: that of the newest act in it */
    int64_t at;       /* the size of the checkpoint it stands on; 0: newest */
};

struct export_done {
    const char *path;
    char sha256[SHA256_HEX_SIZE]; /* of the zip */
    int64_t size;
    size_t evidence, files, acts;
};

/*
 * Make it and record it: act "export", after the file is on the disk.  A
 * package never holds the acts of exports.
 *
 * ERR_INPUT "not-learner", "bad-day"; ERR_NOT_FOUND "not-enrolled" for a unit,
 * "no-folder", "no-checkpoint" when none has the size; ERR_CONFLICT
 * "acts-since" when something it holds came after that; ERR_FAULT
 * "blob-damaged" or "blob-missing" naming the evidence, "cannot-write".  After
 * a failure nothing is there that was not before.
 */
enum result export_make(
    struct ctx *c, const struct export_new *new, struct export_done *out);

#endif
