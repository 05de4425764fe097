/*
 * args - a command's arguments, read by its synopsis.
 *
 * The synopsis is at once what help prints and the grammar:
 *
 *     --as PERSON [--map ITEMS]... [-o DIR] [--dry-run] ID [FILE]... | KEY...
 *
 * An option without a value is a flag; […] may be left out; … "..." may
 * repeat.  Options may stand anywhere before "--".
 */
#ifndef TYST_CLI_ARGS_H
#define TYST_CLI_ARGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/ctx.h"

struct args;

/* ERR_INPUT "usage" names the argument that is wrong or missing. */
enum result args_parse(struct ctx *c, const char *synopsis, int argc,
    char **argv, struct args **out);

/*
 * The option's value (the last one given), NULL when it was not given.
 * Options are named without their dashes: "map", "o".
 */
const char *args_get(const struct args *a, const char *option);
bool args_has(const struct args *a, const char *option);

/* Every value of an option that may repeat; NULL-terminated. */
const char *const *args_all(const struct args *a, const char *option);

/* "--words": "cy", "en" or "both"; NULL where it was not given.  ERR_INPUT
 * "usage" for another. */
enum result args_languages(
    struct ctx *c, const struct args *a, const char **out);

/* A number from 0 on; ERR_INPUT "usage". */
enum result args_number(struct ctx *c, const char *word, int64_t *out);

/* What is no option, in order; NULL-terminated. */
const char *const *args_words(const struct args *a);
size_t args_n(const struct args *a);

#endif
