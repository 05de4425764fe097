/*
 * place - where the next byte of a page stands in the syntax of HTML.
 *
 * It is strict so that a browser can read a page in no other way: no bare <
 * or &, no value of an attribute without quotes.  What it refuses ends the
 * program.
 */
#ifndef TYST_GEN_PLACE_H
#define TYST_GEN_PLACE_H

#include <stdbool.h>

enum where {
    IN_TEXT,
    IN_COMMENT, /* not written */
    IN_RAW,     /* <script>, <style>: nothing is escaped there */
    IN_PLAIN,   /* <textarea>, <title>: text without tags */
    IN_DOCTYPE,
    IN_TAG_NAME,
    IN_TAG,
    IN_NAME,    /* of an attribute */
    AFTER_NAME, /* behind its = */
    IN_VALUE    /* between its quotes */
};

/* How much of an address is known. */
enum url { NO_URL, URL_BEGINS, URL_GOES_ON, URL_IS_WHOLE };

struct place {
    enum where where;
    char tag[16], attribute[24];
    char quote;        /* that ends the value */
    char begun[64];    /* the address so far, while it begins */
    enum url url;      /* of this value */
    bool own;          /* it may only be an address of ours */
    bool closing;      /* the tag is an end tag */
    bool gap;          /* another attribute needs a blank first */
    bool preformatted; /* inside <pre> */
    bool blank;        /* the last byte was one that need not be repeated */
};

/* Move over the byte at p, of the literal part of a template. */
void place_step(struct place *at, const char *p);

/* A value stands here: what html.h calls its place. */
const char *place_of_value(struct place *at);

/* A tag of the language stands here that writes nothing itself. */
void place_settle(struct place *at);

/* What holds after either of two ways; refused when they end apart. */
void place_merge(struct place *at, const struct place *other);

#endif
