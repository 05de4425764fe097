/* decode - bytes of a published document to UTF-8 text. */
#ifndef TYST_STANDARD_DECODE_H
#define TYST_STANDARD_DECODE_H

#include "base/ctx.h"

struct decoded {
    const char *text;     /* valid UTF-8 without byte-order mark */
    const char *encoding; /* "UTF-8", "UTF-16LE", "windows-1252", … */
    bool guessed;         /* nothing in the file says so */
    int repaired;         /* the first line of mojibake; 0: there was none */
    const char *was;      /* that line as it was */
};

/*
 * By its byte-order mark, else UTF-8 where it is valid, else what a page says
 * of itself, else by a guess.  Where all of it is UTF-8 that was read as
 * Windows-1252 or Latin-1 and encoded again, that is undone.
 * ERR_INPUT "binary" for what is no text, naming what it looks like;
 * ERR_INPUT "empty" for nothing but blanks.
 */
enum result decode(
    struct ctx *c, const char *p, size_t len, struct decoded *out);

#endif
