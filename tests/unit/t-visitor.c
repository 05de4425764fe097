/*
 * visitor: who guesses waits longer each time, by account and by address; the
 * language is the first that says something; what waits is counted anew once
 * something was done.
 */
#include <config.h>

#include "base/time.h"
#include "centre.h"
#include "tap.h"
#include "web/language.h"
#include "web/throttle.h"
#include "web/waiting.h"

static struct ctx c;

/* Try n times; the wait before one more. */
static int64_t
tried(struct throttle *t, const char *account, const char *address, int n,
    int64_t now)
{
    for (int i = 0; i < n; i++)
        throttle_try(t, account, address, now);
    return throttle_try(t, account, address, now);
}

static void
test_account(void)
{
    struct throttle *t = throttle_new(&c);
    int64_t now = 1795342502118, wait = 0, longest = 0;

    is_int(tried(t, "menna", "192.0.2.1", 4, now), 0, "five tries are free");
    is_int(throttle_try(t, "menna", "192.0.2.2", now), 0, "a sixth is made");
    is_int(throttle_try(t, "menna", "192.0.2.3", now), TIME_SECOND,
        "but another has to wait, wherever it comes from");
    is_int(throttle_try(t, "cadi", "192.0.2.3", now), 0, "others need not");
    for (int i = 0; i < 40; i++) {
        now += wait;
        wait = throttle_try(t, "menna", "192.0.2.4", now);
        longest = wait > longest ? wait : longest;
    }
    is_int(longest, 900 * TIME_SECOND, "it waits longer, up to a quarter hour");
    throttle_passed(t, "menna", "192.0.2.4");
    is_int(tried(t, "menna", "192.0.2.5", 4, now), 0,
        "who knows the passphrase begins anew");
    is_int(tried(t, "menna", "192.0.2.5", 2, now), TIME_SECOND, "with five");
    is_int(throttle_try(t, "menna", "192.0.2.5", now + 3601 * TIME_SECOND), 0,
        "an hour later all is forgotten");
    throttle_free(t);
}

static void
test_address(void)
{
    struct throttle *t = throttle_new(&c);
    int64_t now = 1795342502118;
    char name[32];

    for (int i = 0; i < 31; i++) {
        snprintf(name, sizeof(name), "learner %d", i);
        throttle_try(t, name, "2001:db8::1", now);
    }
    ok(throttle_try(t, "menna", "2001:db8::1", now) > 0,
        "one address that tries many names waits");
    ok(throttle_try(t, "menna", "2001:db8::2", now) > 0,
        "and so does its whole network");
    is_int(throttle_try(t, "menna", "2001:db8:0:1::1", now), 0, "but no other");
    throttle_passed(t, "own", "2001:db8::1");
    throttle_passed(t, "own", "2001:db8::1");
    throttle_try(t, "menna", "2001:db8::1", now);
    throttle_try(t, "menna", "2001:db8::1", now);
    ok(throttle_try(t, "menna", "2001:db8::1", now) > 0,
        "an account of one's own forgives nothing tried on others");
    throttle_free(t);
}

static void
test_flood(void)
{
    struct throttle *t = throttle_new(&c);
    char name[32];

    tried(t, "menna", "192.0.2.1", 9, 1);
    for (int i = 0; i < 3000; i++) {
        snprintf(name, sizeof(name), "10.0.%d.%d", i / 250, i % 250);
        throttle_try(t, name, name, 1);
    }
    ok(throttle_try(t, "menna", "198.51.100.1", 1) > 0,
        "a flood of names pushes none out that was tried more");
    throttle_free(t);
}

static void
test_language(void)
{
    static const struct {
        const char *asked, *cookie, *own, *accepted, *language;
    } cases[] = {
        {"en", "cy", "cy", "cy",                      "en"},
        {"de", "en", "cy", "cy",                      "en"},
        {NULL, NULL, "en", "cy",                      "en"},
        {NULL, "",   NULL, "en",                      "en"},
        {NULL, NULL, NULL, "cy-GB, en;q=0.8",         "cy"},
        {NULL, NULL, NULL, "en-GB,en;q=0.9,cy;q=0.8", "en"},
        {NULL, NULL, NULL, "en;q=0.5, cy;q=0.75",     "cy"},
        {NULL, NULL, NULL, "fr, EN;q=0.1",            "en"},
        {NULL, NULL, NULL, "en;q=0, cy;q=0.001",      "cy"},
        {NULL, NULL, NULL, "en;q=oh",                 "cy"},
        {NULL, NULL, NULL, "english",                 "cy"},
        {NULL, NULL, NULL, ",;=,e,en;",               "cy"},
        {NULL, NULL, NULL, "fr",                      "cy"},
        {NULL, NULL, NULL, NULL,                      "cy"},
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        is_str(language_choose(cases[i].asked, cases[i].cookie, cases[i].own,
                   cases[i].accepted),
            cases[i].language,
            cases[i].accepted ? cases[i].accepted : "nothing is accepted");
}

static void
test_waiting(void)
{
    struct waiting *w = waiting_new();
    struct centre t;
    struct id evidence;

    centre_open(&t);
    is_int((long long)waiting_count(w, &t.c, t.assessor), 0, "nothing waits");
    evidence = centre_evidence(&t, "DRINKS:P1", true);
    is_int((long long)waiting_count(w, &t.c, t.assessor), 1, "one piece does");
    is_int((long long)waiting_count(w, &t.c, t.learner), 0,
        "for its assessor alone");
    centre_review(&t, t.assessor, t.assessor_credential, evidence, "DRINKS:P1");
    is_int((long long)waiting_count(w, &t.c, t.assessor), 0,
        "until it is reviewed");
    centre_close(&t);
    waiting_free(w);
}

int
main(void)
{
    c = (struct ctx){.mem = mem_new(), .lang = "en"};
    test_account();
    test_address();
    test_flood();
    test_language();
    test_waiting();
    mem_free(c.mem);
    return done();
}
