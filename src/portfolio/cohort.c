/* cohort - the rows of a sheet, each by the verbs that serve one learner. */
#include <config.h>

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "portfolio/cohort.h"
#include "portfolio/placement.h"
#include "portfolio/qualifying_step.h"
#include "store/store.h"

#define ROWS_MAX 2000 /* as long as others may wait for the lock */

/* What a column may be called: folded, without blanks, "-", "_" and ".". */
/* clang-format off */
static const struct {
    const char *name, *headings[6];
} columns[COHORT_COLUMNS] = {
    [COHORT_REFERENCE] = {"reference", {"ref", "learnerreference", "learnerref", "cyfeirnod", "cyf"}},
    [COHORT_NAME] = {"name", {"fullname", "learner", "enw", "enwllawn", "dysgwr"}},
    [COHORT_EMAIL] = {"email", {"emailaddress", "ebost", "cyfeiriadebost"}},
    [COHORT_LANGUAGE] = {"language", {"languageofassessment", "iaith", "iaithasesu"}},
    [COHORT_UNIT] = {"unit", {"units", "uned", "unedau"}},
    [COHORT_QUALIFICATION] = {"qualification", {"cymhwyster"}},
    [COHORT_ASSESSOR] = {"assessor", {"asesydd"}},
    [COHORT_COUNTERSIGNER] = {"countersigner", {"cydlofnodwr"}},
    [COHORT_IQA] = {"iqa", {"swyddogsicrhauansawddmewnol"}},
    [COHORT_START] = {"start", {"startdate", "dechrau", "dyddiaddechrau"}},
    [COHORT_TARGET] = {"target", {"targetdate", "targed", "dyddiadtarged"}},
    [COHORT_REGISTRATION] = {"registration", {"registrationnumber", "cofrestriad", "rhifcofrestru"}},
    [COHORT_COHORT] = {"cohort", {"group", "carfan"}},
    [COHORT_SITE] = {"site", {"workplace", "safle", "gweithle"}},
};
/* clang-format on */

const char *
cohort_column(enum cohort_column column)
{
    return columns[column].name;
}

struct work {
    const struct cohort_new *new;
    struct cohort_done *out;
    size_t at[COHORT_COLUMNS]; /* which field of a row, from 1; 0: none */
    struct id *staff;          /* whoever is allocated; three a row at most */
    size_t nstaff;
};

/* One row: its cells, or what is given for all. */
struct row {
    const char *cell[COHORT_COLUMNS]; /* NULL: nothing */
    const char **units;
    struct person learner;
    struct id on; /* the learner's qualification; none: units only */
    struct cohort_row *said;
    struct work *work;
};

static bool
is_heading(struct ctx *c, const char *said, enum cohort_column column)
{
    struct str s = str_in(c->mem);

    for (const char *p = utf8_fold(c->mem, said); *p != '\0'; p++)
        if (strchr(" -_.", *p) == NULL)
            str_addc(&s, *p);
    if (strcmp(s.s, columns[column].name) == 0)
        return true;
    for (const char *const *h = columns[column].headings; *h != NULL; h++)
        if (strcmp(s.s, *h) == 0)
            return true;
    return false;
}

static enum result
read_headings(struct ctx *c, struct work *w)
{
    const struct sheet_row *first = &w->new->sheet->rows[0];
    size_t unknown = 0;

    w->out->unknown = mem_array(c->mem, first->n + 1, sizeof(char *));
    for (size_t i = 0; i < first->n; i++) {
        int k = 0;

        while (k < COHORT_COLUMNS &&
               !is_heading(c, first->field[i], (enum cohort_column)k))
            k++;
        if (k == COHORT_COLUMNS) {
            if (*first->field[i] != '\0')
                w->out->unknown[unknown++] = first->field[i];
            continue;
        }
        if (w->at[k] != 0)
            return fail(c, ERR_INPUT, "column-twice",
                N_("%s:%d: Two columns say the same: “%s” and “%s”; leave one "
                   "out."),
                w->new->sheet->name, first->line, first->field[w->at[k] - 1],
                first->field[i]);
        w->at[k] = i + 1;
    }
    if (w->at[COHORT_REFERENCE] != 0 || w->at[COHORT_EMAIL] != 0)
        return OK;
    return fail(c, ERR_INPUT, "no-column",
        N_("%s:%d: The first line names neither a column “reference” nor a "
           "column “email”, by one of which people are known."),
        w->new->sheet->name, first->line);
}

/* Days as spreadsheets here write them: 1/9/2026 is 2026-09-01. */
static const char *
day_of(struct ctx *c, const char *text)
{
    int day, month, year, end = 0;

    if (text != NULL &&
        sscanf(text, "%2d/%2d/%4d%n", &day, &month, &year, &end) == 3 &&
        text[end] == '\0')
        return mem_printf(c->mem, "%04d-%02d-%02d", year, month, day);
    return text;
}

static const char *
language_of(struct ctx *c, const char *text)
{
    static const char *const words[][2] = {
        {"english", "en"},
        {"saesneg", "en"},
        {"welsh",   "cy"},
        {"cymraeg", "cy"},
        {"en",      "en"},
        {"cy",      "cy"}
    };

    for (size_t i = 0; text != NULL && i < sizeof(words) / sizeof(*words); i++)
        if (strcmp(utf8_fold(c->mem, text), words[i][0]) == 0)
            return words[i][1];
    return text;
}

static const char **
units_of(struct ctx *c, const char *text)
{
    char *save = NULL, *copy = mem_strdup(c->mem, text ? text : "");
    const char **out = mem_array(c->mem, strlen(copy) / 2 + 2, sizeof(*out));
    size_t n = 0;

    for (char *word = strtok_r(copy, " ,;\t\r\n", &save); word != NULL;
         word = strtok_r(NULL, " ,;\t\r\n", &save))
        out[n++] = word;
    return out;
}

static void
read_row(struct ctx *c, const struct work *w, const struct sheet_row *from,
    struct row *out)
{
    for (int k = 0; k < COHORT_COLUMNS; k++) {
        size_t at = w->at[k];
        bool said = at != 0 && at <= from->n && *from->field[at - 1] != '\0';

        out->cell[k] =
            said ? utf8_nfc(c->mem, from->field[at - 1]) : w->new->given[k];
    }
    out->cell[COHORT_START] = day_of(c, out->cell[COHORT_START]);
    out->cell[COHORT_TARGET] = day_of(c, out->cell[COHORT_TARGET]);
    out->cell[COHORT_LANGUAGE] = language_of(c, out->cell[COHORT_LANGUAGE]);
    out->units = units_of(c, out->cell[COHORT_UNIT]);
}

/* Nobody by that name is no failure; the id is none then. */
static enum result
find(struct ctx *c, const char *named, struct person *out)
{
    enum result r;

    *out = (struct person){0};
    if (named == NULL)
        return OK;
    if ((r = person_named(c, named, out)) != ERR_NOT_FOUND)
        return r;
    fail_clear(c);
    return OK;
}

static bool
is_same(struct ctx *c, const char *said, const char *known)
{
    return said == NULL || known == NULL ||
           strcmp(utf8_fold(c->mem, said), utf8_fold(c->mem, known)) == 0;
}

/* A reference that slipped a row would enrol somebody else. */
static enum result
check_same(struct ctx *c, const struct row *row, const struct person *by_email)
{
    const struct person *p = &row->learner;

    if (!id_is_none(by_email->id) && !id_equal(by_email->id, p->id))
        return fail(c, ERR_INPUT, "two-people",
            N_("The reference is that of %s and the e-mail address that of "
               "%s; mend one of them."),
            p->name, by_email->name);
    if (!is_same(c, row->cell[COHORT_NAME], p->name))
        return fail(c, ERR_INPUT, "another-name",
            N_("%s is the reference or address of %s, not of %s; mend it or "
               "the name."),
            p->ref, p->name, row->cell[COHORT_NAME]);
    if (!is_same(c, row->cell[COHORT_EMAIL], p->email))
        return fail(c, ERR_INPUT, "another-email",
            N_("The e-mail address of %s is %s; mend it or leave it out."),
            p->ref, p->email);
    return OK;
}

static enum result
add_person(struct ctx *c, struct row *row)
{
    const struct person_new new = {.name = row->cell[COHORT_NAME],
        .ref = row->cell[COHORT_REFERENCE],
        .email = row->cell[COHORT_EMAIL],
        .language = row->cell[COHORT_LANGUAGE],
        .roles = 1u << ROLE_LEARNER};

    if (new.language == NULL)
        return fail(c, ERR_INPUT, "no-language",
            N_("The language is missing: cy or en."));
    row->said->added = true;
    return person_add(c, &new, &row->learner);
}

static enum result
take_person(struct ctx *c, struct row *row)
{
    struct person by_email;
    enum result r;

    row->said->ref = row->cell[COHORT_REFERENCE];
    row->said->name = row->cell[COHORT_NAME];
    if (row->cell[COHORT_REFERENCE] == NULL && row->cell[COHORT_EMAIL] == NULL)
        return fail(c, ERR_INPUT, "no-reference",
            N_("There is neither a reference nor an e-mail address to know "
               "the person by."));
    if ((r = find(c, row->cell[COHORT_REFERENCE], &row->learner)) != OK ||
        (r = find(c, row->cell[COHORT_EMAIL], &by_email)) != OK)
        return r;
    if (id_is_none(row->learner.id) && !id_is_none(by_email.id)) {
        if (row->cell[COHORT_REFERENCE] != NULL)
            return fail(c, ERR_INPUT, "another-email",
                N_("The e-mail address is that of %s (%s); mend it or the "
                   "reference."),
                by_email.ref, by_email.name);
        row->learner = by_email;
    }
    r = id_is_none(row->learner.id) ? add_person(c, row)
                                    : check_same(c, row, &by_email);
    if (r != OK)
        return r;
    row->said->learner = row->learner.id;
    row->said->ref = row->learner.ref;
    row->said->name = row->learner.name;
    return OK;
}

/* Without the units that the learner is on. */
static enum result
leave_out(struct ctx *c, struct row *row)
{
    const char **to = row->units;
    enum result r = OK;
    struct id id;

    for (const char **unit = row->units; *unit != NULL && r == OK; unit++) {
        r = enrolment_find(c, row->learner.id, *unit, &id);
        if (r != ERR_NOT_FOUND)
            continue;
        fail_clear(c);
        r = OK;
        *to++ = *unit;
    }
    *to = NULL;
    return r;
}

static enum result
enrol_on_qualification(
    struct ctx *c, struct row *row, const struct enrolment_new *new)
{
    const struct qualifying_new whole = {
        .qualification = row->cell[COHORT_QUALIFICATION], .enrol = *new};
    enum result r = enrol_qualification(c, &whole, &row->on);

    if (r == ERR_CONFLICT && strcmp(c->code, "enrolled") == 0) {
        fail_clear(c);
        return OK;
    }
    row->said->enrolled = r == OK;
    return r;
}

static void
note_staff(struct work *w, struct id id)
{
    for (size_t i = 0; i < w->nstaff; i++)
        if (id_equal(w->staff[i], id))
            return;
    w->staff[w->nstaff++] = id;
}

static enum result
take_enrolment(struct ctx *c, struct row *row)
{
    struct enrolment_new new = {.learner = row->learner.id,
        .units = row->units,
        .start = row->cell[COHORT_START],
        .target = row->cell[COHORT_TARGET]};
    const struct {
        enum cohort_column column;
        struct id *out;
    } others[] = {
        {COHORT_ASSESSOR,      &new.assessor     },
        {COHORT_COUNTERSIGNER, &new.countersigner},
        {COHORT_IQA,           &new.iqa          }
    };
    struct person other;
    enum result r;

    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
        if (row->cell[others[i].column] == NULL)
            continue;
        if ((r = person_named(c, row->cell[others[i].column], &other)) != OK)
            return r;
        *others[i].out = other.id;
        note_staff(row->work, other.id);
    }
    if (row->cell[COHORT_QUALIFICATION] != NULL)
        return enrol_on_qualification(c, row, &new);
    if (row->units[0] == NULL)
        return fail(c, ERR_INPUT, "no-unit",
            N_("A learner is enrolled on a unit or a qualification, and "
               "neither is said."));
    if ((r = leave_out(c, row)) != OK || row->units[0] == NULL)
        return r;
    row->said->enrolled = true;
    return enrol(c, &new);
}

static bool
is_new(const char *said, const char *known)
{
    return said != NULL && (known == NULL || strcmp(said, known) != 0);
}

static enum result
take_placement(struct ctx *c, struct row *row)
{
    const struct placement new = {
        row->cell[COHORT_COHORT], row->cell[COHORT_SITE]};
    struct placement was;
    enum result r;

    if (new.cohort == NULL &&new.site == NULL)
        return OK;
    if ((r = placement_get(c, row->learner.id, &was)) != OK)
        return r;
    row->said->placed =
        is_new(new.cohort, was.cohort) || is_new(new.site, was.site);
    return placement_set(c, row->learner.id, &new);
}

static enum result
take_registration(struct ctx *c, struct row *row)
{
    const char *number = row->cell[COHORT_REGISTRATION];
    struct qualifying_course course;
    struct qualifying on;
    enum result r;

    if (number == NULL)
        return OK;
    if (id_is_none(row->on))
        return fail(c, ERR_INPUT, "no-qualification",
            N_("A registration needs the qualification that it is for."));
    if ((r = qualifying_get(c, row->on, &on)) != OK ||
        (r = qualifying_course(c, &on, &course)) != OK ||
        !is_new(number, course.registration))
        return r;
    row->said->registered = true;
    return qualifying_step(
        c, &(struct qualifying_step){
               .on = on.id, .event = ENROLMENT_REGISTER, .number = number});
}

static enum result
take_row(struct ctx *c, void *arg)
{
    struct row *row = arg;
    enum result r;

    if ((r = take_person(c, row)) != OK || (r = take_enrolment(c, row)) != OK ||
        (r = take_placement(c, row)) != OK)
        return r;
    return take_registration(c, row);
}

static void
count(struct cohort_done *done, const struct cohort_row *row)
{
    done->bad += row->message != NULL;
    done->added += row->message == NULL && row->added;
    done->enrolled += row->message == NULL && row->enrolled;
    done->unchanged += row->message == NULL && !row->added && !row->enrolled &&
                       !row->placed && !row->registered;
}

/* A row that is wrong is undone by itself, so that the others are looked at. */
static enum result
run_row(struct ctx *c, struct work *w, const struct sheet_row *from)
{
    struct cohort_row *said = &w->out->rows[w->out->n++];
    struct row row = {.said = said, .work = w};
    struct mem *whole = c->mem;
    enum result r;

    said->line = from->line;
    c->mem = mem_new();
    read_row(c, w, from, &row);
    r = store_write(c, take_row, &row);
    said->ref = mem_strdup(whole, said->ref);
    said->name = mem_strdup(whole, said->name);
    c->message = mem_strdup(whole, c->message);
    mem_free(c->mem);
    c->mem = whole;
    if (r == ERR_BUSY || r == ERR_FAULT)
        return r;
    if (r != OK) {
        said->code = c->code;
        said->message = c->message;
        fail_clear(c);
    }
    count(w->out, said);
    return OK;
}

static bool
is_there(const struct cohort_done *done, struct id learner)
{
    for (size_t i = 0; i < done->n; i++)
        if (id_equal(done->rows[i].learner, learner))
            return true;
    return false;
}

/* Asked once for each member of staff, not for each row. */
static enum result
find_gaps(struct ctx *c, struct work *w)
{
    struct cohort_done *out = w->out;
    struct language_gap *gaps;
    enum result r = OK;
    size_t n;

    for (size_t i = 0; i < w->nstaff; i++) {
        r = language_gaps(c, w->staff[i], (struct id){{0}}, &gaps, &n);
        if (r != OK)
            return r;
        out->gaps = mem_grow(c->mem, out->gaps, out->ngaps * sizeof(*gaps),
            (out->ngaps + n) * sizeof(*gaps));
        for (size_t k = 0; k < n; k++)
            if (is_there(out, gaps[k].learner))
                out->gaps[out->ngaps++] = gaps[k];
    }
    return OK;
}

static enum result
run(struct ctx *c, void *arg)
{
    struct work *w = arg;
    const struct sheet *sheet = w->new->sheet;
    struct cohort_done *out = w->out;
    enum result r;

    *out = (struct cohort_done){.unknown = out->unknown};
    out->rows = mem_array(c->mem, sheet->n, sizeof(*out->rows));
    w->staff = mem_array(c->mem, 3 * sheet->n, sizeof(*w->staff));
    w->nstaff = 0;
    for (size_t i = 1; i < sheet->n; i++)
        if ((r = run_row(c, w, &sheet->rows[i])) != OK)
            return r;
    if (out->bad > 0)
        return fail(c, ERR_INPUT, "bad-rows",
            tr_n(c->lang,
                "%zu row is wrong, so nothing was changed; mend it and give "
                "the file again.",
                "%zu rows are wrong, so nothing was changed; mend them and "
                "give the file again.",
                out->bad),
            out->bad);
    if ((r = find_gaps(c, w)) != OK)
        return r;
    return w->new->trial ? ERR_CONFLICT : OK; /* which undoes it */
}

enum result
cohort_enrol(
    struct ctx *c, const struct cohort_new *new, struct cohort_done *out)
{
    struct work w = {.new = new, .out = out};
    enum result r;

    *out = (struct cohort_done){0};
    if (new->sheet->n < 2)
        return fail(c, ERR_INPUT, "no-rows",
            N_("%s has no rows under its headings."), new->sheet->name);
    if (new->sheet->n > ROWS_MAX + 1)
        return fail(c, ERR_LIMIT, "too-many",
            N_("%s has more than %d rows; give it in parts."), new->sheet->name,
            ROWS_MAX);
    if ((r = read_headings(c, &w)) != OK)
        return r;
    r = store_write(c, run, &w);
    return new->trial &&r == ERR_CONFLICT ? OK : r;
}
