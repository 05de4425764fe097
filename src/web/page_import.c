/*
 * page_import - load what a file holds, or read a published text and have it
 * mended, line by line, before it is loaded.
 *
 * Nothing is kept between the pages: the form carries the lines, and each time
 * they are read anew.
 */
#include <config.h>

#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/hash.h"
#include "exchange.h"
#include "handlers.h"
#include "standard/convert.h"
#include "standard/import.h"
#include "standard/read.h"
#include "views.h"

#define COLUMNS 70 /* of the field of a line */
#define WORDS_OF_TEXT N_("text")

static const struct field import_fields[] = {
    {"files",    FIELD_FILES,  0,           "not-a-unit no-file"          },
    {"url",      FIELD_LINE,   2000,        "bad-url fetch-denied network"},
    {"text",     FIELD_TEXT,   CONVERT_MAX, NULL                          },
    {"line.*",   FIELD_TEXT,   CONVERT_MAX, "no-criteria"                 },
    {"name",     FIELD_LINE,   2000,        NULL                          },
    {"was",      FIELD_LINE,   64,          NULL                          },
    {"title",    FIELD_LINE,   1000,        NULL                          },
    {"urn",      FIELD_LINE,   120,         NULL                          },
    {"key",      FIELD_LINE,   200,         "bad-key unit-differs"        },
    {"language", FIELD_CHOICE, 2,           NULL                          },
    {"revision", FIELD_CHOICE, 3,           "unit-changed"                },
    {"act",      FIELD_CHOICE, 8,           NULL                          },
    {NULL,       FIELD_LINE,   0,           NULL                          }
};
const struct form form_import = {import_fields};

/* What is to be read: bytes that arrived, or lines that were mended. */
struct source {
    const char *name, *p;
    size_t len;
};

static bool
is_mended(struct request *q)
{
    size_t n;

    form_pairs(q->form, "line.*", &n);
    return n > 0;
}

/* Lines left out were empty. */
static void
take_lines(struct request *q, struct source *out)
{
    struct str s = str_in(q->c->mem);
    size_t n;
    const struct form_pair *pair = form_pairs(q->form, "line.*", &n);
    unsigned long at = 1;

    for (; n > 0; n--, pair++) {
        unsigned long number = strtoul(pair->name, NULL, 10);

        for (; at < number && number - at < 100; at++)
            str_addc(&s, '\n');
        str_addf(&s, "%s\n", pair->value);
        at = number + 1;
    }
    *out = (struct source){form_get(q->form, "name"), s.s, s.len};
    if (out->name == NULL)
        out->name = tr(q->c->lang, WORDS_OF_TEXT);
}

static enum result
take_url(struct request *q, struct source *out)
{
    struct fetch_rules allowed = settings_fetch(q->server->settings);
    struct fetch_version none = {0};
    struct fetched file;
    enum result r;

    out->name = form_get(q->form, "url");
    if ((r = fetch(q->c, out->name, &allowed, &none, &file)) != OK)
        return r;
    out->p = file.p;
    out->len = file.len;
    return OK;
}

static enum result
take_file(struct request *q, struct source *out)
{
    size_t n;
    const struct form_file *file = form_files(q->form, &n);
    enum result r;
    char *p;
    int fd;

    if (n == 0)
        return fail(q->c, ERR_INPUT, "no-file",
            N_("Choose a file, or paste the text of a standard."));
    if ((r = blob_open(q->c, file->blob.sha256, &fd)) != OK)
        return r;
    out->name = file->name;
    r = file_read_fd(q->c, fd, file->name, UNIT_FILE_MAX, &p, &out->len);
    out->p = p;
    close(fd);
    return r;
}

static enum result
take_source(struct request *q, struct source *out)
{
    const char *text = form_get(q->form, "text");

    if (is_mended(q)) {
        take_lines(q, out);
        return OK;
    }
    if (text != NULL) {
        *out =
            (struct source){tr(q->c->lang, WORDS_OF_TEXT), text, strlen(text)};
        return OK;
    }
    return form_get(q->form, "url") != NULL ? take_url(q, out)
                                            : take_file(q, out);
}

static enum result
loaded(struct request *q, const char *key, int64_t rev, bool was_there)
{
    return go(q, "/standards/%s@%lld?said=%s", key, (long long)rev,
        was_there ? "was-loaded" : "loaded");
}

static struct library_given
given(struct request *q)
{
    return (struct library_given){
        .key = form_get(q->form, "key"),
        .revision = form_get(q->form, "revision") != NULL,
    };
}

/* A file that is in a form of its own. */
static enum result
load_file(struct request *q, const struct source *s)
{
    struct library_given how = given(q);
    struct child *child = child_open(q->c, READ_CHILD_UNIT);
    struct import_list list;
    enum result r =
        import_bytes(q->c, child, s->name, s->p, s->len, &how, &list);

    child_close(child);
    if (r != OK)
        return r;
    if (list.n != 1)
        return go(q, "/standards?said=loaded");
    return loaded(
        q, list.list[0].key, list.list[0].rev, list.list[0].was_there);
}

/* Which criterion begins on each line. */
static void
mark_items(const struct unit *u, const struct source_lines *lines,
    struct mend_view *v, struct mend_line *out)
{
    struct unit_each at = {0};

    while (unit_each_item(u, &at)) {
        v->ncriteria++;
        for (size_t i = 0; i < lines->n; i++)
            if (at.node->text->line == lines->line[i].number)
                out[i].reads = at.node->id;
    }
}

static const char *const *
remarks_on(struct request *q, const struct unit *u, int line, size_t *n)
{
    const char **list;
    size_t max = 0;

    for (const struct unit_warning *w = u->warnings; w != NULL; w = w->next)
        max++;
    list = mem_array(q->c->mem, max + 1, sizeof(*list));
    *n = 0;
    for (const struct unit_warning *w = u->warnings; w != NULL; w = w->next)
        if (w->line == line)
            list[(*n)++] = unit_warning_sentence(q->c, w);
    return list;
}

static unsigned
rows_for(const char *words)
{
    unsigned rows = 1;

    for (size_t n = 0; *words != '\0'; words++)
        if (*words == '\n' || ++n > COLUMNS) {
            rows++;
            n = 0;
        }
    return rows;
}

static void
take_mend_lines(struct request *q, const struct unit *u,
    const struct source_lines *lines, struct mend_view *v)
{
    struct mend_line *list = mem_array(q->c->mem, lines->n + 1, sizeof(*list));
    size_t number = 0;

    for (size_t i = 0; i < lines->n; i++) {
        const struct source_line *line = &lines->line[i];

        number += 1 + (line->gap && i > 0);
        list[i] = (struct mend_line){.number = number,
            .source = line->number,
            .words = mem_printf(q->c->mem, "%*s%s",
                line->indent < 40 ? line->indent : 40, "", line->text),
            .rows = rows_for(line->text)};
        list[i].remarks = remarks_on(q, u, line->number, &list[i].nremarks);
        v->nlines_remarked += list[i].nremarks > 0;
    }
    mark_items(u, lines, v, list);
    v->lines = list;
    v->n = lines->n;
    v->remarks = remarks_on(q, u, 0, &v->nremarks);
}

static enum result
show_mend(struct request *q, const struct source *s, const struct unit *u,
    const struct source_lines *lines)
{
    struct mend_view v = {
        .page = page_begin(q, N_("Read, and not loaded yet")),
        .title = u->title ? u->title->words : NULL,
        .urn = u->urn,
        .key = u->key,
        .language = unit_language(u),
        .given = {form_get(q->form, "title"), form_get(q->form, "urn"),
                  form_get(q->form, "key"), form_get(q->form, "language")},
        .name = s->name,
        .was = form_get(q->form, "was")
    };

    if (v.was == NULL) {
        char *hex = mem_alloc(q->c->mem, SHA256_HEX_SIZE);

        hash_sha256_hex(s->p, s->len, hex);
        v.was = hex;
    }
    take_mend_lines(q, u, lines, &v);
    view_mend(&q->out, &v);
    return OK;
}

static enum result
load_unit(struct request *q, const struct unit *u)
{
    struct library_given how = given(q);
    struct library_unit unit;
    bool was_there;
    enum result r = library_add(q->c, u, &how, &unit, &was_there);

    return r != OK ? r : loaded(q, unit.key, unit.rev, was_there);
}

static enum result
read_text(struct request *q, const struct source *s, struct unit **u,
    struct source_lines *lines)
{
    struct unit_given known = {.title = form_get(q->form, "title"),
        .urn = form_get(q->form, "urn"),
        .language = form_get(q->form, "language")};
    struct child *child = child_open(q->c, READ_CHILD_CONVERT);
    enum result r =
        read_published_lines(q->c, child, s->name, s->p, s->len, u, lines);

    child_close(child);
    return r != OK ? r : convert_give(q->c, u, &known);
}

enum result
do_import(struct request *q)
{
    const char *act = form_get(q->form, "act");
    struct source_lines lines;
    struct source s;
    struct unit *u;
    enum result r;

    if ((r = take_source(q, &s)) != OK)
        return r;
    if (!is_mended(q) && import_is_file(s.p, s.len))
        return load_file(q, &s);
    if ((r = read_text(q, &s, &u, &lines)) != OK)
        return r;
    if (act != NULL && strcmp(act, "load") == 0)
        return load_unit(q, u);
    return show_mend(q, &s, u, &lines);
}

/* Shown again, with what was mended, when that cannot be loaded. */
enum result
page_import(struct request *q)
{
    struct import_view v = {.page = page_begin(q, N_("Load a standard")),
        .fetches = *q->server->settings->fetch_hosts != '\0' ||
                   *q->server->settings->fetch_allow != '\0',
        .url = form_get(q->form, "url"),
        .text = form_get(q->form, "text")};
    struct source_lines lines;
    struct source s;
    struct unit *u;

    if (is_mended(q)) {
        take_lines(q, &s);
        v.text = s.p;
        if (read_text(q, &s, &u, &lines) == OK)
            return show_mend(q, &s, u, &lines);
    }
    view_import(&q->out, &v);
    return OK;
}
