/*
 * time - civil days by arithmetic, so that no process-wide time zone and no
 * library state is involved.  British civil time is UTC, one hour ahead from
 * 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of
 * October (the Summer Time Act 1972 as amended in 2002).
 */
#include <config.h>

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/banned.h"
#include "base/time.h"

static int64_t
clock_ms(clockid_t clock)
{
    struct timespec t;

    clock_gettime(clock, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

int64_t
time_now(void)
{
    return clock_ms(CLOCK_REALTIME);
}

int64_t
time_steady(void)
{
    return clock_ms(CLOCK_MONOTONIC);
}

static int64_t
floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

/* Eras of 400 years that begin on 1 March, so that leap days come last. */
int64_t
day_number(int year, int month, int day)
{
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t era = floor_div(y, 400);
    int64_t of_era = y - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
           719468;
}

void
day_civil(int64_t number, int *year, int *month, int *day)
{
    int64_t n = number + 719468;
    int64_t era = floor_div(n, 146097);
    int64_t of_era = n - era * 146097;
    int64_t y =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * y + y / 4 - y / 100);
    int64_t m = (5 * of_year + 2) / 153;

    *day = (int)(of_year - (153 * m + 2) / 5 + 1);
    *month = (int)(m < 10 ? m + 3 : m - 9);
    *year = (int)(y + era * 400 + (*month <= 2));
}

char *
time_format(struct mem *m, int64_t ms)
{
    int64_t number = floor_div(ms, TIME_DAY);
    int64_t rest = ms - number * TIME_DAY;
    int year, month, day;

    day_civil(number, &year, &month, &day);
    return mem_printf(m, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ", year, month,
        day, (int)(rest / 3600000), (int)(rest / 60000 % 60),
        (int)(rest / 1000 % 60), (int)(rest % 1000));
}

/* Exactly n digits at *s, which moves behind them. */
static bool
digits(const char **s, int n, int *out)
{
    *out = 0;
    for (; n > 0; n--, (*s)++) {
        if (**s < '0' || **s > '9')
            return false;
        *out = *out * 10 + (**s - '0');
    }
    return true;
}

static bool
skip(const char **s, char c)
{
    return **s == c && (*s)++;
}

static bool
parse_day(const char **s, int64_t *out)
{
    int year, month, day, y, m, d;

    if (!digits(s, 4, &year) || !skip(s, '-') || !digits(s, 2, &month) ||
        !skip(s, '-') || !digits(s, 2, &day) || month < 1 || month > 12 ||
        day < 1)
        return false;
    *out = day_number(year, month, day);
    day_civil(*out, &y, &m, &d);
    return y == year && m == month && d == day;
}

bool
day_parse(const char *s, int64_t *out)
{
    return parse_day(&s, out) && *s == '\0';
}

bool
day_is(const char *s)
{
    int64_t number;

    return day_parse(s, &number);
}

char *
day_format(struct mem *m, int64_t number)
{
    int year, month, day;

    day_civil(number, &year, &month, &day);
    return mem_printf(m, "%04d-%02d-%02d", year, month, day);
}

bool
time_parse(const char *s, int64_t *out)
{
    int64_t number;
    int hour, minute, second, ms = 0;

    if (!parse_day(&s, &number) || !skip(&s, 'T') || !digits(&s, 2, &hour) ||
        !skip(&s, ':') || !digits(&s, 2, &minute) || !skip(&s, ':') ||
        !digits(&s, 2, &second) || hour > 23 || minute > 59 || second > 59)
        return false;
    if (skip(&s, '.') && !digits(&s, 3, &ms))
        return false;
    if (!skip(&s, 'Z') || *s != '\0')
        return false;
    *out = number * TIME_DAY + hour * INT64_C(3600000) +
           minute * INT64_C(60000) + second * TIME_SECOND + ms;
    return true;
}

/* 01:00 UTC on the last Sunday of the month. */
static int64_t
last_sunday(int year, int month)
{
    int64_t last = day_number(year, month, 31);
    int64_t weekday = (last + 4) % 7; /* 0: Sunday; 1970-01-01 was Thursday */

    return (last - weekday) * TIME_DAY + 3600 * TIME_SECOND;
}

/* What clocks in Europe/London show, as if it were UTC. */
static int64_t
civil_time(int64_t ms)
{
    int year, month, day;

    day_civil(floor_div(ms, TIME_DAY), &year, &month, &day);
    if (ms >= last_sunday(year, 3) && ms < last_sunday(year, 10))
        ms += 3600 * TIME_SECOND;
    return ms;
}

char *
time_day(struct mem *m, int64_t ms)
{
    return day_format(m, floor_div(civil_time(ms), TIME_DAY));
}

char *
time_clock(struct mem *m, int64_t ms)
{
    int64_t minutes = floor_div(civil_time(ms), 60 * TIME_SECOND);
    int of_day = (int)(minutes - floor_div(minutes, 1440) * 1440);

    return mem_printf(m, "%02d:%02d", of_day / 60, of_day % 60);
}
