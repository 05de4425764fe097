/*
 * pair - two languages of one unit, item by item.
 *
 * Items pair by id, and must agree in parent, section and, where both
 * documents number them, in label; else nothing is paired, and what comes back
 * is both lists side by side.  Never are items shifted until they fit.
 *
 * Headings, prompts and prose pair by their place within a section.  Where a
 * section's prose is not built alike in both (other paragraphs), the second
 * language's stands behind the first's in nodes of its own; a section that
 * only the second has is put where that has it.  Facts in words pair where
 * both have one of a field; a list may be in another order.  What has no
 * language (dates, codes, relations) stays the unit's own; the second
 * document's stand as published (unit_raw).  So each word of both is in the
 * unit.
 */
#ifndef TYST_STANDARD_PAIR_H
#define TYST_STANDARD_PAIR_H

#include "standard/unit.h"

/* What both have under an id; of the sections that differ, each item. */
struct pair_row {
    enum unit_role section;
    const char *id;
    const char *one, *other; /* words; NULL: the item is not there */
    const char *why; /* "missing", "extra", "parent", "section", "label" or
                        "words" (of the first language); NULL: they agree */
};

struct pair_rows {
    struct pair_row *row;
    size_t n;
};

/*
 * Add other's words in lang to the unit, which is changed in place; other's
 * may be used by it.  Origin is what they are at best: ORIGIN_SOURCE for a
 * published document, else ORIGIN_TRANSLATED or ORIGIN_MACHINE.  Words that
 * are there in lang stay, unless these come from a better origin.
 *
 * ERR_INPUT "languages-differ" fills rows; the unit is as it was.
 */
enum result unit_add_language(struct ctx *c, struct unit *unit,
    const struct unit *other, const char *lang, enum unit_origin origin,
    struct pair_rows *rows);

/*
 * The unit as it was before lang was added, in place.  What the document in
 * another language said in lang (an English prompt, a curated title) stays.
 */
void unit_drop_language(struct unit *unit, const char *lang);

/* Where its items' words in lang come from; ORIGIN_NONE: it has none. */
#define ORIGIN_NONE ((enum unit_origin)(ORIGIN_MACHINE + 1))
enum unit_origin unit_language_origin(const struct unit *u, const char *lang);

/* The same unit again, to be changed. */
enum result unit_copy(
    struct ctx *c, const struct unit *unit, struct unit **out);

/* Compare items; true: they pair.  Rows are those of unequal sections. */
bool pair_compare(struct mem *m, const struct unit *one,
    const struct unit *other, const char *lang, struct pair_rows *rows);

#endif
