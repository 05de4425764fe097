/* items: what lists of items mean, and what is said of those that mean
 * nothing. */
#include <config.h>

#include "base/str.h"
#include "centre.h"
#include "portfolio/items.h"
#include "store/store.h"
#include "tap.h"

static const struct centre_item unit[] = {
    {"P1",   NULL, "self"},
    {"P2",   NULL, "both"},
    {"P2.1", "P2", "self"},
    {"P2.2", "P2", "self"},
    {"P3",   NULL, "self"},
    {"K1",   NULL, "self"},
    {"K12",  NULL, "self"},
};

/* The text, and the items it names or the code it is refused by. */
static const struct {
    const char *text, *items;
} cases[] = {
    {"MEALS:P1",                "MEALS@1#P1"                      },
    {"meals:P1",                "MEALS@1#P1"                      },
    {"MEALS@1:P1",              "MEALS@1#P1"                      },
    {" MEALS:P1\n\tDRINKS:P2 ", "MEALS@1#P1 DRINKS@1#P2"          },
    {"DRINKS:P2 MEALS:P1",      "DRINKS@1#P2 MEALS@1#P1"          },
    {"MEALS:P1,K12,P1,K12",     "MEALS@1#P1 MEALS@1#K12"          },
    {"MEALS:P1 MEALS:P1-P2",    "MEALS@1#P1 MEALS@1#P2"           },
    {"MEALS:P1,,P2",            "MEALS@1#P1 MEALS@1#P2"           },
    {"MEALS:P1-P3",             "MEALS@1#P1 MEALS@1#P2 MEALS@1#P3"},
    {"MEALS:P2.1-P2.2",         "MEALS@1#P2.1 MEALS@1#P2.2"       },
    {"MEALS:P3-P3",             "MEALS@1#P3"                      },
    {"",                        "bad-items"                       },
    {" \n",                     "bad-items"                       },
    {"MEALS",                   "bad-items"                       },
    {"MEALS:",                  "bad-items"                       },
    {"MEALS:,,",                "bad-items"                       },
    {":P1",                     "bad-items"                       },
    {"MEALS:P3-P1",             "bad-items"                       },
    {"MEALS:P1-K1",             "bad-items"                       },
    {"MEALS:P1-",               "bad-items"                       },
    {"MEALS:-P1",               "bad-items"                       },
    {"MEALS:P1-P2-P3",          "bad-items"                       },
    {"MEALS:P1-P999999",        "bad-items"                       },
    {"MEALS:P1-P9999999999",    "bad-items"                       },
    {"MEALS:P1-P2.2",           "bad-items"                       },
    {"MEALS:P2-P4",             "no-item"                         },
    {"MEALS:p1",                "no-item"                         },
    {"MEALS:P1:P2",             "no-item"                         },
    {"MEALS@2:P1",              "not-enrolled"                    },
    {"MEALS@:P1",               "not-enrolled"                    },
    {"@1:P1",                   "not-enrolled"                    },
    {"NOSUCH:P1",               "not-enrolled"                    },
    {"../MEALS/..:P1",          "not-enrolled"                    },
};

static const char *
parsed(struct centre *t, const char *text)
{
    struct str s = str_in(t->c.mem);
    struct items items;

    if (items_parse(&t->c, t->learner, text, &items) != OK)
        return t->c.code;
    for (size_t i = 0; i < items.n; i++)
        str_addf(&s, "%s%s", i ? " " : "", item_text(t->c.mem, &items.item[i]));
    return s.s;
}

/* A text that names an item ten thousand times. */
static void
test_many(struct centre *t)
{
    struct str s = str_in(t->c.mem);

    str_adds(&s, "MEALS:P1");
    for (int i = 0; i < 10000; i++)
        str_adds(&s, i % 2 ? ",P1" : ",P3");
    is_str(parsed(t, s.s), "MEALS@1#P1 MEALS@1#P3",
        "each item is named once, however often it is said");
    for (int i = 0; i < 20000; i++)
        str_adds(&s, ",P1");
    is_str(parsed(t, s.s), "long-items", "but not without end");
}

int
main(void)
{
    struct centre t;

    centre_open(&t);
    centre_unit(&t, "MEALS", unit, sizeof(unit) / sizeof(unit[0]));
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        is_str(parsed(&t, cases[i].text), cases[i].items,
            mem_printf(t.c.mem, "“%s”", cases[i].text));
    test_many(&t);
    centre_close(&t);
    return done();
}
