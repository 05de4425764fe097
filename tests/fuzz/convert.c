/* fuzz convert: a document is refused or gives a unit that reads back and has
 * lost no word. */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz.h"
#include "standard/convert.h"
#include "words.h"

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t len)
{
    struct ctx c = {.mem = mem_new(), .lang = "en"};
    struct unit *u, *back;
    const char *lost;
    size_t one, two;

    if (len <= CONVERT_MAX &&
        convert_text(&c, (const char *)p, len, &u) == OK) {
        if ((lost = words_lost(&c, (const char *)p, len, u)) != NULL) {
            fprintf(stderr, "The word “%s” is lost.\n", lost);
            abort();
        }
        unit_to_json(&c, u);
        unit_plain(c.mem, u, "en");
        /* Only a unit with more items than a file may have is not read. */
        if (unit_from_xml(&c, unit_to_xml(c.mem, u), &back) == OK) {
            char *a = unit_write(c.mem, u, &one);
            char *b = unit_write(c.mem, back, &two);

            if (one != two || memcmp(a, b, one) != 0)
                abort();
        } else if (strcmp(c.code, "too-many") != 0) {
            abort();
        }
    }
    mem_free(c.mem);
    return 0;
}
