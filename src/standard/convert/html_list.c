/* html_list - what stands before the items of a list, and what list it is. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "html_list.h"
#include "html_marks.h"
#include "numbering.h"

/* The words with which an item begins. */
static const char *
start_of(struct mem *m, const struct html_node *item)
{
    struct str s = str_in_max(m, 80);
    const struct html_node *n = item;

    while (n != NULL && s.len < 60) {
        if (n->text != NULL)
            str_adds(&s, n->text);
        else if (html_kind(n) == HTML_SILENT || html_kind(n) == HTML_LIST)
            break;
        else if (html_kind(n) == HTML_BLOCK)
            str_addc(&s, ' ');
        n = html_next(n, item);
    }
    /* What was cut within a character is not looked at. */
    while (s.len > 0 && !utf8_valid(s.s, s.len))
        str_cut(&s, s.len - 1);
    return utf8_trim(m, s.s);
}

bool
html_is_number(const char *s)
{
    return *s != '\0' && s[strspn(s, "0123456789")] == '\0' && strlen(s) < 6;
}

struct html_counter
html_counter(const struct html_node *list)
{
    const char *start = html_get(list, "start"), *type = html_get(list, "type");
    struct html_counter n = {.style = '1', .next = 1, .step = 1};

    if (!html_is(list, "ol"))
        return (struct html_counter){0};
    if (type != NULL && *type != '\0' && strchr("aAiI", *type) != NULL)
        n.style = strchr("aA", *type) != NULL ? 'a' : 'i';
    if (html_get(list, "reversed") != NULL) {
        n.step = -1;
        n.next = 0;
        for (const struct html_node *i = list->first; i != NULL; i = i->next)
            n.next += html_is(i, "li");
    }
    if (start != NULL && html_is_number(start))
        n.next = (int)strtol(start, NULL, 10);
    return n;
}

static const char *
roman(struct mem *m, int n)
{
    static const struct {
        int value;
        const char *digits;
    } parts[] = {
        {100, "c" },
        {90,  "xc"},
        {50,  "l" },
        {40,  "xl"},
        {10,  "x" },
        {9,   "ix"},
        {5,   "v" },
        {4,   "iv"},
        {1,   "i" }
    };
    struct str s = str_in(m);

    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
        for (; n >= parts[i].value; n -= parts[i].value)
            str_adds(&s, parts[i].digits);
    return s.s;
}

/* The label that a reader sees before the item. */
const char *
html_marker(struct mem *m, const struct html_counter *n)
{
    if (n->style == 0)
        return "-";
    if (n->style == 'i' && n->next > 0 && n->next < 40)
        return mem_printf(m, "%s.", roman(m, n->next));
    if (n->style == 'a' && n->next > 0 && n->next <= 26)
        return mem_printf(m, "%c.", 'a' + n->next - 1);
    return mem_printf(m, "%d.", n->next);
}

/* Do its items bring labels of their own? */
bool
html_list_is_labelled(struct mem *m, const struct html_node *list)
{
    struct html_counter count = html_counter(list);
    size_t n = 0;

    for (const struct html_node *i = list->first; i != NULL; i = i->next) {
        struct numbering own;

        if (!html_is(i, "li"))
            continue;
        if (!numbering_read(m, start_of(m, i), &own) ||
            (count.style != 0 && own.nparts == 1 && !own.sure &&
                own.part[0] != count.next))
            return false;
        count.next += count.step;
        n++;
    }
    return n > 0;
}

/* Is it a list of facts, "Label: value" each? */
bool
html_list_is_facts(struct mem *m, const struct html_node *list)
{
    size_t known = 0, n = 0;

    for (const struct html_node *i = list->first; i != NULL; i = i->next) {
        const char *start = html_is(i, "li") ? start_of(m, i) : "";
        struct label_match match;
        size_t end = strcspn(start, ":\t\n");

        if (*start == '\0')
            continue;
        n++;
        known += headings_match(m, mem_strndup(m, start, end), &match) &&
                 !match.fuzzy && label_is_fact(match.label);
    }
    return known > 0 && known * 2 >= n;
}
