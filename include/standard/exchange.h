/*
 * exchange - units as the formats of others have them.
 *
 * CASE 1.1 (1EdTech, Competencies and Academic Standards Exchange): a unit is
 * one CFPackage.  All that a unit says is in it: what CASE has no place for
 * stands in "extensions", under "tyst", so that the package read back is the
 * same unit, and written again the same bytes.  Its identifiers are UUIDv5 of
 * key, revision, item and language, the same wherever they are made.
 */
#ifndef TYST_STANDARD_EXCHANGE_H
#define TYST_STANDARD_EXCHANGE_H

#include "standard/unit.h"

#define CASE_PATH "/ims/case/v1p1" /* of the service, below its address */

/*
 * The CFPackage of the unit.  base: the address of the server that answers for
 * its URIs ("https://example.org"); "" for urn:uuid:, which name and do not
 * lead anywhere.
 */
struct value *case_package(
    struct mem *m, const struct unit *u, const char *base);

/* The CFItemTypes that packages use. */
struct value *case_item_types(struct mem *m, const char *base);

/* The identifier of a unit's CFDocument, and so of its CFPackage. */
struct id case_document(const char *key, int64_t rev);

/* The URI of what has that identifier; kind: "CFItems", "CFDocuments", … */
char *case_uri(
    struct mem *m, const char *base, const char *kind, const char *id);

/* A CFPackage as text, as "standard export" prints it. */
char *case_write(
    struct mem *m, const struct unit *u, const char *base, size_t *out_len);

#endif
