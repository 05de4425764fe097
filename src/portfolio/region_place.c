/*
 * region_place - the file that a region is in, and whether it goes so far.
 *
 * Pages of a PDF file are counted by pdfinfo where it is installed, in a
 * sealed child; lines are counted here.  How long sound and video are is not
 * known to us: only a browser reads them.
 */
#include <config.h>

#include <string.h>
#include <unistd.h>

#include "base/child.h"
#include "base/file.h"
#include "portfolio/pages.h"
#include "region_place.h"

#define READ_MAX ((size_t)64 << 20) /* larger files are not looked into */

static const char *const programs[] = {
    "/usr/bin/pdfinfo", "/usr/local/bin/pdfinfo", "/bin/pdfinfo", NULL};

enum result
pages_warm(struct ctx *c, void **out_state)
{
    char name[] = "pdfinfo", dash[] = "-";
    char *argv[] = {name, dash, NULL};

    (void)c;
    (void)out_state;
    child_become(programs, argv);
    return ERR_FAULT;
}

/* The bytes of a file; false: too many, or not there. */
static bool
read_blob(struct ctx *c, const struct evidence_file *f, char **out, size_t *len)
{
    enum result r = ERR_LIMIT;
    int fd;

    if ((uint64_t)f->blob.size <= READ_MAX &&
        (r = blob_open(c, f->blob.sha256, &fd)) == OK) {
        r = file_read_fd(c, fd, f->name, READ_MAX, out, len);
        close(fd);
    }
    fail_clear(c);
    return r == OK;
}

/* 0: not known. */
static int64_t
count_pages(struct ctx *c, const struct evidence_file *f)
{
    char *p, *said;
    const char *line;
    size_t len;
    int64_t n = 0;

    if (child_program(programs) == NULL || !read_blob(c, f, &p, &len))
        return 0;
    if (child_filter(c, PAGES_CHILD, f->name, p, len, 65536, &said, &len) !=
        OK) {
        fail_clear(c);
        return 0;
    }
    if ((line = strstr(said, "Pages:")) != NULL)
        for (line += 6 + strspn(line + 6, " "); *line >= '0' && *line <= '9';)
            n = n * 10 + (*line++ - '0');
    return n;
}

static int64_t
count_lines(const char *p, size_t len)
{
    int64_t n = len > 0 && p[len - 1] != '\n';

    for (size_t i = 0; i < len; i++)
        n += p[i] == '\n';
    return n;
}

/* Can a file of that medium have such a place? */
static bool
serves(const struct region *r, enum medium medium)
{
    switch (medium) {
    case MEDIUM_PDF: return r->page != 0;
    case MEDIUM_PICTURE: return r->boxed && r->page == 0;
    case MEDIUM_SOUND:
    case MEDIUM_VIDEO: return r->timed;
    case MEDIUM_TEXT: return r->first != 0;
    default: return false;
    }
}

static bool
has_words(const struct evidence_view *e)
{
    return e->words != NULL && *e->words != '\0';
}

static enum result
choose_file(struct ctx *c, const struct evidence_view *e, struct region *r)
{
    size_t n = 0;

    if ((uint64_t)r->file > e->nfiles)
        return fail(c, ERR_INPUT, "bad-region",
            N_("The evidence has no file %lld."), (long long)r->file);
    if (r->file != 0) {
        if (serves(r, medium_of(e->files[r->file - 1].name)))
            return OK;
        return fail(c, ERR_INPUT, "bad-region",
            N_("There is no such place in “%s”: a page is in a PDF file, a box "
               "alone in a picture, a time in sound or video, lines in a "
               "text."),
            e->files[r->file - 1].name);
    }
    if (r->first != 0 && has_words(e))
        return OK;
    while (n < e->nfiles && !serves(r, medium_of(e->files[n].name)))
        n++;
    if (n == e->nfiles)
        return fail(c, ERR_INPUT, "bad-region",
            N_("Nothing in the evidence has such a place: a page is in a PDF "
               "file, a box alone in a picture, a time in sound or video, "
               "lines in a text."));
    r->file = (int64_t)n + 1;
    return OK;
}

enum result
region_place(struct ctx *c, const struct evidence_view *e, struct region *r)
{
    const struct evidence_file *f;
    int64_t n = 0;
    enum result result;
    size_t len;
    char *p;

    if ((result = choose_file(c, e, r)) != OK)
        return result;
    f = r->file > 0 ? &e->files[r->file - 1] : NULL;
    if (f != NULL && r->page != 0 && (n = count_pages(c, f)) != 0 &&
        r->page > n)
        return fail(c, ERR_INPUT, "bad-region",
            N_("“%s” has no page %lld; it has %lld."), f->name,
            (long long)r->page, (long long)n);
    if (r->first == 0)
        return OK;
    if (f == NULL)
        n = count_lines(e->words, strlen(e->words));
    else if (read_blob(c, f, &p, &len))
        n = count_lines(p, len);
    else
        return OK;
    if (r->last > n)
        return fail(c, ERR_INPUT, "bad-region",
            N_("The text has no line %lld; it has %lld."), (long long)r->last,
            (long long)n);
    return OK;
}
