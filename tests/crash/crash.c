/*
 * crash - what the crash tests run and kill.
 *
 *     crash make DIR                   a new data directory
 *     crash write DIR NAME FROM MS     add sheets FROM, FROM + 1, … and print
 *                                      "NAME N" for each once it is
 *                                      acknowledged, then wait MS
 *     crash acts DIR NAME FROM MS      the same without blobs
 *     crash many DIR NAME FROM MS      the same by eight at once, who share
 *                                      commits; each begins 10 000 further on
 *     crash grow DIR NAME N            add N sheets and end
 *     crash check DIR FILE             are all in FILE there and whole?
 *     crash cut FOLDER                 cut the power of its file system (ext4)
 *
 * writing ends with status 3 and the code of the failure when one is refused.
 */
#include <config.h>

#include <fcntl.h>
#include <pthread.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "base/time.h"
#include "sheet.h"
#include "store/store.h"

/* EXT4_IOC_SHUTDOWN, and its flag not to write the journal either. */
#define SHUTDOWN _IOR('X', 125, uint32_t)
#define NO_LOG_FLUSH 2

static enum result
nothing(struct ctx *c, void *arg)
{
    (void)c;
    (void)arg;
    return OK;
}

static enum result
write_sheets(
    struct ctx *c, const char *name, long from, long n, long ms, bool blob)
{
    struct timespec pause = {ms / 1000, ms % 1000 * 1000000};
    enum result r = OK;

    for (long i = from; i < from + n && r == OK; i++) {
        char line[100];
        int len = snprintf(line, sizeof(line), "%s %ld\n", name, i);
        struct mem *outer = c->mem;

        c->mem = mem_new();
        r = sheet_add(c, name, i, blob);
        if (r == OK && write(STDOUT_FILENO, line, (size_t)len) != len)
            _exit(99);
        if (r != OK)
            fprintf(stderr, "%s: %s\n", c->code, c->message);
        mem_free(c->mem);
        c->mem = outer;
        if (ms > 0)
            nanosleep(&pause, NULL);
    }
    return r;
}

#define WRITERS 8
#define APART 10000

struct writing {
    pthread_t thread;
    struct ctx c;
    const char *name;
    long from, ms;
    enum result r;
};

static void *
write_along(void *arg)
{
    struct writing *w = arg;

    w->r = write_sheets(&w->c, w->name, w->from, APART, w->ms, false);
    return NULL;
}

static enum result
write_many(struct ctx *c, const char *name, long from, long ms)
{
    struct writing w[WRITERS];
    enum result r = OK;

    for (int i = 0; i < WRITERS; i++) {
        w[i] = (struct writing){
            .c = *c, .name = name, .from = from + i * APART, .ms = ms};
        w[i].c.mem = mem_new();
        w[i].c.store = NULL;
        if (store_join(&w[i].c, c->store) != OK)
            _exit(99);
        pthread_create(&w[i].thread, NULL, write_along, &w[i]);
    }
    for (int i = 0; i < WRITERS; i++) {
        pthread_join(w[i].thread, NULL);
        store_close(&w[i].c);
        mem_free(w[i].c.mem);
        r = w[i].r != OK ? w[i].r : r;
    }
    return r;
}

static bool
check(struct ctx *c, const char *path)
{
    FILE *acknowledged = fopen(path, "r");
    long n;
    bool good = acknowledged != NULL && sheet_check(c, acknowledged, &n);

    if (good)
        printf("%ld sheets\n", n);
    if (acknowledged != NULL)
        fclose(acknowledged);
    return good;
}

static int
cut(const char *folder)
{
    uint32_t flags = NO_LOG_FLUSH;
    int fd = open(folder, O_RDONLY);

    return fd >= 0 && ioctl(fd, SHUTDOWN, &flags) == 0 ? 0 : 1;
}

int
main(int argc, char **argv)
{
    struct ctx c = {.lang = "en", .now = time_now()};
    const char *what = argc > 2 ? argv[1] : "", *dir = argv[2];
    long from = argc > 4 ? strtol(argv[4], NULL, 10) : 0;
    long ms = argc > 5 ? strtol(argv[5], NULL, 10) : 0;
    bool writes = strcmp(what, "check") != 0, good = true;
    enum result r;

    if (strcmp(what, "cut") == 0)
        return cut(dir);
    c.mem = mem_new();
    if (strcmp(what, "make") == 0)
        r = store_create(&c, dir, nothing, NULL);
    else
        r = store_open(&c, dir, writes ? STORE_WRITE : STORE_READ);
    if (r != OK)
        fprintf(stderr, "%s: %s\n", c.code, c.message);
    else if (!writes)
        good = check(&c, argv[3]);
    else if (strcmp(what, "grow") == 0)
        r = write_sheets(&c, argv[3], 0, from, 0, true);
    else if (strcmp(what, "many") == 0)
        r = write_many(&c, argv[3], from, ms);
    else if (strcmp(what, "make") != 0)
        r = write_sheets(
            &c, argv[3], from, 1L << 40, ms, strcmp(what, "write") == 0);
    store_close(&c);
    mem_free(c.mem);
    return r != OK ? 3 : good ? 0 : 1;
}
