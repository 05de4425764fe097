/* release - by a sample that agrees, or for a reason. */
#include <config.h>

#include "assess/release.h"
#include "base/prose.h"
#include "overtaken.h"
#include "store/sql.h"
#include "store/store.h"
#include "unit_step.h"

struct releasing {
    struct id enrolment, credential;
    int64_t seen;
    const char *reason;
};

/* The last sample, when it counts and agrees with what is signed now; none: it
 * does not. */
static enum result
find_sample(struct ctx *c, const struct enrolment_row *e, struct id *out)
{
    struct sample_row *rows;
    enum result r;
    size_t n;

    *out = (struct id){{0}};
    if ((r = sql_samples_of(c, e->id, &rows, &n)) != OK)
        return r;
    if (n > 0 && rows[0].agreed && rows[0].made >= e->signed_at &&
        (!rows[0].trainee || rows[0].countersigner != NULL))
        *out = rows[0].id;
    return OK;
}

static enum result
release(struct ctx *c, void *arg)
{
    const struct releasing *new = arg;
    struct deed deed = {.credential = new->credential};
    struct value *body = value_object(c->mem);
    struct enrolment_row e;
    struct id sample;
    enum result r;

    if ((r = sql_enrolment_get(c, new->enrolment, &e)) != OK ||
        (r = overtaken_unit(c, &e, new->seen)) != OK ||
        (r = prose_kept(c, new->reason, &deed.reason)) != OK ||
        (r = find_sample(c, &e, &sample)) != OK)
        return r;
    if (!id_is_none(sample))
        value_set_string(c->mem, body, "sample", id_text(c->mem, sample));
    if ((r = unit_step(c, UNIT_RELEASE, &e, &deed, body, NULL)) != OK)
        return r;
    if (id_is_none(sample) && deed.reason == NULL)
        return fail(c, ERR_INPUT, "no-reason",
            N_("The unit was not sampled; say why it is released."));
    return OK;
}

enum result
unit_release(struct ctx *c, struct id enrolment, struct id credential,
    int64_t seen, const char *reason)
{
    struct releasing new = {enrolment, credential, seen, reason};

    return store_write(c, release, &new);
}

enum result
release_pool(struct ctx *c, int64_t max, struct pool_unit **out, size_t *n)
{
    struct unit_pool_row *rows;
    enum result r;

    if ((r = sql_unit_pool(c, max, &rows, n)) != OK)
        return r;
    *out = mem_array(c->mem, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n; i++)
        (*out)[i] = (struct pool_unit){.enrolment = rows[i].enrolment,
            .learner = rows[i].learner,
            .name = rows[i].name,
            .ref = rows[i].ref,
            .unit = mem_printf(
                c->mem, "%s@%lld", rows[i].key, (long long)rows[i].rev),
            .signed_at = rows[i].signed_at,
            .expected = rows[i].expected > 0,
            .agreed = rows[i].agreed > 0,
            .waits = rows[i].waits > 0,
            .actions = (size_t)rows[i].actions};
    return OK;
}
