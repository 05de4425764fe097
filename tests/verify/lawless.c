/*
 * lawless - tyst without the rules that TYST_LAWLESS names ("R7 R13").  What it
 * does is signed and stands in the ledger as if it were right, so that it is
 * for check and verify to find.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/child.h"
#include "cli/cli.h"
#include "rules/rules.h"

/* The linker puts ours in its place (--wrap). */
enum result __real_may(struct ctx *c, const struct deed *deed);
enum result __wrap_may(struct ctx *c, const struct deed *deed);

static bool
is_named(const char *code)
{
    const char *names = getenv("TYST_LAWLESS"), *p = names;
    size_t len = strlen(code);

    while (names != NULL && (p = strstr(p, code)) != NULL) {
        if ((p == names || p[-1] == ' ') && (p[len] == ' ' || p[len] == '\0'))
            return true;
        p += len;
    }
    return false;
}

enum result
__wrap_may(struct ctx *c, const struct deed *deed)
{
    for (size_t i = 0; rules[i].code != NULL; i++)
        if (is_named(rules[i].code))
            c->rules_off |= 1u << i;
    return __real_may(c, deed);
}

int
main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "--child") == 0)
        child_main(argc, argv, cli_child_kinds);
    return cli_run(argc, argv);
}
