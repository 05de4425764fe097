/*
 * check_signatures - who stands by each act: its signature against the keys
 * that the acts before it make known.
 */
#include <config.h>

#include <string.h>

#include "base/time.h"
#include "check.h"

/* Who somebody is, by the act that registered them. */
static const char *
name_of(const struct check *k, struct id id, const char *field)
{
    for (size_t i = 0; i < k->from.nacts; i++)
        if (strcmp(k->from.act[i].act.kind, "person") == 0 &&
            id_equal(k->from.act[i].act.subject, id))
            return source_opened(
                &k->from, value_get_string(k->from.act[i].act.body, field));
    return NULL;
}

/* What is said of a reissued key, and of a confirmed one. */
static void
describe_root(
    const struct check *k, const struct ring_key *root, struct value *v)
{
    struct mem *m = k->c->mem;

    if (root->reissued == 0)
        return;
    value_set_string(m, v, "issuer", name_of(k, root->issuer, "name"));
    value_set_string(m, v, "reissued", time_day(m, root->reissued));
    if (root->confirmed == 0)
        return;
    value_set_string(m, v, "confirmer", name_of(k, root->confirmer, "name"));
    value_set_string(m, v, "confirmed", time_day(m, root->confirmed));
}

/* What a witness confirmed, which nobody signed. */
static void
describe_link(
    const struct check *k, const struct act_logged *at, struct value *list)
{
    struct mem *m = k->c->mem;
    struct value *v = value_add(list, value_object(m));

    value_set_string(m, v, "what", "witness by link");
    value_set_bool(m, v, "ok", true);
    value_set_string(m, v, "detail", "");
    value_set_integer(m, v, "leaf", at->n);
    value_set_string(m, v, "kind", at->act.kind);
    value_set_string(m, v, "name",
        source_opened(&k->from, value_get_string(at->act.body, "name")));
}

void
check_describe(const struct check *k, struct value *list)
{
    struct mem *m = k->c->mem;

    for (size_t i = 0; i < k->from.nacts; i++) {
        const struct check_stand *s = &k->stand[i];
        const struct act_logged *at = &k->from.act[i];
        struct value *v;

        if (strcmp(at->act.kind, "witness-confirmation") == 0)
            describe_link(k, at, list);
        if (s->key == NULL && s->why == NULL)
            continue;
        v = value_add(list, value_object(m));
        value_set_string(m, v, "what", "signature");
        value_set_bool(m, v, "ok", s->why == NULL);
        value_set_string(
            m, v, "detail", s->why != NULL ? tr(k->c->lang, s->why) : "");
        value_set_integer(m, v, "leaf", at->n);
        value_set_string(m, v, "kind", at->act.kind);
        value_set_string(m, v, "ref", name_of(k, at->act.actor, "ref"));
        value_set_string(m, v, "name", name_of(k, at->act.actor, "name"));
        if (s->key == NULL)
            continue;
        value_set_string(m, v, "key", s->key->id);
        value_set_string(m, v, "rests", ring_key_rests_on(s->key)->id);
        describe_root(k, s->key->root, v);
    }
}

enum result
check_signatures(struct check *k)
{
    enum result r = OK;

    k->from.keys = keyring_new(k->c->mem);
    k->stand = mem_array(k->c->mem, k->from.nacts + 1, sizeof(*k->stand));
    for (size_t i = 0; i < k->from.nacts; i++) {
        const struct act_logged *at = &k->from.act[i];
        struct check_stand *s = &k->stand[i];

        s->why = keyring_take(k->from.keys, at, &s->key);
        if (s->why != NULL && r == OK)
            r = fail(k->c, ERR_INPUT, "bad-signature",
                N_("The act %lld (%s) cannot be: %s"), (long long)at->n,
                tr(k->c->lang, act_words_of(at->act.kind)),
                tr(k->c->lang, s->why));
    }
    return r;
}
