/* qualification: read, refused, written, loaded. */
#include <config.h>

#include "base/file.h"
#include "datadir.h"
#include "ledger/act.h"
#include "standard/combination.h"
#include "standard/qualifications.h"
#include "standard/read.h"
#include "rules/rules.h"
#include "store/sql.h"
#include "store/store.h"
#include "tap.h"

static void *schema;

/* As a file is read: by the schema, then by what that cannot say. */
static enum result
parse(struct ctx *c, const char *xml, struct qualification **out)
{
    struct xml_fault *faults = NULL;
    struct xml_node *root;
    enum result r = xml_read(c, schema, xml, strlen(xml), &root, &faults);

    return r != OK ? r : qualification_from_xml(c, root, out);
}

/* A qualification with this in its place. */
static const char *
around(struct ctx *c, const char *groups, const char *rest)
{
    return mem_printf(c->mem,
        "<qualification xmlns=\"urn:x-tyst:standards:1\" key=\"Q1\" rev=\"1\">"
        "<title><t xml:lang=\"en\">A title</t></title>\n%s\n%s"
        "</qualification>",
        groups, rest);
}

#define U(key) "<unit-ref key=\"" key "\" credit=\"5\" level=\"2\"/>"
#define TWO U("A1") U("B2")

/* What is refused, and what the sentence must name. */
static const struct {
    const char *groups, *rest, *code, *word, *what;
} bad[] = {
    {"<group id=\"g\">" TWO "<group id=\"g\">" U("C3") "</group></group>",       "",
     "invalid-qualification",                                                                                                              "“g” stands twice",         "two groups of one id"               },
    {"<group id=\"g\">" TWO U("A1") "</group>",                                  "",                              "invalid-qualification",
     "A1 stands twice",                                                                                                                                                    "a unit twice in one group"          },
    {"<group id=\"g\" kind=\"sideways\">" TWO "</group>",                        "",                              "invalid-xml",           "",
     "an unknown kind of group"                                                                                                                                                                                 },
    {"<group id=\"g\" min-units=\"2\" max-units=\"1\">" TWO "</group>",          "",
     "invalid-qualification",                                                                                                              "“g”, a minimum is above",
     "a minimum above its maximum"                                                                                                                                                                              },
    {"<group id=\"g\" min-credit=\"9.5\" max-credit=\"9.25\">" TWO "</group>",
     "",                                                                                                          "invalid-qualification", "a minimum is above",
     "the same of credits"                                                                                                                                                                                      },
    {"<group id=\"g\"><group id=\"h\" min-units=\"3\">" TWO "</group></group>",
     "",                                                                                                          "impossible-rule",       "“h”. Units: at least 3.",
     "more units than there are"                                                                                                                                                                                },
    {"<group id=\"g\" min-credit=\"11\">" TWO "</group>",                        "",                              "impossible-rule",
     "“g”. Credits: at least 11.",                                                                                                                                     "more credit than there is"          },
    {"<group id=\"g\"><at-level level=\"3\" min-credit=\"1\"/>" TWO "</group>",
     "",                                                                                                          "impossible-rule",       "level 3 or above: at least 1",
     "credit at a level that no unit has"                                                                                                                                                                       },
    {"<group id=\"g\" max-units=\"2\"><group id=\"h\" kind=\"mandatory\">" TWO
     "</group><group id=\"i\" min-units=\"1\">" U("C3") "</group></group>",
     "",                                                                                                          "impossible-rule",       "“g”. Units: at most 2.",
     "groups that need more than is allowed around them"                                                                                                                                                        },
    {"<group id=\"g\"><group id=\"h\" min-units=\"2\">" TWO
     "</group><group id=\"i\" min-units=\"1\">" U("A1")
            U("B2") "</group></group>",
     "",                                                                                                          "impossible-rule",       "“g”",                      "two groups that need the same units"},
    {"<group id=\"g\" kind=\"mandatory\">" TWO "</group>",
     "<barred units=\"A1 B2\"/>",                                                                                 "impossible-rule",       "“g”",
     "mandatory units that bar each other"                                                                                                                                                                      },
    {"<group id=\"g\" min-groups=\"2\"><group id=\"h\">" TWO "</group></group>",
     "",                                                                                                          "impossible-rule",       "“g”. Groups: at least 2.",
     "more groups than there are"                                                                                                                                                                               },
    {"<group id=\"g\">" TWO "</group>",                                          "<barred units=\"A1 Z9\"/>",
     "invalid-qualification",                                                                                                              "Z9",                           "a barred unit that is not in it"    },
    {"<group id=\"g\">" TWO "</group>",                                          "<barred units=\"A1\"/>",        "invalid-xml",
     "",                                                                                                                                                                   "one unit barred by nothing"         },
    {"<group id=\"g\">" TWO "</group>",
     "<equivalent units=\"A1 Y8\"/><equivalent units=\"B2 Y8\"/>",                                                "invalid-qualification", "Y8 stands twice",
     "a unit in two sets of equivalents"                                                                                                                                                                        },
    {"<group id=\"g\">" TWO "</group>",                                          "<equivalent units=\"Y8 Z9\"/>",
     "invalid-qualification",                                                                                                              "is in a group",
     "equivalents of nothing that is in it"                                                                                                                                                                     },
    {"<group id=\"g\"/>",                                                        "",                              "invalid-qualification", "no units",                     "no units"                           },
    {"<group id=\"g\">" TWO "</group><group id=\"h\">" U("C3") "</group>",       "",
     "invalid-xml",                                                                                                                        "",                             "two outermost groups"               },
    {"<group id=\"g\"><unit-ref key=\"A1\" credit=\"1.255\"/></group>",          "",
     "invalid-xml",                                                                                                                        "",                             "a thousandth of a credit"           },
    {"<group id=\"g\"><unit-ref key=\"A1\" level=\"13\"/></group>",              "",
     "invalid-xml",                                                                                                                        "",                             "a level that there is not"          },
};

static void
refuses(struct ctx *c)
{
    struct qualification *q = NULL;

    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        enum result r = parse(c, around(c, bad[i].groups, bad[i].rest), &q);

        if (!ok(r == ERR_INPUT && strcmp(c->code, bad[i].code) == 0 &&
                    strstr(c->message, bad[i].word) != NULL,
                bad[i].what))
            printf("# %s: %s\n", r == OK ? "taken" : c->code, c->message);
        fail_clear(c);
    }
}

static void
too_deep(struct ctx *c)
{
    struct str deep = str_in(c->mem);
    struct qualification *q = NULL;

    for (int i = 0; i < 9; i++)
        str_addf(&deep, "<group id=\"g%d\">", i);
    str_adds(&deep, TWO);
    for (int i = 0; i < 9; i++)
        str_adds(&deep, "</group>");
    is_int(parse(c, around(c, deep.s, ""), &q), ERR_LIMIT,
        "groups too deep in one another");
    str_cut(&deep, 0);
    str_adds(&deep, "<group id=\"g\">");
    for (int i = 0; i < 1001; i++)
        str_addf(&deep, "<unit-ref key=\"U%d\"/>", i);
    str_adds(&deep, "</group>");
    is_int(parse(c, around(c, deep.s, ""), &q), ERR_LIMIT, "too many units");
    fail_clear(c);
}

/* Written as it was read: every byte of a canonical file. */
static void
keeps(struct ctx *c, const char *path)
{
    struct qualification *q = NULL;
    size_t len, out_len;
    char *p, *out;

    is_int(file_read(c, path, 100000, &p, &len), OK, path);
    if (!ok(parse(c, p, &q) == OK, "it is read"))
        printf("# %s\n", c->message);
    else if (!ok((out = qualification_write(c->mem, q, &out_len)),
                 "and written") ||
             !ok(out_len == len && memcmp(out, p, len) == 0, "byte for byte"))
        printf("%s", out);
}

static void
normal(struct ctx *c)
{
    struct qualification *q = NULL;
    size_t len;

    is_int(parse(c,
               around(c,
                   "<group id=\"g\" min-credit=\"1.50\"><group id=\"h\">" U(
                       "B2") "</group><unit-ref key=\"A1\" "
                             "credit=\"2.0\"/></group>",
                   ""),
               &q),
        OK, "units may stand behind groups");
    ok(strstr(qualification_write(c->mem, q, &len),
           "<group id=\"g\" min-credit=\"1.5\">\n"
           "    <unit-ref key=\"A1\" credit=\"2\"/>\n") != NULL,
        "the canonical file has them before, and no needless zeros");
    ok(level_rank("E1") < level_rank("E3") &&
            level_rank("E3") < level_rank("0") &&
            level_rank("2") < level_rank("12") && level_rank("x") == 0,
        "levels have an order");
}

/* A load in its own transaction. */
struct loading {
    const struct qualification *q;
    struct library_given given;
    struct library_qualification out;
    bool was_there;
};

static enum result
put(struct ctx *c, void *arg)
{
    struct loading *l = arg;
    enum result r = may_administer(c);

    return r != OK
               ? r
               : qualification_put(c, l->q, &l->given, &l->out, &l->was_there);
}

static void
loads(struct ctx *c)
{
    const char *groups = "<group id=\"g\" min-units=\"1\">" TWO "</group>";
    struct loading l = {0};
    const struct qualification *back;
    struct qualification *q = NULL;
    const char **unknown;

    is_int(parse(c, around(c, groups, ""), &q), OK, "one is read");
    l.q = q;
    c->actor = id_new(c);
    is_int(store_write(c, put, &l), ERR_DENIED,
        "who is no administrator loads none");
    c->actor = (struct id){{0}};
    is_int(store_write(c, put, &l), OK, "it is loaded");
    is_int(store_write(c, put, &l), OK, "and again");
    ok(l.was_there, "when nothing happens");
    is_int(qualification_find(c, "q1@1", &l.out), OK, "it is found");
    is_int(qualification_get(c, l.out.id, &back), OK, "and read");
    is_int(back->root->min_units, 1, "as it was");
    is_int(qualification_unknown(c, back, &unknown), OK, "its units");
    ok(unknown[0] != NULL && strcmp(unknown[1], "B2") == 0 &&
            unknown[2] == NULL,
        "are not in the library");
    groups = "<group id=\"g\" min-units=\"2\">" TWO "</group>";
    is_int(parse(c, around(c, groups, ""), &q), OK, "its text changes");
    l.q = q;
    is_int(store_write(c, put, &l), ERR_CONFLICT, "that is no edit");
    l.given.revision = true;
    is_int(store_write(c, put, &l), OK, "but a revision");
    is_int(l.out.rev, 2, "the next");
    is_int(store_write(c, put, &l), OK, "which is known when it comes again");
    ok(l.was_there, "by its old number");
}

/* What is said of what is missing, and of a choice that cannot be. */
static void
speaks(struct ctx *c)
{
    static const char groups[] =
        "<group id=\"whole\" min-credit=\"15\">"
        "<group id=\"A\" kind=\"mandatory\">" U(
            "A1") "</group>"
                  "<group id=\"B\" min-units=\"1\" max-units=\"1\">" U("B2")
                      U("C3") U("D4") "</group>"
                                      "<group id=\"C\"><at-level level=\"3\" "
                                      "min-credit=\"3\"/>"
                                      "<unit-ref key=\"E5\" credit=\"5\" "
                                      "level=\"3\"/></group></group>";
    struct combination_unit units[] = {
        {"A1", UNSAID, HOLDING_AVAILABLE},
        {"B2", UNSAID, HOLDING_AVAILABLE},
        {"C3", UNSAID, HOLDING_AVAILABLE},
        {"D4", UNSAID, HOLDING_AVAILABLE},
        {"E5", UNSAID, HOLDING_AVAILABLE}
    };
    struct combination got;
    struct qualification *q = NULL;

    is_int(parse(c, around(c, groups, "<barred units=\"C3 E5\"/>"), &q), OK,
        "one with several rules");
    combination_solve(c, q, units, 5, &got);
    is_int((long long)got.to_choose.n, 4, "four things are missing");
    is_str(missing_sentence(c, &got.to_choose.list[0]),
        "In the group “A”, this unit is needed: A1.", "a mandatory unit");
    is_str(missing_sentence(c, &got.to_choose.list[1]),
        "1 more unit of the group “B” is needed.", "a choice");
    is_str(missing_sentence(c, &got.to_choose.list[2]),
        "Credits at level 3 or above still needed in the group “C”: 3.",
        "credit at a level");
    is_str(missing_sentence(c, &got.to_choose.list[3]),
        "Credits still needed in the group “whole”: 10.",
        "credit besides that of the unit named");
    is_int(got.units[0].choice, CHOICE_NECESSARY, "A1 is necessary");
    is_int(got.units[1].choice, CHOICE_OPEN, "B2 is open");
    is_int(got.units[2].choice, CHOICE_USELESS,
        "C3 is useless, because E5 is necessary");
    units[1].holding = HOLDING_CHOSEN;
    combination_solve(c, q, units, 5, &got);
    is_int(got.units[3].choice, CHOICE_USELESS, "beside B2, D4 is useless");
    is_int(combination_check(c, q, units, 5), OK, "B2 may be chosen");
    units[3].holding = HOLDING_CHOSEN;
    is_int(combination_check(c, q, units, 5), ERR_INPUT, "with D4 not");
    is_str(c->message, "What is chosen does not fit the group “B”. Units: 1.",
        "which names the rule");
    units[3].holding = HOLDING_AVAILABLE;
    units[1].holding = HOLDING_AVAILABLE;
    units[2].holding = units[4].holding = HOLDING_CHOSEN;
    is_int(combination_check(c, q, units, 5), ERR_INPUT,
        "nor two that bar each other");
    is_str(c->code, "choice-barred", "for that reason");
}

int
main(void)
{
    const char *top = getenv("srcdir") ? getenv("srcdir") : ".";
    struct ctx given = datadir_ctx(), *c = &given;

    datadir_make(c);
    if (read_unit_warm(c, &schema) != OK)
        return 1;
    refuses(c);
    too_deep(c);
    keeps(c,
        mem_printf(c->mem, "%s/tests/data/qualifications/everything.xml", top));
    keeps(c, mem_printf(c->mem,
                 "%s/portfolios/demo/qualifications/GWALIA-CS2.xml", top));
    normal(c);
    speaks(c);
    loads(c);
    read_unit_cool(schema);
    datadir_done(c);
    return done();
}
