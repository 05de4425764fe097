/* evidence …: add, revise, map, discard, submit, confirm, withdraw, list,
 * show. */
#include <config.h>

#include "acting.h"
#include "assess/begin.h"
#include "assess/import.h"
#include "assess/withdraw.h"
#include "base/file.h"
#include "base/str.h"
#include "command.h"
#include "given.h"

#define DETAILS_MAX ((size_t)1 << 20)

static enum result
parse_evidence(struct ctx *c, const struct args *a, struct id *out)
{
    if (!id_parse(args_words(a)[0], out))
        return fail(c, ERR_INPUT, "bad-id",
            N_("%s is not the id of evidence; “tyst evidence list” shows "
               "them."),
            args_words(a)[0]);
    return OK;
}

/* The evidence, and who --as says does something to it. */
static enum result
acting_on(struct ctx *c, const struct args *a, struct id *out)
{
    struct person actor;
    enum result r = parse_evidence(c, a, out);

    return r != OK ? r : acting(c, a, &actor);
}

/* Of "--detail NAME=VALUE" all of that name, a line each. */
static enum result
set_details(struct ctx *c, const char *const *all, struct value *out)
{
    enum result r = OK;

    for (size_t i = 0; r == OK && all[i] != NULL; i++) {
        const char *equals = strchr(all[i], '=');
        struct str text = str_in(c->mem);
        const char *name;

        if (equals == NULL || equals == all[i])
            return fail(c, ERR_INPUT, "usage",
                N_("A detail is given as NAME=VALUE, and not as “%s”."),
                all[i]);
        name = mem_strndup(c->mem, all[i], (size_t)(equals - all[i]));
        if (value_get(out, name) != NULL)
            continue; /* taken with the first of them */
        for (size_t k = i; all[k] != NULL; k++)
            if (strncmp(all[k], all[i], strlen(name) + 1) == 0)
                str_addf(&text, "%s%s", text.len > 0 ? "\n" : "",
                    all[k] + strlen(name) + 1);
        r = details_set(c, out, name, text.s);
    }
    return r;
}

/* What the type of evidence says: a file of JSON, single ones besides. */
static enum result
read_details(struct ctx *c, const struct args *a, const struct value **out)
{
    const char *path = args_get(a, "details");
    struct value *v = value_object(c->mem);
    enum result r;
    size_t len;
    char *text;

    *out = NULL;
    if (path == NULL && !args_has(a, "detail"))
        return OK;
    if (path != NULL &&
        ((r = file_read(c, path, DETAILS_MAX, &text, &len)) != OK ||
            (r = value_parse(c, text, len, &v)) != OK))
        return r;
    if (v->type != VALUE_OBJECT)
        return fail(c, ERR_INPUT, "bad-detail",
            N_("%s holds no object of details; tyst(1) shows one."), path);
    *out = v;
    return set_details(c, args_all(a, "detail"), v);
}

static enum result
read_content(struct ctx *c, const struct args *a, const char *const *paths,
    struct evidence_new *out)
{
    enum result r;

    *out = (struct evidence_new){
        .title = args_get(a, "title"),
        .type = args_get(a, "type"),
        .happened = args_get(a, "on"),
        .link = args_get(a, "link"),
        .language = args_get(a, "language"),
        .others = args_get(a, "others"),
        .items = given_joined(c, a, "map"),
    };
    if ((r = given_text(c, a, "text", &out->words)) != OK ||
        (r = read_details(c, a, &out->details)) != OK)
        return r;
    return given_files(c, paths, &out->files, &out->nfiles);
}

static void
print_ref(struct ctx *c, struct out *o, const struct evidence_ref *ref)
{
    struct value *v = value_object(c->mem);

    value_set_string(c->mem, v, "id", id_text(c->mem, ref->id));
    value_set_integer(c->mem, v, "number", ref->number);
    value_set_integer(c->mem, v, "version", ref->version);
    if (!out_json(o, v))
        out_line(o, "%s", id_text(c->mem, ref->id));
}

enum result
cmd_evidence_add(struct ctx *c, const struct args *a, struct out *o)
{
    const char *named = args_get(a, "learner");
    struct evidence_new new;
    struct evidence_ref ref;
    struct person actor, learner;
    enum result r;

    if ((r = acting(c, a, &actor)) != OK)
        return r;
    learner = actor;
    if (named != NULL && (r = person_named(c, named, &learner)) != OK)
        return r;
    if ((r = read_content(c, a, args_words(a), &new)) != OK ||
        (r = evidence_add(c, learner.id, &new, &ref)) != OK)
        return r;
    print_ref(c, o, &ref);
    return OK;
}

enum result
cmd_evidence_revise(struct ctx *c, const struct args *a, struct out *o)
{
    struct evidence_new new;
    struct evidence_ref ref;
    struct id id;
    enum result r;

    if ((r = acting_on(c, a, &id)) != OK ||
        (r = read_content(c, a, args_words(a) + 1, &new)) != OK ||
        (r = evidence_revise(c, id, &new, &ref)) != OK)
        return r;
    print_ref(c, o, &ref);
    return OK;
}

/* How and where it shows the items; *said: was anything said of that? */
static enum result
read_how(
    struct ctx *c, const struct args *a, bool *said, struct mapping_how *out)
{
    static const char *const options[] = {
        "basis", "why", "page", "box", "time", "lines", "file"};
    const char *file = args_get(a, "file");

    *said = false;
    for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++)
        *said = *said || args_has(a, options[i]);

    *out = (struct mapping_how){
        .basis = args_get(a, "basis"),
        .line = args_get(a, "why"),
        .region = {.page = args_get(a, "page"),
                   .box = args_get(a, "box"),
                   .time = args_get(a, "time"),
                   .lines = args_get(a, "lines")},
    };
    if (file == NULL)
        return OK;
    for (const char *s = file; *s >= '0' && *s <= '9' && s - file < 4; s++)
        out->region.file = out->region.file * 10 + (*s - '0');
    return out->region.file > 0 && file[strspn(file, "0123456789")] == '\0'
               ? OK
               : fail(c, ERR_INPUT, "usage",
                     N_("A file of the evidence is said by its number, from 1 "
                        "on, and not as %s."),
                     file);
}

enum result
cmd_evidence_map(struct ctx *c, const struct args *a, struct out *o)
{
    struct mapping_how how;
    bool said;
    struct id id;
    enum result r;

    (void)o;
    if ((r = acting_on(c, a, &id)) != OK)
        return r;
    if (args_has(a, "only"))
        return evidence_map_only(c, id, args_words(a)[1]);
    if ((r = read_how(c, a, &said, &how)) != OK)
        return r;
    return evidence_map(c, id, args_words(a)[1], said ? &how : NULL);
}

enum result
cmd_evidence_discard(struct ctx *c, const struct args *a, struct out *o)
{
    struct id id;
    enum result r;

    (void)o;
    if ((r = acting_on(c, a, &id)) != OK)
        return r;
    return evidence_discard(c, id);
}

/* What whoever submits declares, above their passphrase. */
static const char *
statement(struct ctx *c, const struct evidence_view *e)
{
    if (id_equal(c->actor, e->learner))
        return tr(c->lang, N_("This is my own work. If I had help, I have "
                              "said what help."));
    return tr(c->lang, N_("This is a true record of what I saw and heard."));
}

enum result
cmd_evidence_submit(struct ctx *c, const struct args *a, struct out *o)
{
    struct evidence_view e;
    struct id id, credential;
    enum result r;

    if ((r = acting_on(c, a, &id)) != OK ||
        (r = evidence_view(c, id, &e)) != OK)
        return r;
    out_note(o, "%s", statement(c, &e));
    if ((r = acting_credential(c, a, &credential)) != OK)
        return r;
    return evidence_submit(c, id, credential);
}

enum result
cmd_evidence_confirm(struct ctx *c, const struct args *a, struct out *o)
{
    struct id id, credential;
    const char *comment;
    enum result r;

    (void)o;
    if ((r = acting_on(c, a, &id)) != OK ||
        (r = given_text(c, a, "comment", &comment)) != OK ||
        (r = acting_credential(c, a, &credential)) != OK)
        return r;
    return evidence_confirm(c, id, comment, credential);
}

enum result
cmd_evidence_withdraw(struct ctx *c, const struct args *a, struct out *o)
{
    struct id id;
    enum result r;

    (void)o;
    if ((r = acting_on(c, a, &id)) != OK)
        return r;
    return evidence_withdraw(c, id);
}

enum result
cmd_evidence_recall(struct ctx *c, const struct args *a, struct out *o)
{
    struct id id;
    enum result r;

    (void)o;
    if ((r = acting_on(c, a, &id)) != OK)
        return r;
    return evidence_recall(c, id);
}

enum result
cmd_review_begin(struct ctx *c, const struct args *a, struct out *o)
{
    struct id id;
    enum result r;

    (void)o;
    if ((r = acting_on(c, a, &id)) != OK)
        return r;
    return evidence_begin(c, id);
}

static struct value *
listed_value(struct ctx *c, const struct evidence_view *e)
{
    struct value *out = value_object(c->mem);

    value_set_string(c->mem, out, "id", id_text(c->mem, e->id));
    value_set_integer(c->mem, out, "number", e->number);
    value_set_integer(c->mem, out, "version", e->version);
    value_set_string(c->mem, out, "state", e->state);
    value_set_string(c->mem, out, "type", e->type);
    value_set_string(c->mem, out, "title", e->title);
    value_set_string(c->mem, out, "on", e->happened);
    value_set_string(c->mem, out, "language", e->language);
    return out;
}

static enum result
list_one(struct ctx *c, const struct evidence_view *e, void *arg)
{
    struct out *o = arg;

    if (!out_item(o, listed_value(c, e)))
        out_line(o, "%lld  %s  %s  %s  %s", (long long)e->number,
            id_text(c->mem, e->id), e->type, e->state, e->title);
    return OK;
}

enum result
cmd_evidence_list(struct ctx *c, const struct args *a, struct out *o)
{
    struct person learner;
    enum result r;

    if ((r = person_named(c, args_words(a)[0], &learner)) != OK)
        return r;
    out_list(o);
    r = evidence_each(c, learner.id, list_one, o);
    out_list_end(o);
    return r;
}

static struct value *
import_value(struct ctx *c, const struct adoptable *i)
{
    struct value *v = value_object(c->mem), *all = value_array(c->mem);

    value_set_string(c->mem, v, "on", i->day);
    value_set_string(c->mem, v, "by", i->by);
    value_set_string(c->mem, v, "next", i->next_step);
    for (size_t k = 0; k < i->n; k++) {
        struct value *one = value_add(all, value_object(c->mem));

        value_set_string(c->mem, one, "item", i->items[k].value);
        value_set_string(c->mem, one, "decision", i->items[k].decision);
        value_set_string(c->mem, one, "letter", i->items[k].letter);
    }
    value_set(c->mem, v, "decisions", all);
    if (!id_is_none(i->review))
        value_set_string(c->mem, v, "review", id_text(c->mem, i->review));
    return v;
}

static void
print_import(struct ctx *c, struct out *o, const struct adoptable *i)
{
    out_line(o, tr(c->lang, N_("Decided elsewhere on %s, by: %s")), i->day,
        i->by != NULL ? i->by : "-");
    for (size_t k = 0; k < i->n; k++)
        out_line(o, "  %s  %s", i->items[k].value, i->items[k].decision);
    out_line(o, "%s",
        tr(c->lang, id_is_none(i->review)
                        ? N_("No assessor has adopted them yet, so they do "
                             "not count.")
                        : N_("An assessor has adopted them.")));
}

static struct value *
whole_value(struct ctx *c, const struct evidence_view *e)
{
    struct value *out = listed_value(c, e);
    struct value *files = value_array(c->mem), *items = value_array(c->mem);

    for (size_t i = 0; i < e->nfiles; i++) {
        struct value *one = value_add(files, value_object(c->mem));

        value_set_string(c->mem, one, "name", e->files[i].name);
        value_set_string(c->mem, one, "sha256", e->files[i].blob.sha256);
        value_set_integer(c->mem, one, "size", e->files[i].blob.size);
    }
    for (size_t i = 0; i < e->nmappings; i++) {
        const struct mapping_view *m = &e->mappings[i];
        struct value *one = value_add(items, value_object(c->mem));

        value_set_string(
            c->mem, one, "item", mem_printf(c->mem, "%s:%s", m->key, m->name));
        value_set_string(c->mem, one, "state", m->state);
        value_set_string(c->mem, one, "basis", m->basis);
        value_set_string(c->mem, one, "line", m->line);
        value_set_string(c->mem, one, "region", m->region);
    }
    value_set_bool(c->mem, out, "others", e->others);
    if (e->details != NULL)
        value_set(c->mem, out, "details",
            mem_dup(c->mem, e->details, sizeof(*e->details)));
    value_set_string(c->mem, out, "text", e->words);
    value_set_string(c->mem, out, "link", e->link);
    value_set(c->mem, out, "files", files);
    value_set(c->mem, out, "mapped", items);
    return out;
}

static void
print_mapping(struct ctx *c, struct out *o, const struct mapping_view *m)
{
    const char *where = region_words(c->mem, c->lang, m->region);

    out_line(o, "  %s:%s  %s%s%s%s%s%s%s", m->key, m->name, m->state,
        strcmp(m->basis, "direct") != 0 ? "  " : "",
        strcmp(m->basis, "direct") != 0 ? m->basis : "",
        where != NULL ? "  " : "", where != NULL ? where : "",
        m->line != NULL ? "  " : "", m->line != NULL ? m->line : "");
}

static void
print_whole(struct ctx *c, struct out *o, const struct evidence_view *e)
{
    out_line(o, "%lld#%lld  %s  %s  %s", (long long)e->number,
        (long long)e->version, e->type, e->state, e->title);
    for (size_t i = 0; i < e->nfiles; i++)
        out_line(o, "  %s  %lld", e->files[i].name,
            (long long)e->files[i].blob.size);
    for (size_t i = 0; i < e->nmappings; i++)
        print_mapping(c, o, &e->mappings[i]);
    for (const struct detail *d = detail_table; d->name != NULL; d++)
        if (value_get(e->details, d->name) != NULL)
            out_line(o, "%s: %s", tr(c->lang, d->label),
                details_written(c->mem, e->details, d));
    if (e->link != NULL)
        out_line(o, "%s", e->link);
    if (e->words != NULL)
        out_line(o, "%s", e->words);
}

enum result
cmd_evidence_show(struct ctx *c, const struct args *a, struct out *o)
{
    struct adoptable import;
    struct evidence_view e;
    struct value *v;
    struct id id;
    enum result r;
    bool imported;

    if ((r = parse_evidence(c, a, &id)) != OK ||
        (r = evidence_view(c, id, &e)) != OK)
        return r;
    r = adoptable_read(c, id, &import);
    if (r != OK && r != ERR_NOT_FOUND)
        return r;
    fail_clear(c);
    imported = r == OK;
    v = whole_value(c, &e);
    if (imported)
        value_set(c->mem, v, "imported", import_value(c, &import));
    if (out_json(o, v))
        return OK;
    print_whole(c, o, &e);
    if (imported)
        print_import(c, o, &import);
    return OK;
}
