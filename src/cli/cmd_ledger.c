/* ledger …: what was done, in its order, and what proves it. */
#include <config.h>

#include <string.h>
#include <unistd.h>

#include "assess/said.h"
#include "base/file.h"
#include "base/time.h"
#include "command.h"
#include "ledger/act.h"
#include "ledger/canon.h"
#include "ledger/receipt.h"
#include "web/server.h"

static enum result
list_act(struct ctx *c, const struct act_logged *l, void *arg)
{
    const struct act *act = &l->act;
    struct value *v = value_object(c->mem), *words;
    struct out *o = arg;
    enum result r;

    if ((r = canon_parse(c, l->words, strlen(l->words), &words)) != OK)
        return r;
    value_set_integer(c->mem, v, "n", l->n);
    value_set_string(c->mem, v, "logged", time_format(c->mem, l->logged));
    value_set_string(c->mem, v, "signatures", l->signatures);
    value_set(c->mem, v, "act", words);
    if (!out_item(o, v))
        out_line(o, "%lld  %s  %s  %s  %s", (long long)l->n,
            time_format(c->mem, l->logged), act->kind,
            id_is_none(act->actor) ? "operator" : id_text(c->mem, act->actor),
            id_is_none(act->subject) ? "-" : id_text(c->mem, act->subject));
    return OK;
}

enum result
cmd_ledger_list(struct ctx *c, const struct args *a, struct out *o)
{
    enum result r;

    (void)a;
    out_list(o);
    r = act_each(c, list_act, o);
    out_list_end(o);
    return r;
}

static enum result
show(struct ctx *c, struct out *o, const struct checkpoint *cp)
{
    struct value *v = value_object(c->mem);

    value_set_string(c->mem, v, "origin", cp->origin);
    value_set_integer(c->mem, v, "size", cp->size);
    value_set_string(
        c->mem, v, "root", base64_text(c->mem, cp->root, SHA256_SIZE));
    value_set_string(c->mem, v, "note", cp->note);
    if (!out_json(o, v))
        out_bytes(o, cp->note, strlen(cp->note));
    return OK;
}

enum result
cmd_ledger_checkpoint(struct ctx *c, const struct args *a, struct out *o)
{
    const char *path = args_get(a, "cosign"), *by = args_get(a, "key");
    struct checkpoint cp;
    struct note_key key;
    enum result r;
    size_t len;
    char *p;

    if ((path == NULL) != (by == NULL))
        return fail(c, ERR_INPUT, "usage",
            N_("--cosign FILE and --key KEY go together."));
    if ((r = checkpoint_make(c)) != OK)
        return r;
    if (path == NULL)
        r = checkpoint_cosigned(c, 0, &cp);
    else if ((r = note_key_parse(c, by, &key)) == OK &&
             (r = file_read(c, path, CHECKPOINT_MAX, &p, &len)) == OK)
        r = checkpoint_cosign(c, &key, p, len, &cp);
    return r != OK ? r : show(c, o, &cp);
}

/* A checkpoint that somebody has kept. */
static enum result
read_kept(struct ctx *c, const char *path, struct checkpoint *out)
{
    enum result r;
    size_t len;
    char *p;

    if ((r = file_read(c, path, CHECKPOINT_MAX, &p, &len)) != OK)
        return r;
    return checkpoint_kept(c, p, len, out);
}

enum result
cmd_ledger_epoch(struct ctx *c, const struct args *a, struct out *o)
{
    const char *path = args_get(a, "last");
    struct checkpoint kept, cp;
    enum result r;
    int lock;

    if ((path != NULL && (r = read_kept(c, path, &kept)) != OK) ||
        (r = server_lock(c, &lock)) != OK)
        return r;
    r = epoch_begin(
        c, args_has(a, "new-keys"), path != NULL ? &kept : NULL, &cp);
    close(lock);
    return r != OK ? r : show(c, o, &cp);
}

enum result
cmd_ledger_prove(struct ctx *c, const struct args *a, struct out *o)
{
    const char *path = args_get(a, "from"), *text;
    struct value *v = value_object(c->mem);
    struct checkpoint from;
    struct receipt receipt;
    enum result r;
    int64_t n;

    if ((args_n(a) == 1) == (path != NULL))
        return fail(c, ERR_INPUT, "usage",
            N_("Say either which act, or --from which checkpoint."));
    if (path != NULL) {
        if ((r = read_kept(c, path, &from)) != OK ||
            (r = receipt_consistency(c, &from, &text)) != OK)
            return r;
    } else {
        if ((r = args_number(c, args_words(a)[0], &n)) != OK ||
            (r = receipt_make(c, n, &receipt)) != OK)
            return r;
        text = receipt.text;
    }
    value_set_string(c->mem, v, "proof", text);
    if (!out_json(o, v))
        out_bytes(o, text, strlen(text));
    return OK;
}

/* What it says; with -o the proof goes into the file, without it, below. */
enum result
cmd_ledger_receipt(struct ctx *c, const struct args *a, struct out *o)
{
    struct value *v = value_object(c->mem);
    const char *path = args_get(a, "o"), *text;
    struct receipt receipt;
    struct said words;
    enum result r;
    int64_t n;

    if ((r = args_number(c, args_words(a)[0], &n)) != OK ||
        (r = receipt_make(c, n, &receipt)) != OK ||
        (r = act_said(c, &receipt.logged, &words)) != OK)
        return r;
    if (path != NULL && (r = file_write(c, path, receipt.text,
                             strlen(receipt.text), 0666)) != OK)
        return r;
    text = said_text(c->mem, &words);
    value_set_string(c->mem, v, "text", text);
    value_set_string(c->mem, v, "proof", receipt.text);
    if (out_json(o, v))
        return OK;
    out_bytes(o, text, strlen(text));
    if (path == NULL)
        out_line(o, "\n%s", receipt.text);
    return OK;
}
