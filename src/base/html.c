/* html - escaping for text, attributes and paths in links. */
#include <config.h>

#include <string.h>

#include "base/html.h"

static void
add_escaped(struct str *out, char ch)
{
    switch (ch) {
    case '&': str_adds(out, "&amp;"); break;
    case '<': str_adds(out, "&lt;"); break;
    case '>': str_adds(out, "&gt;"); break;
    case '"': str_adds(out, "&quot;"); break;
    case '\'': str_adds(out, "&#39;"); break;
    default:
        /* Other control characters have no place in HTML. */
        if ((unsigned char)ch >= ' ' || ch == '\n' || ch == '\t')
            str_addc(out, ch);
    }
}

void
html_text(struct str *out, const char *s)
{
    for (; s != NULL && *s != '\0'; s++)
        add_escaped(out, *s);
}

void
html_lines(struct str *out, const char *s)
{
    for (; s != NULL && *s != '\0'; s++)
        if (*s == '\n')
            str_adds(out, "<br>\n");
        else
            add_escaped(out, *s);
}

void
html_attribute(struct str *out, const char *name, const char *value)
{
    if (value == NULL)
        return;
    str_addc(out, ' ');
    str_adds(out, name);
    str_adds(out, "=\"");
    html_text(out, value);
    str_addc(out, '"');
}

void
html_link(struct str *out, const char *path)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "abcdefghijklmnopqrstuvwxyz0123456789-._~/";

    str_adds(out, " href=\"");
    for (; *path != '\0'; path++)
        if (strchr(plain, *path) != NULL)
            str_addc(out, *path);
        else
            str_addf(out, "%%%02X", (unsigned char)*path);
    str_addc(out, '"');
}

void
html_element(struct str *out, const char *name, const char *text)
{
    str_addf(out, "<%s>", name);
    html_text(out, text);
    str_addf(out, "</%s>", name);
}
