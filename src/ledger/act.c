/* act - acts: composed, read, appended. */
#include <config.h>

#include <string.h>

#include "kinds.h"
#include "ledger/act.h"
#include "ledger/canon.h"
#include "ledger/tree.h"
#include "signing.h"
#include "store/sql.h"

#define VERSION_NUMBER 1
#define OPERATOR "operator"

static enum result
wrong_shape(struct ctx *c, const char *kind, const char *field)
{
    return fail(c, ERR_INPUT, "act-shape",
        N_("An act of the kind “%s” does not have “%s” like this."), kind,
        field);
}

static enum result
check(struct ctx *c, const struct act *act)
{
    const struct kind *kind = kind_find(act->kind);
    const char *fault;

    if (kind == NULL)
        return fail(c, ERR_INPUT, "act-kind",
            N_("There is no kind of act “%s”."), act->kind);
    if (kind->subject == id_is_none(act->subject))
        return wrong_shape(c, act->kind, "subject");
    if ((fault = kind_fault(kind, act->body)) != NULL)
        return wrong_shape(c, act->kind, fault);
    return OK;
}

enum result
act_words(struct ctx *c, const struct act *act, char **out)
{
    struct value *v = value_object(c->mem);
    struct value *body = mem_dup(c->mem, act->body, sizeof(*body));
    struct str s = str_in(c->mem);
    enum result r;

    if ((r = check(c, act)) != OK)
        return r;
    body->next = NULL; /* a copy, because a value has one place only */
    value_set_string(c->mem, v, "actor",
        id_is_none(act->actor) ? OPERATOR : id_text(c->mem, act->actor));
    value_set_integer(c->mem, v, "at", act->at != 0 ? act->at : c->now);
    value_set(c->mem, v, "body", body);
    value_set_string(c->mem, v, "kind", act->kind);
    if (!id_is_none(act->subject))
        value_set_string(c->mem, v, "subject", id_text(c->mem, act->subject));
    value_set_integer(c->mem, v, "v", VERSION_NUMBER);
    if ((r = canon_write(c, v, &s)) == OK)
        *out = s.s;
    return r;
}

/* An id's text; none for what stands for none, or when there is nothing. */
static bool
read_id(
    const struct value *v, const char *key, const char *none, struct id *out)
{
    const struct value *text = value_get(v, key);

    *out = (struct id){{0}};
    if (text == NULL)
        return none == NULL;
    if (text->type != VALUE_STRING)
        return false;
    if (none != NULL && strcmp(text->string, none) == 0)
        return true;
    return id_parse(text->string, out) && !id_is_none(*out);
}

enum result
act_parse(struct ctx *c, const char *words, size_t len, struct act *out)
{
    struct value *v;
    enum result r = canon_parse(c, words, len, &v);

    return r != OK ? r : act_read(c, v, out);
}

enum result
act_read(struct ctx *c, const struct value *v, struct act *out)
{
    const struct value *at = value_get(v, "at"), *body = value_get(v, "body");
    const struct value *version = value_get(v, "v");

    *out = (struct act){.kind = value_get_string(v, "kind")};
    if (out->kind == NULL || at == NULL || at->type != VALUE_INTEGER ||
        at->integer <= 0 || body == NULL || version == NULL ||
        version->type != VALUE_INTEGER || version->integer != VERSION_NUMBER ||
        !read_id(v, "actor", OPERATOR, &out->actor) ||
        !read_id(v, "subject", NULL, &out->subject) ||
        v->n != (id_is_none(out->subject) ? 5 : 6))
        return fail(c, ERR_INPUT, "act-shape", N_("This is not an act."));
    out->at = at->integer;
    out->body = mem_dup(c->mem, body, sizeof(*body));
    return check(c, out);
}

char *
act_leaf_data(
    struct mem *m, const char *words, const char *signatures, int64_t logged)
{
    return mem_printf(
        m, "%s\n%slogged %lld\n", words, signatures, (long long)logged);
}

/* The place after the last act, and its time of logging. */
static enum result
find_place(struct ctx *c, int64_t at, struct act_entry *out)
{
    struct last_row last = {.n = -1};
    enum result r = sql_leaf_last(c, &last);

    if (r != OK && r != ERR_NOT_FOUND)
        return r;
    out->n = last.n + 1;
    out->logged = c->now > last.logged ? c->now : last.logged;
    if (at > out->logged || out->logged - at > ACT_STALE_MS)
        return fail(c, ERR_CONFLICT, "act-stale",
            N_("This was composed too long ago, or by a clock that is ahead; "
               "do it again."));
    return OK;
}

enum result
act_append(struct ctx *c, const struct act *act, struct act_entry *out)
{
    int64_t at = act->at != 0 ? act->at : c->now;
    struct act_entry e = {.id = id_new(c)};
    const char *lines, *key;
    char *words, *data;
    enum result r;

    if ((r = act_words(c, act, &words)) != OK ||
        (r = find_place(c, at, &e)) != OK ||
        (r = signing_lines(
             c, kind_find(act->kind), act, words, &lines, &key)) != OK)
        return r;
    data = act_leaf_data(c->mem, words, lines, e.logged);
    tree_leaf_hash(data, strlen(data), e.leaf);
    e.words = words;
    if ((r = sql_act_add(c, e.id, act->kind, act->actor, act->subject, at,
             e.logged, words, lines)) != OK ||
        (key != NULL && (r = sql_signed_add(c, e.id, key)) != OK) ||
        (r = sql_leaf_add(c, e.n, e.id)) != OK ||
        (r = tree_append(c, e.n, e.leaf)) != OK)
        return r;
    if (out != NULL)
        *out = e;
    return OK;
}

enum result
act_of_row(struct ctx *c, const struct act_row *row, struct act_logged *out)
{
    *out = (struct act_logged){.n = row->n,
        .logged = row->logged,
        .words = row->words,
        .signatures = row->signatures};
    return act_parse(c, row->words, strlen(row->words), &out->act);
}

/* Whom act_each() gives its acts to. */
struct giving {
    enum result (*each)(
        struct ctx *c, const struct act_logged *logged, void *arg);
    void *arg;
};

static enum result
give(struct ctx *c, const struct act_row *row, void *arg)
{
    const struct giving *g = arg;
    struct act_logged logged;
    enum result r = act_of_row(c, row, &logged);

    return r != OK ? r : g->each(c, &logged, g->arg);
}

enum result
act_each(struct ctx *c,
    enum result (*each)(
        struct ctx *c, const struct act_logged *logged, void *arg),
    void *arg)
{
    struct giving g = {each, arg};

    return sql_act_all(c, give, &g);
}

enum result
act_each_since(struct ctx *c, struct id subject, int64_t seen,
    enum result (*each)(
        struct ctx *c, const struct act_logged *logged, void *arg),
    void *arg)
{
    struct giving g = {each, arg};

    return seen == 0 ? OK : sql_act_since(c, subject, seen, give, &g);
}
