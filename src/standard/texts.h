/* texts - the <t> elements in which a holder has its words, per language. */
#ifndef TYST_STANDARD_TEXTS_H
#define TYST_STANDARD_TEXTS_H

#include "standard/unit.h"

/* What a file says wrongly, at the element's line. */
enum result texts_unsound(
    struct ctx *c, const struct xml_node *e, const char *part);

/* Those of the holder; texts_need() is not content with none. */
enum result texts_read(
    struct ctx *c, const struct xml_node *holder, struct unit_text **out);
enum result texts_need(
    struct ctx *c, const struct xml_node *holder, struct unit_text **out);

/* The child with that name; NULL: none. */
const struct xml_node *texts_child(const struct xml_node *e, const char *name);

/* Those of the child with that name, where there is one. */
enum result texts_of_child(struct ctx *c, const struct xml_node *e,
    const char *name, struct unit_text **out);

/* Whose words they are; the source's own where it does not say. */
enum unit_origin texts_origin(const struct xml_node *e);

/* "s1#L34" in an element: source and line; what is no such place is left as
 * none.  And back, NULL for none. */
void texts_place(
    struct mem *m, const struct xml_node *e, int *source, int *line);
const char *texts_src(struct mem *m, int source, int line);

/* Digits as a number; -1: it is none. */
int64_t texts_number(const char *s);

void texts_put(
    struct mem *m, struct xml_node *parent, const struct unit_text *text);
void texts_put_child(struct mem *m, struct xml_node *parent, const char *name,
    const struct unit_text *text);

/* {"cy": words, "en": words}. */
struct value *texts_json(struct mem *m, const struct unit_text *text);

#endif
