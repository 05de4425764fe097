/* fuzz json: CASE or SmartEvidence is refused, or makes units that last. */
#include <config.h>

#include "around.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t len)
{
    if (len > 0 && *p == '{')
        around(p, len);
    return 0;
}
