/*
 * zip: what is written is read back; equal input gives equal bytes; no byte
 * may be other than written, and what is not as written is refused.
 */
#include <config.h>

#include <fcntl.h>
#include <unistd.h>

#include "base/zip.h"
#include "tap.h"

static struct ctx c = {.lang = "en"};

static int
temporary(void)
{
    char path[] = "/tmp/tyst-zip.XXXXXX";
    int fd = mkstemp(path);

    unlink(path);
    return fd;
}

/* Bytes as a file to read. */
static int
as_file(const void *p, size_t len)
{
    int fd = temporary();

    if (write(fd, p, len) != (ssize_t)len || lseek(fd, 0, SEEK_SET) != 0)
        exit(99);
    return fd;
}

static enum result
give(struct ctx *ctx, const void *arg, int *out_fd)
{
    (void)ctx;
    *out_fd = as_file(arg, strlen(arg));
    return OK;
}

static enum result
give_none(struct ctx *ctx, const void *arg, int *out_fd)
{
    (void)arg;
    *out_fd = -1;
    return fail(ctx, ERR_FAULT, "gone", "It is gone.");
}

/* Four entries: deflated, stored, empty, and one with a name not ASCII. */
static int
write_sample(enum result *r)
{
    struct zip_out *z;
    int fd = temporary();

    if (zip_out_open(&c, fd, "2026-11-22", &z) != OK ||
        zip_out_bytes(&c, z, "r/a.txt", "hello hello hello hello", 23) != OK ||
        zip_out_file(&c, z, "r/b.jpg", 5, false, give, "bytes") != OK ||
        zip_out_bytes(&c, z, "r/c", "", 0) != OK ||
        zip_out_file(&c, z, "r/ŵ.txt", 12, true, give, "abababababab") != OK)
        exit(99);
    *r = zip_out_finish(&c, z);
    zip_out_close(z);
    return fd;
}

static char *
all_of(int fd, size_t *len)
{
    off_t size = lseek(fd, 0, SEEK_END);
    char *p = mem_alloc(c.mem, (size_t)size + 1);

    if (pread(fd, p, (size_t)size, 0) != size)
        exit(99);
    *len = (size_t)size;
    return p;
}

static void
ignore(const void *p, size_t len, void *arg)
{
    (void)p;
    (void)len;
    (void)arg;
}

/* Open it and read every entry. */
static enum result
read_all(int fd)
{
    struct zip_in z;
    enum result r = zip_in_open(&c, fd, &z);

    for (size_t i = 0; r == OK && i < z.n; i++)
        r = zip_in_copy(&c, &z, &z.entry[i], ignore, NULL);
    return r;
}

static void
test_round(void)
{
    struct zip_in z;
    enum result r;
    int fd = write_sample(&r), again = write_sample(&r);
    size_t len, len2;
    char *p = all_of(fd, &len), *q = all_of(again, &len2), *s;

    is_int(r, OK, "a zip is written");
    ok(len == len2 && memcmp(p, q, len) == 0, "equal input gives equal bytes");
    is_int(zip_in_open(&c, fd, &z), OK, "and it is read");
    is_int((long long)z.n, 4, "with all entries");
    is_str(z.day, "2026-11-22", "of its day");
    ok(zip_in_find(&z, "r/a.txt")->deflated &&
            !zip_in_find(&z, "r/b.jpg")->deflated,
        "text is deflated, other things are stored");
    is_int(zip_in_text(&c, &z, zip_in_find(&z, "r/ŵ.txt"), 12, &s), OK,
        "an entry is read");
    is_str(s, "abababababab", "as it was written");
    is_int(zip_in_text(&c, &z, zip_in_find(&z, "r/ŵ.txt"), 11, &s), ERR_LIMIT,
        "but not above a limit");
    ok(zip_in_find(&z, "r/none") == NULL, "what is not there is not found");
    close(fd);
    close(again);
}

/* Every byte, each bit of it and all at once. */
static void
test_flips(void)
{
    enum result r;
    int fd = write_sample(&r);
    size_t len;
    char *p = all_of(fd, &len);
    int unseen = 0;

    for (size_t i = 0; i < len; i++)
        for (int bit = 0; bit <= 8; bit++) {
            struct mem *before = c.mem;
            char was = p[i];
            int copy;

            p[i] = (char)(was ^ (bit == 8 ? 0xff : 1 << bit));
            copy = as_file(p, len);
            c.mem = mem_new();
            if (read_all(copy) == OK) {
                unseen++;
                printf("# unseen: byte %zu bit %d\n", i, bit);
            }
            mem_free(c.mem);
            c.mem = before;
            close(copy);
            p[i] = was;
        }
    is_int(unseen, 0, "no bit of a zip can be another");
    close(fd);
}

static void
test_refusals(void)
{
    static const char *const names[] = {"/r/a", "r/../a", "r//a", "r/./a",
        "../a", "r\\a", "c:a", "r/", "r/a\nb"};
    struct zip_out *z;
    int unseen = 0, fd;

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        fd = temporary();
        if (zip_out_open(&c, fd, "2026-11-22", &z) != OK ||
            zip_out_bytes(&c, z, names[i], "x", 1) != OK ||
            zip_out_finish(&c, z) != OK)
            exit(99);
        zip_out_close(z);
        unseen += read_all(fd) == OK;
        close(fd);
    }
    is_int(unseen, 0, "names that lead elsewhere are refused");
    fd = temporary();
    if (zip_out_open(&c, fd, "2026-11-22", &z) != OK ||
        zip_out_bytes(&c, z, "r/É.txt", "x", 1) != OK ||
        zip_out_bytes(&c, z, "r/e.TXT", "x", 1) != OK ||
        zip_out_finish(&c, z) != OK)
        exit(99);
    zip_out_close(z);
    is_int(read_all(fd), ERR_INPUT, "names alike but for case are refused");
    close(fd);
    fd = as_file("PK", 2);
    is_int(read_all(fd), ERR_INPUT, "what is no zip is refused");
    is_str(c.code, "not-zip", "and said to be none");
    close(fd);
}

static void
test_failing_source(void)
{
    struct zip_out *z;
    int fd = temporary();

    if (zip_out_open(&c, fd, "2026-11-22", &z) != OK ||
        zip_out_file(&c, z, "r/a", 1, false, give_none, NULL) != OK)
        exit(99);
    is_int(zip_out_finish(&c, z), ERR_FAULT, "a source that fails is said");
    is_str(c.code, "gone", "by its own failure");
    zip_out_close(z);
    if (zip_out_open(&c, fd, "2026-11-22", &z) != OK ||
        zip_out_file(&c, z, "r/a", 3, false, give, "four") != OK)
        exit(99);
    is_int(zip_out_finish(&c, z), ERR_FAULT, "so is one of another length");
    zip_out_close(z);
    close(fd);
}

int
main(void)
{
    c.mem = mem_new();
    test_round();
    test_flips();
    test_refusals();
    test_failing_source();
    mem_free(c.mem);
    return done();
}
