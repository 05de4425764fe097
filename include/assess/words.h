/*
 * words - a sentence or name for a code of the domain, marked N_(): whoever
 * shows it translates it.  A code that is not known comes back as it is.
 */
#ifndef TYST_ASSESS_WORDS_H
#define TYST_ASSESS_WORDS_H

const char *words_of_item(const char *state);
const char *words_of_evidence(const char *state);
const char *words_of_type(const char *code);
const char *words_of_decision(const char *decision);
const char *words_of_role(const char *code);
const char *words_of_others(const char *how);     /* "yes", "seen,named" */
const char *words_of_basis(const char *code);     /* NULL: direct, not said */
const char *words_of_step(const char *kind);      /* of a unit */
const char *words_of_letter(char letter);         /* of V A C S R */
const char *words_of_failing(const char *letter); /* a sentence; NULL: "" */

/* Of a unit or an item, where what it is about stands beside it. */
const char *words_of_unit_badge(const char *state);
const char *words_of_item_badge(const char *state);

#endif
