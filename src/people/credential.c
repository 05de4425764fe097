/* credential - passphrases by Argon2id. */
#include <config.h>

#include <sodium.h>
#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "ledger/act.h"
#include "people/credential.h"
#include "people/key.h"
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

/* What is stored for a passphrase, SHA-256 of the first half of 64 bytes; and
 * the second half, which seals the signing key. */
static enum result
derive(struct ctx *c, const char *passphrase, const uint8_t salt[ARGON2_SALT],
    uint8_t verifier[VERIFIER_SIZE], uint8_t sealing[SEALING_SIZE])
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
    hash_sha256(derived, sizeof(derived) / 2, verifier);
    memcpy(sealing, derived + sizeof(derived) / 2, SEALING_SIZE);
    sodium_memzero(derived, sizeof(derived));
    return OK;
}

struct setting {
    struct id person, id; /* id: of the credential made */
    bool drawn;
    uint8_t salt[ARGON2_SALT], verifier[VERIFIER_SIZE], sealing[SEALING_SIZE];
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
    if (r != OK || (r = act_append(c, &act, NULL)) != OK)
        return r;
    return key_settle(c, s->person, s->id, s->drawn ? NULL : s->sealing);
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
    r = derive(c, passphrase, s.salt, s.verifier, s.sealing);
    if (r == OK)
        r = store_write(c, set, &s);
    wipe(s.sealing, sizeof(s.sealing));
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

/* Whoever has none is asked for as much work, and has the wrong one. */
static enum result
prove(struct ctx *c, const char *passphrase, struct bytes salt,
    struct bytes verifier, uint8_t sealing[SEALING_SIZE])
{
    static const uint8_t no_salt[ARGON2_SALT];
    bool known = salt.len == ARGON2_SALT && verifier.len == VERIFIER_SIZE;
    uint8_t derived[VERIFIER_SIZE];
    enum result r;

    if (strlen(passphrase) > PASSPHRASE_MAX)
        passphrase = "";
    r = derive(c, passphrase, known ? salt.p : no_salt, derived, sealing);
    if (r == OK &&
        (!known || sodium_memcmp(derived, verifier.p, sizeof(derived)) != 0))
        r = fail(
            c, ERR_DENIED, "wrong-passphrase", N_("The passphrase is wrong."));
    return r;
}

/* sign: open their key as well. */
static enum result
check(struct ctx *c, struct id person, const char *passphrase, bool sign,
    struct id *out)
{
    struct credential_row row = {
        .salt = {NULL, 0}
    };
    uint8_t sealing[SEALING_SIZE];
    enum result r = sql_credential_current(c, person, &row);

    if (r != OK && r != ERR_NOT_FOUND)
        return r;
    r = prove(c, passphrase, row.salt, row.verifier, sealing);
    if (r == OK && sign)
        r = key_open(c, row.id, sealing);
    wipe(sealing, sizeof(sealing));
    *out = row.id;
    return r;
}

enum result
credential_check(
    struct ctx *c, struct id person, const char *passphrase, struct id *out)
{
    return check(c, person, passphrase, true, out);
}

enum result
credential_earlier(struct ctx *c, struct id person, const char *passphrase)
{
    struct key_sealed_row row = {
        .salt = {NULL, 0}
    };
    uint8_t sealing[SEALING_SIZE];
    enum result r = sql_key_earlier(c, person, &row);

    if (r != OK && r != ERR_NOT_FOUND)
        return r;
    r = prove(c, passphrase, row.salt, row.verifier, sealing);
    if (r == OK)
        r = signer_open(c, person, row.public, row.sealed, sealing);
    if (r == OK)
        c->signer->earlier = true;
    wipe(sealing, sizeof(sealing));
    return r;
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
    r = check(c, out->id, passphrase, false, credential);
    if (r != ERR_DENIED)
        return r;
    return fail(c, r, "wrong-sign-in",
        N_("That name and passphrase do not go together."));
}
