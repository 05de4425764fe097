/* page_file - the bytes of evidence, to whoever may open the record. */
#include <config.h>

#include "handlers.h"
#include "portfolio/evidence.h"

static const struct field fields[] = {
    {"save",    FIELD_CHOICE, 8,  NULL}, /* to keep it, not to look at it */
    {"version", FIELD_NUMBER, 18, NULL},
    {NULL,      FIELD_LINE,   0,  NULL},
};
const struct form form_file = {fields};

/* As its learner has it, or a version that was sent. */
static enum result
read_piece(struct request *q, struct evidence_view *out)
{
    int64_t version = form_number(q->form, "version");
    enum result r;

    if ((r = evidence_view(q->c, q->id, out)) != OK ||
        (r = opens(q, out->learner, "file", q->id)) != OK)
        return r;
    if (version == 0 && id_equal(out->learner, q->person.id))
        return OK;
    return evidence_sent(q->c, q->id, version, out);
}

enum result
page_file(struct request *q)
{
    struct evidence_view e;
    const struct evidence_file *file;
    int fd;
    enum result r;

    if ((r = read_piece(q, &e)) != OK)
        return r;
    if (q->n < 1 || (uint64_t)q->n > e.nfiles)
        return fail(
            q->c, ERR_NOT_FOUND, "no-page", N_("There is no such page."));
    file = &e.files[q->n - 1];
    if ((r = blob_open(q->c, file->blob.sha256, &fd)) != OK)
        return r;
    return send_file(q, fd, file->blob.size, NULL, file->name,
        form_get(q->form, "save") == NULL);
}
