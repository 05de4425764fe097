/* countersign …: a qualified person over what a trainee decided. */
#include <config.h>

#include <string.h>

#include "acting.h"
#include "assess/countersign.h"
#include "base/str.h"
#include "base/time.h"
#include "command.h"

enum result
cmd_countersign(struct ctx *c, const struct args *a, struct out *o)
{
    struct countersign_new new = {
        .note = args_get(a, "note"), .due = args_get(a, "due")};
    struct value *v = value_object(c->mem);
    struct str items = str_in(c->mem);
    struct countersign_done done;
    struct person actor;
    enum result r;

    if (!id_parse(args_words(a)[0], &new.review))
        return fail(c, ERR_INPUT, "bad-id",
            N_("%s is not the id of a review; “tyst countersign list” shows "
               "those that wait."),
            args_words(a)[0]);
    for (const char *const *i = args_all(a, "send-back"); *i != NULL; i++)
        str_addf(&items, "%s%s", items.len ? " " : "", *i);
    new.sent_back = items.len > 0 ? items.s : NULL;
    if ((r = acting(c, a, &actor)) != OK ||
        (r = acting_credential(c, a, &new.credential)) != OK ||
        (r = countersign(c, &new, &done)) != OK)
        return r;
    value_set_string(c->mem, v, "countersignature", id_text(c->mem, done.id));
    value_set_integer(c->mem, v, "agreed", (int64_t)done.agreed);
    value_set_integer(c->mem, v, "sent_back", (int64_t)done.sent_back);
    if (!out_json(o, v))
        out_line(o, "%s", id_text(c->mem, done.id));
    return OK;
}

static struct value *
waiting_value(struct ctx *c, const struct countersign_entry *e)
{
    struct value *v = value_object(c->mem);

    value_set_string(c->mem, v, "review", id_text(c->mem, e->review));
    value_set_string(c->mem, v, "learner", e->learner_name);
    value_set_string(c->mem, v, "assessor", e->decider_name);
    value_set_string(c->mem, v, "finished", time_format(c->mem, e->finished));
    value_set_integer(c->mem, v, "decisions", e->items);
    return v;
}

static struct value *
back_value(struct ctx *c, const struct sent_back *b)
{
    struct value *v = value_object(c->mem);

    value_set_string(c->mem, v, "review", id_text(c->mem, b->review));
    value_set_string(c->mem, v, "learner", b->learner_name);
    value_set_string(c->mem, v, "evidence", id_text(c->mem, b->evidence));
    value_set_string(
        c->mem, v, "item", mem_printf(c->mem, "%s:%s", b->key, b->item));
    value_set_string(c->mem, v, "by", b->by);
    value_set_string(c->mem, v, "note", b->note);
    value_set_string(c->mem, v, "due", b->due);
    return v;
}

enum result
cmd_countersign_list(struct ctx *c, const struct args *a, struct out *o)
{
    struct value *v = value_object(c->mem), *waiting = value_array(c->mem),
                 *back = value_array(c->mem);
    struct countersign_entry *entry;
    struct sent_back *sent;
    struct person p;
    enum result r;
    size_t n, nsent;

    if ((r = acting(c, a, &p)) != OK ||
        (r = countersign_queue(c, p.id, &entry, &n)) != OK ||
        (r = sent_back_list(c, p.id, &sent, &nsent)) != OK)
        return r;
    for (size_t i = 0; i < n; i++)
        value_add(waiting, waiting_value(c, &entry[i]));
    for (size_t i = 0; i < nsent; i++)
        value_add(back, back_value(c, &sent[i]));
    value_set(c->mem, v, "waiting", waiting);
    value_set(c->mem, v, "sent_back", back);
    if (out_json(o, v))
        return OK;
    for (size_t i = 0; i < n; i++)
        out_line(o, tr(c->lang, N_("%s  to countersign: %lld, by %s, for %s")),
            id_text(c->mem, entry[i].review), (long long)entry[i].items,
            entry[i].decider_name, entry[i].learner_name);
    for (size_t i = 0; i < nsent; i++)
        out_line(o, tr(c->lang, N_("%s  sent back: %s:%s, by %s: %s")),
            id_text(c->mem, sent[i].evidence), sent[i].key, sent[i].item,
            sent[i].by, sent[i].note);
    return OK;
}
