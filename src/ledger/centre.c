/* centre - founding it; its keys in acts. */
#include <config.h>

#include <string.h>

#include "ledger/act.h"
#include "ledger/centre.h"
#include "ledger/commit.h"
#include "ledger/notary.h"
#include "store/sql.h"
#include "store/store.h"

static enum result
set_key(struct ctx *c, const char *use, const struct note_key *key)
{
    struct act act = {.kind = "centre-key", .body = value_object(c->mem)};
    const char *text = note_key_text(c->mem, key);
    enum result r;

    r = store_setting_set(c, mem_printf(c->mem, "%s-key", use), text);
    value_set_string(c->mem, act.body, "key", text);
    value_set_string(c->mem, act.body, "use", use);
    return r != OK ? r : act_append(c, &act, NULL);
}

enum result
centre_keys_set(struct ctx *c, const struct note_key *ledger,
    const struct note_key *package)
{
    enum result r = set_key(c, "ledger", ledger);

    return r != OK ? r : set_key(c, "package", package);
}

static enum result
damaged(struct ctx *c, const char *setting)
{
    return fail(c, ERR_FAULT, "setting-damaged",
        N_("The setting “%s” in tyst.db is damaged or missing.  Restore the "
           "newest backup; “tyst check” says what the acts give."),
        setting);
}

static enum result
get_setting(struct ctx *c, const char *setting, const char **out)
{
    enum result r = store_setting_get(c, setting, out);

    return r == OK && *out == NULL ? damaged(c, setting) : r;
}

static enum result
get_key(struct ctx *c, const char *setting, struct note_key *out)
{
    const char *text;
    enum result r;

    if (out == NULL)
        return OK;
    if ((r = get_setting(c, setting, &text)) != OK ||
        note_key_parse(c, text, out) == OK)
        return r;
    return damaged(c, setting);
}

enum result
centre_keys(struct ctx *c, const char **out_origin, struct note_key *out_ledger,
    struct note_key *out_package)
{
    struct note_key any;
    enum result r;

    r = get_key(c, "ledger-key", out_ledger != NULL ? out_ledger : &any);
    if (r != OK || (r = get_key(c, "package-key", out_package)) != OK)
        return r;
    return out_origin != NULL ? get_setting(c, "origin", out_origin) : OK;
}

enum result
centre_key_of(struct ctx *c, const char *origin, struct note_key *out)
{
    struct act_row *rows;
    struct act act;
    enum result r;
    size_t n;

    if ((r = sql_act_of_kind(c, "centre-key", &rows, &n)) != OK)
        return r;
    while (n-- > 0)
        if (act_parse(c, rows[n].words, strlen(rows[n].words), &act) == OK &&
            strcmp(value_get_string(act.body, "use"), "ledger") == 0 &&
            note_key_parse(c, value_get_string(act.body, "key"), out) == OK &&
            strcmp(out->name, origin) == 0)
            return OK;
    return fail(c, ERR_INPUT, "not-ours",
        N_("This checkpoint was not signed by this centre's ledger key."));
}

/* One that takes the place of what is lost is said by an act first. */
static enum result
check_signer(struct ctx *c)
{
    struct note_key said[2], held[2];
    const char *origin;
    enum result r;

    if ((r = centre_keys(c, &origin, &said[0], &said[1])) != OK ||
        (r = notary_keys(c, origin, &held[0], &held[1])) != OK)
        return r;
    for (int i = 0; i < 2; i++)
        if (!hash_equal(said[i].key, held[i].key, sizeof(said[i].key)))
            return fail(c, ERR_FAULT, "keys",
                N_("keys/%s is not the key that the ledger names; restore it "
                   "from where a copy of it is kept, or see “ledger epoch” in "
                   "the manual."),
                i == 0 ? "ledger.pem" : "package.pem");
    return OK;
}

enum result
centre_signer(struct ctx *c)
{
    enum result r;

    if (c->notary != NULL)
        return OK;
    if ((r = notary_open(c, store_dir(c))) == OK && (r = check_signer(c)) != OK)
        notary_close(c);
    return r;
}

enum result
centre_found(struct ctx *c, void *arg)
{
    const struct centre_new *new = arg;
    struct id id = id_new(c);
    struct act act = {.kind = "centre"};
    const char *name, *origin = mem_printf(c->mem, "%s%s",
                          new->demo ? "demo/" : "", id_text(c->mem, id));
    struct note_key ledger, package;
    enum result r;

    if ((r = commitment(c, id, "name", new->name, &name)) != OK ||
        (r = store_setting_set(c, "centre", new->name)) != OK ||
        (r = store_setting_set(c, "centre-id", id_text(c->mem, id))) != OK ||
        (r = store_setting_set(c, "origin", origin)) != OK ||
        (r = store_setting_set(c, "demo", new->demo ? "1" : "0")) != OK ||
        (r = notary_make(c, store_dir(c), origin, &ledger, &package)) != OK)
        return r;
    act.body = value_object(c->mem);
    value_set_bool(c->mem, act.body, "demo", new->demo);
    value_set_string(c->mem, act.body, "name", name);
    value_set_string(c->mem, act.body, "origin", origin);
    if ((r = act_append(c, &act, NULL)) != OK)
        return r;
    return centre_keys_set(c, &ledger, &package);
}
