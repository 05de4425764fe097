/*
 * library - the units that a centre has loaded.
 *
 * A unit is named KEY or KEY@REV; what is loaded never changes, a changed text
 * is a new revision.  A language can be added: its items, and what refers to
 * them, stay the same.
 */
#ifndef TYST_STANDARD_LIBRARY_H
#define TYST_STANDARD_LIBRARY_H

#include "standard/pair.h"

struct library_unit {
    struct id id;
    const char *key;
    int64_t rev;
    const char *urn;      /* NULL: none */
    const char *language; /* the primary one */
    const char *title;    /* in that; NULL: none */
    const char *sha256;   /* of its canonical XML, with all its languages */
    int64_t loaded;
    const char *added; /* the language that loading has added; NULL: none */
};

/*
 * The unit that is named: its latest revision unless it says one.  A URN as
 * published is understood too.  ERR_NOT_FOUND "no-unit".
 */
enum result library_find(
    struct ctx *c, const char *named, struct library_unit *out);

/*
 * Take "KEY@REV" apart, the key as the library knows it; *rev is 0 where only
 * a key is named.  False when what follows the "@" is no revision.
 */
bool library_name(
    struct mem *m, const char *named, const char **key, int64_t *rev);

/* Each unit, by title in the order of the reader's alphabet (c->lang), in an
 * arena of its own. */
enum result library_each(struct ctx *c,
    enum result (*each)(
        struct ctx *c, const struct library_unit *unit, void *arg),
    void *arg);

/* The title in c->lang, else in the unit's language; words NULL: none. */
struct library_title {
    const char *words, *language;
    bool unofficial;
};
enum result library_title(
    struct ctx *c, const struct library_unit *unit, struct library_title *out);

/* At most max of them in one list. */
enum result library_list(
    struct ctx *c, int64_t max, struct library_unit **out, size_t *n);

/* All that it holds.  Its XML is our own writing, so no child reads it. */
enum result library_read(
    struct ctx *c, const struct library_unit *unit, struct unit **out);

/* Its canonical XML, with all its languages. */
enum result library_xml(
    struct ctx *c, const struct library_unit *unit, char **out);

/* How an import is meant. */
struct library_given {
    const char *key; /* load it under this key; NULL: its own */
    bool revision;   /* it replaces what is there under its key */
};

/*
 * Load a unit, in a transaction of its own, and record the act.  *was_there:
 * these very bytes were loaded before, and nothing was done.  One that differs
 * from what is there only by a further language adds that.
 *
 * ERR_CONFLICT "unit-changed" when the key is there with another text, unless
 * given->revision, which loads the next revision; "unit-differs" when that
 * text does not resemble the one there: some URNs name two standards.
 */
enum result library_add(struct ctx *c, const struct unit *u,
    const struct library_given *given, struct library_unit *out,
    bool *was_there);

/*
 * Add other's words to the unit that is named, in a transaction of their own,
 * as unit_add_language() does, and record the act.  *was_there: the unit has
 * these very words.
 *
 * ERR_INPUT "languages-differ" fills rows, "same-language" for the language
 * that the unit was published in; ERR_CONFLICT "language-there" for other words
 * in a language that is there, unless these come from a better origin.
 */
enum result library_add_language(struct ctx *c, const char *named,
    const struct unit *other, enum unit_origin origin, struct pair_rows *rows,
    struct library_unit *out, bool *was_there);

#endif
