/* cosign - those who keep a checkpoint say so under it. */
#include <config.h>

#include <string.h>

#include "base/time.h"
#include "base/value.h"
#include "ledger/act.h"
#include "ledger/receipt.h"
#include "store/sql.h"
#include "store/store.h"

#define AHEAD_MS INT64_C(300000)

enum result
checkpoint_cosigned(struct ctx *c, int64_t size, struct checkpoint *out)
{
    struct cosignature_row *rows;
    enum result r;
    size_t n;

    r = size == 0 ? checkpoint_latest(c, out) : checkpoint_of(c, size, out);
    if (r != OK || (r = sql_cosignature_list(c, out->size, &rows, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++)
        out->note = mem_printf(c->mem, "%s%s", out->note, rows[i].line);
    return OK;
}

struct cosigning {
    int64_t size;
    const char *signer, *line;
};

static enum result
keep(struct ctx *c, void *arg)
{
    const struct cosigning *k = arg;
    struct act act = {.kind = "cosignature", .body = value_object(c->mem)};
    enum result r;

    r = sql_cosignature_add(c, k->size, k->signer, k->line, c->now);
    if (r == ERR_CONFLICT)
        return fail(c, r, "cosigned",
            N_("That this key cosigned this checkpoint is known already."));
    if (r != OK)
        return r;
    value_set_string(c->mem, act.body, "key", k->signer);
    value_set_string(c->mem, act.body, "line",
        mem_strndup(c->mem, k->line, strlen(k->line) - 1));
    value_set_integer(c->mem, act.body, "size", k->size);
    return act_append(c, &act, NULL);
}

/* The line as it stands in the note: what note_parse() took apart. */
static const char *
line_of(struct mem *m, const struct note *note, const struct note_key *key)
{
    uint8_t id[NOTE_ID_SIZE];

    note_key_id(key, id);
    for (size_t i = 0; i < note->n; i++) {
        const struct note_line *l = &note->line[i];
        struct str s = str_in(m);

        if (strcmp(l->name, key->name) != 0 ||
            memcmp(l->id, id, NOTE_ID_SIZE) != 0)
            continue;
        str_add(&s, (const char *)id, NOTE_ID_SIZE);
        str_add(&s, (const char *)l->p, l->len);
        return mem_printf(
            m, "\xe2\x80\x94 %s %s\n", l->name, base64_text(m, s.s, s.len));
    }
    return NULL;
}

static enum result
not_cosigned(struct ctx *c)
{
    return fail(c, ERR_INPUT, "not-cosigned",
        N_("This is no cosignature by that key of a checkpoint of this "
           "ledger."));
}

enum result
checkpoint_cosign(struct ctx *c, const struct note_key *key, const char *p,
    size_t len, struct checkpoint *out)
{
    struct checkpoint ours;
    struct cosigning k;
    struct note note;
    int64_t time;
    enum result r;

    if ((r = checkpoint_latest(c, &ours)) != OK)
        return r;
    if (checkpoint_parse(c, p, len, &note, out) != OK) {
        p = note_write(c->mem, checkpoint_text(c->mem, &ours),
            mem_strndup(c->mem, p, len));
        if (checkpoint_parse(c, p, strlen(p), &note, out) != OK)
            return not_cosigned(c);
    }
    fail_clear(c);
    if ((r = checkpoint_of(c, out->size, &ours)) != OK)
        return r;
    if (key->type != NOTE_COSIGNATURE ||
        strcmp(note.text, checkpoint_text(c->mem, &ours)) != 0 ||
        note_check(c->mem, &note, key, &time) != NOTE_TRUE ||
        time > (c->now + AHEAD_MS) / TIME_SECOND)
        return not_cosigned(c);
    k = (struct cosigning){
        ours.size, note_key_text(c->mem, key), line_of(c->mem, &note, key)};
    if ((r = store_write(c, keep, &k)) != OK)
        return r;
    return checkpoint_cosigned(c, ours.size, out);
}
