/*
 * out - what a command says on stdout: lines of text, or with --json one
 * value.  A command builds whichever is asked for:
 *
 *     if (out_json(o, value))
 *         return OK;
 *     out_line(o, tr(c->lang, N_("%s: loaded")), key);
 */
#ifndef TYST_CLI_OUT_H
#define TYST_CLI_OUT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/value.h"

struct out {
    struct ctx *c;
    const char *data; /* the data directory; NULL: none can be named */
    bool json, quiet;
    bool listed; /* the array has a value already */
    bool said;   /* with --json: a value was written */
    bool bar;    /* a bar of progress stands on the last line */
};

/* With --json, write the value and say true; otherwise do nothing. */
bool out_json(struct out *o, const struct value *v);

/* A list without bound: with --json one array whose values come one by one;
 * out_item() says whether it wrote the value, as out_json() does. */
void out_list(struct out *o);
bool out_item(struct out *o, const struct value *v);
void out_list_end(struct out *o);

/* A line of the result. */
void out_line(struct out *o, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Is a person looking at stdout? */
bool out_is_terminal(const struct out *o);

/* Bytes as they are (a unit file, a document). */
void out_bytes(struct out *o, const char *p, size_t len);

/* A failure, whether it ends the command or not: its line on stderr, always. */
void out_failure(struct out *o, const char *message);

/* A line for the person at the terminal, on stderr; none with --quiet. */
void out_note(struct out *o, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* So many of them are done: a bar on stderr, where that is a terminal and more
 * than a few are to be done; the last one takes it away. */
void out_progress(struct out *o, size_t done, size_t all);

#endif
