/* html_marks - tables of HTML's names, and the habits of those who use it. */
#include <config.h>

#include <string.h>

#include "html_marks.h"

static const struct {
    const char *name;
    enum html_kind kind;
} kinds[] = {
    {"address",    HTML_BLOCK  },
    {"article",    HTML_BLOCK  },
    {"aside",      HTML_BLOCK  },
    {"blockquote", HTML_BLOCK  },
    {"body",       HTML_BLOCK  },
    {"br",         HTML_BREAK  },
    {"caption",    HTML_BLOCK  },
    {"center",     HTML_BLOCK  },
    {"dd",         HTML_BLOCK  },
    {"details",    HTML_BLOCK  },
    {"dialog",     HTML_BLOCK  },
    {"dir",        HTML_LIST   },
    {"div",        HTML_BLOCK  },
    {"dl",         HTML_TERMS  },
    {"dt",         HTML_BLOCK  },
    {"fieldset",   HTML_BLOCK  },
    {"figcaption", HTML_BLOCK  },
    {"figure",     HTML_BLOCK  },
    {"footer",     HTML_BLOCK  },
    {"form",       HTML_BLOCK  },
    {"h1",         HTML_HEADING},
    {"h2",         HTML_HEADING},
    {"h3",         HTML_HEADING},
    {"h4",         HTML_HEADING},
    {"h5",         HTML_HEADING},
    {"h6",         HTML_HEADING},
    {"head",       HTML_SILENT },
    {"header",     HTML_BLOCK  },
    {"hgroup",     HTML_BLOCK  },
    {"hr",         HTML_RULE   },
    {"html",       HTML_BLOCK  },
    {"legend",     HTML_BLOCK  },
    {"li",         HTML_BLOCK  },
    {"main",       HTML_BLOCK  },
    {"menu",       HTML_LIST   },
    {"nav",        HTML_BLOCK  },
    {"ol",         HTML_LIST   },
    {"p",          HTML_BLOCK  },
    {"pre",        HTML_PRE    },
    {"script",     HTML_SILENT },
    {"section",    HTML_BLOCK  },
    {"style",      HTML_SILENT },
    {"summary",    HTML_BLOCK  },
    {"table",      HTML_TABLE  },
    {"tbody",      HTML_BLOCK  },
    {"td",         HTML_BLOCK  },
    {"template",   HTML_SILENT },
    {"textarea",   HTML_BLOCK  },
    {"tfoot",      HTML_BLOCK  },
    {"th",         HTML_BLOCK  },
    {"thead",      HTML_BLOCK  },
    {"title",      HTML_SILENT },
    {"tr",         HTML_BLOCK  },
    {"ul",         HTML_LIST   },
};

static bool
is_one_of(const char *const *names, const char *name)
{
    for (; name != NULL && *names != NULL; names++)
        if (strcasecmp(*names, name) == 0)
            return true;
    return false;
}

enum html_kind
html_kind(const struct html_node *node)
{
    if (node->name == NULL)
        return HTML_INLINE;
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (strcmp(kinds[i].name, node->name) == 0)
            return kinds[i].kind;
    return *node->name == '\0' ? HTML_BLOCK : HTML_INLINE;
}

bool
html_is_strong(const struct html_node *node)
{
    static const char *const names[] = {
        "b", "strong", "em", "i", "u", "span", "label", "font", NULL};

    return is_one_of(names, node->name);
}

/* Does it surround the whole page, and not an article or section? */
static bool
is_of_page(const struct html_node *node)
{
    static const char *const parts[] = {"article", "main", "section", NULL};

    while ((node = node->parent) != NULL)
        if (is_one_of(parts, node->name))
            return false;
    return true;
}

bool
html_is_hidden(const struct html_node *node)
{
    const char *style = html_get(node, "style");
    const char *aria = html_get(node, "aria-hidden");
    const char *display = style ? strcasestr(style, "display") : NULL;

    if (display != NULL) {
        display += strlen("display");
        display += strspn(display, " :");
    }
    return html_get(node, "hidden") != NULL ||
           (aria != NULL && strcasecmp(aria, "true") == 0) ||
           (display != NULL && strncasecmp(display, "none", 4) == 0);
}

/* Names that those who make pages give to what is around the matter. */
static bool
is_named_so(const struct html_node *node)
{
    static const char *const parts[] = {"cookie", "breadcrumb", "skip-link",
        "skiplink", "skip-to", "skip-nav", "pagination", "social-", "navbar"};
    const char *names[] = {html_get(node, "class"), html_get(node, "id")};

    if (html_is(node, "html") || html_is(node, "body") ||
        html_is(node, "main") || html_is(node, "article"))
        return false;
    for (size_t i = 0; i < 2; i++)
        for (size_t j = 0; j < sizeof(parts) / sizeof(parts[0]); j++)
            if (names[i] != NULL && strcasestr(names[i], parts[j]) != NULL)
                return true;
    return false;
}

enum html_place_of_words
html_place_of(const struct html_node *node)
{
    static const char *const controls[] = {"nav", "button", "select",
        "datalist", "input", "noscript", "svg", "iframe", "object", "video",
        "audio", "canvas", "map", NULL};
    static const char *const edges[] = {"header", "footer", "aside", NULL};
    static const char *const roles[] = {
        "navigation", "search", "menu", "menubar", "toolbar", NULL};
    static const char *const around[] = {"banner", "contentinfo",
        "complementary", "dialog", "alertdialog", "alert", NULL};
    const char *role;

    if (node->name == NULL)
        return HTML_MATTER;
    role = html_get(node, "role");
    if (is_one_of(controls, node->name) || is_one_of(roles, role))
        return HTML_NAV;
    if ((is_one_of(edges, node->name) && is_of_page(node)) ||
        html_is(node, "dialog") || is_one_of(around, role) ||
        html_is_hidden(node) || is_named_so(node))
        return HTML_AROUND;
    return HTML_MATTER;
}

bool
html_is_links(const struct html_node *node)
{
    const struct html_node *n = node;
    bool linked = false;

    while (n != NULL) {
        if (html_is(n, "a") && html_get(n, "href") != NULL) {
            linked = true;
            n = html_past(n, node);
            continue;
        }
        /* What stands between links: Home > Standards | Contact */
        if (n->text != NULL &&
            n->text[strspn(n->text, " \t\n\r\f|>/-\302\240\267\273\342\200"
                                    "\272\271\223\242\206\222")] != '\0')
            return false;
        n = html_next(n, node);
    }
    return linked;
}

bool
html_leads_home(const struct html_node *node)
{
    const struct html_node *a = html_find(node, "a");
    const char *to = a != NULL ? html_get(a, "href") : NULL;

    return to != NULL && strcmp(to, "/") == 0;
}

bool
html_links_within(const struct html_node *node)
{
    const struct html_node *n = node;

    while ((n = html_next(n, node)) != NULL) {
        const char *to = html_is(n, "a") ? html_get(n, "href") : NULL;

        if (to != NULL && *to != '#')
            return false;
    }
    return true;
}
