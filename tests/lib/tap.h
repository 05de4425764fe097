/*
 * tap - report tests as TAP: ok(), is_str(), is_int(), skip(); then return
 * done().
 */
#ifndef TYST_TAP_H
#define TYST_TAP_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int tap_ran, tap_failed;

static inline bool
tap_ok(bool pass, const char *file, int line, const char *what)
{
    printf("%s %d - %s\n", pass ? "ok" : "not ok", ++tap_ran, what);
    if (!pass) {
        tap_failed++;
        printf("# at %s:%d\n", file, line);
    }
    return pass;
}

static inline bool
tap_str(const char *got, const char *want, const char *file, int line,
    const char *what)
{
    bool pass = strcmp(got ? got : "(null)", want) == 0;

    tap_ok(pass, file, line, what);
    if (!pass)
        printf("# got:  %s\n# want: %s\n", got ? got : "(null)", want);
    return pass;
}

static inline bool
tap_int(
    long long got, long long want, const char *file, int line, const char *what)
{
    bool pass = got == want;

    tap_ok(pass, file, line, what);
    if (!pass)
        printf("# got:  %lld\n# want: %lld\n", got, want);
    return pass;
}

/* What cannot be seen in this build; scripts/check looks for it in another. */
static inline void
skip(const char *what, const char *why)
{
    printf("ok %d - %s # SKIP %s\n", ++tap_ran, what, why);
}

static inline int
done(void)
{
    printf("1..%d\n", tap_ran);
    return tap_failed != 0;
}

#define ok(cond, what) tap_ok((cond), __FILE__, __LINE__, (what))
#define is_str(got, want, what)                                                \
    tap_str((got), (want), __FILE__, __LINE__, (what))
#define is_int(got, want, what)                                                \
    tap_int((got), (want), __FILE__, __LINE__, (what))

#endif
