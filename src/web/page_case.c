/*
 * page_case - the CASE 1.1 service (1EdTech, REST/JSON binding): the units of
 * the library for whoever asks, where standards-public says so.
 *
 * Everything is read from one CFPackage: what has an identifier is looked up
 * in case_index, its unit's package is made, and the thing taken out of it.
 */
#include <config.h>

#include <string.h>

#include "base/hash.h"
#include "case_index.h"
#include "case_list.h"
#include "exchange.h"
#include "handlers.h"
#include "standard/exchange.h"

static const struct field fields[] = {
    {"limit",   FIELD_NUMBER, 0,   NULL},
    {"offset",  FIELD_NUMBER, 0,   NULL},
    {"sort",    FIELD_LINE,   40,  NULL},
    {"orderBy", FIELD_LINE,   4,   NULL},
    {"filter",  FIELD_LINE,   400, NULL},
    {"fields",  FIELD_LINE,   400, NULL},
    {NULL,      FIELD_LINE,   0,   NULL}
};
const struct form form_case = {fields};

static const char *
base(const struct request *q)
{
    return q->server->settings->public_address;
}

static enum result
admit(struct request *q)
{
    if (q->server->settings->standards_public)
        return OK;
    return fail(q->c, ERR_NOT_FOUND, "no-page", N_("There is no such page."));
}

/* Whoever has these very bytes is told so. */
static enum result
answer(struct request *q, const struct value *v)
{
    const struct head *h = &((struct exchange *)q)->head;
    struct reply *reply = &q->reply;
    char hex[SHA256_HEX_SIZE];

    reply->body = str_in(q->c->mem);
    value_write(&reply->body, v, false);
    reply->type = "application/json";
    hash_sha256_hex(reply->body.s, reply->body.len, hex);
    reply->etag = mem_printf(q->c->mem, "\"%.32s\"", hex);
    reply->cache = "public, no-cache";
    reply->shared = true;
    if (etag_matches(h->if_none_match, reply->etag)) {
        reply->status = 304;
        str_cut(&reply->body, 0);
    }
    return OK;
}

/* To stand in another list or object, with members of its own. */
static struct value *
copy_of(struct mem *m, const struct value *v)
{
    struct value *copy = mem_dup(m, v, sizeof(*v));

    copy->next = NULL;
    return copy;
}

static struct value *
link_to(struct mem *m, const struct value *to, const char *uri)
{
    struct value *v = value_object(m);

    value_set_string(m, v, "title", value_get_string(to, "title"));
    value_set_string(m, v, "identifier", value_get_string(to, "identifier"));
    value_set_string(
        m, v, "uri", uri != NULL ? uri : value_get_string(to, "uri"));
    return v;
}

static enum result
read_package(
    struct request *q, const struct library_unit *u, struct value **out)
{
    struct unit *unit;
    enum result r = library_read(q->c, u, &unit);

    if (r == OK)
        *out = case_package(q->c->mem, unit, base(q));
    return r;
}

/* The package of what the path names. */
static enum result
find_package(struct request *q, bool inside, struct value **out)
{
    struct library_unit u;
    enum result r;

    if ((r = admit(q)) != OK ||
        (r = case_index_find(
             q->c, q->server->case_index, q->word, inside, &u)) != OK)
        return r;
    return read_package(q, &u, out);
}

/* With where its package is; CASE has that outside of a package only. */
static struct value *
document_of(struct request *q, const struct value *package)
{
    struct mem *m = q->c->mem;
    const struct value *in = value_get(package, "CFDocument");
    struct value *v = copy_of(m, in);

    value_set(m, v, "CFPackageURI",
        link_to(m, in,
            case_uri(
                m, base(q), "CFPackages", value_get_string(in, "identifier"))));
    return v;
}

enum result
page_case_documents(struct request *q)
{
    struct value *v = value_object(q->c->mem);
    struct value *list = value_array(q->c->mem), *package;
    struct case_page page;
    enum result r;

    if ((r = admit(q)) != OK || (r = case_list(q, &page)) != OK)
        return r;
    for (size_t i = 0; i < page.n; i++) {
        if ((r = read_package(q, &page.unit[i], &package)) != OK)
            return r;
        value_add(list, case_select(q->c->mem, document_of(q, package), &page));
    }
    value_set(q->c->mem, v, "CFDocuments", list);
    return answer(q, v);
}

enum result
page_case_document(struct request *q)
{
    struct value *package;
    enum result r = find_package(q, false, &package);

    return r == OK ? answer(q, document_of(q, package)) : r;
}

enum result
page_case_package(struct request *q)
{
    struct value *package;
    enum result r = find_package(q, false, &package);

    return r == OK ? answer(q, package) : r;
}

/* The member of the package's list that the path names. */
static enum result
find_member(struct request *q, const char *list, const struct value **package,
    const struct value **out)
{
    struct value *whole;
    const struct value *v;
    enum result r = find_package(q, true, &whole);

    if (r != OK)
        return r;
    *package = whole;
    for (v = value_get(whole, list)->first; v != NULL; v = v->next)
        if (strcmp(value_get_string(v, "identifier"), q->word) == 0) {
            *out = v;
            return OK;
        }
    return fail(q->c, ERR_NOT_FOUND, "no-case",
        N_("Nothing here has the identifier %s."), q->word);
}

static struct value *
with_document(
    struct request *q, const struct value *v, const struct value *package)
{
    struct value *copy = copy_of(q->c->mem, v);

    value_set(q->c->mem, copy, "CFDocumentURI",
        link_to(q->c->mem, value_get(package, "CFDocument"), NULL));
    return copy;
}

enum result
page_case_item(struct request *q)
{
    const struct value *package, *item;
    enum result r = find_member(q, "CFItems", &package, &item);

    return r == OK ? answer(q, with_document(q, item, package)) : r;
}

enum result
page_case_association(struct request *q)
{
    const struct value *package, *association;
    enum result r = find_member(q, "CFAssociations", &package, &association);

    return r == OK ? answer(q, with_document(q, association, package)) : r;
}

static bool
is_end(const struct value *association, const char *end, const char *id)
{
    return strcmp(value_get_string(value_get(association, end), "identifier"),
               id) == 0;
}

enum result
page_case_associations(struct request *q)
{
    struct mem *m = q->c->mem;
    struct value *v = value_object(m), *list = value_array(m);
    const struct value *package, *item;
    enum result r = find_member(q, "CFItems", &package, &item);

    if (r != OK)
        return r;
    for (const struct value *i = value_get(package, "CFAssociations")->first;
         i != NULL; i = i->next)
        if (is_end(i, "originNodeURI", q->word) ||
            is_end(i, "destinationNodeURI", q->word))
            value_add(list, copy_of(m, i));
    value_set(m, v, "CFItem", with_document(q, item, package));
    value_set(m, v, "CFAssociations", list);
    return answer(q, v);
}

enum result
page_case_type(struct request *q)
{
    struct mem *m = q->c->mem;
    struct value *v = value_object(m), *list = value_array(m);
    enum result r = admit(q);

    if (r != OK)
        return r;
    for (const struct value *i = case_item_types(m, base(q))->first; i != NULL;
         i = i->next)
        if (strcmp(value_get_string(i, "identifier"), q->word) == 0)
            value_add(list, copy_of(m, i));
    if (list->n == 0)
        return page_case_none(q);
    value_set(m, v, "CFItemTypes", list);
    return answer(q, v);
}

/* Concepts, subjects, licences, groupings and rubrics: units have none. */
enum result
page_case_none(struct request *q)
{
    enum result r = admit(q);

    if (r != OK)
        return r;
    return fail(q->c, ERR_NOT_FOUND, "no-case",
        N_("Nothing here has the identifier %s."), q->word);
}

/* What CASE calls it, by the status and the code. */
static const char *
minor(unsigned status, const char *code)
{
    if (status == 404)
        return "unknownobject";
    if (status == 503 || status == 429)
        return "server_busy";
    if (status == 403)
        return "forbidden";
    if (status >= 500)
        return "internal_server_error";
    return code != NULL && strcmp(code, "case-sort") == 0
               ? "invalid_sort_field"
               : "invalid_selection_field";
}

void
case_failure(struct request *q, unsigned status, const char *message)
{
    struct mem *m = q->c->mem;
    struct value *v = value_object(m), *minors = value_object(m);
    struct value *list = value_array(m), *one = value_object(m);

    value_set_string(m, v, "imsx_codeMajor", "failure");
    value_set_string(m, v, "imsx_severity", "error");
    value_set_string(m, v, "imsx_description", message);
    value_set_string(m, one, "imsx_codeMinorFieldName", "TargetEndSystem");
    value_set_string(
        m, one, "imsx_codeMinorFieldValue", minor(status, q->c->code));
    value_add(list, one);
    value_set(m, minors, "imsx_codeMinorField", list);
    value_set(m, v, "imsx_codeMinor", minors);
    q->reply.status = status == 422 ? 400 : status;
    q->reply.type = "application/json";
    q->reply.shared = true;
    q->reply.body = str_in(m);
    value_write(&q->reply.body, v, false);
}
