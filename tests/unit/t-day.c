/* Days in words in both languages, and working days. */
#include <config.h>

#include "base/day.h"
#include "base/text.h"
#include "tap.h"

static const struct {
    const char *day, *en, *cy, *near_en, *near_cy;
} words[] = {
    {"2026-11-24", "24 November 2026", "24 Tachwedd 2026",
     "Tuesday 24 November",                                                    "dydd Mawrth 24 Tachwedd"},
    {"2027-01-01", "1 January 2027",   "1 Ionawr 2027",    "Friday 1 January",
     "dydd Gwener 1 Ionawr"                                                                             },
    {"2028-02-29", "29 February 2028", "29 Chwefror 2028",
     "Tuesday 29 February",                                                    "dydd Mawrth 29 Chwefror"},
    {"2026-03-15", "15 March 2026",    "15 Mawrth 2026",   "Sunday 15 March",
     "dydd Sul 15 Mawrth"                                                                               },
    {"2026-05-11", "11 May 2026",      "11 Mai 2026",      "Monday 11 May",
     "dydd Llun 11 Mai"                                                                                 },
    {"1969-12-31", "31 December 1969", "31 Rhagfyr 1969",
     "Wednesday 31 December",                                                  "dydd Mercher 31 Rhagfyr"},
    {"soon",       "soon",             "soon",             "soon",             "soon"                   },
};

static const struct {
    const char *from;
    int n;
    const char *to;
} working[] = {
    {"2026-11-20", 1,  "2026-11-23"}, /* Friday to Monday */
    {"2026-11-21", 1,  "2026-11-23"},
    {"2026-11-22", 1,  "2026-11-23"},
    {"2026-11-23", 4,  "2026-11-27"},
    {"2026-11-23", 5,  "2026-11-30"},
    {"2026-12-31", 10, "2027-01-14"},
};

int
main(void)
{
    struct mem *m = mem_new();
    int wrong = 0;
    int64_t t;

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        const char *day = words[i].day;

        is_str(day_words(m, "en", day), words[i].en, "a day in English");
        is_str(day_words(m, "cy", day), words[i].cy, "a day in Welsh");
        is_str(day_words_near(m, "en", day), words[i].near_en, "with weekday");
        is_str(day_words_near(m, "cy", day), words[i].near_cy, "gyda'r dydd");
    }
    for (int month = 1; month <= 12; month++) {
        const char *day = mem_printf(m, "2026-%02d-%02d", month, month);

        wrong += strcmp(day_words_near(m, "en", day),
                     day_words_near(m, "cy", day)) == 0 ||
                 strcmp(day_words(m, "en", day), day_words(m, "cy", day)) == 0;
    }
    is_int(wrong, 0, "every month has its Welsh");
    ok(day_words(m, "en", NULL) == NULL, "no day stays none");
    for (size_t i = 0; i < sizeof(working) / sizeof(working[0]); i++) {
        is_str(day_after_working(m, working[i].from, working[i].n),
            working[i].to, "working days on");
        is_int(day_working_between(working[i].from, working[i].to),
            working[i].n, "and counted back");
    }
    is_int(day_working_between("2026-11-20", "2026-11-22"), 0,
        "a weekend has no working day");
    is_int(day_working_between("2026-11-24", "2026-11-20"), 0, "nor the past");
    time_parse("2026-11-22T14:32:59Z", &t);
    is_str(time_clock(m, t), "14:32", "the time in winter");
    time_parse("2026-06-30T23:05:00Z", &t);
    is_str(time_clock(m, t), "00:05", "and in summer");
    is_str(time_clock(m, -60000), "23:59", "and before 1970");
    mem_free(m);
    return done();
}
