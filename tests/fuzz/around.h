/*
 * around - what a file of others makes is a valid unit file, and a CASE package
 * of it is the same unit and the same package again.
 */
#ifndef TYST_FUZZ_AROUND_H
#define TYST_FUZZ_AROUND_H

#include <stdlib.h>
#include <string.h>

#include "standard/exchange.h"
#include "standard/read.h"

/* Read once, and kept for all inputs. */
static void *around_schema;

/* The units that the child would answer with; 0: the bytes are refused. */
static inline size_t
around_read(struct ctx *c, const char *p, size_t len, struct unit ***out)
{
    static struct ctx kept = {.lang = "en"};
    const struct value *list;
    struct value *answer;
    struct xml_node *root;
    size_t n = 0;

    if (kept.mem == NULL) {
        kept.mem = mem_new();
        if (read_unit_warm(&kept, &around_schema) != OK)
            abort();
    }
    if (read_unit_serve(c, around_schema, p, len, &answer) != OK)
        return 0;
    list = value_get(answer, "trees");
    *out = mem_array(c->mem, list->n + 1, sizeof(**out));
    for (const struct value *v = list->first; v != NULL; v = v->next, n++)
        if (xml_from_value(c, v, &root) != OK ||
            unit_from_xml(c, root, &(*out)[n]) != OK)
            return 0;
    return n;
}

static inline void
around(const uint8_t *p, size_t len)
{
    struct ctx c = {.mem = mem_new(), .lang = "en"};
    struct unit **list, **back;
    size_t n = around_read(&c, (const char *)p, len, &list), one, two;

    for (size_t i = 0; i < n; i++) {
        char *xml = unit_write(c.mem, list[i], &one);
        char *package = case_write(c.mem, list[i], "", &two);

        /* That the file is valid, reading has seen to. */
        if (around_read(&c, package, two, &back) != 1 ||
            strcmp(unit_write(c.mem, back[0], &one), xml) != 0 ||
            strcmp(case_write(c.mem, back[0], "", &two), package) != 0)
            abort();
    }
    mem_free(c.mem);
}

#endif
