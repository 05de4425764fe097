/*
 * views_task - a page that does one thing: what it will do, a few fields, one
 * button.  A form of it is a row of fields beside its handler; what was typed
 * stands in them again when it is refused.
 */
#ifndef TYST_WEB_VIEWS_TASK_H
#define TYST_WEB_VIEWS_TASK_H

#include "page.h"

enum task_kind {
    TASK_LINE,
    TASK_DAY,
    TASK_WORDS, /* of several lines */
    TASK_FILE,
    TASK_ONE, /* of the options, */
    TASK_SOME /* or any number of them */
};

struct task_option {
    const char *value, *words;
    const char *lang; /* of the words; NULL: the page's */
};

struct task_field {
    const char *name, *label, *hint; /* marked N_(); hint NULL: none */
    enum task_kind kind;
    bool needed;
    const char *value; /* to begin with; NULL: nothing */
    const struct task_option *options;
    size_t n;
};

struct task_view {
    struct page page;         /* its title is the heading */
    const char *about, *path; /* what it is done to, in words, and its page */
    const char *of;           /* whose that is; NULL: the reader's */
    const char *does;         /* what it does, marked N_(); NULL: not said */
    const char *const *facts; /* sentences to know before; NULL: none */
    size_t nfacts;
    const struct task_field *fields;
    size_t nfields;
    const char *button; /* marked N_(); NULL: the facts stand in the way */
    bool signs;         /* with the reader's passphrase */
    bool danger;
    bool makes;   /* something, and once */
    bool sends;   /* a file */
    int64_t seen; /* acts when what it judges was read; 0: it judges nothing */
    const struct form_values *typed; /* a form shown again; NULL: a new one */
};

/* A way to such a page. */
struct task_link {
    const char *path, *words; /* in the reader's language */
};

void view_task_links(struct html *o, const struct task_link *list, size_t n);

/* How many of a row's fields there are. */
size_t task_count(const struct task_field *fields, size_t max);

/* As it was typed, or to begin with; NULL: nothing. */
const char *task_value(const struct task_view *v, const struct task_field *f);
bool task_chosen(const struct task_view *v, const struct task_field *f,
    const struct task_option *option);

/* page/task.html */
void view_task(struct html *o, const struct task_view *v);

#endif
