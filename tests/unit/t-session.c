/*
 * session: found by their token alone, ended by time, by a new passphrase, new
 * roles and leaving; a passphrase that somebody else drew signs nothing; one
 * that would be guessed first is not taken.
 */
#include <config.h>

#include "base/time.h"
#include "datadir.h"
#include "people/access.h"
#include "people/credential.h"
#include "people/passphrase.h"
#include "people/session.h"
#include "rules/rules.h"
#include "tap.h"

#define WORDS "lemon harbour seventeen"

static struct person somebody;
static struct id credential;

static struct person
add(struct ctx *c, const char *ref, const char *email)
{
    struct person_new new = {.name = "Menna Puw",
        .ref = ref,
        .email = email,
        .roles = 1u << ROLE_ASSESSOR};
    struct person p;

    if (person_add(c, &new, &p) != OK)
        abort();
    return p;
}

/* Somebody with a passphrase and a session. */
static void
begin(struct ctx *c, const char *ref, bool shared, uint8_t *token)
{
    somebody = add(c, ref, NULL);
    if (credential_set(c, somebody.id, WORDS) != OK ||
        credential_check(c, somebody.id, WORDS, &credential) != OK ||
        session_open(c, somebody.id, credential, shared, token) != OK)
        abort();
}

static bool
stands(struct ctx *c, const uint8_t *token, int64_t later)
{
    struct session s;
    struct person p;
    bool found;

    c->now = datadir_time + later;
    found = session_by_token(c, token, &s, &p) == OK &&
            id_equal(p.id, somebody.id) && p.roles == somebody.roles;
    c->now = datadir_time;
    return found;
}

/* Seen all the time, each minute. */
static bool
stands_busy(struct ctx *c, const uint8_t *token, int64_t until)
{
    struct session_seen seen;
    struct session s;
    struct person p;

    if (session_by_token(c, token, &s, &p) != OK)
        return false;
    for (int64_t t = 0; t < until; t += 20 * SESSION_MINUTE) {
        seen = (struct session_seen){s.id, datadir_time + t};
        access_note(c, NULL, 0, &seen, 1);
    }
    seen.at = 0;
    access_note(c, NULL, 0, &seen, 1);
    return stands(c, token, until);
}

static void
test_time(struct ctx *c)
{
    uint8_t token[SESSION_TOKEN_SIZE], other[SESSION_TOKEN_SIZE];

    begin(c, "T-1", true, token);
    ok(stands(c, token, SESSION_IDLE_SHARED), "a shared device waits a while");
    ok(!stands(c, token, SESSION_IDLE_SHARED + SESSION_MINUTE + 1),
        "but not for long");
    begin(c, "T-2", false, other);
    ok(memcmp(token, other, sizeof(token)) != 0, "each has a token of its own");
    memcpy(token, other, sizeof(token));
    ok(stands(c, token, SESSION_IDLE), "unseen for half an hour it stands");
    ok(!stands(c, token, SESSION_IDLE + SESSION_MINUTE + 1),
        "unseen for longer it has ended");
    token[31] ^= 1;
    ok(!stands(c, token, 0), "another token finds none");
    token[31] ^= 1;
    ok(stands_busy(c, token, SESSION_LIFE), "seen each minute it lasts a day");
    ok(!stands_busy(c, token, SESSION_LIFE + 1), "of work, and no longer");
}

static void
test_ends(struct ctx *c)
{
    uint8_t one[SESSION_TOKEN_SIZE], two[SESSION_TOKEN_SIZE];
    struct session *list, s;
    struct person p;
    size_t n;

    begin(c, "E-1", false, one);
    session_open(c, somebody.id, credential, true, two);
    session_list(c, somebody.id, &list, &n);
    is_int((long long)n, 2, "two sessions are listed");
    session_by_token(c, one, &s, &p);
    session_end_others(c, somebody.id, s.id);
    ok(stands(c, one, 0) && !stands(c, two, 0), "all but one are ended");
    session_end(c, s.id);
    ok(!stands(c, one, 0), "signing out ends one");
    is_int(session_person(c, one, &p), OK, "whose it was is known");
    ok(id_equal(p.id, somebody.id), "for a while");

    session_open(c, somebody.id, credential, false, one);
    person_give_roles(c, somebody.id, 1u << ROLE_ASSESSOR);
    ok(stands(c, one, 0), "a role they have already ends nothing");
    person_give_roles(c, somebody.id, 1u << ROLE_IQA);
    somebody.roles |= 1u << ROLE_IQA;
    ok(!stands(c, one, 0), "a new role ends it");

    session_open(c, somebody.id, credential, false, one);
    ok(stands(c, one, 0), "it begins anew");
    credential_set(c, somebody.id, WORDS " more");
    ok(!stands(c, one, 0), "a new passphrase ends it");
    is_int(session_open(c, somebody.id, credential, false, one), ERR_DENIED,
        "and the old one opens no other");

    begin(c, "E-2", false, one);
    person_disable(c, somebody.id);
    ok(!stands(c, one, 0), "leaving ends it");
    datadir_time += 3 * TIME_DAY;
    begin(c, "E-3", false, two);
    is_int(session_person(c, one, &p), ERR_NOT_FOUND, "old rows are swept");
}

static void
test_named(struct ctx *c)
{
    const char *said;
    struct id found;
    struct person p;

    somebody = add(c, "N-1", "menna@example.org");
    credential_set(c, somebody.id, WORDS);
    is_int(credential_check_named(c, "Menna@Example.org", WORDS, &p, &found),
        OK, "named by an address");
    is_int(credential_check_named(c, "N-1", "wrong words here", &p, &found),
        ERR_DENIED, "a wrong passphrase is refused");
    said = c->message;
    is_str(c->code, "wrong-sign-in", "and says so");
    is_int(credential_check_named(c, "N-2", WORDS, &p, &found), ERR_DENIED,
        "nobody of that name");
    is_str(c->message, said, "is said in the same words");
    is_str(c->code, "wrong-sign-in", "with the same code");
    person_disable(c, somebody.id);
    is_int(credential_check_named(c, "N-1", WORDS, &p, &found), ERR_DENIED,
        "who has left is refused");
    is_str(c->message, said, "in the same words too");
}

static void
test_drawn(struct ctx *c)
{
    struct deed deed = {.kind = DEED_OWN};
    uint8_t token[SESSION_TOKEN_SIZE];
    const char *words, *again;
    struct session s;
    struct person p;

    somebody = add(c, "D-1", NULL);
    credential_draw(c, somebody.id, &again);
    is_int(credential_draw(c, somebody.id, &words), OK, "one is drawn");
    ok(strlen(words) == 27 && strcmp(words, again) != 0,
        "of twelve syllables, another each time");
    is_int(credential_check(c, somebody.id, words, &deed.credential), OK,
        "it signs in");
    session_open(c, somebody.id, deed.credential, false, token);
    ok(session_by_token(c, token, &s, &p) == OK && s.temporary,
        "for a session that knows it");
    deed.actor = somebody.id;
    is_int(may(c, &deed), ERR_DENIED, "but it signs nothing");
    is_str(c->code, "R10", "by rule R10");
    credential_choose(c, somebody.id, WORDS, &deed.credential);
    is_int(may(c, &deed), OK, "what they chose themselves does");
    session_open(c, somebody.id, deed.credential, false, token);
    ok(session_by_token(c, token, &s, &p) == OK && !s.temporary,
        "and their session is as others");
}

static void
test_guessable(struct ctx *c)
{
    static const char *const own[] = {
        "Menna Puw", NULL, "m.puw@coleg.example", "Coleg Glan Afon"};
    static const struct {
        const char *words;
        bool guessable;
    } cases[] = {
        {"password1234",                 true },
        {"Cyfrinair 2026",               true },
        {"Pass-Word-Pass-Word",          true },
        {"aaaaaaaaaaaaaaaa",             true },
        {"abcabcabcabcabc",              true },
        {"1234567890123",                true },
        {"qwertyuiopasdfghjkl",          true },
        {"correct horse battery staple", true },
        {"Menna Puw 1234",               true },
        {"Coleg Glan Afon!",             true },
        {"mennapuwcoleg",                true },
        {"!!!!!!!!!!!!!!!!",             true },
        {WORDS,                          false},
        {"tri gair Menna yma",           false},
        {"gwylan menyn deuddeg",         false},
        {"bade-kimo-tota-gela",          false},
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        ok(passphrase_is_guessable(c->mem, cases[i].words, own, 4) ==
                cases[i].guessable,
            cases[i].words);
    somebody = add(c, "G-1", NULL);
    is_int(credential_choose(c, somebody.id, "MennaPuw MennaPuw", &credential),
        ERR_INPUT, "their own name is not taken");
    is_str(c->code, "weak-passphrase", "and it is said so");
}

static void
test_language(struct ctx *c)
{
    struct person p;

    somebody = add(c, "L-1", NULL);
    is_int(person_set_language(c, somebody.id, "en"), OK, "English");
    person_get(c, somebody.id, &p);
    is_str(p.language, "en", "is kept");
    is_int(person_set_language(c, somebody.id, "de"), ERR_INPUT,
        "what pages cannot speak is refused");
}

static enum result
count(struct ctx *c, const struct access_line *line, void *arg)
{
    int *n = arg;

    (void)c;
    *n += strcmp(line->person, "A-1") == 0 && strcmp(line->what, "unit") == 0;
    return OK;
}

static void
test_access(struct ctx *c)
{
    struct person reader = add(c, "A-1", NULL), learner = add(c, "A-2", NULL);
    struct access reads[] = {
        {reader.id, learner.id, "unit", reader.id, c->now    },
        {reader.id, learner.id, "file", reader.id, c->now + 1},
    };
    int n = 0;

    is_int(access_note(c, reads, 2, NULL, 0), OK, "readings are written");
    access_each(c, learner.id, count, &n);
    is_int(n, 1, "and found by the learner");
    access_each(c, reader.id, count, &n);
    is_int(n, 1, "alone");
    access_each(c, (struct id){{0}}, count, &n);
    is_int(n, 2, "or all of them");
}

int
main(void)
{
    struct ctx c = datadir_ctx();

    datadir_make(&c);
    test_time(&c);
    test_ends(&c);
    test_named(&c);
    test_drawn(&c);
    test_guessable(&c);
    test_language(&c);
    test_access(&c);
    datadir_done(&c);
    return done();
}
