/* language - the sentences, and the list of them. */
#include <config.h>

#include "language.h"

void
tell_gaps(struct ctx *c, struct out *o, const struct language_gap *gaps,
    size_t n, struct value *v)
{
    struct value *one,
        *list = value_set(c->mem, v, "language_gaps", value_array(c->mem));

    for (size_t i = 0; i < n; i++) {
        out_note(o, "%s", language_gap_words(c, &gaps[i]));
        one = value_add(list, value_object(c->mem));
        value_set_string(c->mem, one, "learner", gaps[i].learner_name);
        value_set_string(c->mem, one, "language", gaps[i].language);
        value_set_string(c->mem, one, "name", gaps[i].name);
        value_set_string(c->mem, one, "units", gaps[i].units);
    }
}

enum result
tell_language(struct ctx *c, struct out *o, const struct id *people, size_t n,
    struct id learner, struct value *v)
{
    struct language_gap *all = NULL, *gaps;
    size_t nall = 0, ngaps;
    enum result r;

    for (size_t i = 0; i < n; i++) {
        if (id_is_none(people[i]))
            continue;
        if ((r = language_gaps(c, people[i], learner, &gaps, &ngaps)) != OK)
            return r;
        all = mem_grow(
            c->mem, all, nall * sizeof(*all), (nall + ngaps) * sizeof(*all));
        for (size_t k = 0; k < ngaps; k++)
            all[nall++] = gaps[k];
    }
    tell_gaps(c, o, all, nall, v);
    return OK;
}
