/*
 * html - what compiled templates call: each value is escaped for the place it
 * stands in (src/gen/tmplc.c).
 */
#ifndef TYST_BASE_HTML_H
#define TYST_BASE_HTML_H

#include <stdint.h>

#include "base/id.h"
#include "base/str.h"
#include "base/text.h"

/* A page being written, in the language of its reader. */
struct html {
    struct str out;
    const char *lang;
    const char *words; /* "cy", "en" or "both": what is shown of texts that are
                          there in several languages; NULL: as lang */
};

/* Where a value stands; src/gen/place.c works it out. */
enum html_place {
    HTML_TEXT,  /* between tags: what turns the writing becomes U+FFFD */
    HTML_PLAIN, /* an attribute, <textarea>, <title> */
    HTML_URL,   /* a whole address: ours, http:, https: or mailto: */
    HTML_PATH,  /* a whole address, but only of ours */
    HTML_PART   /* behind the beginning of an address: percent-encoded */
};

/* Markup that is already safe; it may stand in text and nowhere else. */
struct safe_html {
    const char *s;
};

/*
 * Each writes a value; NULL writes nothing, bytes that are not UTF-8 and
 * control characters become U+FFFD, an address that is not allowed
 * about:invalid.
 */
void html_put(struct html *o, enum html_place place, const char *s);
void html_put_int(struct html *o, enum html_place place, long long n);
void html_put_unsigned(
    struct html *o, enum html_place place, unsigned long long n);
void html_put_id(struct html *o, enum html_place place, struct id id);
void html_put_safe(struct html *o, enum html_place place, struct safe_html h);

/* printf, and the whole of it escaped. */
void html_put_format(struct html *o, enum html_place place, const char *format,
    ...) __attribute__((format(printf, 3, 4)));

/*
 * What templates choose by the type of a value, in a _Generic of their own so
 * that the compiler names their line when it refuses one (a bool, a struct, a
 * number that is not whole).
 */
#define HTML_TYPES                                                             \
    char * : html_put,                                                         \
             const char * : html_put,                                          \
                            int : html_put_int,                                \
                                  long : html_put_int,                         \
                                         long long : html_put_int,             \
                                                     unsigned                  \
        : html_put_unsigned,                                                   \
          unsigned long : html_put_unsigned,                                   \
                          unsigned long long : html_put_unsigned,              \
                                               struct id : html_put_id
#define HTML_IN_TEXT HTML_TYPES, struct safe_html : html_put_safe

/* A string constant of ours. */
#define html_literal(o, s) str_add(&(o)->out, "" s, sizeof(s) - 1)

#endif
