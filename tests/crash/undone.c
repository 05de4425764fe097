/*
 * undone - linked with a test in C, it makes each change of that test fail
 * before it is made: the first statement of the database that it runs, then
 * the second, until all have failed once, begin and commit among them.  Each
 * time the change says that it failed, and no transaction was committed: of
 * an act that cannot be appended nothing else remains either.  Then it is made
 * as the test wants, which goes on.
 *
 * The linker is told to "--wrap" store_write(), of which a body may be run
 * again; SQLite's functions are defined here before the library's.
 */
#include <config.h>

#include <dlfcn.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

#include "ledger/signer.h"
#include "store/store.h"
#include "tap.h"
#include "undone.h"

#define BODIES 100
#define TIMES 12 /* that a body is tried */

enum result __wrap_store_write(struct ctx *c, store_body *body, void *arg);
enum result __real_store_write(struct ctx *c, store_body *body, void *arg);

static long left;                       /* until one fails; 0: none does */
static char failed[200];                /* which; "": none has yet */
static long changes, failures, stepped; /* stepped: no BEGIN or COMMIT */

void
undone_arm(long n)
{
    left = n;
    if (n > 0)
        failed[0] = '\0';
}

bool
undone_failed(void)
{
    return failed[0] != '\0';
}

/* It is the one of a statement of ours, or of a transaction, that is due. */
static bool
fails(const char *sql)
{
    if (left == 0 || --left > 0)
        return false;
    snprintf(failed, sizeof(failed), "%s", sql);
    return true;
}

/* The library's index runs some, too, which name the database they mean. */
static bool
is_ours(const char *sql)
{
    return sql != NULL && strstr(sql, "'main'.") == NULL;
}

/* The library comes back to its own functions, which do not fail then. */
static long
hold(void)
{
    long n = left;

    left = 0;
    return n;
}

int
sqlite3_step(sqlite3_stmt *run)
{
    static int (*real)(sqlite3_stmt *);
    long held;
    int rc;

    if (real == NULL)
        real = (int (*)(sqlite3_stmt *))dlsym(RTLD_NEXT, "sqlite3_step");
    if (left > 0 && is_ours(sqlite3_sql(run)) && fails(sqlite3_sql(run))) {
        stepped++;
        return SQLITE_ERROR;
    }
    held = hold();
    rc = real(run);
    left = held;
    return rc;
}

int
sqlite3_exec(sqlite3 *db, const char *sql, sqlite3_callback callback, void *arg,
    char **errmsg)
{
    static int (*real)(
        sqlite3 *, const char *, sqlite3_callback, void *, char **);
    long held;
    int rc;

    if (real == NULL)
        real = (int (*)(sqlite3 *, const char *, sqlite3_callback, void *,
            char **))dlsym(RTLD_NEXT, "sqlite3_exec");
    if (strncmp(sql, "ROLLBACK", 8) != 0 && fails(sql)) /* that undoes one */
        return SQLITE_ERROR;
    held = hold();
    rc = real(db, sql, callback, arg, errmsg);
    left = held;
    return rc;
}

/* A number that only a commit by somebody else changes. */
static int
commits(sqlite3 *beside)
{
    sqlite3_stmt *run;
    int n;

    if (sqlite3_prepare_v2(beside, "PRAGMA data_version", -1, &run, NULL) !=
            SQLITE_OK ||
        sqlite3_step(run) != SQLITE_ROW) {
        printf("Bail out! %s\n", sqlite3_errmsg(beside));
        exit(99);
    }
    n = sqlite3_column_int(run, 0);
    sqlite3_finalize(run);
    return n;
}

/* The same for each try. */
static int64_t
stopped_clock(void *given)
{
    return *(const int64_t *)given;
}

/* Keys are closed as they sign, and the next try needs them. */
static struct signer *
copy_of(struct ctx *c, const struct signer *s)
{
    struct signer *out;

    if (s == NULL)
        return NULL;
    out = signer_new(c, s->person, s->seed);
    *out = *s;
    out->after = copy_of(c, s->after);
    return out;
}

/* Tests make some changes hundreds of times to get where they begin. */
static bool
often_enough(store_body *body)
{
    static struct {
        store_body *body;
        int times;
    } seen[BODIES];
    int i = 0;

    while (i < BODIES - 1 && seen[i].body != NULL && seen[i].body != body)
        i++;
    seen[i].body = body;
    return ++seen[i].times > TIMES;
}

enum result
__wrap_store_write(struct ctx *c, store_body *body, void *arg)
{
    struct ctx as_given = *c;
    long after = left; /* a test may want to go on from here */
    struct signer *keys;
    int64_t now;
    long n;
    sqlite3 *beside;
    enum result r;
    int before;

    if (often_enough(body))
        return __real_store_write(c, body, arg);
    left = 0;
    if (sqlite3_open_v2(mem_printf(c->mem, "%s/tyst.db", store_dir(c)), &beside,
            SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) {
        sqlite3_close(beside); /* it is only being made */
        return __real_store_write(c, body, arg);
    }
    sqlite3_busy_timeout(beside, 10000);
    before = commits(beside);
    now = ctx_clock(c);
    keys = copy_of(c, c->signer);
    changes++;
    for (n = 1;; n++) {
        if (c->random == NULL) {
            c->clock = stopped_clock;
            c->given = &now;
        }
        signer_close(c);
        c->signer = copy_of(c, keys);
        undone_arm(n);
        r = __real_store_write(c, body, arg);
        undone_arm(0);
        c->clock = as_given.clock;
        c->given = as_given.given;
        if (!undone_failed())
            break;
        failures++;
        if (r != ERR_FAULT || commits(beside) != before) {
            printf("Bail out! result %d %s%s, where this failed: %s\n", r,
                c->code ? c->code : "",
                commits(beside) != before ? ", and something is changed" : "",
                failed);
            exit(99);
        }
        fail_clear(c);
        c->now = as_given.now;
    }
    if (n == 1) {
        printf("Bail out! nothing was made to fail\n");
        exit(99);
    }
    sqlite3_close(beside);
    signer_free(keys);
    left = after;
    return r;
}

static void
say(void)
{
    printf("# %ld changes failed at %ld statements\n", changes, failures);
    if (stepped > 0)
        return;
    printf("Bail out! no statement was made to fail\n");
    fflush(stdout);
    _exit(99);
}

__attribute__((constructor)) static void
begin(void)
{
    atexit(say);
}
