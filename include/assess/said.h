/*
 * said - what an act says, for people: who did what to whom and when, with the
 * words behind its commitments where they have not been erased.
 */
#ifndef TYST_ASSESS_SAID_H
#define TYST_ASSESS_SAID_H

#include "ledger/act.h"

struct said_line {
    const char *label, *value; /* in c->lang */
};

struct said {
    struct said_line *line;
    size_t n;
};

enum result act_said(
    struct ctx *c, const struct act_logged *logged, struct said *out);

/* As text: a line each, "label: value". */
char *said_text(struct mem *m, const struct said *s);

#endif
