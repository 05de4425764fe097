/*
 * utf8 - text as people write it: valid, composed, compared without regard to
 * case, accents and kinds of quotes.
 *
 * Everything below takes valid UTF-8 without NUL; ask utf8_valid() at the
 * edge.  Unicode's data is utf8proc's.
 */
#ifndef TYST_BASE_UTF8_H
#define TYST_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/str.h"

/* Is it UTF-8 (RFC 3629: no surrogates, nothing overlong) without NUL? */
bool utf8_valid(const char *p, size_t len);

/* Is it text that people wrote: valid, with no control characters but tabs
 * and line ends?  utf8_is_line() is something that utf8_shown() keeps. */
bool utf8_is_text(const char *s);
bool utf8_is_line(const char *s);

/* The character at *s, and *s moved past it; 0 at the end. */
uint32_t utf8_next(const char **s);

/* Where the blanks at the beginning end; and is there a small letter? */
const char *utf8_skip_blanks(const char *s);
bool utf8_starts_lower(const char *s);

/* Append a character. */
void utf8_add(struct str *s, uint32_t character);

/* Is it white space or invisible (NBSP, zero-width space, soft hyphen)? */
bool utf8_is_blank(uint32_t character);

/* Does nothing show where it stands, so that it joins what is around it? */
bool utf8_is_invisible(uint32_t character);

/* Does it turn the direction of the text after it, so that a line shows what
 * it is not (embeddings, overrides, isolates)? */
bool utf8_turns(uint32_t character);

/* Categories of Unicode. */
bool utf8_is_letter(uint32_t character);
bool utf8_is_upper(uint32_t character);
bool utf8_is_word(uint32_t character); /* a letter, its mark, or a digit */
uint32_t utf8_lower(uint32_t character);

/* Without case and accents, as one character may become several; a mark alone
 * becomes none.  Returns how many bytes. */
#define UTF8_FOLDED_SIZE 16
size_t utf8_fold_character(
    uint32_t character, char out[static UTF8_FOLDED_SIZE]);

/*
 * Any bytes at all, as they may be shown on one line: what is not UTF-8,
 * control characters, line ends and what turns the direction of writing become
 * U+FFFD.
 */
char *utf8_shown(struct mem *m, const char *s, size_t len);

/* Composed (NFC). */
char *utf8_nfc(struct mem *m, const char *s);

/* Without blanks at both ends. */
char *utf8_trim(struct mem *m, const char *s);

/* Composed, trimmed, each run of blanks one space: what is hashed. */
char *utf8_normal(struct mem *m, const char *s);

/*
 * What is compared: as utf8_normal, then without case and accents, every
 * single or double quote ' or ", every dash -.
 */
char *utf8_fold(struct mem *m, const char *s);

#endif
