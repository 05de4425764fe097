/*
 * unit_read - a unit from the tree of its file.
 *
 * The schema has been checked by the child; that is not believed here: what is
 * read must be safe whatever it is, and what the schema cannot say (ids that
 * are unique and fit their place) is said with the line.
 */
#include <config.h>

#include <string.h>

#include "build.h"
#include "facts.h"
#include "key.h"
#include "names.h"
#include "texts.h"
#include "unit_check.h"

struct reading {
    struct ctx *c;
    struct unit *u;
};

static enum result
no_words(struct ctx *c, const struct xml_node *e)
{
    return fail_line(c, e->line,
        fail(c, ERR_INPUT, "invalid-unit",
            N_("<%s> has no words, or no language for them."), e->name));
}

static enum result
misplaced(struct ctx *c, const struct xml_node *e)
{
    return fail_line(c, e->line,
        fail(c, ERR_INPUT, "invalid-unit", N_("<%s> does not belong there."),
            e->name));
}

static bool
is_named(const struct xml_node *e, const char *name)
{
    return strcmp(e->name, name) == 0;
}

/* The field whose element and marks these are; FIELD_N: none. */
static int
field_of(const struct xml_node *e)
{
    for (int i = 0; i < FIELD_N; i++) {
        const struct fact_row *row = &fact_rows[i];
        const char *marks =
            row->attribute != NULL ? xml_get(e, row->attribute) : NULL;

        if (is_named(e, row->element) &&
            (row->attribute == NULL ||
                (marks != NULL && strcmp(marks, row->marks) == 0)))
            return i;
    }
    return FIELD_N;
}

static enum result
read_keywords(struct reading *r, const struct xml_node *e)
{
    const char *lang = xml_get(e, "xml:lang");

    if (lang == NULL)
        return texts_unsound(r->c, e, "xml:lang");
    for (struct xml_node *i = e->first; i != NULL; i = i->next) {
        struct unit_fact *f;

        if (i->text == NULL)
            return no_words(r->c, i);
        f = add_fact(r->c->mem, r->u, FIELD_KEYWORD, NULL);
        add_text(r->c->mem, &f->text, lang, i->text, 0)->origin =
            texts_origin(e);
    }
    return OK;
}

static enum result
read_fact(struct reading *r, const struct xml_node *e)
{
    int field = field_of(e);
    const char *value;

    if (field == FIELD_N)
        return misplaced(r->c, e);
    if (fact_rows[field].form == FORM_KEYWORD)
        return read_keywords(r, e);
    if (fact_rows[field].form == FORM_WORDS)
        return texts_need(r->c, e,
            &add_fact(r->c->mem, r->u, (enum unit_field)field, NULL)->text);
    value = fact_rows[field].form == FORM_VALUE ? xml_get(e, "value") : e->text;
    if (value == NULL || *value == '\0')
        return texts_unsound(r->c, e, "value");
    add_fact(r->c->mem, r->u, (enum unit_field)field, value);
    return OK;
}

static enum result
read_raw(struct reading *r, const struct xml_node *e)
{
    const char *lang = xml_get(e, "xml:lang"), *label = xml_get(e, "label");
    struct unit_raw *raw;

    if (lang == NULL || label == NULL)
        return texts_unsound(r->c, e, "label");
    raw = add_raw(r->c->mem, r->u, lang, label, e->text ? e->text : "", 0);
    texts_place(r->c->mem, e, &raw->source, &raw->line);
    return OK;
}

static enum result
read_meta(struct reading *r, const struct xml_node *meta)
{
    enum result result = OK;

    for (struct xml_node *i = meta->first; i != NULL && result == OK;
         i = i->next)
        result = is_named(i, "raw") ? read_raw(r, i) : read_fact(r, i);
    return result;
}

static enum result
read_relation(struct reading *r, const struct xml_node *e)
{
    const char *type = xml_get(e, "type"), *urn = xml_get(e, "urn");
    struct unit_relation *relation;

    if (type == NULL || urn == NULL)
        return texts_unsound(r->c, e, "urn");
    relation = add_relation(r->c->mem, r->u, type, urn);
    relation->rev = xml_get(e, "rev");
    relation->basis = xml_get(e, "basis");
    return texts_read(r->c, e, &relation->text);
}

/* Elements that a section holds. */
static const struct {
    const char *name;
    enum unit_node_kind kind;
    const char *holder; /* of its words; NULL: itself; "": it has none */
} node_rows[] = {
    {"p",     NODE_PARAGRAPH, NULL   },
    {"list",  NODE_LIST,      ""     },
    {"li",    NODE_ENTRY,     NULL   },
    {"group", NODE_GROUP,     "title"},
    {"item",  NODE_ITEM,      NULL   },
    {"term",  NODE_TERM,      "name" },
};

static enum result read_node(struct reading *r, struct unit_section *s,
    struct unit_node *parent, const struct xml_node *e, int depth);

static enum result
read_nodes(struct reading *r, struct unit_section *s, struct unit_node *parent,
    const struct xml_node *e, int depth)
{
    enum result result = OK;

    for (struct xml_node *i = e->first; i != NULL && result == OK; i = i->next)
        result = read_node(r, s, parent, i, depth);
    return result;
}

static void
read_item(struct unit_node *node, const struct xml_node *e)
{
    enum unit_assess usual =
        texts_child(e, "item") != NULL ? ASSESS_BOTH : ASSESS_SELF;

    node->id = xml_get(e, "id");
    node->assess = (enum unit_assess)name_find(
        assess_names, ASSESS_NONE + 1, xml_get(e, "assess"), (int)usual);
}

static enum result
read_node(struct reading *r, struct unit_section *s, struct unit_node *parent,
    const struct xml_node *e, int depth)
{
    size_t row = 0, n = sizeof(node_rows) / sizeof(node_rows[0]);
    struct unit_node *node;
    enum result result = OK;

    while (row < n && !is_named(e, node_rows[row].name))
        row++;
    if (row == n) /* the texts of the parent */
        return OK;
    if (depth > UNIT_DEPTH_MAX + 2)
        return misplaced(r->c, e);
    node = add_node(r->c->mem, s, parent, node_rows[row].kind);
    node->label = xml_get(e, "label");
    if (node_rows[row].kind == NODE_ITEM)
        read_item(node, e);
    if (node_rows[row].holder == NULL)
        result = texts_need(r->c, e, &node->text);
    else if (*node_rows[row].holder != '\0')
        result = texts_of_child(r->c, e, node_rows[row].holder, &node->text);
    if (result == OK && node->kind == NODE_TERM)
        result = texts_of_child(r->c, e, "def", &node->meaning);
    if (result == OK && node->text == NULL && node->kind != NODE_LIST)
        result = no_words(r->c, e);
    return result == OK ? read_nodes(r, s, node, e, depth + 1) : result;
}

static enum result
read_section(struct reading *r, const struct xml_node *e)
{
    const char *name = xml_get(e, "role");
    struct unit_section *s;
    enum result result;
    int role = 0;

    while (role < ROLE_N &&
           (name == NULL ||
               strcmp(unit_role_name((enum unit_role)role), name) != 0))
        role++;
    if (role == ROLE_N)
        return texts_unsound(r->c, e, "role");
    s = add_section(r->c->mem, r->u, (enum unit_role)role, 0);
    texts_place(r->c->mem, e, &s->source, &s->line);
    s->state = (enum section_state)name_find(
        state_names, STATE_LOST + 1, xml_get(e, "state"), STATE_WHOLE);
    if ((result = texts_of_child(r->c, e, "heading", &s->heading)) != OK ||
        (result = texts_of_child(r->c, e, "prompt", &s->prompt)) != OK)
        return result;
    return read_nodes(r, s, NULL, e, 0);
}

/* The first source is s1, and so on: places refer to them by number. */
static enum result
read_source(struct reading *r, const struct xml_node *e)
{
    struct unit_source *out = add_source(r->c->mem, r->u);

    out->lang = xml_get(e, "xml:lang");
    out->format = xml_get(e, "format");
    out->encoding = xml_get(e, "encoding");
    out->sha256 = xml_get(e, "sha256");
    out->size = texts_number(xml_get(e, "bytes"));
    if (!out->format || !out->encoding || !out->sha256 || out->size < 0)
        return texts_unsound(r->c, e, "sha256");
    return OK;
}

static enum result
read_warning(struct reading *r, const struct xml_node *e)
{
    const char *code = xml_get(e, "code");
    struct unit_warning *w;

    if (code == NULL)
        return texts_unsound(r->c, e, "code");
    w = add_warning(r->c->mem, r->u, code, 0, e->text);
    texts_place(r->c->mem, e, &w->source, &w->line);
    w->item = xml_get(e, "item");
    return OK;
}

static enum result
read_provenance(struct reading *r, const struct xml_node *e)
{
    enum result result = OK;

    for (struct xml_node *i = e->first; i != NULL && result == OK; i = i->next)
        result = is_named(i, "source") ? read_source(r, i) : read_warning(r, i);
    return result;
}

static enum result
read_language(struct reading *r, const struct xml_node *e)
{
    const char *lang = xml_get(e, "xml:lang");
    const char *complete = xml_get(e, "complete");
    const char *primary = xml_get(e, "primary");

    if (lang == NULL || complete == NULL)
        return texts_unsound(r->c, e, "xml:lang");
    add_language(r->c->mem, r->u, lang,
        strcmp(complete, "true") == 0 || strcmp(complete, "1") == 0,
        primary != NULL &&
            (strcmp(primary, "true") == 0 || strcmp(primary, "1") == 0));
    return OK;
}

static enum result
read_root(struct reading *r, const struct xml_node *root)
{
    struct unit *u = r->u;
    const char *model = xml_get(root, "model");

    u->key = xml_get(root, "key");
    u->urn = xml_get(root, "urn");
    u->urn_basis = xml_get(root, "urn-basis");
    u->rev = texts_number(xml_get(root, "rev"));
    u->model = model != NULL ? model : "nos";
    if (u->key == NULL || !key_is(u->key))
        return texts_unsound(r->c, root, "key");
    if (u->rev < 1)
        return texts_unsound(r->c, root, "rev");
    if (u->urn != NULL && u->urn_basis == NULL)
        u->urn_basis = "source";
    return OK;
}

/* Which function reads which child of <unit>. */
static const struct {
    const char *name;
    enum result (*read)(struct reading *r, const struct xml_node *e);
} part_rows[] = {
    {"language",   read_language  },
    {"meta",       read_meta      },
    {"relation",   read_relation  },
    {"section",    read_section   },
    {"provenance", read_provenance},
};

enum result
unit_from_xml(struct ctx *c, const struct xml_node *root, struct unit **out)
{
    struct reading r = {c, mem_alloc(c->mem, sizeof(struct unit))};
    enum result result;

    if (!is_named(root, "unit"))
        return fail_line(c, root->line,
            fail(c, ERR_INPUT, "not-a-unit", N_("This is a <%s>, not a unit."),
                root->name));
    if ((result = read_root(&r, root)) != OK ||
        (result = texts_of_child(c, root, "title", &r.u->title)) != OK)
        return result;
    for (struct xml_node *i = root->first; i != NULL; i = i->next)
        for (size_t j = 0; j < sizeof(part_rows) / sizeof(part_rows[0]); j++)
            if (is_named(i, part_rows[j].name) &&
                (result = part_rows[j].read(&r, i)) != OK)
                return result;
    *out = r.u;
    return unit_check(c, r.u, root);
}
