/* decode - bytes of a published document to UTF-8 text. */
#ifndef TYST_STANDARD_DECODE_H
#define TYST_STANDARD_DECODE_H

#include "base/ctx.h"

struct decoded {
    const char *text;     /* valid UTF-8 without byte-order mark */
    const char *encoding; /* "UTF-8", "UTF-16LE", "windows-1252", … */
    bool guessed;         /* nothing in the file says so */
};

/*
 * By its byte-order mark, else UTF-8 where it is valid, else by a guess.
 * ERR_INPUT "binary" for what is no text, naming what it looks like;
 * ERR_INPUT "empty" for nothing but blanks.
 */
enum result decode(
    struct ctx *c, const char *p, size_t len, struct decoded *out);

#endif
