/* packages - the folder of exports. */
#include <config.h>

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "names.h"
#include "package/packages.h"
#include "people/person.h"
#include "store/store.h"

static const char *
folder(struct ctx *c)
{
    return mem_printf(c->mem, "%s/packages", store_dir(c));
}

/* What names_root() gives, and ".zip": the reference, "-", eight digits. */
static bool
is_of(const char *stem, const char *name)
{
    size_t len = strlen(stem);

    return strncmp(name, stem, len) == 0 && name[len] == '-' &&
           strspn(name + len + 1, "0123456789") == 8 &&
           strcmp(name + len + 9, ".zip") == 0;
}

static enum result
stem_of(struct ctx *c, struct id learner, const char **out)
{
    struct person p;
    enum result r;

    if ((r = person_get(c, learner, &p)) == OK)
        *out = names_stem(c->mem, p.ref);
    return r;
}

static int
newest_first(const void *a, const void *b)
{
    const struct package_file *x = a, *y = b;

    if (x->made != y->made)
        return x->made < y->made ? 1 : -1;
    return strcmp(y->name, x->name);
}

enum result
package_list(
    struct ctx *c, struct id learner, struct package_file **out, size_t *n)
{
    struct dirent *entry;
    struct stat st;
    const char *stem;
    size_t room = 0;
    enum result r;
    DIR *d;

    *n = 0;
    *out = NULL;
    if ((r = stem_of(c, learner, &stem)) != OK)
        return r;
    d = opendir(folder(c));
    while (d != NULL && (entry = readdir(d)) != NULL) {
        if (!is_of(stem, entry->d_name) ||
            fstatat(dirfd(d), entry->d_name, &st, AT_SYMLINK_NOFOLLOW) != 0 ||
            !S_ISREG(st.st_mode))
            continue;
        if (*n == room) {
            *out = mem_grow(c->mem, *out, room * sizeof(**out),
                (room * 2 + 8) * sizeof(**out));
            room = room * 2 + 8;
        }
        (*out)[(*n)++] =
            (struct package_file){mem_strdup(c->mem, entry->d_name), st.st_size,
                (int64_t)st.st_mtime * 1000};
    }
    if (d != NULL)
        closedir(d);
    if (*n > 0)
        qsort(*out, *n, sizeof(**out), newest_first);
    return OK;
}

enum result
package_open(struct ctx *c, struct id learner, const char *name, int *out_fd,
    int64_t *out_size)
{
    const char *stem;
    struct stat st;
    enum result r;
    int fd = -1;

    if ((r = stem_of(c, learner, &stem)) != OK)
        return r;
    if (is_of(stem, name))
        fd = open(mem_printf(c->mem, "%s/%s", folder(c), name),
            O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
        *out_fd = fd;
        *out_size = st.st_size;
        return OK;
    }
    if (fd >= 0)
        close(fd);
    return fail(c, ERR_NOT_FOUND, "no-package",
        N_("There is no package “%s” of this learner here."), name);
}
