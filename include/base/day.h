/*
 * day - civil days ("2026-11-24") as people read and count them.
 *
 * What is no day comes back as it is, and NULL stays NULL.
 */
#ifndef TYST_BASE_DAY_H
#define TYST_BASE_DAY_H

#include "base/time.h"

/* "24 November 2026", "24 Tachwedd 2026". */
const char *day_words(struct mem *m, const char *lang, const char *day);

/* "Tuesday 24 November", "dydd Mawrth 24 Tachwedd": of a day that is near.
 * In a Welsh sentence it stands where nothing mutates: behind "erbyn". */
const char *day_words_near(struct mem *m, const char *lang, const char *day);

/* n days after it, or before where n is negative. */
const char *day_after(struct mem *m, const char *day, int n);

/* n working days (Monday to Friday; public holidays are counted) after it. */
const char *day_after_working(struct mem *m, const char *day, int n);

/* How many working days after "from" have begun by "to"; 0 when it is not
 * later. */
int day_working_between(const char *from, const char *to);

#endif
