/* items - the lists of criteria: which line is an item, and below which. */
#ifndef TYST_STANDARD_ITEMS_H
#define TYST_STANDARD_ITEMS_H

#include "join.h"
#include "lines.h"
#include "marks.h"
#include "numbering.h"
#include "standard/unit.h"

/* One list being read; several slices of a section go into the same. */
struct items;

struct items *items_new(struct ctx *c, struct unit *u, const char *lang,
    const struct vocabulary *v);

/* Read lines from up to (not with) to, all of them words, into s.  The last of
 * them may head the list that a prompt begins behind it. */
void items_read(struct items *it, struct unit_section *s,
    const struct lines *lines, size_t from, size_t to, bool heads_prompt);

/* An outcome that its words number: criteria go below it. */
void items_outcome(struct items *it, struct unit_section *s, const char *label,
    const char *words, int line);

/* The title of a group, whose items number from 1 again. */
void items_group(
    struct items *it, struct unit_section *s, const char *words, int line);

/* Give ids to the items of every section with this letter, and warn. */
void items_name(struct mem *m, struct unit *u, char letter);

/* At a section's end: does it hold items?  A group without any is a paragraph.
 */
bool items_settle(struct ctx *c, struct unit *u, struct unit_section *s);

#endif
