/* xml - read and validate with libxml2. */
#include <config.h>

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/tree.h>
#include <string.h>

#include "base/utf8.h"
#include "base/xml.h"
#include "xml_scan.h"

#define FAULTS_MAX 50

struct xml_schema {
    xmlRelaxNGPtr schema;
};

/* Where libxml2's complaints go. */
struct complaints {
    struct mem *mem;
    struct xml_fault *first, **end;
    size_t n;
};

static void
add_fault(struct complaints *w, int line, const char *message)
{
    struct xml_fault *f;

    if (w->n++ >= FAULTS_MAX)
        return;
    f = mem_alloc(w->mem, sizeof(*f));
    f->line = line;
    f->message = message;
    *w->end = f;
    w->end = &f->next;
}

/* libxml2 says some things twice, for the element and for its parent. */
static bool
was_said(const struct complaints *w, int line, const char *message)
{
    for (const struct xml_fault *f = w->first; f != NULL; f = f->next)
        if (f->line == line && strcmp(f->message, message) == 0)
            return true;
    return false;
}

static void
complain(void *arg, xmlErrorPtr error)
{
    struct complaints *w = arg;
    const char *message = error->message ? error->message : "?";

    if (w->n >= FAULTS_MAX || !utf8_valid(message, strlen(message)))
        return;
    message = utf8_normal(w->mem, message);
    if (!was_said(w, error->line, message))
        add_fault(w, error->line, message);
}

enum result
xml_schema_open(
    struct ctx *c, const char *text, size_t len, struct xml_schema **out)
{
    xmlRelaxNGParserCtxtPtr parser;
    xmlRelaxNGPtr schema = NULL;

    xmlInitParser();
    parser = xmlRelaxNGNewMemParserCtxt(text, (int)len);
    if (parser != NULL)
        schema = xmlRelaxNGParse(parser);
    xmlRelaxNGFreeParserCtxt(parser);
    if (schema == NULL)
        return fail(
            c, ERR_FAULT, "schema", N_("The schema could not be read."));
    *out = mem_alloc(c->mem, sizeof(**out));
    (*out)->schema = schema;
    return OK;
}

void
xml_schema_close(struct xml_schema *schema)
{
    if (schema != NULL)
        xmlRelaxNGFree(schema->schema);
}

static const char *
attribute_name(struct mem *m, const xmlAttr *a)
{
    if (a->ns != NULL && a->ns->prefix != NULL)
        return mem_printf(
            m, "%s:%s", (const char *)a->ns->prefix, (const char *)a->name);
    return mem_strdup(m, (const char *)a->name);
}

static void
copy_attributes(struct mem *m, xmlNode *from, struct xml_node *to)
{
    if (from->nsDef != NULL && from->nsDef->prefix == NULL)
        xml_set(m, to, "xmlns", (const char *)from->nsDef->href);
    for (xmlAttr *a = from->properties; a != NULL; a = a->next) {
        xmlChar *value = xmlNodeListGetString(from->doc, a->children, 1);

        xml_set(m, to, attribute_name(m, a),
            utf8_nfc(m, value ? (const char *)value : ""));
        xmlFree(value);
    }
}

/* Depth is bounded by xml_scan(). */
static void
copy_node(struct mem *m, xmlNode *from, struct xml_node *to)
{
    struct str text = str_in(m);

    to->line = (int)xmlGetLineNo(from);
    copy_attributes(m, from, to);
    for (xmlNode *i = from->children; i != NULL; i = i->next) {
        if (i->type == XML_ELEMENT_NODE)
            copy_node(
                m, i, xml_element(m, to, mem_strdup(m, (const char *)i->name)));
        else if (i->type == XML_TEXT_NODE || i->type == XML_CDATA_SECTION_NODE)
            str_adds(&text, (const char *)i->content);
    }
    if (to->first == NULL && text.len > 0)
        to->text = utf8_nfc(m, text.s);
}

static void
validate(const struct xml_schema *schema, xmlDocPtr doc, struct complaints *w)
{
    xmlRelaxNGValidCtxtPtr v = xmlRelaxNGNewValidCtxt(schema->schema);

    xmlRelaxNGSetValidStructuredErrors(v, complain, w);
    if (xmlRelaxNGValidateDoc(v, doc) != 0 && w->n == 0)
        add_fault(w, 0, "it does not follow the schema");
    xmlRelaxNGFreeValidCtxt(v);
}

/* Parse and validate; what is wrong is in w. */
static void
parse(struct ctx *c, const struct xml_schema *schema, const char *text,
    size_t len, struct complaints *w, struct xml_node **out)
{
    xmlParserCtxtPtr parser;
    xmlDocPtr doc;
    xmlNode *root;

    xmlInitParser();
    xmlSetStructuredErrorFunc(w, complain);
    parser = xmlNewParserCtxt();
    doc = xmlCtxtReadMemory(parser, text, (int)len, NULL, "UTF-8",
        XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA);
    if (doc != NULL && w->n == 0 && schema != NULL)
        validate(schema, doc, w);
    if (doc != NULL && w->n == 0) {
        root = xmlDocGetRootElement(doc);
        *out = xml_element(
            c->mem, NULL, mem_strdup(c->mem, (const char *)root->name));
        copy_node(c->mem, root, *out);
    } else if (w->n == 0) {
        add_fault(w, 0, "it is not well-formed");
    }
    xmlFreeDoc(doc);
    xmlFreeParserCtxt(parser);
    xmlSetStructuredErrorFunc(NULL, NULL);
}

enum result
xml_read(struct ctx *c, const struct xml_schema *schema, const char *text,
    size_t len, struct xml_node **out, struct xml_fault **faults)
{
    struct complaints w = {.mem = c->mem, .end = &w.first};
    enum result r;
    int line;

    *faults = NULL;
    if ((r = xml_scan(c, text, len, &line)) != OK) {
        add_fault(&w, line, c->message);
        *faults = w.first;
        return r;
    }
    parse(c, schema, text, len, &w, out);
    if (w.n == 0)
        return OK;
    *faults = w.first;
    return fail(c, ERR_INPUT, "invalid-xml", "%s", w.first->message);
}
