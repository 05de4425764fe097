/* asset - static files and the stylesheet, built in by src/gen/assetc. */
#ifndef TYST_WEB_ASSET_H
#define TYST_WEB_ASSET_H

#include <stddef.h>

struct asset {
    const char *name; /* "tyst.css" */
    const char *path; /* "/static/tyst.0f2e….css": changes with its bytes */
    const char *type;
    const unsigned char *bytes;
    size_t len;
    const unsigned char *gzip; /* the same, compressed */
    size_t gzip_len;
};

/* Ended by one without a name. */
extern const struct asset assets[];

/* What is served under /static/<word>; NULL: nothing. */
const struct asset *asset_served(const char *word);

/* The path of a file, for pages; NULL when there is none of that name. */
const char *asset_path(const char *name);

#endif
