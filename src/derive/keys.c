/* keys - what a person signs with, as the acts about them tell it one after
 * the other.  That each act is signed as it must be is the keyring's matter. */
#include <config.h>

#include <string.h>

#include "account.h"
#include "base/time.h"
#include "ledger/signature.h"

struct key {
    const char *name; /* of its facts */
    const char *root;
    bool ended;
    struct id ended_by;
    int64_t ended_at;
};

static void
end(struct facts *f, struct key *k, const struct act *act, const char *how)
{
    if (k->name == NULL || k->ended)
        return;
    k->ended = true;
    k->ended_by = act->actor;
    k->ended_at = act->at;
    facts_add(f, time_format(f->mem, act->at), "%s ended", k->name);
    facts_add(f, how, "%s ending", k->name);
    if (!id_is_none(act->actor))
        facts_add(f, id_text(f->mem, act->actor), "%s ended_by", k->name);
}

static void
begin(struct facts *f, struct key *k, const struct act_logged *at,
    const char *person, bool rotated)
{
    const char *text = value_get_string(at->act.body, "public");
    uint8_t public[ED25519_PUBLIC_SIZE];
    char id[KEY_ID_SIZE], hex[2 * ED25519_PUBLIC_SIZE + 1];
    struct key before = *k;

    if (text == NULL || !key_parse(text, public))
        return;
    key_id_of(public, id);
    hex_format(public, sizeof(public), hex);
    if (rotated)
        end(f, k, &at->act, "rotated");
    *k = (struct key){.name = mem_printf(f->mem, "%s key %s", person, id)};
    k->root = rotated ? before.root : mem_strdup(f->mem, id);
    facts_add(f, hex, "%s public", k->name);
    facts_add(f, k->root, "%s root", k->name);
    facts_add(
        f, mem_printf(f->mem, "%lld", (long long)at->n), "%s leaf", k->name);
    facts_add(f, time_format(f->mem, at->act.at), "%s made", k->name);
    if (before.name == NULL || rotated)
        return;
    facts_add(f, time_format(f->mem, before.ended_at), "%s reissued", k->name);
    if (!id_is_none(before.ended_by))
        facts_add(f, id_text(f->mem, before.ended_by), "%s issuer", k->name);
}

static void
confirm(struct facts *f, const struct act *act, const char *person)
{
    const char *name = mem_printf(f->mem, "%s key-confirmed %s", person,
        value_get_string(act->body, "key"));

    facts_add(f, id_text(f->mem, act->actor), "%s by", name);
    facts_add(f, time_format(f->mem, act->at), "%s at", name);
}

void
derive_keys(const struct source *s, struct facts *f, const char *person)
{
    struct key k = {NULL};

    for (size_t i = 0; i < s->nacts; i++) {
        const struct act_logged *at = &s->act[i];
        const char *kind = at->act.kind;

        if (!id_equal(at->act.subject, s->learner))
            continue;
        if (strcmp(kind, "key") == 0 || strcmp(kind, "key-rotated") == 0)
            begin(f, &k, at, person, strcmp(kind, "key-rotated") == 0);
        else if (strcmp(kind, "key-replaced") == 0)
            end(f, &k, &at->act, "replaced");
        else if (strcmp(kind, "leaver") == 0)
            end(f, &k, &at->act, "left");
        else if (strcmp(kind, "key-confirmed") == 0)
            confirm(f, &at->act, person);
    }
}
