/*
 * blob: bytes are kept once under their hash, noticed when they are damaged,
 * and nothing is left behind by what fails.
 */
#include <config.h>

#include <dirent.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "base/file.h"
#include "datadir.h"
#include "store/blob.h"
#include "tap.h"

#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

static const char *
in(struct ctx *c, const char *name)
{
    return mem_printf(c->mem, "%s/%s", datadir_path, name);
}

static int
left_over(struct ctx *c)
{
    DIR *d = opendir(in(c, "blobs/tmp"));
    int n = -2;

    while (readdir(d) != NULL)
        n++;
    closedir(d);
    return n;
}

static void
test_adding(struct ctx *c)
{
    const char *path = in(c, "blobs/ba/7816bf8f01cfea414140de5dae2223b00361a39"
                             "6177a9cb410ff61f20015ad");
    struct stat first, again;
    struct blob b;

    is_int(blob_add_bytes(c, "abc", 3, &b), OK, "bytes are added");
    is_str(b.sha256, ABC, "under their SHA-256");
    is_int(b.size, 3, "with their size");
    ok(stat(path, &first) == 0 && (first.st_mode & 07777) == 0600,
        "in the place it says, privately");
    is_int(blob_add_bytes(c, "abc", 3, &b), OK, "the same are added again");
    ok(stat(path, &again) == 0 && again.st_ino == first.st_ino,
        "and kept once");
    is_int(left_over(c), 0, "nothing is left over");
    file_write(c, path, "abd", 3, 0600);
    is_int(blob_copy(c, ABC, -1), ERR_FAULT, "damage is noticed");
    is_str(c->code, "blob-damaged", "and says so");
    is_int(blob_add_bytes(c, "abc", 3, &b), OK, "adding them once more");
    is_int(blob_copy(c, ABC, -1), OK, "mends it");
    is_int(blob_add_bytes(c, "", 0, &b), OK, "no bytes are bytes");
    is_int(blob_copy(c, b.sha256, -1), OK, "and are there");
    unlink(path);
    rmdir(in(c, "blobs/ba"));
    is_int(blob_add_bytes(c, "abc", 3, &b), OK,
        "a folder that a restored directory lacks is made");
}

static void
test_streams(struct ctx *c)
{
    const char *from = in(c, "from"), *to = in(c, "to");
    size_t len = 200000, got;
    char *p = mem_alloc(c->mem, len), *back;
    struct blob b;
    int fd, out;

    for (size_t i = 0; i < len; i++)
        p[i] = (char)(i * i >> 3);
    file_write(c, from, p, len, 0600);
    fd = open(from, O_RDONLY);
    is_int(blob_add(c, fd, (int64_t)len - 1, &b), ERR_LIMIT,
        "one byte too many is refused");
    is_str(c->code, "too-large", "and says so");
    is_int(left_over(c), 0, "and leaves nothing over");
    lseek(fd, 0, SEEK_SET);
    is_int(blob_add(c, fd, (int64_t)len, &b), OK, "the most is taken");
    close(fd);
    is_int(b.size, (long long)len, "all of it");
    out = open(to, O_WRONLY | O_CREAT, 0600);
    is_int(blob_copy(c, b.sha256, out), OK, "and given");
    close(out);
    file_read(c, to, len, &back, &got);
    ok(got == len && memcmp(p, back, len) == 0, "as it came");
    fd = open(datadir_path, O_RDONLY | O_DIRECTORY);
    is_int(blob_add(c, fd, 100, &b), ERR_FAULT, "what cannot be read");
    is_str(c->code, "cannot-read", "says so");
    close(fd);
    is_int(blob_open(c, b.sha256, &fd), OK, "it can be opened");
    close(fd);
    out = open("/dev/full", O_WRONLY);
    is_int(blob_copy(c, b.sha256, out), ERR_FAULT, "no room at the far end");
    is_str(c->code, "disk-full", "says so");
    close(out);
}

/* Begun with one ctx, continued with another whose memory is its own. */
static void
test_pieces(struct ctx *c)
{
    struct ctx other = *c;
    struct blob_incoming *incoming;
    struct blob b;

    other.mem = mem_new();
    is_int(blob_begin(&other, 3, &incoming), OK, "receiving begins");
    is_int(blob_write(&other, incoming, "ab", 2), OK, "a piece");
    is_int(left_over(c), 1, "is on the disk already");
    mem_free(other.mem);
    is_int(blob_write(c, incoming, "", 0), OK, "no bytes are a piece");
    is_int(
        blob_write(c, incoming, "c", 1), OK, "another's ctx writes the next");
    is_int(blob_finish(c, incoming, &b), OK, "and finishes");
    is_str(b.sha256, ABC, "as if it had come at once");
    is_int(b.size, 3, "with the size of all");
    is_int(blob_begin(c, 3, &incoming), OK, "another");
    is_int(
        blob_write(c, incoming, "abcd", 4), ERR_LIMIT, "that gets too large");
    is_str(c->code, "too-large", "says so");
    blob_drop(incoming);
    is_int(left_over(c), 0, "and dropped leaves nothing over");
    blob_drop(NULL);
}

static void
test_missing(struct ctx *c)
{
    static const char *const names[] = {
        "0000000000000000000000000000000000000000000000000000000000000000", "",
        "../../../../etc/passwd", "BA7816BF8F01CFEA",
        "ba/816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"};
    int fd;

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        is_int(blob_open(c, names[i], &fd), ERR_FAULT,
            mem_printf(c->mem, "there is no blob “%s”", names[i]));
        is_str(c->code, "blob-missing", "and says so");
    }
}

static void
leave(struct ctx *c, const char *name, int age)
{
    struct timespec times[2] = {{.tv_sec = time(NULL) - age}};

    times[1] = times[0];
    file_write(c, in(c, name), "half", 4, 0600);
    utimensat(AT_FDCWD, in(c, name), times, 0);
}

static void
test_sweep(struct ctx *c)
{
    int fd;

    leave(c, "blobs/tmp/old", 7200);
    leave(c, "blobs/tmp/busy", 7200);
    leave(c, "blobs/tmp/young", 60);
    fd = open(in(c, "blobs/tmp/busy"), O_RDONLY);
    flock(fd, LOCK_EX);
    store_close(c);
    is_int(store_open(c, datadir_path, STORE_READ), OK, "reading");
    is_int(left_over(c), 3, "sweeps nothing");
    store_close(c);
    is_int(store_open(c, datadir_path, STORE_WRITE), OK, "opening to write");
    ok(access(in(c, "blobs/tmp/old"), F_OK) != 0,
        "sweeps what an interruption left");
    is_int(left_over(c), 2, "but nothing that is being received");
    close(fd);
}

int
main(void)
{
    struct ctx c = datadir_ctx();

    datadir_make(&c);
    test_adding(&c);
    test_streams(&c);
    test_pieces(&c);
    test_missing(&c);
    test_sweep(&c);
    datadir_done(&c);
    return done();
}
