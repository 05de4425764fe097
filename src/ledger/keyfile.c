/* keyfile - keys and the signer's memory on the disk. */
#include <config.h>

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "keyfile.h"

#define BEGIN "-----BEGIN PRIVATE KEY-----\n"
#define END "\n-----END PRIVATE KEY-----\n"
#define HEAD_SIZE 16
#define BASE64_SIZE 64 /* of head and seed */
#define PLACE ((size_t)4096)
#define DIGITS (2 * SHA256_SIZE)

/* RFC 8410 section 7: all that stands before the seed. */
static const uint8_t head[HEAD_SIZE] = {0x30, 0x2e, 0x02, 0x01, 0x00, 0x30,
    0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20};

/* Nobody else's to look at; what was opened is closed when it is not. */
static enum result
check_private(struct ctx *c, int fd, const char *name)
{
    struct stat st;
    enum result r = OK;

    if (fstat(fd, &st) != 0)
        r = fail_errno(c, "keys", N_("The key file %s cannot be read"), name);
    else if (st.st_uid != geteuid())
        r = fail(c, ERR_FAULT, "keys",
            N_("%s belongs to another user than the one who runs tyst; give "
               "it to them by “chown”."),
            name);
    else if ((st.st_mode & 077) != 0)
        r = fail(c, ERR_FAULT, "keys",
            N_("%s can be used by others; take that from them by “chmod "
               "go=”, and think of the keys as known to them."),
            name);
    else if (!S_ISDIR(st.st_mode) && !S_ISREG(st.st_mode))
        r = fail(c, ERR_FAULT, "keys", N_("%s is no file."), name);
    if (r != OK)
        close(fd);
    return r;
}

static enum result
missing(struct ctx *c, const char *name)
{
    if (errno != ENOENT)
        return fail_errno(
            c, "keys", N_("The key file %s cannot be read"), name);
    return fail(c, ERR_FAULT, "keys",
        N_("%s is missing; restore it from where a copy of it is kept, or see "
           "“ledger epoch” in the manual."),
        name);
}

enum result
keys_open(struct ctx *c, const char *dir, int *out_fd)
{
    const char *path = mem_printf(c->mem, "%s/" KEYS, dir);

    *out_fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    return *out_fd < 0 ? missing(c, path) : check_private(c, *out_fd, path);
}

enum result
keyfile_open(struct ctx *c, int keys, const char *name, int flags, int *out_fd)
{
    const char *shown = mem_printf(c->mem, KEYS "/%s", name);

    *out_fd = openat(keys, name, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    return *out_fd < 0 ? missing(c, shown) : check_private(c, *out_fd, shown);
}

/* The seed in the text of a file: only what keyfile_write() writes. */
static bool
read_pem(struct ctx *c, const char *p, size_t len, uint8_t *out)
{
    const size_t begin = strlen(BEGIN), end = strlen(END);
    uint8_t *bytes;
    size_t n;
    bool good;

    if (len != begin + BASE64_SIZE + end || memcmp(p, BEGIN, begin) != 0 ||
        memcmp(p + begin + BASE64_SIZE, END, end) != 0 ||
        (bytes = base64_parse(c->mem, p + begin, BASE64_SIZE, &n)) == NULL)
        return false;
    good = n == HEAD_SIZE + ED25519_SEED_SIZE &&
           memcmp(bytes, head, HEAD_SIZE) == 0;
    if (good)
        memcpy(out, bytes + HEAD_SIZE, ED25519_SEED_SIZE);
    wipe(bytes, n);
    return good;
}

enum result
keyfile_read(
    struct ctx *c, int keys, const char *name, uint8_t out[ED25519_SEED_SIZE])
{
    enum result r;
    size_t len;
    char *p;
    int fd;

    if ((r = keyfile_open(c, keys, name, O_RDONLY, &fd)) != OK)
        return r;
    if ((r = file_read_fd(c, fd, name, PLACE, &p, &len)) == OK) {
        if (!read_pem(c, p, len, out))
            r = fail(c, ERR_FAULT, "keys",
                N_("keys/%s holds no key; restore it from where a copy of "
                   "it is kept, or see “ledger epoch” in the manual."),
                name);
        wipe(p, len);
    }
    close(fd);
    return r;
}

enum result
keyfile_write(
    struct ctx *c, const char *path, const uint8_t seed[ED25519_SEED_SIZE])
{
    uint8_t bytes[HEAD_SIZE + ED25519_SEED_SIZE];
    char *base64, *text;
    enum result r;

    memcpy(bytes, head, HEAD_SIZE);
    memcpy(bytes + HEAD_SIZE, seed, ED25519_SEED_SIZE);
    base64 = base64_text(c->mem, bytes, sizeof(bytes));
    text = mem_printf(c->mem, BEGIN "%s" END, base64);
    r = file_write(c, path, text, strlen(text), 0600);
    wipe(bytes, sizeof(bytes));
    wipe(base64, strlen(base64));
    wipe(text, strlen(text));
    return r;
}

/* "DIGITS LF N LF NOTE" and zeros: DIGITS is the SHA-256 of what follows. */
static bool
read_place(struct ctx *c, const char *p, struct memory *out)
{
    char hex[SHA256_HEX_SIZE];
    struct note note;
    const char *end, *rest;
    char *after;

    end = memchr(p, '\0', PLACE);
    if (end == NULL || end - p < DIGITS + 1)
        return false;
    rest = p + DIGITS + 1;
    hash_sha256_hex(rest, (size_t)(end - rest), hex);
    if (memcmp(p, hex, DIGITS) != 0)
        return false;
    out->n = strtoll(rest, &after, 10);
    return *after == '\n' &&
           checkpoint_parse(c, after + 1, (size_t)(end - after - 1), &note,
               &out->last) == OK;
}

enum result
memory_read(struct ctx *c, int fd, struct memory *out)
{
    char *p = mem_alloc(c->mem, 2 * PLACE + 1);
    struct memory m[2] = {0};
    ssize_t n = pread(fd, p, 2 * PLACE + 1, 0);
    bool good[2];

    *out = (struct memory){0};
    if (n < 0)
        return fail_errno(
            c, "keys", N_("The key file %s cannot be read"), KEY_MEMORY);
    if (n == 0)
        return OK;
    for (int i = 0; i < 2; i++)
        good[i] = read_place(c, p + (size_t)i * PLACE, &m[i]);
    fail_clear(c);
    if (!good[0] && !good[1])
        return fail(c, ERR_FAULT, "keys",
            N_("keys/%s is damaged: what was signed last is not known; "
               "restore it from where a copy of it is kept, or see “ledger "
               "epoch” in the manual."),
            KEY_MEMORY);
    *out = good[0] && (!good[1] || m[0].n > m[1].n) ? m[0] : m[1];
    return OK;
}

enum result
memory_write(
    struct ctx *c, int fd, const struct memory *before, const char *note)
{
    char *p = mem_alloc(c->mem, PLACE), hex[SHA256_HEX_SIZE];
    const char *text =
        mem_printf(c->mem, "%lld\n%s", (long long)before->n + 1, note);
    off_t place = (before->n + 1) % 2 * (off_t)PLACE;

    if (strlen(text) > PLACE - DIGITS - 2)
        return fail(c, ERR_INPUT, "not-checkpoint",
            N_("This note is too long to be signed."));
    hash_sha256_hex(text, strlen(text), hex);
    memcpy(p, hex, DIGITS);
    p[DIGITS] = '\n';
    memcpy(p + DIGITS + 1, text, strlen(text));
    if (pwrite(fd, p, PLACE, place) != (ssize_t)PLACE || fsync(fd) != 0)
        return fail_errno(
            c, "cannot-write", N_("%s cannot be written"), KEY_MEMORY);
    return OK;
}
