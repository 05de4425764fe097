/* dates - days, months and years as standards write them. */
#ifndef TYST_STANDARD_DATES_H
#define TYST_STANDARD_DATES_H

#include "base/mem.h"

/*
 * "22 Chwef 2021", "February 2021", "1af o Fawrth 2021", "22/02/2021",
 * "2021", a spreadsheet's day number: as YYYY[-MM[-DD]], no more exact than
 * it was.  NULL for what is no date, a day that never was, and years before
 * 1980, when there were no such standards.
 */
char *date_read(struct mem *m, const char *words);

#endif
