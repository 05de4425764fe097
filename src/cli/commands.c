/*
 * Every command.  Adding one: a row here, its function in cmd_<group>.c and
 * command.h, a section in man/tyst.1, a test in tests/cli/.
 */
#include <config.h>

#include "command.h"

/* clang-format off */
const struct command commands[] = {
    /* words      arguments     help                                  needs    runs */
    {"help",      "[COMMAND]...", N_("list the commands, or explain one"), NOTHING, cmd_help},
    {"standard convert", "FILE... [-o DIR] [--title T] [--urn U] [--key K]", N_("make unit files of published standards"), NOTHING, cmd_standard_convert},
    {"standard validate", "FILE...", N_("check unit and qualification files"), NOTHING, cmd_standard_validate},
    {"version",   "",           N_("print the version"),              NOTHING, cmd_version},
    {NULL, NULL, NULL, NOTHING, NULL}
};
/* clang-format on */
