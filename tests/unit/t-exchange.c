/*
 * exchange: units as the formats of others have them, and frameworks of others
 * as units.
 *
 * A framework is NAME in tests/data/exchange, what it makes is NAME.units
 * beside it.  Adding one: the two files.
 */
#include <config.h>

#include <dirent.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/time.h"
#include "random_unit.h"
#include "standard/exchange.h"
#include "standard/exchange/readers.h"
#include "standard/read.h"
#include "tap.h"

#define UNITS 500

static void *schema;

static const char *
folder(struct ctx *c, const char *name)
{
    const char *srcdir = getenv("srcdir");

    return mem_printf(c->mem, "%s/%s", srcdir ? srcdir : ".", name);
}

/* What the child would answer: valid units, or the refusal. */
static enum result
read_bytes(struct ctx *c, const char *p, size_t len, struct form_units *out)
{
    struct value *answer;
    struct xml_node *root;
    enum result r;

    fail_clear(c);
    *out = (struct form_units){0};
    if ((r = read_unit_serve(c, schema, p, len, &answer)) != OK)
        return r;
    for (const struct value *v = value_get(answer, "trees")->first;
         v != NULL && r == OK; v = v->next) {
        struct unit *u = NULL;

        if ((r = xml_from_value(c, v, &root)) == OK &&
            (r = unit_from_xml(c, root, &u)) == OK)
            form_add_unit(c->mem, out, u);
    }
    return r;
}

/* Through CASE and back, twice; says what went wrong, NULL: nothing. */
static const char *
around(struct ctx *c, const struct unit *u, const char *base)
{
    struct form_units back;
    size_t len;
    const char *xml = unit_write(c->mem, u, &len);
    char *package = case_write(c->mem, u, base, &len);

    if (read_bytes(c, package, len, &back) != OK)
        return c->message;
    if (back.n != 1)
        return "not one unit";
    if (strcmp(unit_write(c->mem, back.unit[0], &len), xml) != 0)
        return "another unit file";
    if (strcmp(case_write(c->mem, back.unit[0], base, &len), package) != 0)
        return "another package";
    return NULL;
}

static void
case_keeps_everything(struct ctx *c)
{
    struct mem *whole = c->mem;
    const char *wrong = NULL;
    unsigned i;

    for (i = 0; i < UNITS && wrong == NULL; i++) {
        c->mem = mem_new();
        wrong = around(
            c, random_unit(c->mem, i), i % 2 ? "https://tyst.example.org" : "");
        if (wrong != NULL)
            wrong = mem_printf(whole, "unit %u: %s", i, wrong);
        mem_free(c->mem);
        c->mem = whole;
    }
    is_str(wrong ? wrong : "nothing", "nothing",
        "of any unit, a package is the same unit and the same package again");
}

static void
identifiers_last(struct ctx *c)
{
    is_str(id_text(c->mem, case_document("SFJOD4", 1)),
        "08392800-9f90-5e29-ba32-1da0acf61f92",
        "identifiers are the same for ever");
    ok(!id_equal(case_document("SFJOD4", 1), case_document("SFJOD4", 2)),
        "and others for another revision");
}

static void
add_texts(struct str *s, const struct unit_text *t)
{
    for (; t != NULL; t = t->next)
        str_addf(s, " %s=%s", t->lang, t->words);
}

/* One unit, for people to compare. */
static void
add_unit(struct str *s, const struct unit *u)
{
    struct unit_each at = {0};

    str_addf(s, "%s %s", u->key, u->model);
    add_texts(s, u->title);
    str_addc(s, '\n');
    for (const struct unit_language *l = u->languages; l != NULL; l = l->next)
        str_addf(s, "  language %s%s%s\n", l->lang, l->complete ? "" : " part",
            l->primary ? " primary" : "");
    for (const struct unit_fact *f = u->facts; f != NULL; f = f->next) {
        str_addf(s, "  fact %d %s", (int)f->field, f->value ? f->value : "");
        add_texts(s, f->text);
        str_addc(s, '\n');
    }
    for (const struct unit_raw *raw = u->raw; raw != NULL; raw = raw->next)
        str_addf(s, "  raw %s = %s\n", raw->label, raw->value);
    for (const struct unit_section *i = u->sections; i != NULL; i = i->next)
        for (const struct unit_node *n = i->first; n != NULL; n = n->next)
            if (n->kind == NODE_PARAGRAPH) {
                str_adds(s, "  p");
                add_texts(s, n->text);
                str_addc(s, '\n');
            }
    while (unit_each_item(u, &at)) {
        str_addf(s, "  %s %d [%s]", at.node->id, (int)at.node->assess,
            at.node->label ? at.node->label : "");
        add_texts(s, at.node->text);
        str_addc(s, '\n');
    }
}

static void
check_sample(struct ctx *c, const char *path, const char *name)
{
    struct str s = str_in(c->mem);
    struct form_units units;
    char *bytes, *expected;
    size_t len, expected_len;

    if (!ok(file_read(c, mem_printf(c->mem, "%s/%s", path, name), 1 << 20,
                &bytes, &len) == OK &&
                file_read(c, mem_printf(c->mem, "%s/%s.units", path, name),
                    1 << 20, &expected, &expected_len) == OK,
            mem_printf(c->mem, "%s is there with its units", name)))
        return;
    if (read_bytes(c, bytes, len, &units) != OK)
        str_addf(&s, "%s: %s\n", c->code, c->message);
    for (size_t i = 0; i < units.n; i++) {
        add_unit(&s, units.unit[i]);
        if (strstr(name, "-own.") != NULL)
            is_str(case_write(c->mem, units.unit[i], "", &len), bytes,
                "a package written earlier is the same today");
        is_str(around(c, units.unit[i], "") ? c->message : "nothing", "nothing",
            mem_printf(c->mem, "%s as CASE is the same again", name));
    }
    is_str(s.s, expected, name);
}

static void
samples(struct ctx *c)
{
    const char *path = folder(c, "tests/data/exchange");
    DIR *d = opendir(path);
    struct dirent *entry;

    while (d != NULL && (entry = readdir(d)) != NULL)
        if (entry->d_name[0] != '.' && strstr(entry->d_name, ".units") == NULL)
            check_sample(c, path, entry->d_name);
    if (ok(d != NULL, "there are samples"))
        closedir(d);
}

/* A statement in an association's terms: "a>b" is a in b, "a=b" a of b. */
static char *
package(struct ctx *c, const char *items, const char *edges)
{
    struct str s = str_in(c->mem);

    str_adds(&s, "{\"CFDocument\":{\"identifier\":\"d\",\"title\":\"D\"},"
                 "\"CFItems\":[");
    for (const char *p = items; *p != '\0'; p++)
        str_addf(&s, "%s{\"identifier\":\"%c\",\"fullStatement\":\"to %c\"}",
            p == items ? "" : ",", *p, *p);
    str_adds(&s, "],\"CFAssociations\":[");
    for (const char *p = edges; *p != '\0'; p += 3)
        str_addf(&s,
            "%s{\"associationType\":\"%s\",\"originNodeURI\":"
            "{\"identifier\":\"%c\"},\"destinationNodeURI\":"
            "{\"identifier\":\"%c\"}}",
            p == edges ? "" : ",",
            p[1] == '>' ? "isChildOf" : "isTranslationOf", p[0], p[2]);
    str_adds(&s, "]}");
    return s.s;
}

static void
refused(struct ctx *c, const char *p, const char *code, const char *what)
{
    struct form_units units;

    ok(read_bytes(c, p, strlen(p), &units) != OK, what);
    is_str(c->code ? c->code : "none", code, what);
}

#define SE(rest) "{\"framework\":{\"name\":\"F\"" rest "}}"
#define CSV "Parent id,Id number,Short name,,,,,,,,,,Is framework,\n"

static void
bad_frameworks(struct ctx *c)
{
    static const struct {
        const char *items, *edges, *code, *what;
    } packages[] = {
        {"ab",  "a>bb>a",       "cycle",        "two statements in each other"      },
        {"abc", "a>db>cc>b",    "cycle",        "a cycle beside the tree"           },
        {"a",   "a>a",          "cycle",        "a statement in itself"             },
        {"aa",  "a>d",          "duplicate-id", "an id twice"                       },
        {"ad",  "a>d",          "duplicate-id", "a statement with the document's id"},
        {"ab",  "a>db>x",       "no-parent",    "a parent that is not there"        },
        {"ab",  "a>d",          "no-parent",    "a statement that stands nowhere"   },
        {"abc", "a>db>dc>ac>b", "two-places",   "a statement in two places"         },
        {"abc", "a>db=ac=b",    "no-parent",    "a translation of a translation"    },
        {"abc", "a>db=ac>b",    "no-parent",    "something in a translation"        },
        {"ab",  "a=bb=a",       "no-parent",    "translations of each other"        },
        {"",    "",             "not-case",     "no items"                          },
    };
    static const struct {
        const char *text, *code, *what;
    } others[] = {
        {"{",                                                               "not-json",          "broken JSON"                               },
        {"{}",                                                              "not-a-unit",        "JSON of another kind"                      },
        {"{\"CFItems\":[]}",                                                "not-case",          "a package without its document"            },
        {"{\"CFDocument\":{\"identifier\":\"d\",\"caseVersion\":\"2.0\"}}",
         "case-version",                                                                         "CASE of another version"                   },
        {SE(""),                                                            "not-smartevidence", "SmartEvidence without standards"           },
        {SE(",\"standards\":[]"),                                           "no-items",          "SmartEvidence with none"                   },
        {SE(",\"standards\":[{\"standardid\":1}]"),                         "no-words",
         "a standard without words"                                                                                                          },
        {SE(",\"standards\":[{\"standardid\":1},{\"standardid\":\"1\"}]"),
         "duplicate-id",                                                                         "a standard twice"                          },
        {SE(",\"standards\":[{\"standardid\":1}],\"standardelements\":"
            "[{\"standardid\":2,\"elementid\":1}]"),
         "no-parent",                                                                            "an element of a standard that is not there"},
        {CSV ",a,One,,,,,,,,,,,\n,a,Two,,,,,,,,,,,\n",                      "duplicate-id",
         "a competency twice"                                                                                                                },
        {CSV "b,a,One,,,,,,,,,,,\na,b,Two,,,,,,,,,,,\n",                    "cycle",
         "competencies in each other"                                                                                                        },
        {CSV "z,a,One,,,,,,,,,,,\n",                                        "no-parent",         "a parent that is nowhere"                  },
        {CSV ",,One,,,,,,,,,,,\n",                                          "no-id",             "a competency without an id"                },
        {CSV ",a,\"One,,,,,,,,,,,\n",                                       "csv-quotes",
         "quotation marks left open"                                                                                                         },
        {CSV ",a,\"One\"s,,,,,,,,,,,\n",                                    "csv-quotes",        "words behind quotes"                       },
        {CSV ",F,Nothing,,,,,,,,,,1,\n",                                    "no-items",          "a framework of nothing"                    },
        {CSV ",a,,,,,,,,,,,,\n",                                            "no-words",          "a competency without words"                },
    };

    for (size_t i = 0; i < sizeof(packages) / sizeof(packages[0]); i++)
        refused(c, package(c, packages[i].items, packages[i].edges),
            packages[i].code, packages[i].what);
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        refused(c, others[i].text, others[i].code, others[i].what);
}

/* One statement in the other, or one beside the other, n times. */
static char *
many(struct ctx *c, int n, bool deep)
{
    struct str s = str_in(c->mem);

    str_adds(&s, CSV);
    for (int i = 1; i <= n; i++)
        if (deep && i > 1)
            str_addf(&s, "%d,%d,a%s\n", i - 1, i, ",,,,,,,,,,,");
        else
            str_addf(&s, ",%d,a%s\n", i, ",,,,,,,,,,,");
    return s.s;
}

static void
large_frameworks(struct ctx *c)
{
    int64_t began = time_steady();
    struct form_units units;
    char *p = many(c, 5000, false);

    is_int(read_bytes(c, p, strlen(p), &units), OK, "5000 statements are read");
    refused(c, many(c, 300000, false), "too-many", "300 000 are too many");
    refused(
        c, many(c, 100000, true), "too-deep", "100 000 levels are too deep");
    ok(time_steady() - began < 15 * TIME_SECOND, "within seconds");
}

int
main(void)
{
    struct ctx c = {.mem = mem_new(), .lang = "en"};

    ok(read_unit_warm(&c, &schema) == OK, "the schema is read");
    identifiers_last(&c);
    case_keeps_everything(&c);
    samples(&c);
    bad_frameworks(&c);
    large_frameworks(&c);
    read_unit_cool(schema);
    mem_free(c.mem);
    return done();
}
