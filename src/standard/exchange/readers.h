/* readers - what rows of forms.c run: units from the formats of others. */
#ifndef TYST_STANDARD_READERS_H
#define TYST_STANDARD_READERS_H

#include "standard/forms.h"

/* CASE or SmartEvidence, by what is in it. */
enum result json_read(
    struct ctx *c, const char *p, size_t len, struct form_units *out);

/* Competencies in fourteen columns, as Moodle exports them. */
bool csv_is(const char *p, size_t len);
enum result csv_read(
    struct ctx *c, const char *p, size_t len, struct form_units *out);

#endif
