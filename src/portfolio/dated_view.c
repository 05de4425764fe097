/* dated_view - dated records as they are read. */
#include <config.h>

#include <string.h>

#include "base/str.h"
#include "dated_parts.h"
#include "store/sql.h"
#include "store/store.h"

const char *
dated_item_words(struct mem *m, const struct named_item_row *rows, size_t n)
{
    struct str s = str_in(m);

    for (size_t i = 0; i < n; i++)
        str_addf(&s, "%s%s:%s", i ? ", " : "", rows[i].key, rows[i].name);
    return s.s;
}

static struct dated
from_row(const struct dated_row *row)
{
    const struct dated_kind *kind = dated_kind_find(row->kind);

    return (struct dated){
        .id = row->id,
        .about = row->about,
        .author = row->author,
        .kind = kind,
        .about_name = row->about_name,
        .author_name = row->author_name,
        .day = row->day,
        .due = row->due,
        .words = row->words,
        .outcome = row->outcome,
        .made = row->made,
        .ended = row->ended,
        .open = kind->course != DATED_NOTED && row->ended == 0,
    };
}

/* Of the kind (NULL: any). */
static enum result
from_rows(struct ctx *c, enum result r, const struct dated_row *rows,
    size_t found, const char *kind, struct dated **out, size_t *n)
{
    if (r != OK)
        return r;
    *n = 0;
    *out = mem_array(c->mem, found + 1, sizeof(**out));
    for (size_t i = 0; i < found; i++)
        if (kind == NULL || strcmp(rows[i].kind, kind) == 0)
            (*out)[(*n)++] = from_row(&rows[i]);
    return OK;
}

enum result
dated_list(struct ctx *c, struct id about, const char *kind, int64_t max,
    struct dated **out, size_t *n)
{
    struct dated_row *rows = NULL;
    size_t found = 0;
    enum result r;

    if (!id_is_none(about))
        r = sql_dated_about(c, about, max, &rows, &found);
    else if (kind != NULL)
        r = sql_dated_of_kind(c, kind, max, &rows, &found);
    else
        return dated_latest(c, true, max, out, n);
    return from_rows(c, r, rows, found, kind, out, n);
}

enum result
dated_latest(
    struct ctx *c, bool learners, int64_t max, struct dated **out, size_t *n)
{
    struct dated_row *rows = NULL;
    size_t found = 0;
    enum result r = sql_dated_latest(c, learners, max, &rows, &found);

    return from_rows(c, r, rows, found, NULL, out, n);
}

enum result
dated_naming(
    struct ctx *c, struct id person, int64_t max, struct dated **out, size_t *n)
{
    struct dated_row *rows;
    size_t found;
    enum result r;

    if ((r = sql_dated_naming(c, person, max, &rows, &found)) != OK)
        return r;
    *n = 0;
    *out = mem_array(c->mem, found + 1, sizeof(**out));
    for (size_t i = 0; i < found; i++) {
        struct dated d = from_row(&rows[i]);

        if (!d.kind->hidden || !id_equal(d.about, person))
            (*out)[(*n)++] = d;
    }
    return OK;
}

static enum result
read_people(struct ctx *c, struct dated *d)
{
    struct dated_person_row *rows;
    enum result r = sql_dated_people(c, d->id, &rows, &d->npeople);

    if (r != OK)
        return r;
    d->people = mem_array(c->mem, d->npeople + 1, sizeof(*d->people));
    for (size_t i = 0; i < d->npeople; i++)
        d->people[i] = (struct dated_signer){
            rows[i].person, rows[i].name, rows[i].signed_at};
    return OK;
}

static enum result
read_files(struct ctx *c, struct dated *d)
{
    struct dated_file_row *rows;
    enum result r = sql_dated_files(c, d->id, &rows, &d->nfiles);

    if (r != OK)
        return r;
    d->files = mem_array(c->mem, d->nfiles + 1, sizeof(*d->files));
    for (size_t i = 0; i < d->nfiles; i++) {
        struct evidence_file *f = &d->files[i];

        f->name = rows[i].name;
        f->blob.size = rows[i].size;
        snprintf(f->blob.sha256, sizeof(f->blob.sha256), "%s", rows[i].sha256);
    }
    return OK;
}

enum result
dated_get(struct ctx *c, struct id id, struct dated *out)
{
    struct named_item_row *items;
    struct dated_row row;
    enum result r;
    size_t n;

    if ((r = sql_dated_get(c, id, &row)) == ERR_NOT_FOUND)
        return fail(c, r, "no-record", N_("There is no such record."));
    if (r != OK || (r = sql_dated_items(c, id, &items, &n)) != OK)
        return r;
    *out = from_row(&row);
    out->items = dated_item_words(c->mem, items, n);
    if ((r = read_people(c, out)) != OK || (r = read_files(c, out)) != OK)
        return r;
    return actions_of(c, id, &out->actions, &out->nactions);
}

enum result
dated_may_read(struct ctx *c, const struct dated *d, bool *out)
{
    bool own = id_equal(d->about, c->actor);
    struct person p;
    enum result r;

    *out = id_is_none(c->actor);
    for (size_t i = 0; i < d->npeople; i++)
        if (id_equal(d->people[i].id, c->actor))
            *out = !own || !d->kind->hidden;
    if (*out || own)
        return OK;
    if ((r = person_get(c, c->actor, &p)) == OK)
        *out = dated_writing(d->kind, p.roles, false) != 0;
    return r;
}
