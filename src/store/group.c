/*
 * group - those who wait to write share one synced commit.
 *
 * Whoever finds nobody at it leads: takes the lock, then all who have come to
 * wait meanwhile, and runs their bodies one after the other, each in its own
 * context and savepoint while its thread waits.  One that fails is undone by
 * itself; when the transaction as a whole is lost, all of them are told.
 * Nobody is answered before the commit is on the disk.
 */
#include <config.h>

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <time.h>

#include "base/time.h"
#include "handle.h"

static void
remove_job(struct writer *w, const struct job *job)
{
    struct job **at = &w->jobs;

    while (*at != job)
        at = &(*at)->next;
    *at = job->next;
}

/* Wait until it is done (true), or to lead; a job that nobody has taken by the
 * deadline is busy.  The gate is held. */
static bool
wait_turn(struct writer *w, struct job *job, int64_t deadline)
{
    struct timespec t = {
        .tv_sec = deadline / 1000, .tv_nsec = deadline % 1000 * 1000000};

    while (!job->done && w->led) {
        if (job->taken)
            pthread_cond_wait(&w->told, &w->gate);
        else if (pthread_cond_clockwait(
                     &w->told, &w->gate, CLOCK_MONOTONIC, &t) == ETIMEDOUT &&
                 !job->taken && !job->done && w->led) {
            remove_job(w, job);
            job->r = store_busy(job->c);
            return true;
        }
    }
    return job->done;
}

/* Undo the body alone.  Where the engine has undone all by itself there is no
 * savepoint any more, and what is told is why it has. */
static enum result
undo(struct job *job, struct db *db)
{
    struct ctx *c = job->c, before = *c;
    enum result r = db->engine->script(c, db, "ROLLBACK TO job");

    if (r != OK && job->r == ERR_FAULT)
        *c = before;
    return r;
}

/* The body, undone by itself where it fails; what is returned is about the
 * transaction as a whole. */
static enum result
run(struct job *job, struct db *db, bool shared)
{
    struct ctx *c = job->c;
    struct store *s = c->store;
    enum result r = OK;

    if (shared && (r = db->engine->script(c, db, "SAVEPOINT job")) != OK)
        return r;
    s->current = db;
    if ((job->r = store_check_clock(c)) == OK)
        job->r = job->body(c, job->arg);
    s->current = s->reader;
    if (job->r != OK)
        search_forget(s->writer);
    if (!shared)
        return job->r;
    if (job->r != OK)
        r = undo(job, db);
    if (r == OK)
        r = db->engine->script(c, db, "RELEASE job");
    if (r != OK)
        job->r = r;
    return db->failed ? job->r : r;
}

/* All is lost: what c was told in its language is told to everybody who was not
 * told no, in theirs. */
static void
tell_all(struct ctx *c, struct job *jobs, enum result r)
{
    for (struct job *i = jobs; i != NULL; i = i->next) {
        if (i->r != OK)
            continue;
        i->r = r;
        if (i->c == c)
            continue;
        fail(i->c, r, c->code,
            strcmp(c->code, "disk-full") == 0
                ? N_("The disk is full; nothing was changed.")
                : N_("The database failed while this was written together "
                     "with the changes of others; look at the disk and the "
                     "log, then try again."));
    }
}

static enum result
run_all(struct ctx *c, struct db *db, struct job *jobs)
{
    struct ctx *good = NULL;
    enum result r;

    if ((r = db->engine->begin(c, db)) == OK) {
        for (struct job *i = jobs; r == OK && i != NULL; i = i->next) {
            r = run(i, db, jobs->next != NULL);
            c = r != OK ? i->c : c;
            good = i->r == OK ? i->c : good;
        }
        if (r == OK && good != NULL)
            r = db->engine->commit(c = good, db);
        else
            db->engine->rollback(db);
    }
    if (r != OK)
        tell_all(c, jobs, r);
    return r;
}

static struct job *
take_jobs(struct writer *w)
{
    struct job *jobs;

    pthread_mutex_lock(&w->gate);
    jobs = w->jobs;
    w->jobs = NULL;
    for (struct job *i = jobs; i != NULL; i = i->next)
        i->taken = true;
    pthread_mutex_unlock(&w->gate);
    return jobs;
}

/* The jobs are no longer there to be looked at once they are done. */
static void
end_jobs(struct writer *w, struct job *jobs)
{
    struct job *next;

    for (; jobs != NULL; jobs = next) {
        next = jobs->next;
        jobs->done = true;
    }
    w->led = false;
    pthread_cond_broadcast(&w->told);
}

/* Of those who wait the leader alone is told when there is no lock. */
static void
lead(struct writer *w, struct job *job, int64_t deadline)
{
    struct job *jobs = NULL;

    if ((job->r = store_take(job->c, deadline)) == OK) {
        jobs = take_jobs(w);
        store_give(job->c, run_all(job->c, w->db, jobs));
    }
    pthread_mutex_lock(&w->gate);
    if (jobs == NULL)
        remove_job(w, job);
    end_jobs(w, jobs);
    pthread_mutex_unlock(&w->gate);
}

/* Within another body, a part of its transaction. */
static enum result
run_part(struct ctx *c, struct db *db, store_body *body, void *arg)
{
    enum result r, back;

    if ((r = db->engine->script(c, db, "SAVEPOINT part")) != OK)
        return r;
    if ((r = body(c, arg)) == OK)
        return db->engine->script(c, db, "RELEASE part");
    search_forget(c->store->writer);
    if (r == ERR_FAULT)
        return r;
    back = db->engine->script(c, db, "ROLLBACK TO part; RELEASE part");
    return back != OK ? back : r;
}

enum result
store_write(struct ctx *c, store_body *body, void *arg)
{
    struct writer *w = c->store->writer;
    int64_t deadline = time_steady() + c->store->patience;
    struct job job = {.c = c, .body = body, .arg = arg}, **end = &w->jobs;
    bool done;

    if (c->store->current == w->db)
        return run_part(c, w->db, body, arg);
    assert(c->store->current == c->store->reader && !c->store->reading);
    pthread_mutex_lock(&w->gate);
    while (*end != NULL)
        end = &(*end)->next;
    *end = &job;
    if (!(done = wait_turn(w, &job, deadline)))
        w->led = true;
    pthread_mutex_unlock(&w->gate);
    if (!done)
        lead(w, &job, deadline);
    return job.r;
}
