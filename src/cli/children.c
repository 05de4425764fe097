/* children - what a child of this program may be asked to read. */
#include <config.h>

#include "cli/cli.h"
#include "package/verify.h"
#include "portfolio/pages.h"
#include "standard/read.h"

const struct child_kind cli_child_kinds[] = {
    {READ_CHILD_CONVERT,    read_convert_warm,    read_convert_serve, NULL          },
    {READ_CHILD_UNIT,       read_unit_warm,       read_unit_serve,    read_unit_cool},
    {READ_CHILD_PDF_LAYOUT, read_pdf_layout_warm, NULL,               NULL          },
    {READ_CHILD_PDF_RAW,    read_pdf_raw_warm,    NULL,               NULL          },
    {PAGES_CHILD,           pages_warm,           NULL,               NULL          },
    {VERIFY_CHILD,          verify_warm,          verify_serve,       verify_cool   },
    {NULL,                  NULL,                 NULL,               NULL          },
};
