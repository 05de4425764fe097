/*
 * places: whatever a value is, a reader of HTML finds that value where it was
 * put, and no element or attribute that the template does not have.
 */
#include <config.h>

#include <libxml/HTMLparser.h>

#include "base/ctx.h"
#include "base/utf8.h"
#include "tap.h"
#include "views.h"

#define ROUNDS 4000
#define ADDRESS_BAD "about:invalid"

static const char *const list[] = {"<i>", "&amp;", "\"'"};

static char *
shown(struct mem *m, const char *s)
{
    struct html o = {.out = str_in(m), .lang = "en"};
    struct places v = {.s = s,
        .list = list,
        .n = 3,
        .small = -7,
        .big = INT64_MIN,
        .id = {{1, 2, 3}},
        .safe = {"<b>bold</b>"}};

    view_places(&o, &v);
    return o.out.s;
}

/* The value as a page may hold it. */
static char *
allowed(struct mem *m, const char *s, bool may_turn)
{
    struct str out = str_in(m);

    while (*s != '\0') {
        const char *begin = s;
        uint32_t c = utf8_next(&s);

        if (c == 0)
            s++;
        if (c == 0 || (c < ' ' && c != '\n' && c != '\t' && c != '\r') ||
            (c >= 0x7F && c < 0xA0) || (!may_turn && utf8_turns(c)))
            str_adds(&out, "\xEF\xBF\xBD");
        else
            str_add(&out, begin, (size_t)(s - begin));
    }
    return out.s;
}

static xmlNode *
by_id(xmlNode *node, const char *id)
{
    for (; node != NULL; node = node->next) {
        xmlChar *got = xmlGetProp(node, BAD_CAST "id");
        bool found = got != NULL && strcmp((char *)got, id) == 0;
        xmlNode *inside;

        xmlFree(got);
        if (found)
            return node;
        if ((inside = by_id(node->children, id)) != NULL)
            return inside;
    }
    return NULL;
}

/* The names of all elements and attributes, in their order. */
static void
skeleton(const xmlNode *node, struct str *out)
{
    for (; node != NULL; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        str_addf(out, "<%s", node->name);
        for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
            str_addf(out, " %s", a->name);
        skeleton(node->children, out);
        str_adds(out, ">");
    }
}

static char *
skeleton_of(struct mem *m, xmlDoc *doc)
{
    struct str out = str_in(m);

    skeleton(xmlDocGetRootElement(doc), &out);
    return out.s;
}

static xmlDoc *
parsed(const char *page)
{
    return htmlReadMemory(page, (int)strlen(page), NULL, "UTF-8",
        HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
}

/* Is the text, or the attribute, of an element this? */
static bool
holds(xmlDoc *doc, const char *id, const char *attribute, const char *want)
{
    xmlNode *node = by_id(xmlDocGetRootElement(doc), id);
    xmlChar *got = node == NULL ? NULL
                   : attribute  ? xmlGetProp(node, BAD_CAST attribute)
                                : xmlNodeGetContent(node);
    bool same = got != NULL && strcmp((char *)got, want) == 0;

    if (!same)
        printf("# %s %s\n# got:  %s\n# want: %s\n", id,
            attribute ? attribute : "", got ? (char *)got : "(none)", want);
    xmlFree(got);
    return same;
}

static char *
decoded(struct mem *m, const char *s)
{
    struct str out = str_in(m);
    unsigned byte;

    for (; *s != '\0'; s++)
        if (*s == '%' && sscanf(s, "%%%2X", &byte) == 1) {
            str_addc(&out, (char)byte);
            s += 2;
        } else {
            str_addc(&out, *s);
        }
    return out.s;
}

/* Would a browser stay with us, or go where a link may go? */
static bool
leads_well(const char *address, bool own)
{
    if (strcmp(address, ADDRESS_BAD) == 0)
        return true;
    for (const char *p = address; *p != '\0'; p++)
        if ((unsigned char)*p <= ' ' || (unsigned char)*p > '~' || *p == '\\')
            return false;
    if (strchr("/?#", *address) != NULL || strncmp(address, "./", 2) == 0)
        return strncmp(address, "//", 2) != 0;
    return !own && strcspn(address, ":/?#") >= 4 &&
           (strncasecmp(address, "http://", 7) == 0 ||
               strncasecmp(address, "https://", 8) == 0 ||
               strncasecmp(address, "mailto:", 7) == 0);
}

static bool
address_is_well(
    struct mem *m, xmlDoc *doc, const char *id, const char *name, const char *s)
{
    xmlNode *node = by_id(xmlDocGetRootElement(doc), id);
    xmlChar *got = xmlGetProp(node, BAD_CAST name);
    const char *address = mem_strdup(m, (char *)got);
    bool own = strcmp(id, "form") == 0;

    xmlFree(got);
    return *s == '\0' ||
           (leads_well(address, own) &&
               (strcmp(address, ADDRESS_BAD) == 0 ||
                   strcmp(decoded(m, address), decoded(m, s)) == 0));
}

static bool
parts_are_well(struct mem *m, xmlDoc *doc, const char *s)
{
    struct str want = str_in(m);
    xmlNode *node = by_id(xmlDocGetRootElement(doc), "parts");
    xmlChar *got = xmlGetProp(node, BAD_CAST "href");
    char *address = mem_strdup(m, (char *)got);

    xmlFree(got);
    str_addf(&want, "/p/%s/q?x=%s&y#%s", s, s, s);
    return strspn(address,
               "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
               "0123456789-._~%/?=&#") == strlen(address) &&
           strcmp(decoded(m, address), want.s) == 0;
}

/* All of it, for one value. */
static bool
survives(struct mem *m, const char *s, const char *structure)
{
    const char *page = shown(m, s);
    const char *text = allowed(m, s, false), *plain = allowed(m, s, true);
    xmlDoc *doc = parsed(page);
    bool good =
        doc != NULL && utf8_valid(page, strlen(page)) &&
        strcmp(skeleton_of(m, doc), structure) == 0 &&
        holds(doc, "text", NULL, text) && holds(doc, "called", NULL, text) &&
        holds(doc, "texts", NULL, mem_printf(m, "Name: %s.", text)) &&
        holds(doc, "pre", NULL, mem_printf(m, "\n%s", text)) &&
        holds(doc, "area", NULL, mem_printf(m, "\n%s", plain)) &&
        holds(doc, "value", "value", plain) &&
        holds(doc, "single", "value", plain) &&
        holds(doc, "data", "data-x", plain) &&
        holds(doc, "data", "class", mem_printf(m, "a %s", plain)) &&
        holds(doc, "data", "aria-label", mem_printf(m, "Name: %s.", plain)) &&
        address_is_well(m, doc, "whole", "href", s) &&
        address_is_well(m, doc, "form", "action", s) &&
        parts_are_well(m, doc, s);

    xmlFreeDoc(doc);
    return good;
}

static const char *const hostile[] = {"", "x", "<script>alert(1)</script>",
    "</script>", "</title>", "</textarea><b>", "\"", "'", "\" onclick=\"x",
    "' onclick='x", "`", "&", "&amp;", "&#60;", "&lt", "<!--", "-->", "]]>",
    "<![CDATA[", "javascript:alert(1)", "JaVaScRiPt:x", "java\tscript:x",
    " javascript:x", "\x01javascript:x", "//evil.example", "/\\evil.example",
    "/\t/evil.example", "\\\\evil.example", "https:evil", "https:/evil",
    "https://example.org/a?b=c&d", "HTTP://example.org", "mailto:a@b.example",
    "data:text/html,x", "vbscript:x", "/own/path", "?x=1", "#here", "./beside",
    "../up", "http//x", "\n", "\r\n", "\nline", "a\rb", "\t", "\x7F", "\x1B[2J",
    "\xFF", "\xC3", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "a\xC3(b",
    "\xC2\x85", "\xE2\x80\xAEtxt.exe", "\xE2\x81\xA6x\xE2\x81\xA9",
    "\xE2\x80\xA8", "\xF0\x9F\x98\x80", "Sioned \xC5\xB4yn", "{{v}}", "%s%n",
    "%2F%2Fevil", "=", ">", "/>", "\xEF\xBB\xBF"};

#define N(a) (sizeof(a) / sizeof((a)[0]))

static uint64_t state = 20261122;

static size_t
below(size_t n)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(state >> 33) % n;
}

/* Pieces of the above and bytes, in any order. */
static char *
anything(struct mem *m)
{
    struct str s = str_in(m);

    for (size_t n = below(6); n > 0; n--)
        if (below(3) > 0)
            str_adds(&s, hostile[below(N(hostile))]);
        else
            str_addc(&s, (char)(1 + below(255)));
    return s.s;
}

static void
test_values(const char *structure)
{
    for (size_t i = 0; i < N(hostile); i++) {
        struct mem *m = mem_new();

        ok(survives(m, hostile[i], structure),
            mem_printf(m, "as it is: %s",
                utf8_shown(m, hostile[i], strlen(hostile[i]))));
        mem_free(m);
    }
}

static void
test_random(const char *structure)
{
    size_t good = 0;

    for (size_t i = 0; i < ROUNDS; i++) {
        struct mem *m = mem_new();
        const char *s = anything(m);

        if (survives(m, s, structure))
            good++;
        else
            printf("# %s\n", utf8_shown(m, s, strlen(s)));
        mem_free(m);
    }
    is_int((long long)good, ROUNDS, "whatever is put together of them");
}

static void
test_types(struct mem *m)
{
    xmlDoc *doc = parsed(shown(m, NULL));

    ok(holds(doc, "text", NULL, ""), "NULL writes nothing");
    ok(holds(doc, "whole", "href", ""), "nor in an address");
    ok(holds(doc, "numbers", NULL,
           "3 -7 -9223372036854775808 01020300-0000-0000-0000-000000000000"),
        "numbers and ids are written out");
    ok(holds(doc, "numbers", "title", "3"), "in attributes too");
    ok(holds(doc, "i0", NULL, "<i>3 units"), "an array is gone through");
    ok(holds(doc, "i2", NULL, "\"'"), "to its end");
    ok(holds(doc, "safe", NULL, "bold"), "safe HTML is markup");
    xmlFreeDoc(doc);
}

static void
test_addresses(struct mem *m)
{
    static const struct {
        const char *s, *href, *action;
    } table[] = {
        {"javascript:x",       ADDRESS_BAD,           ADDRESS_BAD          },
        {"//evil.example",     ADDRESS_BAD,           ADDRESS_BAD          },
        {"/\\evil",            ADDRESS_BAD,           ADDRESS_BAD          },
        {"https://a.example",  "https://a.example",   ADDRESS_BAD          },
        {"mailto:a@b.example", "mailto:a@b.example",  ADDRESS_BAD          },
        {"/a b/\xC5\xB5?c=\"", "/a%20b/%C5%B5?c=%22", "/a%20b/%C5%B5?c=%22"},
        {"#a",                 "#a",                  "#a"                 },
    };

    for (size_t i = 0; i < N(table); i++) {
        xmlDoc *doc = parsed(shown(m, table[i].s));

        ok(holds(doc, "whole", "href", table[i].href) &&
                holds(doc, "form", "action", table[i].action),
            table[i].s);
        xmlFreeDoc(doc);
    }
}

int
main(void)
{
    struct mem *m = mem_new();
    xmlDoc *doc = parsed(shown(m, "x"));
    const char *structure = skeleton_of(m, doc);

    xmlFreeDoc(doc);
    ok(strstr(structure, "<b>") != NULL && strstr(structure, "<input id value "
                                                             "disabled>"),
        "the page is read as it was written");
    test_types(m);
    test_addresses(m);
    test_values(structure);
    test_random(structure);
    mem_free(m);
    xmlCleanupParser();
    return done();
}
