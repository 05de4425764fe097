/* route - what a path means. */
#include <config.h>

#include <string.h>

#include "route.h"
#include "web/routes.h"

#define WORD_MAX 120

static bool
parse_number(const char *s, size_t len, int64_t *out)
{
    *out = 0;
    for (size_t i = 0; i < len; i++)
        if (s[i] < '0' || s[i] > '9')
            return false;
        else
            *out = *out * 10 + (s[i] - '0');
    return len > 0 && len < 10;
}

static bool
parse_id(const char *s, size_t len, struct id *out)
{
    char text[ID_TEXT_SIZE];

    if (len != ID_TEXT_SIZE - 1)
        return false;
    memcpy(text, s, len);
    text[len] = '\0';
    return id_parse(text, out);
}

/* A part of the path against a part of the pattern. */
static bool
part_matches(struct request *q, const char *pattern, size_t pattern_len,
    const char *part, size_t len)
{
    if (*pattern != '<')
        return pattern_len == len && memcmp(pattern, part, len) == 0;
    if (strncmp(pattern, "<id>", pattern_len) == 0)
        return parse_id(part, len, &q->id);
    if (strncmp(pattern, "<n>", pattern_len) == 0)
        return parse_number(part, len, &q->n);
    q->word = mem_strndup(q->c->mem, part, len);
    return len > 0 && len <= WORD_MAX;
}

static bool
matches(struct request *q, const char *pattern)
{
    const char *path = q->path;

    while (*pattern == '/' && *path == '/') {
        size_t n = strcspn(++pattern, "/"), len = strcspn(++path, "/");

        if (!part_matches(q, pattern, n, path, len))
            return false;
        pattern += n;
        path += len;
    }
    return *pattern == '\0' && *path == '\0';
}

const struct route *
route_match(struct request *q, enum method method, bool *others)
{
    *others = false;
    for (const struct route *i = routes; i->path != NULL; i++) {
        if (!matches(q, i->path))
            continue;
        if (i->method == method)
            return i;
        *others = true;
    }
    return NULL;
}

bool
route_show(size_t i, struct route_shown *out)
{
    const struct route *route = &routes[i];

    if (route->path == NULL)
        return false;
    *out = (struct route_shown){route->method == GET ? "GET" : "POST",
        route->path, route->who == UNASKED ? 0 : route->who & SIGNED_IN};
    return true;
}
