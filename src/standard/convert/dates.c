/* dates - read the dates of standards, in English and Welsh. */
#include <config.h>

#include <string.h>

#include "base/str.h"
#include "base/time.h"
#include "base/utf8.h"
#include "dates.h"

#define YEAR_FIRST 1980
#define YEAR_LAST 2100
#define YEAR_UNKNOWN 1901
#define LETTERS_LEAST 3 /* of a shortened month */

/* Day 25569 of the spreadsheets that count from 1900 is 1970-01-01. */
#define SHEET_EPOCH 25569
#define SHEET_FIRST 29221 /* 1980-01-01 */

/* Months by name; the mutated ones stand after "o". */
static const struct {
    const char *name;
    int month;
} months[] = {
    {"january",    1 },
    {"february",   2 },
    {"march",      3 },
    {"april",      4 },
    {"may",        5 },
    {"june",       6 },
    {"july",       7 },
    {"august",     8 },
    {"september",  9 },
    {"october",    10},
    {"november",   11},
    {"december",   12},
    {"ionawr",     1 },
    {"chwefror",   2 },
    {"mawrth",     3 },
    {"ebrill",     4 },
    {"mai",        5 },
    {"mehefin",    6 },
    {"gorffennaf", 7 },
    {"awst",       8 },
    {"medi",       9 },
    {"hydref",     10},
    {"tachwedd",   11},
    {"rhagfyr",    12},
    {"fawrth",     3 },
    {"fai",        5 },
    {"fehefin",    6 },
    {"orffennaf",  7 },
    {"fedi",       9 },
    {"dachwedd",   11},
    {"ragfyr",     12},
};

struct date {
    int year, month, day; /* 0: not said */
};

/* The one month that the letters begin; 0: none. */
static int
month_of(const char *letters)
{
    size_t len = strlen(letters);
    int found = 0;

    for (size_t i = 0; i < sizeof(months) / sizeof(months[0]); i++) {
        if (len < LETTERS_LEAST || strncmp(months[i].name, letters, len) != 0)
            continue;
        if (found != 0 && found != months[i].month)
            return 0;
        found = months[i].month;
    }
    return found;
}

static bool
in_list(const char *const *list, const char *word)
{
    for (; *list != NULL; list++)
        if (strcmp(*list, word) == 0)
            return true;
    return false;
}

/* All digits, six at most: its number; -1 otherwise. */
static int
number_of(const char *word)
{
    int n = 0;

    if (*word == '\0' || strlen(word) > 6)
        return -1;
    for (; *word != '\0'; word++) {
        if (*word < '0' || *word > '9')
            return -1;
        n = n * 10 + (*word - '0');
    }
    return n;
}

/* A day with or without its ending: "22", "1st", "22ain"; -1: none. */
static int
day_of(struct mem *m, const char *word)
{
    static const char *const endings[] = {"", "st", "nd", "rd", "th", "af",
        "il", "ydd", "edd", "ed", "fed", "eg", "ain", NULL};
    size_t digits = strspn(word, "0123456789");

    if (digits == 0 || digits > 2 || !in_list(endings, word + digits))
        return -1;
    return number_of(mem_strndup(m, word, digits));
}

static bool
is_year(const char *word)
{
    int n = number_of(word);

    return strlen(word) == 4 &&
           ((n >= YEAR_FIRST && n <= YEAR_LAST) || n == YEAR_UNKNOWN);
}

/* "1af o fis Mawrth", "Monday 1 March", "1 March 2021 00:00". */
static const char *const skipped[] = {"o", "of", "mis", "fis", "dydd", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "llun",
    "mercher", "iau", "gwener", "sadwrn", "sul", NULL};

/* Split at blanks and the separators of dates; at most max words. */
static int
split(struct mem *m, const char *words, const char **out, int max)
{
    char *save = NULL;
    int n = 0;

    for (char *w = strtok_r(utf8_fold(m, words), " /-.,", &save); w != NULL;
         w = strtok_r(NULL, " /-.,", &save)) {
        if (in_list(skipped, w) || (n > 0 && strchr(w, ':') != NULL))
            continue;
        if (n == max)
            return max + 1;
        out[n++] = w;
    }
    return n;
}

/* Day, month as a name or number, year; or the year first. */
static bool
read_words(struct mem *m, const char **w, int n, struct date *out)
{
    const char *year = w[n - 1], *month = n > 1 ? w[n - 2] : NULL;
    const char *day = n > 2 ? w[0] : NULL;

    if (n > 1 && is_year(w[0])) {
        year = w[0];
        month = w[1];
        day = n > 2 ? w[2] : NULL;
    }
    if (!is_year(year))
        return false;
    out->year = number_of(year);
    if (month != NULL) {
        out->month = month_of(month);
        if (out->month == 0)
            out->month = strlen(month) <= 2 ? number_of(month) : -1;
        if (out->month < 1 || out->month > 12)
            return false;
    }
    return day == NULL || (out->day = day_of(m, day)) > 0;
}

static bool
read_sheet(const char *word, struct date *out)
{
    int n = number_of(word);

    if (n < SHEET_FIRST || n > 99999)
        return false;
    day_civil(n - SHEET_EPOCH, &out->year, &out->month, &out->day);
    return out->year <= YEAR_LAST;
}

enum date_kind
date_read(struct mem *m, const char *words, char **out)
{
    struct date d = {0};
    const char *w[3];
    int n = split(m, words, w, 3);
    char *text;

    *out = NULL;
    if (n < 1 || n > 3)
        return DATE_NONE;
    if (!read_words(m, w, n, &d) && (n != 1 || !read_sheet(w[0], &d)))
        return DATE_NONE;
    if (d.year == YEAR_UNKNOWN)
        return DATE_UNKNOWN;
    if (d.day == 0) {
        *out = d.month == 0 ? mem_printf(m, "%04d", d.year)
                            : mem_printf(m, "%04d-%02d", d.year, d.month);
        return DATE_PARTIAL;
    }
    text = mem_printf(m, "%04d-%02d-%02d", d.year, d.month, d.day);
    if (!day_is(text))
        return DATE_NONE;
    *out = text;
    return DATE_DAY;
}
