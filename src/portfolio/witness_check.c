/* witness_check - how a witness was checked; and who was asked and said what.
 */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "ledger/act.h"
#include "ledger/commit.h"
#include "people/person.h"
#include "piece.h"
#include "portfolio/enrolment.h"
#include "portfolio/witness.h"
#include "rules/rules.h"
#include "store/store.h"

#define HOW_BYTES 1000

struct checking {
    struct id evidence, request, credential;
    const char *how;
};

/* Whose statement it is, which must be there and not be checked yet. */
static enum result
find_witness(struct ctx *c, const struct checking *k,
    const struct evidence_version_row *v, const char **name)
{
    struct witness_view *all;
    const struct value *details;
    size_t n, i = 0;
    enum result r;

    if ((r = witness_list(c, v->evidence, v->version, &all, &n)) != OK)
        return r;
    while (i < n && !id_equal(all[i].request, k->request))
        i++;
    if (i < n && all[i].checked != 0)
        return fail(c, ERR_CONFLICT, "checked",
            N_("How this witness was checked is recorded already."));
    if (i < n && all[i].confirmed != 0) {
        *name = all[i].name;
        return OK;
    }
    if (!id_is_none(k->request))
        return fail(c, ERR_CONFLICT, "not-confirmed",
            N_("The witness has confirmed nothing by that link yet."));
    if ((r = details_parse(c, v->details, &details)) != OK)
        return r;
    *name = value_get_string(details, "witness");
    return *name != NULL ? OK
                         : fail(c, ERR_CONFLICT, "not-confirmed",
                               N_("The evidence names no witness on paper; say "
                                  "which link was confirmed, or name them in "
                                  "the evidence."));
}

static enum result
append_check(struct ctx *c, const struct checking *k, struct id id,
    const struct evidence_row *e, int64_t version)
{
    struct act act = {.kind = "witness-check",
        .actor = c->actor,
        .subject = e->learner,
        .body = value_object(c->mem)};
    const char *how;
    enum result r;

    value_set_string(
        c->mem, act.body, "evidence", version_text(c->mem, e->id, version));
    if ((r = commitment(c, id, "witness-how", k->how, &how)) != OK)
        return r;
    value_set_string(c->mem, act.body, "how", how);
    if (!id_is_none(k->request))
        value_set_string(
            c->mem, act.body, "request", id_text(c->mem, k->request));
    return act_append(c, &act, NULL);
}

static enum result
check(struct ctx *c, void *arg)
{
    const struct checking *k = arg;
    struct id id = id_new(c);
    struct evidence_version_row v;
    struct evidence_row e;
    const char *name = NULL;
    enum result r;

    if ((r = piece_get(c, k->evidence, &e, &v)) != OK)
        return r;
    if ((r = allocation_check_learner(c, e.learner, c->actor)) != OK)
        return r;
    r = sql_evidence_version_submitted(c, e.id, &v);
    if (r == ERR_NOT_FOUND)
        return fail(c, ERR_CONFLICT, "not-submitted",
            N_("This evidence has not been submitted yet."));
    if (r != OK || (r = find_witness(c, k, &v, &name)) != OK)
        return r;
    r = may(c, &(struct deed){.kind = DEED_CHECK,
                   .actor = c->actor,
                   .credential = k->credential,
                   .learner = e.learner,
                   .evidence = e.id,
                   .version = v.version});
    if (r != OK || (r = sql_witness_check_add(c, id, e.id, v.version,
                        k->request, name, c->actor, k->how, c->now)) != OK)
        return r;
    return append_check(c, k, id, &e, v.version);
}

enum result
witness_check(struct ctx *c, struct id evidence, struct id request,
    const char *how, struct id credential)
{
    struct checking k = {evidence, request, credential, NULL};

    how = how != NULL ? utf8_trim(c->mem, how) : "";
    if (*how == '\0' || strlen(how) > HOW_BYTES || !utf8_is_text(how))
        return fail(c, ERR_INPUT, "no-how",
            N_("Say in at most 1000 bytes how the witness was checked, for "
               "example that you rang them at work."));
    k.how = utf8_nfc(c->mem, how);
    return store_write(c, check, &k);
}

static struct witness_view *
find_view(struct witness_view *all, size_t n, struct id request)
{
    for (size_t i = 0; i < n; i++)
        if (id_equal(all[i].request, request))
            return &all[i];
    return NULL;
}

static enum result
add_checks(struct ctx *c, const struct witness_check_row *checks, size_t n,
    struct witness_view *all, size_t *nall)
{
    struct person checker;
    enum result r;

    for (size_t i = 0; i < n; i++) {
        struct witness_view *w = find_view(all, *nall, checks[i].request);

        if (w == NULL) {
            w = &all[(*nall)++];
            w->name = checks[i].name;
        }
        if ((r = person_get(c, checks[i].checker, &checker)) != OK)
            return r;
        w->checked = checks[i].made;
        w->checker = checks[i].checker;
        w->checker_name = checker.name;
        w->how = checks[i].how;
    }
    return OK;
}

enum result
witness_list(struct ctx *c, struct id evidence, int64_t version,
    struct witness_view **out, size_t *n)
{
    struct witness_request_row *requests;
    struct witness_statement_row *said;
    struct witness_check_row *checks;
    size_t nrequests, nsaid, nchecks;
    enum result r;

    if ((r = sql_witness_request_list(
             c, evidence, version, &requests, &nrequests)) != OK ||
        (r = sql_witness_statement_list(c, evidence, version, &said, &nsaid)) !=
            OK ||
        (r = sql_witness_check_list(c, evidence, version, &checks, &nchecks)) !=
            OK)
        return r;
    *out = mem_array(c->mem, nrequests + nchecks + 1, sizeof(**out));
    for (*n = 0; *n < nrequests; (*n)++)
        (*out)[*n] = (struct witness_view){.request = requests[*n].id,
            .name = requests[*n].name,
            .email = requests[*n].email,
            .asked = requests[*n].asked,
            .expires = requests[*n].expires};
    for (size_t i = 0; i < nsaid; i++) {
        struct witness_view *w = find_view(*out, *n, said[i].request);

        w->name = said[i].name;
        w->confirmed = said[i].made;
        w->role = said[i].role;
        w->relation = said[i].relation;
        w->words = said[i].words;
    }
    return add_checks(c, checks, nchecks, *out, n);
}

enum result
witness_has(struct ctx *c, struct id evidence, int64_t version, bool *out)
{
    struct witness_statement_row *said;
    enum result r;
    size_t n;

    r = sql_witness_statement_list(c, evidence, version, &said, &n);
    *out = r == OK && n > 0;
    return r;
}
