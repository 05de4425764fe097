/* page_people - an administrator finds people, adds them, and keeps what each
 * may do. */
#include <config.h>

#include <string.h>

#include "assess/words.h"
#include "base/day.h"
#include "handlers.h"
#include "package/export.h"
#include "people/credential.h"
#include "people/key.h"
#include "portfolio/allocate.h"
#include "portfolio/qualifying.h"
#include "session_web.h"
#include "views.h"

#define SHOWN_MAX 100
#define UNITS_MAX 1000

static const struct field people_fields[] = {
    {"find",     FIELD_LINE,   200, NULL                   },
    {"name",     FIELD_LINE,   400, "no-name"              },
    {"ref",      FIELD_LINE,   100, "bad-ref person-exists"},
    {"email",    FIELD_LINE,   254, "bad-email"            },
    {"language", FIELD_CHOICE, 2,   "bad-language"         },
    {"role",     FIELD_CHOICE, 40,  "no-role bad-role"     },
    {NULL,       FIELD_LINE,   0,   NULL                   }
};
const struct form form_people = {people_fields};

static const struct field person_fields[] = {
    {"role",          FIELD_CHOICE, 40,  "no-role bad-role"         },
    {"unit",          FIELD_CHOICE, 200,
     "no-unit enrolled bad-units choice-rule choice-barred"         },
    {"qualification", FIELD_CHOICE, 200, "no-qualification not-open"},
    {"assessor",      FIELD_ID,     0,   "no-assessor not-assessor" },
    {"as",            FIELD_CHOICE, 20,  "not-approvable wrong-role"},
    {"language",      FIELD_CHOICE, 2,   "bad-language"             },
    {"start",         FIELD_DAY,    0,   "bad-day"                  },
    {"target",        FIELD_DAY,    0,   "bad-period"               },
    {"from",          FIELD_DAY,    0,   "bad-day"                  },
    {"to",            FIELD_DAY,    0,   "bad-period"               },
    {NULL,            FIELD_LINE,   0,   NULL                       }
};
const struct form form_person = {person_fields};

#define SOON_DAYS 60

const char *
say_approved(const struct html *o, const char *as)
{
    return tr(o->lang, strcmp(as, "trainee-iqa") == 0
                           ? N_("Internal quality assurer (IQA) in training")
                           : words_of_role(as));
}

static void
add_approvable(struct request *q, struct person_view *v)
{
    const struct approval_kind *k = approval_kinds;
    const char **as = NULL;

    for (; k->as != NULL; k++) {
        if ((k->has & v->person.roles) == 0)
            continue;
        as = mem_grow(
            q->c->mem, as, v->nas * sizeof(*as), (v->nas + 1) * sizeof(*as));
        as[v->nas++] = k->as;
    }
    v->as = as;
    v->iqa = person_has(&v->person, ROLE_IQA);
    v->today = time_day(q->c->mem, q->c->now);
}

/* "Learner · Assessor" */
static const char *
roles_in_words(struct ctx *c, const struct person *p)
{
    struct str s = str_in(c->mem);

    for (int i = 0; i < ROLE__N; i++)
        if (person_has(p, (enum role)i))
            str_addf(&s, "%s%s", s.len > 0 ? " · " : "",
                tr(c->lang, words_of_role(role_code((enum role)i))));
    return s.s;
}

/* Every role, ticked as the form had it; had: those that need no tick. */
static struct role_choice *
role_choices(struct request *q, unsigned had, size_t *n)
{
    struct role_choice *out = mem_array(q->c->mem, ROLE__N, sizeof(*out));

    *n = 0;
    for (int i = 0; i < ROLE__N; i++) {
        const char *code = role_code((enum role)i);

        if ((had & 1u << i) == 0)
            out[(*n)++] = (struct role_choice){
                code, words_of_role(code), form_has(q->form, "role", code)};
    }
    return out;
}

static enum result
roles_said(struct request *q, unsigned *out)
{
    size_t n;
    const char *const *codes = form_all(q->form, "role", &n);
    enum role role;

    *out = 0;
    for (size_t i = 0; i < n; i++) {
        if (!role_parse(codes[i], &role))
            return fail(q->c, ERR_INPUT, "bad-role",
                N_("There is no role “%s”."), codes[i]);
        *out |= 1u << role;
    }
    return n > 0 ? OK
                 : fail(q->c, ERR_INPUT, "no-role",
                       N_("Tick at least one role."));
}

enum result
page_people(struct request *q)
{
    struct people_view v = {.page = page_begin(q, N_("People"))};
    struct person_row_view *rows;
    struct person *people;
    enum result r;

    v.find = form_get(q->form, "find");
    r = person_search(q->c, v.find, NULL, SHOWN_MAX + 1, &people, &v.n);
    if (r != OK || (r = actions_mine(q, &v.mine)) != OK)
        return r;
    v.more = v.n > SHOWN_MAX;
    v.n = v.more ? SHOWN_MAX : v.n;
    v.people = rows = mem_array(q->c->mem, v.n + 1, sizeof(*rows));
    for (size_t i = 0; i < v.n; i++)
        rows[i] = (struct person_row_view){
            &people[i], roles_in_words(q->c, &people[i])};
    v.open = q->failure.code != NULL;
    v.name = form_get(q->form, "name");
    v.ref = form_get(q->form, "ref");
    v.email = form_get(q->form, "email");
    v.language = form_get(q->form, "language");
    if (v.language == NULL)
        v.language = q->c->lang;
    v.roles = role_choices(q, 0, &v.nroles);
    view_people(&q->out, &v);
    return OK;
}

enum result
do_people(struct request *q)
{
    struct person_new new = {
        .name = form_get(q->form, "name"),
        .ref = form_get(q->form, "ref"),
        .email = form_get(q->form, "email"),
        .language = form_get(q->form, "language"),
    };
    struct person p;
    enum result r;

    if (new.name == NULL)
        new.name = "";
    if ((r = roles_said(q, &new.roles)) != OK ||
        (r = person_add(q->c, &new, &p)) != OK)
        return r;
    return go(q, "/people/%s?said=person-added", id_text(q->c->mem, p.id));
}

/* The newest revision of each unit. */
static enum result
newest_units(struct ctx *c, struct known_unit **out, size_t *n)
{
    struct library_unit *units;
    size_t kept = 0;
    enum result r;

    if ((r = library_list(c, UNITS_MAX, &units, n)) != OK)
        return r;
    for (size_t i = 0; i < *n; i++)
        if (i + 1 == *n || strcmp(units[i].key, units[i + 1].key) != 0)
            units[kept++] = units[i];
    *n = kept;
    return lineage_list(c, units, kept, time_day(c->mem, c->now), out);
}

static enum result
read_learner(struct request *q, struct person_view *v)
{
    enum result r;

    if (!v->learner)
        return OK;
    r = opens(q, v->person.id, "learner", v->person.id);
    if (r == OK)
        r = progress_learner(q->c, v->person.id, NULL, &v->units, &v->nunits);
    if (r == OK)
        r = qualification_links(
            q, v->person.id, &v->qualifications, &v->nqualifications);
    if (r == OK)
        r = qualifications_offered(q, true, &v->offers, &v->noffers);
    if (r == OK)
        r = package_list(q->c, v->person.id, &v->packages, &v->npackages);
    return r == OK ? person_with_any(q->c, 1u << ROLE_ASSESSOR, &v->assessors,
                         &v->nassessors)
                   : r;
}

/* As it was typed, else to begin with. */
static const char *
day_typed(struct request *q, const char *name, int64_t begin)
{
    const char *day = form_get(q->form, name);

    return day != NULL ? day : time_day(q->c->mem, begin);
}

/* As ticked, else the person's own. */
static bool
in_language(
    struct request *q, const struct person_view *v, const char *language)
{
    return strcmp(v->tried, "approve") == 0
               ? form_has(q->form, "language", language)
               : strcmp(v->person.language, language) == 0;
}

/* What they are approved for, and the form for more. */
static enum result
read_approvals(struct request *q, struct person_view *v)
{
    enum result r;

    if ((r = person_get(q->c, q->id, &v->person)) != OK)
        return r;
    v->page = page_named(q, v->person.name);
    v->roles = roles_in_words(q->c, &v->person);
    v->tried = q->failure.code ? strrchr(q->path, '/') + 1 : "";
    add_approvable(q, v);
    v->in_welsh = in_language(q, v, "cy");
    v->in_english = in_language(q, v, "en");
    v->typed = q->form;
    v->from = day_typed(q, "from", q->c->now);
    v->to = day_typed(q, "to", q->c->now + 365 * TIME_DAY);
    if ((r = newest_units(q->c, &v->library, &v->nlibrary)) != OK ||
        (r = approval_list(q->c, q->id, &v->approvals, &v->napprovals)) != OK)
        return r;
    return v->iqa ? qualifications_offered(q, true, &v->offers, &v->noffers)
                  : OK;
}

enum result
page_person_approvals(struct request *q)
{
    struct person_view v = {.drawn = NULL};
    enum result r = read_approvals(q, &v);

    if (r == OK)
        view_person_approvals(&q->out, &v);
    return r;
}

enum result
page_approvals(struct request *q)
{
    struct approvals_view v = {.page = page_begin(q, N_("Approvals"))};
    const char *soon =
        time_day(q->c->mem, q->c->now + (int64_t)SOON_DAYS * TIME_DAY);
    struct approval_held *held;
    struct people_list staff;
    struct person *people;
    enum result r;
    size_t n;

    if ((r = approval_held(q->c, &held, &n)) != OK ||
        (r = people_of_centre(q, (struct id){{0}}, &staff)) != OK)
        return r;
    while (v.nsoon < n && strcmp(held[v.nsoon].what.to, soon) <= 0)
        v.nsoon++;
    v.held = held;
    v.later = held + v.nsoon;
    v.nlater = n - v.nsoon;
    v.people = people = mem_array(q->c->mem, staff.n + 1, sizeof(*people));
    for (size_t i = 0; i < staff.n; i++)
        if ((staff.people[i].roles & (ASSESSOR | COUNTERSIGNER | IQA)) != 0)
            people[v.npeople++] = staff.people[i];
    view_approvals(&q->out, &v);
    return OK;
}

/* drawn: a passphrase to show, once; NULL: none. */
static enum result
show_person(struct request *q, const char *drawn)
{
    struct person_view v = {.drawn = drawn};
    enum result r;

    if ((r = read_approvals(q, &v)) != OK)
        return r;
    if (drawn != NULL)
        v.page.other = NULL; /* a link would lose it */
    v.choices = role_choices(q, v.person.roles, &v.nchoices);
    v.learner = person_has(&v.person, ROLE_LEARNER);
    v.self = id_equal(v.person.id, q->person.id);
    v.start = day_typed(q, "start", q->c->now);
    v.target = form_get(q->form, "target");
    if ((r = keys_shown(q, q->id, &v.keys)) != OK ||
        (r = read_learner(q, &v)) != OK)
        return r;
    view_person(&q->out, &v);
    return OK;
}

enum result
page_person(struct request *q)
{
    return show_person(q, NULL);
}

/* Back to the person, with what was done. */
static enum result
back(struct request *q, const char *said)
{
    return go(q, "/people/%s?said=%s", id_text(q->c->mem, q->id), said);
}

enum result
do_person_roles(struct request *q)
{
    unsigned given;
    enum result r;

    if ((r = roles_said(q, &given)) != OK ||
        (r = person_give_roles(q->c, q->id, given)) != OK)
        return r;
    return back(q, "roles-given");
}

enum result
do_person_passphrase(struct request *q)
{
    const char *words;
    enum result r;

    if ((r = credential_draw(q->c, q->id, &words)) != OK)
        return r;
    return show_person(q, words);
}

enum result
do_person_key(struct request *q)
{
    struct id credential;
    enum result r;

    if ((r = session_prove(q, form_get(q->form, "passphrase"), &credential)) !=
            OK ||
        (r = key_confirm(q->c, q->id, credential)) != OK)
        return r;
    return back(q, "key-confirmed");
}

enum result
do_person_disable(struct request *q)
{
    enum result r = person_disable(q->c, q->id);

    return r != OK ? r : back(q, "access-ended");
}

static enum result
day_said(struct request *q, const char *name, const char **out)
{
    *out = form_get(q->form, name);
    if (*out != NULL)
        return OK;
    return fail(q->c, ERR_INPUT, mem_printf(q->c->mem, "field-%s", name),
        N_("A day is written YYYY-MM-DD."));
}

/* One more of what is said, for a unit or a qualification. */
static enum result
add_approval(struct request *q, const char *unit, const char *qualification,
    struct approval *list, size_t *n)
{
    size_t nlanguages;
    const char *as = form_get(q->form, "as");
    const char *const *languages = form_all(q->form, "language", &nlanguages);
    struct approval *a = &list[*n];
    struct library_unit found;
    enum result r;

    *a = (struct approval){.person = q->id,
        .unit_key = unit,
        .qualification_key = qualification,
        .from = form_get(q->form, "from"),
        .to = form_get(q->form, "to")};
    if ((r = approval_languages(q->c, languages, nlanguages, &a->languages)) !=
        OK)
        return r;
    if (as == NULL || !approval_parse(as, a))
        return fail(q->c, ERR_INPUT, "wrong-role",
            N_("Choose what the person is approved as."));
    if (unit != NULL) {
        if ((r = library_find(q->c, unit, &found)) != OK)
            return r;
        a->unit_key = found.key;
    }
    ++*n;
    return OK;
}

/* For all that was ticked. */
static enum result
approvals_said(struct request *q, struct approval **out, size_t *n)
{
    size_t nunits, nwhole;
    const char *const *units = form_all(q->form, "unit", &nunits),
                      *const *whole =
                          form_all(q->form, "qualification", &nwhole);
    enum result r = OK;

    *out = mem_array(q->c->mem, nunits + nwhole + 1, sizeof(**out));
    *n = 0;
    for (size_t i = 0; r == OK && i < nunits; i++)
        r = add_approval(q, units[i], NULL, *out, n);
    for (size_t i = 0; r == OK && i < nwhole; i++)
        r = add_approval(q, NULL, whole[i], *out, n);
    if (r == OK && *n == 0)
        r = fail(q->c, ERR_INPUT, "bad-units", N_("Tick at least one unit."));
    return r;
}

/* A coordinator sees nothing else of the person. */
static enum result
back_approved(struct request *q, const char *said)
{
    if (person_has(&q->person, ROLE_ADMINISTRATOR))
        return back(q, said);
    return go(
        q, "/people/%s/approvals?said=%s", id_text(q->c->mem, q->id), said);
}

enum result
do_person_approve(struct request *q)
{
    const char *from, *to;
    struct approval *list;
    enum result r;
    size_t n;

    if ((r = day_said(q, "from", &from)) != OK ||
        (r = day_said(q, "to", &to)) != OK ||
        (r = approvals_said(q, &list, &n)) != OK)
        return r;
    r = approval_add(q->c, list, n);
    return r != OK ? r : back_approved(q, "approved");
}

enum result
do_person_approval_end(struct request *q)
{
    struct approval *list;
    enum result r;
    size_t n;

    if ((r = approvals_said(q, &list, &n)) != OK)
        return r;
    list->to = time_day(q->c->mem, q->c->now);
    r = approval_end(q->c, list);
    return r != OK ? r : back_approved(q, "approval-ended");
}

/* Its own page is next, where the rest is chosen. */
static enum result
enrol_whole(struct request *q, const char *qualification,
    const struct enrolment_new *new)
{
    const struct qualifying_new whole = {qualification, *new, NULL};
    struct id id;
    enum result r = enrol_qualification(q->c, &whole, &id);

    return r != OK ? r
                   : go(q, "/qualification/%s?said=enrolled",
                         id_text(q->c->mem, id));
}

enum result
do_person_enrol(struct request *q)
{
    const char *qualification = form_get(q->form, "qualification");
    struct enrolment_new new = {
        .learner = q->id,
        .assessor = form_id(q->form, "assessor"),
        .start = form_get(q->form, "start"),
        .target = form_get(q->form, "target"),
    };
    struct language_gap *gaps;
    enum result r;
    size_t n;

    new.units = form_all(q->form, "unit", &n);
    if (n == 0 && qualification == NULL)
        return fail(
            q->c, ERR_INPUT, "bad-units", N_("Tick at least one unit."));
    /* Somebody is to see the work from the first day on. */
    if (id_is_none(new.assessor))
        return fail(q->c, ERR_INPUT, "no-assessor",
            N_("Choose the assessor who will see the learner's work."));
    if (qualification != NULL)
        return enrol_whole(q, qualification, &new);
    if ((r = enrol(q->c, &new)) != OK ||
        (r = language_gaps(q->c, new.assessor, q->id, &gaps, &n)) != OK)
        return r;
    return back(q, n > 0 ? "enrolled-other" : "enrolled");
}

enum result
do_person_export(struct request *q)
{
    static const char *const all[] = {NULL};
    struct export_new new = {.learner = q->id, .units = all};
    struct export_done done;
    enum result r;

    if ((r = opens(q, q->id, "package", q->id)) != OK ||
        (r = export_make(q->c, &new, &done)) != OK)
        return r;
    return back(q, "exported");
}

enum result
page_package(struct request *q)
{
    int64_t size;
    enum result r;
    int fd;

    if ((r = opens(q, q->id, "package", q->id)) != OK ||
        (r = package_open(q->c, q->id, q->word, &fd, &size)) != OK)
        return r;
    return send_file(q, fd, size, "application/zip", q->word, false);
}
