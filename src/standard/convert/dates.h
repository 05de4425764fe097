/* dates - days, months and years as standards write them. */
#ifndef TYST_STANDARD_DATES_H
#define TYST_STANDARD_DATES_H

#include "base/mem.h"

enum date_kind {
    DATE_NONE,    /* no date, a day that never was, a year before 1980 */
    DATE_UNKNOWN, /* 1901, which registers write for want of one */
    DATE_PARTIAL, /* a year, or a month of one */
    DATE_DAY
};

/*
 * "22 Chwef 2021", "February 2021", "1af o Fawrth 2021", "22/02/2021",
 * "2021", a spreadsheet's day number: as YYYY[-MM[-DD]], no more exact than
 * it was; *out is NULL unless it is a day or part of one.
 */
enum date_kind date_read(struct mem *m, const char *words, char **out);

#endif
