/* page - what stands around every page, and what is said once on the next. */
#include <config.h>

#include <ctype.h>
#include <string.h>

#include "asset.h"
#include "base/str.h"
#include "base/time.h"
#include "page.h"
#include "route.h"
#include "session_web.h"
#include "store/store.h"

/* Pages say this long before a session ends, however busy, that it will. */
#define ENDING (15 * 60 * TIME_SECOND)

/* What ?said= means: something was done, and the page after it says so, and
 * when. */
static const struct {
    const char *code, *sentence;
} said[] = {
    {"access-ended",     N_("This person's access has ended.")                        },
    {"asked",            N_("The link is on its way to the witness.")                 },
    {"registered",       N_("The registration is recorded.")                          },
    {"break",            N_("The break in learning is recorded.")                     },
    {"resumed",          N_("The learner is back from the break.")                    },
    {"transferred",      N_("The transfer is recorded.")                              },
    {"imported",         N_("The decisions are recorded, and wait to be adopted.")    },
    {"adopted",          N_("You have adopted these decisions, and they count.")      },
    {"left",
     N_("The learner has withdrawn; released units can still be claimed.")            },
    {"agreed",           N_("The EQA's agreement is recorded; the certificate can be "
                  "claimed.")                                           },
    {"claimed",          N_("The claim is recorded.")                                 },
    {"certificated",     N_("The certificate is recorded.")                           },
    {"allocated",        N_("The allocation is recorded.")                            },
    {"other-language",   N_("The allocation is recorded. Not all of it is "
                          "approved for that person "
                          "in the learner's language.")         },
    {"placement",        N_("Cohort and workplace are saved.")                        },
    {"recalled",         N_("The evidence is a draft again.")                         },
    {"placed",           N_("Where it shows the criteria is saved.")                  },
    {"reopened",         N_("The unit is open again for these criteria.")             },
    {"closed",           N_("The unit is met by a certificate.")                      },
    {"revoked",          N_("The result of the unit is taken back.")                  },
    {"appealed",         N_("Your appeal is recorded, and your centre answers it.")   },
    {"checked",          N_("How the witness was checked is recorded.")               },
    {"approved",         N_("The approval is kept.")                                  },
    {"confirmed",        N_("You have confirmed it.")                                 },
    {"countersigned",    N_("Your countersignature is recorded.")                     },
    {"approval-ended",   N_("The approval ends today.")                               },
    {"conflict",         N_("The conflict of interest is declared, and blocks.")      },
    {"conflict-decided",
     N_("What comes of the conflict of interest is signed.")                          },
    {"record",           N_("The record is kept.")                                    },
    {"record-act",       N_("The actions are kept.")                                  },
    {"record-close",     N_("The record is closed.")                                  },
    {"record-sign",      N_("You have signed the record.")                            },
    {"action-done",      N_("It is done.")                                            },
    {"drawn",            N_("The sample is drawn.")                                   },
    {"plan",             N_("The sampling plan is signed.")                           },
    {"released",         N_("The unit is released.")                                  },
    {"sample",           N_("The sample is signed.")                                  },
    {"sampled",          N_("The unit is in your sample.")                            },
    {"declared",         N_("You have signed the unit.")                              },
    {"discarded",        N_("The draft is gone.")                                     },
    {"chosen",           N_("The choice is saved.")                                   },
    {"enrolled-other",   N_("The learner is enrolled. Not all of it is approved "
                          "for the assessor "
                          "in the learner's language.")         },
    {"enrolled",         N_("The learner is enrolled on these units.")                },
    {"exported",         N_("The package is made; it is the first in the list.")      },
    {"key-confirmed",    N_("The key is confirmed, and what it signed counts.")       },
    {"key-rotated",      N_("You sign with a new key from now on.")                   },
    {"language",         N_("The pages speak this language to you from now on.")      },
    {"words",            N_("You see the standards in that way from now on.")         },
    {"loaded",           N_("The unit is loaded.")                                    },
    {"others",           N_("Your other sessions have ended.")                        },
    {"passphrase",       N_("You have a new passphrase.")                             },
    {"person-added",     N_("This person is added. Draw a passphrase for them to "
                        "sign in with.")                          },
    {"reviewed",         N_("The review is signed, and the learner has the feedback.")},
    {"roles-given",      N_("The roles are given.")                                   },
    {"saved",            N_("Saved at %s. You can close the page.")                   },
    {"sent",             N_("Sent.")                                                  },
    {"signed",           N_("The unit is signed.")                                    },
    {"signed-out",       N_("You have signed out.")                                   },
    {"was-loaded",
     N_("This very unit was loaded before; nothing was changed.")                     },
    {"withdrawn",        N_("The evidence is withdrawn.")                             },
};

static const char *
notice(const struct request *q)
{
    const char *code = query_code(q, "said");

    for (size_t i = 0; code != NULL && i < sizeof(said) / sizeof(*said); i++)
        if (strcmp(said[i].code, code) == 0)
            return mem_printf(q->c->mem, tr(q->c->lang, said[i].sentence),
                time_clock(q->c->mem, q->c->now));
    if (id_is_none(q->session) || q->ends - q->c->now > ENDING)
        return NULL;
    return mem_printf(q->c->mem,
        tr(q->c->lang, N_("You will be signed out at %s. Whatever you are "
                          "typing then is kept until you sign in again.")),
        time_clock(q->c->mem, q->ends));
}

/* The part of the query behind "name="; NULL: there is none. */
static const char *
query_find(const char *query, const char *name)
{
    size_t len = strlen(name);

    while (query != NULL && *query != '\0') {
        if (strncmp(query, name, len) == 0 && query[len] == '=')
            return query + len + 1;
        query = strchr(query, '&');
        query += query != NULL;
    }
    return NULL;
}

const char *
query_code(const struct request *q, const char *name)
{
    const char *value = query_find(q->heads.query, name);
    size_t len = value == NULL
                     ? 0
                     : strspn(value, "abcdefghijklmnopqrstuvwxyz0123456789-");

    if (len == 0 || (value[len] != '\0' && value[len] != '&'))
        return NULL;
    return mem_strndup(q->c->mem, value, len);
}

const char *
path_encoded(struct mem *m, const char *path)
{
    struct str s = str_in(m);

    for (; *path != '\0'; path++)
        if (isalnum((unsigned char)*path) || strchr("/-._~", *path) != NULL)
            str_addc(&s, *path);
        else
            str_addf(&s, "%%%02X", (unsigned char)*path);
    return s.s;
}

/* This page; of what is only done at a path, the page it is done on; of none,
 * the first. */
static const char *
page_path(struct request *q)
{
    const char *cut = strrchr(q->path, '/');
    struct request get = *q;
    bool others;

    if (route_match(&get, GET, &others) != NULL)
        return path_encoded(q->c->mem, q->path);
    get.path = others && cut != NULL
                   ? mem_strndup(q->c->mem, q->path, (size_t)(cut - q->path))
                   : "/";
    return route_match(&get, GET, &others) != NULL
               ? path_encoded(q->c->mem, get.path)
               : "/";
}

/* It in the other language: the rest of the query stays, but for what was to
 * be said once. */
static const char *
other(struct request *q)
{
    struct str s = str_in(q->c->mem);
    const char *query = q->heads.query;

    str_adds(&s, page_path(q));
    str_adds(&s, strcmp(q->c->lang, "cy") == 0 ? "?lang=en" : "?lang=cy");
    while (query != NULL && *query != '\0') {
        size_t len = strcspn(query, "&");

        if (strncmp(query, "lang=", 5) != 0 &&
            strncmp(query, "said=", 5) != 0) {
            str_addc(&s, '&');
            str_add(&s, query, len);
        }
        query += len + (query[len] == '&');
    }
    return s.s;
}

struct page
page_named(struct request *q, const char *title)
{
    struct page p = {.lang = q->c->lang,
        .title = title,
        .name = id_is_none(q->session) ? NULL : q->person.name,
        .ref = id_is_none(q->session) ? NULL : q->person.ref,
        .token = q->token,
        .here = q->path,
        .notice = notice(q),
        .failure = q->failure,
        .typed = q->form,
        .once = form_get(q->form, "once"),
        .roles = q->temporary ? 0 : q->person.roles,
        .plain = q->temporary,
        .waiting = q->c->store != NULL ? session_waiting(q) : 0,
        .style = asset_path("tyst.css"),
        .script = asset_path("tyst.js"),
        .icon = asset_path("icon.svg")};
    const char *demo = NULL;

    p.other = other(q);
    if (p.once == NULL)
        p.once = id_text(q->c->mem, id_new(q->c));
    if (q->route != NULL && q->route->form != NULL)
        p.fields = q->route->form->fields;
    /* A page of a failure is shown even when the database is what failed. */
    if (q->c->store == NULL ||
        store_setting_get(q->c, "centre", &p.centre) != OK ||
        store_setting_get(q->c, "demo", &demo) != OK)
        fail_clear(q->c);
    if (p.centre == NULL)
        p.centre = "tyst";
    p.demo = demo != NULL && *demo == '1';
    return p;
}

struct page
page_begin(struct request *q, const char *title)
{
    return page_named(q, tr(q->c->lang, title));
}

/* Is it one of the field's own codes, or what is wrong with its value? */
static bool
has_code(const struct field *f, const char *code)
{
    size_t len;

    if (strncmp(code, "field-", 6) == 0)
        return strcmp(code + 6, f->name) == 0;
    for (const char *s = f->codes; s != NULL && *s != '\0'; s += len) {
        s += strspn(s, " ");
        len = strcspn(s, " ");
        if (len > 0 && strlen(code) == len && memcmp(s, code, len) == 0)
            return true;
    }
    return false;
}

const char *
page_typed(const struct page *p, const char *name)
{
    return form_get(p->typed, name);
}

int64_t
page_seen(const struct page *p, int64_t now)
{
    int64_t first = form_number(p->typed, "seen");

    return first == 0 || p->failure.result == ERR_CONFLICT ? now : first;
}

const char *
page_failing(const struct page *p)
{
    const struct field *f = p->fields;

    if (p->failure.code == NULL || f == NULL)
        return NULL;
    while (f->name != NULL && !has_code(f, p->failure.code))
        f++;
    return f->name;
}

const char *
page_wrong(const struct page *p, const char *field)
{
    const struct field *f = p->fields;

    if (p->failure.code == NULL || f == NULL)
        return NULL;
    while (f->name != NULL && strcmp(f->name, field) != 0)
        f++;
    return f->name != NULL && has_code(f, p->failure.code) ? p->failure.message
                                                           : NULL;
}
