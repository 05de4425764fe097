/*
 * case - what writing and reading CFPackages have in common: which element of
 * a unit file is which type of CFItem.
 *
 * Whatever has words is an item: one in the language of the unit, and one for
 * each further language that is a translation of it.  An item's "extensions"
 * hold, under "tyst", the element it was, its attributes, and those of its
 * words ("t"); the document's hold the unit's element with those of its parts
 * that are no items ("unit"), in the form of xml_to_value().
 */
#ifndef TYST_STANDARD_CASE_H
#define TYST_STANDARD_CASE_H

#include "base/xml.h"
#include "standard/exchange.h"
#include "standard/forms.h"

#define CASE_EXTENSION "tyst"

struct case_kind {
    const char *element; /* of a unit file */
    const char *holder;  /* of its words, inside it; NULL: itself */
    const char *type;    /* CFItemType */
};

/* Ended by one without an element. */
extern const struct case_kind case_kinds[];

/* NULL: what the element holds is no words.  id: of an item. */
const struct case_kind *case_kind(const char *element, const char *id);

/*
 * The units of a CFPackage, which is the file p.  ERR_INPUT "not-case",
 * "case-version", "two-places", and as framework_link() and
 * framework_units().
 */
enum result case_read(struct ctx *c, const struct value *package, const char *p,
    size_t len, struct form_units *out);

#endif
