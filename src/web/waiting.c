/* waiting - counts that hold for one size of the ledger and one day. */
#include <config.h>

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "assess/queue.h"
#include "base/time.h"
#include "ledger/tree.h"
#include "waiting.h"

#define PLACES 256

struct count {
    struct id assessor;
    int64_t acts, day;
    size_t n;
};

struct waiting {
    pthread_mutex_t mutex;
    struct count places[PLACES];
};

struct waiting *
waiting_new(void)
{
    struct waiting *w = calloc(1, sizeof(*w));

    if (w == NULL)
        _exit(3);
    pthread_mutex_init(&w->mutex, NULL);
    return w;
}

void
waiting_free(struct waiting *w)
{
    if (w == NULL)
        return;
    pthread_mutex_destroy(&w->mutex);
    free(w);
}

/* Who is allocated changes by the day, everything else by an act. */
size_t
waiting_count(struct waiting *w, struct ctx *c, struct id assessor)
{
    struct count *place = &w->places[assessor.b[15] % PLACES];
    struct count now = {assessor, 0, c->now / TIME_DAY, 0}, had;
    enum result r = tree_size(c, &now.acts);

    pthread_mutex_lock(&w->mutex);
    had = *place;
    pthread_mutex_unlock(&w->mutex);
    if (r == OK && id_equal(had.assessor, assessor) && had.acts == now.acts &&
        had.day == now.day)
        return had.n;
    if (r != OK || queue_count(c, assessor, &now.n) != OK) {
        fail_clear(c);
        return 0;
    }
    pthread_mutex_lock(&w->mutex);
    *place = now;
    pthread_mutex_unlock(&w->mutex);
    return now.n;
}
