/*
 * say - values in words, as templates show them: in the page's language, made
 * in its memory.
 */
#ifndef TYST_WEB_SAY_H
#define TYST_WEB_SAY_H

#include "assess/progress.h"
#include "base/html.h"
#include "portfolio/evidence.h"

/* How a browser shows a file of that name, if it can. */
enum media { MEDIA_NONE, MEDIA_PICTURE, MEDIA_SOUND, MEDIA_VIDEO };
enum media media_of(const char *name);

/* "why.2": a field of a row. */
const char *nth(const struct html *o, const char *name, size_t n);

/* "24 November 2026"; NULL stays NULL. */
const char *say_day(const struct html *o, const char *day);

/* "Tuesday 24 November": of a day that is near. */
const char *say_near(const struct html *o, const char *day);

/* The day of an instant; 0 is NULL. */
const char *say_time(const struct html *o, int64_t ms);

/* "1.4 MiB" */
const char *say_size(const struct html *o, int64_t bytes);

/* How long something has waited: "3 working days". */
const char *say_waited(const struct html *o, int days);

/* The word for a state or code (assess/words.h). */
const char *say_item(const struct html *o, enum item_state state);
const char *say_unit(const struct html *o, enum unit_state state);
const char *say_evidence(const struct html *o, const char *state);
const char *say_type(const struct html *o, const char *code);
const char *say_decision(const struct html *o, const char *code);
const char *say_letter(const struct html *o, char letter);

/* The piece's mapping to an item; NULL: there is none. */
const struct mapping_view *say_mapping(
    const struct evidence_view *e, const char *key, const char *name);

/* Where in the piece the mapping shows its item, in words, and the address that
 * leads there; NULL: not said, or within the page. */
const char *say_where(const struct html *o, const struct mapping_view *m);
const char *say_place(const struct html *o, const struct evidence_view *e,
    const struct mapping_view *m);

/* The address of the moment in the recording that an index entry is about;
 * NULL: there is none. */
const char *say_moment(const struct html *o, const struct evidence_view *e,
    const struct detail_shown *d, const struct detail_entry *entry);

/* "Cymraeg", "English": a language by its own name. */
/* An act that somebody signed, as a heading. */
const char *say_signed(const struct html *o, const char *kind);

const char *say_language(const char *code);

#endif
