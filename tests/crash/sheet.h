/*
 * sheet - the smallest change that has everything in it: a blob, a row that
 * names it and an act that names it, by which a crash can be judged.
 */
#ifndef TYST_SHEET_H
#define TYST_SHEET_H

#include <stdio.h>

#include "base/ctx.h"

/* Add sheet n of that name: blob, then in one transaction row and act. */
enum result sheet_add(struct ctx *c, const char *name, long n, bool blob);

/*
 * Are all sheets whole (no row without its act, no act without its row,
 * neither without its blob), is the ledger in order, and is each that was
 * acknowledged ("NAME N", a line each; NULL: none) there?  Says what is not on
 * stdout, after "# ".  *out_n: how many sheets there are.
 */
bool sheet_check(struct ctx *c, FILE *acknowledged, long *out_n);

#endif
