/* prose - what people write, as it is kept. */
#include <config.h>

#include <string.h>

#include "base/prose.h"
#include "base/utf8.h"

#define PROSE_MAX ((size_t)1 << 20)

enum result
prose_kept(struct ctx *c, const char *given, const char **out)
{
    *out = NULL;
    if (given != NULL && (strlen(given) > PROSE_MAX || !utf8_is_text(given)))
        return fail(c, ERR_INPUT, "bad-text",
            N_("The text is UTF-8 of at most 1 MiB."));
    if (given != NULL && *utf8_trim(c->mem, given) != '\0')
        *out = utf8_nfc(c->mem, given);
    return OK;
}
