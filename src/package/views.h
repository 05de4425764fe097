/*
 * views - what page/index.html shows, and how it says parts of it: the
 * snapshot of a portfolio, once names_give() has been called.
 */
#ifndef TYST_PACKAGE_VIEWS_H
#define TYST_PACKAGE_VIEWS_H

#include <string.h>

#include "assess/words.h"
#include "base/html.h"
#include "base/time.h"
#include "ledger/act.h"
#include "portfolio/region.h"
#include "snapshot.h"

void view_index(struct html *o, const struct snapshot *s, const char *day);

/* What a demonstration centre's packages say, marked N_(). */
extern const char index_demo_words[];

/* Versions of evidence to be pointed to. */
struct index_links {
    struct index_link {
        const struct snap_evidence *e;
        int64_t version;
    } * p;
    size_t n;
};

/* What is mapped to an item, what a decision rests on, what was judged. */
struct index_links index_mapped(const struct html *o, const struct snapshot *s,
    const struct snap_unit *u, const char *item);
struct index_links index_rests(const struct html *o, const struct snapshot *s,
    const struct snap_decision *d);
struct index_links index_judged(const struct html *o, const struct snapshot *s,
    const struct review_evidence_row *judged);

/* "2", or "2.1" where there is more than one version. */
const char *index_label(
    const struct html *o, const struct snap_evidence *e, int64_t version);

/* What it is mapped to: "KEY: P1, P2; OTHER: K3"; NULL: nothing. */
const char *index_items(const struct html *o, const struct snap_version *v);

/* Where the mapping's place is in the package, as an address; NULL: on the page
 * itself.  Is anything said of how it shows its item; of any of them? */
const char *index_place(const struct html *o, const struct snap_version *v,
    const struct mapping_row *m);
const char *index_moment(const struct html *o, const struct snap_version *v,
    const struct detail_shown *d, const struct detail_entry *entry);
bool index_says_how(const struct mapping_row *m);
bool index_says(const struct snap_version *v);

const char *index_person(const struct snapshot *s, struct id id);

/* A file's name in its folder of the package. */
const char *index_name(const struct snap_file *f);

#endif
