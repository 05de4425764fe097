/* page_records - dated records: plans, progress reviews and what else a centre
 * keeps, each written by who may, signed by whom it names. */
#include <config.h>

#include <string.h>

#include "base/str.h"
#include "handlers.h"
#include "learner.h"
#include "portfolio/dated.h"
#include "portfolio/enrolment.h"
#include "session_web.h"
#include "views.h"

#define SHOWN_MAX 200
#define READ_MAX 1000 /* to keep what is shown from */

static const struct field records_fields[] = {
    {"about", FIELD_LINE, 254, NULL},
    {NULL,    FIELD_LINE, 0,   NULL}
};
const struct form form_records = {records_fields};

static const struct field record_fields[] = {
    {"once",  FIELD_ID,     0,               NULL                                      },
    {"kind",  FIELD_CHOICE, 40,              NULL                                      },
    {"about", FIELD_LINE,   254,
     "no-about no-person not-learner not-staff not-allocated"                          },
    {"with",  FIELD_LINE,   4000,            NULL                                      },
    {"on",    FIELD_DAY,    0,               "bad-day"                                 },
    {"due",   FIELD_DAY,    0,               NULL                                      },
    {"items", FIELD_LINE,   (size_t)1 << 16, "bad-items no-item not-enrolled"          },
    {"words", FIELD_TEXT,   (size_t)1 << 20, "no-text bad-text"                        },
    {"files", FIELD_FILES,  0,               "many-files bad-name too-large empty-file"},
    ACTION_FIELDS, ROWS_FIELDS, {NULL,    FIELD_LINE,   0,               NULL                                      }
};
const struct form form_record = {record_fields};

static const struct field deed_fields[] = {
    {"once",    FIELD_ID,   0,               NULL      },
    {"outcome", FIELD_TEXT, (size_t)1 << 16, "bad-text"},
    PASSPHRASE_FIELD,
    ACTION_FIELDS, ROWS_FIELDS, {NULL,      FIELD_LINE, 0,               NULL      }
};
const struct form form_record_deed = {deed_fields};

/* Those of kinds that the reader writes: what they may read of anybody. */
static size_t
keep(struct request *q, struct dated *list, size_t n)
{
    size_t kept = 0;

    for (size_t i = 0; i < n && kept < SHOWN_MAX; i++)
        if (dated_writing(
                list[i].kind, q->person.roles, is_own(q, list[i].about)) != 0)
            list[kept++] = list[i];
    return kept;
}

/* Of everybody: nothing for assessors and learners; of a learner's record an
 * IQA sees on its own page what they may open. */
static enum result
add_latest(struct request *q, struct records_view *v)
{
    struct dated *list;
    enum result r;

    if ((q->person.roles & (QUALITY | EQA)) == 0)
        return OK;
    if ((r = dated_latest(q->c, person_has(&q->person, ROLE_COORDINATOR),
             READ_MAX, &list, &v->n)) != OK)
        return r;
    v->n = keep(q, list, v->n);
    v->records = list;
    return OK;
}

/* Does the reader write it about themselves, and about nobody else? */
static bool
own_only(const struct request *q, const struct dated_kind *kind)
{
    return dated_writing(kind, q->person.roles, false) == 0 &&
           dated_writing(kind, q->person.roles, true) != 0;
}

/* Kinds that the reader writes, about a learner (or nobody in particular). */
static void
add_kinds(struct request *q, struct records_view *v, const struct person *about)
{
    const struct dated_kind **kinds = NULL;

    for (const struct dated_kind *k = dated_kinds; k->code != NULL; k++) {
        bool fits =
            about == NULL || k->about == DATED_PERSON ||
            (k->about == DATED_LEARNER) == person_has(about, ROLE_LEARNER);

        if ((q->person.roles & (k->others | k->own)) == 0 || !fits ||
            (about != NULL && k->about == DATED_CENTRE))
            continue;
        kinds = mem_grow(q->c->mem, kinds, v->nkinds * sizeof(*kinds),
            (v->nkinds + 1) * sizeof(*kinds));
        kinds[v->nkinds++] = k;
    }
    v->kinds = kinds;
}

enum result
page_records(struct request *q)
{
    struct records_view v = {.page = page_begin(q, N_("Records")),
        .about = form_get(q->form, "about")};
    struct dated *list;
    struct person p;
    enum result r;

    if (v.about != NULL) {
        if ((r = person_named(q->c, v.about, &p)) != OK ||
            (r = (q->person.roles & ~LEARNER) != 0 || is_own(q, p.id)
                     ? OK
                     : ERR_NOT_FOUND) != OK ||
            (person_has(&p, ROLE_LEARNER) &&
                (r = opens(q, p.id, "learner", p.id)) != OK))
            return hide(q, r);
        if ((r = dated_list(q->c, p.id, NULL, READ_MAX, &list, &v.n)) != OK)
            return r;
        v.n = keep(q, list, v.n);
        v.records = list;
        v.name = p.name;
    } else {
        if ((r = dated_naming(
                 q->c, q->person.id, SHOWN_MAX, &list, &v.nmine)) != OK ||
            (r = add_latest(q, &v)) != OK)
            return r;
        v.mine = list;
    }
    add_kinds(q, &v, v.about != NULL ? &p : NULL);
    view_records(&q->out, &v);
    return OK;
}

enum result
page_record_form(struct request *q)
{
    const char *code = form_get(q->form, "kind"),
               *about = form_get(q->form, "about");
    struct record_form_view v = {
        .kind = code != NULL ? dated_kind_find(code) : NULL};
    struct person p = {.id = {{0}}};
    enum result r;
    size_t n = 0;

    if (v.kind == NULL)
        return hide(q, ERR_NOT_FOUND);
    v.page = page_begin(q, v.kind->name);
    v.own = own_only(q, v.kind);
    if (about != NULL &&
        (person_named(q->c, about, &p) != OK ||
            (person_has(&p, ROLE_LEARNER) && !is_own(q, p.id) &&
                opens(q, p.id, "learner", p.id) != OK))) {
        fail_clear(q->c);
        p.id = (struct id){{0}};
    }
    if ((r = people_of_centre(q, v.own ? q->person.id : p.id, &v.people)) != OK)
        return r;
    v.rows = rows_of(q, 0);
    if (q->failure.code != NULL || rows_more(q))
        form_files(q->form, &n);
    v.again = n > 0;
    view_record_form(&q->out, &v);
    return OK;
}

/* Whom it is about, and who took part. */
static enum result
people_said(struct request *q, struct dated_new *new)
{
    const char *about = form_get(q->form, "about"),
               *with = form_get(q->form, "with");
    char *word, *save = NULL,
                *text = mem_strdup(q->c->mem, with != NULL ? with : "");
    struct id *people = mem_array(q->c->mem, strlen(text) + 1, sizeof(*people));
    const struct dated_kind *kind = dated_kind_find(new->kind);
    struct person p;
    enum result r;

    if (kind != NULL && own_only(q, kind))
        new->about = q->person.id;
    else if (about != NULL) {
        if ((r = person_named(q->c, about, &p)) != OK)
            return r;
        new->about = p.id;
    }
    new->people = people;
    for (word = strtok_r(text, " ,;", &save); word != NULL;
         word = strtok_r(NULL, " ,;", &save)) {
        if ((r = person_named(q->c, word, &p)) != OK)
            return r;
        people[new->npeople++] = p.id;
    }
    return OK;
}

enum result
do_record_form(struct request *q)
{
    struct dated_new new = {
        .id = form_id(q->form, "once"),
        .kind = form_get(q->form, "kind"),
        .items = form_get(q->form, "items"),
        .day = form_get(q->form, "on"),
        .due = form_get(q->form, "due"),
        .words = form_get(q->form, "words"),
    };
    const struct form_file *came = form_files(q->form, &new.nfiles);
    struct evidence_file *files =
        mem_array(q->c->mem, new.nfiles + 1, sizeof(*files));
    struct id id;
    enum result r;

    if (rows_more(q))
        return page_record_form(q);
    if (new.kind == NULL)
        new.kind = "";
    for (size_t i = 0; i < new.nfiles; i++)
        files[i] = (struct evidence_file){came[i].name, came[i].blob};
    new.files = files;
    if ((r = people_said(q, &new)) != OK ||
        (r = actions_said(q, &new.actions, &new.nactions)) != OK ||
        (r = dated_add(q->c, &new, &id)) != OK)
        return r;
    return go(q, "/record/%s?said=record", id_text(q->c->mem, id));
}

enum result
read_record(struct request *q, struct id id, struct dated *out)
{
    struct person about;
    bool yes = false, named = false;
    enum result r;

    if ((r = dated_get(q->c, id, out)) != OK ||
        (r = dated_may_read(q->c, out, &yes)) != OK)
        return hide(q, r);
    for (size_t i = 0; i < out->npeople; i++)
        named = named || id_equal(out->people[i].id, q->person.id);
    if (!yes)
        return hide(q, ERR_NOT_FOUND);
    if (id_is_none(out->about) || is_own(q, out->about) ||
        (r = person_get(q->c, out->about, &about)) != OK ||
        !person_has(&about, ROLE_LEARNER))
        return r;
    return named ? session_note(q, &(const struct access){q->person.id,
                                       about.id, "record", id, q->c->now})
                 : hide(q, opens(q, about.id, "record", id));
}

enum result
page_dated(struct request *q)
{
    struct record_view v = {.record = NULL};
    struct dated d;
    enum result r;

    if ((r = read_record(q, q->id, &d)) != OK)
        return r;
    v.page = page_begin(q, d.kind->name);
    v.record = &d;
    v.rows = rows_of(q, 1);
    for (size_t i = 0; i < d.npeople; i++)
        v.may_sign = v.may_sign || (id_equal(d.people[i].id, q->person.id) &&
                                       d.people[i].signed_at == 0);
    v.writes = dated_writing(
                   d.kind, q->person.roles & ~LEARNER, is_own(q, d.about)) != 0;
    if (v.writes && (r = people_of_centre(q, d.about, &v.people)) != OK)
        return r;
    v.may_close = d.open && v.writes && !is_own(q, d.about);
    v.adds = q->failure.code != NULL
                 ? strcmp(strrchr(q->path, '/'), "/act") == 0
                 : rows_more(q);
    view_record(&q->out, &v);
    return OK;
}

enum result
do_dated(struct request *q)
{
    const char *what = strrchr(q->path, '/') + 1;
    const struct action_new *actions;
    struct id credential;
    struct dated d;
    enum result r;
    size_t n;

    if ((r = read_record(q, q->id, &d)) != OK)
        return r;
    if (strcmp(what, "act") == 0) {
        if (rows_more(q))
            return page_dated(q);
        if ((r = actions_said(q, &actions, &n)) == OK)
            r = dated_act(q->c, d.id, form_id(q->form, "once"), actions, n);
    } else if (strcmp(what, "close") == 0) {
        r = dated_close(q->c, d.id, form_get(q->form, "outcome"));
    } else if ((r = session_prove(
                    q, form_get(q->form, "passphrase"), &credential)) == OK) {
        r = dated_sign(q->c, d.id, credential);
    }
    return r != OK ? r
                   : go(q, "/record/%s?said=record-%s",
                         id_text(q->c->mem, d.id), what);
}

enum result
page_dated_file(struct request *q)
{
    const struct evidence_file *file;
    struct dated d;
    enum result r;
    int fd;

    if ((r = read_record(q, q->id, &d)) != OK)
        return r;
    if (q->n < 1 || (uint64_t)q->n > d.nfiles)
        return hide(q, ERR_NOT_FOUND);
    file = &d.files[q->n - 1];
    if ((r = blob_open(q->c, file->blob.sha256, &fd)) != OK)
        return r;
    return send_file(q, fd, file->blob.size, NULL, file->name, false);
}
