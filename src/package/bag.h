/*
 * bag - the files of a package and the lists that hold it together: BagIt 1.0
 * (RFC 8493).
 */
#ifndef TYST_PACKAGE_BAG_H
#define TYST_PACKAGE_BAG_H

#include "base/zip.h"
#include "ledger/checkpoint.h"
#include "snapshot.h"

struct bag {
    const char *root;        /* the one folder of the zip */
    struct snap_file **file; /* of data/, in their order in the zip */
    size_t n;
    const struct checkpoint *checkpoint; /* that its note names */
};

/* Take the file into the bag. */
void bag_add(struct ctx *c, struct bag *bag, struct snap_file *file);
void bag_add_bytes(struct ctx *c, struct bag *bag, const char *path,
    const char *p, size_t len);

/*
 * Hash every file.  A blob's SHA-256 is checked on the way: ERR_FAULT
 * "blob-damaged" or "blob-missing" names the evidence it belongs to.
 */
enum result bag_hash(struct ctx *c, struct bag *bag);

/* The lists over the hashed files, the note over them, then all of it. */
enum result bag_pack(struct ctx *c, const struct bag *bag,
    const struct snapshot *s, const char *day, struct zip_out *zip);

#endif
