/*
 * case_read - units from a CFPackage: our own as it was, any other by the rule
 * of framework.h.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "case.h"
#include "framework.h"

struct reading {
    struct ctx *c;
    const struct value *package, *document;
    struct framework f;
    const char *id; /* of the document */
    bool placed;    /* some statement is in or of something */
};

static const struct value *
own(const struct value *v)
{
    return value_get(value_get(v, "extensions"), CASE_EXTENSION);
}

static enum result
missing(struct ctx *c, const char *of, const char *member)
{
    return fail(c, ERR_INPUT, "not-case",
        N_("%s has no %s, so this is no CASE package."), of, member);
}

/* The members of an array, NULL when it is absent or none. */
static const struct value *
members(const struct value *v, const char *key)
{
    const struct value *list = value_get(v, key);

    return list != NULL && list->type == VALUE_ARRAY ? list->first : NULL;
}

/* "en-GB" is en; ISO 639-2, which CASE 1.1 speaks of, has longer ones. */
static const char *
language(struct mem *m, const char *s)
{
    static const char *const longer[][2] = {
        {"eng", "en"},
        {"cym", "cy"},
        {"wel", "cy"}
    };
    char *lang;

    if (s == NULL || *s == '\0')
        return NULL;
    lang = mem_strndup(m, s, strcspn(s, "-_"));
    for (char *p = lang; *p != '\0'; p++)
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p - 'A' + 'a');
    for (size_t i = 0; i < sizeof(longer) / sizeof(longer[0]); i++)
        if (strcmp(lang, longer[i][0]) == 0)
            return longer[i][1];
    return lang;
}

static enum result
read_item(struct reading *r, const struct value *item)
{
    struct framework_node *n = framework_add(r->c->mem, &r->f);

    n->id = value_get_string(item, "identifier");
    n->words = value_get_string(item, "fullStatement");
    n->code = value_get_string(item, "humanCodingScheme");
    if (n->code == NULL)
        n->code = value_get_string(item, "listEnumeration");
    n->lang = language(r->c->mem, value_get_string(item, "language"));
    n->order = INT64_MAX;
    framework_fact(
        r->c->mem, &n->facts, "notes", value_get_string(item, "notes"));
    n->from = item;
    if (n->id == NULL)
        return missing(r->c, "CFItem", "identifier");
    if (n->words == NULL)
        return missing(r->c, n->id, "fullStatement");
    if (strcmp(n->id, r->id) == 0)
        return fail(r->c, ERR_INPUT, "duplicate-id",
            N_("The id “%s” stands twice."), n->id);
    return OK;
}

struct edge {
    const char *from, *to, *type;
    const char *title; /* of what it leads to; NULL: none */
    int64_t order;
    size_t place;
};

static int
compare_edges(const void *a, const void *b)
{
    const struct edge *x = a, *y = b;
    int by_id = strcmp(x->from, y->from);

    return by_id != 0 ? by_id : x->place < y->place ? -1 : x->place > y->place;
}

static enum result
read_edge(struct reading *r, const struct value *v, struct edge *out)
{
    const struct value *order = value_get(v, "sequenceNumber");

    out->type = value_get_string(v, "associationType");
    out->from = value_get_string(value_get(v, "originNodeURI"), "identifier");
    out->to =
        value_get_string(value_get(v, "destinationNodeURI"), "identifier");
    out->title = value_get_string(value_get(v, "destinationNodeURI"), "title");
    out->order =
        order && order->type == VALUE_INTEGER ? order->integer : INT64_MAX;
    if (out->type == NULL)
        return missing(r->c, "CFAssociation", "associationType");
    if (out->from == NULL)
        return missing(r->c, "CFAssociation", "originNodeURI");
    if (out->to == NULL)
        return missing(r->c, "CFAssociation", "destinationNodeURI");
    return OK;
}

/* What leads from where, by the items' ids. */
static enum result
read_edges(struct reading *r, struct edge **out, size_t *n)
{
    const struct value *list = value_get(r->package, "CFAssociations");
    enum result result;
    struct edge e;

    *n = 0;
    *out = mem_array(r->c->mem, list != NULL ? list->n + 1 : 1, sizeof(**out));
    for (const struct value *v = members(r->package, "CFAssociations");
         v != NULL; v = v->next) {
        if ((result = read_edge(r, v, &e)) != OK)
            return result;
        e.place = *n;
        (*out)[(*n)++] = e;
    }
    qsort(*out, *n, sizeof(**out), compare_edges);
    return OK;
}

/* What leads elsewhere is kept as a fact. */
static enum result
place(struct reading *r, struct framework_node *n, const struct edge *e)
{
    bool translates = strcmp(e->type, "isTranslationOf") == 0;
    const char **to = translates ? &n->of : &n->parent;

    if (!translates && strcmp(e->type, "isChildOf") != 0) {
        framework_fact(r->c->mem, &n->facts, e->type,
            e->title != NULL && *e->title != '\0' ? e->title : e->to);
        return OK;
    }
    r->placed = true;
    if (*to != NULL && strcmp(*to, e->to) != 0)
        return fail(r->c, ERR_INPUT, "two-places",
            N_("“%s” stands in two places: in “%s” and in “%s”."), n->id, *to,
            e->to);
    *to = e->to;
    n->order = e->order;
    return OK;
}

/* Unplaced items are at the top only where nothing says what is in what. */
static enum result
place_items(struct reading *r)
{
    struct framework_node **by_id;
    struct edge *edges;
    size_t n, at = 0;
    enum result result;

    if ((result = read_edges(r, &edges, &n)) != OK ||
        (result = framework_sort(r->c, &r->f)) != OK)
        return result;
    by_id = r->f.order;
    for (size_t i = 0; i < r->f.n; i++)
        for (; at < n && strcmp(edges[at].from, by_id[i]->id) <= 0; at++)
            if (strcmp(edges[at].from, by_id[i]->id) == 0 &&
                (result = place(r, by_id[i], &edges[at])) != OK)
                return result;
    for (size_t i = 0; i < r->f.n; i++)
        if (by_id[i]->parent == NULL && by_id[i]->of == NULL && r->placed)
            return fail(r->c, ERR_INPUT, "no-parent",
                N_("“%s” stands nowhere: no isChildOf says what it is in."),
                by_id[i]->id);
    for (size_t i = 0; i < r->f.n; i++)
        if (r->f.node[i].parent != NULL &&
            strcmp(r->f.node[i].parent, r->id) == 0)
            r->f.node[i].parent = NULL;
    return OK;
}

/* What our own extension says of one item, as attributes. */
static void
set_attributes(struct mem *m, struct xml_node *e, const struct value *from)
{
    static const char *const ours[] = {"element", "list", "words", "t"};

    for (const struct value *v = from ? from->first : NULL; v; v = v->next) {
        size_t i = 0, n = sizeof(ours) / sizeof(ours[0]);

        while (i < n && strcmp(v->key, ours[i]) != 0)
            i++;
        if (i == n && v->type == VALUE_STRING)
            xml_set(m, e, v->key, v->string);
    }
}

static void
make_text(
    struct reading *r, struct xml_node *holder, const struct framework_node *n)
{
    struct xml_node *t = xml_element_text(r->c->mem, holder, "t", n->words);

    xml_set(r->c->mem, t, "xml:lang", value_get_string(n->from, "language"));
    set_attributes(r->c->mem, t, value_get(own(n->from), "t"));
}

/* The words of an item and of its translations, each in its place. */
static void
make_texts(
    struct reading *r, struct xml_node *holder, const struct framework_node *n)
{
    const struct framework_node *i = n->translations;
    int64_t at = 1;

    for (; i != NULL && i->order == at; i = i->next, at++)
        make_text(r, holder, i);
    make_text(r, holder, n);
    for (; i != NULL; i = i->next)
        make_text(r, holder, i);
}

static enum result make_children(
    struct reading *r, struct xml_node *parent, const struct framework_node *n);

static enum result
make_element(
    struct reading *r, struct xml_node *parent, const struct framework_node *n)
{
    struct mem *m = r->c->mem;
    const struct value *mine = own(n->from);
    const char *name = value_get_string(mine, "element");
    const struct case_kind *kind = name ? case_kind(name, NULL) : NULL;
    const struct value *words = value_get(mine, "words");
    struct xml_node *e, *holder;

    if (kind == NULL)
        return fail(r->c, ERR_INPUT, "not-case",
            N_("“%s” is not in the form that tyst gives its packages."), n->id);
    e = holder = xml_element(m, parent, kind->element);
    if (strcmp(name, "item") == 0)
        xml_set(m, e, "id", value_get_string(n->from, "humanCodingScheme"));
    xml_set(m, e, "label", value_get_string(n->from, "listEnumeration"));
    set_attributes(m, e, mine);
    if (words == NULL) {
        if (kind->holder != NULL)
            holder = xml_element(m, e, kind->holder);
        make_texts(r, holder, n);
    }
    return make_children(r, e, n);
}

/* Entries stand in the list that their first one begins. */
static enum result
make_children(
    struct reading *r, struct xml_node *parent, const struct framework_node *n)
{
    struct xml_node *list = NULL;
    enum result result = OK;

    for (const struct framework_node *i = n->first; i && result == OK;
         i = i->next) {
        const struct value *mine = own(i->from);
        const char *name = value_get_string(mine, "element");

        if (name != NULL && strcmp(name, "li") == 0) {
            if (list == NULL || value_get_bool(mine, "list"))
                list = xml_element(r->c->mem, parent, "list");
            result = make_element(r, list, i);
        } else {
            list = NULL;
            result = make_element(r, parent, i);
        }
    }
    return result;
}

/* Our own: the tree of its unit file again. */
static enum result
read_own(struct reading *r, struct form_units *out)
{
    struct xml_node *root;
    struct unit *u;
    enum result result;

    if (xml_from_value(r->c, value_get(own(r->document), "unit"), &root) != OK)
        return fail(r->c, ERR_INPUT, "not-case",
            N_("“%s” is not in the form that tyst gives its packages."), r->id);
    if ((result = make_children(r, root, &r->f.top)) != OK ||
        (result = unit_from_xml(r->c, root, &u)) != OK)
        return result;
    form_add_unit(r->c->mem, out, u);
    return OK;
}

static enum result
read_document(struct reading *r)
{
    const char *version = value_get_string(r->document, "caseVersion");

    if (r->document == NULL || r->document->type != VALUE_OBJECT)
        return missing(r->c, "CFPackage", "CFDocument");
    if (version != NULL && strcmp(version, "1.0") != 0 &&
        strcmp(version, "1.1") != 0)
        return fail(r->c, ERR_INPUT, "case-version",
            N_("This is CASE %s; 1.0 and 1.1 can be read."), version);
    if ((r->id = value_get_string(r->document, "identifier")) == NULL)
        return missing(r->c, "CFDocument", "identifier");
    if (members(r->package, "CFItems") == NULL)
        return missing(r->c, "CFPackage", "CFItems");
    r->f.format = "case";
    r->f.title = value_get_string(r->document, "title");
    r->f.description = value_get_string(r->document, "description");
    r->f.publisher = value_get_string(r->document, "creator");
    r->f.version = value_get_string(r->document, "version");
    r->f.lang = language(r->c->mem, value_get_string(r->document, "language"));
    framework_fact(r->c->mem, &r->f.facts, "CFDocument", r->id);
    return OK;
}

enum result
case_read(struct ctx *c, const struct value *package, const char *p, size_t len,
    struct form_units *out)
{
    struct reading r = {.c = c, .package = package};
    enum result result;

    r.document = value_get(package, "CFDocument");
    if ((result = read_document(&r)) != OK)
        return result;
    for (const struct value *v = members(package, "CFItems"); v; v = v->next)
        if ((result = read_item(&r, v)) != OK)
            return result;
    if ((result = place_items(&r)) != OK ||
        (result = framework_link(c, &r.f)) != OK)
        return result;
    if (own(r.document) != NULL)
        return read_own(&r, out);
    return framework_units(c, &r.f, p, len, out);
}
