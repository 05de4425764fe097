/* acts - acts and openings as lines of JSON. */
#include <config.h>

#include <string.h>

#include "acts.h"
#include "base/hash.h"
#include "base/value.h"
#include "ledger/canon.h"

/* "unsigned\n…" as an array of lines. */
static struct value *
signature_lines(struct mem *m, const char *text)
{
    struct value *lines = value_array(m);

    while (*text != '\0') {
        size_t len = strcspn(text, "\n");

        value_add(lines, value_string(m, mem_strndup(m, text, len)));
        text += len + (text[len] == '\n');
    }
    return lines;
}

static enum result
act_line(struct ctx *c, const struct act_row *row, struct str *out)
{
    struct value *v = value_object(c->mem), *act;
    enum result r;

    if ((r = canon_parse(c, row->words, strlen(row->words), &act)) != OK)
        return r;
    value_set(c->mem, v, "act", act);
    value_set_integer(c->mem, v, "leaf", row->n);
    value_set_integer(c->mem, v, "logged", row->logged);
    value_set(
        c->mem, v, "signatures", signature_lines(c->mem, row->signatures));
    r = canon_write(c, v, out);
    str_addc(out, '\n');
    return r;
}

enum result
acts_lines(struct ctx *c, const struct snapshot *s, struct str *out)
{
    enum result r = OK;

    for (size_t i = 0; r == OK && i < s->nacts; i++)
        r = act_line(c, &s->acts[i], out);
    return r;
}

enum result
openings_lines(struct ctx *c, const struct snapshot *s, struct str *out)
{
    enum result r = OK;

    for (size_t i = 0; r == OK && i < s->nopenings; i++) {
        const struct opening_row *o = &s->openings[i];
        struct value *v = value_object(c->mem);

        value_set_string(c->mem, v, "commitment", o->commitment);
        value_set_string(c->mem, v, "field", o->field);
        value_set_string(c->mem, v, "record", id_text(c->mem, o->record));
        value_set_string(
            c->mem, v, "salt", hex_text(c->mem, o->salt.p, o->salt.len));
        value_set_string(c->mem, v, "value", o->value);
        r = canon_write(c, v, out);
        str_addc(out, '\n');
    }
    return r;
}
