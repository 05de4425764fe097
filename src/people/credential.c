/* credential - passphrases by Argon2id. */
#include <config.h>

#include <sodium.h>
#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "ledger/act.h"
#include "people/credential.h"
#include "passphrase.h"
#include "rules/rules.h"
#include "store/sql.h"
#include "store/store.h"

#define ARGON2_SALT crypto_pwhash_argon2id_SALTBYTES
#define VERIFIER_SIZE 32
#define PASSPHRASE_MIN 12
#define PASSPHRASE_MAX 1024
#define ARGON2_TIME 3
#define ARGON2_MEMORY ((size_t)64 << 20)

/* What is stored for a passphrase: SHA-256 of the first half of 64 bytes. */
static enum result
verifier_of(struct ctx *c, const char *passphrase,
    const uint8_t salt[ARGON2_SALT], uint8_t out[VERIFIER_SIZE])
{
    uint8_t derived[64];

    /* Composed, because keyboards differ in how they write an accent. */
    if (utf8_valid(passphrase, strlen(passphrase)))
        passphrase = utf8_nfc(c->mem, passphrase);
    if (sodium_init() < 0 ||
        crypto_pwhash_argon2id(derived, sizeof(derived), passphrase,
            strlen(passphrase), salt, ARGON2_TIME, ARGON2_MEMORY,
            crypto_pwhash_argon2id_ALG_ARGON2ID13) != 0)
        return fail(c, ERR_FAULT, "argon2",
            N_("The passphrase cannot be checked: there is not enough "
               "memory."));
    hash_sha256(derived, sizeof(derived) / 2, out);
    sodium_memzero(derived, sizeof(derived));
    return OK;
}

struct setting {
    struct id person, id; /* id: of the credential made */
    bool drawn;
    uint8_t salt[ARGON2_SALT], verifier[VERIFIER_SIZE];
};

static enum result
set(struct ctx *c, void *arg)
{
    struct setting *s = arg;
    struct act act = {
        .kind = "passphrase", .actor = c->actor, .subject = s->person};
    struct person p;
    enum result r;

    if (!id_equal(c->actor, s->person) && (r = may_administer(c)) != OK)
        return r;
    if ((r = person_get(c, s->person, &p)) != OK)
        return r;
    if (p.disabled)
        return fail(c, ERR_CONFLICT, "disabled",
            N_("The access of %s has ended."), p.name);
    if ((r = sql_credential_end(c, s->person, c->now)) != OK ||
        (r = sql_session_end_all(c, s->person, (struct id){{0}}, c->now)) != OK)
        return r;
    s->id = id_new(c);
    r = sql_credential_add(c, s->id, s->person,
        (struct bytes){s->salt, sizeof(s->salt)},
        (struct bytes){s->verifier, sizeof(s->verifier)}, c->now);
    if (r == OK && s->drawn)
        r = sql_drawn_add(c, s->id);
    act.body = value_object(c->mem);
    return r != OK ? r : act_append(c, &act, NULL);
}

static enum result
set_one(struct ctx *c, struct id person, const char *passphrase, bool drawn,
    struct id *out)
{
    struct setting s = {.person = person, .drawn = drawn};
    enum result r;

    if (strlen(passphrase) < PASSPHRASE_MIN ||
        strlen(passphrase) > PASSPHRASE_MAX)
        return fail(c, ERR_INPUT, "weak-passphrase",
            N_("A passphrase has at least 12 characters; three words or "
               "more are easy to keep."));
    ctx_random(c, s.salt, sizeof(s.salt));
    if ((r = verifier_of(c, passphrase, s.salt, s.verifier)) != OK)
        return r;
    r = store_write(c, set, &s);
    *out = s.id;
    return r;
}

enum result
credential_set(struct ctx *c, struct id person, const char *passphrase)
{
    struct id id;

    return set_one(c, person, passphrase, false, &id);
}

enum result
credential_choose(
    struct ctx *c, struct id person, const char *passphrase, struct id *out)
{
    const char *centre;
    struct person p;
    enum result r;

    if ((r = person_get(c, person, &p)) != OK ||
        (r = store_setting_get(c, "centre", &centre)) != OK)
        return r;
    if (passphrase_is_guessable(c->mem, passphrase,
            (const char *const[]){p.name, p.ref, p.email, centre}, 4))
        return fail(c, ERR_INPUT, "weak-passphrase",
            N_("That would be guessed soon: it is a common passphrase, or your "
               "own name or that of your centre. Three words that have nothing "
               "to do with each other are better."));
    return set_one(c, person, passphrase, false, out);
}

enum result
credential_draw(struct ctx *c, struct id person, const char **words)
{
    struct id id;

    *words = passphrase_draw(c);
    return set_one(c, person, *words, true, &id);
}

enum result
credential_check(
    struct ctx *c, struct id person, const char *passphrase, struct id *out)
{
    static const uint8_t no_salt[ARGON2_SALT];
    struct credential_row row = {
        .salt = {no_salt, sizeof(no_salt)}
    };
    uint8_t verifier[VERIFIER_SIZE];
    bool right, known;
    enum result r;

    r = sql_credential_current(c, person, &row);
    known = r == OK && row.salt.len == ARGON2_SALT &&
            row.verifier.len == VERIFIER_SIZE;
    if (r != OK && r != ERR_NOT_FOUND)
        return r;
    if (strlen(passphrase) > PASSPHRASE_MAX)
        passphrase = "";
    r = verifier_of(c, passphrase, known ? row.salt.p : no_salt, verifier);
    if (r != OK)
        return r;
    right =
        known && sodium_memcmp(verifier, row.verifier.p, sizeof(verifier)) == 0;
    if (!right)
        return fail(
            c, ERR_DENIED, "wrong-passphrase", N_("The passphrase is wrong."));
    *out = row.id;
    return OK;
}

enum result
credential_check_named(struct ctx *c, const char *named, const char *passphrase,
    struct person *out, struct id *credential)
{
    enum result r = person_named(c, named, out);

    /* Nobody has this id, and so no passphrase: Argon2id runs all the same. */
    if (r == ERR_NOT_FOUND)
        *out = (struct person){.language = "cy"};
    else if (r != OK)
        return r;
    fail_clear(c);
    r = credential_check(c, out->id, passphrase, credential);
    if (r != ERR_DENIED)
        return r;
    return fail(c, r, "wrong-sign-in",
        N_("That name and passphrase do not go together."));
}
