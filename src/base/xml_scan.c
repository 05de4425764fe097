/*
 * xml_scan - count a file's tags and attributes without building anything.
 *
 * It walks tags, comments, CDATA sections and processing instructions as XML
 * delimits them.  Where a malformed file leads it astray it can only count
 * too much of what libxml2 will refuse anyway.
 */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "xml_scan.h"

#define DEPTH_MAX 32
#define ELEMENTS_MAX 200000
#define ATTRIBUTES_MAX 32 /* of one element */
#define NAME_MAX_LEN 100

struct scan {
    const char *p, *end;
    int line;
    size_t depth, elements;
};

/* Move to p, counting lines. */
static void
move(struct scan *s, const char *p)
{
    for (; s->p < p; s->p++)
        s->line += *s->p == '\n';
}

static bool
at(const struct scan *s, const char *what)
{
    size_t len = strlen(what);

    return (size_t)(s->end - s->p) >= len && memcmp(s->p, what, len) == 0;
}

/* Past the next occurrence of what, or to the end. */
static void
skip_past(struct scan *s, const char *what)
{
    const char *found =
        memmem(s->p, (size_t)(s->end - s->p), what, strlen(what));

    move(s, found != NULL ? found + strlen(what) : s->end);
}

static enum result
too_much(struct ctx *c, const char *message)
{
    return fail(c, ERR_LIMIT, "xml-limit", "%s", tr(c->lang, message));
}

/* From a "<" past its ">": counts attributes by their "=". */
static enum result
scan_tag(struct ctx *c, struct scan *s)
{
    size_t attributes = 0, name = 0;
    bool closes = at(s, "</"), empty = false;
    const char *p = s->p + 1;

    for (; p < s->end && *p != '>'; p++) {
        if (*p == '"' || *p == '\'') {
            const char *q = memchr(p + 1, *p, (size_t)(s->end - p - 1));

            p = q != NULL ? q : s->end - 1;
            name = 0;
        } else if (*p == '=') {
            attributes++;
        }
        name = strchr(" \t\r\n=/\"'", *p) != NULL ? 0 : name + 1;
        empty = *p == '/';
        if (attributes > ATTRIBUTES_MAX)
            return too_much(c, N_("An element has too many attributes."));
        if (name > NAME_MAX_LEN)
            return too_much(c, N_("A name is too long."));
    }
    move(s, p < s->end ? p + 1 : s->end);
    if (closes)
        s->depth -= s->depth > 0;
    else if (!empty)
        s->depth++;
    if (s->depth > DEPTH_MAX)
        return too_much(c, N_("Elements are nested too deeply."));
    if (++s->elements > ELEMENTS_MAX)
        return too_much(c, N_("There are too many elements."));
    return OK;
}

static enum result
scan_markup(struct ctx *c, struct scan *s)
{
    if (at(s, "<!--"))
        skip_past(s, "-->");
    else if (at(s, "<![CDATA["))
        skip_past(s, "]]>");
    else if (at(s, "<?"))
        skip_past(s, "?>");
    else if (at(s, "<!"))
        return fail(c, ERR_INPUT, "dtd",
            N_("It has a document type declaration, which is not read."));
    else
        return scan_tag(c, s);
    return OK;
}

enum result
xml_scan(struct ctx *c, const char *text, size_t len, int *line)
{
    struct scan s = {.p = text, .end = text + len, .line = 1};
    enum result r = OK;

    *line = 0;
    if (!utf8_valid(text, len))
        return fail(c, ERR_INPUT, "not-utf8",
            N_("It is not UTF-8 text; save it as UTF-8."));
    while (r == OK && s.p < s.end) {
        const char *open = memchr(s.p, '<', (size_t)(s.end - s.p));

        move(&s, open != NULL ? open : s.end);
        if (s.p < s.end)
            r = scan_markup(c, &s);
    }
    *line = s.line;
    return r;
}
