/* missing - what a way lacks when only part of its units are there. */
#ifndef TYST_STANDARD_MISSING_H
#define TYST_STANDARD_MISSING_H

#include "structure.h"

/* at is the whole way; what is held so or better is there. */
void missing_find(struct mem *m, const struct structure *s, const int *at,
    enum holding least, struct missing_list *out);

#endif
