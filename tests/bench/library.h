/*
 * library - a library made up for benches: units of 45 items in Welsh and in
 * English, of words that are as common and as rare as in real ones.  The same
 * number gives the same unit.
 */
#ifndef TYST_BENCH_LIBRARY_H
#define TYST_BENCH_LIBRARY_H

#include "standard/unit.h"

struct words;

/* folder: where standards/ is, whose words are the common ones. */
struct words *words_open(struct ctx *c, const char *folder);

enum result library_unit_make(
    struct ctx *c, const struct words *w, unsigned n, struct unit **out);

/* What somebody might look for. */
enum query { ONE, TWO, MUTATED, MISSPELT, BEGINNING, NOTHING, QUERY_N };
extern const char *const query_names[QUERY_N];
const char *library_query(
    struct mem *m, const struct words *w, enum query kind, unsigned n);

#endif
