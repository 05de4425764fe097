/*
 * person - who there is, and what each may be.
 *
 * A person's id is the key; reference, e-mail address and name are attributes
 * and enter acts only as commitments.  People are named by reference or
 * e-mail address from outside.
 */
#ifndef TYST_PEOPLE_PERSON_H
#define TYST_PEOPLE_PERSON_H

#include <stdbool.h>

#include "base/ctx.h"

enum role {
    ROLE_LEARNER,
    ROLE_ASSESSOR,
    ROLE_TRAINEE_ASSESSOR,
    ROLE_COUNTERSIGNER,
    ROLE_WITNESS,
    ROLE_IQA,
    ROLE_COORDINATOR,
    ROLE_EQA,
    ROLE_ADMINISTRATOR,
    ROLE__N
};

struct person {
    struct id id;
    const char *ref, *name;
    const char *email;    /* NULL: none */
    const char *language; /* "cy" or "en" */
    const char *words;    /* of standards: "cy", "en", "both"; NULL: as pages */
    unsigned roles;       /* a bit 1u << role each */
    bool disabled;
};

/* What a new person is made of; ref NULL: the next free P-0001, P-0002, … */
struct person_new {
    const char *name, *ref, *email;
    const char *language; /* NULL: cy */
    unsigned roles;       /* at least one */
};

/* The code of a role ("trainee-assessor"), and the role of a code. */
const char *role_code(enum role role);
bool role_parse(const char *code, enum role *out);

/*
 * What changes people, and what gives somebody else a passphrase, is asked
 * about by may_administer(): ERR_DENIED "not-administrator".
 */

/*
 * Add a person: act "person".  ERR_DENIED "R4"; ERR_INPUT "no-name", "no-role",
 * "bad-email", "bad-ref", "bad-language"; ERR_CONFLICT "person-exists".
 */
enum result person_add(
    struct ctx *c, const struct person_new *new, struct person *out);

/* By id.  ERR_NOT_FOUND "no-person". */
enum result person_get(struct ctx *c, struct id id, struct person *out);

/* By reference or e-mail address.  ERR_NOT_FOUND "no-person" names it. */
enum result person_named(struct ctx *c, const char *named, struct person *out);

enum result person_list(struct ctx *c, struct person **out, size_t *n);

/* The language that pages greet them in: act "language", unless it is that.
 * ERR_INPUT "bad-language". */
enum result person_set_language(
    struct ctx *c, struct id id, const char *language);

/* The language or languages in which they see the words of standards; NULL: as
 * the pages are.  It is how they look at records, not in any, so it is no act.
 * ERR_INPUT "bad-words". */
enum result person_set_words(struct ctx *c, struct id id, const char *words);

/* At most max people whose name, reference or e-mail address has the words in
 * it, by name; NULL: anybody.  role: its code; NULL: whatever they are. */
enum result person_search(struct ctx *c, const char *words, const char *role,
    int64_t max, struct person **out, size_t *n);

/* Who has one of the roles (1u << role each) and has not left, by name; of
 * their roles only those.  For roles of staff, who are few. */
enum result person_with_any(
    struct ctx *c, unsigned any, struct person **out, size_t *n);

/* Give more roles: act "role", unless the person has them all.  Their sessions
 * end.  ERR_DENIED "R4". */
enum result person_give_roles(struct ctx *c, struct id id, unsigned given);

/*
 * Inside a verb: the person, who must have the role and not have left.
 * ERR_INPUT "not-learner" or "not-assessor"; ERR_CONFLICT "disabled".
 */
enum result person_as(
    struct ctx *c, struct id id, enum role role, struct person *out);
/* One of several, a bit 1u << role each; ERR_INPUT "wrong-role" besides. */
enum result person_as_any(
    struct ctx *c, struct id id, unsigned any, struct person *out);

/* Inside a verb that no credential is shown for: the acting person has not
 * left.  ERR_DENIED "disabled". */
enum result person_acts(struct ctx *c);

/* End a person's access and sessions; their record stays.  ERR_CONFLICT when it
 * has. */
enum result person_disable(struct ctx *c, struct id id);

bool person_has(const struct person *p, enum role role);

/* What they are approved as: an assessor, or else a trainee assessor when they
 * are one. */
enum role person_assesses_as(const struct person *p);

#endif
