/* person key … and person signed: what people sign with, and have signed. */
#include <config.h>

#include "acting.h"
#include "base/time.h"
#include "command.h"
#include "people/credential.h"
#include "people/key.h"

#define SIGNED_MAX 10000

static struct value *
key_value(struct ctx *c, const struct person_key *k)
{
    struct value *v = value_object(c->mem);

    value_set_string(c->mem, v, "key", k->id);
    value_set_string(c->mem, v, "made", time_format(c->mem, k->made));
    if (k->ended != 0) {
        value_set_string(c->mem, v, "ended", time_format(c->mem, k->ended));
        value_set_string(c->mem, v, "ending", k->ending);
    }
    if (k->reissued != 0) {
        value_set_string(
            c->mem, v, "reissued", time_format(c->mem, k->reissued));
        value_set_string(c->mem, v, "issuer", k->issuer);
    }
    if (k->confirmed != 0) {
        value_set_string(
            c->mem, v, "confirmed", time_format(c->mem, k->confirmed));
        value_set_string(c->mem, v, "confirmer", k->confirmer);
    }
    value_set_bool(c->mem, v, "counts", k->counts);
    return v;
}

enum result
cmd_person_key_list(struct ctx *c, const struct args *a, struct out *o)
{
    struct value *list = value_array(c->mem);
    struct person_key *keys;
    struct person p;
    enum result r;
    size_t n;

    if ((r = person_named(c, args_words(a)[0], &p)) != OK ||
        (r = key_list(c, p.id, &keys, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++)
        value_add(list, key_value(c, &keys[i]));
    if (out_json(o, list))
        return OK;
    for (size_t i = 0; i < n; i++) {
        out_line(o, "%s  %s  %s", keys[i].id, time_format(c->mem, keys[i].made),
            keys[i].ended != 0 ? keys[i].ending : "current");
        if (key_words(c, &keys[i]) != NULL)
            out_line(o, "  %s", key_words(c, &keys[i]));
    }
    return OK;
}

enum result
cmd_person_key_rotate(struct ctx *c, const struct args *a, struct out *o)
{
    struct id credential;
    struct person p;
    enum result r;

    if ((r = acting(c, a, &p)) != OK ||
        (r = acting_credential(c, a, &credential)) != OK ||
        (r = key_rotate(c, credential)) != OK)
        return r;
    out_note(
        o, tr(c->lang, N_("%s signs with a new key from now on.")), p.name);
    return OK;
}

/* One's own by the passphrase of before, another's by one's own. */
enum result
cmd_person_key_confirm(struct ctx *c, const struct args *a, struct out *o)
{
    struct id credential = {{0}};
    const char *passphrase;
    struct person p, by;
    enum result r;

    if ((r = person_named(c, args_words(a)[0], &p)) != OK ||
        (r = acting(c, a, &by)) != OK)
        return r;
    if (!id_equal(by.id, p.id))
        r = acting_credential(c, a, &credential);
    else if ((r = read_passphrase(c, a, &passphrase)) == OK)
        r = credential_earlier(c, p.id, passphrase);
    if (r != OK || (r = key_confirm(c, p.id, credential)) != OK)
        return r;
    out_note(o, tr(c->lang, N_("The key is confirmed: %s")), p.name);
    return OK;
}

enum result
cmd_person_signed(struct ctx *c, const struct args *a, struct out *o)
{
    struct value *list = value_array(c->mem);
    struct signed_act *acts;
    struct person p;
    enum result r;
    size_t n;

    if ((r = person_named(c, args_words(a)[0], &p)) != OK ||
        (r = key_signed(c, p.id, false, SIGNED_MAX, &acts, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++) {
        struct value *v = value_add(list, value_object(c->mem));

        value_set_integer(c->mem, v, "leaf", acts[i].n);
        value_set_string(
            c->mem, v, "logged", time_format(c->mem, acts[i].logged));
        value_set_string(c->mem, v, "kind", acts[i].kind);
        value_set_string(c->mem, v, "unit", acts[i].unit);
        value_set_string(c->mem, v, "about", acts[i].ref);
        value_set_string(c->mem, v, "key", acts[i].key);
        value_set_string(c->mem, v, "note", acts[i].note);
    }
    if (out_json(o, list))
        return OK;
    for (size_t i = 0; i < n; i++)
        out_line(o, "%lld  %s  %s  %s%s%s  %s%s%s", (long long)acts[i].n,
            time_format(c->mem, acts[i].logged), acts[i].kind,
            acts[i].ref ? acts[i].ref : "-", acts[i].unit ? "  " : "",
            acts[i].unit ? acts[i].unit : "", acts[i].key,
            acts[i].note ? "  " : "", acts[i].note ? acts[i].note : "");
    return OK;
}
