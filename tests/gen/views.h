/* views - what places.html shows. */
#include "base/html.h"

struct places {
    const char *s;
    const char *const *list;
    size_t n;
    int small;
    int64_t big;
    struct id id;
    struct safe_html safe;
};

void view_places(struct html *o, const struct places *v);
