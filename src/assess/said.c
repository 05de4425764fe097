/* said - the body of an act field by field, whatever its kind. */
#include <config.h>

#include <string.h>

#include "assess/said.h"
#include "assess/words.h"
#include "base/str.h"
#include "base/time.h"
#include "ledger/act.h"
#include "ledger/commit.h"
#include "store/sql.h"

/* What people call the fields; others are shown by their codes. */
static const struct {
    const char *code, *words;
} names[] = {
    {"actions",      N_("Actions")           },
    {"certificate",  N_("Certificate")       },
    {"comment",      N_("Comment")           },
    {"decision",     N_("Decision")          },
    {"decisions_by", N_("Decisions by")      },
    {"due",          N_("By")                },
    {"evidence",     N_("Evidence")          },
    {"feedback",     N_("Feedback")          },
    {"item",         N_("Item")              },
    {"items",        N_("Items")             },
    {"letter",       N_("Letter")            },
    {"looked",       N_("Looked at")         },
    {"marked",       N_("Marked")            },
    {"mitigation",   N_("Mitigation")        },
    {"name",         N_("Name")              },
    {"next",         N_("Next step")         },
    {"note",         N_("Note")              },
    {"outcome",      N_("Outcome")           },
    {"reason",       N_("Reason")            },
    {"record",       N_("Record")            },
    {"rests",        N_("Rests on")          },
    {"review",       N_("Review of evidence")},
    {"role",         N_("Role")              },
    {"sample",       N_("Sample")            },
    {"unit",         N_("Unit")              },
    {"units",        N_("Units")             },
    {"version",      N_("Version")           },
};

static const char *
name_of(struct ctx *c, const char *code)
{
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (strcmp(names[i].code, code) == 0)
            return tr(c->lang, names[i].words);
    return code;
}

static void
add(struct ctx *c, struct said *out, const char *label, const char *value)
{
    /* Grown whenever their number is a power of two. */
    if ((out->n & (out->n - 1)) == 0)
        out->line = mem_grow(c->mem, out->line, out->n * sizeof(*out->line),
            (2 * out->n + 1) * sizeof(*out->line));
    out->line[out->n++] = (struct said_line){label, value};
}

/* A person's name, what is behind a commitment, or the text itself. */
static enum result
read_text(struct ctx *c, const char *key, const char *text, const char **out)
{
    struct person_row person;
    struct opening_row opening;
    struct id id;
    enum result r = ERR_NOT_FOUND;

    *out = text;
    if (commitment_is(text)) {
        r = sql_opening_get(c, text, &opening);
        *out = r == OK ? opening.value : tr(c->lang, N_("(erased)"));
    } else if (id_parse(text, &id)) {
        r = sql_person_get(c, id, &person);
        *out = r == OK ? person.name : text;
    } else if (strcmp(key, "decision") == 0) {
        *out = tr(c->lang, words_of_decision(text));
    } else if (strcmp(key, "letter") == 0) {
        *out = tr(c->lang, words_of_failing(text));
    } else if (strcmp(key, "role") == 0) {
        *out = tr(c->lang, words_of_role(text));
    }
    return r == ERR_NOT_FOUND ? OK : r;
}

static enum result write_value(
    struct ctx *c, const char *key, const struct value *v, struct str *out);

/* What a list or an object holds, one after the other. */
static enum result
write_parts(
    struct ctx *c, const char *key, const struct value *v, struct str *out)
{
    enum result r = OK;

    for (const struct value *i = v->first; r == OK && i != NULL; i = i->next) {
        if (v->type == VALUE_OBJECT &&
            commitment_is(i->string ? i->string : "") &&
            strcmp(i->key, "content") == 0)
            continue; /* of a whole piece of evidence */
        if (out->len > 0)
            str_adds(out, v->type == VALUE_OBJECT ? "; " : ", ");
        if (v->type == VALUE_OBJECT)
            str_addf(out, "%s: ", name_of(c, i->key));
        r = write_value(c, i->key != NULL ? i->key : key, i, out);
    }
    return r;
}

static enum result
write_value(
    struct ctx *c, const char *key, const struct value *v, struct str *out)
{
    struct str part = str_in(c->mem);
    const char *text;
    enum result r;

    switch (v->type) {
    case VALUE_STRING:
        if ((r = read_text(c, key, v->string, &text)) == OK)
            str_adds(out, text);
        return r;
    case VALUE_INTEGER: str_addf(out, "%lld", (long long)v->integer); return OK;
    case VALUE_TRUE: str_adds(out, tr(c->lang, N_("yes"))); return OK;
    case VALUE_FALSE: str_adds(out, tr(c->lang, N_("no"))); return OK;
    default:
        r = write_parts(c, key, v, &part);
        str_adds(out, part.s);
        return r;
    }
}

/* A field; of a list of objects, a line each. */
static enum result
add_field(struct ctx *c, const struct value *v, struct said *out)
{
    const struct value *i = v->type == VALUE_ARRAY && v->first != NULL &&
                                    v->first->type == VALUE_OBJECT
                                ? v->first
                                : v;
    enum result r = OK;

    if (strcmp(v->key, "content") == 0)
        return OK;
    for (; r == OK && i != NULL; i = i == v ? NULL : i->next) {
        struct str s = str_in(c->mem);

        r = write_value(c, v->key, i, &s);
        add(c, out, name_of(c, v->key), s.s);
    }
    return r;
}

static enum result
add_person(struct ctx *c, const char *label, struct id id, struct said *out)
{
    const char *name = tr(c->lang, N_("the operator"));
    enum result r = OK;

    if (!id_is_none(id))
        r = read_text(c, "", id_text(c->mem, id), &name);
    add(c, out, label, name);
    return r;
}

enum result
act_said(struct ctx *c, const struct act_logged *logged, struct said *out)
{
    const struct act *act = &logged->act;
    enum result r;

    *out = (struct said){0};
    add(c, out, tr(c->lang, N_("Act")),
        mem_printf(c->mem, "%lld", (long long)logged->n));
    add(c, out, tr(c->lang, N_("What")), tr(c->lang, act_words_of(act->kind)));
    add(c, out, tr(c->lang, N_("When")), time_format(c->mem, logged->logged));
    r = add_person(c, tr(c->lang, N_("Who")), act->actor, out);
    if (r == OK && !id_is_none(act->subject))
        r = add_person(c, tr(c->lang, N_("About")), act->subject, out);
    for (const struct value *i = act->body->first; r == OK && i != NULL;
         i = i->next)
        r = add_field(c, i, out);
    return r;
}

char *
said_text(struct mem *m, const struct said *s)
{
    struct str text = str_in(m);

    for (size_t i = 0; i < s->n; i++)
        str_addf(&text, "%s: %s\n", s->line[i].label, s->line[i].value);
    return text.s;
}
