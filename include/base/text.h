/*
 * text - the catalogue of messages.
 *
 * English stands in the code, marked N_("…") or given to tr(); the other
 * languages come from src/po/<lang>.po, compiled in by src/gen/poc.  The
 * language is a parameter, never the process's locale.
 */
#ifndef TYST_BASE_TEXT_H
#define TYST_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* Marks a text for translation where it cannot be translated yet. */
#define N_(msgid) msgid

/* The text in lang, or msgid itself where there is no translation. */
const char *tr(const char *lang, const char *msgid)
    __attribute__((format_arg(2)));

/* The same for a count: Welsh has six forms (0, 1, 2, 3, 6, others). */
const char *tr_n(const char *lang, const char *one, const char *many,
    unsigned long n) __attribute__((format_arg(2), format_arg(3)));

/* Is there a catalogue for lang?  "en" always. */
bool text_language(const char *lang);

/* One compiled catalogue, sorted by msgid. */
struct text_entry {
    const char *msgid;
    const char *const *forms; /* one, or one per plural form */
};
struct text_catalogue {
    const char *lang;
    const struct text_entry *entries;
    size_t n;
    unsigned (*plural)(unsigned long n);
};

/* All compiled catalogues, ended by one without a language (generated). */
extern const struct text_catalogue text_catalogues[];

#endif
