/*
 * time - UTC milliseconds since 1970 and civil days.
 *
 * The program's clock is c->now; only the edges (main, store_write) read the
 * machine's.
 */
#ifndef TYST_BASE_TIME_H
#define TYST_BASE_TIME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mem.h"

#define TIME_SECOND INT64_C(1000)
#define TIME_DAY (INT64_C(86400) * TIME_SECOND)

/* The machine's clock. */
int64_t time_now(void);

/* Milliseconds of a clock that only goes forward: for deadlines. */
int64_t time_steady(void);

/* "2026-11-22T04:36:16.000Z" (RFC 3339) and back; false when it is not one.
 * Seconds' fractions may be left out when reading. */
char *time_format(struct mem *m, int64_t ms);
bool time_parse(const char *s, int64_t *out);

/* "2026-11-22": the civil day in Europe/London at that instant. */
char *time_day(struct mem *m, int64_t ms);

/* "14:32": what clocks there show then. */
char *time_clock(struct mem *m, int64_t ms);

/* Is s a real day written YYYY-MM-DD? */
bool day_is(const char *s);

/* Days from 1970-01-01 of the proleptic Gregorian calendar, and back. */
int64_t day_number(int year, int month, int day);
void day_civil(int64_t number, int *year, int *month, int *day);

/* The number of a day written YYYY-MM-DD, false when it is none; and back. */
bool day_parse(const char *s, int64_t *out);
char *day_format(struct mem *m, int64_t number);

#endif
