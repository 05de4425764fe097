/* fuzz csv: competencies are refused, or make units that last. */
#include <config.h>

#include "around.h"
#include "fuzz.h"
#include "standard/exchange/readers.h"

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t len)
{
    if (csv_is((const char *)p, len))
        around(p, len);
    return 0;
}
