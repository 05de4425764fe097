/*
 * A package of many acts: evidence that one learner sends and an assessor
 * decides on, over and over; what it takes to make it and to verify it, beside
 * a bare check of as many Ed25519 signatures.  SIZE in the environment says how
 * many acts: 20 000; a package has room for about 99 000 of these, and the
 * child that verifies them 512 MiB.  Prints JSON lines.
 *
 * This program is its children, too.
 */
#include <config.h>

#include <stdlib.h>

#include "base/ed25519.h"
#include "centre.h"
#include "cli/cli.h"
#include "ledger/centre.h"
#include "ledger/notary.h"
#include "ledger/receipt.h"
#include "ledger/tree.h"
#include "package/export.h"
#include "package/verify.h"
#include "people/approval.h"
#include "portfolio/enrolment.h"
#include "portfolio/evidence.h"
#include "seconds.h"
#include "standard/import.h"
#include "standard/read.h"
#include "store/store.h"

#define SAVED 7 /* times, after the first */

static const char *const units[] = {"SFJOD4", NULL};
static struct centre t;

static void
must(enum result r, const char *what)
{
    if (r == OK)
        return;
    fprintf(stderr, "%s: %s\n", what, t.c.message);
    exit(1);
}

/* The learner is enrolled on a unit that is published. */
static void
open_bench(void)
{
    struct centre_new centre = {"Bench", true};
    struct approval approved = {.role = ROLE_ASSESSOR,
        .unit_key = units[0],
        .from = "2026-01-01",
        .to = "2026-12-31"};
    struct enrolment_new new = {.units = units, .start = "2026-11-01"};
    struct library_given given = {0};
    struct import_list loaded;
    const char *source = getenv("srcdir");
    struct child *child;
    char *path;

    centre_open(&t);
    must(store_write(&t.c, centre_found, &centre), "found");
    path = mem_printf(t.c.mem, "%s/standards/%s.xml",
        source != NULL ? source : ".", units[0]);
    child = child_open(&t.c, READ_CHILD_UNIT);
    must(import_file(&t.c, child, path, &given, &loaded), "import");
    child_close(child);
    approved.person = t.assessor;
    must(approval_add(&t.c, &approved, 1), "approve");
    new.learner = t.learner;
    new.assessor = t.assessor;
    must(enrol(&t.c, &new), "enrol");
}

/* Written in several goes, each of which is an act; a package has room for
 * 10 000 files, and each piece of evidence is eleven acts. */
static struct id
written(void)
{
    struct id id = centre_evidence(&t, "SFJOD4:P1-P2", false);
    struct evidence_ref ref;

    for (int i = 0; i < SAVED; i++) {
        struct evidence_new more = {
            .words = mem_printf(t.c.mem, "I made %d pots of tea.", i)};

        must(evidence_revise(&t.c, id, &more, &ref), "revise");
    }
    must(evidence_submit(&t.c, id, t.learner_credential), "submit");
    return id;
}

/* Each a request of its own, so its memory goes with it. */
static void
work_until(int64_t wanted)
{
    struct mem *kept = t.c.mem;
    int64_t size = 0;

    while (size < wanted) {
        t.c.mem = mem_new();
        must(centre_review(&t, t.assessor, t.assessor_credential, written(),
                 "SFJOD4:P1-P2"),
            "review");
        must(tree_size(&t.c, &size), "size");
        mem_free(t.c.mem);
    }
    t.c.mem = kept;
}

static double
bare(size_t n)
{
    uint8_t seed[ED25519_SEED_SIZE] = {1}, public[ED25519_PUBLIC_SIZE];
    uint8_t signature[ED25519_SIGNATURE_SIZE];
    char text[300] = "as long as an act";
    double start;

    ed25519_public(seed, public);
    ed25519_sign(seed, text, sizeof(text), signature);
    start = seconds();
    for (size_t i = 0; i < n; i++)
        if (!ed25519_verify(public, text, sizeof(text), signature))
            exit(1);
    return seconds() - start;
}

static void
say(const char *what, size_t acts, double value, double baseline)
{
    printf("{\"what\":\"%s of %zu acts\",\"value\":%.3g,\"unit\":\"s\","
           "\"baseline\":%.3g,\"baseline_what\":\"as many Ed25519 signatures "
           "checked\",\"ratio\":%.2f}\n",
        what, acts, value, baseline, value / baseline);
}

static void
measure(void)
{
    struct export_new new = {.learner = t.learner, .units = units};
    struct export_done done;
    struct value *checks;
    double made, verified, baseline, start = seconds();

    t.c.actor = (struct id){{0}};
    new.path = mem_printf(t.c.mem, "%s/package.zip", t.dir);
    must(export_make(&t.c, &new, &done), "export");
    made = seconds() - start;
    start = seconds();
    must(verify_package(&t.c, done.path, &checks), "verify");
    verified = seconds() - start;
    for (const struct value *v = checks->first; v != NULL; v = v->next)
        if (!value_get_bool(v, "ok")) {
            fprintf(stderr, "%s: %s\n", value_get_string(v, "what"),
                value_get_string(v, "detail"));
            exit(1);
        }
    baseline = bare(done.acts);
    say("export", done.acts, made, baseline);
    say("verify", done.acts, verified, baseline);
}

int
main(int argc, char **argv)
{
    const char *size = getenv("SIZE");

    if (argc > 1 && strcmp(argv[1], "--child") == 0)
        child_main(argc, argv, cli_child_kinds);
    open_bench();
    work_until(size != NULL ? strtol(size, NULL, 10) : 20000);
    must(checkpoint_make(&t.c), "checkpoint");
    measure();
    notary_close(&t.c);
    centre_close(&t);
    return 0;
}
