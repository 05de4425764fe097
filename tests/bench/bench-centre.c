/*
 * bench-centre FOLDER N: a data directory FOLDER/data with N learners, for
 * bench-web.sh.
 *
 * The unit has 52 items in two languages.  The first FULL learners have worked
 * on it: 20 pieces of evidence, two to an item, 40 items decided in ten
 * reviews, and one piece more that waits for ten decisions.  The others have a
 * little: three pieces, six mappings, four decisions.  Their rows are written
 * straight, by the statements that the verbs use, a thousand learners to a
 * transaction and without acts: pages do not read those, and signing 100 000
 * people's work by the verbs would take hours.
 *
 * FOLDER/visitors has a line for each of the first learners: the token of a
 * session, the enrolment, the evidence that waits.  FOLDER/assessor has the
 * assessor's token; the passphrase of both is PASSPHRASE.
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/time.h"
#include "ledger/centre.h"
#include "people/credential.h"
#include "people/session.h"
#include "store/sql.h"
#include "store/store.h"

#define PASSPHRASE "three words or more"
#define ITEMS 52
#define FULL 100
#define BATCH 1000
#define DAY "2026-01-05"

/* As much of the unit's file as is read when its words are indexed. */
#define UNIT                                                                   \
    "<unit xmlns=\"urn:x-tyst:standards:1\" key=\"BENCH\" rev=\"1\" "          \
    "model=\"nos\"><language xml:lang=\"en\" complete=\"true\" "               \
    "primary=\"true\"/><title><t xml:lang=\"en\">Bench</t></title><meta/>"     \
    "<section role=\"performance\"><item id=\"P1\" label=\"1\">"               \
    "<t xml:lang=\"en\">a criterion</t></item></section></unit>"

/* Written like a commitment; nothing opens it. */
#define CONTENT                                                                \
    "c:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

struct bench {
    struct ctx c;
    const char *folder;
    struct id unit, items[ITEMS], assessor;
    struct id other; /* assessor of a hundred others */
    struct id learner[FULL], enrolment[FULL], waits[FULL];
    struct bytes salt, verifier; /* the assessor's: Argon2 once is enough */
    long at, n;                  /* learners made, and to make */
};

/* What one learner has. */
struct share {
    int pieces, items, reviews, decided, spread;
};
static const struct share full = {20, ITEMS, 10, 40, 2};
static const struct share little = {3, 6, 1, 4, 1};

static void
must(struct bench *b, enum result r, const char *what)
{
    if (r == OK)
        return;
    fprintf(stderr, "bench-centre: %s: %s\n", what,
        b->c.message ? b->c.message : "a row is refused");
    exit(1);
}

static enum result
add_person(struct bench *b, const char *ref, const char *role, struct id *out)
{
    struct ctx *c = &b->c;

    *out = id_new(c);
    must(b, sql_person_add(c, *out, ref, ref, NULL, "cy", false, c->now), ref);
    return sql_role_add(c, *out, role, c->now);
}

static enum result
add_unit(struct ctx *c, void *arg)
{
    struct bench *b = arg;

    b->unit = id_new(c);
    must(b,
        sql_unit_add(
            c, b->unit, "BENCH", 1, NULL, "en", "Bench", UNIT, "", c->now),
        "unit");
    must(b, sql_unit_title_add(c, b->unit, "cy", "Mainc", "source"), "title");
    must(b, sql_unit_title_add(c, b->unit, "en", "Bench", "source"), "title");
    for (int i = 0; i < ITEMS; i++) {
        const char *name = mem_printf(c->mem, i < 40 ? "P%d" : "K%d", i + 1);

        b->items[i] = id_new(c);
        must(b,
            sql_item_add(c, b->items[i], b->unit, name, (struct id){{0}},
                i < 40 ? "performance" : "knowledge", name, i + 1, "self", ""),
            name);
        must(b,
            sql_item_text_add(c, b->items[i], "en",
                "a criterion as long "
                "as most of them are, which is about eighty bytes or so",
                "source"),
            name);
        must(b,
            sql_item_text_add(c, b->items[i], "cy",
                "maen prawf sydd cyhyd "
                "â'r rhan fwyaf, sef rhyw bedwar ugain o feitiau o hyd",
                "source"),
            name);
    }
    must(b, add_person(b, "A-1", "assessor", &b->assessor), "assessor");
    return sql_approval_add(c, id_new(c), b->assessor, "assessor", "BENCH",
        NULL, "2026-01-01", "2036-01-01", "cy en", c->now);
}

static struct id
add_piece(struct bench *b, struct id learner, int number, const char *state)
{
    struct ctx *c = &b->c;
    struct id piece = id_new(c);

    must(b, sql_evidence_add(c, piece, learner, number, c->now), "evidence");
    must(b,
        sql_evidence_version_add(c, piece, 1, id_new(c), learner, "PROD",
            "Served breakfast to forty guests",
            "What I did, and why, and what I "
            "would do next time: a few hundred bytes of a learner's own words, "
            "as "
            "most of them write.",
            NULL, "cy", DAY, "no", NULL, CONTENT, c->now),
        "version");
    must(b, sql_evidence_version_submit(c, piece, 1, c->now), "submission");
    if (strcmp(state, "submitted") != 0)
        must(b, sql_evidence_version_state(c, piece, 1, state), "state");
    return piece;
}

static void
map(struct bench *b, struct id piece, struct id enrolment, struct id learner,
    struct id item, const char *state)
{
    struct ctx *c = &b->c;

    must(b,
        sql_mapping_add(c, id_new(c), piece, 1, enrolment, item, learner,
            c->now, "direct", NULL, NULL),
        "mapping");
    if (state != NULL)
        must(b, sql_mapping_state(c, piece, 1, item, state), "mapping");
}

static void
decide(struct bench *b, struct id learner, struct id enrolment,
    const struct share *s, const struct id *pieces)
{
    struct ctx *c = &b->c;
    int each = s->decided / s->reviews;

    for (int i = 0; i < s->reviews; i++) {
        struct id review = id_new(c);

        must(b,
            sql_review_add(c, review, learner, b->assessor, c->now,
                id_text(c->mem, review), "Da iawn.", NULL, NULL),
            "review");
        must(b,
            sql_review_evidence_add(
                c, review, pieces[i % s->pieces], 1, "VACR", "accepted"),
            "review");
        for (int k = i * each; k < (i + 1) * each; k++) {
            struct id decision = id_new(c);
            bool met = k % 8 != 7;

            must(b,
                sql_decision_add(c, decision, review, enrolment, b->items[k],
                    met ? "met" : "not-yet", met ? NULL : "S",
                    met ? NULL : "Show it once more.", true),
                "decision");
            must(b,
                sql_decision_rest_add(c, decision, pieces[k % s->pieces], 1),
                "rest");
        }
    }
}

static void
add_learner(struct bench *b, long at)
{
    struct ctx *c = &b->c;
    const struct share *s = at < FULL ? &full : &little;
    struct id learner, enrolment = id_new(c), piece[20];

    must(b,
        add_person(
            b, mem_printf(c->mem, "L-%06ld", at + 1), "learner", &learner),
        "learner");
    must(b,
        sql_enrolment_add(
            c, enrolment, learner, b->unit, DAY, "2027-06-30", c->now),
        "enrolment");
    if (at > 0 && at % FULL == 0)
        must(b,
            add_person(
                b, mem_printf(c->mem, "A-%06ld", at), "assessor", &b->other),
            "assessor");
    must(b,
        sql_allocation_add(c, id_new(c), enrolment,
            at < FULL ? b->assessor : b->other, "assessor", DAY),
        "allocation");
    for (int i = 0; i < s->pieces; i++)
        piece[i] = add_piece(b, learner, i + 1, "accepted");
    for (int i = 0; i < s->items; i++)
        for (int k = 0; k < s->spread; k++)
            map(b, piece[(i + 7 * k) % s->pieces], enrolment, learner,
                b->items[i], i < s->decided ? "confirmed" : NULL);
    decide(b, learner, enrolment, s, piece);
    if (at >= FULL)
        return;
    b->learner[at] = learner;
    b->enrolment[at] = enrolment;
    b->waits[at] = add_piece(b, learner, s->pieces + 1, "submitted");
    for (int i = 42; i < ITEMS; i++)
        map(b, b->waits[at], enrolment, learner, b->items[i], NULL);
    must(b,
        sql_credential_add(c, id_new(c), learner, b->salt, b->verifier, c->now),
        "credential");
}

static enum result
add_batch(struct ctx *c, void *arg)
{
    struct bench *b = arg;
    struct mem *outer = c->mem;
    long end = b->at + BATCH < b->n ? b->at + BATCH : b->n;

    for (long at = b->at; at < end; at++) {
        c->mem = mem_new();
        add_learner(b, at);
        mem_free(c->mem);
        c->mem = outer;
    }
    b->at = end;
    return OK;
}

/* The hex token of a new session. */
static const char *
token(struct bench *b, struct id person)
{
    uint8_t bytes[SESSION_TOKEN_SIZE];
    struct credential_row credential;

    must(b, sql_credential_current(&b->c, person, &credential), "credential");
    must(
        b, session_open(&b->c, person, credential.id, false, bytes), "session");
    return hex_text(b->c.mem, bytes, sizeof(bytes));
}

static void
write_visitors(struct bench *b)
{
    FILE *f = fopen(mem_printf(b->c.mem, "%s/visitors", b->folder), "w");

    for (long i = 0; f != NULL && i < FULL && i < b->n; i++)
        fprintf(f, "%s %s %s %s\n", token(b, b->learner[i]),
            id_text(b->c.mem, b->enrolment[i]), id_text(b->c.mem, b->waits[i]),
            id_text(b->c.mem, b->learner[i]));
    if (f == NULL || fclose(f) != 0)
        must(b, ERR_FAULT, "visitors");
    f = fopen(mem_printf(b->c.mem, "%s/assessor", b->folder), "w");
    if (f == NULL || fprintf(f, "%s\n", token(b, b->assessor)) < 0 ||
        fclose(f) != 0)
        must(b, ERR_FAULT, "assessor");
}

int
main(int argc, char **argv)
{
    static struct bench b;
    struct credential_row own;

    if (argc != 3)
        return 2;
    b.c = (struct ctx){.mem = mem_new(), .lang = "en", .now = time_now()};
    b.folder = argv[1];
    b.n = strtol(argv[2], NULL, 10);
    must(&b,
        store_create(&b.c, mem_printf(b.c.mem, "%s/data", b.folder),
            centre_found, &(struct centre_new){"Bench", true}),
        "create");
    must(&b, store_write(&b.c, add_unit, &b), "unit");
    must(&b, credential_set(&b.c, b.assessor, PASSPHRASE), "passphrase");
    must(&b, sql_credential_current(&b.c, b.assessor, &own), "passphrase");
    b.salt = own.salt;
    b.verifier = own.verifier;
    while (b.at < b.n)
        must(&b, store_write(&b.c, add_batch, &b), "learners");
    write_visitors(&b);
    store_close(&b.c);
    mem_free(b.c.mem);
    return 0;
}
