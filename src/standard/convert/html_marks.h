/* html_marks - what an element is, by its names alone. */
#ifndef TYST_STANDARD_HTML_MARKS_H
#define TYST_STANDARD_HTML_MARKS_H

#include "base/html_read.h"

enum html_kind {
    HTML_INLINE,
    HTML_BLOCK,
    HTML_SILENT, /* scripts and the like: no words of the page */
    HTML_BREAK,
    HTML_RULE,
    HTML_HEADING,
    HTML_LIST,
    HTML_PRE,
    HTML_TABLE,
    HTML_TERMS /* <dl> */
};

enum html_kind html_kind(const struct html_node *node);

/* Is it a heading or a label in bold? */
bool html_is_strong(const struct html_node *node);

/* Does its name, role or class say that it surrounds the page's matter?  How
 * sure: HTML_NAV is always dropped, HTML_AROUND unless a standard is in it. */
enum html_place_of_words { HTML_MATTER, HTML_AROUND, HTML_NAV };
bool html_is_hidden(const struct html_node *node);
enum html_place_of_words html_place_of(const struct html_node *node);

/* Are all its words those of links? */
bool html_is_links(const struct html_node *node);

/* Does its first link lead to the beginning of the site? */
bool html_leads_home(const struct html_node *node);

/* Do all its links lead within the page? */
bool html_links_within(const struct html_node *node);

#endif
