/* fuzz unit: a file of a unit or qualification is refused, or what is written
 * of it is stable. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/xml.h"
#include "fuzz.h"
#include "standard/qualification.h"
#include "standard/read.h"

/* Read once, and kept for all inputs. */
static struct ctx schema_ctx = {.lang = "en"};
static void *schema;

static void
read_schema(void)
{
    schema_ctx.mem = mem_new();
    if (read_unit_warm(&schema_ctx, &schema) != OK)
        abort();
}

/* Read, and written; NULL when it is refused. */
static char *
rewritten(struct ctx *c, const char *p, size_t len, size_t *out_len)
{
    struct value *answer;
    const struct value *trees;
    struct qualification *q;
    struct xml_node *root;
    struct unit *u;

    if (read_unit_serve(c, schema, p, len, &answer) != OK ||
        (trees = value_get(answer, "trees")) == NULL || trees->n == 0 ||
        xml_from_value(c, trees->first, &root) != OK)
        return NULL;
    if (strcmp(root->name, "qualification") == 0)
        return qualification_from_xml(c, root, &q) == OK
                   ? qualification_write(c->mem, q, out_len)
                   : NULL;
    return unit_from_xml(c, root, &u) == OK ? unit_write(c->mem, u, out_len)
                                            : NULL;
}

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t len)
{
    struct ctx c = {.mem = mem_new(), .lang = "en"};
    size_t one, two;
    char *a, *b;

    if (schema == NULL)
        read_schema();
    if ((a = rewritten(&c, (const char *)p, len, &one)) != NULL &&
        ((b = rewritten(&c, a, one, &two)) == NULL || one != two ||
            memcmp(a, b, one) != 0))
        abort();
    mem_free(c.mem);
    return 0;
}
