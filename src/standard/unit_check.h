/* unit_check - what a unit must be that a schema cannot say. */
#ifndef TYST_STANDARD_UNIT_CHECK_H
#define TYST_STANDARD_UNIT_CHECK_H

#include "standard/unit.h"

#define UNIT_ITEMS_MAX 5000 /* the longest known has some hundred */

/*
 * One primary language; items with ids that are unique, begin with their
 * section's letter and their parent's id, and have words in every complete
 * language.  ERR_INPUT "invalid-unit" says the line of the item in the tree.
 */
enum result unit_check(
    struct ctx *c, const struct unit *u, const struct xml_node *root);

#endif
