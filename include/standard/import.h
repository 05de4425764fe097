/*
 * import - from files into the library, whatever they are: unit files and the
 * formats that forms.c lists.  Each file is loaded in one transaction, whole
 * or not at all.
 */
#ifndef TYST_STANDARD_IMPORT_H
#define TYST_STANDARD_IMPORT_H

#include "base/child.h"
#include "base/fetch.h"
#include "standard/library.h"

/* One thing that a file held. */
struct imported {
    const char
        *kind; /* the element of our vocabulary: "unit", "qualification" */
    struct id id;
    const char *key, *title; /* title NULL: none */
    int64_t rev;
    const char *urn, *language, *sha256; /* NULL where the kind has none */
    bool was_there;       /* these very bytes were loaded before */
    const char **unknown; /* of a qualification: keys of units not loaded */
    const char *added;    /* the language that was all it added; NULL: none */
};

struct import_list {
    struct imported *list;
    size_t n;
};

/*
 * Load all that the bytes hold; child is one of READ_CHILD_UNIT, name what
 * messages call them.  A key is given to a file with one thing only.
 * ERR_INPUT "not-a-unit" for what is in no form that can be loaded, "usage"
 * for a key given to several things; else as library_add().
 */
enum result import_bytes(struct ctx *c, struct child *child, const char *name,
    const char *p, size_t len, const struct library_given *given,
    struct import_list *out);

/* import_bytes() of a file. */
enum result import_file(struct ctx *c, struct child *child, const char *path,
    const struct library_given *given, struct import_list *out);

/*
 * import_bytes() of a file on another server.  It is asked only whether there
 * is another version than was loaded from there before, unless given says
 * how to load it; out->n is 0 when there is none.  Fails also as fetch().
 */
enum result import_url(struct ctx *c, struct child *child, const char *url,
    const struct fetch_rules *allowed, const struct library_given *given,
    struct import_list *out);

/*
 * import_file() of many files, NULL-terminated, that share commits: told() is
 * called for each, in order, when it is on the disk, or with what is wrong
 * with it, which c says as after a failure; all that it is given goes when it
 * returns.  What told() does not answer with OK ends the run, as ERR_BUSY and
 * ERR_FAULT do, and the files that it was not called for are not loaded.
 */
typedef enum result import_told(struct ctx *c, void *arg, const char *path,
    enum result r, const struct import_list *loaded);
enum result import_each(struct ctx *c, struct child *child,
    const char *const *paths, const struct library_given *given,
    import_told *told, void *arg);

/* Do the bytes begin as a file to load, and not as a published text? */
bool import_is_file(const char *p, size_t len);

/*
 * The files that path means: itself, or every file in the folder whose name
 * ends as one to load, sorted; NULL-terminated.  ERR_NOT_FOUND "no-file";
 * ERR_INPUT "no-units" for a folder without any.
 */
enum result import_files(struct ctx *c, const char *path, const char ***out);

#endif
