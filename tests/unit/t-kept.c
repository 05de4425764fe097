/* kept: made once, given to all threads, bounded, and honest about failures. */
#include <config.h>

#include <pthread.h>

#include "datadir.h"
#include "store/kept.h"
#include "tap.h"

#define MORE_THAN_FIT 400

static int made;

static enum result
make(struct ctx *c, struct id key, const void **out)
{
    __atomic_add_fetch(&made, 1, __ATOMIC_SEQ_CST);
    *out = mem_dup(c->mem, &key, sizeof(key));
    return OK;
}

static enum result
make_nothing(struct ctx *c, struct id key, const void **out)
{
    (void)key;
    (void)out;
    return fail(c, ERR_NOT_FOUND, "no-thing", "There is none.");
}

static bool
is_of(struct ctx *c, struct id key, const void **out)
{
    return kept_get(c, key, 1, make, out) == OK &&
           id_equal(*(const struct id *)*out, key);
}

static void
test_once(struct ctx *c)
{
    struct id key = id_new(c);
    const void *first, *again;

    ok(is_of(c, key, &first) && is_of(c, key, &again) && first == again,
        "what was made is given again");
    is_int(made, 1, "and made once");
    is_int(kept_get(c, key, 2, make, &again), OK, "another edition");
    ok(again != first, "is another thing");
    is_int(made, 2, "made for itself");
    is_int(kept_get(c, id_new(c), 1, make_nothing, &again), ERR_NOT_FOUND,
        "a failure passes through");
    is_str(c->message, "There is none.", "with what it said");
}

static void
test_bound(struct ctx *c)
{
    struct id key[MORE_THAN_FIT];
    const void *p;
    int wrong = 0, before;

    for (int i = 0; i < MORE_THAN_FIT; i++)
        key[i] = id_new(c);
    for (int i = 0; i < MORE_THAN_FIT; i++)
        wrong += !is_of(c, key[i], &p);
    before = made;
    for (int i = 0; i < MORE_THAN_FIT; i++)
        wrong += !is_of(c, key[i], &p);
    is_int(wrong, 0, "everything asked for is right");
    ok(made > before && made < before + MORE_THAN_FIT,
        "what does not fit is made anew, and what fits is not");
}

struct asking {
    struct store *store;
    struct id key;
    const void *got;
};

static void *
ask(void *arg)
{
    struct asking *a = arg;
    struct ctx c = {.mem = mem_new(), .lang = "en"};

    if (store_join(&c, a->store) == OK)
        kept_get(&c, a->key, 1, make, &a->got);
    store_close(&c);
    mem_free(c.mem);
    return NULL;
}

static void
test_threads(struct ctx *c)
{
    struct asking a[8];
    pthread_t thread[8];
    struct id key = id_new(c);
    int wrong = 0;

    for (int i = 0; i < 8; i++) {
        a[i] = (struct asking){c->store, key, NULL};
        pthread_create(&thread[i], NULL, ask, &a[i]);
    }
    for (int i = 0; i < 8; i++) {
        pthread_join(thread[i], NULL);
        wrong += a[i].got == NULL || a[i].got != a[0].got;
    }
    is_int(wrong, 0, "all threads are given the same");
}

int
main(void)
{
    struct ctx c = datadir_ctx();

    datadir_make(&c);
    test_once(&c);
    test_threads(&c);
    test_bound(&c);
    datadir_done(&c);
    return done();
}
