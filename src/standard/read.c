/*
 * read - both sides of the parser child, as far as standards go.
 *
 * What comes back is a tree of elements; it is made into a unit on this side
 * of the wall, where every attribute is asked for again.
 */
#include <config.h>

#include <assert.h>
#include <string.h>

#include "base/file.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "convert/pdf.h"
#include "forms.h"
#include "standard/schema.h"
#include "standard/convert.h"
#include "standard/qualification.h"
#include "standard/read.h"

/* OpenSSL loads what it needs at the first hash: before the seal. */
enum result
read_convert_warm(struct ctx *c, void **out_state)
{
    char hex[SHA256_HEX_SIZE];

    (void)c;
    hash_sha256_hex("", 0, hex);
    *out_state = NULL;
    return OK;
}

enum result
read_convert_serve(
    struct ctx *c, void *state, const char *p, size_t len, struct value **out)
{
    struct source_lines lines;
    struct unit *u;
    enum result r;

    (void)state;
    if ((r = convert_source(c, p, len, &u, &lines)) != OK)
        return r;
    *out = value_object(c->mem);
    value_set(
        c->mem, *out, "unit", xml_to_value(c->mem, unit_to_xml(c->mem, u)));
    value_set(c->mem, *out, "lines", source_lines_to_value(c->mem, &lines));
    return OK;
}

enum result
read_unit_warm(struct ctx *c, void **out_state)
{
    struct xml_schema *schema = NULL;
    struct value *none;
    enum result r = read_convert_warm(c, out_state);

    /* The first object of JSON reads the seed of its hashes. */
    if (r == OK)
        r = value_parse(c, "{}", 2, &none);
    if (r == OK)
        r = xml_schema_open(c, schema_standards, schema_standards_len, &schema);
    *out_state = schema;
    return r;
}

void
read_unit_cool(void *state)
{
    xml_schema_close(state);
}

/* Of our own XML, what the schema says too. */
static enum result
serve_xml(struct ctx *c, const struct xml_schema *schema, const char *p,
    size_t len, struct value *trees, struct value *out)
{
    struct value *list = value_array(c->mem);
    struct xml_node *root = NULL;
    struct xml_fault *faults;

    if (xml_read(c, schema, p, len, &root, &faults) == OK) {
        value_add(trees, xml_to_value(c->mem, root));
        return OK;
    }
    for (; faults != NULL; faults = faults->next) {
        struct value *fault = value_array(c->mem);

        value_add(fault, value_integer(c->mem, faults->line));
        value_add(fault, value_string(c->mem, faults->message));
        value_add(list, fault);
    }
    value_set_string(c->mem, out, "code", c->code);
    value_set(c->mem, out, "faults", list);
    return OK;
}

/* Whatever another form held, what is made of it is a valid file of ours. */
static enum result
serve_unit(struct ctx *c, const struct xml_schema *schema, const struct unit *u,
    struct value *trees)
{
    struct xml_node *read;
    struct xml_fault *faults;
    size_t len;
    char *xml = unit_write(c->mem, u, &len);

    if (xml_read(c, schema, xml, len, &read, &faults) != OK)
        return fail(c, ERR_INPUT, "invalid-unit",
            N_("The unit %s that it holds is not valid: %s"), u->key,
            faults != NULL ? faults->message : c->message);
    value_add(trees, xml_to_value(c->mem, unit_to_xml(c->mem, u)));
    return OK;
}

/* {"trees": […]}, and for bad XML {"code": …, "faults": [[line, message], …]};
 * what is wrong in another form is the child's failure. */
enum result
read_unit_serve(
    struct ctx *c, void *state, const char *p, size_t len, struct value **out)
{
    const struct form *form = form_of(p, len);
    struct value *trees = value_array(c->mem);
    struct form_units units = {0};
    enum result r;

    *out = value_object(c->mem);
    value_set(c->mem, *out, "trees", trees);
    if (form == NULL || form->read == NULL)
        return serve_xml(c, state, p, len, trees, *out);
    if ((r = form->read(c, p, len, &units)) != OK)
        return r;
    for (size_t i = 0; i < units.n && r == OK; i++)
        r = serve_unit(c, state, units.unit[i], trees);
    return r;
}

static enum result
read_text(struct ctx *c, struct child *child, const char *name, const char *p,
    size_t len, struct unit **out, struct source_lines *lines)
{
    struct value *answer;
    struct xml_node *root;
    enum result r;

    if (len > CONVERT_MAX)
        return fail(c, ERR_LIMIT, "too-large",
            N_("%s is larger than %zu bytes, the most that is read here."),
            name, CONVERT_MAX);
    if ((r = child_ask(c, child, name, p, len, &answer)) != OK ||
        (r = xml_from_value(c, value_get(answer, "unit"), &root)) != OK)
        return r;
    source_lines_from_value(c->mem, value_get(answer, "lines"), lines);
    return unit_from_xml(c, root, out);
}

/* A PDF file in one of the orders that its text can be had in. */
static enum result
read_pdf(struct ctx *c, struct child *child, const char *kind, const char *name,
    const char *p, size_t len, struct unit **out, struct source_lines *lines)
{
    char hex[SHA256_HEX_SIZE], *text;
    size_t text_len;
    enum result r;

    if ((r = pdf_text(c, kind, name, p, len, &text, &text_len)) != OK ||
        (r = read_text(c, child, name, text, text_len, out, lines)) != OK)
        return r;
    hash_sha256_hex(p, len, hex);
    *(*out)->sources = (struct unit_source){.format = "nos-pdf",
        .encoding = "UTF-8",
        .sha256 = mem_strdup(c->mem, hex),
        .size = (int64_t)len};
    return OK;
}

enum result
read_published_lines(struct ctx *c, struct child *child, const char *name,
    const char *p, size_t len, struct unit **out, struct source_lines *lines)
{
    struct source_lines other_lines;
    struct unit *other;
    struct ctx second = *c;
    enum result r;

    if (!pdf_is(p, len))
        return read_text(c, child, name, p, len, out, lines);
    r = read_pdf(c, child, READ_CHILD_PDF_LAYOUT, name, p, len, out, lines);
    if ((r != OK && r != ERR_INPUT) || (r == OK && pdf_is_good(*out)))
        return r;
    if (read_pdf(&second, child, READ_CHILD_PDF_RAW, name, p, len, &other,
            &other_lines) != OK ||
        !pdf_is_better(r == OK ? *out : NULL, other))
        return r;
    *out = other;
    *lines = other_lines;
    return OK;
}

enum result
read_published_bytes(struct ctx *c, struct child *child, const char *name,
    const char *p, size_t len, struct unit **out)
{
    struct source_lines lines;

    return read_published_lines(c, child, name, p, len, out, &lines);
}

enum result
read_published(
    struct ctx *c, struct child *child, const char *path, struct unit **out)
{
    enum result r;
    size_t len;
    char *p;

    if ((r = file_read(c, path, PUBLISHED_MAX, &p, &len)) != OK)
        return r;
    return read_published_bytes(c, child, path, p, len, out);
}

/* No control characters: a message goes to a terminal. */
static const char *
shown(struct mem *m, const char *s)
{
    char *copy = utf8_normal(m, s);

    for (char *p = copy; *p != '\0'; p++)
        if ((unsigned char)*p < ' ' || *p == 0x7F)
            *p = '?';
    return copy;
}

static void
add_fault(struct mem *m, struct xml_fault **list, int line, const char *text)
{
    while (*list != NULL)
        list = &(*list)->next;
    *list = mem_alloc(m, sizeof(**list));
    (*list)->line = line;
    (*list)->message = shown(m, text);
}

/* The faults that the child found; the failure is the first. */
static enum result
take_faults(struct ctx *c, const char *name, const struct value *answer,
    struct xml_fault **faults)
{
    const struct value *list = value_get(answer, "faults");
    const char *code = value_get_string(answer, "code");

    for (const struct value *i = list ? list->first : NULL; i != NULL;
         i = i->next)
        if (i->type == VALUE_ARRAY && i->n == 2 &&
            i->first->type == VALUE_INTEGER && i->last->type == VALUE_STRING)
            add_fault(c->mem, faults, (int)i->first->integer, i->last->string);
    if (*faults == NULL)
        return fail(c, ERR_FAULT, "child",
            N_("The reader of files answered in a form it should not."));
    return fail(c, ERR_INPUT, code ? code : "invalid-xml", "%s:%d: %s", name,
        (*faults)->line, (*faults)->message);
}

enum result
read_trees_sent(struct ctx *c, struct child *child, const char *name,
    struct read_trees *out, struct xml_fault **faults)
{
    const struct value *trees;
    struct value *answer;
    enum result r;

    *out = (struct read_trees){0};
    *faults = NULL;
    if ((r = child_receive(c, child, &answer)) != OK)
        return r;
    if ((trees = value_get(answer, "trees")) == NULL || trees->n == 0)
        return take_faults(c, name, answer, faults);
    out->root = mem_array(c->mem, trees->n, sizeof(struct xml_node *));
    for (const struct value *i = trees->first; i != NULL && r == OK;
         i = i->next)
        r = xml_from_value(c, i, &out->root[out->n++]);
    return r;
}

static enum result
read_trees(struct ctx *c, struct child *child, const char *name, const char *p,
    size_t len, struct read_trees *out, struct xml_fault **faults)
{
    enum result r = child_send(c, child, name, p, len);

    *faults = NULL;
    return r != OK ? r : read_trees_sent(c, child, name, out, faults);
}

enum result
read_named(
    struct ctx *c, enum result r, const char *name, struct xml_fault **faults)
{
    if (r != ERR_INPUT && r != ERR_LIMIT)
        return r;
    add_fault(c->mem, faults, c->line, c->message);
    return fail(
        c, r, c->code, "%s:%d: %s", name, (*faults)->line, (*faults)->message);
}

enum result
read_unit_bytes(struct ctx *c, struct child *child, const char *name,
    const char *p, size_t len, struct unit **out, struct xml_fault **faults)
{
    struct read_trees trees;
    enum result r;

    *out = NULL;
    if ((r = read_trees(c, child, name, p, len, &trees, faults)) != OK)
        return r;
    assert(trees.root != NULL);
    if (strcmp(trees.root[0]->name, "qualification") == 0) {
        struct qualification *q;

        return read_named(
            c, qualification_from_xml(c, trees.root[0], &q), name, faults);
    }
    return read_named(c, unit_from_xml(c, trees.root[0], out), name, faults);
}

enum result
read_unit(struct ctx *c, struct child *child, const char *path,
    struct unit **out, struct xml_fault **faults)
{
    enum result r;
    size_t len;
    char *p;

    *out = NULL;
    *faults = NULL;
    if ((r = file_read(c, path, UNIT_FILE_MAX, &p, &len)) != OK)
        return r;
    return read_unit_bytes(c, child, path, p, len, out, faults);
}
