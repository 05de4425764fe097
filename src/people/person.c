/* person - people and their roles. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "ledger/act.h"
#include "ledger/commit.h"
#include "people/person.h"
#include "rules/rules.h"
#include "store/sql.h"
#include "store/store.h"

#define NAME_MAX_BYTES 200
#define REF_MAX_BYTES 40
#define PEOPLE_MAX 100000

static const char *const roles[ROLE__N] = {
    [ROLE_LEARNER] = "learner",
    [ROLE_ASSESSOR] = "assessor",
    [ROLE_TRAINEE_ASSESSOR] = "trainee-assessor",
    [ROLE_COUNTERSIGNER] = "countersigner",
    [ROLE_WITNESS] = "witness",
    [ROLE_IQA] = "iqa",
    [ROLE_COORDINATOR] = "coordinator",
    [ROLE_EQA] = "eqa",
    [ROLE_ADMINISTRATOR] = "administrator",
};

const char *
role_code(enum role role)
{
    return roles[role];
}

bool
role_parse(const char *code, enum role *out)
{
    for (int i = 0; i < ROLE__N; i++)
        if (strcmp(roles[i], code) == 0) {
            *out = (enum role)i;
            return true;
        }
    return false;
}

bool
person_has(const struct person *p, enum role role)
{
    return (p->roles & 1u << role) != 0;
}

enum role
person_assesses_as(const struct person *p)
{
    return person_has(p, ROLE_TRAINEE_ASSESSOR) && !person_has(p, ROLE_ASSESSOR)
               ? ROLE_TRAINEE_ASSESSOR
               : ROLE_ASSESSOR;
}

/* An e-mail address as it is kept: its letters A to Z in lower case. */
static const char *
folded(struct mem *m, const char *email)
{
    char *s = mem_strdup(m, email);

    for (char *p = s; p != NULL && *p != '\0'; p++)
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p - 'A' + 'a');
    return s;
}

static struct person
without_roles(const struct person_row *row)
{
    return (struct person){
        .id = row->id,
        .ref = row->ref,
        .name = row->name,
        .email = row->email,
        .language = row->language,
        .words = row->words,
        .disabled = row->disabled != 0,
    };
}

static enum result
from_row(struct ctx *c, const struct person_row *row, struct person *out)
{
    struct role_row *role;
    enum result r;
    size_t n;

    *out = without_roles(row);
    if ((r = sql_role_list(c, row->id, &role, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++) {
        enum role found;

        if (role_parse(role[i].role, &found))
            out->roles |= 1u << found;
    }
    return OK;
}

enum result
person_get(struct ctx *c, struct id id, struct person *out)
{
    struct person_row row;
    enum result r;

    if ((r = sql_person_get(c, id, &row)) == ERR_NOT_FOUND)
        return fail(c, r, "no-person", N_("There is no such person."));
    return r != OK ? r : from_row(c, &row, out);
}

enum result
person_named(struct ctx *c, const char *named, struct person *out)
{
    struct person_row row;
    enum result r;

    r = sql_person_find(c, named, &row);
    if (r == ERR_NOT_FOUND && strchr(named, '@') != NULL)
        r = sql_person_find(c, folded(c->mem, named), &row);
    if (r == ERR_NOT_FOUND)
        return fail(c, r, "no-person",
            N_("There is nobody with the reference or address %s."), named);
    return r != OK ? r : from_row(c, &row, out);
}

static enum result
left(struct ctx *c, enum result r, const struct person *p)
{
    return fail(c, r, "disabled", N_("The access of %s has ended."), p->name);
}

enum result
person_as_any(struct ctx *c, struct id id, unsigned any, struct person *out)
{
    enum result r;

    if ((r = person_get(c, id, out)) != OK)
        return r;
    if (out->disabled)
        return left(c, ERR_CONFLICT, out);
    if ((out->roles & any) != 0)
        return OK;
    if (any == 1u << ROLE_LEARNER)
        return fail(c, ERR_INPUT, "not-learner",
            N_("%s is not a learner; “tyst person role” gives the role."),
            out->name);
    if ((any & 1u << ROLE_ASSESSOR) != 0)
        return fail(c, ERR_INPUT, "not-assessor",
            N_("%s is not an assessor; “tyst person role” gives the role."),
            out->name);
    return fail(c, ERR_INPUT, "wrong-role",
        N_("%s does not have the role for this; “tyst person role” gives it."),
        out->name);
}

enum result
person_as(struct ctx *c, struct id id, enum role role, struct person *out)
{
    return person_as_any(c, id, 1u << role, out);
}

enum result
person_acts(struct ctx *c)
{
    struct person p;
    enum result r;

    if ((r = person_get(c, c->actor, &p)) != OK)
        return r;
    return p.disabled ? left(c, ERR_DENIED, &p) : OK;
}

static enum result
from_rows(
    struct ctx *c, const struct person_row *rows, size_t n, struct person **out)
{
    enum result r = OK;

    *out = mem_array(c->mem, n + 1, sizeof(**out));
    for (size_t i = 0; r == OK && i < n; i++)
        r = from_row(c, &rows[i], &(*out)[i]);
    return r;
}

enum result
person_list(struct ctx *c, struct person **out, size_t *n)
{
    struct person_row *rows;
    enum result r = sql_person_list(c, PEOPLE_MAX, &rows, n);

    return r != OK ? r : from_rows(c, rows, *n, out);
}

enum result
person_search(struct ctx *c, const char *words, const char *role, int64_t max,
    struct person **out, size_t *n)
{
    struct person_row *rows;
    struct str like = str_in(c->mem);
    enum result r;

    str_addc(&like, '%');
    for (; words != NULL && *words != '\0'; words++)
        str_addf(&like, strchr("%_!", *words) ? "!%c" : "%c", *words);
    if (like.len > 1)
        str_addc(&like, '%');
    r = sql_person_search(c, like.s, role, max, &rows, n);
    return r != OK ? r : from_rows(c, rows, *n, out);
}

static int
by_name(const void *a, const void *b)
{
    const struct person *x = a, *y = b;
    int names = strcmp(x->name, y->name);

    return names != 0 ? names : strcmp(x->ref, y->ref);
}

enum result
person_with_any(struct ctx *c, unsigned any, struct person **out, size_t *n)
{
    struct person *list = NULL;

    *n = 0;
    for (int k = 0; k < ROLE__N; k++) {
        struct person_row *rows;
        enum result r;
        size_t found;

        if ((any & 1u << k) == 0)
            continue;
        if ((r = sql_person_with_role(
                 c, roles[k], PEOPLE_MAX, &rows, &found)) != OK)
            return r;
        list = mem_grow(
            c->mem, list, *n * sizeof(*list), (*n + found + 1) * sizeof(*list));
        for (size_t i = 0, at; i < found; i++) {
            for (at = 0; at < *n && !id_equal(list[at].id, rows[i].id);)
                at++;
            if (at == *n)
                list[(*n)++] = without_roles(&rows[i]);
            list[at].roles |= 1u << k;
        }
    }
    if (*n > 0)
        qsort(list, *n, sizeof(*list), by_name);
    *out = list;
    return OK;
}

/* Something, one "@", something with a dot: enough to catch a slip. */
static bool
looks_like_email(const char *s)
{
    const char *at = strchr(s, '@');

    return at != NULL && at > s && strchr(at + 1, '@') == NULL &&
           strchr(at + 1, '.') != NULL && strpbrk(s, " <>\",;") == NULL &&
           strlen(s) <= 254 && utf8_is_line(s);
}

static bool
looks_like_ref(const char *s)
{
    return *s != '\0' && strlen(s) <= REF_MAX_BYTES &&
           s[strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                       "0123456789-._/")] == '\0';
}

static enum result
check_language(struct ctx *c, const char *language)
{
    if (strcmp(language, "cy") == 0 || strcmp(language, "en") == 0)
        return OK;
    return fail(c, ERR_INPUT, "bad-language",
        N_("A person's language is cy or en, not %s."), language);
}

static enum result
check_new(struct ctx *c, const struct person_new *new)
{
    if (new->name == NULL || *new->name == '\0')
        return fail(c, ERR_INPUT, "no-name", N_("A person needs a name."));
    if (strlen(new->name) > NAME_MAX_BYTES || !utf8_is_line(new->name))
        return fail(c, ERR_INPUT, "bad-name",
            N_("A name is one line of at most 200 bytes."));
    if (*utf8_trim(c->mem, new->name) == '\0')
        return fail(c, ERR_INPUT, "no-name", N_("A person needs a name."));
    if (new->roles == 0)
        return fail(
            c, ERR_INPUT, "no-role", N_("A person needs at least one role."));
    if (new->email != NULL && !looks_like_email(new->email))
        return fail(c, ERR_INPUT, "bad-email",
            N_("%s does not look like an e-mail address."), new->email);
    if (new->ref != NULL && !looks_like_ref(new->ref))
        return fail(c, ERR_INPUT, "bad-ref",
            N_("A reference holds up to 40 letters, digits, “-”, “.”, “_” "
               "and “/”; %s does not."),
            new->ref);
    return new->language != NULL ? check_language(c, new->language) : OK;
}

struct adding {
    const struct person_new *new;
    struct person *out;
};

static enum result
next_ref(struct ctx *c, const char **out)
{
    struct count_row count;
    struct person_row taken;
    enum result r;

    if ((r = sql_person_count(c, &count)) != OK)
        return r;
    do {
        count.n++;
        *out = mem_printf(c->mem, "P-%04lld", (long long)count.n);
    } while ((r = sql_person_find(c, *out, &taken)) == OK);
    return r == ERR_NOT_FOUND ? OK : r;
}

static struct value *
role_list(struct ctx *c, const struct person *p)
{
    struct value *list = value_array(c->mem);

    for (int i = 0; i < ROLE__N; i++)
        if (person_has(p, (enum role)i))
            value_add(list, value_string(c->mem, roles[i]));
    return list;
}

static enum result
append_person(struct ctx *c, const struct person *p)
{
    struct act act = {.kind = "person", .actor = c->actor, .subject = p->id};
    const char *text;
    enum result r;

    act.body = value_object(c->mem);
    if ((r = commitment(c, p->id, "name", p->name, &text)) != OK)
        return r;
    value_set_string(c->mem, act.body, "name", text);
    if ((r = commitment(c, p->id, "ref", p->ref, &text)) != OK)
        return r;
    value_set_string(c->mem, act.body, "ref", text);
    /* A record apart: who sees a name is not helped to guess an address. */
    if (p->email != NULL) {
        if ((r = commitment(c, id_new(c), "email", p->email, &text)) != OK)
            return r;
        value_set_string(c->mem, act.body, "email", text);
    }
    value_set_string(c->mem, act.body, "language", p->language);
    value_set(c->mem, act.body, "roles", role_list(c, p));
    return act_append(c, &act, NULL);
}

/* Whoever comes from outside is nothing within the centre. */
static enum result
may_hold(struct ctx *c, unsigned held)
{
    return may(c, &(struct deed){.kind = DEED_HOLD,
                      .actor = c->actor,
                      .outside = (held & 1u << ROLE_EQA) != 0,
                      .inside = (held & ~(1u << ROLE_EQA)) != 0});
}

static enum result
add(struct ctx *c, void *arg)
{
    struct adding *a = arg;
    struct person *p = a->out;
    enum result r;

    if ((r = may_administer(c)) != OK)
        return r;
    *p = (struct person){
        .id = id_new(c),
        .ref = a->new->ref,
        .name = utf8_nfc(c->mem, utf8_trim(c->mem, a->new->name)),
        .email = folded(c->mem, a->new->email),
        .language = a->new->language ? a->new->language : "cy",
        .roles = a->new->roles,
    };
    if ((p->ref == NULL && (r = next_ref(c, &p->ref)) != OK) ||
        (r = may_hold(c, p->roles)) != OK)
        return r;
    r = sql_person_add(c, p->id, p->ref, p->name, p->email, p->language,
        person_has(p, ROLE_EQA), c->now);
    if (r == ERR_CONFLICT)
        return fail(c, r, "person-exists",
            N_("Somebody has the reference or e-mail address already; the "
               "list of people shows who."));
    for (int i = 0; r == OK && i < ROLE__N; i++)
        if (person_has(p, (enum role)i))
            r = sql_role_add(c, p->id, roles[i], c->now);
    return r != OK ? r : append_person(c, p);
}

enum result
person_add(struct ctx *c, const struct person_new *new, struct person *out)
{
    struct adding adding = {new, out};
    enum result r;

    if ((r = check_new(c, new)) != OK)
        return r;
    return store_write(c, add, &adding);
}

struct speaking {
    struct id person;
    const char *language;
};

static enum result
set_language(struct ctx *c, void *arg)
{
    const struct speaking *s = arg;
    struct act act = {
        .kind = "language", .actor = c->actor, .subject = s->person};
    struct person p;
    enum result r;

    if ((!id_equal(c->actor, s->person) && (r = may_administer(c)) != OK) ||
        (r = person_get(c, s->person, &p)) != OK ||
        strcmp(p.language, s->language) == 0 ||
        (r = sql_person_set_language(c, p.id, s->language)) != OK)
        return r;
    act.body = value_object(c->mem);
    value_set_string(c->mem, act.body, "language", s->language);
    return act_append(c, &act, NULL);
}

enum result
person_set_language(struct ctx *c, struct id id, const char *language)
{
    struct speaking s = {id, language};
    enum result r = check_language(c, language);

    return r != OK ? r : store_write(c, set_language, &s);
}

struct seeing {
    struct id person;
    const char *words;
};

static enum result
set_words(struct ctx *c, void *arg)
{
    const struct seeing *s = arg;
    enum result r = OK;

    if (!id_equal(c->actor, s->person))
        r = may_administer(c);
    return r != OK ? r : sql_person_set_words(c, s->person, s->words);
}

enum result
person_set_words(struct ctx *c, struct id id, const char *words)
{
    struct seeing s = {id, words};

    if (words != NULL && strcmp(words, "cy") != 0 && strcmp(words, "en") != 0 &&
        strcmp(words, "both") != 0)
        return fail(c, ERR_INPUT, "bad-words",
            N_("The words of standards are shown in cy, in en or in both."));
    return store_write(c, set_words, &s);
}

struct giving {
    struct id person;
    unsigned roles;
};

/* The act says all roles the person has from now on. */
static enum result
give_roles(struct ctx *c, void *arg)
{
    const struct giving *g = arg;
    struct act act = {.kind = "role", .actor = c->actor, .subject = g->person};
    struct person p;
    enum result r;

    if ((r = may_administer(c)) != OK ||
        (r = person_get(c, g->person, &p)) != OK ||
        (r = may_hold(c, p.roles | g->roles)) != OK)
        return r;
    for (int i = 0; i < ROLE__N; i++) {
        if ((g->roles & ~p.roles & 1u << i) == 0)
            continue;
        if ((r = sql_role_add(c, p.id, roles[i], c->now)) != OK)
            return r;
    }
    if ((g->roles & ~p.roles) == 0)
        return OK;
    if ((r = sql_session_end_all(c, p.id, (struct id){{0}}, c->now)) != OK)
        return r;
    p.roles |= g->roles;
    act.body = value_object(c->mem);
    value_set(c->mem, act.body, "roles", role_list(c, &p));
    return act_append(c, &act, NULL);
}

enum result
person_give_roles(struct ctx *c, struct id id, unsigned given)
{
    struct giving g = {id, given};

    return store_write(c, give_roles, &g);
}

static enum result
disable(struct ctx *c, void *arg)
{
    const struct id *id = arg;
    struct act act = {.kind = "leaver", .actor = c->actor, .subject = *id};
    enum result r;

    if ((r = may_administer(c)) != OK)
        return r;
    if (id_equal(*id, c->actor))
        return fail(c, ERR_DENIED, "own-access",
            N_("Nobody ends their own access: another administrator does."));
    if ((r = sql_person_disable(c, *id, c->now)) == ERR_NOT_FOUND)
        return fail(c, ERR_CONFLICT, "already-disabled",
            N_("This person's access has ended already."));
    if (r == OK)
        r = sql_credential_end(c, *id, c->now);
    if (r == OK)
        r = sql_key_end(c, *id, c->now, "left", c->actor);
    if (r == OK)
        r = sql_key_unseal_ended(c, *id);
    if (r == OK)
        r = sql_session_end_all(c, *id, (struct id){{0}}, c->now);
    act.body = value_object(c->mem);
    return r != OK ? r : act_append(c, &act, NULL);
}

enum result
person_disable(struct ctx *c, struct id id)
{
    return store_write(c, disable, &id);
}
