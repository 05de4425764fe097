/*
 * throttle - who guesses passphrases waits, longer each time.
 *
 * Tries are counted by account and by address, in memory of a fixed size: a
 * restart forgets them, and a flood of names pushes out those tried least.
 */
#ifndef TYST_WEB_THROTTLE_H
#define TYST_WEB_THROTTLE_H

#include <stdint.h>

#include "base/ctx.h"

struct throttle;

struct throttle *throttle_new(struct ctx *c);
void throttle_free(struct throttle *t);

/*
 * How many milliseconds are left until another try; 0: it may be made now, and
 * counts as one that failed until throttle_passed(), so that many at once are
 * no way round.
 */
int64_t throttle_try(
    struct throttle *t, const char *account, const char *address, int64_t now);
void throttle_passed(
    struct throttle *t, const char *account, const char *address);

#endif
