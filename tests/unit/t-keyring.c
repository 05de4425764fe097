/*
 * keyring: which signatures count, worked out from acts alone; and the theft:
 * whoever has everything but a passphrase appends whatever they can think of,
 * and nothing of it counts as somebody's own.
 */
#include <config.h>

#include "base/str.h"
#include "ledger/canon.h"
#include "ledger/keyring.h"
#include "tap.h"

#define UNIT "{\"unit\":\"INSCS009@1\"}"

enum who { CADI, MENNA, MEURIG, NIA, THIEF, FRAUD, WHO__N }; /* people */
#define KEYS_OF 4 /* each has so many seeds, to make keys of */

static struct mem *memory; /* of all books */

struct book {
    struct ctx c;
    struct keyring *ring;
    int64_t n;
    const struct ring_key *key; /* of the last act */
};

static struct id
person(int who)
{
    struct id id = {{0}};

    if (who >= 0) {
        memset(id.b, 0x11 * (who + 1), sizeof(id.b));
        id.b[6] = 0x7f;
        id.b[8] = 0x8f;
    }
    return id;
}

static void
seed(int who, int k, uint8_t out[ED25519_SEED_SIZE])
{
    memset(out, who * KEYS_OF + k + 1, ED25519_SEED_SIZE);
}

static void public(int who, int k, uint8_t out[ED25519_PUBLIC_SIZE])
{
    uint8_t secret[ED25519_SEED_SIZE];

    seed(who, k, secret);
    ed25519_public(secret, out);
}

static const char *
key_id(struct book *b, int who, int k)
{
    char *id = mem_alloc(b->c.mem, KEY_ID_SIZE);
    uint8_t key[ED25519_PUBLIC_SIZE];

    public(who, k, key);
    key_id_of(key, id);
    return id;
}

static struct book
open_book(void)
{
    struct book b = {
        .c = {.mem = memory, .lang = "en", .now = 1000}
    };

    b.ring = keyring_new(b.c.mem);
    return b;
}

static char *
words_of(
    struct book *b, const char *kind, int actor, int subject, const char *body)
{
    struct act act = {.kind = kind,
        .actor = person(actor),
        .subject = person(subject),
        .at = 1000 + b->n};
    char *words = NULL;

    if (canon_parse(&b->c, body, strlen(body), &act.body) != OK ||
        act_words(&b->c, &act, &words) != OK)
        printf("Bail out! %s: %s\n", kind, b->c.message);
    return words;
}

/* Take words with these lines under them. */
static const char *
take(struct book *b, const char *words, const char *lines)
{
    struct act_logged at = {.n = b->n++, .words = words, .signatures = lines};

    act_parse(&b->c, words, strlen(words), &at.act);
    return keyring_take(b->ring, &at, &b->key);
}

static const char *
line(struct book *b, int who, int k, const char *words)
{
    uint8_t secret[ED25519_SEED_SIZE], key[ED25519_PUBLIC_SIZE];

    seed(who, k, secret);
    public(who, k, key);
    return signature_line(b->c.mem, secret, key, words);
}

static const char *
unsigned_act(
    struct book *b, const char *kind, int actor, int subject, const char *body)
{
    return take(b, words_of(b, kind, actor, subject, body), SIGNATURE_NONE);
}

/* Signed by key k of "by"; NULL when it is taken. */
static const char *
signed_act(struct book *b, const char *kind, int actor, int subject,
    const char *body, int by, int k)
{
    char *words = words_of(b, kind, actor, subject, body);

    return take(b, words, line(b, by, k, words));
}

static const char *
public_body(struct book *b, int who, int k)
{
    uint8_t key[ED25519_PUBLIC_SIZE];

    public(who, k, key);
    return mem_printf(b->c.mem, "{\"public\":\"%s\"}",
        base64_text(b->c.mem, key, sizeof(key)));
}

static const char *
key_body(struct book *b, int who, int k)
{
    return mem_printf(b->c.mem, "{\"key\":\"%s\"}", key_id(b, who, k));
}

static const char *
add_person(struct book *b, int who, const char *roles)
{
#define C "c:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
    return unsigned_act(b, "person", -1, who,
        mem_printf(b->c.mem,
            "{\"language\":\"cy\",\"name\":\"" C "\",\"ref\":\"" C
            "\",\"roles\":[%s]}",
            roles));
}

/* Key k, made of the maker's seeds, for a person. */
static const char *
add_key(struct book *b, int who, int maker, int k)
{
    return signed_act(b, "key", who, who, public_body(b, maker, k), maker, k);
}

static const char *
replace(struct book *b, int by, int who, int k)
{
    return unsigned_act(b, "key-replaced", by, who, key_body(b, who, k));
}

static const char *
confirm(struct book *b, int actor, int who, int of, int k, int by, int with)
{
    return signed_act(
        b, "key-confirmed", actor, who, key_body(b, of, k), by, with);
}

static const char *
rotate(struct book *b, int who, int from, int maker, int to)
{
    char *words =
        words_of(b, "key-rotated", who, who, public_body(b, maker, to));

    return take(b, words,
        mem_printf(b->c.mem, "%s%s", line(b, who, from, words),
            line(b, maker, to, words)));
}

static const char *
sign(struct book *b, int who, int by, int k)
{
    return signed_act(b, "declaration", who, who, UNIT, by, k);
}

/* A centre: two administrators, of whom the first has confirmed the second's
 * key, an assessor, and then a third administrator. */
static struct book
centre(void)
{
    struct book b = open_book();

    add_person(&b, MEURIG, "\"administrator\"");
    add_key(&b, MEURIG, MEURIG, 0);
    add_person(&b, MENNA, "\"assessor\"");
    add_key(&b, MENNA, MENNA, 0);
    add_person(&b, NIA, "\"iqa\",\"administrator\"");
    add_key(&b, NIA, NIA, 0);
    add_person(&b, CADI, "\"learner\"");
    return b;
}

static void
taken(const char *why, const char *what)
{
    ok(why == NULL, what);
    if (why != NULL)
        printf("# %s\n", why);
}

static void
refused(const char *why, const char *part, const char *what)
{
    bool pass = why != NULL && strstr(why, part) != NULL;

    ok(pass, what);
    if (!pass)
        printf("# %s\n", why != NULL ? why : "it was taken");
}

/* Counts what was signed last, n being now? */
static bool
counts(const struct book *b)
{
    return b->key != NULL && ring_key_counts(b->key, b->n);
}

static void
test_plain(void)
{
    struct book b = centre();
    char *words;

    taken(sign(&b, MENNA, MENNA, 0), "one's own key signs");
    ok(counts(&b), "and counts");
    taken(unsigned_act(&b, "passphrase", MENNA, MENNA, "{}"),
        "an unsigned kind is unsigned");
    ok(b.key == NULL, "by nobody");
    refused(signed_act(&b, "passphrase", MENNA, MENNA, "{}", MENNA, 0),
        "which its kind does not", "an unsigned kind is not signed");
    refused(unsigned_act(&b, "declaration", MENNA, MENNA, UNIT),
        "does not bear", "a personal kind is signed");
    refused(sign(&b, MENNA, NIA, 0), "not its actor's", "not with another's");
    refused(
        sign(&b, CADI, MENNA, 0), "not its actor's", "nor by who has no key");
    refused(signed_act(&b, "declaration", -1, MENNA, UNIT, MENNA, 0),
        "not its actor's", "nor for the operator");
    words = words_of(&b, "declaration", MENNA, MENNA, UNIT);
    refused(take(&b, words, line(&b, MENNA, 0, "other words")),
        "not of these words", "nor over other words");
    refused(take(&b, words,
                mem_printf(b.c.mem, "%s%s", line(&b, MENNA, 0, words),
                    line(&b, MENNA, 0, words))),
        "not its actor's", "nor twice");
    refused(take(&b, words, ""), "does not bear", "nor by no line");
    refused(take(&b, words, "ed25519 x y\n"), "does not bear",
        "nor by a line of another form");
    refused(take(&b, words, "webauthn x y z w\n"), "does not bear",
        "nor yet by a passkey");
}

static void
test_keys(void)
{
    struct book b = centre();
    char *words;

    refused(
        add_key(&b, MENNA, MENNA, 1), "has one", "nobody gets a second key");
    refused(add_key(&b, CADI, MENNA, 0), "is known", "nor one of another's");
    words = words_of(&b, "key", CADI, CADI, public_body(&b, CADI, 0));
    refused(take(&b, words, line(&b, MENNA, 0, words)), "not its actor's",
        "a key is made known by itself");
    b = centre();
    words = words_of(&b, "key", CADI, CADI, public_body(&b, CADI, 0));
    refused(take(&b, words,
                mem_printf(b.c.mem, "%s%s", line(&b, CADI, 0, words),
                    line(&b, CADI, 0, words))),
        "not its actor's", "once");
    b = centre();
    taken(rotate(&b, MENNA, 0, MENNA, 1), "a key is rotated");
    refused(sign(&b, MENNA, MENNA, 0), "not its actor's",
        "the old one signs no more");
    taken(sign(&b, MENNA, MENNA, 1), "the new one does");
    ok(counts(&b) && ring_key_rests_on(b.key) == b.key->root &&
            strcmp(b.key->root->id, key_id(&b, MENNA, 0)) == 0,
        "and rests on the first");
    refused(rotate(&b, MENNA, 1, MENNA, 0), "is known",
        "not back to a key that was");
    refused(rotate(&b, CADI, 0, CADI, 1), "not its actor's",
        "nor where there is none");
    words = words_of(&b, "key-rotated", NIA, MENNA, public_body(&b, NIA, 1));
    refused(take(&b, words, line(&b, NIA, 0, words)), "not its actor's",
        "nobody rotates another's");
    words = words_of(&b, "key-rotated", NIA, NIA, public_body(&b, NIA, 2));
    refused(take(&b, words, line(&b, NIA, 0, words)), "does not bear",
        "without the new key's line");
    words = words_of(&b, "key-rotated", NIA, NIA, public_body(&b, NIA, 3));
    refused(take(&b, words,
                mem_printf(b.c.mem, "%s%s%s", line(&b, NIA, 0, words),
                    line(&b, NIA, 3, words), line(&b, NIA, 3, words))),
        "not its actor's", "with a third");
    taken(unsigned_act(&b, "leaver", -1, MENNA, "{}"), "somebody leaves");
    refused(sign(&b, MENNA, MENNA, 1), "not its actor's", "and signs no more");
    refused(add_key(&b, MENNA, MENNA, 2), "has one", "nor gets a key");
}

static void
test_reset(void)
{
    struct book b = centre();

    refused(replace(&b, NIA, MENNA, 1), "not in use",
        "only the key in use is replaced");
    refused(replace(&b, NIA, CADI, 0), "not in use", "where there is one");
    taken(replace(&b, NIA, MENNA, 0), "a key is replaced");
    refused(sign(&b, MENNA, MENNA, 0), "not its actor's", "it signs no more");
    taken(add_key(&b, MENNA, MENNA, 1), "and there is a new one");
    taken(sign(&b, MENNA, MENNA, 1), "which signs");
    ok(!counts(&b) && id_equal(b.key->root->issuer, person(NIA)) &&
            b.key->root->reissued != 0,
        "and does not count; it is known who did it");
    ok(ring_key_rests_on(b.key) == b.key, "it rests on nothing but itself");
    refused(confirm(&b, NIA, MENNA, MENNA, 1, NIA, 0), "may not do that",
        "who did it does not confirm");
    refused(confirm(&b, MENNA, MENNA, MENNA, 1, MENNA, 1), "not its actor's",
        "nor the key itself");
    refused(confirm(&b, MEURIG, MENNA, MENNA, 0, MEURIG, 0), "not in use",
        "a key that is gone is not confirmed");
    refused(confirm(&b, MEURIG, MENNA, CADI, 3, MEURIG, 0), "not in use",
        "nor one that nobody knows");
    taken(rotate(&b, MENNA, 1, MENNA, 2), "it is rotated");
    taken(sign(&b, MENNA, MENNA, 2), "and signs");
    ok(!counts(&b), "which does not count either");
    taken(confirm(&b, MENNA, MENNA, MENNA, 1, MENNA, 0),
        "its person confirms it with the one before");
    taken(sign(&b, MENNA, MENNA, 2), "and signs");
    ok(counts(&b) && !ring_key_counts(b.key, b.n - 2) &&
            strcmp(ring_key_rests_on(b.key)->id, key_id(&b, MENNA, 0)) == 0,
        "which counts from then on, and rests on their first");
    refused(
        confirm(&b, MEURIG, MENNA, MENNA, 1, MEURIG, 0), "not in use", "once");
    taken(replace(&b, MEURIG, MENNA, 2), "it is replaced again");
    refused(confirm(&b, MEURIG, MENNA, MENNA, 1, MEURIG, 0), "not in use",
        "nothing is confirmed while there is none");
    taken(add_key(&b, MENNA, MENNA, 3), "there is another");
    refused(confirm(&b, MENNA, MENNA, MENNA, 3, MENNA, 0), "not its actor's",
        "the last that counted confirms, and none before it");
    refused(confirm(&b, MEURIG, MENNA, MENNA, 3, MEURIG, 0), "may not do that",
        "nor does who replaced it, however long they have been here");
    taken(replace(&b, -1, MENNA, 3), "it goes without ever having counted");
    taken(add_key(&b, MENNA, CADI, 3), "for another");
    taken(confirm(&b, MENNA, MENNA, CADI, 3, MENNA, 2),
        "which the last that counted confirms");
    taken(replace(&b, -1, MENNA, 3) == NULL ? "taken" : NULL,
        "(that one is gone)");
    taken(signed_act(&b, "key-replaced", -1, MENNA, key_body(&b, CADI, 3), CADI,
              3) == NULL
              ? "taken"
              : NULL,
        "a reset bears no signature");
    taken(unsigned_act(&b, "key-replaced", -1, MENNA, key_body(&b, CADI, 3)),
        "once more");
    taken(add_key(&b, MENNA, CADI, 2), "there is a last one");

    taken(confirm(&b, MEURIG, MENNA, CADI, 2, MEURIG, 0),
        "or a second administrator");
    taken(sign(&b, MENNA, CADI, 2), "it signs");
    ok(counts(&b) &&
            strcmp(ring_key_rests_on(b.key)->id, key_id(&b, MEURIG, 0)) == 0,
        "and rests on that of the administrator");
}

static void
test_officers(void)
{
    struct book b = centre();

    replace(&b, -1, MENNA, 0);
    add_key(&b, MENNA, MENNA, 1);
    refused(confirm(&b, NIA, MENNA, MENNA, 1, NIA, 0), "may not do that",
        "an administrator who came later does not confirm");
    taken(confirm(&b, MEURIG, NIA, NIA, 0, MEURIG, 0),
        "but one whose key an earlier one confirmed");
    refused(confirm(&b, NIA, NIA, NIA, 0, NIA, 0), "not its actor's",
        "nobody confirms their own first key");
    taken(confirm(&b, NIA, MENNA, MENNA, 1, NIA, 0), "does");
    replace(&b, -1, MEURIG, 0);
    add_key(&b, MEURIG, MEURIG, 1);
    replace(&b, -1, MENNA, 1);
    add_key(&b, MENNA, MENNA, 2);
    refused(confirm(&b, MEURIG, MENNA, MENNA, 2, MEURIG, 1), "may not do that",
        "a key that does not count confirms none");
    taken(confirm(&b, NIA, MEURIG, MEURIG, 1, NIA, 0),
        "whom they have confirmed confirms theirs");
    taken(unsigned_act(&b, "role", -1, MEURIG, "{\"roles\":[\"iqa\"]}"),
        "who is no administrator any more");
    refused(confirm(&b, MEURIG, MENNA, MENNA, 2, MEURIG, 1), "may not do that",
        "does not");
}

/* The thief has every row and key of the centre, no passphrase, and writes to
 * the end of the ledger.  Their seeds are THIEF's. */
static void
test_theft(void)
{
    struct book b = centre();
    char *words, *old;

    old = words_of(&b, "declaration", MENNA, MENNA, UNIT);
    take(&b, old, line(&b, MENNA, 0, old));
    refused(sign(&b, MENNA, THIEF, 0), "not its actor's",
        "theft: a key that nobody made known");
    refused(add_key(&b, MENNA, THIEF, 0), "has one", "theft: a second key");
    b = centre();
    words =
        words_of(&b, "key-rotated", MENNA, MENNA, public_body(&b, THIEF, 3));
    refused(take(&b, words,
                mem_printf(b.c.mem, "%s%s", line(&b, THIEF, 3, words),
                    line(&b, THIEF, 3, words))),
        "not its actor's", "theft: a rotation by the new key alone");
    words = words_of(&b, "declaration", MENNA, MENNA, "{\"unit\":\"X@1\"}");
    refused(take(&b, words, line(&b, MENNA, 0, old)), "not of these words",
        "theft: an old signature under other words");
    taken(replace(&b, -1, MENNA, 0), "theft: a reset");
    taken(add_key(&b, MENNA, THIEF, 0), "with a key of their own");
    taken(sign(&b, MENNA, THIEF, 0), "signs");
    ok(!counts(&b), "and does not count");
    refused(confirm(&b, MENNA, MENNA, THIEF, 0, THIEF, 0), "not its actor's",
        "theft: confirmed by itself");
    refused(confirm(&b, MEURIG, MENNA, THIEF, 0, THIEF, 0), "not its actor's",
        "theft: confirmed in the name of an administrator");
    taken(replace(&b, -1, MEURIG, 0), "theft: that one is reset too");
    taken(add_key(&b, MEURIG, THIEF, 1), "with a key of their own");
    refused(confirm(&b, MEURIG, MENNA, THIEF, 0, THIEF, 1), "may not do that",
        "and confirms nothing");
    taken(add_person(&b, FRAUD, "\"administrator\""),
        "theft: an administrator is made up");
    taken(add_key(&b, FRAUD, FRAUD, 0), "with a key");
    refused(confirm(&b, FRAUD, MENNA, THIEF, 0, FRAUD, 0), "may not do that",
        "and confirms nobody who was there before");
    refused(confirm(&b, FRAUD, MEURIG, THIEF, 1, FRAUD, 0), "may not do that",
        "nor another administrator");
    refused(confirm(&b, MEURIG, FRAUD, FRAUD, 0, THIEF, 1), "may not do that",
        "nor is made older by a key that was reset");
    taken(unsigned_act(&b, "role", -1, CADI, "{\"roles\":[\"administrator\"]}"),
        "theft: somebody without a key is made an administrator");
    taken(add_key(&b, CADI, FRAUD, 1), "and given one");
    refused(confirm(&b, CADI, MENNA, THIEF, 0, FRAUD, 1), "may not do that",
        "and confirms nobody who was there before");
    taken(unsigned_act(&b, "leaver", -1, MENNA, "{}"), "theft: she leaves");
    refused(add_key(&b, MENNA, THIEF, 2), "has one", "and gets no key anew");
    taken(sign(&b, CADI, FRAUD, 1),
        "not protected: a first key of somebody who had none");
    ok(counts(&b), "counts: SECURITY.md says so");
}

/* As many people as make the tables grow. */
static void
test_many(void)
{
    struct book b = open_book();
    bool all = true;

    for (int i = 0; i < 2000; i++) {
        struct act_logged at = {.n = i, .signatures = SIGNATURE_NONE};
        struct id id = {{0}};

        memcpy(id.b + 8, &i, sizeof(i));
        id.b[6] = 0x70;
        at.act = (struct act){.kind = "leaver", .subject = id};
        all = all && keyring_take(b.ring, &at, &b.key) == NULL;
    }
    ok(all, "people are found among thousands");
}

int
main(void)
{
    memory = mem_new();
    test_plain();
    test_keys();
    test_reset();
    test_officers();
    test_theft();
    test_many();
    ok(ring_key_counts(NULL, 0), "nobody asked for a key");
    ok(keyring_of(NULL, &(struct act_logged){.signatures = "x\n"}) == NULL &&
            keyring_of(keyring_new(memory),
                &(struct act_logged){.signatures = SIGNATURE_NONE}) == NULL,
        "an unsigned act has none");
    mem_free(memory);
    return done();
}
