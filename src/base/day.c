/*
 * day - civil days in words, and working days.
 *
 * Number, month and year stand in the same order in both languages, so the
 * parts are texts and the order is not.
 */
#include <config.h>

#include "base/banned.h"
#include "base/day.h"
#include "base/text.h"

static const char *const months[] = {N_("January"), N_("February"), N_("March"),
    N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
    N_("September"), N_("October"), N_("November"), N_("December")};

/* From Thursday: 1970-01-01 was one. */
static const char *const weekdays[] = {N_("Thursday"), N_("Friday"),
    N_("Saturday"), N_("Sunday"), N_("Monday"), N_("Tuesday"), N_("Wednesday")};

enum { SATURDAY = 2, SUNDAY = 3 };

static int
weekday(int64_t number)
{
    return (int)((number % 7 + 7) % 7);
}

static bool
works(int64_t number)
{
    return weekday(number) != SATURDAY && weekday(number) != SUNDAY;
}

const char *
day_words(struct mem *m, const char *lang, const char *day)
{
    int64_t number;
    int y, mo, d;

    if (day == NULL || !day_parse(day, &number))
        return day;
    day_civil(number, &y, &mo, &d);
    return mem_printf(m, "%d %s %d", d, tr(lang, months[mo - 1]), y);
}

const char *
day_words_near(struct mem *m, const char *lang, const char *day)
{
    int64_t number;
    int y, mo, d;

    if (day == NULL || !day_parse(day, &number))
        return day;
    day_civil(number, &y, &mo, &d);
    return mem_printf(m, "%s %d %s", tr(lang, weekdays[weekday(number)]), d,
        tr(lang, months[mo - 1]));
}

const char *
day_after(struct mem *m, const char *day, int n)
{
    int64_t number;

    if (day == NULL || !day_parse(day, &number))
        return day;
    return day_format(m, number + n);
}

const char *
day_after_working(struct mem *m, const char *day, int n)
{
    int64_t number;

    if (day == NULL || !day_parse(day, &number))
        return day;
    while (n > 0)
        n -= works(++number);
    return day_format(m, number);
}

int
day_working_between(const char *from, const char *to)
{
    int64_t at, end, weeks;
    int n;

    if (!day_parse(from, &at) || !day_parse(to, &end) || end <= at)
        return 0;
    weeks = (end - at) / 7;
    n = (int)(weeks * 5);
    for (at += weeks * 7; at < end;)
        n += works(++at);
    return n;
}
