/* file: what is read has a maximum; what is written is whole or absent. */
#include <config.h>

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "tap.h"

static char folder[] = "t-file.XXXXXX";

static const char *
in(struct ctx *c, const char *name)
{
    return mem_printf(c->mem, "%s/%s", folder, name);
}

static int
entries(void)
{
    DIR *d = opendir(folder);
    int n = 0;

    while (readdir(d) != NULL)
        n++;
    closedir(d);
    return n - 2;
}

static void
writes_and_reads(struct ctx *c)
{
    const char *path = in(c, "a");
    struct stat st;
    char *p;
    size_t len;

    is_int(file_write(c, path, "one\0two", 7, 0600), OK, "a file is written");
    is_int(file_write(c, path, "three", 5, 0600), OK, "and replaced");
    is_int(file_read(c, path, 5, &p, &len), OK, "as large as allowed");
    is_str(p, "three", "the new bytes are read");
    is_int((long long)len, 5, "and their number");
    ok(stat(path, &st) == 0 && (st.st_mode & 0777) == 0600, "with its mode");
    is_int(entries(), 1, "nothing is left beside it");
    is_int(file_read(c, path, 4, &p, &len), ERR_LIMIT, "one byte too many");
    is_str(c->code, "too-large", "says so");
}

static void
refusals(struct ctx *c)
{
    char *p;
    size_t len;

    is_int(file_read(c, in(c, "none"), 9, &p, &len), ERR_NOT_FOUND,
        "a missing file is not found");
    is_str(c->message, mem_printf(c->mem, "There is no file %s/none.", folder),
        "and named");
    is_int(file_read(c, folder, 9, &p, &len), ERR_NOT_FOUND,
        "a folder is not read as a file");
    is_str(c->message, mem_printf(c->mem, "%s is a folder.", folder),
        "and says why");
    is_int(file_write(c, in(c, "no/file"), "x", 1, 0600), ERR_FAULT,
        "writing into no folder fails");
    is_int(entries(), 1, "and leaves nothing");
}

static void
pipes(struct ctx *c)
{
    int fd[2];
    char *p;
    size_t len;

    ok(pipe(fd) == 0, "a pipe opens");
    is_int(file_write_fd(c, fd[1], "pipe", "hello", 5), OK, "is written");
    close(fd[1]);
    is_int(file_read_fd(c, fd[0], "pipe", 4, &p, &len), ERR_LIMIT,
        "a pipe has a maximum too");
    close(fd[0]);
}

static void
names(struct ctx *c)
{
    is_str(path_folder(c->mem, "a"), ".", "a bare name is in .");
    is_str(path_folder(c->mem, "/a"), "/", "the root is a folder");
    is_str(path_folder(c->mem, "b/c/a"), "b/c", "the folder of a path");
    is_str(path_name("b/c/a"), "a", "its last part");
}

int
main(void)
{
    struct ctx c = {.mem = mem_new(), .lang = "en"};

    ok(mkdtemp(folder) != NULL, "a folder to work in");
    writes_and_reads(&c);
    refusals(&c);
    pipes(&c);
    names(&c);
    unlink(in(&c, "a"));
    rmdir(folder);
    mem_free(c.mem);
    return done();
}
