/* titles - what stands above a standard and is not its title. */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "standard/unit.h"
#include "titles.h"

/* Does the line begin with the URN that a label gives further down? */
static size_t
known_urn(const char *s, const char *urn)
{
    size_t len = urn != NULL ? strlen(urn) : 0;

    return len > 0 && strncmp(s, urn, len) == 0 &&
                   (s[len] == '\0' || s[len] == ' ')
               ? len
               : 0;
}

size_t
title_urn(const char *s, const char *urn)
{
    size_t letters = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    size_t len = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    if (known_urn(s, urn) > 0)
        return known_urn(s, urn);
    return letters > 0 && len > letters && len <= 20 &&
                   (s[len] == '\0' || (s[len] == ' ' && len >= 5))
               ? len
               : 0;
}

bool
title_is_masthead(struct mem *m, const char *words)
{
    static const char *const list[] = {"national occupational standard",
        "national occupational standards", "nos", "uk standards",
        "safon alwedigaethol genedlaethol",
        "safonau galwedigaethol cenedlaethol", "sgc", "unit specification",
        "manyleb uned", "skip to main content", "neidio i'r prif gynnwys"};
    const char *folded = utf8_fold(m, words);

    for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
        if (strcmp(list[i], folded) == 0)
            return true;
    return false;
}

const char *
title_labelled_urn(const struct lines *lines, const struct mark *marks)
{
    for (size_t i = 0; i < lines->n; i++) {
        const struct mark *k = &marks[i];

        if (k->kind != MARK_FIELD ||
            (k->label->kind != LABEL_URN &&
                (k->label->kind != LABEL_FIELD ||
                    k->label->what != FIELD_UNIT_CODE)))
            continue;
        if (*k->rest != '\0')
            return k->rest;
        return i + 1 < lines->n && marks[i + 1].kind == MARK_TEXT
                   ? lines->line[i + 1].text
                   : NULL;
    }
    return NULL;
}
