/* pdf - the text of PDF files, through pdftotext where it is installed. */
#ifndef TYST_STANDARD_PDF_H
#define TYST_STANDARD_PDF_H

#include "base/child.h"
#include "standard/convert.h"

bool pdf_is(const char *p, size_t len);

/*
 * Its text as one of the kinds READ_CHILD_PDF… writes it.  ERR_INPUT
 * "no-pdftotext" where it is not installed, "no-text" for scanned pages,
 * "unsafe" for what it could not read.
 */
enum result pdf_text(struct ctx *c, const char *kind, const char *name,
    const char *p, size_t len, char **out, size_t *out_len);

/* Has the reading no remark that tells of crossed columns?  Has the other one
 * fewer than one (NULL: it was refused)? */
bool pdf_is_good(const struct unit *u);
bool pdf_is_better(const struct unit *one, const struct unit *other);

#endif
