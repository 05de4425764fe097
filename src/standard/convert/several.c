/* several - see where a second unit begins, so that two never become one. */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "several.h"
#include "standard/unit.h"

static bool
has_role(const struct mark *k, enum unit_role role)
{
    return k->kind == MARK_HEADING && k->label->kind == LABEL_SECTION &&
           k->label->what == (int)role;
}

static bool
has_criteria(const struct mark *k)
{
    return k->kind == MARK_HEADING &&
           (k->label->kind == LABEL_OUTCOMES ||
               (k->label->kind == LABEL_SECTION &&
                   unit_role_letter((enum unit_role)k->label->what) == 'P'));
}

/* The URN that line i gives, folded; NULL: none. */
static const char *
urn_at(struct mem *m, const struct lines *lines, const struct mark *marks,
    size_t i)
{
    const struct mark *k = &marks[i];

    if (k->kind != MARK_FIELD || k->label->kind != LABEL_URN)
        return NULL;
    if (*k->rest != '\0')
        return utf8_fold(m, k->rest);
    if (i + 1 == lines->n || marks[i + 1].kind != MARK_TEXT)
        return NULL;
    return utf8_fold(m, lines->line[i + 1].text);
}

const struct line *
several_second(
    struct mem *m, const struct lines *lines, const struct mark *marks)
{
    const char *urn = NULL;
    const struct line *second = NULL;
    bool overview = false, criteria = false;

    for (size_t i = 0; i < lines->n; i++) {
        const char *given = urn_at(m, lines, marks, i);
        bool other = given != NULL && urn != NULL && strcmp(given, urn) != 0;

        if (criteria && second == NULL &&
            (other || (overview && has_role(&marks[i], ROLE_OVERVIEW))))
            second = &lines->line[i];
        if (has_criteria(&marks[i])) {
            if (second != NULL)
                return second;
            criteria = true;
        }
        overview |= has_role(&marks[i], ROLE_OVERVIEW);
        urn = given != NULL ? given : urn;
    }
    return NULL;
}
