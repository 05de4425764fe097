/* person …: people, passphrases, approvals. */
#include <config.h>

#include <string.h>

#include "acting.h"
#include "base/str.h"
#include "command.h"
#include "people/approval.h"
#include "people/credential.h"
#include "people/person.h"
#include "standard/qualifications.h"

static struct value *
person_value(struct ctx *c, const struct person *p)
{
    struct value *v = value_object(c->mem), *roles = value_array(c->mem);

    value_set_string(c->mem, v, "id", id_text(c->mem, p->id));
    value_set_string(c->mem, v, "ref", p->ref);
    value_set_string(c->mem, v, "name", p->name);
    value_set_string(c->mem, v, "email", p->email);
    value_set_string(c->mem, v, "language", p->language);
    for (int i = 0; i < ROLE__N; i++)
        if (person_has(p, (enum role)i))
            value_add(roles, value_string(c->mem, role_code((enum role)i)));
    value_set(c->mem, v, "roles", roles);
    value_set_bool(c->mem, v, "disabled", p->disabled);
    return v;
}

static const char *
role_list(struct ctx *c, const struct person *p)
{
    struct str s = str_in(c->mem);

    for (int i = 0; i < ROLE__N; i++)
        if (person_has(p, (enum role)i))
            str_addf(&s, "%s%s", s.len ? "," : "", role_code((enum role)i));
    return s.s;
}

static void
print_person(struct out *o, const struct person *p)
{
    out_line(o, "%s  %s  %s  %s%s%s", p->ref, p->name, role_list(o->c, p),
        p->language, p->email ? "  " : "", p->email ? p->email : "");
}

static enum result
parse_roles(struct ctx *c, const struct args *a, unsigned *out)
{
    enum role role;

    for (const char *const *i = args_all(a, "role"); *i != NULL; i++) {
        if (!role_parse(*i, &role))
            return fail(c, ERR_INPUT, "bad-role",
                N_("There is no role “%s”; there are learner, assessor, "
                   "trainee-assessor, countersigner, witness, iqa, "
                   "coordinator, eqa and administrator."),
                *i);
        *out |= 1u << role;
    }
    return OK;
}

enum result
cmd_person_add(struct ctx *c, const struct args *a, struct out *o)
{
    struct person_new new = {
        .name = args_get(a, "name"),
        .ref = args_get(a, "ref"),
        .email = args_get(a, "email"),
        .language = args_get(a, "language"),
    };
    struct person p;
    enum result r;

    if ((r = parse_roles(c, a, &new.roles)) != OK ||
        (r = person_add(c, &new, &p)) != OK)
        return r;
    if (!out_json(o, person_value(c, &p)))
        print_person(o, &p);
    return OK;
}

enum result
cmd_person_role(struct ctx *c, const struct args *a, struct out *o)
{
    unsigned given = 0;
    struct person p;
    enum result r;

    if ((r = parse_roles(c, a, &given)) != OK ||
        (r = person_named(c, args_words(a)[0], &p)) != OK ||
        (r = person_give_roles(c, p.id, given)) != OK ||
        (r = person_get(c, p.id, &p)) != OK)
        return r;
    if (!out_json(o, person_value(c, &p)))
        print_person(o, &p);
    return OK;
}

enum result
cmd_person_list(struct ctx *c, const struct args *a, struct out *o)
{
    struct value *list = value_array(c->mem);
    struct person *people;
    enum result r;
    size_t n;

    (void)a;
    if ((r = person_list(c, &people, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++)
        value_add(list, person_value(c, &people[i]));
    if (out_json(o, list))
        return OK;
    for (size_t i = 0; i < n; i++)
        print_person(o, &people[i]);
    return OK;
}

enum result
cmd_person_show(struct ctx *c, const struct args *a, struct out *o)
{
    struct value *v, *list = value_array(c->mem);
    struct approval *approval;
    struct person p;
    enum result r;
    size_t n;

    if ((r = person_named(c, args_words(a)[0], &p)) != OK ||
        (r = approval_list(c, p.id, &approval, &n)) != OK)
        return r;
    v = person_value(c, &p);
    for (size_t i = 0; i < n; i++) {
        struct value *one = value_add(list, value_object(c->mem));

        value_set_string(c->mem, one, "unit", approval[i].unit_key);
        value_set_string(
            c->mem, one, "qualification", approval[i].qualification_key);
        value_set_string(c->mem, one, "role", approval_as(&approval[i]));
        value_set_string(c->mem, one, "from", approval[i].from);
        value_set_string(c->mem, one, "to", approval[i].to);
        value_set_string(c->mem, one, "languages", approval[i].languages);
        value_set_string(c->mem, one, "ended", approval[i].ended);
    }
    value_set(c->mem, v, "approvals", list);
    if (out_json(o, v))
        return OK;
    print_person(o, &p);
    for (size_t i = 0; i < n; i++)
        out_line(o, "  %s  %s  %s  %s  %s",
            approval[i].unit_key ? approval[i].unit_key
                                 : approval[i].qualification_key,
            approval_as(&approval[i]), approval[i].from,
            approval[i].ended ? approval[i].ended : approval[i].to,
            approval[i].languages);
    return OK;
}

/* Who changes their own shows the one until now, and keeps their key. */
static enum result
prove_own(struct ctx *c, const struct args *a, const struct person *p)
{
    struct id credential;
    const char *old;
    struct person by;
    enum result r;

    if ((r = acting(c, a, &by)) != OK)
        return r;
    if (!id_equal(by.id, p->id))
        return fail(c, ERR_DENIED, "not-own",
            N_("With --as a person changes their own passphrase; another's is "
               "reset by the operator, without --as."));
    if ((r = read_old_passphrase(c, a, &old)) != OK)
        return r;
    return credential_check(c, p->id, old, &credential);
}

enum result
cmd_person_passphrase(struct ctx *c, const struct args *a, struct out *o)
{
    const char *passphrase;
    struct person p;
    enum result r;

    if ((r = person_named(c, args_words(a)[0], &p)) != OK)
        return r;
    if (args_get(a, "as") != NULL)
        r = prove_own(c, a, &p);
    if (r != OK || (r = read_passphrase(c, a, &passphrase)) != OK ||
        (r = credential_set(c, p.id, passphrase)) != OK)
        return r;
    out_note(o, tr(c->lang, N_("%s has a new passphrase.")), p.name);
    return OK;
}

/* The approvals that --unit, --qualification and --as speak of; without --as
 * what the person is. */
static enum result
parse_approvals(struct ctx *c, const struct args *a, struct person *p,
    struct approval **out, size_t *n)
{
    static const char *const options[] = {"unit", "qualification"};
    struct approval like = {
        .from = args_get(a, "from"), .to = args_get(a, "to")};
    const char *const *languages = args_all(a, "language");
    const char *as = args_get(a, "as");
    size_t nlanguages = 0;
    enum result r;

    while (languages[nlanguages] != NULL)
        nlanguages++;
    if ((r = person_named(c, args_words(a)[0], p)) != OK ||
        (r = approval_languages(c, languages, nlanguages, &like.languages)) !=
            OK)
        return r;
    like.person = p->id;
    like.role = person_assesses_as(p);
    if (as != NULL && !approval_parse(as, &like))
        return fail(c, ERR_INPUT, "bad-role",
            N_("Nobody is approved as “%s”; people are approved as assessor, "
               "trainee-assessor, countersigner, iqa and trainee-iqa."),
            as);
    *n = 0;
    *out = NULL;
    for (size_t k = 0; k < 2; k++)
        for (const char *const *i = args_all(a, options[k]); *i; i++) {
            struct library_qualification q = {0};
            struct library_unit unit = {0};

            r = k == 0 ? library_find(c, *i, &unit)
                       : qualification_find(c, *i, &q);
            if (r != OK)
                return r;
            *out = mem_grow(
                c->mem, *out, *n * sizeof(like), (*n + 1) * sizeof(like));
            like.unit_key = unit.key;
            like.qualification_key = q.key;
            (*out)[(*n)++] = like;
        }
    return *n > 0 ? OK
                  : fail(c, ERR_INPUT, "usage",
                        N_("Say for which --unit or --qualification."));
}

enum result
cmd_person_approve(struct ctx *c, const struct args *a, struct out *o)
{
    struct approval *list;
    struct person p;
    enum result r;
    size_t n;

    if ((r = parse_approvals(c, a, &p, &list, &n)) != OK ||
        (r = approval_add(c, list, n)) != OK)
        return r;
    out_note(o, tr(c->lang, N_("%s is approved from %s to %s.")), p.name,
        args_get(a, "from"), args_get(a, "to"));
    return OK;
}

enum result
cmd_person_approval_end(struct ctx *c, const struct args *a, struct out *o)
{
    struct approval *list;
    struct person p;
    enum result r;
    size_t n;

    r = parse_approvals(c, a, &p, &list, &n);
    for (size_t i = 0; r == OK && i < n; i++)
        r = approval_end(c, &list[i]);
    if (r == OK)
        out_note(o, tr(c->lang, N_("The approval of %s ends on %s.")), p.name,
            args_get(a, "to"));
    return r;
}

enum result
cmd_person_disable(struct ctx *c, const struct args *a, struct out *o)
{
    struct person p;
    enum result r;

    if ((r = person_named(c, args_words(a)[0], &p)) != OK ||
        (r = person_disable(c, p.id)) != OK)
        return r;
    out_note(o, tr(c->lang, N_("The access of %s has ended.")), p.name);
    return OK;
}
