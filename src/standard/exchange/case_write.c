/*
 * case_write - a unit as a CFPackage.
 *
 * It is made from the tree of the unit's file, because what is an element
 * there is an item here, and what is read back is such a tree.
 */
#include <config.h>

#include <inttypes.h>
#include <string.h>

#include "base/time.h"
#include "base/utf8.h"
#include "case.h"
#include "standard/texts.h"
#include "standard/key.h"

/* Ours for names of all this, drawn once. */
static const struct id space = {
    {0x6b, 0x1e, 0x0f, 0x5a, 0x9c, 0x3d, 0x4b, 0x52, 0x8e, 0x77, 0x21, 0xd4,
     0xc0, 0x5f, 0xa9, 0x13}
};

const struct case_kind case_kinds[] = {
    {"title",   NULL,      "Title"                },
    {"section", "heading", "Section"              },
    {"prompt",  NULL,      "Prompt"               },
    {"group",   "title",   "Group"                },
    {"item",    NULL,      "Performance criterion"},
    {"item",    NULL,      "Knowledge"            },
    {"p",       NULL,      "Paragraph"            },
    {"li",      NULL,      "List entry"           },
    {"term",    "name",    "Term"                 },
    {"def",     NULL,      "Definition"           },
    {NULL,      NULL,      NULL                   }
};

#define UNCHANGED "1970-01-01T00:00:00Z" /* nobody knows since when */
#define BRIEF 80 /* bytes of a statement that is its own abbreviation */

struct writing {
    struct mem *mem;
    const struct unit *u;
    const char *base, *name; /* name: KEY@REV */
    const char *changed;     /* lastChangeDateTime of everything */
    struct value *items, *associations;
};

/* What an association leads to or from. */
struct end {
    const char *id, *uri, *title;
};

const struct case_kind *
case_kind(const char *element, const char *id)
{
    for (const struct case_kind *k = case_kinds; k->element != NULL; k++)
        if (strcmp(k->element, element) == 0)
            return id != NULL && *id == 'K' ? k + 1 : k;
    return NULL;
}

struct id
case_document(const char *key, int64_t rev)
{
    char name[KEY_MAX + 32];

    snprintf(name, sizeof(name), "%s@%" PRId64, key, rev);
    return id_named(space, name);
}

char *
case_uri(struct mem *m, const char *base, const char *kind, const char *id)
{
    if (*base == '\0')
        return mem_printf(m, "urn:uuid:%s", id);
    return mem_printf(m, "%s" CASE_PATH "/%s/%s", base, kind, id);
}

static struct end
end_of(struct writing *w, const char *kind, struct id id, const char *title)
{
    char *text = id_text(w->mem, id);

    return (struct end){text, case_uri(w->mem, w->base, kind, text), title};
}

static struct id
named(struct writing *w, const char *path)
{
    return id_named(space, mem_printf(w->mem, "%s/%s", w->name, path));
}

static struct value *
link_value(struct mem *m, const struct end *to)
{
    struct value *v = value_object(m);

    value_set_string(m, v, "title", to->title);
    value_set_string(m, v, "identifier", to->id);
    value_set_string(m, v, "uri", to->uri);
    return v;
}

static void
put_association(struct writing *w, const char *type, const struct end *from,
    const struct end *to, int64_t place)
{
    struct end self = end_of(w, "CFAssociations",
        named(w, mem_printf(w->mem, "%s/%s/%s", type, from->id, to->id)), "");
    struct value *v = value_object(w->mem);

    value_set_string(w->mem, v, "identifier", self.id);
    value_set_string(w->mem, v, "uri", self.uri);
    value_set_string(w->mem, v, "associationType", type);
    if (place > 0)
        value_set_integer(w->mem, v, "sequenceNumber", place);
    value_set(w->mem, v, "originNodeURI", link_value(w->mem, from));
    value_set(w->mem, v, "destinationNodeURI", link_value(w->mem, to));
    value_set_string(w->mem, v, "lastChangeDateTime", w->changed);
    value_add(w->associations, v);
}

/* Whole words of the beginning. */
static const char *
abbreviated(struct mem *m, const char *words)
{
    size_t len = BRIEF;

    if (strlen(words) <= BRIEF)
        return words;
    while (len > 0 && words[len] != ' ')
        len--;
    if (len == 0)
        return words;
    return mem_printf(m, "%.*s …", (int)len, words);
}

static void
set_attributes(struct mem *m, struct value *v, const struct xml_node *e)
{
    for (const struct xml_attribute *a = e->attributes; a != NULL; a = a->next)
        if (strcmp(a->name, "id") != 0 && strcmp(a->name, "label") != 0 &&
            strcmp(a->name, "xml:lang") != 0)
            value_set_string(m, v, a->name, a->value);
}

/* What CASE has no place for. */
static struct value *
extension(struct mem *m, const char *element, const struct xml_node *e,
    const struct xml_node *t, bool starts)
{
    struct value *v = value_object(m), *mine = value_object(m);
    struct value *words = value_object(m);

    value_set_string(m, mine, "element", element);
    if (e != NULL)
        set_attributes(m, mine, e);
    if (starts) /* a list of its own */
        value_set_bool(m, mine, "list", true);
    if (t == NULL)
        value_set_bool(m, mine, "words", false);
    else
        set_attributes(m, words, t);
    if (words->n > 0)
        value_set(m, mine, "t", words);
    value_set(m, v, CASE_EXTENSION, mine);
    return v;
}

static struct end
type_end(struct writing *w, const struct case_kind *kind)
{
    return end_of(w, "CFItemTypes",
        id_named(space, mem_printf(w->mem, "type/%s", kind->type)), kind->type);
}

/* One CFItem; t NULL: it has no words of its own. */
static struct end
put_item(struct writing *w, const struct case_kind *kind,
    const struct xml_node *e, const struct xml_node *t, const char *path,
    struct value *extensions)
{
    struct mem *m = w->mem;
    const char *lang = t != NULL ? xml_get(t, "xml:lang") : NULL;
    const char *words = t != NULL ? t->text : xml_get(e, "role");
    struct end type = type_end(w, kind);
    struct end self = end_of(w, "CFItems",
        named(w, mem_printf(m, "%s/%s", path, lang != NULL ? lang : "")),
        abbreviated(m, words));
    struct value *v = value_object(m);

    value_set_string(m, v, "identifier", self.id);
    value_set_string(m, v, "uri", self.uri);
    value_set_string(m, v, "fullStatement", words);
    if (self.title != words)
        value_set_string(m, v, "abbreviatedStatement", self.title);
    if (xml_get(e, "id") != NULL)
        value_set_string(m, v, "humanCodingScheme", xml_get(e, "id"));
    if (xml_get(e, "label") != NULL)
        value_set_string(m, v, "listEnumeration", xml_get(e, "label"));
    value_set_string(m, v, "CFItemType", kind->type);
    value_set(m, v, "CFItemTypeURI", link_value(m, &type));
    if (lang != NULL)
        value_set_string(m, v, "language", lang);
    value_set_string(m, v, "lastChangeDateTime", w->changed);
    value_set(m, v, "extensions", extensions);
    value_add(w->items, v);
    return self;
}

/* The words in the unit's language, else the first; NULL: none. */
static const struct xml_node *
main_words(const struct writing *w, const struct xml_node *holder)
{
    for (const struct xml_node *i = holder->first; i != NULL; i = i->next)
        if (strcmp(i->name, "t") == 0 &&
            strcmp(xml_get(i, "xml:lang"), unit_language(w->u)) == 0)
            return i;
    return texts_child(holder, "t");
}

static void
put_translations(struct writing *w, const struct case_kind *kind,
    const struct xml_node *e, const struct xml_node *holder,
    const struct xml_node *t, const char *path, const struct end *of)
{
    int64_t place = 0;

    for (const struct xml_node *i = holder->first; i != NULL; i = i->next) {
        struct end self;

        if (strcmp(i->name, "t") != 0 || ++place == 0 || i == t)
            continue;
        self = put_item(
            w, kind, e, i, path, extension(w->mem, "t", NULL, i, false));
        put_association(w, "isTranslationOf", &self, of, place);
    }
}

static void put_elements(struct writing *w, const struct end *parent,
    const struct xml_node *e, const struct xml_node *but, const char *path,
    int64_t *place);

/* An element with words, in its place among its siblings. */
static void
put_element(struct writing *w, const struct end *parent,
    const struct xml_node *e, const char *path, int64_t place, bool starts)
{
    const char *id = xml_get(e, "id");
    const struct case_kind *kind = case_kind(e->name, id);
    const struct xml_node *holder, *t;
    struct end self;
    int64_t inside = 0;

    path = id != NULL
               ? id
               : mem_printf(w->mem, "%s%s%" PRId64, path, e->name, place);
    holder = kind->holder != NULL ? texts_child(e, kind->holder) : e;
    t = holder != NULL ? main_words(w, holder) : NULL;
    self =
        put_item(w, kind, e, t, path, extension(w->mem, e->name, e, t, starts));
    put_association(w, "isChildOf", &self, parent, place);
    if (t != NULL)
        put_translations(w, kind, e, holder, t, path, &self);
    put_elements(w, &self, e, holder, mem_printf(w->mem, "%s.", path), &inside);
}

/* The elements in e but one; the entries of a list stand where it stood. */
static void
put_elements(struct writing *w, const struct end *parent,
    const struct xml_node *e, const struct xml_node *but, const char *path,
    int64_t *place)
{
    for (const struct xml_node *i = e->first; i != NULL; i = i->next)
        if (strcmp(i->name, "list") == 0)
            put_elements(w, parent, i, NULL, path, place);
        else if (i != but && case_kind(i->name, NULL) != NULL)
            put_element(w, parent, i, path, ++*place,
                i == e->first && strcmp(e->name, "list") == 0);
}

/*
 * The day of approval, the first of its month or year where that is all that
 * is known: it is in the unit, so that exports repeat.  A changed text has
 * another identifier, so nobody waits for this to move on.
 */
static const char *
changed(struct mem *m, const struct unit *u)
{
    const char *day = unit_fact_value(u, FIELD_APPROVED);

    if (day == NULL || strlen(day) < 4 || strlen(day) > 10)
        return UNCHANGED;
    return mem_printf(m, "%s%sT00:00:00Z", day, &"-01-01"[strlen(day) - 4]);
}

static struct value *
subjects(struct writing *w)
{
    struct value *list = value_array(w->mem);

    for (struct unit_fact *f = w->u->facts; f != NULL; f = f->next)
        if (f->field == FIELD_SUITE)
            value_add(
                list, value_string(w->mem, unit_own_words(w->u, f->text)));
    return list;
}

/* The unit's element with those of its parts that are no items. */
static struct value *
document_extension(struct mem *m, const struct xml_node *root)
{
    struct value *v = value_object(m), *mine = value_object(m), *unit;
    struct xml_node bare = *root;

    bare.first = NULL;
    unit = xml_to_value(m, &bare);
    for (const struct xml_node *i = root->first; i != NULL; i = i->next)
        if (case_kind(i->name, NULL) == NULL)
            value_add(unit, xml_to_value(m, i));
    value_set(m, mine, "unit", unit);
    value_set(m, v, CASE_EXTENSION, mine);
    return v;
}

static const char *
creator(const struct unit *u)
{
    const struct unit_fact *f = unit_find_fact(u, FIELD_DEVELOPED_BY);

    if (f == NULL)
        f = unit_find_fact(u, FIELD_ORIGINATING);
    return f != NULL ? unit_own_words(u, f->text) : "not stated";
}

static struct value *
document(struct writing *w, const struct end *self, const struct xml_node *root)
{
    const struct unit *u = w->u;
    const char *validity = unit_fact_value(u, FIELD_VALIDITY);
    const char *approved = unit_fact_value(u, FIELD_APPROVED);
    struct value *v = value_object(w->mem), *subject = subjects(w);

    value_set_string(w->mem, v, "identifier", self->id);
    value_set_string(w->mem, v, "uri", self->uri);
    value_set_string(w->mem, v, "caseVersion", "1.1");
    value_set_string(w->mem, v, "creator", creator(u));
    value_set_string(w->mem, v, "title", self->title);
    value_set_string(w->mem, v, "lastChangeDateTime", w->changed);
    if (subject->n > 0)
        value_set(w->mem, v, "subject", subject);
    value_set_string(w->mem, v, "language", unit_language(u));
    value_set_string(
        w->mem, v, "version", mem_printf(w->mem, "%" PRId64, u->rev));
    if (validity != NULL)
        value_set_string(w->mem, v, "adoptionStatus",
            strcmp(validity, "current") == 0 ? "Adopted" : "Deprecated");
    if (approved != NULL && day_is(approved))
        value_set_string(w->mem, v, "statusStartDate", approved);
    value_set(w->mem, v, "extensions", document_extension(w->mem, root));
    return v;
}

/* Units that this one replaces, is replaced by, or has to do with.  Who has
 * revision 3 has had revision 2. */
static void
put_relations(struct writing *w, const struct end *self)
{
    if (w->u->rev > 1) {
        struct end old = end_of(w, "CFDocuments",
            case_document(w->u->key, w->u->rev - 1), self->title);

        put_association(w, "replacedBy", &old, self, 0);
    }
    for (struct unit_relation *i = w->u->relations; i != NULL; i = i->next) {
        const char *key = key_from_urn(w->mem, i->urn);
        int64_t rev = i->rev != NULL ? strtoll(i->rev, NULL, 10) : 1;
        struct end other =
            end_of(w, "CFDocuments", case_document(key, rev), i->urn);

        if (strcmp(i->type, "supersedes") == 0)
            put_association(w, "replacedBy", &other, self, 0);
        else if (strcmp(i->type, "superseded-by") == 0)
            put_association(w, "replacedBy", self, &other, 0);
        else
            put_association(w, "isRelatedTo", self, &other, 0);
    }
}

struct value *
case_item_types(struct mem *m, const char *base)
{
    struct writing w = {.mem = m, .base = base};
    struct value *types = value_array(m);
    int n = 0;

    for (const struct case_kind *k = case_kinds; k->element != NULL; k++) {
        struct end self = type_end(&w, k);
        struct value *type = value_object(m);

        value_set_string(m, type, "identifier", self.id);
        value_set_string(m, type, "uri", self.uri);
        value_set_string(m, type, "title", k->type);
        value_set_string(m, type, "description",
            mem_printf(m, "<%s> of a unit file", k->element));
        value_set_string(m, type, "hierarchyCode", mem_printf(m, "%d", ++n));
        value_set_string(m, type, "lastChangeDateTime", UNCHANGED);
        value_add(types, type);
    }
    return types;
}

struct value *
case_package(struct mem *m, const struct unit *u, const char *base)
{
    struct writing w = {.mem = m,
        .u = u,
        .base = base,
        .name = mem_printf(m, "%s@%" PRId64, u->key, u->rev),
        .changed = changed(m, u),
        .items = value_array(m),
        .associations = value_array(m)};
    const struct xml_node *root = unit_to_xml(m, u);
    const char *title = u->title != NULL ? unit_own_words(u, u->title) : u->key;
    struct end self =
        end_of(&w, "CFDocuments", case_document(u->key, u->rev), title);
    struct value *v = value_object(m), *definitions = value_object(m);
    int64_t place = 0;

    put_elements(&w, &self, root, NULL, "", &place);
    put_relations(&w, &self);
    value_set(m, v, "CFDocument", document(&w, &self, root));
    value_set(m, v, "CFItems", w.items);
    value_set(m, v, "CFAssociations", w.associations);
    value_set(m, definitions, "CFItemTypes", case_item_types(m, base));
    value_set(m, v, "CFDefinitions", definitions);
    return v;
}

char *
case_write(
    struct mem *m, const struct unit *u, const char *base, size_t *out_len)
{
    struct str s = str_in(m);

    value_write(&s, case_package(m, u, base), true);
    *out_len = s.len;
    return s.s;
}
