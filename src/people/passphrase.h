/* passphrase - passphrases to draw, and those that others would guess. */
#ifndef TYST_PEOPLE_PASSPHRASE_H
#define TYST_PEOPLE_PASSPHRASE_H

#include <stdbool.h>

#include "base/ctx.h"

/* Twelve syllables of six random bits, as four words. */
const char *passphrase_draw(struct ctx *c);

/*
 * Is nothing left of it that would have to be guessed, once common words and
 * the person's own (their name, their centre's; NULL: none) are taken out?
 */
bool passphrase_is_guessable(
    struct mem *m, const char *passphrase, const char *const *own, size_t n);

#endif
