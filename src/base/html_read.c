/*
 * html_read - libxml2's HTML parser, as events from which a tree is made.
 *
 * The tree is our own because libxml2's knows only one line for a run of text,
 * and because what has been made can be counted while it is made.  One thing
 * must be counted before: libxml2 holds each attribute of an element against
 * all those before it.
 */
#include <config.h>

#include <libxml/HTMLparser.h>
#include <string.h>

#include "base/html_read.h"
#include "base/str.h"

#define ATTRIBUTES_MAX 1000 /* of one tag */
#define DEPTH_MAX 250
#define NODES_MAX 200000
#define CONDITION_MAX 100 /* bytes */

struct reading {
    struct mem *mem;
    xmlParserCtxtPtr parser;
    struct html_node *open; /* what is read goes here */
    size_t depth, nodes;
    const char *refusal;
};

static bool
is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Past the attribute at s, as libxml2 delimits it. */
static const char *
skip_attribute(const char *s)
{
    s += strcspn(s, " \t\r\n=>");
    s += strspn(s, " \t\r\n");
    if (*s != '=')
        return s;
    s += 1 + strspn(s + 1, " \t\r\n");
    if (*s == '"' || *s == '\'') {
        const char *end = strchr(s + 1, *s);

        return end != NULL ? end + 1 : s + strlen(s);
    }
    return s + strcspn(s, " \t\r\n>");
}

/* Past the tag at s, which is "<" and a letter; NULL: too many attributes. */
static const char *
skip_tag(const char *s)
{
    size_t n = 0;

    s += strcspn(s, " \t\r\n>");
    while (*s != '\0' && *s != '>') {
        if (is_blank(*s))
            s++;
        else if (n++ == ATTRIBUTES_MAX)
            return NULL;
        else
            s = skip_attribute(s);
    }
    return s;
}

/* Past the end of what is no markup: scripts and styles, from their tag. */
static const char *
skip_raw(const char *tag, const char *s)
{
    const char *end = NULL;

    if (s[-1] == '/')
        return s;
    if (strncasecmp(tag, "<script", 7) == 0)
        end = strcasestr(s, "</script");
    else if (strncasecmp(tag, "<style", 6) == 0)
        end = strcasestr(s, "</style");
    else
        return s;
    return end != NULL ? end : s + strlen(s);
}

static bool
has_many_attributes(const char *s)
{
    while ((s = strchr(s, '<')) != NULL) {
        const char *tag = s++;

        if (strncmp(tag, "<!--", 4) == 0) {
            const char *end = strstr(tag, "-->");

            s = end != NULL ? end : tag + strlen(tag);
        } else if ((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z')) {
            if ((s = skip_tag(tag)) == NULL)
                return true;
            s = skip_raw(tag, s);
        }
    }
    return false;
}

static struct html_node *
add(struct reading *r)
{
    struct html_node *node = mem_alloc(r->mem, sizeof(*node));

    node->parent = r->open;
    if (r->open->last != NULL)
        r->open->last->next = node;
    else
        r->open->first = node;
    r->open->last = node;
    if (++r->nodes > NODES_MAX)
        r->refusal = N_("There are too many elements.");
    return node;
}

static void
start_element(void *arg, const xmlChar *name, const xmlChar **attributes)
{
    struct reading *r = arg;
    struct html_node *node;
    struct html_attribute **end;

    if (r->refusal != NULL)
        return;
    node = add(r);
    node->name = mem_strdup(r->mem, (const char *)name);
    node->line = r->parser->input->line;
    end = &node->attributes;
    for (; attributes != NULL && attributes[0] != NULL; attributes += 2) {
        *end = mem_alloc(r->mem, sizeof(**end));
        (*end)->name = mem_strdup(r->mem, (const char *)attributes[0]);
        (*end)->value = attributes[1] == NULL
                            ? ""
                            : mem_strdup(r->mem, (const char *)attributes[1]);
        end = &(*end)->next;
    }
    r->open = node;
    if (++r->depth > DEPTH_MAX)
        r->refusal = N_("Elements are nested too deeply.");
    if (r->refusal != NULL)
        xmlStopParser(r->parser);
}

static void
end_element(void *arg, const xmlChar *name)
{
    struct reading *r = arg;

    (void)name;
    if (r->refusal != NULL || r->open->parent == NULL)
        return;
    r->open = r->open->parent;
    r->depth--;
}

static void
characters(void *arg, const xmlChar *text, int len)
{
    struct reading *r = arg;
    struct html_node *node;

    if (r->refusal != NULL || len <= 0)
        return;
    node = add(r);
    node->text = mem_strndup(r->mem, (const char *)text, (size_t)len);
    node->line = r->parser->input->line;
    for (const char *s = node->text; *s != '\0'; s++)
        node->line -= *s == '\n';
}

/* Letters of Welsh that libxml2, which knows the names of HTML 4, does not. */
static const struct {
    const char *name, *letter;
} letters[] = {
    {"&wcirc;", "ŵ"},
    {"&Wcirc;", "Ŵ"},
    {"&ycirc;", "ŷ"},
    {"&Ycirc;", "Ŷ"}
};

/* The length of the name at s and the letter that it means; 0: none. */
static size_t
letter_at(const char *s, const char **letter)
{
    for (size_t i = 0; *s == '&' && i < 4; i++) {
        size_t len = strlen(letters[i].name);

        *letter = letters[i].letter;
        if (strncmp(s, letters[i].name, len) == 0)
            return len;
    }
    return 0;
}

/* Letters after "&" that name no character: libxml2 reads on for the name, and
 * forgets what it has read of it where its buffer is moved. */
static bool
is_nameless(const char *s)
{
    static const char of_names[] =
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz-.:";

    return *s == '&' && (unsigned char)s[1 + strspn(s + 1, of_names)] >= 0x80;
}

/* What Word writes for itself, and libxml2 takes for words, as the opening
 * "<![if !supportLists]>"; 0: none. */
static size_t
condition_at(const char *s)
{
    size_t len = strncmp(s, "<![", 3) == 0 ? 3 : 0;

    while (len > 0 && len < CONDITION_MAX && s[len] != '\0' && s[len] != '>')
        len++;

    return len > 3 && s[len] == '>' && s[len - 1] == ']' ? len + 1 : 0;
}

/* With LF for every line end, with those letters, without those conditions,
 * and with "&amp;" where it is no more than that. */
static char *
prepare(struct mem *m, const char *text)
{
    struct str s = str_in(m);
    const char *letter;
    size_t len;

    while (*text != '\0') {
        if ((len = letter_at(text, &letter)) > 0) {
            str_adds(&s, letter);
        } else if (is_nameless(text)) {
            str_adds(&s, "&amp;");
            len = 1;
        } else if (*text == '\r') {
            str_addc(&s, '\n');
            len = text[1] == '\n' ? 2 : 1;
        } else if ((len = condition_at(text)) == 0) {
            str_addc(&s, *text);
            len = 1;
        }
        text += len;
    }
    return s.s;
}

enum result
html_read(struct ctx *c, const char *text, struct html_node **out)
{
    htmlSAXHandler events = {.startElement = start_element,
        .endElement = end_element,
        .characters = characters,
        .ignorableWhitespace = characters};
    struct reading r = {.mem = c->mem};
    const char *ready = prepare(c->mem, text);

    if (has_many_attributes(ready))
        return fail(c, ERR_LIMIT, "html-limit",
            N_("An element has too many attributes."));
    if ((r.parser = htmlNewParserCtxt()) == NULL)
        return fail(c, ERR_FAULT, "html", N_("The page could not be read."));
    *r.parser->sax = events;
    r.parser->userData = &r;
    *out = r.open = mem_alloc(c->mem, sizeof(**out));
    r.open->name = "";
    htmlCtxtReadMemory(r.parser, ready, (int)strlen(ready), NULL, "UTF-8",
        HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
            HTML_PARSE_NONET | HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC);
    htmlFreeParserCtxt(r.parser);
    if (r.refusal != NULL)
        return fail(c, ERR_LIMIT, "html-limit", "%s", tr(c->lang, r.refusal));
    return OK;
}

const char *
html_get(const struct html_node *node, const char *name)
{
    for (const struct html_attribute *a = node->attributes; a != NULL;
         a = a->next)
        if (strcmp(a->name, name) == 0)
            return a->value;
    return NULL;
}

bool
html_is(const struct html_node *node, const char *name)
{
    return node->name != NULL && strcmp(node->name, name) == 0;
}

const struct html_node *
html_past(const struct html_node *node, const struct html_node *top)
{
    while (node != top && node->next == NULL)
        node = node->parent;
    return node == top ? NULL : node->next;
}

const struct html_node *
html_next(const struct html_node *node, const struct html_node *top)
{
    return node->first != NULL ? node->first : html_past(node, top);
}

const struct html_node *
html_find(const struct html_node *node, const char *name)
{
    const struct html_node *n = node;

    while ((n = html_next(n, node)) != NULL)
        if (html_is(n, name))
            return n;
    return NULL;
}
