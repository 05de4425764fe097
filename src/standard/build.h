/* build - add to a unit while it is being made, always at the end. */
#ifndef TYST_STANDARD_BUILD_H
#define TYST_STANDARD_BUILD_H

#include "standard/unit.h"

struct unit_text *add_text(struct mem *m, struct unit_text **list,
    const char *lang, const char *words, int line);
struct unit_section *add_section(
    struct mem *m, struct unit *u, enum unit_role role, int line);

/* Into parent, or into the section where parent is NULL. */
struct unit_node *add_node(struct mem *m, struct unit_section *s,
    struct unit_node *parent, enum unit_node_kind kind);
struct unit_fact *add_fact(
    struct mem *m, struct unit *u, enum unit_field field, const char *value);
struct unit_raw *add_raw(struct mem *m, struct unit *u, const char *lang,
    const char *label, const char *value, int line);
struct unit_relation *add_relation(
    struct mem *m, struct unit *u, const char *type, const char *urn);
struct unit_warning *add_warning(struct mem *m, struct unit *u,
    const char *code, int line, const char *detail);
struct unit_language *add_language(struct mem *m, struct unit *u,
    const char *lang, bool complete, bool primary);
struct unit_source *add_source(struct mem *m, struct unit *u);

#endif
