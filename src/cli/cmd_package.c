/* export and verify. */
#include <config.h>

#include <string.h>

#include "command.h"
#include "ledger/act.h"
#include "package/export.h"
#include "package/verify.h"
#include "people/person.h"

enum result
cmd_export(struct ctx *c, const struct args *a, struct out *o)
{
    struct export_new new = {
        .units = args_all(a, "unit"),
        .path = args_get(a, "o"),
        .day = args_get(a, "date"),
    };
    struct value *v = value_object(c->mem);
    const char *at = args_get(a, "at");
    struct export_done done;
    struct person learner;
    enum result r;

    if ((r = person_named(c, args_words(a)[0], &learner)) != OK ||
        (at != NULL && (r = args_number(c, at, &new.at)) != OK))
        return r;
    new.learner = learner.id;
    if ((r = export_make(c, &new, &done)) != OK)
        return r;
    value_set_string(c->mem, v, "file", done.path);
    value_set_string(c->mem, v, "sha256", done.sha256);
    value_set_integer(c->mem, v, "size", done.size);
    value_set_integer(c->mem, v, "evidence", (int64_t)done.evidence);
    value_set_integer(c->mem, v, "files", (int64_t)done.files);
    value_set_integer(c->mem, v, "acts", (int64_t)done.acts);
    if (!out_json(o, v))
        out_line(o, "%s", done.path);
    return OK;
}

/* Of the keys that whoever checks knows from elsewhere. */
static void
compare_keys(struct ctx *c, const struct value *checks, const char *const *keys)
{
    for (struct value *i = checks->first; i != NULL; i = i->next) {
        const char *rests = value_get_string(i, "rests");
        size_t k = 0;

        if (rests == NULL)
            continue;
        while (keys[k] != NULL && strcmp(keys[k], rests) != 0)
            k++;
        if (keys[k] != NULL)
            continue;
        for (struct value *f = i->first; f != NULL; f = f->next)
            if (strcmp(f->key, "ok") == 0)
                f->type = VALUE_FALSE;
            else if (strcmp(f->key, "detail") == 0)
                f->string = mem_strdup(c->mem,
                    tr(c->lang, N_("its key does not follow from one that you "
                                   "named.")));
    }
}

/* A line for each signature: whose it is. */
static void
show_signature(struct ctx *c, struct out *o, const struct value *v)
{
    const char *operator= tr(c->lang, N_("the operator"));
    const char *issuer = value_get_string(v, "issuer");
    const char *name = value_get_string(v, "name");
    const char *kind = tr(c->lang, act_words_of(value_get_string(v, "kind")));
    const char *key = value_get_string(v, "key");
    const char *on = value_get_string(v, "reissued");
    const char *confirmed = value_get_string(v, "confirmed");
    long long leaf = value_get(v, "leaf")->integer;

    if (name == NULL)
        name = operator;
    if (!value_get_bool(v, "ok"))
        out_line(o, tr(c->lang, N_("  act %lld, %s: NO. %s")), leaf, kind,
            value_get_string(v, "detail"));
    else if (on == NULL)
        out_line(o, tr(c->lang, N_("  act %lld, %s, signed by: %s (key %s)")),
            leaf, kind, name, key);
    else if (confirmed == NULL)
        out_line(o,
            tr(c->lang, N_("  act %lld, %s, signed by: %s (key %s, reissued by "
                           "%s on %s, NOT CONFIRMED)")),
            leaf, kind, name, key, issuer ? issuer : operator, on);
    else
        out_line(o,
            tr(c->lang, N_("  act %lld, %s, signed by: %s (key %s, reissued by "
                           "%s on %s, confirmed by %s on %s)")),
            leaf, kind, name, key, issuer ? issuer : operator, on,
            value_get_string(v, "confirmer"), confirmed);
}

/* Keys of the ledger that were lost. */
static void
show_lost(struct ctx *c, struct out *o, const struct value *lost)
{
    for (const struct value *i = lost ? lost->first : NULL; i != NULL;
         i = i->next)
        out_line(o,
            tr(c->lang, N_("  NEW KEY at act %lld: the one before was lost, "
                           "which was %s")),
            (long long)value_get(i, "until")->integer,
            value_get_string(i, "key"));
}

/* A line for each check: what it is about, and what is wrong. */
static void
show(struct ctx *c, struct out *o, const struct value *checks)
{
    for (const struct value *i = checks->first; i != NULL; i = i->next) {
        const char *what = value_get_string(i, "what");
        const char *label = verify_label(c, what);

        if (strcmp(what, "signature") == 0) {
            show_signature(c, o, i);
            continue;
        }
        if (strcmp(what, "witness by link") == 0) {
            out_line(o, tr(c->lang, N_("  act %lld, %s, witness by link: %s")),
                (long long)value_get(i, "leaf")->integer,
                tr(c->lang, act_words_of(value_get_string(i, "kind"))),
                value_get_string(i, "name") ? value_get_string(i, "name")
                                            : "?");
            continue;
        }

        if (value_get_bool(i, "ok"))
            out_line(o, tr(c->lang, N_("%s: yes")), label);
        if (value_get_string(i, "key") != NULL)
            out_line(o, tr(c->lang, N_("  %lld acts, by the key %s")),
                (long long)value_get(i, "size")->integer,
                value_get_string(i, "key"));
        show_lost(c, o, value_get(i, "lost"));
        if (!value_get_bool(i, "ok"))
            out_line(o, tr(c->lang, N_("%s: NO. %s")), label,
                value_get_string(i, "detail"));
    }
}

enum result
cmd_verify(struct ctx *c, const struct args *a, struct out *o)
{
    struct value *v = value_object(c->mem), *checks;
    const char *path = args_words(a)[0];
    bool ok = true;
    enum result r;

    if ((r = verify_package(c, path, &checks)) != OK)
        return r;
    if (args_has(a, "key"))
        compare_keys(c, checks, args_all(a, "key"));
    for (const struct value *i = checks->first; i != NULL; i = i->next)
        ok = ok && value_get_bool(i, "ok");
    value_set_bool(c->mem, v, "ok", ok);
    value_set(c->mem, v, "checks", checks);
    if (!out_json(o, v))
        show(c, o, checks);
    o->json = false; /* the checks are the result */
    if (ok)
        return OK;
    return fail(c, ERR_INPUT, "not-verified",
        N_("%s is not what it says it is."), path);
}
