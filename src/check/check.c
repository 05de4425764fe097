/* check - all of it, from the ledger to the files. */
#include <config.h>

#include <string.h>

#include "base/hash.h"
#include "parts.h"
#include "ledger/checkpoint.h"
#include "ledger/commit.h"
#include "ledger/keyring.h"
#include "ledger/verify.h"
#include "store/blob.h"
#include "store/sql.h"
#include "store/store.h"

#define FILES_AT_ONCE 100

enum result
check_tell(
    struct ctx *c, struct check_report *k, const struct check_difference *d)
{
    k->differences++;
    return k->found(c, d, k->arg);
}

enum result
check_compare(struct ctx *c, struct check_report *k, const char *of,
    struct facts *data, struct facts *acts)
{
    struct facts_at at = {0};
    enum result r = OK;

    facts_sort(data);
    facts_sort(acts);
    while (r == OK && facts_next_difference(data, acts, &at)) {
        struct check_difference d = {
            .name = of ? mem_printf(c->mem, "%s %s", of, at.name) : at.name,
            .data = at.in_a,
            .act = at.in_b};
        const char *says = at.in_a ? facts_brief(c->mem, at.in_a) : "";
        const char *gives = at.in_b ? facts_brief(c->mem, at.in_b) : "";

        d.code = at.in_a == NULL   ? "row-missing"
                 : at.in_b == NULL ? "row-extra"
                                   : "row-changed";
        d.sentence =
            at.in_a == NULL
                ? mem_printf(c->mem,
                      tr(c->lang, N_("%s: the data says nothing, the acts give "
                                     "“%s”.")),
                      d.name, gives)
            : at.in_b == NULL
                ? mem_printf(c->mem,
                      tr(c->lang, N_("%s: the data says “%s”, the acts give "
                                     "nothing.")),
                      d.name, says)
                : mem_printf(c->mem,
                      tr(c->lang, N_("%s: the data says “%s”, the acts give "
                                     "“%s”.")),
                      d.name, says, gives);
        r = check_tell(c, k, &d);
    }
    return r;
}

/* What c->code and c->message say of the failure r is a difference, unless
 * it is a fault of the machine. */
enum result
check_tell_failure(struct ctx *c, void *arg)
{
    struct check_difference d = {.code = c->code, .sentence = c->message};

    return check_tell(c, arg, &d);
}

static enum result
check_opening(struct ctx *c, const struct opening_row *row, void *arg)
{
    struct check_seen *seen = arg;
    char computed[COMMITMENT_SIZE] = "";

    seen->openings--;
    if (row->salt.len == SALT_SIZE)
        commitment_of(row->salt.p, row->field, row->value, computed);
    if (strcmp(computed, row->commitment) == 0)
        return OK;
    fail(c, ERR_CONFLICT, "opening-false",
        N_("What is kept for the commitment %s (%s) does not open it."),
        row->commitment, row->field);
    return check_tell_failure(c, seen->k);
}

/* Acts and openings that are nobody's. */
static enum result
check_rest(struct ctx *c, const struct check_seen *seen)
{
    enum result r = OK;

    if (seen->acts != seen->k->acts) {
        fail(c, ERR_CONFLICT, "act-unread",
            N_("%lld acts are about nobody and nothing that there is."),
            (long long)(seen->k->acts - seen->acts));
        r = check_tell_failure(c, seen->k);
    }
    if (r == OK && seen->openings != 0) {
        fail(c, ERR_CONFLICT, "opening-unused",
            N_("%lld openings are of no act."), (long long)-seen->openings);
        r = check_tell_failure(c, seen->k);
    }
    return r;
}

static enum result
check_rows(struct ctx *c, void *arg)
{
    struct check_seen seen = {.k = arg, .keys = keyring_new(c->mem)};
    enum result r;

    r = ledger_differences(
        c, check_tell_failure, arg, seen.keys, &seen.k->acts);
    if (r != OK || (r = check_centre(c, &seen)) != OK ||
        (r = check_people(c, &seen)) != OK ||
        (r = check_library(c, &seen)) != OK ||
        (r = sql_check_openings(c, check_opening, &seen)) != OK)
        return r;
    return check_rest(c, &seen);
}

/* Files are read outside the unchanging state, which would keep the
 * database's log from being copied back for as long. */
struct files {
    struct check_report *k;
    struct mem *mem;
    const char *last;
    int64_t n;
};

static enum result
check_file(struct ctx *c, const struct check_blob_row *row, void *arg)
{
    struct files *files = arg;
    enum result r = blob_copy(c, row->sha256, -1);

    files->k->files++;
    files->n++;
    files->last = mem_strdup(files->mem, row->sha256);
    if (r == ERR_FAULT && strncmp(c->code, "blob-", 5) == 0) {
        r = check_tell_failure(c, files->k);
        fail_clear(c);
    }
    return r;
}

static enum result
check_files(struct ctx *c, struct check_report *k)
{
    struct files files = {.k = k, .mem = mem_new(), .last = "", .n = 1};
    enum result r = OK;

    while (r == OK && files.n > 0) {
        struct mem *before = files.mem;

        files.n = 0;
        files.mem = mem_new();
        r = sql_check_blobs(c, files.last, FILES_AT_ONCE, check_file, &files);
        mem_free(before);
    }
    mem_free(files.mem);
    return r;
}

/* What the database or the keys lack is a difference like any other. */
static enum result
told(struct ctx *c, struct check_report *report, enum result r)
{
    static const char *const lacks[] = {
        "data-damaged", "keys", "ledger-node", "setting-damaged"};
    bool tells = r == ERR_INPUT || r == ERR_CONFLICT;

    for (size_t i = 0; r == ERR_FAULT && i < sizeof(lacks) / sizeof(lacks[0]);
         i++)
        tells |= strcmp(c->code, lacks[i]) == 0;
    if (!tells)
        return r;
    r = check_tell_failure(c, report);
    fail_clear(c);
    return r;
}

enum result
check_data(struct ctx *c, struct check_report *report)
{
    enum result r;

    /* A log cut short is a smaller ledger, and sound in itself. */
    if ((r = told(c, report, store_check(c))) != OK ||
        (r = store_read(c, check_rows, report)) != OK ||
        (r = told(c, report, checkpoint_check(c))) != OK)
        return r;
    return check_files(c, report);
}
