/* check - is the data directory what its acts give? */
#include <config.h>

#include <string.h>

#include "base/utf8.h"
#include "check/check.h"
#include "command.h"
#include "people/key.h"
#include "people/person.h"

static enum result
show(struct ctx *c, const struct check_difference *d, void *arg)
{
    struct value *v = value_object(c->mem);
    struct out *o = arg;

    value_set_string(c->mem, v, "code", d->code);
    if (d->name != NULL)
        value_set_string(c->mem, v, "name", d->name);
    if (d->data != NULL)
        value_set_string(c->mem, v, "data", d->data);
    if (d->act != NULL)
        value_set_string(c->mem, v, "acts", d->act);
    value_set_string(c->mem, v, "message", d->sentence);
    if (!out_item(o, v))
        out_line(o, "%s: %s", d->code,
            utf8_shown(c->mem, d->sentence, strlen(d->sentence)));
    return OK;
}

/* No difference, but what they sign does not count yet. */
static enum result
show_waiting(struct ctx *c, struct out *o)
{
    struct person_key *keys;
    struct person p;
    enum result r;
    size_t n;

    if ((r = key_waiting(c, &keys, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++) {
        if ((r = person_get(c, keys[i].person, &p)) != OK)
            return r;
        out_note(o, tr(c->lang, N_("The signing key of %s: %s")), p.name,
            key_words(c, &keys[i]));
    }
    return OK;
}

enum result
cmd_check(struct ctx *c, const struct args *a, struct out *o)
{
    struct check_report report = {.found = show, .arg = o};
    enum result r;

    (void)a;
    out_list(o);
    r = check_data(c, &report);
    out_list_end(o);
    o->json = false; /* the differences are the result */
    if (r != OK)
        return r;
    if (report.differences > 0)
        return fail(c, ERR_INPUT, "differences",
            tr_n(c->lang,
                "The data is not what the acts give: %lld difference.",
                "The data is not what the acts give: %lld differences.",
                (unsigned long)report.differences),
            (long long)report.differences);
    out_note(o,
        tr(c->lang, N_("All is as the acts give it: %lld acts, %lld people, "
                       "%lld units and qualifications, %lld files.")),
        (long long)report.acts, (long long)report.people,
        (long long)report.units, (long long)report.files);
    if (report.new_key != 0)
        out_note(o,
            tr(c->lang,
                N_("From act %lld on the ledger is signed with a new key, "
                   "because the one before was lost; that nothing before it "
                   "was changed is shown by a checkpoint that somebody kept.")),
            (long long)report.new_key);
    return show_waiting(c, o);
}
