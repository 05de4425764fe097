/* qualifications - load and find them. */
#include <config.h>

#include <string.h>

#include "base/hash.h"
#include "ledger/act.h"
#include "standard/key.h"
#include "standard/qualifications.h"
#include "store/kept.h"
#include "store/sql.h"

static struct library_qualification
from_row(const struct qualification_row *row)
{
    return (struct library_qualification){
        row->id, row->key, row->rev, row->title, row->sha256, row->loaded};
}

enum result
qualification_find(
    struct ctx *c, const char *named, struct library_qualification *out)
{
    struct qualification_row row;
    const char *key;
    int64_t rev;
    enum result r = ERR_NOT_FOUND;

    if (library_name(c->mem, named, &key, &rev))
        r = rev == 0 ? sql_qualification_newest(c, key, &row)
                     : sql_qualification_get(c, key, rev, &row);
    if (r == ERR_NOT_FOUND)
        return fail(c, r, "no-qualification",
            N_("There is no qualification %s here; “tyst standard list” "
               "shows those there are."),
            named);
    if (r == OK)
        *out = from_row(&row);
    return r;
}

enum result
qualification_list(
    struct ctx *c, int64_t max, struct library_qualification **out, size_t *n)
{
    struct qualification_row *rows;
    enum result r;

    if ((r = sql_qualification_list(c, max, &rows, n)) != OK)
        return r;
    *out = mem_array(c->mem, *n + 1, sizeof(**out));
    for (size_t i = 0; i < *n; i++)
        (*out)[i] = from_row(&rows[i]);
    return OK;
}

enum result
qualification_xml(struct ctx *c, struct id id, char **out)
{
    struct qualification_xml_row row;
    enum result r;

    if ((r = sql_qualification_xml(c, id, &row)) == OK)
        *out = mem_strdup(c->mem, row.xml);
    return r;
}

/* Its XML is our own writing, so no child reads it. */
static enum result
make(struct ctx *c, struct id id, const void **out)
{
    struct xml_fault *faults;
    struct xml_node *root;
    struct qualification *q;
    enum result r;
    char *xml;

    if ((r = qualification_xml(c, id, &xml)) != OK ||
        (r = xml_read(c, NULL, xml, strlen(xml), &root, &faults)) != OK ||
        (r = qualification_from_xml(c, root, &q)) != OK)
        return r;
    *out = q;
    return OK;
}

enum result
qualification_get(struct ctx *c, struct id id, const struct qualification **out)
{
    const void *kept;
    enum result r = kept_get(c, id, 1, make, &kept);

    *out = kept;
    return r;
}

static enum result
add_act(struct ctx *c, const struct library_qualification *q)
{
    struct value *body = value_object(c->mem);
    struct act act = {.kind = "qualification",
        .actor = c->actor,
        .subject = q->id,
        .body = body};

    value_set_string(c->mem, body, "key", q->key);
    value_set_integer(c->mem, body, "rev", q->rev);
    value_set_string(c->mem, body, "sha256", q->sha256);
    return act_append(c, &act, NULL);
}

static const char *
hash_of(struct mem *m, const struct qualification *q, char **xml)
{
    char *hex = mem_alloc(m, SHA256_HEX_SIZE);
    size_t len;

    *xml = qualification_write(m, q, &len);
    hash_sha256_hex(*xml, len, hex);
    return hex;
}

/* The key with these bytes, under the number of the file or a later one? */
static enum result
find_same(struct ctx *c, const struct qualification *q, int64_t newest,
    struct library_qualification *out, bool *was_there)
{
    struct qualification numbered = *q;
    struct qualification_row row;
    enum result r;
    char *xml;

    for (; numbered.rev <= newest; numbered.rev++) {
        r = sql_qualification_get(c, q->key, numbered.rev, &row);
        if (r == OK &&
            strcmp(hash_of(c->mem, &numbered, &xml), row.sha256) == 0) {
            *out = from_row(&row);
            *was_there = true;
            return OK;
        }
        if (r != OK && r != ERR_NOT_FOUND)
            return r;
    }
    return OK;
}

/* As rows, because rules are asked of rows. */
static enum result
add_rules(struct ctx *c, struct id id, const struct qualification *q)
{
    enum result r = OK;
    int64_t n = 0;

    for (const struct evidence_rule *i = q->evidence; r == OK && i != NULL;
         i = i->next)
        r = sql_qualification_rule_add(c, id, ++n, i->per, i->methods, i->min,
            i->max, i->occasions, i->days);
    return r;
}

static enum result
add(struct ctx *c, const struct qualification *q,
    struct library_qualification *out)
{
    char *xml;
    enum result r;

    *out = (struct library_qualification){.id = id_new(c),
        .key = q->key,
        .rev = q->rev,
        .title = q->title->words,
        .sha256 = hash_of(c->mem, q, &xml),
        .loaded = c->now};
    if ((r = sql_qualification_add(c, out->id, q->key, q->rev, out->title,
             q->body ? q->body->words : NULL, xml, out->sha256, c->now)) !=
            OK ||
        (r = add_rules(c, out->id, q)) != OK)
        return r;
    return add_act(c, out);
}

enum result
qualification_put(struct ctx *c, const struct qualification *q,
    const struct library_given *given, struct library_qualification *out,
    bool *was_there)
{
    struct qualification new = *q;
    struct qualification_row old;
    struct unit_row unit;
    enum result r;

    *was_there = false;
    if (given->key != NULL)
        new.key = key_normal(c->mem, given->key);
    if (*new.key == '\0')
        return fail(c, ERR_INPUT, "bad-key",
            N_("“%s” holds no letter or digit for a key."), given->key);
    if ((r = sql_unit_newest(c, new.key, &unit)) == OK)
        return fail(c, ERR_CONFLICT, "unit-differs",
            N_("The key %s is that of a unit."), new.key);
    if (r != ERR_NOT_FOUND)
        return r;
    r = sql_qualification_newest(c, new.key, &old);
    if (r == ERR_NOT_FOUND)
        return add(c, &new, out);
    if (r != OK || (r = find_same(c, &new, old.rev, out, was_there)) != OK ||
        *was_there)
        return r;
    if (!given->revision && new.rev <= old.rev)
        return fail(c, ERR_CONFLICT, "qualification-changed",
            N_("%s is loaded with another text (revision %lld); say "
               "--revision to load this as the next."),
            new.key, (long long)old.rev);
    if (new.rev <= old.rev)
        new.rev = old.rev + 1;
    return add(c, &new, out);
}

static bool
has_key(const char *const *keys, const char *key)
{
    for (; *keys != NULL; keys++)
        if (strcmp(*keys, key) == 0)
            return true;
    return false;
}

enum result
qualification_unknown(
    struct ctx *c, const struct qualification *q, const char ***out)
{
    size_t room = 1, n = 0;
    struct unit_row row;
    enum result r;

    for (struct qualification_place *p = NULL;
         (p = qualification_next_place(q, p)) != NULL;)
        room++;
    *out = mem_array(c->mem, room, sizeof(**out));
    for (struct qualification_place *p = NULL;
         (p = qualification_next_place(q, p)) != NULL;) {
        r = p->rev == UNSAID ? sql_unit_newest(c, p->key, &row)
                             : sql_unit_get(c, p->key, p->rev, &row);
        if (r == ERR_NOT_FOUND && !has_key(*out, p->key))
            (*out)[n++] = p->key;
        else if (r != OK && r != ERR_NOT_FOUND)
            return r;
    }
    return OK;
}
