/* library - find units. */
#include <config.h>

#include <string.h>

#include "standard/library.h"
#include "store/sql.h"

bool
library_name(struct mem *m, const char *named, const char **key, int64_t *rev)
{
    const char *at = strrchr(named, '@');
    char *end;

    *key = named;
    *rev = 0;
    if (at == NULL)
        return true;
    *key = mem_strndup(m, named, (size_t)(at - named));
    if (at[1] < '1' || at[1] > '9')
        return false;
    *rev = strtol(at + 1, &end, 10);
    return *end == '\0';
}

enum result
library_find(struct ctx *c, const char *named, struct library_unit *out)
{
    struct unit_row row;
    const char *key;
    int64_t rev;
    enum result r = ERR_NOT_FOUND;

    if (library_name(c->mem, named, &key, &rev))
        r = rev == 0 ? sql_unit_newest(c, key, &row)
                     : sql_unit_get(c, key, rev, &row);
    if (r == ERR_NOT_FOUND)
        return fail(c, r, "no-unit",
            N_("There is no unit %s here; “tyst standard list” shows those "
               "there are."),
            named);
    if (r == OK)
        *out = (struct library_unit){row.id, row.key, row.rev};
    return r;
}
