/* page_evidence_form - what a learner writes down: a new piece, or a change. */
#include <config.h>

#include <string.h>

#include "asset.h"
#include "base/str.h"
#include "base/time.h"
#include "base/utf8.h"
#include "handlers.h"
#include "learner.h"
#include "ledger/tree.h"
#include "views.h"

#define TITLE_BYTES 70 /* of a title that is proposed */

static const struct field as_fields[] = {
    {"as",   FIELD_CHOICE, 8,  NULL},
    {"from", FIELD_ID,     36, NULL},
    {NULL,   FIELD_LINE,   0,  NULL}
};
const struct form form_as = {as_fields};

static const struct field evidence_fields[] = {
    {"once",     FIELD_ID,     36,                    NULL                                      },
    {"from",     FIELD_ID,     36,                    NULL                                      },
    {"seen",     FIELD_NUMBER, 20,                    NULL                                      },
    {"version",  FIELD_NUMBER, 20,                    NULL                                      },
    {"as",       FIELD_CHOICE, 8,                     NULL                                      },
    {"title",    FIELD_LINE,   300,                   "no-title bad-title"                      },
    {"words",    FIELD_TEXT,   ((size_t)1 << 20) + 1,
     "no-content long-text bad-text"                                                            },
    {"happened", FIELD_DAY,    10,                    "bad-day"                                 },
    {"others",   FIELD_CHOICE, 8,                     NULL                                      },
    {"detail.*", FIELD_TEXT,   65536,                 NULL                                      },
    {"files",    FIELD_FILES,  0,                     "many-files bad-name too-large empty-file"},
    {NULL,       FIELD_LINE,   0,                     NULL                                      }
};
const struct form form_evidence = {evidence_fields};

/* What was typed, when the form is shown again. */
static const char *
typed(const struct request *q, const char *name, const char *was)
{
    return q->failure.code != NULL ? form_get(q->form, name) : was;
}

static const char *
medium(const struct request *q, const char *preset)
{
    static const char *const media[] = {"photo", "voice", "text", "file"};
    const char *as = form_get(q->form, "as");

    for (size_t i = 0; as != NULL && i < 4; i++)
        if (strcmp(as, media[i]) == 0)
            return as;
    return preset;
}

/* "yes", "no", or how, in the order in which it is kept. */
static const char *
others_said(const struct request *q)
{
    static const char *const how[] = {"seen", "heard", "named"};
    struct str s = str_in(q->c->mem);

    for (size_t i = 0; i < 3; i++)
        if (form_has(q->form, "others", how[i]))
            str_addf(&s, "%s%s", s.len > 0 ? "," : "", how[i]);
    return s.len > 0 ? s.s : form_has(q->form, "others", "yes") ? "yes" : "no";
}

/* What was typed as a detail, when the form is shown again. */
static const char *
detail_typed(const struct request *q, const char *name)
{
    const struct form_pair *pairs;
    size_t n;

    pairs = form_pairs(q->form, "detail.", &n);
    for (size_t i = 0; i < n; i++)
        if (strcmp(pairs[i].name, name) == 0)
            return pairs[i].value;
    return NULL;
}

/* A field for each detail that such evidence may have; what the type needs
 * first, which for learners, who choose no type, is nothing. */
static void
add_details(struct request *q, struct evidence_form_view *v)
{
    struct detail_field *fields;
    size_t n = 0;

    while (detail_table[n].name != NULL)
        n++;
    v->details = fields = mem_array(q->c->mem, n + 1, sizeof(*fields));
    for (const struct detail *d = detail_table; d->name != NULL; d++)
        if (detail_is_for(d, v->type))
            fields[v->ndetails++] = (struct detail_field){
                d, q->failure.code != NULL
                       ? detail_typed(q, d->name)
                       : details_written(q->c->mem, v->had, d)};
}

static void
fill(struct request *q, struct evidence_form_view *v)
{
    size_t n = 0;

    v->today = time_day(q->c->mem, q->c->now);
    v->page.script = asset_path("evidence.js");
    v->words = typed(q, "words", v->words);
    v->title = typed(q, "title", v->title);
    v->happened = typed(q, "happened", v->happened);
    if (q->failure.code != NULL)
        v->others = others_said(q);
    add_details(q, v);
    if (q->failure.code != NULL)
        form_files(q->form, &n);
    v->again = n > 0;
}

/* The reader's own piece that is begun again; none: nothing is. */
static enum result
read_from(struct request *q, struct evidence_view *out)
{
    struct id from = form_id(q->form, "from");

    *out = (struct evidence_view){.nfiles = 0};
    return id_is_none(from) ? OK : own_piece(q, from, out);
}

enum result
page_evidence_new(struct request *q)
{
    struct evidence_view from;
    enum result r = read_from(q, &from);
    const char *once = form_get(q->form, "once");
    struct evidence_form_view v = {
        .page = page_begin(q, N_("Add evidence")),
        .as = medium(q, "photo"),
        .action = "/evidence/new",
        .others = "no",
        .once = once != NULL ? once : id_text(q->c->mem, id_new(q->c)),
        .happened = time_day(q->c->mem, q->c->now),
    };

    if (r != OK)
        return r;
    if (!id_is_none(from.id)) {
        v.as = medium(q, "file");
        v.from = id_text(q->c->mem, from.id);
        v.title = from.title;
        v.words = from.words;
        v.happened = from.happened;
        v.others = from.how;
        v.had = from.details;
        v.files = from.files;
        v.nfiles = from.nfiles;
    }
    fill(q, &v);
    view_evidence_form(&q->out, &v);
    return OK;
}

/* The first line of the text as far as whole words go, or a file's name. */
static const char *
propose_title(struct ctx *c, const struct evidence_new *new)
{
    const char *s = new->words != NULL ? utf8_trim(c->mem, new->words) : "";
    const char *dot, *title;
    size_t len = strcspn(s, "\n");
    bool cut;

    if (new->words == NULL &&new->nfiles > 0) {
        s = new->files[0].name;
        dot = strrchr(s, '.');
        len = dot != NULL && dot != s ? (size_t)(dot - s) : strlen(s);
    }
    if ((cut = len > TITLE_BYTES)) {
        len = TITLE_BYTES;
        while (len > TITLE_BYTES / 2 && s[len] != ' ')
            len--;
        while (len > 0 && ((unsigned char)s[len] & 0xc0) == 0x80)
            len--;
    }
    title = mem_printf(c->mem, "%.*s%s", (int)len, s, cut ? "…" : "");
    return utf8_is_line(title) && *utf8_trim(c->mem, title) != '\0'
               ? title
               : tr(c->lang, N_("Evidence"));
}

/* Those that were filled in; an object even where there are none, so that what
 * was can be emptied. */
static enum result
read_details(struct request *q, const struct value **out)
{
    struct value *v = value_object(q->c->mem);
    const struct form_pair *pairs;
    enum result r = OK;
    size_t n;

    pairs = form_pairs(q->form, "detail.", &n);
    for (size_t i = 0; r == OK && i < n; i++)
        r = details_set(q->c, v, pairs[i].name, pairs[i].value);
    *out = v;
    return r;
}

static struct evidence_new
read_form(struct request *q)
{
    struct evidence_new new = {
        .id = form_id(q->form, "once"),
        .title = form_get(q->form, "title"),
        .words = form_get(q->form, "words"),
        .happened = form_get(q->form, "happened"),
        .others = others_said(q),
        .version = form_number(q->form, "version"),
        .seen = form_number(q->form, "seen"),
    };
    const struct form_file *came = form_files(q->form, &new.nfiles);
    struct evidence_file *files =
        mem_array(q->c->mem, new.nfiles + 1, sizeof(*files));

    for (size_t i = 0; i < new.nfiles; i++)
        files[i] = (struct evidence_file){came[i].name, came[i].blob};
    new.files = files;
    if (new.words != NULL &&*utf8_trim(q->c->mem, new.words) == '\0')
        new.words = NULL;
    if (new.title == NULL)
        new.title = propose_title(q->c, &new);
    return new;
}

static enum result
revise(struct request *q, struct id piece, struct evidence_new *new,
    struct evidence_ref *out)
{
    if (new->words == NULL)
        new->words = ""; /* emptied: NULL would keep what was */
    return evidence_revise(q->c, piece, new, out);
}

/* Who has gone back to the form and changed it means the same piece. */
static bool
is_there(struct request *q, struct id once)
{
    struct evidence_view e;
    enum result r = evidence_view(q->c, once, &e);

    if (r != OK)
        fail_clear(q->c);
    return r == OK && is_own(q, e.learner) && strcmp(e.state, "draft") == 0;
}

enum result
do_evidence_new(struct request *q)
{
    struct evidence_new new = read_form(q);
    struct evidence_view from;
    struct evidence_ref ref;
    enum result r;

    if ((r = read_from(q, &from)) != OK ||
        (r = read_details(q, &new.details)) != OK)
        return r;
    if (is_there(q, new.id)) {
        r = revise(q, new.id, &new, &ref);
    } else {
        if (new.nfiles == 0) {
            new.files = from.files;
            new.nfiles = from.nfiles;
        }
        r = evidence_add(q->c, q->person.id, &new, &ref);
    }
    if (r != OK)
        return r;
    return go(q, "/evidence/%s/items?said=saved", id_text(q->c->mem, ref.id));
}

enum result
page_edit(struct request *q)
{
    struct evidence_form_view v;
    struct evidence_view e;
    enum result r;
    int64_t seen;

    if ((r = tree_size(q->c, &seen)) != OK || (r = recorded_piece(q, &e)) != OK)
        return r;
    v = (struct evidence_form_view){
        .page = page_begin(q, N_("Change evidence")),
        .as = medium(q, "file"),
        .action = mem_printf(
            q->c->mem, "/evidence/%s/edit", id_text(q->c->mem, e.id)),
        .seen = seen,
        .version = e.version,
        .title = e.title,
        .words = e.words,
        .happened = e.happened,
        .others = e.how,
        .type = e.type,
        .had = e.details,
        .fresh = strcmp(e.state, "draft") != 0,
        .files = e.files,
        .nfiles = e.nfiles,
    };
    fill(q, &v);
    view_evidence_form(&q->out, &v);
    return OK;
}

enum result
do_edit(struct request *q)
{
    struct evidence_new new = read_form(q);
    struct evidence_ref ref;
    struct evidence_view e;
    enum result r;

    if ((r = recorded_piece(q, &e)) != OK ||
        (r = read_details(q, &new.details)) != OK ||
        (r = revise(q, q->id, &new, &ref)) != OK)
        return r;
    return go(q,
        is_own(q, e.learner) ? "/evidence/%s/items?said=saved"
                             : "/evidence/%s?said=saved",
        id_text(q->c->mem, ref.id));
}

/* What an assessor records, by its code. */
static const char *const recorded[] = {"OBS", "PD", "OQ", "WT", NULL};

static const char *
record_type(const struct request *q)
{
    const char *as = form_get(q->form, "as");
    size_t i = 0;

    while (recorded[i] != NULL && (as == NULL || strcmp(as, recorded[i]) != 0))
        i++;
    return recorded[i] != NULL ? recorded[i] : recorded[0];
}

enum result
page_record(struct request *q)
{
    const char *once = form_get(q->form, "once");
    struct evidence_form_view v = {
        .page = page_begin(q, N_("Record evidence")),
        .as = "file",
        .type = record_type(q),
        .types = recorded,
        .others = "no",
        .once = once != NULL ? once : id_text(q->c->mem, id_new(q->c)),
        .happened = time_day(q->c->mem, q->c->now),
    };
    struct person learner;
    enum result r;

    if ((r = opens(q, q->id, "evidence", q->id)) != OK ||
        (r = person_get(q->c, q->id, &learner)) != OK)
        return hide(q, r);
    v.learner = learner.name;
    v.record =
        mem_printf(q->c->mem, "/learner/%s/record", id_text(q->c->mem, q->id));
    v.action = v.record;
    fill(q, &v);
    view_evidence_form(&q->out, &v);
    return OK;
}

enum result
do_record(struct request *q)
{
    struct evidence_new new = read_form(q);
    struct evidence_ref ref;
    enum result r;

    if ((r = opens(q, q->id, "evidence", q->id)) != OK)
        return hide(q, r);
    new.type = record_type(q);
    if ((r = read_details(q, &new.details)) != OK ||
        (r = evidence_add(q->c, q->id, &new, &ref)) != OK)
        return r;
    return go(q, "/evidence/%s?said=saved", id_text(q->c->mem, ref.id));
}
