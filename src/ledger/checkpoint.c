/* checkpoint - its text, and those that were signed. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "ledger/checkpoint.h"
#include "store/sql.h"

#define DIGITS_MAX 15 /* of a size, which is below 2^53 */

char *
checkpoint_text(struct mem *m, const struct checkpoint *checkpoint)
{
    return mem_printf(m, "%s\n%lld\n%s\n", checkpoint->origin,
        (long long)checkpoint->size,
        base64_text(m, checkpoint->root, SHA256_SIZE));
}

void
checkpoint_digest(struct mem *m, const struct checkpoint *checkpoint,
    char out[SHA256_HEX_SIZE])
{
    const char *text = checkpoint_text(m, checkpoint);

    hash_sha256_hex(text, strlen(text), out);
}

/* Its lines; only what checkpoint_text() would write is one. */
static bool
read_text(struct mem *m, const char *text, struct checkpoint *out)
{
    size_t origin = strcspn(text, "\n"), digits, len;
    const char *size = text + origin + (text[origin] == '\n');
    const uint8_t *root;

    digits = strspn(size, "0123456789");
    if (digits == 0 || digits > DIGITS_MAX || size[digits] != '\n')
        return false;
    out->origin = mem_strndup(m, text, origin);
    out->size = strtoll(size, NULL, 10);
    size += digits + 1;
    root = base64_parse(m, size, strcspn(size, "\n"), &len);
    if (root == NULL || len != SHA256_SIZE)
        return false;
    memcpy(out->root, root, SHA256_SIZE);
    return note_name_is(out->origin) &&
           strcmp(checkpoint_text(m, out), text) == 0;
}

enum result
checkpoint_parse(struct ctx *c, const char *p, size_t len,
    struct note *out_note, struct checkpoint *out)
{
    enum result r;

    *out = (struct checkpoint){0};
    if ((r = note_parse(c, p, len, out_note)) != OK)
        return r;
    if (!read_text(c->mem, out_note->text, out))
        return fail(c, ERR_INPUT, "not-checkpoint",
            N_("This note is no checkpoint: it has other lines than the "
               "ledger's origin, its size and its root."));
    out->note = mem_strndup(c->mem, p, len);
    return OK;
}

static enum result
take(struct ctx *c, enum result r, const struct checkpoint_row *row,
    struct checkpoint *out)
{
    struct note note;

    if (r == ERR_NOT_FOUND)
        return fail(c, ERR_NOT_FOUND, "no-checkpoint",
            N_("There is no such checkpoint of the ledger."));
    if (r != OK)
        return r;
    return checkpoint_parse(c, row->note, strlen(row->note), &note, out);
}

enum result
checkpoint_latest(struct ctx *c, struct checkpoint *out)
{
    struct checkpoint_row row;

    return take(c, sql_checkpoint_latest(c, &row), &row, out);
}

enum result
checkpoint_after(struct ctx *c, int64_t n, struct checkpoint *out)
{
    struct checkpoint_row row;

    return take(c, sql_checkpoint_after(c, n, &row), &row, out);
}

enum result
checkpoint_of(struct ctx *c, int64_t size, struct checkpoint *out)
{
    struct checkpoint_row row;

    return take(c, sql_checkpoint_of(c, size, &row), &row, out);
}
