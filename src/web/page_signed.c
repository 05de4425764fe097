/* page_signed - what stands signed in somebody's name, and with which keys. */
#include <config.h>

#include <string.h>

#include "base/day.h"
#include "base/time.h"
#include "handlers.h"
#include "people/key.h"
#include "session_web.h"
#include "views.h"

#define SIGNED_SHOWN 200

static const struct field signed_fields[] = {
    {"do",         FIELD_CHOICE, 10,   NULL                       },
    {"passphrase", FIELD_SECRET, 1024,
     "no-passphrase wrong-passphrase too-many-tries key-confirmed"},
    {NULL,         FIELD_LINE,   0,    NULL                       }
};
const struct form form_signed = {signed_fields};

enum result
keys_shown(struct request *q, struct id person, struct keys_view *out)
{
    struct key_shown *shown;
    struct person_key *keys;
    enum result r;

    if ((r = key_list(q->c, person, &keys, &out->n)) != OK)
        return r;
    out->keys = shown = mem_array(q->c->mem, out->n + 1, sizeof(*shown));
    for (size_t i = 0; i < out->n; i++)
        shown[i] = (struct key_shown){.id = keys[i].id,
            .made = keys[i].made,
            .ended = keys[i].ended,
            .note = key_words(q->c, &keys[i])};
    out->waits = out->n > 0 && keys[0].ended == 0 && !keys[0].counts;
    out->confirmed = out->n > 0 && keys[0].confirmed != 0;
    return OK;
}

enum result
page_signed(struct request *q)
{
    struct signed_view v = {.n = 0};
    enum result r;

    if ((r = keys_shown(q, q->person.id, &v.keys)) != OK ||
        (r = key_signed(
             q->c, q->person.id, false, SIGNED_SHOWN, &v.acts, &v.n)) != OK ||
        (r = key_signed(q->c, q->person.id, true, SIGNED_SHOWN, &v.about,
             &v.nabout)) != OK)
        return r;
    v.page = page_begin(q, N_("Signed in your name"));
    view_signed(&q->out, &v);
    return OK;
}

enum result
do_signed(struct request *q)
{
    const char *what = form_get(q->form, "do");
    const char *passphrase = form_get(q->form, "passphrase");
    struct id credential = {{0}};
    enum result r;

    if (what != NULL && strcmp(what, "confirm") == 0) {
        if ((r = session_prove_earlier(q, passphrase)) != OK ||
            (r = key_confirm(q->c, q->person.id, credential)) != OK)
            return r;
        return go(q, "/account/signed?said=key-confirmed");
    }
    if ((r = session_prove(q, passphrase, &credential)) != OK ||
        (r = key_rotate(q->c, credential)) != OK)
        return r;
    return go(q, "/account/signed?said=key-rotated");
}
