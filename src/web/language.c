/* language - choosing one, and reading Accept-Language (RFC 9110, 12.5.4). */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "language.h"

const char *
language_known(const char *code)
{
    static const char *const known[] = {"cy", "en"};

    for (size_t i = 0; code != NULL && i < sizeof(known) / sizeof(*known); i++)
        if (strcmp(code, known[i]) == 0)
            return known[i];
    return NULL;
}

/* The language of "cy-GB;q=0.8", whatever its region; NULL: neither. */
static const char *
range_language(const char *range)
{
    if (strchr(",; \t-", range[0]) != NULL || range[1] == '\0' ||
        strchr(",; \t-", range[2]) == NULL)
        return NULL;
    return strncasecmp(range, "cy", 2) == 0   ? "cy"
           : strncasecmp(range, "en", 2) == 0 ? "en"
                                              : NULL;
}

/* Its weight in thousandths, 1000 where none is said; not well formed: 0. */
static int
range_weight(const char *range, size_t len)
{
    const char *q = memchr(range, ';', len);
    int weight, place = 100;

    if (q == NULL)
        return 1000;
    q += 1 + strspn(q + 1, " \t");
    if (strncasecmp(q, "q=", 2) != 0 || (q[2] != '0' && q[2] != '1'))
        return 0;
    weight = (q[2] - '0') * 1000;
    if (q[3] == '.')
        for (q += 4; *q >= '0' && *q <= '9'; q++, place /= 10)
            weight += (*q - '0') * place;
    return weight > 1000 ? 1000 : weight;
}

static const char *
accepted_language(const char *header)
{
    const char *best = NULL;
    int most = 0;

    while (header != NULL && *header != '\0') {
        size_t len = strcspn(header, ",");
        const char *language = range_language(header);
        int weight = range_weight(header, len);

        if (language != NULL && weight > most) {
            best = language;
            most = weight;
        }
        header += len + strspn(header + len, ", \t");
    }
    return best;
}

const char *
language_choose(const char *asked, const char *cookie, const char *own,
    const char *accepted)
{
    const char *const said[] = {asked, cookie, own};

    for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++)
        if (language_known(said[i]) != NULL)
            return language_known(said[i]);
    accepted = accepted_language(accepted);
    return accepted != NULL ? accepted : "cy";
}
