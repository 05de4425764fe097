/* fields - turn a published label and value into facts. */
#ifndef TYST_STANDARD_FIELDS_H
#define TYST_STANDARD_FIELDS_H

#include "headings.h"
#include "join.h"
#include "standard/unit.h"

/* A published value: its lines, with the number of the first. */
struct field_value {
    const char **lines;
    size_t n;
    int number;
    bool wrapped; /* it begins on its label's line, so further lines go on */
    const struct vocabulary *vocabulary;
};

/*
 * Note label and value as published, and what they mean where that can be
 * told; a warning where it cannot.  lang is the document's.
 */
void field_set(struct ctx *c, struct unit *u, const struct label *label,
    const char *words, int line, const struct field_value *value,
    const char *lang);

/* Does a value go on over several lines? */
bool field_is_list(const struct label *label);

#endif
