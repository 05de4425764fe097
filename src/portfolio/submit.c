/* submit - what is declared with one's own name: submission, confirmation. */
#include <config.h>

#include "base/utf8.h"
#include "ledger/act.h"
#include "ledger/commit.h"
#include "piece.h"
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
    const struct value *details;
    struct value *body;
    enum result r;

    if ((r = piece_get(c, own->evidence, &e, &v)) != OK)
        return r;
    if (!id_equal(c->actor, v.recorder))
        return fail(c, ERR_DENIED, "not-recorder",
            N_("Only whoever recorded this evidence may submit it."));
    if ((r = piece_recorder(c, e.learner)) != OK)
        return r;
    if (strcmp(v.state, "draft") == 0 &&
        ((r = details_parse(c, v.details, &details)) != OK ||
            (r = details_complete(c, v.type, details)) != OK))
        return r;
    body = value_object(c->mem);
    value_set_string(c->mem, body, "content", v.content);
    value_set_bool(
        c->mem, body, "by_declaration", id_equal(c->actor, e.learner));
    value_set_string(
        c->mem, body, "evidence", version_text(c->mem, e.id, e.version));
    r = transition(c, EVIDENCE_SUBMIT, evidence_state_of(v.state),
        &(struct deed){.actor = c->actor,
            .credential = own->credential,
            .learner = e.learner},
        body);
    return r != OK ? r
                   : sql_evidence_version_submit(c, e.id, e.version, c->now);
}

enum result
evidence_send(struct ctx *c, struct id evidence, struct id credential)
{
    struct own_act own = {.evidence = evidence, .credential = credential};

    return submit(c, &own);
}

enum result
evidence_submit(struct ctx *c, struct id evidence, struct id credential)
{
    struct own_act own = {.evidence = evidence, .credential = credential};

    return store_write(c, submit, &own);
}

/* What somebody has looked at stays what it was: a sample, or decisions made
 * elsewhere, of which it is the scan. */
static enum result
check_recallable(struct ctx *c, const struct evidence_version_row *v)
{
    struct review_import_row scan;
    struct rule_count_row samples;
    enum result r;

    if (v->confirmed != 0)
        return fail(c, ERR_CONFLICT, "confirmed",
            N_("This evidence was confirmed already."));
    r = sql_sample_looked_at(c, v->evidence, v->version, &samples);
    if (r != OK)
        return r;
    if (samples.n > 0)
        return fail(c, ERR_CONFLICT, "sampled",
            N_("Internal quality assurance has looked at this evidence, so it "
               "stays as it was; withdraw it instead."));
    r = sql_review_import_get(c, v->evidence, &scan);
    if (r != OK || scan.version != v->version)
        return r == ERR_NOT_FOUND ? OK : r;
    return fail(c, ERR_CONFLICT, "imported",
        N_("Decisions made elsewhere were recorded with this scan; withdraw "
           "it instead."));
}

static enum result
recall(struct ctx *c, void *arg)
{
    const struct id *evidence = arg;
    struct evidence_row e;
    struct evidence_version_row v;
    enum result r;

    if ((r = piece_get(c, *evidence, &e, &v)) != OK)
        return r;
    if (!id_equal(c->actor, v.recorder))
        return fail(c, ERR_DENIED, "not-recorder",
            N_("Only whoever recorded this evidence may recall it."));
    if ((r = piece_recorder(c, e.learner)) != OK)
        return r;
    if ((r = check_recallable(c, &v)) != OK)
        return r;
    r = evidence_transition(c, EVIDENCE_RECALL, &e, v.state);
    return r != OK ? r : sql_evidence_version_recall(c, e.id, e.version);
}

enum result
evidence_recall(struct ctx *c, struct id evidence)
{
    return store_write(c, recall, &evidence);
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
    size_t n, confirmed = 0;
    enum result r;

    if ((r = sql_evidence_version_list(c, e->id, &v, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++) {
        if (v[i].submitted == 0 || v[i].confirmed != 0)
            continue;
        confirmed++;
        if ((r = confirm_version(c, e, &v[i], words)) != OK)
            return r;
    }
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
    struct evidence_version_row v, sent;
    enum result r;

    if ((r = piece_get(c, own->evidence, &e, &v)) != OK ||
        (r = check_confirmable(c, &e, &v)) != OK)
        return r;
    r = sql_evidence_version_submitted(c, e.id, &sent);
    if (r != OK && r != ERR_NOT_FOUND)
        return r;
    r = transition(c, EVIDENCE_CONFIRM,
        r == OK ? evidence_state_of(sent.state) : EVIDENCE_DRAFT,
        &(struct deed){.actor = c->actor,
            .credential = own->credential,
            .learner = e.learner},
        NULL);
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
