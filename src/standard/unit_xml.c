/* unit_xml - a unit as the tree of its file. */
#include <config.h>

#include <inttypes.h>
#include <string.h>

#include "facts.h"
#include "names.h"
#include "texts.h"
#include "standard/unit.h"

struct writing {
    struct mem *mem;
    const struct unit *u;
};

/* The keywords of one language stand together, where its first one does. */
static void
put_keywords(
    struct writing *w, struct xml_node *meta, const struct unit_fact *first)
{
    struct xml_node *keywords = xml_element(w->mem, meta, "keywords");

    xml_set(w->mem, keywords, "xml:lang", first->text->lang);
    if (first->text->origin != ORIGIN_SOURCE)
        xml_set(w->mem, keywords, "origin", origin_names[first->text->origin]);
    for (struct unit_fact *f = w->u->facts; f != NULL; f = f->next)
        if (f->field == FIELD_KEYWORD &&
            strcmp(f->text->lang, first->text->lang) == 0)
            xml_element_text(w->mem, keywords, "k", f->text->words);
}

static bool
is_first_keyword(const struct unit *u, const struct unit_fact *fact)
{
    for (struct unit_fact *f = u->facts; f != fact; f = f->next)
        if (f->field == FIELD_KEYWORD &&
            strcmp(f->text->lang, fact->text->lang) == 0)
            return false;
    return true;
}

static void
put_fact(struct writing *w, struct xml_node *meta, const struct unit_fact *f)
{
    const struct fact_row *row = &fact_rows[f->field];
    struct mem *m = w->mem;
    struct xml_node *e;

    if (row->form == FORM_KEYWORD) {
        if (is_first_keyword(w->u, f))
            put_keywords(w, meta, f);
        return;
    }
    e = xml_element(m, meta, row->element);
    if (row->attribute != NULL)
        xml_set(m, e, row->attribute, row->marks);
    if (row->form == FORM_VALUE)
        xml_set(m, e, "value", f->value);
    else if (row->form == FORM_TOKEN)
        e->text = f->value;
    else
        texts_put(m, e, f->text);
}

/* Facts in the order of the table, each field's in its own. */
static void
put_meta(struct writing *w, struct xml_node *root)
{
    struct xml_node *meta = xml_element(w->mem, root, "meta");

    for (int field = 0; field < FIELD_N; field++)
        for (struct unit_fact *f = w->u->facts; f != NULL; f = f->next)
            if ((int)f->field == field)
                put_fact(w, meta, f);
    for (struct unit_raw *raw = w->u->raw; raw != NULL; raw = raw->next) {
        struct xml_node *e = xml_element_text(w->mem, meta, "raw", raw->value);

        xml_set(w->mem, e, "xml:lang", raw->lang);
        xml_set(w->mem, e, "label", raw->label);
        xml_set(w->mem, e, "src", texts_src(w->mem, raw->source, raw->line));
    }
}

static void
put_relations(struct writing *w, struct xml_node *root)
{
    for (struct unit_relation *i = w->u->relations; i != NULL; i = i->next) {
        struct xml_node *e = xml_element(w->mem, root, "relation");

        xml_set(w->mem, e, "type", i->type);
        xml_set(w->mem, e, "urn", i->urn);
        xml_set(w->mem, e, "rev", i->rev);
        xml_set(w->mem, e, "basis", i->basis);
        texts_put(w->mem, e, i->text);
    }
}

static void put_nodes(
    struct mem *m, struct xml_node *parent, const struct unit_node *node);

static void
put_item(struct mem *m, struct xml_node *e, const struct unit_node *node)
{
    enum unit_assess usual = node->first != NULL ? ASSESS_BOTH : ASSESS_SELF;

    xml_set(m, e, "id", node->id);
    xml_set(m, e, "label", node->label);
    if (node->assess != usual)
        xml_set(m, e, "assess", assess_names[node->assess]);
    texts_put(m, e, node->text);
    put_nodes(m, e, node->first);
}

static void
put_node(struct mem *m, struct xml_node *parent, const struct unit_node *node)
{
    switch (node->kind) {
    case NODE_PARAGRAPH: texts_put_child(m, parent, "p", node->text); break;
    case NODE_LIST:
        put_nodes(m, xml_element(m, parent, "list"), node->first);
        break;
    case NODE_ENTRY:
        parent = xml_element(m, parent, "li");
        xml_set(m, parent, "label", node->label);
        texts_put(m, parent, node->text);
        break;
    case NODE_GROUP:
        parent = xml_element(m, parent, "group");
        texts_put_child(m, parent, "title", node->text);
        put_nodes(m, parent, node->first);
        break;
    case NODE_ITEM: put_item(m, xml_element(m, parent, "item"), node); break;
    case NODE_TERM:
        parent = xml_element(m, parent, "term");
        texts_put_child(m, parent, "name", node->text);
        texts_put_child(m, parent, "def", node->meaning);
        break;
    }
}

static void
put_nodes(struct mem *m, struct xml_node *parent, const struct unit_node *node)
{
    for (; node != NULL; node = node->next)
        put_node(m, parent, node);
}

static void
put_sections(struct writing *w, struct xml_node *root)
{
    struct mem *m = w->mem;

    for (struct unit_section *s = w->u->sections; s != NULL; s = s->next) {
        struct xml_node *e = xml_element(m, root, "section");

        xml_set(m, e, "role", unit_role_name(s->role));
        xml_set(m, e, "state", state_names[s->state]);
        xml_set(m, e, "src", texts_src(m, s->source, s->line));
        texts_put_child(m, e, "heading", s->heading);
        texts_put_child(m, e, "prompt", s->prompt);
        put_nodes(m, e, s->first);
    }
}

static void
put_provenance(struct writing *w, struct xml_node *root)
{
    struct mem *m = w->mem;
    struct xml_node *provenance, *e;
    int n = 0;

    if (w->u->sources == NULL)
        return;
    provenance = xml_element(m, root, "provenance");
    for (struct unit_source *i = w->u->sources; i != NULL; i = i->next) {
        e = xml_element(m, provenance, "source");
        xml_set(m, e, "id", mem_printf(m, "s%d", ++n));
        xml_set(m, e, "xml:lang", i->lang);
        xml_set(m, e, "format", i->format);
        xml_set(m, e, "encoding", i->encoding);
        xml_set(m, e, "bytes", mem_printf(m, "%" PRId64, i->size));
        xml_set(m, e, "sha256", i->sha256);
    }
    for (struct unit_warning *i = w->u->warnings; i != NULL; i = i->next) {
        e = xml_element_text(m, provenance, "warning", i->detail);
        xml_set(m, e, "code", i->code);
        xml_set(m, e, "src", texts_src(m, i->source, i->line));
        xml_set(m, e, "item", i->item);
    }
}

static void
put_languages(struct writing *w, struct xml_node *root)
{
    for (struct unit_language *l = w->u->languages; l != NULL; l = l->next) {
        struct xml_node *e = xml_element(w->mem, root, "language");

        xml_set(w->mem, e, "xml:lang", l->lang);
        xml_set(w->mem, e, "complete", l->complete ? "true" : "false");
        if (l->primary)
            xml_set(w->mem, e, "primary", "true");
    }
}

struct xml_node *
unit_to_xml(struct mem *m, const struct unit *u)
{
    struct writing w = {m, u};
    struct xml_node *root = xml_element(m, NULL, "unit");

    xml_set(m, root, "xmlns", UNIT_NAMESPACE);
    xml_set(m, root, "key", u->key);
    xml_set(m, root, "urn", u->urn);
    if (u->urn != NULL)
        xml_set(m, root, "urn-basis", u->urn_basis);
    xml_set(m, root, "rev", mem_printf(m, "%" PRId64, u->rev));
    xml_set(m, root, "model", u->model);
    put_languages(&w, root);
    texts_put_child(m, root, "title", u->title);
    put_meta(&w, root);
    put_relations(&w, root);
    put_sections(&w, root);
    put_provenance(&w, root);
    return root;
}

char *
unit_write(struct mem *m, const struct unit *u, size_t *out_len)
{
    struct str s = str_in(m);

    xml_write(&s, m, unit_to_xml(m, u));
    *out_len = s.len;
    return s.s;
}
