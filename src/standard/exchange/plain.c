/* plain - libxml2's HTML parser, for short pieces of markup. */
#include <config.h>

#include <libxml/HTMLparser.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "plain.h"

#define OPTIONS                                                                \
    (HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |            \
        HTML_PARSE_RECOVER)

static bool
is_block(const xmlNode *n)
{
    static const char *const blocks[] = {
        "p", "div", "br", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5"};

    for (size_t i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++)
        if (strcmp((const char *)n->name, blocks[i]) == 0)
            return true;
    return false;
}

static bool
is_hidden(const xmlNode *n)
{
    return strcmp((const char *)n->name, "script") == 0 ||
           strcmp((const char *)n->name, "style") == 0;
}

/* The next in reading order, without what the hidden hold. */
static const xmlNode *
next_node(const xmlNode *n)
{
    if (n->children != NULL && !is_hidden(n))
        return n->children;
    while (n != NULL && n->next == NULL)
        n = n->parent;
    return n != NULL ? n->next : NULL;
}

const char *
plain_words(struct mem *m, const char *html)
{
    struct str s = str_in(m);
    const xmlNode *n;
    htmlDocPtr doc;

    if (strpbrk(html, "<&") == NULL || strlen(html) > INT_MAX)
        return html;
    doc = htmlReadMemory(html, (int)strlen(html), NULL, "UTF-8", OPTIONS);
    if (doc == NULL)
        return html;
    for (n = xmlDocGetRootElement(doc); n != NULL; n = next_node(n))
        if (n->type == XML_TEXT_NODE)
            str_adds(&s, (const char *)n->content);
        else if (n->type == XML_ELEMENT_NODE && is_block(n))
            str_addc(&s, '\n');
    xmlFreeDoc(doc);
    return utf8_trim(m, s.s);
}
