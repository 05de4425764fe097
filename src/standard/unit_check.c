/* unit_check - ids and languages. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "unit_check.h"

/* The line of the item's element. */
static int
line_of_item(const struct xml_node *e, const char *id)
{
    const char *own = xml_get(e, "id");

    if (strcmp(e->name, "item") == 0 && own != NULL && strcmp(own, id) == 0)
        return e->line;
    for (const struct xml_node *i = e->first; i != NULL; i = i->next) {
        int line = line_of_item(i, id);

        if (line > 0)
            return line;
    }
    return 0;
}

static bool
has_digits_and_dots(const char *s)
{
    bool digit = false;

    for (; *s != '\0'; s++) {
        if (*s >= '0' && *s <= '9')
            digit = true;
        else if (*s != '.' || !digit)
            return false;
        else
            digit = false;
    }
    return digit;
}

/* "P12" in performance, "P12.1" below it. */
static bool
id_fits(const struct unit_each *at)
{
    const struct unit_node *parent = unit_item_parent(at->node);
    const char *id = at->node->id;
    size_t len;

    if (id == NULL || id[0] != unit_role_letter(at->section->role) ||
        strlen(id) > 40 || !has_digits_and_dots(id + 1))
        return false;
    if (parent == NULL)
        return true;
    len = strlen(parent->id);
    return strncmp(id, parent->id, len) == 0 && id[len] == '.';
}

static bool
has_complete(const struct unit *u, const struct unit_node *item)
{
    for (struct unit_language *l = u->languages; l != NULL; l = l->next)
        if (l->complete && unit_words_in(item->text, l->lang) == NULL)
            return false;
    return true;
}

/* The id that stands twice; NULL: none. */
static const char *
repeated_id(struct mem *m, const struct unit *u, size_t n)
{
    const char **ids = mem_array(m, n + 1, sizeof(*ids));
    struct unit_each at = {0};
    size_t i = 0;

    while (unit_each_item(u, &at))
        ids[i++] = at.node->id;
    qsort(ids, n, sizeof(*ids), str_compare);
    for (i = 1; i < n; i++)
        if (strcmp(ids[i - 1], ids[i]) == 0)
            return ids[i];
    return NULL;
}

static enum result
check_items(struct ctx *c, const struct unit *u, const struct xml_node *root)
{
    struct unit_each at = {0};
    const char *twice;
    size_t n = 0;

    for (; unit_each_item(u, &at); n++) {
        const char *id = at.node->id ? at.node->id : "";

        if (!id_fits(&at))
            return fail_line(c, line_of_item(root, id),
                fail(c, ERR_INPUT, "invalid-unit",
                    N_("The item's id “%s” does not fit its place."), id));
        if (!has_complete(u, at.node))
            return fail_line(c, line_of_item(root, id),
                fail(c, ERR_INPUT, "invalid-unit",
                    N_("The item %s has no words in a language that is "
                       "said to be complete."),
                    id));
    }
    if (n > UNIT_ITEMS_MAX)
        return fail_line(c, root->line,
            fail(c, ERR_LIMIT, "too-many",
                N_("The unit has more than %d items."), UNIT_ITEMS_MAX));
    if (n == 0)
        return fail_line(c, root->line,
            fail(c, ERR_INPUT, "no-criteria", N_("The unit has no items.")));
    if ((twice = repeated_id(c->mem, u, n)) != NULL)
        return fail_line(c, line_of_item(root, twice),
            fail(c, ERR_INPUT, "invalid-unit", N_("The id %s stands twice."),
                twice));
    return OK;
}

enum result
unit_check(struct ctx *c, const struct unit *u, const struct xml_node *root)
{
    int primary = 0;

    for (struct unit_language *l = u->languages; l != NULL; l = l->next)
        primary += l->primary && l->complete;
    if (primary != 1)
        return fail_line(c, root->line,
            fail(c, ERR_INPUT, "invalid-unit",
                N_("One language must be complete and primary.")));
    return check_items(c, u, root);
}
