/* import - read what a file holds, then load it in one transaction. */
#include <config.h>

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "forms.h"
#include "import_steps.h"
#include "library_put.h"
#include "rules/rules.h"
#include "standard/import.h"
#include "standard/qualifications.h"
#include "standard/read.h"
#include "store/sql.h"
#include "store/store.h"

/* Something read from a file, to be loaded. */
struct part {
    const struct kind *kind;
    void *thing;
};

/* What a file can hold: how it is made of its tree, and put into the library
 * (inside store_write()). */
struct kind {
    const char *element;
    enum result (*make)(struct ctx *c, const struct xml_node *root, void **out);
    enum result (*put)(struct ctx *c, const void *thing,
        const struct library_given *given, struct imported *out);
};

static enum result
make_unit(struct ctx *c, const struct xml_node *root, void **out)
{
    struct unit *u;
    enum result r = unit_from_xml(c, root, &u);

    *out = u;
    return r;
}

static enum result
put_unit(struct ctx *c, const void *thing, const struct library_given *given,
    struct imported *out)
{
    struct library_unit u;
    bool was_there;
    enum result r = library_put(c, thing, given, &u, &was_there);

    if (r == OK)
        *out = (struct imported){"unit", u.id, u.key, u.title, u.rev, u.urn,
            u.language, u.sha256, was_there, NULL, u.added};
    return r;
}

static enum result
make_qualification(struct ctx *c, const struct xml_node *root, void **out)
{
    struct qualification *q;
    enum result r = qualification_from_xml(c, root, &q);

    *out = q;
    return r;
}

static enum result
put_qualification(struct ctx *c, const void *thing,
    const struct library_given *given, struct imported *out)
{
    struct library_qualification q;
    bool was_there;
    enum result r = qualification_put(c, thing, given, &q, &was_there);

    if (r != OK)
        return r;
    *out = (struct imported){"qualification", q.id, q.key, q.title, q.rev, NULL,
        NULL, q.sha256, was_there, NULL, NULL};
    return qualification_unknown(c, thing, &out->unknown);
}

static const struct kind kinds[] = {
    {"unit",          make_unit,          put_unit         },
    {"qualification", make_qualification, put_qualification},
};

static enum result
make_part(struct ctx *c, const char *name, const struct xml_node *root,
    struct part *out)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (strcmp(kinds[i].element, root->name) == 0) {
            out->kind = &kinds[i];
            return kinds[i].make(c, root, &out->thing);
        }
    return fail(c, ERR_INPUT, "not-a-unit",
        N_("%s holds neither a unit nor a qualification."), name);
}

enum result
import_begin(struct ctx *c, struct child *child, const char *name,
    const char *p, size_t len)
{
    if (form_of(p, len) == NULL)
        return fail(c, ERR_INPUT, "not-a-unit",
            N_("%s is no unit file; “tyst standard convert” makes one of a "
               "published standard."),
            name);
    return child_send(c, child, name, p, len);
}

enum result
import_end(struct ctx *c, struct child *child, const char *name,
    const struct library_given *given, struct loading *out)
{
    struct xml_fault *faults;
    struct read_trees trees;
    struct part *part;
    enum result r;

    *out = (struct loading){.given = given};
    if ((r = read_trees_sent(c, child, name, &trees, &faults)) != OK)
        return r;
    if (trees.n > 1 && given->key != NULL)
        return fail(c, ERR_INPUT, "usage",
            N_("%s holds %zu units or qualifications, and --key is for one; "
               "load it without."),
            name, trees.n);
    out->part = part = mem_array(c->mem, trees.n, sizeof(*part));
    for (size_t i = 0; i < trees.n; i++)
        if ((r = read_named(c, make_part(c, name, trees.root[i], &part[i]),
                 name, &faults)) != OK)
            return r;
    out->out.list = mem_array(c->mem, trees.n, sizeof(*out->out.list));
    out->out.n = trees.n;
    return OK;
}

enum result
import_load(struct ctx *c, void *arg)
{
    struct loading *l = arg;
    enum result r = may_administer(c);

    for (size_t i = 0; i < l->out.n && r == OK; i++)
        r = l->part[i].kind->put(
            c, l->part[i].thing, l->given, &l->out.list[i]);
    return r;
}

enum result
import_bytes(struct ctx *c, struct child *child, const char *name,
    const char *p, size_t len, const struct library_given *given,
    struct import_list *out)
{
    struct loading l;
    enum result r;

    *out = (struct import_list){0};
    if ((r = import_begin(c, child, name, p, len)) != OK ||
        (r = import_end(c, child, name, given, &l)) != OK)
        return r;
    *out = l.out;
    return store_write(c, import_load, &l);
}

enum result
import_file(struct ctx *c, struct child *child, const char *path,
    const struct library_given *given, struct import_list *out)
{
    enum result r;
    size_t len;
    char *p;

    if ((r = file_read(c, path, UNIT_FILE_MAX, &p, &len)) != OK)
        return r;
    return import_bytes(c, child, path, p, len, given, out);
}

/* The version that was loaded from there; nothing where there was none. */
static enum result
known_version(struct ctx *c, const char *url, const struct library_given *given,
    struct fetch_version *out)
{
    struct fetched_row row;
    enum result r;

    *out = (struct fetch_version){0};
    if (given->key != NULL || given->revision)
        return OK;
    if ((r = sql_fetched_get(c, url, &row)) == OK)
        *out = (struct fetch_version){row.etag, row.modified};
    return r == ERR_NOT_FOUND ? OK : r;
}

struct noting {
    const char *url;
    struct fetch_version version;
};

static enum result
note_version(struct ctx *c, void *arg)
{
    struct noting *n = arg;

    return sql_fetched_set(
        c, n->url, n->version.etag, n->version.modified, c->now);
}

enum result
import_url(struct ctx *c, struct child *child, const char *url,
    const struct fetch_rules *allowed, const struct library_given *given,
    struct import_list *out)
{
    struct fetch_version known;
    struct fetched file;
    struct noting noting = {.url = url};
    enum result r;

    *out = (struct import_list){0};
    if ((r = known_version(c, url, given, &known)) != OK ||
        (r = fetch(c, url, allowed, &known, &file)) != OK || file.unchanged)
        return r;
    if ((r = import_bytes(c, child, url, file.p, file.len, given, out)) != OK)
        return r;
    noting.version = file.version;
    return store_write(c, note_version, &noting);
}

bool
import_is_file(const char *p, size_t len)
{
    return form_of(p, len) != NULL;
}

/* The files to load of an open folder, sorted; returns how many. */
static size_t
list_folder(struct mem *m, DIR *d, const char *path, const char ***out)
{
    struct dirent *entry;
    size_t n = 0, room = 16;

    *out = mem_array(m, room, sizeof(**out));
    while ((entry = readdir(d)) != NULL) {
        if (!form_has_suffix(entry->d_name))
            continue;
        if (n + 1 == room) {
            *out = mem_grow(
                m, *out, room * sizeof(**out), 2 * room * sizeof(**out));
            room *= 2;
        }
        (*out)[n++] = mem_printf(m, "%s/%s", path, entry->d_name);
    }
    qsort(*out, n, sizeof(**out), str_compare);
    return n;
}

enum result
import_files(struct ctx *c, const char *path, const char ***out)
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
