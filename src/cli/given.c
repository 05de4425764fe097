/* given - read what is given to a command. */
#include <config.h>

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/str.h"
#include "given.h"

#define TEXT_MAX ((size_t)1 << 20)
#define FILE_MAX ((int64_t)2 << 30)

enum result
given_text(
    struct ctx *c, const struct args *a, const char *name, const char **out)
{
    const char *path = args_get(a, name);
    enum result r;
    size_t len;
    char *text;

    *out = NULL;
    if (path == NULL)
        return OK;
    if ((r = file_read(c, path, TEXT_MAX, &text, &len)) != OK)
        return r;
    if (memchr(text, '\0', len) != NULL)
        return fail(c, ERR_INPUT, "bad-text",
            N_("The text is not UTF-8; add it as a file instead."));
    while (len > 0 && strchr(" \t\r\n", text[len - 1]) != NULL)
        text[--len] = '\0';
    *out = text;
    return OK;
}

enum result
given_files(struct ctx *c, const char *const *paths,
    const struct evidence_file **out, size_t *n)
{
    struct evidence_file *files;
    enum result r = OK;

    for (*n = 0; paths[*n] != NULL;)
        ++*n;
    *out = files = mem_array(c->mem, *n + 1, sizeof(*files));
    for (size_t i = 0; r == OK && i < *n; i++) {
        int fd;

        if ((r = file_open(c, paths[i], &fd)) != OK)
            return r;
        r = blob_add(c, fd, FILE_MAX, &files[i].blob);
        close(fd);
        files[i].name = path_name(paths[i]);
    }
    return r;
}

enum result
given_actions(struct ctx *c, const struct args *a,
    const struct action_new **out, size_t *n)
{
    const char *const *lines = args_all(a, "action");
    struct action_new *actions;
    enum result r = OK;

    for (*n = 0; lines[*n] != NULL;)
        ++*n;
    *out = actions = mem_array(c->mem, *n + 1, sizeof(*actions));
    for (size_t i = 0; r == OK && i < *n; i++)
        r = action_parse(c, lines[i], &actions[i]);
    return r;
}

const char *
given_joined(struct ctx *c, const struct args *a, const char *name)
{
    struct str s = str_in(c->mem);

    for (const char *const *i = args_all(a, name); *i != NULL; i++)
        str_addf(&s, "%s%s", s.len ? " " : "", *i);
    return args_has(a, name) ? s.s : NULL;
}

enum result
given_id(struct ctx *c, const char *text, struct id *out)
{
    if (id_parse(text, out))
        return OK;
    return fail(c, ERR_INPUT, "bad-id", N_("%s is not an id."), text);
}
