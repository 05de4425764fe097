/*
 * qualifications - those that a centre has loaded.  As a unit, each is named
 * KEY or KEY@REV and never changes; another text is another revision.
 */
#ifndef TYST_STANDARD_QUALIFICATIONS_H
#define TYST_STANDARD_QUALIFICATIONS_H

#include "standard/library.h"
#include "standard/qualification.h"

struct library_qualification {
    struct id id;
    const char *key;
    int64_t rev;
    const char *title; /* the first that it has */
    const char *sha256;
    int64_t loaded;
};

/* The latest revision unless one is named; ERR_NOT_FOUND
 * "no-qualification". */
enum result qualification_find(
    struct ctx *c, const char *named, struct library_qualification *out);

/* At most max, by key and revision. */
enum result qualification_list(
    struct ctx *c, int64_t max, struct library_qualification **out, size_t *n);

/* What it says; kept while the store is open. */
enum result qualification_get(
    struct ctx *c, struct id id, const struct qualification **out);

/* Its canonical XML. */
enum result qualification_xml(struct ctx *c, struct id id, char **out);

/*
 * Load it, inside store_write(), once may_administer() has agreed.
 * ERR_CONFLICT "qualification-changed" when the key is there with another
 * text, unless given->revision; "unit-differs" when it is a unit's.
 */
enum result qualification_put(struct ctx *c, const struct qualification *q,
    const struct library_given *given, struct library_qualification *out,
    bool *was_there);

/* The keys in it, NULL-terminated, of which the library has no unit. */
enum result qualification_unknown(
    struct ctx *c, const struct qualification *q, const char ***out);

#endif
