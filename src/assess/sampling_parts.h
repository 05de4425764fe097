/* sampling_parts - what the files of sampling share. */
#ifndef TYST_ASSESS_SAMPLING_PARTS_H
#define TYST_ASSESS_SAMPLING_PARTS_H

#include "assess/sampling.h"

/* What belongs to a stratum, as acts and rows say it, and back. */
struct value *stratum_value(struct mem *m, const struct stratum *s);
void stratum_from_value(
    struct mem *m, const struct value *v, struct stratum *s);

#endif
