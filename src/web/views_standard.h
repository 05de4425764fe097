/* views_standard - what the pages of the library show. */
#ifndef TYST_WEB_VIEWS_STANDARD_H
#define TYST_WEB_VIEWS_STANDARD_H

#include "page.h"
#include "standard/revision.h"
#include "standard/outline.h"
#include "standard/search.h"

struct qualification_link;

struct standards_view {
    struct page page;
    const char *find; /* what was looked for; NULL: nothing */
    struct found found;
    const struct known_unit *units; /* all, where nothing was */
    size_t n;
    size_t next; /* where the next page begins; 0: there is none */
    const char *next_page;
    const struct qualification_link *qualifications; /* with the first page */
    size_t nqualifications;
    bool may_load;
};

/* Loading: a file, an address or a text; and a published text as it was read,
 * line by line, to be mended before it is loaded. */
struct import_view {
    struct page page;
    bool fetches; /* files of other servers may be asked for */
    const char *url, *text;
};

struct mend_view {
    struct page page;
    const char *title, *urn, *key, *language; /* as read */
    struct {
        const char *title, *urn, *key, *language;
    } given;                /* by the reader */
    const char *name, *was; /* the source: its name, and its SHA-256 */
    const struct mend_line {
        size_t number; /* of the field */
        int source;    /* line of the source */
        const char *words;
        unsigned rows;     /* of the field, so that all of it is seen */
        const char *reads; /* what it was read as: "P4"; NULL: no item */
        const char *const *remarks;
        size_t nremarks;
    } * lines;
    size_t n;
    const char *const *remarks; /* on the document as a whole */
    size_t nremarks, nlines_remarked;
    size_t ncriteria;
    bool differs; /* of what is loaded under the key */
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

/* What a fact is called, by its name in --json. */
const char *fact_label(const char *lang, const char *name);

void view_standards(struct html *o, const struct standards_view *v);
void view_import(struct html *o, const struct import_view *v);
void view_mend(struct html *o, const struct mend_view *v);
void view_standard(struct html *o, const struct standard_view *v);
void view_notices(struct html *o, const struct lineage *v);
/* What of texts the reader of the page sees; their own language first. */
const struct words_view *texts_shown(
    const struct html *o, const struct outline_texts *texts);
void view_texts(struct html *o, const struct outline_texts *texts);
void view_words(struct html *o, const struct words_view *v);

#endif
