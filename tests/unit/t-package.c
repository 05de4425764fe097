/*
 * package: what is exported verifies, and no byte of it can be changed unseen.
 *
 * The portfolio is made by the real verbs; packages are checked in this
 * process, by what the child runs.
 */
#include <config.h>

#include <fcntl.h>
#include <glob.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "assess/review.h"
#include "assess/sign.h"
#include "assess/withdraw.h"
#include "base/file.h"
#include "base/zip.h"
#include "centre.h"
#include "cli/cli.h"
#include "ledger/act.h"
#include "ledger/centre.h"
#include "ledger/checkpoint.h"
#include "ledger/commit.h"
#include "package/export.h"
#include "package/packages.h"
#include "package/verify.h"
#include "people/approval.h"
#include "portfolio/enrolment.h"
#include "portfolio/evidence.h"
#include "standard/convert.h"
#include "standard/library.h"
#include "store/store.h"
#include "tap.h"

#define FLIPS 300

static struct centre t;
static struct id admin; /* who prepares all of it, and exports */
static void *state;     /* of the checker */
static char zip[96], other[96];
static int64_t at_size; /* the size to export at */

static void
must(enum result r, const char *what)
{
    if (r == OK)
        return;
    printf("Bail out! %s: %s\n", what, t.c.message ? t.c.message : "?");
    exit(99);
}

static int64_t
ticking(void *given)
{
    (void)given;
    return t.time += 1000;
}

static void
load_unit(const char *name)
{
    const char *srcdir = getenv("srcdir") ? getenv("srcdir") : ".";
    struct library_given given = {0};
    struct library_unit unit;
    struct unit *u;
    bool was_there;
    size_t len;
    char *text;

    must(file_read(&t.c,
             mem_printf(t.c.mem, "%s/tests/data/job/%s.txt", srcdir, name),
             65536, &text, &len),
        "read");
    must(convert_text(&t.c, text, len, &u), "convert");
    must(library_add(&t.c, u, &given, &unit, &was_there), "load");
}

static void
open_centre(void)
{
    static const char *const units[] = {"TESTONE1", "TESTTWO2", NULL};
    struct enrolment_new new = {.units = units, .start = "2026-11-01"};
    struct approval approvals[2] = {
        {.unit_key = "TESTONE1"}, {.unit_key = "TESTTWO2"}};
    struct centre_new centre = {"Canolfan <1>", true};
    struct id credential;

    t.time = CENTRE_BEGINNING;
    snprintf(t.dir, sizeof(t.dir), "/tmp/tyst-test-XXXXXX");
    if (mkdtemp(t.dir) == NULL)
        exit(99);
    t.c = (struct ctx){.mem = mem_new(),
        .lang = "en",
        .clock = ticking,
        .signs = centre_signs};
    t.c.now = ticking(NULL);
    must(store_create(&t.c, t.dir, centre_found, &centre), "create");
    admin = centre_person(&t, "M-1", 1u << ROLE_ADMINISTRATOR, &credential);
    t.c.actor = admin;
    load_unit("one");
    load_unit("two");
    t.learner =
        centre_person(&t, "L/1", 1u << ROLE_LEARNER, &t.learner_credential);
    t.assessor =
        centre_person(&t, "A-1", 1u << ROLE_ASSESSOR, &t.assessor_credential);
    for (int i = 0; i < 2; i++) {
        approvals[i].person = t.assessor;
        approvals[i].role = ROLE_ASSESSOR;
        approvals[i].from = "2026-01-01";
        approvals[i].to = "2026-12-31";
    }
    must(approval_add(&t.c, approvals, 2), "approve");
    new.learner = t.learner;
    new.assessor = t.assessor;
    must(enrol(&t.c, &new), "enrol");
    must(person_set_language(&t.c, t.learner, "en"), "language");
    must(person_set_language(&t.c, t.assessor, "en"), "language");
}

static struct id
add_evidence(struct id who, struct id credential, const char *title,
    const char *words, const char *items, const char *file)
{
    struct evidence_file files[2] = {{.name = file}, {.name = file}};
    struct evidence_new new = {.title = title, .words = words, .items = items};
    struct evidence_ref ref;

    if (file != NULL) {
        must(blob_add_bytes(&t.c, "\x89PNG one", 8, &files[0].blob), "blob");
        must(blob_add_bytes(&t.c, "second", 6, &files[1].blob), "blob");
        new.files = files;
        new.nfiles = 2;
    }
    t.c.actor = who;
    must(evidence_add(&t.c, t.learner, &new, &ref), "evidence");
    must(evidence_submit(&t.c, ref.id, credential), "submit");
    return ref.id;
}

static void
review(struct id evidence, unsigned vacr, const char *items,
    const char *decision, const char *letter)
{
    struct reviewed_evidence e = {.id = evidence, .vacr = vacr};
    struct item_decision d = {.items = items,
        .decision = decision,
        .letter = letter,
        .note = letter ? "See “what to do” & <why>." : NULL};
    struct review_new new = {.learner = t.learner,
        .evidence = &e,
        .nevidence = 1,
        .decisions = &d,
        .ndecisions = 1,
        .feedback = "Da iawn.\nWell done.",
        .next_step = letter ? "Another one." : NULL,
        .due = letter ? "2026-12-01" : NULL,
        .credential = t.assessor_credential};
    struct review_done done;

    t.c.actor = t.assessor;
    must(review_finish(&t.c, &new, &done), "review");
}

/* Drafts that change their items and go, and whose idea an item was. */
static void
thrown_away(struct id two)
{
    struct evidence_new draft = {
        .title = "Gone", .words = "Oh.", .items = "TESTTWO2:P1"};
    struct evidence_new again = {.words = "Cleared again."};
    struct evidence_ref ref;

    must(evidence_add(&t.c, t.learner, &draft, &ref), "draft");
    must(evidence_map_only(&t.c, ref.id, "TESTTWO2:P2"), "choose");
    must(evidence_discard(&t.c, ref.id), "discard");
    must(evidence_revise(&t.c, two, &again, &ref), "revise");
    must(evidence_discard(&t.c, two), "discard");
    t.c.actor = t.assessor;
    must(evidence_map(&t.c, two, "TESTTWO2:P1", NULL), "map");
    t.c.actor = t.learner;
    must(evidence_revise(&t.c, two, &again, &ref), "revise");
    must(evidence_map_only(&t.c, two, ""), "choose");
    must(evidence_map_only(&t.c, two, "TESTTWO2:P1,P2"), "choose");
    must(evidence_submit(&t.c, two, t.learner_credential), "submit");
}

/* Everything that a portfolio can hold now, once. */
static void
work(void)
{
    struct evidence_new again = {.words = "I did it twice.", .others = "yes"};
    struct evidence_new draft = {.title = "Secret draft", .words = "Not yet."};
    struct id one, two, seen, gone, enrolment;
    struct evidence_ref ref;

    one = add_evidence(t.learner, t.learner_credential,
        "CON: <b>Te\xcc\x81</b>", "I made tea.\n  & <served> it.",
        "TESTONE1:P1,P3,K1 TESTTWO2:P1", "../a\\b:c.png");
    review(one, VACR_ALL, "TESTONE1:P1,P2", "met", NULL);
    review(one, VACR_V | VACR_A, "TESTONE1:P3", "not-yet", "S");
    t.c.actor = t.learner;
    must(evidence_revise(&t.c, one, &again, &ref), "revise");
    must(evidence_submit(&t.c, one, t.learner_credential), "submit");
    review(one, VACR_ALL, "TESTONE1:P3,P2.1", "met", NULL);
    gone = add_evidence(
        t.learner, t.learner_credential, "Wrong", "Oh.", "TESTONE1:K2", NULL);
    review(gone, VACR_ALL, "TESTONE1:K2", "met", NULL);
    t.c.actor = t.learner;
    must(evidence_withdraw(&t.c, gone), "withdraw");
    seen = add_evidence(t.assessor, t.assessor_credential, "Seen", "I saw it.",
        "TESTONE1:K1,K2", NULL);
    t.c.actor = t.learner;
    must(evidence_confirm(&t.c, seen, "Yes, so it was.", t.learner_credential),
        "confirm");
    review(seen, VACR_ALL, "TESTONE1:K1,K2", "met", NULL);
    two = add_evidence(t.learner, t.learner_credential, "Two", "Cleared.",
        "TESTTWO2:P2", "two.png");
    review(two, VACR_ALL, "TESTTWO2:P2", "more-needed", "C");
    must(enrolment_find(&t.c, t.learner, "TESTONE1", &enrolment), "find");
    t.c.actor = t.learner;
    must(unit_declare(&t.c, enrolment, t.learner_credential, 0), "declare");
    t.c.actor = t.assessor;
    must(unit_sign(&t.c, enrolment, t.assessor_credential, 0), "sign");
    t.c.actor = t.learner;
    must(evidence_add(&t.c, t.learner, &draft, &ref), "draft");
    thrown_away(two);
    t.c.actor = admin;
}

static enum result export(const char *path, const char *const *units) {
    struct export_new new = {.learner = t.learner,
                             .path = path,
                             .units = units,
                             .at = at_size}
        ;
    struct export_done done;

    return export_make(&t.c, &new, &done);
}

/* The checker run on a file; the first check that fails, "" for none. */
static const char *
verify(const char *path)
{
    struct ctx c = {.mem = t.c.mem, .lang = "en"};
    struct value *checks;
    const char *failed = "";
    int fd = open(path, O_RDONLY | O_CLOEXEC);

    if (fd < 0 || dup2(fd, CHILD_FILE) < 0)
        exit(99);
    if (fd != CHILD_FILE)
        close(fd);
    if (verify_serve(&c, state, "", 0, &checks) != OK)
        return mem_strdup(t.c.mem, c.code);
    for (const struct value *i = checks->first; i != NULL; i = i->next)
        if (!value_get_bool(i, "ok") && *failed == '\0')
            failed = mem_printf(t.c.mem, "%s: %s", value_get_string(i, "what"),
                value_get_string(i, "detail"));
    return failed;
}

static char *
contents(const char *path, size_t *len)
{
    char *p;

    must(file_read(&t.c, path, (size_t)1 << 26, &p, len), "read");
    return p;
}

static void
put(const char *path, const char *p, size_t len)
{
    must(file_write(&t.c, path, p, len, 0600), "write");
}

static void
test_export(void)
{
    static const char *const some[] = {"TESTTWO2", NULL};
    struct checkpoint cp;
    size_t len, len2;
    char *p, *q;

    must(export(zip, NULL), "export");
    must(checkpoint_latest(&t.c, &cp), "checkpoint");
    at_size = cp.size;
    must(export(other, NULL), "export");
    at_size = 0;
    is_str(verify(zip), "", "what is exported verifies");
    p = contents(zip, &len);
    q = contents(other, &len2);
    ok(len == len2 && memcmp(p, q, len) == 0,
        "the same portfolio gives the same bytes, exports between or not");
    ok(memmem(p, len, "Secret", 6) == NULL, "stored bytes hold no draft");
    must(export(other, some), "export");
    is_str(verify(other), "", "a package of some units verifies");
    is_int(export(other, NULL), OK, "an older package is replaced");
    is_str(verify(other), "", "by a whole one");
}

/*
 * Do two packages hold the same files, byte for byte?  A deflated stream can
 * say the same in several ways, so a change in one need not change anything.
 */
static bool
same_files(const char *a, const char *b)
{
    int fd[2] = {open(a, O_RDONLY), open(b, O_RDONLY)};
    struct zip_in z[2];
    bool same = zip_in_open(&t.c, fd[0], &z[0]) == OK &&
                zip_in_open(&t.c, fd[1], &z[1]) == OK && z[0].n == z[1].n;

    for (size_t i = 0; same && i < z[0].n; i++) {
        const struct zip_entry *e = &z[0].entry[i], *f = &z[1].entry[i];
        char *p, *q;

        same = strcmp(e->name, f->name) == 0 && e->size == f->size &&
               zip_in_text(&t.c, &z[0], e, (size_t)1 << 26, &p) == OK &&
               zip_in_text(&t.c, &z[1], f, (size_t)1 << 26, &q) == OK &&
               memcmp(p, q, (size_t)e->size) == 0;
    }
    close(fd[0]);
    close(fd[1]);
    return same;
}

/* Each change of one byte is found, wherever it is and changes anything. */
static void
test_flips(void)
{
    uint64_t random = 20260105;
    size_t len;
    char *p = contents(zip, &len);
    int unseen = 0;

    for (int i = 0; i < FLIPS; i++) {
        struct mem *before = t.c.mem;
        size_t at;
        char was;

        random = random * UINT64_C(6364136223846793005) +
                 UINT64_C(1442695040888963407);
        at = (random >> 33) % len;
        was = p[at];
        p[at] = (char)(was ^ (1 + (random >> 20) % 255));
        t.c.mem = mem_new();
        put(other, p, len);
        if (*verify(other) == '\0' && !same_files(zip, other)) {
            printf("# unseen: byte %zu, %02x for %02x\n", at,
                (unsigned char)p[at], (unsigned char)was);
            unseen++;
        }
        mem_free(t.c.mem);
        t.c.mem = before;
        p[at] = was;
    }
    is_int(unseen, 0, "every byte that changes anything is found");
}

static void
test_cut(void)
{
    size_t len;
    char *p = contents(zip, &len), *longer = mem_alloc(t.c.mem, len + 1);

    put(other, p, len - 1);
    ok(strncmp(verify(other), "zip: ", 5) == 0, "one byte too few is found");
    put(other, p, len / 2);
    ok(strncmp(verify(other), "zip: ", 5) == 0, "half a package is found");
    put(other, p, 0);
    is_str(verify(other), "not-zip", "an empty file is no package");
    memcpy(longer, p, len);
    put(other, longer, len + 1);
    ok(strncmp(verify(other), "zip: ", 5) == 0, "one byte too many is found");
}

/* How many names there are in the folder, hidden ones too. */
static size_t
count_files(const char *folder)
{
    glob_t g;
    size_t n;

    glob(mem_printf(t.c.mem, "%s/*", folder), GLOB_PERIOD, NULL, &g);
    n = g.gl_pathc;
    globfree(&g);
    return n;
}

static void
test_failures(void)
{
    struct rlimit limit, small = {4096, 4096};
    char *folder = mem_printf(t.c.mem, "%s/out", t.dir);
    const char *path = mem_printf(t.c.mem, "%s/p.zip", folder);
    size_t files;

    if (mkdir(folder, 0700) != 0)
        exit(99);
    files = count_files(folder);
    getrlimit(RLIMIT_FSIZE, &limit);
    signal(SIGXFSZ, SIG_IGN);
    small.rlim_max = limit.rlim_max;
    must(checkpoint_make(&t.c), "checkpoint");
    setrlimit(RLIMIT_FSIZE, &small);
    is_int(export(path, NULL), ERR_FAULT, "a full disk fails the export");
    setrlimit(RLIMIT_FSIZE, &limit);
    is_str(t.c.code, "cannot-write", "and says that it could not be written");
    ok(count_files(folder) == files, "and leaves nothing");
    is_int(export(mem_printf(t.c.mem, "%s/none/p.zip", t.dir), NULL), ERR_FAULT,
        "a folder that is not there is said");
    is_int(export(folder, NULL), ERR_INPUT, "a folder is no file to write");
    t.c.actor = t.assessor;
    is_int(export(other, NULL), ERR_DENIED, "an assessor exports nothing");
    is_str(t.c.code, "not-administrator", "which is an administrator's work");
    t.c.actor = admin;
}

/* The blob that holds these bytes, as a path. */
static const char *
blob_path(const char *words)
{
    char hex[SHA256_HEX_SIZE];

    hash_sha256_hex(words, strlen(words), hex);
    return mem_printf(t.c.mem, "%s/blobs/%.2s/%s", t.dir, hex, hex + 2);
}

static void
test_blobs(void)
{
    const char *path = blob_path("second");

    chmod(path, 0600);
    put(path, "secomd", 6);
    is_int(export(other, NULL), ERR_FAULT, "a damaged file fails the export");
    is_str(t.c.message,
        "The file “../a\\b:c.png” of evidence 1 is damaged on the disk: it is "
        "no longer what was submitted.  Restore it from a backup.",
        "and the evidence is named");
    unlink(path);
    is_int(export(other, NULL), ERR_FAULT, "so does a missing one");
    is_str(t.c.code, "blob-missing", "which is said");
}

/* What stands in packages/ of the data directory, and is the learner's. */
static void
test_packages(void)
{
    const char *folder = mem_printf(t.c.mem, "%s/packages", store_dir(&t.c));
    struct package_file *list;
    const char *name;
    char *odd;
    int64_t size;
    size_t n;
    int fd;

    is_int(package_list(&t.c, t.learner, &list, &n), OK, "without a folder");
    is_int(n, 0, "there are no packages");
    is_int(export(NULL, NULL), OK, "one is made there");
    is_int(package_list(&t.c, t.learner, &list, &n), OK, "it is listed");
    name = list[0].name;
    odd = mem_strdup(t.c.mem, name);
    odd[strlen(odd) - strlen("1.zip")] = 'x';
    must(file_write(
             &t.c, mem_printf(t.c.mem, "%s/%s", folder, odd), "x", 1, 0600),
        "a file that is none of ours");
    is_int(package_list(&t.c, t.learner, &list, &n), OK, "listed again");
    is_int(n, 1, "it alone is there");
    is_int(package_open(&t.c, t.learner, list[0].name, &fd, &size), OK,
        "it can be opened");
    is_int(size, list[0].size, "with its size");
    close(fd);
    is_int(package_open(&t.c, t.assessor, list[0].name, &fd, &size),
        ERR_NOT_FOUND, "not as another person's");
    is_int(package_open(&t.c, t.learner,
               mem_printf(t.c.mem, "%.8s/../../tyst.db", name), &fd, &size),
        ERR_NOT_FOUND, "nor what only begins so");
}

int
main(int argc, char **argv)
{
    if (argc > 1 && strcmp(argv[1], "--child") == 0)
        child_main(argc, argv, cli_child_kinds);
    open_centre();
    snprintf(zip, sizeof(zip), "%s/a.zip", t.dir);
    snprintf(other, sizeof(other), "%s/b.zip", t.dir);
    must(verify_warm(&t.c, &state), "warm");
    /* So that the checker's descriptor is nobody else's. */
    if (dup2(STDIN_FILENO, CHILD_FILE) < 0)
        exit(99);
    work();
    test_export();
    test_packages();
    test_flips();
    test_cut();
    test_failures();
    test_blobs();
    verify_cool(state);
    centre_close(&t);
    return done();
}
