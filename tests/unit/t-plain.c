/* plain: a unit as published text converts back to the same text. */
#include <config.h>

#include <dirent.h>
#include <stdlib.h>

#include "base/file.h"
#include "random_unit.h"
#include "standard/convert.h"
#include "standard/library.h"
#include "tap.h"

#define UNITS 300

/* Written, converted and written again; NULL: the same. */
static const char *
around(struct ctx *c, const struct unit *u, const char *lang)
{
    char *text = unit_plain(c->mem, u, lang), *again;
    struct unit *back;

    fail_clear(c);
    if (convert_text(c, text, strlen(text), &back) != OK)
        return mem_printf(c->mem, "%s\n%s", c->message, text);
    again = unit_plain(c->mem, back, lang);
    if (strcmp(text, again) == 0)
        return NULL;
    return mem_printf(c->mem, "%s\n=====\n%s", text, again);
}

static void
any_unit(struct ctx *c, const char *lang)
{
    struct mem *whole = c->mem;
    const char *wrong = NULL;
    unsigned i;

    for (i = 0; i < UNITS && wrong == NULL; i++) {
        c->mem = mem_new();
        wrong = mem_strdup(whole, around(c, random_published(c->mem, i), lang));
        mem_free(c->mem);
        c->mem = whole;
    }
    is_str(wrong ? wrong : "nothing", "nothing",
        mem_printf(c->mem, "any unit in %s is the same text again", lang));
}

static void
ours(struct ctx *c)
{
    static const char *const keys[] = {
        "CFACSB15", "INSCS009", "INSCS033", "SFJOD4", "X-c59b4b72"};
    const char *srcdir = getenv("srcdir");

    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
        struct xml_fault *faults;
        struct xml_node *root;
        const char *wrong;
        struct unit *u;
        size_t len;
        char *p;

        if (!ok(file_read(c,
                    mem_printf(c->mem, "%s/standards/%s.xml",
                        srcdir ? srcdir : ".", keys[i]),
                    1 << 20, &p, &len) == OK &&
                    xml_read(c, NULL, p, len, &root, &faults) == OK &&
                    unit_from_xml(c, root, &u) == OK,
                keys[i]))
            continue;
        wrong = around(c, u, "cy");
        is_str(wrong ? wrong : "nothing", "nothing", "in Welsh");
        wrong = around(c, u, "en");
        is_str(wrong ? wrong : "nothing", "nothing", "in English");
    }
}

int
main(void)
{
    struct ctx c = {.mem = mem_new(), .lang = "en"};

    ours(&c);
    any_unit(&c, "cy");
    any_unit(&c, "en");
    mem_free(c.mem);
    return done();
}
