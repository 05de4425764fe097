/* text - look a message up in the compiled catalogues. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static const struct text_catalogue *
catalogue(const char *lang)
{
    for (const struct text_catalogue *t = text_catalogues; t->lang; t++)
        if (strcmp(t->lang, lang) == 0)
            return t;
    return NULL;
}

static int
compare(const void *msgid, const void *entry)
{
    return strcmp(msgid, ((const struct text_entry *)entry)->msgid);
}

static const struct text_entry *
entry(const struct text_catalogue *t, const char *msgid)
{
    if (t == NULL)
        return NULL;
    return bsearch(msgid, t->entries, t->n, sizeof(*t->entries), compare);
}

const char *
tr(const char *lang, const char *msgid)
{
    const struct text_entry *e = entry(catalogue(lang), msgid);

    return e == NULL ? msgid : e->forms[0];
}

const char *
tr_n(const char *lang, const char *one, const char *many, unsigned long n)
{
    const struct text_catalogue *t = catalogue(lang);
    const struct text_entry *e = entry(t, one);

    if (e == NULL)
        return n == 1 ? one : many;
    return e->forms[t->plural(n)];
}

bool
text_language(const char *lang)
{
    return strcmp(lang, "en") == 0 || catalogue(lang) != NULL;
}
