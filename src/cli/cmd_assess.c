/* review and unit …: judging, declaring, signing. */
#include <config.h>

#include <string.h>

#include "acting.h"
#include "assess/import.h"
#include "assess/review.h"
#include "assess/review_form.h"
#include "assess/sign.h"
#include "base/file.h"
#include "command.h"
#include "given.h"
#include "portfolio/enrolment.h"

#define FORM_MAX ((size_t)4 << 20)

/* "#2" behind an id; without it the version is 0: the newest. */
static bool
parse_version(const char *text, int64_t *out)
{
    char *end;

    *out = 0;
    if (*text == '\0')
        return true;
    if (text[0] != '#' || text[1] < '1' || text[1] > '9' || strlen(text) > 10)
        return false;
    *out = strtoll(text + 1, &end, 10);
    return *end == '\0';
}

/* ID[#VERSION][:VACR]; without letters all four are ticked. */
static enum result
parse_evidence(struct ctx *c, const char *text, struct reviewed_evidence *out)
{
    size_t len = strcspn(text, "#:"), whole = strcspn(text, ":");

    if (!id_parse(mem_strndup(c->mem, text, len), &out->id) ||
        !parse_version(
            mem_strndup(c->mem, text + len, whole - len), &out->version))
        return fail(c, ERR_INPUT, "bad-id",
            N_("%s is not the id of evidence; “tyst evidence list” shows "
               "them."),
            mem_strndup(c->mem, text, whole));
    out->vacr = VACR_ALL;
    if (text[whole] == ':' && !vacr_parse(text + whole + 1, &out->vacr))
        return fail(c, ERR_INPUT, "bad-vacr",
            N_("“%s” is not made of the letters V, A, C and R."),
            text + whole + 1);
    return OK;
}

/* The learner, decisions and next step. */
static enum result
read_decisions(struct ctx *c, const struct args *a, struct review_new *out)
{
    static const char *const decisions[] = {
        "met", "not-yet", "more-needed", NULL};
    struct item_decision *d = mem_array(c->mem, 3, sizeof(*d));
    struct person learner;
    enum result r = person_named(c, args_get(a, "learner"), &learner);

    if (r != OK)
        return r;
    *out = (struct review_new){.learner = learner.id,
        .decisions = d,
        .next_step = args_get(a, "next")};
    for (const char *const *i = decisions; *i != NULL; i++)
        if (args_has(a, *i))
            d[out->ndecisions++] =
                (struct item_decision){.items = given_joined(c, a, *i),
                    .decision = *i,
                    .letter = args_get(a, "reason")};
    return OK;
}

static enum result
from_options(struct ctx *c, const struct args *a, struct review_new *out)
{
    const char *const *evidence = args_all(a, "evidence");
    struct reviewed_evidence *e;
    enum result r;
    size_t n = 0;

    if (args_get(a, "learner") == NULL)
        return fail(c, ERR_INPUT, "usage", N_("The option --%s is missing."),
            "learner");
    if ((r = read_decisions(c, a, out)) != OK)
        return r;
    while (evidence[n] != NULL)
        n++;
    e = mem_array(c->mem, n + 1, sizeof(*e));
    for (size_t i = 0; i < n; i++)
        if ((r = parse_evidence(c, evidence[i], &e[i])) != OK)
            return r;
    out->evidence = e;
    out->nevidence = n;
    out->feedback = args_get(a, "feedback");
    out->due = args_get(a, "due");
    return OK;
}

/* The file says all of the review, so nothing of it may stand beside it. */
static enum result
from_file(struct ctx *c, const struct args *a, struct review_new *out)
{
    static const char *const said[] = {"learner", "evidence", "met", "not-yet",
        "more-needed", "reason", "next", "due", "feedback", NULL};
    const char *path = args_get(a, "file");
    struct value *v;
    enum result r;
    size_t len;
    char *text;

    for (const char *const *i = said; *i != NULL; i++)
        if (args_has(a, *i))
            return fail(c, ERR_INPUT, "usage",
                N_("The review is in the file; --%s is not given with it."),
                *i);
    if ((r = file_read(c, path, FORM_MAX, &text, &len)) != OK ||
        (r = value_parse(c, text, len, &v)) != OK)
        return r;
    return review_form_read(c, v, out);
}

static enum result
print_done(struct ctx *c, struct out *o, const struct review_done *done)
{
    struct value *v = value_object(c->mem);

    value_set_string(c->mem, v, "review", id_text(c->mem, done->id));
    value_set_integer(c->mem, v, "decisions", (int64_t)done->decisions);
    value_set_bool(c->mem, v, "again", done->again);
    if (out_json(o, v))
        return OK;
    out_line(o, "%s", id_text(c->mem, done->id));
    if (done->again)
        out_note(o, "%s",
            tr(c->lang, N_("This review was finished before; "
                           "nothing was changed.")));
    return OK;
}

enum result
cmd_review(struct ctx *c, const struct args *a, struct out *o)
{
    struct review_new new;
    struct review_done done;
    struct person actor;
    enum result r;

    if ((r = acting(c, a, &actor)) != OK)
        return r;
    r = args_has(a, "file") ? from_file(c, a, &new) : from_options(c, a, &new);
    if (r != OK || (r = acting_credential(c, a, &new.credential)) != OK ||
        (r = review_finish(c, &new, &done)) != OK)
        return r;
    return print_done(c, o, &done);
}

enum result
cmd_review_import(struct ctx *c, const struct args *a, struct out *o)
{
    const char *const paths[] = {args_get(a, "scan"), NULL};
    struct import_new new = {.title = args_get(a, "title"),
        .day = args_get(a, "on"),
        .by = args_get(a, "by")};
    struct value *v = value_object(c->mem);
    struct evidence_ref ref;
    struct person actor;
    enum result r;
    size_t n;

    if ((r = acting(c, a, &actor)) != OK ||
        (r = read_decisions(c, a, &new.as)) != OK ||
        (r = acting_credential(c, a, &new.as.credential)) != OK ||
        (r = given_files(c, paths, &new.scan, &n)) != OK ||
        (r = review_import(c, &new, &ref)) != OK)
        return r;
    value_set_string(c->mem, v, "evidence", id_text(c->mem, ref.id));
    value_set_integer(c->mem, v, "number", ref.number);
    if (!out_json(o, v))
        out_line(o, "%s", id_text(c->mem, ref.id));
    return OK;
}

enum result
cmd_review_adopt(struct ctx *c, const struct args *a, struct out *o)
{
    struct review_done done;
    struct person actor;
    struct id scan, credential;
    enum result r;

    if ((r = given_id(c, args_words(a)[0], &scan)) != OK ||
        (r = acting(c, a, &actor)) != OK ||
        (r = acting_credential(c, a, &credential)) != OK ||
        (r = review_adopt(c, scan, credential, 0, &done)) != OK)
        return r;
    return print_done(c, o, &done);
}

static enum result
find_enrolment(
    struct ctx *c, const struct args *a, const char *learner, struct id *out)
{
    struct person p;
    enum result r;

    if ((r = person_named(c, learner, &p)) != OK)
        return r;
    return enrolment_find(c, p.id, args_words(a)[0], out);
}

enum result
cmd_unit_declare(struct ctx *c, const struct args *a, struct out *o)
{
    const char *as = args_get(a, "as"), *learner = args_get(a, "learner");
    struct id enrolment, credential;
    struct person actor;
    enum result r;

    if (as == NULL && learner == NULL)
        return fail(
            c, ERR_INPUT, "usage", N_("The option --%s is missing."), "as");
    if ((r = acting_as(c, as ? as : learner, &actor)) != OK ||
        (r = find_enrolment(c, a, learner ? learner : as, &enrolment)) != OK ||
        (r = acting_credential(c, a, &credential)) != OK ||
        (r = unit_declare(c, enrolment, credential, 0)) != OK)
        return r;
    out_note(
        o, tr(c->lang, N_("The unit %s is declared ready.")), args_words(a)[0]);
    return OK;
}

enum result
cmd_unit_sign(struct ctx *c, const struct args *a, struct out *o)
{
    struct id enrolment, credential;
    struct person actor;
    enum result r;

    if ((r = acting(c, a, &actor)) != OK ||
        (r = find_enrolment(c, a, args_get(a, "learner"), &enrolment)) != OK ||
        (r = acting_credential(c, a, &credential)) != OK ||
        (r = unit_sign(c, enrolment, credential, 0)) != OK)
        return r;
    out_note(o, tr(c->lang, N_("The unit %s is signed.")), args_words(a)[0]);
    return OK;
}
