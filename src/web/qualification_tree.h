/* qualification_tree - the groups and units of a qualification as its page
 * shows them. */
#ifndef TYST_WEB_QUALIFICATION_TREE_H
#define TYST_WEB_QUALIFICATION_TREE_H

#include "portfolio/qualifying.h"
#include "views.h"

/* While the tree is being made. */
struct showing {
    struct request *q;
    const struct qualifying *on; /* NULL: of the library */
    struct combination got;
    bool may_choose;
};

/* The words for the reader; NULL where there are none. */
struct word_view tree_words(struct request *q, const struct unit_text *text);

/* The group with all in it. */
enum result tree_make(const struct showing *s,
    const struct qualification_group *g, struct group_view *out);

#endif
