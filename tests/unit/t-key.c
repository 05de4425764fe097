/*
 * key: a key opens for one act and by its own passphrase alone; it stays with
 * its person through a change of passphrase, and not through a reset; what the
 * rows say of signatures is what the acts say.
 */
#include <config.h>

#include <sqlite3.h>

#include "base/value.h"
#include "datadir.h"
#include "ledger/act.h"
#include "ledger/verify.h"
#include "people/credential.h"
#include "people/key.h"
#include "rules/rules.h"
#include "tap.h"

#define WORDS "lemon harbour seventeen"
#define OTHER "violet carpenter ninety"

static const uint8_t sealing[SEALING_SIZE] = {1}, wrong[SEALING_SIZE] = {2};

/* Open with that public key what was sealed. */
static enum result
opening(struct ctx *c, struct id who, const uint8_t *public,
    const uint8_t *sealed, size_t len, const uint8_t *by)
{
    return signer_open(c, who, (struct bytes){public, ED25519_PUBLIC_SIZE},
        (struct bytes){sealed, len}, by);
}

static void
test_sealing(struct ctx *c)
{
    struct id who = id_new(c), other = id_new(c);
    struct signer *s = signer_new(c, who, NULL), *b = signer_new(c, who, NULL);
    const uint8_t *sealed = signer_seal(c, s, sealing);
    uint8_t *changed;

    is_int(opening(c, who, s->public, sealed, SEALED_SIZE, sealing), OK,
        "what was sealed opens");
    ok(c->signer != NULL && memcmp(c->signer->seed, s->seed, 32) == 0 &&
            strcmp(c->signer->key, s->key) == 0,
        "as it was");
    is_int(opening(c, who, s->public, sealed, SEALED_SIZE, wrong), ERR_FAULT,
        "not by another passphrase");
    is_str(c->code, "key-broken", "and says so");
    ok(c->signer == NULL, "nothing is left open");
    is_int(opening(c, other, s->public, sealed, SEALED_SIZE, sealing),
        ERR_FAULT, "nor for somebody else");
    is_int(opening(c, who, b->public, sealed, SEALED_SIZE, sealing), ERR_FAULT,
        "nor as another key");
    is_int(opening(c, who, s->public, sealed, SEALED_SIZE - 1, sealing),
        ERR_FAULT, "nor in part");
    is_int(signer_open(c, who, (struct bytes){s->public, 31},
               (struct bytes){sealed, SEALED_SIZE}, sealing),
        ERR_FAULT, "nor with a public key in part");
    for (int i = 0; i < SEALED_SIZE; i++) {
        changed = mem_dup(c->mem, sealed, SEALED_SIZE);
        changed[i] ^= 1;
        if (opening(c, who, s->public, changed, SEALED_SIZE, sealing) == OK)
            ok(false, mem_printf(c->mem, "byte %d counts", i));
    }
    memcpy(s->key, b->key, sizeof(s->key));
    sealed = signer_seal(c, s, sealing);
    is_int(opening(c, who, b->public, sealed, SEALED_SIZE, sealing), ERR_FAULT,
        "nor where the secret is of another key");
    ok(memcmp(signer_seal(c, s, sealing), sealed, SEALED_SIZE) != 0,
        "sealed twice it looks different");
    signer_free(s);
    signer_free(b);
}

static struct person
add(struct ctx *c, const char *ref, unsigned roles)
{
    struct person_new new = {.name = ref, .ref = ref, .roles = roles};
    struct person p = {.name = NULL};

    c->actor = (struct id){{0}};
    is_int(person_add(c, &new, &p), OK, ref);
    return p;
}

/* A declaration that nobody asked about: only the signature counts here. */
static enum result
declare(struct ctx *c, void *arg)
{
    struct act act = {
        .kind = "declaration", .actor = c->actor, .subject = c->actor};

    (void)arg;
    act.body = value_object(c->mem);
    value_set_string(c->mem, act.body, "unit", "DRINKS@1");
    return act_append(c, &act, NULL);
}

static enum result
declare_twice(struct ctx *c, void *arg)
{
    enum result r = declare(c, arg);

    return r != OK ? r : declare(c, arg);
}

static enum result
check(struct ctx *c, struct id who, const char *words)
{
    struct id credential;

    return credential_check(c, who, words, &credential);
}

static struct person_key *
keys(struct ctx *c, struct id who, size_t *n)
{
    struct person_key *list;

    key_list(c, who, &list, n);
    return list;
}

static void
test_signing(struct ctx *c, struct person *menna, struct person *nia)
{
    struct signed_act *list;
    size_t n;

    c->actor = menna->id;
    is_int(store_write(c, declare, NULL), ERR_DENIED, "no key signs nothing");
    is_str(c->code, "R10", "by R10");
    is_int(credential_set(c, menna->id, WORDS), OK, "a passphrase");
    c->actor = (struct id){{0}};
    credential_set(c, nia->id, OTHER);
    c->actor = menna->id;
    ok(c->signer == NULL, "no key is left open by that");
    is_int(check(c, menna->id, OTHER), ERR_DENIED, "the wrong one");
    ok(c->signer == NULL, "opens none");
    is_int(check(c, menna->id, WORDS), OK, "the right one does");
    is_int(store_write(c, declare, NULL), OK, "it signs");
    ok(c->signer == NULL, "and is closed");
    is_int(store_write(c, declare, NULL), ERR_DENIED, "for one act");
    check(c, menna->id, WORDS);
    is_int(
        store_write(c, declare_twice, NULL), ERR_DENIED, "nor two of one verb");
    check(c, nia->id, OTHER);
    is_int(store_write(c, declare, NULL), ERR_DENIED, "nobody for another");
    is_str(c->code, "R10", "by R10");
    signer_close(c);
    is_int(key_signed(c, menna->id, false, 10, &list, &n), OK,
        "signed in her name");
    ok(n == 1 && strcmp(list[0].kind, "declaration") == 0 &&
            strcmp(list[0].unit, "DRINKS@1") == 0,
        "is what she signed");
    key_signed(c, nia->id, false, 10, &list, &n);
    is_int((int)n, 0, "and nothing in another's");
}

static void
test_changes(struct ctx *c, struct person *menna)
{
    struct id credential;
    struct signer *stale;
    struct person_key *list;
    size_t n;

    c->actor = menna->id;
    check(c, menna->id, WORDS);
    is_int(credential_choose(c, menna->id, OTHER, &credential), OK,
        "she changes her passphrase");
    list = keys(c, menna->id, &n);
    ok(n == 1 && list[0].counts && key_words(c, &list[0]) == NULL,
        "and keeps her key");
    is_int(check(c, menna->id, WORDS), ERR_DENIED, "the old one is gone");
    is_int(key_rotate(c, credential), ERR_DENIED, "no rotation unopened");
    is_str(c->code, "R10", "by R10");
    is_int(check(c, menna->id, OTHER), OK, "the new one opens it");
    is_int(key_rotate(c, menna->id), ERR_DENIED, "nor without the credential");
    stale = signer_new(c, menna->id, c->signer->seed);
    is_int(key_rotate(c, credential), OK, "she rotates it");
    list = keys(c, menna->id, &n);
    ok(n == 2 && list[0].counts && strcmp(list[1].ending, "rotated") == 0,
        "into one that counts");
    c->signer = stale;
    is_int(
        store_write(c, declare, NULL), ERR_DENIED, "the old one signs no more");
    signer_close(c);
    check(c, menna->id, OTHER);
    is_int(store_write(c, declare, NULL), OK, "the new one does");
}

static void
test_reset(struct ctx *c, struct person *menna, struct person *meurig,
    struct person *nia)
{
    struct id own, officer, late;
    struct person_key *list;
    const char *words;
    size_t n;

    c->actor = meurig->id;
    is_int(credential_draw(c, menna->id, &words), OK,
        "an administrator draws a passphrase");
    list = keys(c, menna->id, &n);
    ok(n == 2 && strcmp(list[0].ending, "replaced") == 0, "her key ends");
    is_int(key_waiting(c, &list, &n), OK, "nothing waits yet");
    is_int((int)n, 0, "to be confirmed");
    c->actor = menna->id;
    is_int(check(c, menna->id, words), OK, "it lets in");
    ok(c->signer == NULL, "and opens no key");
    is_int(key_confirm(c, menna->id, menna->id), ERR_CONFLICT,
        "there is nothing to confirm");
    is_int(credential_choose(c, menna->id, WORDS, &own), OK, "she chooses");
    list = keys(c, menna->id, &n);
    ok(n == 3 && !list[0].counts && strcmp(list[0].issuer, meurig->name) == 0,
        "her new key says who reset it, and does not count");
    ok(strstr(key_words(c, &list[0]), "not confirmed") != NULL, "in words too");
    key_waiting(c, &list, &n);
    ok(n == 1 && id_equal(list[0].person, menna->id), "it waits");
    is_int(key_confirm(c, menna->id, own), ERR_CONFLICT,
        "no key at all does not confirm it");
    check(c, menna->id, WORDS);
    is_int(key_confirm(c, menna->id, own), ERR_CONFLICT, "nor itself");
    signer_close(c);
    c->actor = meurig->id;
    is_int(credential_check(c, meurig->id, WORDS, &officer), OK, "who did it");
    is_int(key_confirm(c, menna->id, officer), ERR_DENIED, "does not");
    is_str(c->code, "same-officer", "and is told so");
    is_int(key_confirm(c, menna->id, own), ERR_DENIED,
        "nor anybody by another's credential");
    c->actor = nia->id;
    is_int(credential_check(c, nia->id, OTHER, &late), OK, "who came later");
    is_int(key_confirm(c, menna->id, late), ERR_DENIED, "does not either");
    is_str(c->code, "younger-officer", "and is told so");
    c->actor = meurig->id;
    credential_check(c, meurig->id, WORDS, &officer);
    is_int(key_confirm(c, nia->id, officer), OK,
        "but may, once the first has confirmed theirs");
    list = keys(c, nia->id, &n);
    ok(strstr(key_words(c, &list[0]), "Confirmed by") != NULL, "as is said");
    c->actor = nia->id;
    credential_check(c, nia->id, OTHER, &late);
    is_int(store_write(c, declare, NULL), OK, "(they sign otherwise)");
    is_int(key_confirm(c, menna->id, late), ERR_DENIED, "with an open key");
    is_str(c->code, "R10", "by R10");
    c->actor = menna->id;
    is_int(credential_earlier(c, menna->id, WORDS), ERR_DENIED,
        "the passphrase she has is not the one she had");
    is_int(credential_earlier(c, menna->id, OTHER), OK, "that opens the key");
    is_int(store_write(c, declare, NULL), ERR_DENIED, "which signs nothing");
    credential_earlier(c, menna->id, OTHER);
    is_int(key_confirm(c, menna->id, own), OK, "but confirms the new one");
    list = keys(c, menna->id, &n);
    ok(list[0].counts && strstr(key_words(c, &list[0]), "confirmed by") != NULL,
        "it counts");
    is_int(credential_earlier(c, menna->id, OTHER), ERR_DENIED,
        "the earlier secret is gone");
    c->actor = (struct id){{0}};
    is_int(person_disable(c, menna->id), OK, "she leaves");
    list = keys(c, menna->id, &n);
    is_str(list[0].ending, "left", "and her key ends");
    is_int(ledger_verify(c), OK, "all of it follows from the acts");
}

/* What the rows say of signatures must be what the acts say. */
static void
test_rows(struct ctx *c)
{
    static const struct {
        const char *deed, *code;
    } deeds[] = {
        {"UPDATE signed SET key = (SELECT MIN(id) FROM signing_key WHERE id <>"
         " signed.key) WHERE rowid = 1",            "act-changed"},
        {"DELETE FROM signed WHERE rowid = 1",               "act-changed"},
        {"INSERT INTO signed SELECT id, (SELECT MIN(id) FROM signing_key)"
         " FROM act WHERE kind = 'person' LIMIT 1", "act-changed"},
    };
    sqlite3 *db;

    for (size_t i = 0; i < sizeof(deeds) / sizeof(deeds[0]); i++) {
        sqlite3_open(mem_printf(c->mem, "%s/tyst.db", datadir_path), &db);
        sqlite3_exec(db,
            "DROP TRIGGER IF EXISTS signed_no_UPDATE;"
            "DROP TRIGGER IF EXISTS signed_no_DELETE;"
            "CREATE TABLE kept AS SELECT * FROM signed",
            NULL, NULL, NULL);
        is_int(sqlite3_exec(db, deeds[i].deed, NULL, NULL, NULL), SQLITE_OK,
            "somebody changes the rows");
        is_int(ledger_verify(c), ERR_CONFLICT, "it is found");
        is_str(c->code, deeds[i].code, "and said");
        sqlite3_exec(db,
            "DELETE FROM signed; INSERT INTO signed SELECT * FROM kept;"
            "DROP TABLE kept",
            NULL, NULL, NULL);
        sqlite3_close(db);
    }
    is_int(ledger_verify(c), OK, "as it was it is in order");
}

int
main(void)
{
    struct ctx c = datadir_ctx();
    struct person meurig, menna, nia;

    datadir_make(&c);
    test_sealing(&c);
    meurig = add(&c, "Meurig", 1u << ROLE_ADMINISTRATOR);
    credential_set(&c, meurig.id, WORDS);
    menna = add(&c, "Menna", 1u << ROLE_ASSESSOR);
    nia = add(&c, "Nia", 1u << ROLE_ADMINISTRATOR);
    test_signing(&c, &menna, &nia);
    test_changes(&c, &menna);
    test_reset(&c, &menna, &meurig, &nia);
    test_rows(&c);
    signer_close(&c);
    datadir_done(&c);
    return done();
}
