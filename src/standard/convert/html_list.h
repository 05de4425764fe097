/* html_list - what stands before the items of a list, and what list it is. */
#ifndef TYST_STANDARD_HTML_LIST_H
#define TYST_STANDARD_HTML_LIST_H

#include "base/html_read.h"
#include "headings.h"

/* A list's own counting. */
struct html_counter {
    char style; /* 1 a i, where A is a and I is i; 0: bullets */
    int next, step;
};
struct html_counter html_counter(const struct html_node *list);

/* The label that a reader sees before the next item. */
const char *html_marker(struct mem *m, const struct html_counter *n);

/* Is it a number that a list may count from? */
bool html_is_number(const char *s);

/* Do its items bring labels of their own? */
bool html_list_is_labelled(struct mem *m, const struct html_node *list);

/* Is it a list of facts, "Label: value" each? */
bool html_list_is_facts(struct mem *m, const struct html_node *list);

#endif
