/* asset - static files by their names. */
#include <config.h>

#include <string.h>

#include "asset.h"

const struct asset *
asset_served(const char *word)
{
    for (const struct asset *a = assets; a->name != NULL; a++)
        if (strcmp(a->path + strlen("/static/"), word) == 0)
            return a;
    return NULL;
}

const char *
asset_path(const char *name)
{
    for (const struct asset *a = assets; a->name != NULL; a++)
        if (strcmp(a->name, name) == 0)
            return a->path;
    return NULL;
}
