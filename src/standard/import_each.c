/*
 * import_each - many files: while one goes into the database the child reads
 * the next, and a commit is for all that came in a quarter of a second.
 */
#include <config.h>

#include <string.h>

#include "base/file.h"
#include "import_steps.h"
#include "standard/read.h"
#include "store/search.h"
#include "store/store.h"

#define MANY 200 /* files, after which the index is worth tidying */

/* A file on its way. */
struct file {
    const char *path; /* NULL: there is none */
    struct mem *mem;  /* of its own, until it is in the database */
    enum result r;
    const char *code;
    char *message;
    struct import_list loaded;
};

/* What is to be told after the commit. */
struct outcome {
    struct file file;
    struct outcome *next;
};

struct run {
    struct child *child;
    const struct library_given *given;
    import_told *told;
    void *arg;
    struct store_batch batch;
    struct mem *mem; /* of the outcomes */
    struct outcome *first, **end;
    size_t loaded; /* files */
};

/* Note how it went with the file; c->mem is as before. */
static void
note(struct ctx *c, struct file *file, struct mem *outer, enum result r)
{
    file->r = r;
    file->code = c->code;
    file->message = c->message;
    fail_clear(c);
    c->mem = outer;
}

static struct file
begin(struct ctx *c, struct run *run, const char *path)
{
    struct file file = {.path = path, .mem = mem_new()};
    struct mem *outer = c->mem;
    enum result r;
    size_t len;
    char *p;

    c->mem = file.mem;
    if ((r = file_read(c, path, UNIT_FILE_MAX, &p, &len)) == OK)
        r = import_begin(c, run->child, path, p, len);
    note(c, &file, outer, r);
    return file;
}

static void
end(struct ctx *c, struct run *run, struct file *file, struct loading *out)
{
    struct mem *outer = c->mem;

    c->mem = file->mem;
    note(
        c, file, outer, import_end(c, run->child, file->path, run->given, out));
}

static void
load(struct ctx *c, struct run *run, struct file *file, struct loading *l)
{
    struct mem *outer = c->mem;

    c->mem = file->mem;
    note(c, file, outer, store_batch_write(c, &run->batch, import_load, l));
    file->loaded = l->out;
}

static const char **
copied_list(struct mem *m, const char **list)
{
    const char **copy;
    size_t n = 0;

    if (list == NULL)
        return NULL;
    while (list[n] != NULL)
        n++;
    copy = mem_array(m, n + 1, sizeof(*copy));
    while (n-- > 0)
        copy[n] = mem_strdup(m, list[n]);
    return copy;
}

/* Queue what is to be told, and let go of all else. */
static void
queue(struct run *run, const struct file *file)
{
    struct outcome *o = mem_alloc(run->mem, sizeof(*o));
    size_t n = file->r == OK ? file->loaded.n : 0;
    struct mem *m = run->mem;
    struct imported *list = mem_array(m, n + 1, sizeof(*list));

    run->loaded += file->r == OK;
    o->file = *file;
    o->file.loaded = (struct import_list){list, n};
    o->file.code = mem_strdup(m, file->code);
    o->file.message = mem_strdup(m, file->message);
    for (size_t i = 0; i < n; i++) {
        list[i] = file->loaded.list[i];
        list[i].key = mem_strdup(m, list[i].key);
        list[i].title = mem_strdup(m, list[i].title);
        list[i].urn = mem_strdup(m, list[i].urn);
        list[i].language = mem_strdup(m, list[i].language);
        list[i].sha256 = mem_strdup(m, list[i].sha256);
        list[i].added = mem_strdup(m, list[i].added);
        list[i].unknown = copied_list(m, list[i].unknown);
    }
    *run->end = o;
    run->end = &o->next;
    mem_free(file->mem);
}

/* Tell of all that is queued. */
static enum result
tell(struct ctx *c, struct run *run)
{
    struct mem *outer = c->mem;
    const char *code = c->code;
    char *message = c->message;
    enum result r = OK;

    c->mem = run->mem;
    for (struct outcome *o = run->first; o != NULL && r == OK; o = o->next) {
        c->code = o->file.code;
        c->message = o->file.message;
        r = run->told(c, run->arg, o->file.path, o->file.r, &o->file.loaded);
    }
    c->mem = outer;
    c->code = r != OK ? mem_strdup(outer, c->code) : code;
    c->message = r != OK ? mem_strdup(outer, c->message) : message;
    mem_free(run->mem);
    run->mem = mem_new();
    run->first = NULL;
    run->end = &run->first;
    return r;
}

static enum result
commit(struct ctx *c, struct run *run)
{
    enum result r = store_batch_commit(c, &run->batch);

    return r != OK ? r : tell(c, run);
}

/* One file, which is with the child; the next goes there meanwhile. */
static enum result
deal_with(struct ctx *c, struct run *run, struct file *file, struct file *next,
    const char *next_path)
{
    struct loading l;
    enum result r = OK;

    /* Nobody waits for a file that is slow to read. */
    if (file->r == OK && run->batch.began != 0 &&
        !child_is_ready(run->child, store_batch_left(&run->batch)))
        r = commit(c, run);
    if (r == OK && file->r == OK)
        end(c, run, file, &l);
    *next = (struct file){0};
    if (r == OK && next_path != NULL)
        *next = begin(c, run, next_path);
    if (r == OK && file->r == OK)
        load(c, run, file, &l);
    if (r == OK && (file->r == ERR_BUSY || file->r == ERR_FAULT)) {
        c->code = mem_strdup(c->mem, file->code);
        c->message = mem_strdup(c->mem, file->message);
        r = file->r;
    }
    if (r != OK) {
        mem_free(file->mem);
        return r;
    }
    queue(run, file);
    return store_batch_left(&run->batch) > 0 ? OK : commit(c, run);
}

/* What came before a failure stays, unless it is lost with it. */
static enum result
finish(struct ctx *c, struct run *run, enum result r)
{
    bool lost = r != OK && r != ERR_BUSY && run->batch.began == 0;
    const char *code = c->code;
    char *message = c->message;
    enum result more = lost ? OK : commit(c, run);

    if (r == OK)
        return more;
    c->code = code;
    c->message = message;
    return r;
}

enum result
import_each(struct ctx *c, struct child *child, const char *const *paths,
    const struct library_given *given, import_told *told, void *arg)
{
    struct run run = {.child = child,
        .given = given,
        .told = told,
        .arg = arg,
        .mem = mem_new()};
    struct file file = {0}, next = {0};
    enum result r = OK;

    run.end = &run.first;
    if (*paths != NULL)
        next = begin(c, &run, *paths);
    while (next.path != NULL && r == OK) {
        file = next;
        r = deal_with(c, &run, &file, &next, *++paths);
    }
    if (r != OK) {
        child_close(child); /* it may be reading one more */
        mem_free(next.mem);
    }
    r = finish(c, &run, r);
    if (r == OK && run.loaded >= MANY && (r = search_settle(c)) == ERR_BUSY) {
        fail_clear(c); /* another time will do */
        r = OK;
    }
    mem_free(run.mem);
    return r;
}
