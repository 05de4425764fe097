/* handlers - what the rows of the route table run, and the forms they take. */
#ifndef TYST_WEB_HANDLERS_H
#define TYST_WEB_HANDLERS_H

#include "request.h"

extern const struct form form_account, form_file, form_login, form_resume;
extern const struct form form_review, form_sign;

handler do_account;
handler do_login;
handler do_logout;
handler do_resume;
handler do_review;
handler do_sign;
handler page_account;
handler page_file;
handler page_healthz;
handler page_home;
handler page_learner;
handler page_login;
handler page_metrics;
handler page_queue;
handler page_readyz;
handler page_resume;
handler page_review;
handler page_sign;
handler page_static;

/* page_people.c */
handler page_people, do_people;
handler page_person, do_person_roles, do_person_passphrase, do_person_disable,
    do_person_approve, do_person_enrol, do_person_export, page_package;
extern const struct form form_people, form_person;

/* page_standards.c */
handler page_standards, do_standards, page_standard;
extern const struct form form_standards;

#endif
