/* children - what a child of this program may be asked to read. */
#include <config.h>

#include "cli/cli.h"
#include "ledger/notary.h"
#include "package/verify.h"
#include "portfolio/pages.h"
#include "standard/read.h"
#include "standard/sheet.h"

const struct child_kind cli_child_kinds[] = {
    {READ_CHILD_CONVERT,    read_convert_warm,    read_convert_serve, NULL,           false},
    {READ_CHILD_UNIT,       read_unit_warm,       read_unit_serve,    read_unit_cool, false},
    {READ_CHILD_PDF_LAYOUT, read_pdf_layout_warm, NULL,               NULL,           false},
    {READ_CHILD_PDF_RAW,    read_pdf_raw_warm,    NULL,               NULL,           false},
    {SHEET_CHILD,           read_convert_warm,    sheet_serve,        NULL,           false},
    {PAGES_CHILD,           pages_warm,           NULL,               NULL,           false},
    {VERIFY_CHILD,          verify_warm,          verify_serve,       verify_cool,    false},
    {NOTARY_CHILD,          notary_warm,          notary_serve,       notary_cool,    true },
    {NULL,                  NULL,                 NULL,               NULL,           false},
};
