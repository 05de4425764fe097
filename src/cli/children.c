/* children - what a child of this program may be asked to read. */
#include <config.h>

#include "cli/cli.h"
#include "package/verify.h"
#include "standard/read.h"

const struct child_kind cli_child_kinds[] = {
    {READ_CHILD_CONVERT, read_convert_warm, read_convert_serve, NULL          },
    {READ_CHILD_UNIT,    read_unit_warm,    read_unit_serve,    read_unit_cool},
    {VERIFY_CHILD,       verify_warm,       verify_serve,       verify_cool   },
    {NULL,               NULL,              NULL,               NULL          },
};
