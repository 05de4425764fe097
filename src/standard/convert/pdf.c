/*
 * pdf - the text of PDF files, through pdftotext where it is installed.
 *
 * It is asked to keep the layout, because its other form of output loses where
 * one paragraph ends and which words stood beside which.  Where columns cross
 * it is asked again for the order in which the file holds its words; what then
 * reads better counts.
 */
#include <config.h>

#include <stdio.h>
#include <string.h>

#include "pdf.h"
#include "standard/read.h"

static const char *const programs[] = {
    "/usr/bin/pdftotext", "/usr/local/bin/pdftotext", "/bin/pdftotext", NULL};

bool
pdf_is(const char *p, size_t len)
{
    return len > 5 && memcmp(p, "%PDF-", 5) == 0;
}

static void
become(const char *order)
{
    char name[] = "pdftotext", quiet[] = "-q", enc[] = "-enc", utf8[] = "UTF-8",
         dash[] = "-";
    char how[8];
    char *argv[] = {name, quiet, how, enc, utf8, dash, dash, NULL};

    snprintf(how, sizeof(how), "%s", order);
    child_become(programs, argv);
}

enum result
read_pdf_layout_warm(struct ctx *c, void **out_state)
{
    (void)c;
    (void)out_state;
    become("-layout");
    return ERR_FAULT;
}

enum result
read_pdf_raw_warm(struct ctx *c, void **out_state)
{
    (void)c;
    (void)out_state;
    become("-raw");
    return ERR_FAULT;
}

enum result
pdf_text(struct ctx *c, const char *kind, const char *name, const char *p,
    size_t len, char **out, size_t *out_len)
{
    enum result r;

    if (child_program(programs) == NULL)
        return fail(c, ERR_INPUT, "no-pdftotext",
            N_("%s is a PDF file; to read those install pdftotext (of "
               "poppler-utils), or save it as plain text first."),
            name);
    if ((r = child_filter(c, kind, name, p, len, CONVERT_MAX, out, out_len)) !=
        OK)
        return r;
    if ((*out)[strspn(*out, " \n\f")] == '\0')
        return fail(c, ERR_INPUT, "no-text",
            N_("%s is a PDF file without text: its pages are pictures. Get it "
               "as text, or copy the words out by hand."),
            name);
    return OK;
}

/* Remarks that items are not as the document has them. */
static int
faults(const struct unit *u)
{
    static const char *const codes[] = {"label-duplicate", "label-empty",
        "label-gap", "label-order", "section-lost", "no-knowledge",
        "no-performance", "unplaced"};
    int n = 0;

    for (const struct unit_warning *w = u->warnings; w != NULL; w = w->next)
        for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
            n += strcmp(w->code, codes[i]) == 0;
    return n;
}

bool
pdf_is_better(const struct unit *one, const struct unit *other)
{
    return one == NULL || faults(other) < faults(one);
}

bool
pdf_is_good(const struct unit *u)
{
    return faults(u) == 0;
}
