/* import - from files into the library. */
#include <config.h>

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "standard/library.h"
#include "standard/read.h"

bool
library_is_file(const char *p, size_t len)
{
    if (len >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0) {
        p += 3;
        len -= 3;
    }
    while (len > 0 && strchr(" \t\r\n", *p) != NULL && *p != '\0') {
        p++;
        len--;
    }
    return len > 0 && *p == '<';
}

enum result
library_import_bytes(struct ctx *c, struct child *child, const char *name,
    const char *p, size_t len, const struct library_given *given,
    struct library_unit *out, bool *was_there)
{
    struct xml_fault *faults;
    struct unit *u;
    enum result r;

    if (!library_is_file(p, len))
        return fail(c, ERR_INPUT, "not-a-unit",
            N_("%s is no unit file; “tyst standard convert” makes one of a "
               "published standard."),
            name);
    if ((r = read_unit_bytes(c, child, name, p, len, &u, &faults)) != OK)
        return r;
    if (u == NULL)
        return fail(c, ERR_INPUT, "not-a-unit",
            N_("%s holds a qualification, not a unit."), name);
    return library_add(c, u, given, out, was_there);
}

enum result
library_import(struct ctx *c, struct child *child, const char *path,
    const struct library_given *given, struct library_unit *out,
    bool *was_there)
{
    enum result r;
    size_t len;
    char *p;

    if ((r = file_read(c, path, UNIT_FILE_MAX, &p, &len)) != OK)
        return r;
    return library_import_bytes(c, child, path, p, len, given, out, was_there);
}

static int
compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool
is_unit_name(const char *name)
{
    size_t len = strlen(name);

    return len > 4 && name[0] != '.' && strcmp(name + len - 4, ".xml") == 0;
}

/* The unit files of an open folder, sorted; returns how many. */
static size_t
list_folder(struct mem *m, DIR *d, const char *path, const char ***out)
{
    struct dirent *entry;
    size_t n = 0, room = 16;

    *out = mem_array(m, room, sizeof(**out));
    while ((entry = readdir(d)) != NULL) {
        if (!is_unit_name(entry->d_name))
            continue;
        if (n + 1 == room) {
            *out = mem_grow(
                m, *out, room * sizeof(**out), 2 * room * sizeof(**out));
            room *= 2;
        }
        (*out)[n++] = mem_printf(m, "%s/%s", path, entry->d_name);
    }
    qsort(*out, n, sizeof(**out), compare);
    return n;
}

enum result
library_files(struct ctx *c, const char *path, const char ***out)
{
    struct stat st;
    size_t n;
    DIR *d;

    *out = mem_array(c->mem, 2, sizeof(**out));
    if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode)) {
        (*out)[0] = path; /* reading it says what is wrong */
        return OK;
    }
    if ((d = opendir(path)) == NULL)
        return fail_errno(c, "cannot-read", N_("%s cannot be read"), path);
    n = list_folder(c->mem, d, path, out);
    closedir(d);
    if (n == 0)
        return fail(c, ERR_INPUT, "no-units",
            N_("The folder %s holds no unit files."), path);
    return OK;
}
