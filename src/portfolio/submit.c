/* submit - what is declared with one's own name: submission, confirmation. */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "ledger/act.h"
#include "ledger/commit.h"
#include "piece.h"
#include "rules/rules.h"
#include "store/store.h"

struct own_act {
    struct id evidence, credential;
    const char *comment;
};

static enum result
submit(struct ctx *c, void *arg)
{
    const struct own_act *own = arg;
    struct evidence_row e;
    struct evidence_version_row v;
    struct act act = {.kind = "submission", .actor = c->actor};
    const struct value *details;
    enum result r;

    if ((r = piece_get(c, own->evidence, &e, &v)) != OK)
        return r;
    if (!id_equal(c->actor, v.recorder))
        return fail(c, ERR_DENIED, "not-recorder",
            N_("Only whoever recorded this evidence may submit it."));
    if ((r = piece_recorder(c, e.learner)) != OK)
        return r;
    r = may(c, &(struct deed){.kind = DEED_OWN,
                   .actor = c->actor,
                   .credential = own->credential,
                   .learner = e.learner});
    if (r != OK)
        return r;
    if (strcmp(v.state, "draft") == 0 &&
        ((r = details_parse(c, v.details, &details)) != OK ||
            (r = details_complete(c, v.type, details)) != OK))
        return r;
    r = sql_evidence_version_submit(c, e.id, e.version, c->now);
    if (r == ERR_NOT_FOUND)
        return fail(c, ERR_CONFLICT, "not-draft",
            N_("This evidence is no draft: it was submitted already."));
    if (r != OK)
        return r;
    act.subject = e.learner;
    act.body = value_object(c->mem);
    value_set_string(c->mem, act.body, "content", v.content);
    value_set_bool(
        c->mem, act.body, "by_declaration", id_equal(c->actor, e.learner));
    value_set_string(
        c->mem, act.body, "evidence", version_text(c->mem, e.id, e.version));
    return act_append(c, &act, NULL);
}

enum result
evidence_submit(struct ctx *c, struct id evidence, struct id credential)
{
    struct own_act own = {.evidence = evidence, .credential = credential};

    return store_write(c, submit, &own);
}

static enum result
check_confirmable(struct ctx *c, const struct evidence_row *e,
    const struct evidence_version_row *newest)
{
    if (!id_equal(c->actor, e->learner))
        return fail(c, ERR_DENIED, "not-learner",
            N_("Only the learner confirms what others recorded."));
    if (id_equal(newest->recorder, e->learner))
        return fail(c, ERR_CONFLICT, "own-record",
            N_("The learner recorded this evidence; there is nothing to "
               "confirm."));
    if (strcmp(newest->state, "withdrawn") == 0)
        return fail(c, ERR_CONFLICT, "withdrawn",
            N_("This evidence was withdrawn; add it anew."));
    return OK;
}

static enum result
confirm_version(struct ctx *c, const struct evidence_row *e,
    const struct evidence_version_row *v, const char *words)
{
    struct act act = {
        .kind = "confirmation", .actor = c->actor, .subject = e->learner};
    const char *comment;
    enum result r;

    r = sql_evidence_version_confirm(c, e->id, v->version, c->now, words);
    if (r != OK)
        return r;
    act.body = value_object(c->mem);
    if (words != NULL) {
        r = commitment(c, id_new(c), "comment", words, &comment);
        if (r != OK)
            return r;
        value_set_string(c->mem, act.body, "comment", comment);
    }
    value_set_string(
        c->mem, act.body, "evidence", version_text(c->mem, e->id, v->version));
    return act_append(c, &act, NULL);
}

/* Every version that was submitted: a decision may rest on an earlier one. */
static enum result
confirm_all(struct ctx *c, const struct evidence_row *e, const char *words)
{
    struct evidence_version_row *v;
    size_t n, submitted = 0, confirmed = 0;
    enum result r;

    if ((r = sql_evidence_version_list(c, e->id, &v, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++) {
        submitted += v[i].submitted != 0;
        if (v[i].submitted == 0 || v[i].confirmed != 0)
            continue;
        confirmed++;
        if ((r = confirm_version(c, e, &v[i], words)) != OK)
            return r;
    }
    if (submitted == 0)
        return fail(c, ERR_CONFLICT, "not-submitted",
            N_("This evidence has not been submitted yet."));
    if (confirmed == 0)
        return fail(c, ERR_CONFLICT, "confirmed",
            N_("This evidence was confirmed already."));
    return OK;
}

static enum result
confirm(struct ctx *c, void *arg)
{
    const struct own_act *own = arg;
    struct evidence_row e;
    struct evidence_version_row v;
    enum result r;

    if ((r = piece_get(c, own->evidence, &e, &v)) != OK ||
        (r = check_confirmable(c, &e, &v)) != OK)
        return r;
    r = may(c, &(struct deed){.kind = DEED_OWN,
                   .actor = c->actor,
                   .credential = own->credential,
                   .learner = e.learner});
    return r != OK ? r : confirm_all(c, &e, own->comment);
}

enum result
evidence_confirm(struct ctx *c, struct id evidence, const char *comment,
    struct id credential)
{
    struct own_act own = {evidence, credential, NULL};

    if (comment != NULL && !utf8_is_text(comment))
        return fail(c, ERR_INPUT, "bad-text",
            N_("The text is not UTF-8; add it as a file instead."));
    if (comment != NULL && *comment != '\0')
        own.comment = utf8_nfc(c->mem, comment);
    return store_write(c, confirm, &own);
}
