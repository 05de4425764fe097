/* page_standards - the library of units, and loading into it. */
#include <config.h>

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/time.h"
#include "handlers.h"
#include "standard/convert.h"
#include "standard/import.h"
#include "standard/read.h"
#include "views.h"

#define UNITS_MAX 1000

static const struct field standards_fields[] = {
    {"files",    FIELD_FILES,  0,             "not-a-unit no-file"},
    {"xml",      FIELD_TEXT,   UNIT_FILE_MAX, NULL                },
    {"key",      FIELD_LINE,   200,           "bad-key"           },
    {"revision", FIELD_CHOICE, 3,             NULL                },
    {NULL,       FIELD_LINE,   0,             NULL                }
};
const struct form form_standards = {standards_fields};

static const char *
today(const struct request *q)
{
    return time_day(q->c->mem, q->c->now);
}

enum result
page_standards(struct request *q)
{
    struct standards_view v = {.page = page_begin(q, N_("Standards"))};
    struct library_unit *units;
    struct known_unit *known;
    enum result r;

    if ((r = library_list(q->c, UNITS_MAX, &units, &v.n)) != OK ||
        (r = lineage_list(q->c, units, v.n, today(q), &known)) != OK)
        return r;
    v.units = known;
    view_standards(&q->out, &v);
    return OK;
}

static enum result
load(struct request *q, const char *name, const char *p, size_t len)
{
    struct library_given given = {
        .key = form_get(q->form, "key"),
        .revision = form_get(q->form, "revision") != NULL,
    };
    struct child *child = child_open(q->c, READ_CHILD_UNIT);
    struct import_list loaded;
    enum result r = import_bytes(q->c, child, name, p, len, &given, &loaded);
    const char *said;

    child_close(child);
    if (r != OK)
        return r;
    said = loaded.list[0].was_there ? "was-loaded" : "loaded";
    if (loaded.n > 1)
        return go(q, "/standards?said=%s", said);
    return go(q, "/standards/%s@%lld?said=%s", loaded.list[0].key,
        (long long)loaded.list[0].rev, said);
}

static void
take_items(struct ctx *c, const struct unit *u, struct converted_view *v)
{
    struct unit_each at = {0};
    struct library_item *items;
    size_t n = 0;

    while (unit_each_item(u, &at))
        v->nitems++;
    items = mem_array(c->mem, v->nitems + 1, sizeof(*items));
    for (at = (struct unit_each){0}; unit_each_item(u, &at); n++)
        items[n] = (struct library_item){
            .name = at.node->id,
            .language = unit_language(u),
            .words = at.node->text ? at.node->text->words : NULL,
        };
    v->items = items;
}

/* Shown before it is loaded: reading a text is a judgement. */
static enum result
show_converted(struct request *q, const struct unit *u)
{
    struct converted_view v = {.key = u->key};
    const struct unit_warning *w;
    const char **sentences;
    size_t len;

    v.page = page_begin(q, N_("Read, and not loaded yet"));
    v.title = u->title ? u->title->words : NULL;
    v.xml = unit_write(q->c->mem, u, &len);
    for (w = u->warnings; w != NULL; w = w->next)
        v.nwarnings++;
    v.warnings = sentences =
        mem_array(q->c->mem, v.nwarnings + 1, sizeof(*sentences));
    for (w = u->warnings; w != NULL; w = w->next)
        *sentences++ = unit_warning_sentence(q->c, w);
    take_items(q->c, u, &v);
    view_converted(&q->out, &v);
    return OK;
}

static enum result
convert(struct request *q, const char *name, const char *p, size_t len)
{
    struct child *child = child_open(q->c, READ_CHILD_CONVERT);
    struct unit *u;
    enum result r;

    r = read_published_bytes(q->c, child, name, p, len, &u);
    child_close(child);
    return r != OK ? r : show_converted(q, u);
}

static enum result
read_blob(
    struct request *q, const struct form_file *file, char **p, size_t *len)
{
    enum result r;
    int fd;

    if ((r = blob_open(q->c, file->blob.sha256, &fd)) != OK)
        return r;
    r = file_read_fd(q->c, fd, file->name, UNIT_FILE_MAX, p, len);
    close(fd);
    return r;
}

/* A unit file is loaded; a published text is read and shown, and comes back
 * as the unit file that was made of it. */
enum result
do_standards(struct request *q)
{
    const char *xml = form_get(q->form, "xml");
    const struct form_file *file;
    enum result r;
    size_t n, len;
    char *p;

    if (xml != NULL)
        return load(q, "unit.xml", xml, strlen(xml));
    file = form_files(q->form, &n);
    if (n == 0)
        return fail(q->c, ERR_INPUT, "no-file", N_("Choose a file."));
    if ((r = read_blob(q, file, &p, &len)) != OK)
        return r;
    return import_is_file(p, len) ? load(q, file->name, p, len)
                                  : convert(q, file->name, p, len);
}
