/*
 * words - no word of a document is lost: each is in the unit's XML, of which
 * its warnings are a part.
 *
 * What a word is, is asked of the document without the converter's own ways:
 * of plain text all letters count; of a web page those of its text, but for
 * what no browser shows (scripts, styles, the head); of Markdown those that
 * CommonMark shows, where markup is no word.  Only letters are compared, since
 * words broken at a line's end are joined, and labels lose their points.  What
 * was split before a label that stood on the same line may be in two places.
 */
#ifndef TYST_FUZZ_WORDS_H
#define TYST_FUZZ_WORDS_H

#define CMARK_NO_SHORT_NAMES
#include <cmark.h>
#include <string.h>
#include <strings.h>

#include "base/html_read.h"
#include "base/utf8.h"
#include "standard/convert/decode.h"
#include "standard/unit.h"

/* Letters; a run of others between two words is one blank. */
static inline void
words_add(struct str *out, const char *text)
{
    struct str shown = str_in(out->mem);
    const char *s = text;
    uint32_t c;

    while ((c = utf8_next(&s)) != 0)
        if (!utf8_is_invisible(c) && (c < 0x200B || c > 0x200F))
            utf8_add(&shown, c);
    for (s = utf8_nfc(out->mem, shown.s); (c = utf8_next(&s)) != 0;) {
        if (utf8_is_letter(c))
            utf8_add(out, c);
        else if (!utf8_is_word(c) || c < 0x80)
            str_addc(out, ' ');
    }
    str_addc(out, ' ');
}

static inline void
words_of_page(struct ctx *c, struct str *out, const char *text)
{
    static const char *const silent[] = {
        "head", "script", "style", "template", "title"};
    struct html_node *root;
    const struct html_node *n;
    bool skip;

    /* The parser moves its buffer near the end of a page, which is not to
     * happen at the same word as for the converter. */
    if (html_read(c, mem_printf(c->mem, "%s%*s", text, 1000, ""), &root) != OK)
        return;
    for (n = root; n != NULL;) {
        skip = false;
        for (size_t i = 0; i < sizeof(silent) / sizeof(silent[0]); i++)
            skip |= html_is(n, silent[i]);
        if (n->text != NULL)
            words_add(out, n->text);
        n = skip ? html_past(n, root) : html_next(n, root);
    }
}

/* The line at s, without its end and the blanks around it. */
static inline const char *
words_line(struct mem *m, const char *s, const char **next)
{
    size_t len = strcspn(s, "\r\n");

    *next = s + len + (strncmp(s + len, "\r\n", 2) == 0 ? 2 : s[len] != '\0');
    return utf8_trim(m, mem_strndup(m, s, len));
}

/* Up to a hundred lines with colons before Markdown, between dashes, are no
 * Markdown. */
static inline const char *
words_of_front_matter(struct ctx *c, struct str *out, const char *text)
{
    const char *next, *s;

    if (strcmp(words_line(c->mem, text, &next), "---") != 0)
        return text;
    for (int i = 0; i < 100 && *next != '\0'; i++) {
        s = words_line(c->mem, next, &next);
        if (strcmp(s, "---") == 0 || strcmp(s, "...") == 0) {
            words_add(out, mem_strndup(c->mem, text, (size_t)(next - text)));
            return next;
        }
        if (*s != '\0' && *s != '#' && *s != '-' && strchr(s, ':') == NULL)
            return text;
    }
    return text;
}

static inline void
words_of_markdown(struct ctx *c, struct str *out, const char *whole)
{
    const char *text = words_of_front_matter(c, out, whole);
    cmark_node *root =
        cmark_parse_document(text, strlen(text), CMARK_OPT_DEFAULT);
    cmark_iter *at = cmark_iter_new(root);
    cmark_event_type event;

    while ((event = cmark_iter_next(at)) != CMARK_EVENT_DONE) {
        cmark_node *n = cmark_iter_get_node(at);
        const char *literal = cmark_node_get_literal(n);

        if (event != CMARK_EVENT_ENTER || literal == NULL)
            continue;
        if (cmark_node_get_type(n) == CMARK_NODE_HTML_BLOCK)
            words_of_page(c, out, literal);
        else if (strncasecmp(literal, "[x] ", 4) == 0)
            words_add(out, literal + 4); /* a box that was ticked */
        else if (cmark_node_get_type(n) != CMARK_NODE_HTML_INLINE)
            words_add(out, literal);
    }
    cmark_iter_free(at);
    cmark_node_free(root);
}

/* What a unit says, and not what its attributes are called by us. */
static inline void
words_of_unit(struct str *out, const struct xml_node *e)
{
    static const char *const said[] = {"label", "urn", "value", "xml:lang"};

    for (const struct xml_attribute *a = e->attributes; a != NULL; a = a->next)
        for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++)
            if (strcmp(a->name, said[i]) == 0)
                words_add(out, a->value);
    if (e->text != NULL)
        words_add(out, e->text);
    for (const struct xml_node *i = e->first; i != NULL; i = i->next)
        words_of_unit(out, i);
}

/* Are both parts of the word there, wherever it was split? */
static inline bool
words_in_two(struct mem *m, const char *said, const char *word)
{
    for (const char *s = word + 1; *s != '\0'; s++)
        if (strstr(said, s) != NULL &&
            strstr(said, mem_strndup(m, word, (size_t)(s - word))) != NULL)
            return true;
    return false;
}

/* The first word of the document that is nowhere in the unit; NULL: none. */
static inline const char *
words_lost(struct ctx *c, const char *p, size_t len, const struct unit *u)
{
    struct str source = str_in(c->mem), unit = str_in(c->mem);
    const char *format = u->sources->format;
    struct decoded text;
    char *save = NULL, *word, *to;
    bool split = false;

    if (decode(c, p, len, &text) != OK)
        return NULL;
    if (strcmp(format, "html") == 0)
        words_of_page(c, &source, text.text);
    else if (strcmp(format, "markdown") == 0)
        words_of_markdown(c, &source, text.text);
    else
        words_add(&source, text.text);
    for (const struct unit_warning *w = u->warnings; w != NULL; w = w->next)
        split |= strcmp(w->code, "run-on-split") == 0;
    words_of_unit(&unit, unit_to_xml(c->mem, u));
    to = unit.s;
    for (const char *s = unit.s; *s != '\0'; s++)
        if (*s != ' ')
            *to++ = *s;
    *to = '\0';
    for (word = strtok_r(source.s, " ", &save); word != NULL;
         word = strtok_r(NULL, " ", &save))
        if (strstr(unit.s, word) == NULL &&
            !(split && words_in_two(c->mem, unit.s, word)))
            return word;
    return NULL;
}

#endif
