/* document - which reader takes a text, and what pages say of themselves. */
#include <config.h>

#include <string.h>

#include "document.h"
#include "html.h"
#include "markdown.h"
#include "standard/build.h"

enum result
document_read(
    struct ctx *c, struct unit *u, const char *text, struct document *out)
{
    *out = (struct document){.format = "nos-text"};
    if (html_is_page(text)) {
        out->format = "html";
        return html_lines(c, u, text, &out->lines, &out->page_title);
    }
    if (markdown_is(c, text)) {
        out->format = "markdown";
        return markdown_lines(c, u, text, &out->lines);
    }
    out->is_text = true;
    return lines_split(c, text, &out->lines);
}

/* Not a file's name, a URN or a site's name with a page's. */
static bool
is_plain_title(const char *title)
{
    static const char *const signs[] = {
        " | ", " - ", " – ", " — ", " :: ", " » ", " · ", "_", "/"};
    int words = 1;

    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
        if (strstr(title, signs[i]) != NULL)
            return false;
    for (const char *s = title; *s != '\0'; s++)
        words += *s == ' ';
    return words >= 3;
}

void
document_title(struct mem *m, const struct document *document, struct unit *u)
{
    const char *title = document->page_title;

    if (u->title != NULL || title == NULL)
        return;
    if (is_plain_title(title)) {
        add_text(m, &u->title, unit_language(u), title, 0);
        add_warning(m, u, "title-of-page", 0, title);
    } else {
        add_warning(m, u, "title-unsure", 0, title);
    }
}
