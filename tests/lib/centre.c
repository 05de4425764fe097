/* centre - a small centre for tests in C. */
#include <config.h>

#include <ftw.h>
#include <string.h>
#include <unistd.h>

#include "assess/review.h"
#include "base/hash.h"
#include "base/value.h"
#include "centre.h"
#include "ledger/act.h"
#include "ledger/signer.h"
#include "ledger/tree.h"
#include "people/approval.h"
#include "portfolio/enrolment.h"
#include "portfolio/evidence.h"
#include "store/sql.h"
#include "store/store.h"

static void
must(struct centre *t, enum result r, const char *what)
{
    if (r == OK)
        return;
    printf("Bail out! %s: %s\n", what, t->c.message ? t->c.message : "?");
    exit(99);
}

static int64_t
ticking(void *given)
{
    struct centre *t = given;

    return t->time += 1000;
}

static enum result
found(struct ctx *c, void *arg)
{
    (void)c;
    (void)arg;
    return OK;
}

/* Everybody's first key is made of their id, so that it opens by itself. */
struct signer *
centre_signs(struct ctx *c, struct id person)
{
    uint8_t seed[SHA256_SIZE];

    hash_sha256(&person, sizeof(person), seed);
    return signer_new(c, person, seed);
}

struct credential_job {
    struct id person, *out;
};

static enum result
add_credential(struct ctx *c, void *arg)
{
    static const uint8_t nothing[32];
    struct credential_job *job = arg;
    struct act act = {.kind = "passphrase", .subject = job->person};
    struct signer *s;
    int64_t leaf;
    enum result r;

    *job->out = id_new(c);
    r = sql_credential_add(c, *job->out, job->person,
        (struct bytes){nothing, sizeof(nothing)},
        (struct bytes){nothing, sizeof(nothing)}, c->now);
    act.body = value_object(c->mem);
    if (r != OK || (r = act_append(c, &act, NULL)) != OK ||
        (r = tree_size(c, &leaf)) != OK)
        return r;
    s = c->signer = centre_signs(c, job->person);
    r = sql_key_add(c, s->key, s->person,
        (struct bytes){s->public, sizeof(s->public)}, s->key, leaf, c->now,
        (struct id){{0}}, 0);
    act.kind = "key";
    value_set_string(c->mem, act.body, "public",
        base64_text(c->mem, s->public, sizeof(s->public)));
    return r != OK ? r : act_append(c, &act, NULL);
}

struct id
centre_person(
    struct centre *t, const char *ref, unsigned roles, struct id *credential)
{
    struct person_new new = {.name = ref, .ref = ref, .roles = roles};
    struct credential_job job = {.out = credential};
    struct id actor = t->c.actor;
    struct person p;

    t->c.actor = (struct id){{0}};
    must(t, person_add(&t->c, &new, &p), "person");
    t->c.actor = actor;
    job.person = p.id;
    must(t, store_write(&t->c, add_credential, &job), "credential");
    return p.id;
}

void
centre_approve_as(struct centre *t, struct id person, const char *as,
    const char *from, const char *to)
{
    struct approval a = {
        .person = person, .unit_key = "DRINKS", .from = from, .to = to};

    struct id actor = t->c.actor;

    if (!approval_parse(as, &a))
        exit(99);
    t->c.actor = (struct id){{0}};
    must(t, approval_add(&t->c, &a, 1), "approval");
    t->c.actor = actor;
}

void
centre_approve(
    struct centre *t, struct id person, const char *from, const char *to)
{
    centre_approve_as(t, person, "assessor", from, to);
}

struct allocation_job {
    struct id enrolment, person;
    const char *role;
};

static enum result
allocate(struct ctx *c, void *arg)
{
    const struct allocation_job *job = arg;

    return sql_allocation_add(
        c, id_new(c), job->enrolment, job->person, job->role, "2026-01-01");
}

void
centre_allocate(struct centre *t, struct id person, const char *role)
{
    struct allocation_job job = {t->enrolment, person, role};

    must(t, store_write(&t->c, allocate, &job), "allocation");
}

/* A unit of two items as importing leaves it. */
static enum result
add_unit(struct ctx *c, void *arg)
{
    static const char *const names[] = {"P1", "P2"};
    struct id unit = id_new(c);
    enum result r;

    (void)arg;
    r = sql_unit_add(c, unit, "DRINKS", 1, "DRINKS", "en", "Serve drinks",
        "<unit/>", "", c->now);
    for (int i = 0; r == OK && i < 2; i++)
        r = sql_item_add(c, id_new(c), unit, names[i], (struct id){{0}},
            "performance", names[i], i + 1, "self", "");
    return r;
}

const char *centre_place = "/dev/shm";

void
centre_open(struct centre *t)
{
    static const char *const units[] = {"DRINKS", NULL};
    struct enrolment_new new = {.units = units, .start = "2026-11-01"};

    *t = (struct centre){.time = CENTRE_BEGINNING};
    snprintf(t->dir, sizeof(t->dir), "%s/tyst-test-XXXXXX", centre_place);
    if (mkdtemp(t->dir) == NULL) {
        snprintf(t->dir, sizeof(t->dir), "/tmp/tyst-test-XXXXXX");
        if (mkdtemp(t->dir) == NULL)
            exit(99);
    }
    t->c = (struct ctx){.mem = mem_new(),
        .lang = "en",
        .clock = ticking,
        .given = t,
        .signs = centre_signs};
    t->c.now = ticking(t);
    must(t, store_create(&t->c, t->dir, found, NULL), "create");
    must(t, store_write(&t->c, add_unit, NULL), "unit");
    t->learner =
        centre_person(t, "L-1", 1u << ROLE_LEARNER, &t->learner_credential);
    t->assessor =
        centre_person(t, "A-1", 1u << ROLE_ASSESSOR, &t->assessor_credential);
    centre_approve(t, t->assessor, "2026-01-01", "2026-12-31");
    new.learner = t->learner;
    new.assessor = t->assessor;
    must(t, enrol(&t->c, &new), "enrol");
    must(t, enrolment_find(&t->c, t->learner, "DRINKS", &t->enrolment),
        "enrolment");
}

struct unit_job {
    const char *key;
    const struct centre_item *items;
    size_t n;
};

static enum result
add_items(struct ctx *c, void *arg)
{
    static const struct id none;
    const struct unit_job *job = arg;
    struct id unit = id_new(c), *id = mem_array(c->mem, job->n, sizeof(*id));
    enum result r;

    r = sql_unit_add(
        c, unit, job->key, 1, job->key, "en", job->key, "<unit/>", "", c->now);
    for (size_t i = 0; r == OK && i < job->n; i++) {
        const struct centre_item *item = &job->items[i];
        struct id parent = none;

        id[i] = id_new(c);
        for (size_t k = 0; k < i && item->parent != NULL; k++)
            if (strcmp(job->items[k].name, item->parent) == 0)
                parent = id[k];
        r = sql_item_add(c, id[i], unit, item->name, parent, "performance",
            item->name, (int64_t)i + 1, item->assess, "");
    }
    return r;
}

struct id
centre_unit(struct centre *t, const char *key, const struct centre_item *items,
    size_t n)
{
    const char *const units[] = {key, NULL};
    struct enrolment_new new = {.units = units, .start = "2026-11-01"};
    struct approval a = {.person = t->assessor,
        .role = ROLE_ASSESSOR,
        .unit_key = key,
        .from = "2026-01-01",
        .to = "2026-12-31"};
    struct unit_job job = {key, items, n};
    struct id out;

    must(t, store_write(&t->c, add_items, &job), "unit");
    must(t, approval_add(&t->c, &a, 1), "approval");
    new.learner = t->learner;
    new.assessor = t->assessor;
    must(t, enrol(&t->c, &new), "enrol");
    must(t, enrolment_find(&t->c, t->learner, key, &out), "enrolment");
    return out;
}

static int
unlink_one(const char *path, const struct stat *s, int kind, struct FTW *place)
{
    (void)s;
    (void)kind;
    (void)place;
    return remove(path);
}

void
centre_close(struct centre *t)
{
    store_close(&t->c);
    mem_free(t->c.mem);
    nftw(t->dir, unlink_one, 16, FTW_DEPTH | FTW_PHYS);
}

struct id
centre_evidence(struct centre *t, const char *items, bool submit)
{
    struct evidence_new new = {
        .title = "Tea", .words = "I made tea.", .items = items};
    struct evidence_ref ref;

    t->c.actor = t->learner;
    must(t, evidence_add(&t->c, t->learner, &new, &ref), "evidence");
    if (submit)
        must(
            t, evidence_submit(&t->c, ref.id, t->learner_credential), "submit");
    return ref.id;
}

enum result
centre_review(struct centre *t, struct id who, struct id credential,
    struct id evidence, const char *items)
{
    struct reviewed_evidence e = {.id = evidence, .vacr = VACR_ALL};
    struct item_decision d = {.items = items, .decision = "met"};
    struct review_new new = {.learner = t->learner,
        .evidence = &e,
        .nevidence = 1,
        .decisions = &d,
        .ndecisions = 1,
        .credential = credential};
    struct review_done done;

    t->c.actor = who;
    return review_finish(&t->c, &new, &done);
}
