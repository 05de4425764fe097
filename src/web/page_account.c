/* account - signing in and out, and what somebody settles for themselves. */
#include <config.h>

#include <string.h>

#include "assess/words.h"
#include "base/day.h"
#include "base/str.h"
#include "handlers.h"
#include "people/credential.h"
#include "people/session.h"
#include "route.h"
#include "session_web.h"
#include "views.h"

#define NAMED_MAX 300
#define PASSPHRASE_MAX 1024
#define PATH_MAX_BYTES 300

static const struct field login_fields[] = {
    {"person",     FIELD_LINE,   NAMED_MAX,      NULL},
    {"passphrase", FIELD_SECRET, PASSPHRASE_MAX, NULL},
    {"shared",     FIELD_CHOICE, 3,              NULL},
    {"next",       FIELD_LINE,   PATH_MAX_BYTES, NULL},
    {NULL,         FIELD_LINE,   0,              NULL}
};
const struct form form_login = {login_fields};

static const struct field account_fields[] = {
    {"do",       FIELD_CHOICE, 20,             NULL                             },
    {"language", FIELD_CHOICE, 2,              NULL                             },
    {"words",    FIELD_CHOICE, 5,              NULL                             },
    {"old",      FIELD_SECRET, PASSPHRASE_MAX,
     "wrong-passphrase no-passphrase too-many-tries"                            },
    {"new",      FIELD_SECRET, PASSPHRASE_MAX, "weak-passphrase same-passphrase"},
    {"again",    FIELD_SECRET, PASSPHRASE_MAX, "other-passphrase"               },
    {NULL,       FIELD_LINE,   0,              NULL                             }
};
const struct form form_account = {account_fields};

/* Where each role begins; whoever has several begins with the first. */
enum result
page_home(struct request *q)
{
    static const struct {
        unsigned who;
        const char *path;
    } homes[] = {
        {ASSESSOR | COUNTERSIGNER, "/queue"   },
        {IQA,                      "/quality" },
        {EQA,                      "/visit"   },
        {LEARNER,                  "/my"      },
        {COORDINATOR,              "/learners"},
        {ADMINISTRATOR,            "/people"  },
    };

    for (size_t i = 0; i < sizeof(homes) / sizeof(homes[0]); i++)
        if ((homes[i].who & q->person.roles) != 0)
            return go(q, "%s", homes[i].path);
    return go(q, "/account");
}

/* A page of ours, or NULL. */
static const char *
next_page(struct request *q, const char *path)
{
    struct request probe = *q;
    bool others;

    probe.path = path;
    return path != NULL && *path == '/' &&
                   route_match(&probe, GET, &others) != NULL
               ? path
               : NULL;
}

enum result
page_login(struct request *q)
{
    struct login_view v = {.person = form_get(q->form, "person")};

    if (!id_is_none(q->session) && q->failure.code == NULL)
        return go(q, "/");
    session_greet(q);
    v.page = page_begin(q, N_("Sign in"));
    v.next = next_page(q, form_get(q->form, "next"));
    view_login(&q->out, &v);
    return OK;
}

enum result
do_login(struct request *q)
{
    const char *next = next_page(q, form_get(q->form, "next"));
    enum result r = session_sign_in(q, form_get(q->form, "person"),
        form_get(q->form, "passphrase"), form_get(q->form, "shared") != NULL);

    if (r != OK)
        return r;
    return go(q, "%s", next != NULL ? path_encoded(q->c->mem, next) : "/");
}

enum result
do_logout(struct request *q)
{
    enum result r = id_is_none(q->session) ? OK : session_end(q->c, q->session);

    if (r != OK)
        return r;
    session_forget(q);
    return go(q, "/login?said=signed-out");
}

static const char *
instant(struct ctx *c, int64_t ms)
{
    return mem_printf(c->mem, "%s, %s",
        day_words(c->mem, c->lang, time_day(c->mem, ms)),
        time_clock(c->mem, ms));
}

static const char *
role_words(struct ctx *c, const struct person *p)
{
    struct str s = str_in(c->mem);

    for (int i = 0; i < ROLE__N; i++)
        if (person_has(p, (enum role)i))
            str_addf(&s, "%s%s", s.len > 0 ? ", " : "",
                tr(c->lang, words_of_role(role_code((enum role)i))));
    return s.s;
}

enum result
page_account(struct request *q)
{
    struct account_view v = {.person = &q->person,
        .roles = role_words(q->c, &q->person),
        .temporary = q->temporary};
    struct session_shown *shown;
    struct session *list;
    enum result r;

    if ((r = session_list(q->c, q->person.id, &list, &v.n)) != OK)
        return r;
    v.sessions = shown = mem_array(q->c->mem, v.n + 1, sizeof(*shown));
    for (size_t i = 0; i < v.n; i++)
        shown[i] = (struct session_shown){instant(q->c, list[i].made),
            instant(q->c, list[i].seen), list[i].shared,
            id_equal(list[i].id, q->session)};
    v.page = page_begin(
        q, q->temporary ? N_("Choose your passphrase") : N_("Your account"));
    view_account(&q->out, &v);
    return OK;
}

static enum result
set_language(struct request *q)
{
    const char *language = form_get(q->form, "language");
    enum result r;

    if (language == NULL)
        language = "";
    if ((r = person_set_language(q->c, q->person.id, language)) != OK)
        return r;
    q->reply.language = language;
    return go(q, "/account?said=language");
}

static enum result
set_words(struct request *q)
{
    const char *words = form_get(q->form, "words");
    enum result r;

    if (words != NULL && strcmp(words, "pages") == 0)
        words = NULL;
    r = person_set_words(q->c, q->person.id, words);
    return r != OK ? r : go(q, "/account?said=words");
}

/* Their other sessions end, and so does this one: it goes on as a new one. */
static enum result
set_passphrase(struct request *q)
{
    const char *old = form_get(q->form, "old");
    const char *new = form_get(q->form, "new");
    const char *again = form_get(q->form, "again");
    bool newcomer = q->temporary;
    struct id id;
    enum result r;

    if (new == NULL)
        new = "";
    if (again == NULL || strcmp(new, again) != 0)
        return fail(q->c, ERR_INPUT, "other-passphrase",
            N_("The new passphrase was not typed twice the same."));
    if (old != NULL && strcmp(old, new) == 0)
        return fail(q->c, ERR_INPUT, "same-passphrase",
            N_("This is the passphrase that you have; choose another."));
    if ((r = session_prove(q, old, &id)) != OK ||
        (r = credential_choose(q->c, q->person.id, new, &id)) != OK ||
        (r = session_begin(q, q->person.id, id, q->shared)) != OK)
        return r;
    /* Whoever has just come begins. */
    return go(q, newcomer ? "/" : "/account?said=passphrase");
}

static enum result
end_others(struct request *q)
{
    enum result r = session_end_others(q->c, q->person.id, q->session);

    return r != OK ? r : go(q, "/account?said=others");
}

enum result
do_account(struct request *q)
{
    static const struct {
        const char *what;
        handler *run;
    } deeds[] = {
        {"language",   set_language  },
        {"words",      set_words     },
        {"passphrase", set_passphrase},
        {"others",     end_others    },
    };
    const char *what = form_get(q->form, "do");

    for (size_t i = 0; i < sizeof(deeds) / sizeof(deeds[0]); i++)
        if (what != NULL && strcmp(what, deeds[i].what) == 0 &&
            (!q->temporary || deeds[i].run == set_passphrase))
            return deeds[i].run(q);
    return page_account(q);
}
