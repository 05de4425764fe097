/* views_admin - what an administrator's pages show. */
#ifndef TYST_WEB_VIEWS_ADMIN_H
#define TYST_WEB_VIEWS_ADMIN_H

#include "assess/progress.h"
#include "package/packages.h"
#include "page.h"
#include "people/approval.h"
#include "standard/revision.h"
#include "views_account.h"
#include "views_qualification.h"
#include "views_quality.h"

/* A role to tick. */
struct role_choice {
    const char *code, *words;
    bool has;
};

struct people_view {
    struct page page;
    struct actions_view mine;
    const char *find; /* what was looked for; NULL: nothing */
    const struct person_row_view {
        const struct person *person;
        const char *roles; /* in words */
    } * people;
    size_t n;
    bool more; /* there are others */
    bool open; /* the form to add somebody */
    const char *name, *ref, *email, *language;
    struct role_choice *roles;
    size_t nroles;
};

struct person_view {
    struct page page;
    struct person person;
    const char *roles; /* in words */
    const char *drawn; /* a passphrase to be handed over; NULL: none */
    struct role_choice *choices;
    size_t nchoices;
    struct approval *approvals;
    size_t napprovals;
    struct unit_progress *units; /* of a learner */
    size_t nunits;
    struct package_file *packages;
    size_t npackages;
    struct known_unit *library; /* to enrol on, or approve for */
    size_t nlibrary;
    struct person *assessors;
    size_t nassessors;
    const struct qualification_link *qualifications; /* of a learner */
    size_t nqualifications;
    const struct qualification_link *offers; /* to enrol on */
    size_t noffers;
    const char *tried; /* the form that failed: "enrol"; "": none */
    const struct form_values *typed; /* in it */
    const char *start, *target, *from,
        *to; /* days, as typed or to begin with */
    struct keys_view keys;
    const char *const *as; /* what they can be approved as, by their roles */
    size_t nas;
    const char *today;
    bool learner, iqa, self;
    bool in_welsh, in_english; /* ticked, of an approval */
};

struct approvals_view {
    struct page page;
    const struct approval_held *held, *later; /* what ends first first */
    size_t nsoon, nlater;
    const struct person *people; /* who may be approved for something */
    size_t npeople;
};
void view_approvals(struct html *o, const struct approvals_view *v);
void view_person_approvals(struct html *o, const struct person_view *v);

/* "Assessor", "IQA in training": what somebody is approved as. */
const char *say_approved(const struct html *o, const char *as);

void view_people(struct html *o, const struct people_view *v);
void view_roles(struct html *o, const struct page *p,
    const struct role_choice *roles, size_t n);
void view_person(struct html *o, const struct person_view *v);

/* What should be known of a unit before it is used. */

#endif
