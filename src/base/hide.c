/*
 * hide - Landlock takes no path away, it only grants; so everything beside the
 * folders on the way to what is hidden is granted, entry by entry.
 */
#include <config.h>

#include <dirent.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/hide.h"

#define ACCESS_REFER (UINT64_C(1) << 13)
#define ACCESS_TRUNCATE (UINT64_C(1) << 14)
#define ACCESS_OF_FILES                                                        \
    (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_WRITE_FILE)

/* Reading and writing what is there; a link stands for nothing by itself. */
static bool
grant(int rules, uint64_t handled, int folder, const char *name)
{
    struct landlock_path_beneath_attr rule = {.allowed_access = handled};
    struct stat st;
    bool done;

    rule.parent_fd = openat(folder, name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
    if (rule.parent_fd < 0)
        return true; /* it has gone */
    done = fstat(rule.parent_fd, &st) == 0;
    if (done && !S_ISDIR(st.st_mode))
        rule.allowed_access &= ~ACCESS_REFER;
    if (done && !S_ISLNK(st.st_mode))
        done = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH,
                   &rule, 0) == 0;
    close(rule.parent_fd);
    return done;
}

/* All that the folder holds but one. */
static bool
grant_others(int rules, uint64_t handled, const char *path, const char *but)
{
    DIR *folder = opendir(path);
    struct dirent *entry;
    bool done = folder != NULL;

    while (done && (entry = readdir(folder)) != NULL)
        if (strcmp(entry->d_name, ".") != 0 &&
            strcmp(entry->d_name, "..") != 0 && strcmp(entry->d_name, but) != 0)
            done = grant(rules, handled, dirfd(folder), entry->d_name);
    if (folder != NULL)
        closedir(folder);
    return done;
}

/* Folder by folder from the root on; path is taken apart. */
static bool
grant_beside(int rules, uint64_t handled, char *path)
{
    bool done = true;

    for (char *slash = path, *next; done && slash != NULL; slash = next) {
        next = strchr(slash + 1, '/');
        if (next != NULL)
            *next = '\0';
        *slash = '\0';
        done =
            grant_others(rules, handled, slash == path ? "/" : path, slash + 1);
        *slash = '/';
        if (next != NULL)
            *next = '/';
    }
    return done;
}

bool
hide_folder(const char *path)
{
    struct landlock_ruleset_attr attr = {
        .handled_access_fs = ACCESS_OF_FILES | ACCESS_REFER};
    long version = syscall(
        SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    char *real;
    bool done;
    int rules;

    /* The first version lets nobody move a file from folder to folder. */
    if (version < 2 || (real = realpath(path, NULL)) == NULL)
        return false;
    if (version >= 3)
        attr.handled_access_fs |= ACCESS_TRUNCATE;
    rules = (int)syscall(SYS_landlock_create_ruleset, &attr, sizeof(attr), 0);
    done = rules >= 0 && grant_beside(rules, attr.handled_access_fs, real) &&
           prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    if (rules >= 0)
        close(rules);
    free(real);
    return done;
}
