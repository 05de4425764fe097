/* views_standard - what the pages of the library show. */
#ifndef TYST_WEB_VIEWS_STANDARD_H
#define TYST_WEB_VIEWS_STANDARD_H

#include "page.h"
#include "standard/revision.h"

struct standards_view {
    struct page page;
    const struct known_unit *units;
    size_t n;
};

/* A published text as a unit, before it is loaded. */
struct converted_view {
    struct page page;
    const char *title, *key, *xml;
    const char *const *warnings;
    size_t nwarnings;
    const struct library_item *items;
    size_t nitems;
};

/* The same words in each language that is shown. */
struct words_view {
    const struct word_view {
        const char *lang, *words;
        bool unofficial;
    } * text;
    size_t n;
};

/* A line of a unit: a paragraph, an entry of a list, a group's title, a
 * criterion, a term with its meaning. */
struct standard_line {
    const char *kind; /* "p", "li", "group", "item", "term" */
    const char *id;   /* of a criterion: "P12.1"; else NULL */
    const char *label;
    size_t depth;
    struct words_view words, meaning;
};

struct standard_section {
    const char *anchor;
    struct words_view heading, prompt;
    const struct standard_line *lines;
    size_t n;
    bool lost; /* what it held could not be told apart */
};

struct standard_view {
    struct page page;
    const struct library_unit *unit;
    struct lineage lineage;
    struct words_view title;
    const struct fact_view {
        const char *label; /* in the reader's language */
        const char *value; /* NULL: words */
        struct words_view words;
    } * facts;
    size_t nfacts;
    const struct standard_section *sections;
    size_t nsections, ncriteria;
};

void view_standards(struct html *o, const struct standards_view *v);
void view_converted(struct html *o, const struct converted_view *v);
void view_standard(struct html *o, const struct standard_view *v);
void view_notices(struct html *o, const struct lineage *v);
void view_words(struct html *o, const struct words_view *v);

#endif
