/* key - the keys of people: made, sealed, replaced, rotated, confirmed. */
#include <config.h>

#include <string.h>

#include "base/day.h"
#include "base/time.h"
#include "base/value.h"
#include "ledger/act.h"
#include "ledger/tree.h"
#include "people/key.h"
#include "people/person.h"
#include "rules/rules.h"
#include "store/sql.h"
#include "store/store.h"

static struct person_key
from_row(const struct key_row *row)
{
    return (struct person_key){
        .id = row->id,
        .person = row->person,
        .made = row->made,
        .ended = row->ended,
        .ending = row->ending,
        .reissued = row->reissued,
        .issuer = row->issuer_name,
        .confirmed = row->confirmed,
        .confirmer = row->confirmer_name,
        .counts = row->reissued == 0 || row->confirmed != 0,
    };
}

static void
from_rows(struct ctx *c, const struct key_row *rows, size_t n,
    struct person_key **out)
{
    *out = mem_array(c->mem, n + 1, sizeof(**out));
    for (size_t i = 0; i < n; i++)
        (*out)[i] = from_row(&rows[i]);
}

enum result
key_list(struct ctx *c, struct id person, struct person_key **out, size_t *n)
{
    struct key_row *rows;
    enum result r = sql_key_list(c, person, &rows, n);

    if (r == OK)
        from_rows(c, rows, *n, out);
    return r;
}

enum result
key_waiting(struct ctx *c, struct person_key **out, size_t *n)
{
    struct key_row *rows;
    enum result r = sql_key_waiting(c, &rows, n);

    if (r == OK)
        from_rows(c, rows, *n, out);
    return r;
}

const char *
key_words(struct ctx *c, const struct person_key *key)
{
    const char *by =
        key->issuer ? key->issuer : tr(c->lang, N_("the operator"));
    const char *on =
        day_words(c->mem, c->lang, time_day(c->mem, key->reissued));
    const char *then =
        day_words(c->mem, c->lang, time_day(c->mem, key->confirmed));

    if (key->reissued == 0 && key->confirmed == 0)
        return NULL;
    if (key->reissued == 0)
        return mem_printf(c->mem, tr(c->lang, N_("Confirmed by %s on %s.")),
            key->confirmer, then);
    if (key->confirmed == 0)
        return mem_printf(c->mem,
            tr(c->lang, N_("Reissued by %s on %s; not confirmed yet.")), by,
            on);
    return mem_printf(c->mem,
        tr(c->lang, N_("Reissued by %s on %s; confirmed by %s on %s.")), by, on,
        key->confirmer, then);
}

enum result
key_open(
    struct ctx *c, struct id credential, const uint8_t sealing[SEALING_SIZE])
{
    struct key_sealed_row row;
    enum result r = sql_key_of_credential(c, credential, &row);

    signer_close(c);
    if (r == OK)
        return signer_open(c, row.person, row.public, row.sealed, sealing);
    return r == ERR_NOT_FOUND ? OK : r;
}

/* An act about a person's key, with its id or the public key. */
static enum result
append(struct ctx *c, const char *kind, struct id person, const char *field,
    const char *value)
{
    struct act act = {.kind = kind, .actor = c->actor, .subject = person};

    act.body = value_object(c->mem);
    value_set_string(c->mem, act.body, field, value);
    return act_append(c, &act, NULL);
}

static enum result
append_public(struct ctx *c, const char *kind, const struct signer *s)
{
    return append(c, kind, s->person, "public",
        base64_text(c->mem, s->public, sizeof(s->public)));
}

/*
 * Make a key known: act, row, sealed secret.  before is what it follows: a
 * reset one, or for "key-rotated" the current one; NULL: their first.  The
 * signers are closed.
 */
static enum result
introduce(struct ctx *c, const char *kind, const struct signer *new,
    struct id credential, const uint8_t sealing[SEALING_SIZE],
    const struct key_row *before)
{
    const uint8_t *sealed = signer_seal(c, new, sealing);
    const uint8_t *public = mem_dup(c->mem, new->public, sizeof(new->public));
    const char *id = mem_strdup(c->mem, new->key), *root = id;
    struct id person = new->person, issuer = {{0}};
    int64_t leaf, reissued = 0;
    enum result r;

    if ((r = tree_size(c, &leaf)) != OK ||
        (r = append_public(c, kind, new)) != OK)
        return r;
    if (before != NULL && before->ended == 0) {
        root = before->root;
        if ((r = sql_key_unseal(c, before->id)) != OK ||
            (r = sql_key_end(c, person, c->now, "rotated", c->actor)) != OK)
            return r;
    } else if (before != NULL) {
        issuer = before->ended_by;
        reissued = before->ended;
    }
    r = sql_key_add(c, id, person, (struct bytes){public, ED25519_PUBLIC_SIZE},
        root, leaf, c->now, issuer, reissued);
    return r != OK ? r
                   : sql_key_seal(c, id, credential,
                         (struct bytes){sealed, SEALED_SIZE});
}

/* Signed with itself: whoever has made it known has it. */
static enum result
make(struct ctx *c, struct id person, struct id credential,
    const uint8_t sealing[SEALING_SIZE])
{
    struct key_row before;
    enum result r = sql_key_latest(c, person, &before);

    if (r != OK && r != ERR_NOT_FOUND)
        return r;
    signer_close(c);
    c->signer = signer_new(c, person, NULL);
    return introduce(
        c, "key", c->signer, credential, sealing, r == OK ? &before : NULL);
}

enum result
key_settle(struct ctx *c, struct id person, struct id credential,
    const uint8_t *sealing)
{
    const struct signer *open = c->signer;
    struct key_row current;
    enum result r = sql_key_current(c, person, &current);

    if (r == ERR_NOT_FOUND)
        return sealing != NULL ? make(c, person, credential, sealing) : OK;
    if (r != OK)
        return r;
    if (sealing != NULL && open != NULL && strcmp(open->key, current.id) == 0) {
        const uint8_t *sealed = signer_seal(c, open, sealing);

        signer_close(c);
        r = sql_key_unseal(c, current.id);
        return r != OK ? r
                       : sql_key_seal(c, current.id, credential,
                             (struct bytes){sealed, SEALED_SIZE});
    }
    if ((r = append(c, "key-replaced", person, "key", current.id)) != OK ||
        (r = sql_key_end(c, person, c->now, "replaced", c->actor)) != OK ||
        sealing == NULL)
        return r;
    return make(c, person, credential, sealing);
}

static enum result
rotate(struct ctx *c, void *arg)
{
    const struct id *credential = arg;
    struct signer *new;
    struct key_row current;
    uint8_t sealing[SEALING_SIZE];
    enum result r;

    if ((r = may(c, &(struct deed){.kind = DEED_OWN,
                        .actor = c->actor,
                        .credential = *credential})) != OK ||
        (r = signer_ready(c, c->actor)) != OK ||
        (r = sql_key_current(c, c->actor, &current)) != OK)
        return r;
    memcpy(sealing, c->signer->sealing, sizeof(sealing));
    c->signer->after = new = signer_new(c, c->actor, NULL);
    r = introduce(c, "key-rotated", new, *credential, sealing, &current);
    wipe(sealing, sizeof(sealing));
    return r;
}

enum result
key_rotate(struct ctx *c, struct id credential)
{
    return store_write(c, rotate, &credential);
}

static enum result
nothing_to_confirm(struct ctx *c)
{
    return fail(c, ERR_CONFLICT, "key-confirmed",
        N_("There is no key here that waits to be confirmed."));
}

/*
 * An officer: an administrator other than who reset it, whose own key counts,
 * and who was in the record before the person or is vouched for by one who
 * was.  Whoever adds an administrator behind the program's back adds a younger
 * one.
 */
static enum result
check_officer(struct ctx *c, const struct key_row *key, struct id credential)
{
    struct key_since_row theirs, own;
    struct key_row with;
    enum result r;

    if ((r = may(c, &(struct deed){.kind = DEED_OWN,
                        .actor = c->actor,
                        .credential = credential})) != OK ||
        (r = may_administer(c)) != OK ||
        (r = signer_ready(c, c->actor)) != OK ||
        (r = sql_key_current(c, c->actor, &with)) != OK ||
        (r = sql_key_since(c, key->person, &theirs)) != OK ||
        (r = sql_key_since(c, c->actor, &own)) != OK)
        return r;
    if (key->reissued != 0 && id_equal(key->issuer, c->actor))
        return fail(c, ERR_DENIED, "same-officer",
            N_("Whoever has reset a passphrase does not confirm the key as "
               "well; another administrator does."));
    if (!from_row(&with).counts || own.since > theirs.first)
        return fail(c, ERR_DENIED, "younger-officer",
            N_("This key is confirmed by an administrator who has signed here "
               "for longer than its person, or whose own key was confirmed by "
               "one who has."));
    return OK;
}

struct confirming {
    struct id person, credential;
};

static enum result
confirm(struct ctx *c, void *arg)
{
    const struct confirming *f = arg;
    struct key_since_row since;
    struct key_row key;
    enum result r = sql_key_current(c, f->person, &key);

    if (r == ERR_NOT_FOUND || (r == OK && key.confirmed != 0))
        return nothing_to_confirm(c);
    if (r != OK)
        return r;
    if (!id_equal(c->actor, f->person))
        r = check_officer(c, &key, f->credential);
    else if (key.reissued == 0 || c->signer == NULL || !c->signer->earlier)
        return nothing_to_confirm(c);
    if (r != OK ||
        (r = append(c, "key-confirmed", f->person, "key", key.root)) != OK ||
        (r = sql_key_since(c, c->actor, &since)) != OK ||
        (r = sql_key_confirm(c, key.root, c->actor, since.since, c->now)) != OK)
        return r;
    return sql_key_unseal_ended(c, f->person);
}

enum result
key_confirm(struct ctx *c, struct id person, struct id credential)
{
    struct confirming f = {person, credential};

    return store_write(c, confirm, &f);
}

enum result
key_signed(struct ctx *c, struct id person, bool about, int64_t max,
    struct signed_act **out, size_t *n)
{
    struct signed_row *rows;
    struct person_key of;
    struct key_row key;
    struct act act;
    enum result r;

    r = about ? sql_signed_about(c, person, max, &rows, n)
              : sql_signed_list(c, person, max, &rows, n);
    if (r != OK)
        return r;
    *out = mem_array(c->mem, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n; i++) {
        r = act_parse(c, rows[i].words, strlen(rows[i].words), &act);
        if (r != OK || (r = sql_key_get(c, rows[i].key, &key)) != OK)
            return r;
        of = from_row(&key);
        (*out)[i] = (struct signed_act){.n = rows[i].n,
            .logged = rows[i].logged,
            .kind = rows[i].kind,
            .unit = value_get_string(act.body, "unit"),
            .ref = rows[i].ref,
            .name = rows[i].name,
            .key = rows[i].key,
            .note = key_words(c, &of)};
    }
    return OK;
}
