/* placement - who learns with whom, and where. */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "ledger/act.h"
#include "ledger/commit.h"
#include "people/person.h"
#include "portfolio/placement.h"
#include "rules/rules.h"
#include "store/sql.h"
#include "store/store.h"

#define NAME_BYTES 300
#define SITES_MAX 200

struct setting {
    struct id learner;
    struct placement new;
};

enum result
placement_get(struct ctx *c, struct id learner, struct placement *out)
{
    struct placement_row row;
    enum result r = sql_placement_get(c, learner, &row);

    *out = (struct placement){0};
    if (r == OK)
        *out = (struct placement){row.cohort, row.site};
    return r == ERR_NOT_FOUND ? OK : r;
}

enum result
placement_sites(struct ctx *c, const char *const **out, size_t *n)
{
    struct site_row *rows;
    enum result r;
    const char **names;

    if ((r = sql_placement_sites(c, SITES_MAX, &rows, n)) != OK)
        return r;
    *out = names = mem_array(c->mem, *n + 1, sizeof(*names));
    for (size_t i = 0; i < *n; i++)
        names[i] = rows[i].site;
    return OK;
}

/* As it is kept; "" and NULL are not said. */
static enum result
clean(struct ctx *c, const char *text, const char **out)
{
    *out = NULL;
    if (text == NULL || *utf8_trim(c->mem, text) == '\0')
        return OK;
    *out = utf8_nfc(c->mem, utf8_trim(c->mem, text));
    if (strlen(*out) <= NAME_BYTES && utf8_is_line(*out))
        return OK;
    return fail(c, ERR_INPUT, "bad-placement",
        N_("A cohort or workplace is named in one line of at most 300 bytes."));
}

/* What is not said stays; is any of it new? */
static bool
changes(const char *was, const char **new)
{
    if (*new == NULL)
        *new = was;
    return *new != NULL && (was == NULL || strcmp(*new, was) != 0);
}

static enum result
set(struct ctx *c, void *arg)
{
    const struct setting *s = arg;
    struct value *body = value_object(c->mem);
    struct placement was, new = s->new;
    struct id id = id_new(c);
    bool cohort, site;
    struct person p;
    enum result r;

    r = may(c, &(struct deed){.kind = DEED_COORDINATE, .actor = c->actor});
    if (r != OK || (r = person_as(c, s->learner, ROLE_LEARNER, &p)) != OK ||
        (r = placement_get(c, s->learner, &was)) != OK)
        return r;
    cohort = changes(was.cohort, &new.cohort);
    site = changes(was.site, &new.site);
    if ((!cohort && !site) ||
        (r = commitment_set(c, body, "cohort", id, "cohort", new.cohort)) !=
            OK ||
        (r = commitment_set(c, body, "site", id, "site", new.site)) != OK ||
        (r = sql_placement_add(
             c, id, s->learner, new.cohort, new.site, c->now)) != OK)
        return r;
    return act_append(c,
        &(struct act){.kind = "placement",
            .actor = c->actor,
            .subject = s->learner,
            .body = body},
        NULL);
}

enum result
placement_set(struct ctx *c, struct id learner, const struct placement *new)
{
    struct setting s = {.learner = learner};
    enum result r;

    if ((r = clean(c, new->cohort, &s.new.cohort)) != OK ||
        (r = clean(c, new->site, &s.new.site)) != OK)
        return r;
    return store_write(c, set, &s);
}
