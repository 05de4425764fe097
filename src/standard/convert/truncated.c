/* truncated - does a document break off before its end? */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "numbering.h"
#include "standard/unit.h"
#include "truncated.h"

static bool
ends_in(const char *folded, const char *const *words)
{
    const char *last = strrchr(folded, ' ');

    for (; last != NULL && *words != NULL; words++)
        if (strcmp(last + 1, *words) == 0)
            return true;
    return false;
}

/*
 * Does what comes last break off in the midst of a sentence?  Some words may
 * well end one ("where the tools are"), but not where the last line is not
 * ended either.
 */
static bool
breaks_off(struct mem *m, const char *words, bool cut)
{
    static const char *const linking[] = {"a", "ac", "an", "and", "neu", "nor",
        "or", "the", "y", "yn", "yr", NULL};
    static const char *const open[] = {"am", "are", "at", "be", "by", "eich",
        "eu", "for", "from", "gan", "gyda", "i", "in", "is", "its", "mewn", "o",
        "of", "on", "that", "their", "to", "which", "with", "your", NULL};
    const char *folded = utf8_fold(m, words);
    size_t len = strlen(folded);

    if (len > 0 && strchr(",(-/&", folded[len - 1]) != NULL)
        return true;
    return ends_in(folded, linking) || (cut && ends_in(folded, open));
}

/* A prompt or heading with nothing below it, unless those before it have
 * nothing either, as in a form that nobody filled in. */
static bool
ends_open(const struct mark *marks, size_t last)
{
    const struct mark *k = &marks[last];

    if (k->kind == MARK_PROMPT)
        return true;
    if (k->kind != MARK_HEADING || *k->rest != '\0')
        return false;
    if (k->label->kind == LABEL_SECTION && k->label->what != ROLE_OVERVIEW &&
        unit_role_letter((enum unit_role)k->label->what) == 0)
        return false;
    return last == 0 || marks[last - 1].kind != MARK_HEADING;
}

bool
is_truncated(struct mem *m, const struct lines *lines, const struct mark *marks,
    bool in_section, bool in_list, size_t *at)
{
    size_t last = lines->n;
    const struct line *line;
    struct numbering n;

    while (last > 0 && marks[--last].kind == MARK_PART)
        continue;
    if (lines->n == 0)
        return false;
    *at = last;
    line = &lines->line[last];
    if (ends_open(marks, last))
        return true;
    if (marks[last].kind != MARK_TEXT || !in_section)
        return false;
    return line->soft || breaks_off(m, line->text, lines->cut) ||
           (in_list && numbering_read(m, line->text, &n) && n.sure &&
               *n.rest == '\0');
}
