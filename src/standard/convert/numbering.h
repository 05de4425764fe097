/* numbering - the label at the beginning of a list's line. */
#ifndef TYST_STANDARD_NUMBERING_H
#define TYST_STANDARD_NUMBERING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/mem.h"

#define NUMBERING_PARTS 4

enum numbering_style { STYLE_NUMBER, STYLE_LETTER, STYLE_ROMAN, STYLE_BULLET };

struct numbering {
    enum numbering_style style;
    const char *label;  /* without brackets and dots: "12.1", "P4", "-" */
    const char *prefix; /* before the number: "P", "SFR1/"; "" for none */
    int part[NUMBERING_PARTS];
    int nparts;       /* 0 for a bullet */
    char close;       /* '.', ')', ':', '/', or 0 where nothing follows */
    bool sure;        /* nothing but a label looks like this */
    const char *rest; /* what it labels; "" when the label stands alone */
};

/* False when the line does not begin with a label. */
bool numbering_read(struct mem *m, const char *line, struct numbering *out);

/* Is it a bullet that may stand between words on one line too? */
bool numbering_splits(uint32_t character);

/* What letters count by: their alphabet, or as numerals. */
enum numbering_letters { LETTERS_ENGLISH, LETTERS_WELSH, LETTERS_ROMAN };

/*
 * What a stored label counts as: its integer parts, letters from a as 1.
 * False for bullets.
 */
bool numbering_value(const char *label, enum numbering_letters letters,
    int part[NUMBERING_PARTS], int *nparts);

/* Is the label one letter of Welsh that is written with two: "ch", "dd"? */
bool numbering_is_welsh(const char *label);

/* Is the label a lower-case roman numeral up to xxxix? */
bool numbering_is_roman(const char *label);

#endif
