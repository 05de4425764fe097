/* names - the words of unit files for enums. */
#include <config.h>

#include <string.h>

#include "names.h"
#include "standard/unit.h"

const char *const origin_names[] = {
    [ORIGIN_SOURCE] = "source",
    [ORIGIN_CURATED] = "curated",
    [ORIGIN_TRANSLATED] = "translated",
    [ORIGIN_MACHINE] = "machine",
};

const char *const state_names[] = {
    [STATE_WHOLE] = NULL,
    [STATE_EMPTY] = "empty",
    [STATE_LOST] = "lost",
};

const char *const assess_names[] = {
    [ASSESS_SELF] = "self",
    [ASSESS_CHILDREN] = "children",
    [ASSESS_BOTH] = "both",
    [ASSESS_NONE] = "none",
};

int
name_find(const char *const *names, int n, const char *name, int otherwise)
{
    for (int i = 0; i < n && name != NULL; i++)
        if (names[i] != NULL && strcmp(names[i], name) == 0)
            return i;
    return otherwise;
}
