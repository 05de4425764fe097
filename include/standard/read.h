/*
 * read - units from files of others, through the parser child.
 *
 * A reader is one child; it serves any number of files of one command.
 */
#ifndef TYST_STANDARD_READ_H
#define TYST_STANDARD_READ_H

#include "base/child.h"
#include "standard/convert.h"
#include "standard/unit.h"

#define PUBLISHED_MAX ((size_t)16 << 20) /* bytes of a PDF file */
#define UNIT_FILE_MAX ((size_t)8 << 20)  /* bytes of a unit file */

/* Rows of the program's table of child kinds. */
#define READ_CHILD_CONVERT "convert"
#define READ_CHILD_UNIT "unit"
#define READ_CHILD_PDF_LAYOUT "pdf-layout" /* become pdftotext */
#define READ_CHILD_PDF_RAW "pdf-raw"
enum result read_pdf_layout_warm(struct ctx *c, void **out_state);
enum result read_pdf_raw_warm(struct ctx *c, void **out_state);
enum result read_convert_warm(struct ctx *c, void **out_state);
enum result read_convert_serve(
    struct ctx *c, void *state, const char *p, size_t len, struct value **out);
enum result read_unit_warm(struct ctx *c, void **out_state);
enum result read_unit_serve(
    struct ctx *c, void *state, const char *p, size_t len, struct value **out);
void read_unit_cool(void *state);

/* A published standard; child is one of READ_CHILD_CONVERT. */
enum result read_published(
    struct ctx *c, struct child *child, const char *path, struct unit **out);

/* The same of bytes at hand; name is what messages call them. */
enum result read_published_bytes(struct ctx *c, struct child *child,
    const char *name, const char *p, size_t len, struct unit **out);

/* The same, and the lines that it was read from. */
enum result read_published_lines(struct ctx *c, struct child *child,
    const char *name, const char *p, size_t len, struct unit **out,
    struct source_lines *lines);

/* What a file holds, as elements of our vocabulary: units, qualifications. */
struct read_trees {
    struct xml_node **root;
    size_t n; /* one at least */
};

/*
 * Whatever forms.c has a form for, and child_send() gave to a child of
 * READ_CHILD_UNIT; name is what messages call the bytes.  ERR_INPUT or
 * ERR_LIMIT fills faults where it is XML that is wrong, and says the first.
 */
enum result read_trees_sent(struct ctx *c, struct child *child,
    const char *name, struct read_trees *out, struct xml_fault **faults);

/* What making something of a tree said, r, with the file's name and the line
 * before it. */
enum result read_named(
    struct ctx *c, enum result r, const char *name, struct xml_fault **faults);

/*
 * A unit file; child is one of READ_CHILD_UNIT.  ERR_INPUT or ERR_LIMIT fills
 * faults where it is the contents that are wrong, and says the first.
 * A qualification, which is checked too, leaves *out NULL.
 */
enum result read_unit(struct ctx *c, struct child *child, const char *path,
    struct unit **out, struct xml_fault **faults);

/* The same of bytes at hand; name is what messages call them. */
enum result read_unit_bytes(struct ctx *c, struct child *child,
    const char *name, const char *p, size_t len, struct unit **out,
    struct xml_fault **faults);

#endif
