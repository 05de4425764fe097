/*
 * export - snapshot, bag, zip, act, name: in this order, so that a package
 * that has its name is complete, on the disk, and in the record.
 */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "acts.h"
#include "bag.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/time.h"
#include "ledger/act.h"
#include "names.h"
#include "package/export.h"
#include "portfolio_xml.h"
#include "proof.h"
#include "rules/rules.h"
#include "store/store.h"
#include "views.h"

#define PACKAGES "packages"
#define PART ((size_t)1 << 17)

struct job {
    const struct export_new *new;
    struct snapshot s;
    struct proof proof;
    const char *day, *folder;
    char *part; /* the file while it is written; NULL: there is none */
    int fd;
    struct export_done *out;
};

static enum result
take(struct ctx *c, void *arg)
{
    struct job *job = arg;
    enum result r = may_administer(c);

    return r != OK ? r : snapshot_take(c, job->new, &job->s);
}

/* The one given, or that of the newest act. */
static enum result
choose_day(struct ctx *c, struct job *job)
{
    const struct snapshot *s = &job->s;

    job->day = job->new->day;
    if (job->day == NULL)
        job->day = time_day(
            c->mem, s->nacts > 0 ? s->acts[s->nacts - 1].logged : c->now);
    if (!day_is(job->day) || strcmp(job->day, "1980-01-01") < 0)
        return fail(c, ERR_INPUT, "bad-day",
            N_("“%s” is not a day; write it as YYYY-MM-DD."), job->day);
    return OK;
}

/* Where to: the file named, or one in the data directory's own folder. */
static enum result
choose_path(struct ctx *c, struct job *job, const char *root)
{
    struct stat st;

    job->out->path = job->new->path;
    if (job->new->path == NULL) {
        const char *folder = mem_printf(c->mem, "%s/" PACKAGES, store_dir(c));

        if (mkdir(folder, 0700) != 0 && errno != EEXIST)
            return fail_errno(
                c, "cannot-write", N_("The folder %s cannot be made"), folder);
        job->out->path = mem_printf(c->mem, "%s/%s.zip", folder, root);
    }
    job->folder = path_folder(c->mem, job->out->path);
    if (stat(job->out->path, &st) == 0 && !S_ISREG(st.st_mode))
        return fail(c, ERR_INPUT, "is-folder",
            N_("%s is no file that can be written; name a file."),
            job->out->path);
    return OK;
}

/* Every file in its order; the page and the record come before evidence. */
static enum result
fill(struct ctx *c, struct job *job, struct bag *bag)
{
    struct str acts = str_in(c->mem), openings = str_in(c->mem);
    struct html page = {.out = str_in(c->mem), .lang = "cy"};
    struct snapshot *s = &job->s;
    char *text;
    enum result r;
    size_t len;

    if ((r = acts_lines(c, s, &acts)) != OK ||
        (r = openings_lines(c, s, &openings)) != OK)
        return r;
    view_index(&page, s, job->day);
    bag_add_bytes(c, bag, "data/index.html", page.out.s, page.out.len);
    bag_add_bytes(c, bag, "data/ledger/acts.jsonl", acts.s, acts.len);
    bag_add_bytes(c, bag, CHECKPOINT_FILE, job->proof.checkpoint.note,
        strlen(job->proof.checkpoint.note));
    bag_add_bytes(
        c, bag, "data/ledger/openings.jsonl", openings.s, openings.len);
    bag_add_bytes(c, bag, PROOFS_FILE, job->proof.proofs, job->proof.len);
    text = portfolio_xml(c, s, job->day, &len);
    bag_add_bytes(c, bag, "data/portfolio.xml", text, len);
    for (size_t i = 0; i < s->nqualifications; i++)
        bag_add(c, bag, &s->qualifications[i].file);
    for (size_t i = 0; i < s->nunits; i++)
        bag_add(c, bag, &s->units[i].file);
    for (size_t i = 0; i < s->nevidence; i++)
        for (size_t k = 0; k < s->evidence[i].n; k++) {
            struct snap_version *v = &s->evidence[i].versions[k];

            if (v->words != NULL)
                bag_add(c, bag, v->words);
            for (size_t f = 0; f < v->nfiles; f++)
                bag_add(c, bag, &v->files[f]);
            job->out->files += v->nfiles;
        }
    return OK;
}

/* An empty file of ours beside the target. */
static enum result
open_part(struct ctx *c, struct job *job)
{
    job->part = mem_printf(
        c->mem, "%s/.%s.XXXXXX", job->folder, path_name(job->out->path));
    job->fd = mkostemp(job->part, O_CLOEXEC);
    if (job->fd >= 0)
        return OK;
    job->part = NULL;
    return fail_errno(
        c, "cannot-write", N_("%s cannot be written"), job->out->path);
}

static enum result
write_zip(struct ctx *c, struct job *job, const struct bag *bag)
{
    struct zip_out *zip = NULL;
    enum result r;

    if ((r = open_part(c, job)) != OK ||
        (r = zip_out_open(c, job->fd, job->day, &zip)) != OK)
        return r;
    if ((r = bag_pack(c, bag, &job->s, job->day, zip)) == OK)
        r = zip_out_finish(c, zip);
    zip_out_close(zip);
    if (r == OK && fsync(job->fd) != 0)
        r = fail_errno(c, "cannot-write", N_("The package cannot be written"));
    return r;
}

/* What was written, read again: its size and its SHA-256, for the act. */
static enum result
read_digest(struct ctx *c, struct job *job)
{
    struct export_done *out = job->out;
    char *part = mem_alloc(c->mem, PART);
    uint8_t digest[SHA256_SIZE];
    struct hash *hash = NULL;
    enum result r;
    ssize_t n;

    if ((r = hash_open(c, HASH_SHA256, &hash)) != OK)
        return r;
    while ((n = pread(job->fd, part, PART, out->size)) > 0 ||
           (n < 0 && errno == EINTR)) {
        if (n > 0)
            hash_add(hash, part, (size_t)n);
        out->size += n > 0 ? n : 0;
    }
    hash_close(hash, digest);
    hex_format(digest, sizeof(digest), out->sha256);
    return n == 0
               ? OK
               : fail_errno(c, "cannot-read", N_("The package cannot be read"));
}

static enum result
append(struct ctx *c, void *arg)
{
    const struct job *job = arg;
    const struct snapshot *s = &job->s;
    struct act act = {
        .kind = "export", .actor = c->actor, .subject = s->learner.id};
    struct value *units = value_array(c->mem);
    enum result r;

    if ((r = may_administer(c)) != OK) /* still */
        return r;
    for (size_t i = 0; i < s->nunits; i++)
        value_add(units, value_string(c->mem,
                             mem_printf(c->mem, "%s@%lld", s->units[i].row.key,
                                 (long long)s->units[i].row.rev)));
    act.body = value_object(c->mem);
    value_set_string(c->mem, act.body, "sha256", job->out->sha256);
    value_set_integer(c->mem, act.body, "size", job->out->size);
    value_set(c->mem, act.body, "units", units);
    return act_append(c, &act, NULL);
}

static enum result
give_name(struct ctx *c, struct job *job)
{
    if (rename(job->part, job->out->path) != 0)
        return fail_errno(
            c, "cannot-write", N_("%s cannot be written"), job->out->path);
    job->part = NULL;
    return file_sync_folder(c, job->folder);
}

static enum result
run(struct ctx *c, struct job *job)
{
    struct bag bag = {0};
    enum result r;

    if ((r = store_read(c, take, job)) != OK ||
        (r = proof_take(c, &job->s, job->new->at, &job->proof)) != OK ||
        (r = choose_day(c, job)) != OK)
        return r;
    bag.checkpoint = &job->proof.checkpoint;
    names_give(c, &job->s);
    bag.root = names_root(c, &job->s, job->day);
    if ((r = choose_path(c, job, bag.root)) != OK ||
        (r = fill(c, job, &bag)) != OK || (r = bag_hash(c, &bag)) != OK ||
        (r = write_zip(c, job, &bag)) != OK ||
        (r = read_digest(c, job)) != OK ||
        (r = store_write(c, append, job)) != OK)
        return r;
    job->out->evidence = job->s.nevidence;
    job->out->acts = job->s.nacts;
    return give_name(c, job);
}

enum result
export_make(
    struct ctx *c, const struct export_new *new, struct export_done *out)
{
    struct job job = {.new = new, .fd = -1, .out = out};
    enum result r;

    *out = (struct export_done){0};
    r = run(c, &job);
    if (job.fd >= 0)
        close(job.fd);
    if (job.part != NULL)
        unlink(job.part);
    return r;
}
