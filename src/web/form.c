/*
 * form - from bytes to checked values.
 *
 * A urlencoded body is small, kept whole and read at its end.  One in parts
 * (multipart/form-data) is taken apart by libmicrohttpd as it comes; files go
 * to the disk at once, so that memory stays the same however large they are.
 * No byte of a file is taken before the token, which forms have as their first
 * field, has been found right.
 */
#include <config.h>

#include <string.h>
#include <strings.h>

#include "exchange.h"
#include "form_values.h"
#include "session_web.h"

#define BODY_MAX ((size_t)4 << 20)   /* of all values, encoded */
#define HELD_MAX ((size_t)128 << 20) /* in memory, of all visitors */
#define PARTS_BUFFER 16384

struct form_reader {
    struct str body; /* urlencoded */
    struct MHD_PostProcessor *parts;
    enum result result; /* of a part, whose failure is in the ctx */
    bool is_checked;    /* the token was right */
    size_t held;        /* bytes of them in memory */

    /* The part that is being received. */
    char *name;
    const char *file_name; /* NULL: a value */
    const struct field *field;
    struct str value;
    struct blob_incoming *blob;
    bool is_empty; /* nothing of it has come yet */
};

static enum result
unreadable(struct exchange *x)
{
    return fail(&x->ctx, ERR_INPUT, "bad-form",
        N_("The form did not arrive whole; send it again."));
}

/* Many large forms at once must not fill the memory. */
static enum result
hold(struct exchange *x, size_t len)
{
    x->form->held += len;
    if (atomic_fetch_add(&x->server->held, len) + len <= HELD_MAX)
        return OK;
    return fail(&x->ctx, ERR_BUSY, "queue-full",
        N_("Too much is going on just now; try again in a few seconds."));
}

/* Check it once; of forms of people whose session has ended the token is
 * worth nothing, and nothing is done. */
static enum result
check_token(struct exchange *x)
{
    enum result r;

    if (x->form->is_checked || x->lost)
        return OK;
    r = session_form(&x->q, values_token(x->q.form));
    x->form->is_checked = r == OK;
    /* Of a session before this one, but of ours, as its browser says: nothing
     * is done, and nothing that was typed is lost. */
    x->lost = r == ERR_DENIED && x->q.route->who != ANYONE &&
              (x->head.origin != NULL || x->head.site != NULL);
    return x->lost ? OK : r;
}

enum result
form_query(struct exchange *x)
{
    struct request *q = &x->q;
    enum result r;

    if (q->route->form == NULL || q->heads.query == NULL)
        return OK;
    r = values_add_encoded(&x->ctx, q->form, q->route->form,
        mem_strdup(x->ctx.mem, q->heads.query));
    return r == OK ? values_check(&x->ctx, q->form) : r;
}

/* The part that came before is whole. */
static enum result
end_part(struct exchange *x)
{
    struct form_reader *f = x->form;
    enum result r = OK;

    if (f->blob != NULL)
        r = values_add_file(&x->ctx, x->q.form, f->file_name, f->blob);
    else if (f->name != NULL && f->file_name == NULL)
        r = values_add(&x->ctx, x->q.form, x->q.route->form, f->name,
            f->value.s, f->value.len);
    f->name = NULL;
    f->blob = NULL;
    return r;
}

static enum result
begin_part(struct exchange *x, const char *name, const char *file_name)
{
    struct form_reader *f = x->form;
    int64_t max;
    enum result r;

    if ((r = end_part(x)) != OK)
        return r;
    f->name = mem_strdup(x->ctx.mem, name);
    f->file_name = mem_strdup(x->ctx.mem, file_name);
    f->field = values_field(x->q.route->form, name);
    f->value = str_in_max(x->ctx.mem, VALUES_SIZE);
    f->is_empty = true;
    if (file_name == NULL || *file_name == '\0' || f->field == NULL ||
        f->field->type != FIELD_FILES || x->lost)
        return OK;
    if ((r = check_token(x)) != OK || x->lost)
        return r;
    max = x->server->settings->upload_max;
    if (f->field->max != 0 && (int64_t)f->field->max < max)
        max = (int64_t)f->field->max;
    return blob_begin(&x->ctx, max, &f->blob);
}

static enum result
add_to_part(struct exchange *x, const char *p, size_t len)
{
    struct form_reader *f = x->form;

    if (f->blob != NULL)
        return blob_write(&x->ctx, f->blob, p, len);
    if (f->file_name != NULL)
        return OK; /* a file that nobody asked for */
    str_add(&f->value, p, len);
    return f->value.over ? values_too_many(&x->ctx) : hold(x, len);
}

static bool
same(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* Called by libmicrohttpd for each piece of a part.  An empty piece may come
 * before the first: a part without bytes and name alike goes on. */
static enum MHD_Result
take_part(void *arg, enum MHD_ValueKind kind, const char *name,
    const char *file_name, const char *type, const char *encoding,
    const char *p, uint64_t offset, size_t len)
{
    struct exchange *x = arg;
    struct form_reader *f = x->form;
    bool goes_on = f->name != NULL && f->is_empty && name != NULL &&
                   strcmp(name, f->name) == 0 && same(file_name, f->file_name);

    (void)kind;
    (void)type;
    (void)encoding;
    if (offset == 0 && !goes_on)
        f->result = begin_part(x, name != NULL ? name : "", file_name);
    if (f->result == OK && len > 0) {
        f->is_empty = false;
        f->result = add_to_part(x, p, len);
    }
    return f->result == OK ? MHD_YES : MHD_NO;
}

enum result
form_begin(struct exchange *x)
{
    static const char encoded[] = "application/x-www-form-urlencoded";
    static const char parts[] = "multipart/form-data";
    const char *type = x->head.content_type;
    struct form_reader *f = mem_alloc(x->ctx.mem, sizeof(*f));

    x->form = f;
    f->body = str_in_max(x->ctx.mem, BODY_MAX);
    if (type == NULL || strncasecmp(type, encoded, strlen(encoded)) == 0)
        return OK;
    if (strncasecmp(type, parts, strlen(parts)) == 0)
        f->parts = MHD_create_post_processor(
            x->connection, PARTS_BUFFER, take_part, x);
    if (f->parts != NULL)
        return OK;
    return fail(&x->ctx, ERR_INPUT, "content-type",
        N_("A form is sent by a page, and not like this."));
}

enum result
form_take(struct exchange *x, const char *p, size_t len)
{
    struct form_reader *f = x->form;

    if (f->parts == NULL) {
        str_add(&f->body, p, len);
        return f->body.over ? values_too_many(&x->ctx) : hold(x, len);
    }
    if (MHD_post_process(f->parts, p, len) == MHD_YES)
        return OK;
    return f->result != OK ? f->result : unreadable(x);
}

enum result
form_end(struct exchange *x)
{
    struct form_reader *f = x->form;
    enum result r = OK;

    if (f->parts != NULL) {
        bool is_whole = MHD_destroy_post_processor(f->parts) == MHD_YES;

        f->parts = NULL;
        r = !is_whole ? unreadable(x) : end_part(x);
    } else {
        r = values_add_encoded(&x->ctx, x->q.form, x->q.route->form, f->body.s);
    }
    if (r != OK || (r = check_token(x)) != OK)
        return r;
    return values_check(&x->ctx, x->q.form);
}

void
form_free(struct exchange *x)
{
    struct form_reader *f = x->form;

    if (f == NULL)
        return;
    x->form = NULL;
    atomic_fetch_sub(&x->server->held, f->held);
    if (f->parts != NULL)
        MHD_destroy_post_processor(f->parts);
    if (f->blob != NULL)
        blob_drop(f->blob);
    values_drop(x->q.form);
}
