/*
 * act: every kind has its bytes, which never change; what is not as the
 * registry says is refused; what is appended is in the tree.
 */
#include <config.h>

#include "base/str.h"
#include "datadir.h"
#include "derive/derive.h"
#include "ledger/act.h"
#include "ledger/canon.h"
#include "ledger/signature.h"
#include "ledger/tree.h"
#include "ledger/verify.h"
#include "tap.h"

#define ID "0192e0c4-7a10-7c3b-9f00-1d2c3b4a5f60"
#define COMMITTED                                                              \
    "c:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define HASH "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

#define KEY "21fe31dfa154a261626bf854046fd227"

/* The bodies of each kind as they are written, with all their fields. */
#define ACTION                                                                 \
    "{\"action\":\"" ID "\",\"due\":\"2026-12-01\",\"items\":"                 \
    "[\"INSCS009@1#P4\"],\"need\":\"required\",\"owner\":\"" ID                \
    "\",\"text\":\"" COMMITTED "\"}"

static const struct {
    const char *kind, *body;
} golden[] = {
    {"centre",
     "{\"demo\":true,\"name\":\"" COMMITTED "\",\"origin\":\"agored\"}"                            },
    {"centre-key",              "{\"key\":\"a.example+c74f20a3+ARpc\",\"use\":\"ledger\"}"         },
    {"epoch",                   "{\"last\":\"" HASH
              "\",\"last_size\":100,\"origin\":\"agored/e2\",\"root\":\"" HASH
              "\",\"size\":80}"                                                       },
    {"cosignature",             "{\"key\":\"a.example+c74f20a3+BBpc\",\"line\":\"— "
                    "a.example x08go\",\"size\":80}"                            },
    {"person",
     "{\"email\":\"" COMMITTED "\",\"language\":\"cy\",\"name\":\"" COMMITTED
        "\",\"ref\":\"" COMMITTED "\",\"roles\":[\"assessor\",\"iqa\"]}"                           },
    {"role",                    "{\"roles\":[\"learner\"]}"                                        },
    {"language",                "{\"language\":\"en\"}"                                            },
    {"passphrase",              "{}"                                                               },
    {"key",                     "{\"public\":\"11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\"}"    },
    {"key-replaced",            "{\"key\":\"" KEY "\"}"                                            },
    {"key-rotated",
     "{\"public\":\"11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\"}"                               },
    {"key-confirmed",           "{\"key\":\"" KEY "\"}"                                            },
    {"leaver",                  "{}"                                                               },
    {"approval",                "{\"approval\":\"" ID "\",\"from\":\"2026-01-01\","
                 "\"languages\":\"cy en\","
                 "\"qualification\":\"ABCDE-Q1\",\"role\":\"iqa\","
                 "\"to\":\"2026-12-31\",\"unit\":\"INSCS009\"}"                    },
    {"approval-end",            "{\"approval\":\"" ID "\",\"to\":\"2026-06-30\"}"                  },
    {"countersignature",
     "{\"countersignature\":\"" ID "\",\"decisions\":["
        "{\"item\":\"INSCS009@1#P4\",\"outcome\":\"sent-back\"}],"
        "\"due\":\"2026-12-01\",\"note\":\"" COMMITTED "\","
        "\"review\":\"" ID "\"}"                                                                   },
    {"conflict",                "{\"conflict\":\"" ID "\",\"from\":\"2026-01-01\","
                 "\"person\":\"" ID "\",\"to\":\"2026-12-31\","
                 "\"words\":\"" COMMITTED "\"}"                                    },
    {"conflict-outcome",
     "{\"conflict\":\"" ID "\",\"mitigation\":\"" COMMITTED "\","
        "\"outcome\":\"managed\",\"to\":\"2026-12-31\"}"                                           },
    {"eqa-access",              "{\"access\":\"" ID "\",\"body\":\"Corff Gwalia\","
                   "\"from\":\"2026-01-01\",\"to\":\"2026-12-31\"}"              },
    {"eqa-sample",              "{\"reason\":\"" COMMITTED "\",\"sample\":\"" ID "\","
                   "\"unit\":\"INSCS009@1\"}"                                    },
    {"standard",                "{\"key\":\"INSCS009\",\"rev\":1,\"sha256\":\"" HASH
                 "\",\"urn\":\"INSCS009\"}"                                        },
    {"standard-language",
     "{\"key\":\"INSCS009\",\"language\":\"en\",\"rev\":1,\"sha256\":\"" HASH
        "\"}"                                                                                      },
    {"qualification",
     "{\"key\":\"ABCDE-Q1\",\"rev\":1,\"sha256\":\"" HASH "\"}"                                    },
    {"enrolment",               "{\"assessor\":\"" ID "\",\"countersigner\":\"" ID "\","
                  "\"iqa\":\"" ID "\",\"start\":\"2026-11-22\",\"target\":"
                  "\"2027-02-28\",\"units\":[\"INSCS009@1\"]}"                    },
    {"qualification-enrolment",
     "{\"assessor\":\"" ID
        "\",\"chosen\":[\"INSCS009@1\"],\"qualification\":"
        "\"ABCDE-Q1@1\",\"start\":\"2026-11-22\",\"target\":\"2027-02-28\","
        "\"units\":[\"INSCS009@1\"]}"                                                              },
    {"choice",
     "{\"assessor\":\"" ID "\",\"chosen\":[\"INSCS009@1\"],\"dropped\":["
        "\"SFJOD4@1\"],\"ended\":[\"SFJOD4@1\"],\"qualification\":"
        "\"ABCDE-Q1@1\",\"start\":\"2026-11-22\",\"target\":\"2027-02-28\","
        "\"units\":[\"INSCS009@1\"]}"                                                              },
    {"draft",                   "{\"content\":\"" COMMITTED "\",\"evidence\":\"" ID
              "\",\"version\":1}"                                                     },
    {"mapping",
     "{\"basis\":\"inferred\",\"evidence\":\"" ID
        "#1\",\"items\":[\"INSCS009@1#P4\",\"INSCS009@1#P12.1\"],\"line\":"
        "\"" COMMITTED "\",\"region\":\"1#page=2&xywh=percent:10,20,30,4.5\"}"                     },
    {"unmapping",               "{\"evidence\":\"" ID "#1\",\"items\":[\"INSCS009@1#P4\"]}"        },
    {"discard",                 "{\"evidence\":\"" ID "#1\"}"                                      },
    {"submission",              "{\"by_declaration\":true,\"content\":\"" COMMITTED
                   "\",\"evidence\":\"" ID "#1\"}"                               },
    {"confirmation",
     "{\"comment\":\"" COMMITTED "\",\"evidence\":\"" ID "#1\"}"                                   },
    {"withdrawal",              "{\"evidence\":\"" ID "#12\"}"                                     },
    {"witness-request",
     "{\"days\":30,\"email\":\"" COMMITTED "\",\"evidence\":\"" ID
        "#1\",\"language\":\"cy\",\"link\":\"" COMMITTED
        "\",\"name\":\"" COMMITTED "\",\"request\":\"" ID "\"}"                                    },
    {"witness-confirmation",
     "{\"address\":\"" COMMITTED "\",\"content\":\"" COMMITTED
        "\",\"evidence\":\"" ID "#1\",\"link\":\"" COMMITTED
        "\",\"name\":\"" COMMITTED "\",\"relation\":\"" COMMITTED
        "\",\"request\":\"" ID "\",\"role\":\"" COMMITTED
        "\",\"statement\":\"" COMMITTED "\"}"                                                      },
    {"witness-check",           "{\"evidence\":\"" ID "#1\",\"how\":\"" COMMITTED
                      "\",\"request\":\"" ID "\"}"                            },
    {"review-import",           "{\"by\":\"" COMMITTED "\",\"content\":\"" COMMITTED
                      "\",\"decisions\":[{\"decision\":\"not-yet\",\"item\":"
                      "\"INSCS009@1#P4\",\"letter\":\"S\"}],\"evidence\":\"" ID
                      "#1\",\"next\":\"" COMMITTED "\",\"on\":\"2026-01-05\"}"},
    {"review",
     "{\"adopts\":\"" ID "#2\",\"decisions\":[{\"decision\":\"not-yet\","
        "\"item\":\"INSCS009@1#P4\","
        "\"letter\":\"S\",\"note\":\"" COMMITTED "\",\"rests\":[\"" ID
        "#2\"],\"s\":false}],\"due\":\"2026-12-01\",\"evidence\":[{\"content\":"
        "\"" COMMITTED "\",\"id\":\"" ID "\",\"outcome\":\"accepted\",\"vacr\":"
        "\"VACR\",\"version\":2}],\"feedback\":\"" COMMITTED
        "\",\"next\":\"" COMMITTED "\",\"refused\":[{\"evidence\":\"" ID
        "#2\",\"item\":\"INSCS009@1#P5\"}],\"review\":\"" ID "\"}"                                 },
    {"declaration",             "{\"unit\":\"INSCS009@1\"}"                                        },
    {"signature",               "{\"decisions_by\":[\"" ID "\"],\"unit\":\"INSCS009@1\"}"          },
    {"recall",                  "{\"evidence\":\"" ID "#1\"}"                                      },
    {"review-begun",            "{\"evidence\":\"" ID "#1\"}"                                      },
    {"reopening",               "{\"items\":[\"INSCS009@1#P22\"],\"reason\":\"" COMMITTED
                  "\",\"role\":\"iqa\",\"unit\":\"INSCS009@1\"}"                  },
    {"credit-transfer",
     "{\"certificate\":\"" COMMITTED "\",\"unit\":\"INSCS009@1\"}"                                 },
    {"exemption",
     "{\"certificate\":\"" COMMITTED "\",\"unit\":\"INSCS009@1\"}"                                 },
    {"revocation",              "{\"reason\":\"" COMMITTED "\",\"unit\":\"INSCS009@1\"}"           },
    {"allocation",
     "{\"from\":\"2026-11-22\",\"person\":\"" ID
        "\",\"role\":\"iqa\",\"to\":\"2027-01-01\",\"unit\":\"INSCS009@1\"}"                       },
    {"terms",
     "{\"claim_within\":1000,\"direct\":false,\"register_within\":25}"                             },
    {"placement",               "{\"cohort\":\"" COMMITTED "\",\"site\":\"" COMMITTED "\"}"        },
    {"registration",            "{\"day\":\"2026-11-22\",\"number\":\"" COMMITTED
                     "\",\"qualification\":\"ABCDE-Q1@1\"}"                    },
    {"break",                   "{\"day\":\"2026-11-22\",\"qualification\":\"ABCDE-Q1@1\","
              "\"until\":\"2027-01-01\",\"why\":\"" COMMITTED "\"}"                   },
    {"resumption",              "{\"day\":\"2026-11-22\",\"qualification\":\"ABCDE-Q1@1\"}"        },
    {"departure",               "{\"day\":\"2026-11-22\",\"qualification\":\"ABCDE-Q1@1\","
                  "\"why\":\"" COMMITTED "\"}"                                    },
    {"transfer",                "{\"day\":\"2026-11-22\",\"qualification\":\"ABCDE-Q1@1\","
                 "\"why\":\"" COMMITTED "\"}"                                      },
    {"eqa-agreement",           "{\"day\":\"2026-11-22\",\"qualification\":\"ABCDE-Q1@"
                      "1\",\"why\":\"" COMMITTED "\"}"                        },
    {"claim",                   "{\"day\":\"2026-11-22\",\"qualification\":\"ABCDE-Q1@1\","
              "\"units\":[\"INSCS009@1\"]}"                                           },
    {"certificate",             "{\"day\":\"2026-11-22\",\"number\":\"" COMMITTED
                    "\",\"qualification\":\"ABCDE-Q1@1\"}"                      },
    {"migration",
     "{\"again\":[\"CFACSA8@1#P3\"],\"allocations\":[{\"from\":"
        "\"2026-11-22\",\"person\":\"" ID "\",\"role\":\"assessor\"}],"
        "\"from\":[\"CFACSA8@1\",\"CFACSA9@1\"],\"items\":[{\"as\":\"same\","
        "\"from\":\"CFACSA8@1#P1\",\"to\":\"INSCS009@1#P2\"}],\"map\":\"" HASH
        "\",\"met\":1,\"start\":\"2026-11-22\",\"target\":\"2027-11-22\","
        "\"to\":\"INSCS009@1\"}"                                                                   },
    {"export",                  "{\"sha256\":\"" HASH
               "\",\"size\":1048576,\"units\":[\"INSCS009@1\"]}"                     },
    {"dated",
     "{\"actions\":[" ACTION "],\"content\":\"" COMMITTED
        "\",\"due\":\"2026-12-01\",\"items\":[\"INSCS009@1#P4\"],\"kind\":"
        "\"plan\",\"on\":\"2026-11-22\",\"people\":[\"" ID
        "\"],\"record\":\"" ID "\"}"                                                               },
    {"dated-signature",         "{\"record\":\"" ID "\"}"                                          },
    {"dated-end",               "{\"outcome\":\"" COMMITTED "\",\"record\":\"" ID "\"}"            },
    {"action",                  "{\"actions\":[" ACTION "],\"of\":\"" ID "\"}"                     },
    {"action-done",             "{\"action\":\"" ID "\",\"outcome\":\"" COMMITTED "\"}"            },
    {"sampling-plan",
     "{\"from\":\"2026-01-01\",\"reason\":\"" COMMITTED
        "\",\"strata\":[{\"assessors\":[\"" ID
        "\"],\"first\":true,\"languages\":[\"cy\"],\"learners\":[\"" ID
        "\"],\"least\":1,\"methods\":[\"OBS\"],\"mismatch\":true,"
        "\"rate\":50,\"reason\":\"" COMMITTED "\",\"reopened\":true,"
        "\"sites\":[\"" COMMITTED "\"],\"trainees\":true,\"units\":["
        "\"INSCS009\"]}],\"to\":\"2026-12-31\"}"                                                   },
    {"sampling-draw",
     "{\"draw\":\"" ID "\",\"number\":2,\"reason\":\"" COMMITTED
        "\",\"records\":[{\"how\":\"rate\",\"in\":[1,2],\"iqa\":\"" ID
        "\",\"learner\":\"" ID "\",\"stratum\":1,\"unit\":\"INSCS009@1\"}],"
        "\"size\":12}"                                                                             },
    {"release",                 "{\"reason\":\"" COMMITTED "\",\"sample\":\"" ID
                "\",\"unit\":\"INSCS009@1\"}"                                       },
    {"sample-countersignature",
     "{\"sample\":\"" ID "\",\"unit\":\"INSCS009@1\"}"                                             },
    {"sample",                  "{\"actions\":[" ACTION "],\"evidence\":[\"" ID
               "#1\"],\"feedback\":\"" COMMITTED
               "\",\"kind\":\"re-sample\",\"looked\":[\"voice\"],\"marked\":["
               "\"INSCS009@1#P4\"],\"of\":\"" ID "\",\"reviews\":[\"" ID
               "\"],\"sample\":\"" ID "\",\"unit\":\"INSCS009@1\"}"                  },
};
#define GOLDEN (sizeof(golden) / sizeof(golden[0]))

static struct act
act_of(struct ctx *c, const char *kind, const char *body)
{
    struct act act = {.kind = kind, .at = 1795342502000};

    if (strncmp(kind, "centre", 6) != 0 && strcmp(kind, "epoch") != 0 &&
        strcmp(kind, "cosignature") != 0)
        id_parse(ID, &act.subject);
    if (canon_parse(c, body, strlen(body), &act.body) != OK)
        printf("# %s: %s\n", kind, c->message);
    return act;
}

static void
test_golden(struct ctx *c)
{
    for (size_t i = 0; i < GOLDEN; i++) {
        struct act act = act_of(c, golden[i].kind, golden[i].body), back;
        bool subject = !id_is_none(act.subject);
        char *want = mem_printf(c->mem,
            "{\"actor\":\"operator\",\"at\":1795342502000,\"body\":%s,"
            "\"kind\":\"%s\"%s,\"v\":1}",
            golden[i].body, golden[i].kind,
            subject ? ",\"subject\":\"" ID "\"" : "");
        char *words = NULL;

        act_words(c, &act, &words);
        is_str(words, want, golden[i].kind);
        ok(words != NULL && act_parse(c, words, strlen(words), &back) == OK &&
                id_equal(back.subject, act.subject) && back.at == act.at,
            "it reads back");
    }
}

static void
refused(struct ctx *c, const char *kind, const char *body, const char *code,
    const char *what)
{
    struct act act = act_of(c, kind, body);
    char *words;

    fail_clear(c);
    ok(act_words(c, &act, &words) == ERR_INPUT && strcmp(c->code, code) == 0,
        what);
}

#define EVIDENCE(name) "{\"evidence\":\"" name "\"}"
#define UNIT(name) "{\"unit\":\"" name "\"}"
#define MAPPING(item)                                                          \
    "{\"basis\":\"direct\",\"evidence\":\"" ID "#1\",\"items\":[\"" item "\"]" \
    "}"
#define TERMS(claim, direct)                                                   \
    "{\"claim_within\":" claim ",\"direct\":" direct ",\"register_within\":"   \
    "25}"

/* One thing of each is not as its type wants it. */
static const struct {
    const char *kind, *body;
} misshapen[] = {
    {"role",         "{\"roles\":[\"a\x7f\"]}"                         },
    {"confirmation", EVIDENCE("0#1")                                   },
    {"confirmation", EVIDENCE(ID "_1")                                 },
    {"confirmation", EVIDENCE(ID "#")                                  },
    {"confirmation", EVIDENCE(ID "#1234567890")                        },
    {"confirmation", EVIDENCE(ID "#1a")                                },
    {"confirmation", EVIDENCE("0192e0c4-7a10-7c3b-9f00-1d2c3b4a5fxx#1")},
    {"confirmation", EVIDENCE("00000000-0000-0000-0000-000000000000#1")},
    {"declaration",  UNIT("@1")                                        },
    {"declaration",  UNIT("INSCS009")                                  },
    {"declaration",  UNIT("INSCS009@")                                 },
    {"declaration",  UNIT("INSCS009@1#P1")                             },
    {"mapping",      MAPPING("INSCS009@1#")                            },
    {"mapping",      MAPPING("INSCS009@1#P 1")                         },
    {"terms",        TERMS("1000",                                       "0")},
    {"terms",              TERMS("-1",                                                          "false")},
    {"terms",      TERMS("\"1\"","false")},
    {"review","{\"decisions\":[{},{}],\"evidence\":[],\"refused\":[]}"                                       },
};

static void
test_shapes(struct ctx *c)
{
    struct act act = act_of(c, "role", "{\"roles\":[]}");
    char *words;

    refused(c, "nothing", "{}", "act-kind", "an unknown kind is refused");
    refused(c, "role", "{}", "act-shape", "a missing field is refused");
    refused(c, "role", "{\"roles\":[],\"x\":1}", "act-shape",
        "an unknown field is refused");
    refused(
        c, "role", "{\"roles\":\"iqa\"}", "act-shape", "one thing is no list");
    refused(c, "role", "{\"roles\":[1]}", "act-shape",
        "a list's things have its type");
    refused(c, "role", "{\"roles\":[\"a\\nb\"]}", "act-shape",
        "a text has no lines");
    refused(c, "role", "[]", "act-shape", "a body is an object");
    refused(c, "declaration", "{\"unit\":\"inscs009@1\"}", "act-shape",
        "a unit's key is in upper case");
    refused(c, "declaration", "{\"unit\":\"INSCS009@01\"}", "act-shape",
        "a revision has no leading zero");
    refused(c, "confirmation", "{\"evidence\":\"" ID "\"}", "act-shape",
        "evidence is named with its version");
    refused(c, "confirmation", "{\"evidence\":\"" ID "#0\"}", "act-shape",
        "versions begin with 1");
    refused(c, "mapping",
        "{\"basis\":\"direct\",\"evidence\":\"" ID
        "#1\",\"items\":[\"INSCS009@1\"]}",
        "act-shape", "an item is named with its unit");
    refused(c, "approval",
        "{\"approval\":\"" ID "\",\"from\":\"2026-02-30\","
        "\"languages\":\"cy\",\"role\":\"a\",\"to\":\"2026-12-31\","
        "\"unit\":\"A\"}",
        "act-shape", "a day is a real one");
    refused(c, "draft",
        "{\"content\":\"Dear diary\",\"evidence\":\"" ID "\",\"version\":1}",
        "act-shape", "free text cannot stand for a commitment");
    refused(c, "review",
        "{\"decisions\":[{\"decision\":\"met\"}],\"evidence\":[],"
        "\"refused\":[]}",
        "act-shape", "a field missing in a list's object is refused");
    for (size_t i = 0; i < sizeof(misshapen) / sizeof(misshapen[0]); i++)
        refused(c, misshapen[i].kind, misshapen[i].body, "act-shape",
            mem_printf(
                c->mem, "no %s: %s", misshapen[i].kind, misshapen[i].body));
    refused(c, "role", mem_printf(c->mem, "{\"roles\":[\"%0201d\"]}", 0),
        "act-shape", "a text has 200 characters at most");
    act = act_of(c, "role", mem_printf(c->mem, "{\"roles\":[\"%0200d\"]}", 0));
    is_int(act_words(c, &act, &words), OK, "and has them");
    act = act_of(c, "terms",
        "{\"claim_within\":0,\"direct\":true,\"register_within\":0}");
    is_int(act_words(c, &act, &words), OK, "a flag is true, too");
    act.subject = (struct id){{0}};
    ok(act_words(c, &act, &words) == ERR_INPUT, "a subject is needed");
}

static void
test_reading(struct ctx *c)
{
    static const char good[] =
        "{\"actor\":\"operator\",\"at\":5,\"body\":{},\"kind\":\"passphrase\","
        "\"subject\":\"" ID "\",\"v\":1}";
    static const char *const bad[] = {
        "{\"actor\":\"operator\",\"at\":5,\"body\":{},\"kind\":\"passphrase\","
        "\"subject\":\"" ID "\",\"v\":2}",
        "{\"actor\":\"\",\"at\":5,\"body\":{},\"kind\":\"passphrase\","
        "\"subject\":\"" ID "\",\"v\":1}",
        "{\"actor\":\"operator\",\"at\":-5,\"body\":{},\"kind\":\"passphrase\""
        ",\"subject\":\"" ID "\",\"v\":1}",
        "{\"actor\":\"operator\",\"at\":5,\"body\":{},\"kind\":\"passphrase\","
        "\"more\":1,\"subject\":\"" ID "\",\"v\":1}",
        "{\"actor\":\"operator\",\"at\":5,\"body\":{},\"kind\":\"passphrase\","
        "\"v\":1}",
        "{\"actor\":\"operator\",\"at\":5,\"kind\":\"passphrase\","
        "\"subject\":\"" ID "\",\"v\":1}",
        "{\"at\":5,\"body\":{},\"kind\":\"passphrase\","
        "\"subject\":\"" ID "\",\"v\":1}",
        "[1]",
        "{\"actor\":5,\"at\":5,\"body\":{},\"kind\":\"passphrase\","
        "\"subject\":\"" ID "\",\"v\":1}",
        "{\"actor\":\"00000000-0000-0000-0000-000000000000\",\"at\":5,"
        "\"body\":{},\"kind\":\"passphrase\",\"subject\":\"" ID "\",\"v\":1}",
        "{\"actor\":\"operator\",\"at\":5,\"body\":{},\"kind\":\"passphrase\","
        "\"subject\":5,\"v\":1}",
        "{\"actor\":\"operator\",\"at\":5,\"body\":{},\"kind\":\"passphrase\","
        "\"subject\":\"" ID "\"}",
        "{\"actor\":\"operator\",\"at\":5,\"body\":{},\"kind\":\"passphrase\","
        "\"subject\":\"" ID "\",\"v\":\"1\"}",
        "{\"actor\":\"operator\",\"at\":\"5\",\"body\":{},\"kind\":"
        "\"passphrase\",\"subject\":\"" ID "\",\"v\":1}",
        "{\"actor\":\"operator\",\"body\":{},\"kind\":\"passphrase\","
        "\"subject\":\"" ID "\",\"v\":1}",
    };
    struct act act;
    char *words;

    ok(act_parse(c, good, strlen(good), &act) == OK, "an act is read");
    act.body = value_object(c->mem);
    act.at = INT64_C(1) << 53;
    ok(act_words(c, &act, &words) == ERR_INPUT, "2^53 cannot be written");
    is_str(c->code, "not-canonical", "and says so");
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        ok(act_parse(c, bad[i], strlen(bad[i]), &act) == ERR_INPUT,
            mem_printf(c->mem, "this is no act: %s", bad[i]));
}

struct appended {
    struct act act;
    struct act_entry entry;
};

static enum result
append(struct ctx *c, void *arg)
{
    struct appended *a = arg;

    return act_append(c, &a->act, &a->entry);
}

static void
test_appending(struct ctx *c)
{
    struct appended a = {.act = act_of(c, "role", "{\"roles\":[]}")};
    int64_t size;
    char *data;
    uint8_t leaf[SHA256_SIZE], root[SHA256_SIZE];

    a.act.at = 0;
    ok(tree_size(c, &size) == OK && size == 0, "a ledger begins empty");
    is_int(store_write(c, append, &a), OK, "an act is appended");
    is_int(a.entry.n, 0, "as the first leaf");
    is_int(a.entry.logged, datadir_time, "logged by the clock");
    data = mem_printf(
        c->mem, "%s\nunsigned\nlogged 1795342502118\n", a.entry.words);
    tree_leaf_hash(data, strlen(data), leaf);
    ok(memcmp(leaf, a.entry.leaf, sizeof(leaf)) == 0,
        "its leaf is the act, its signature line, the time of logging");
    ok(tree_root(c, 1, root) == OK && memcmp(root, leaf, sizeof(leaf)) == 0,
        "the root of one leaf is the leaf");
    datadir_time -= 1500;
    is_int(store_write(c, append, &a), OK, "a clock 1.5 s behind is let pass");
    is_int(a.entry.logged, datadir_time + 1500, "logged never goes back");
    datadir_time -= 1000;
    is_int(store_write(c, append, &a), ERR_FAULT, "2.5 s behind is not");
    is_str(c->code, "clock-behind", "and says so");
    datadir_time += 2500;
    a.act.at = datadir_time - 300001;
    is_int(store_write(c, append, &a), ERR_CONFLICT,
        "what was composed more than five minutes ago is refused");
    is_str(c->code, "act-stale", "and says so");
    a.act.at = datadir_time + 1;
    is_int(store_write(c, append, &a), ERR_CONFLICT,
        "what has yet to be composed is refused");
    a.act.at = datadir_time - 300000;
    is_int(store_write(c, append, &a), OK, "five minutes ago is not");
    ok(tree_size(c, &size) == OK && size == 3, "only what was taken is there");
    is_int(ledger_verify(c), OK, "and it verifies");
}

/* The key of RFC 8032's first vector signs an act; its bytes never change. */
static void
test_signed(struct ctx *c)
{
    static const char words[] =
        "{\"actor\":\"" ID "\",\"at\":5,\"body\":{"
        "\"unit\":\"INSCS009@1\"},\"kind\":"
        "\"declaration\",\"subject\":\"" ID "\",\"v\":1}";
    uint8_t seed[ED25519_SEED_SIZE], public[ED25519_PUBLIC_SIZE];
    const char *line, *lines;
    struct signature s;

    hex_parse(
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        seed, sizeof(seed));
    ed25519_public(seed, public);
    line = lines = signature_line(c->mem, seed, public, words);
    is_str(line,
        "ed25519 " KEY " k7KvLeQcR4l5boV+/lxO8hhen9Ira6YdrxkSA0ZoIQHl6PyJi7jl"
        "xiaUA+NTJ3ipPIr9RcYmTxc2NF+uz6I2CQ==\n",
        "an act's signature line");
    ok(signature_next(&lines, &s) && *lines == '\0' &&
            strcmp(s.key, KEY) == 0 && signature_holds(&s, public, words),
        "it reads back and holds");
    ok(!signature_holds(&s, public, words + 1), "not for other words");
    for (size_t i = 0; line[i] != '\0'; i++) {
        char *bad = mem_strdup(c->mem, line);

        bad[i] ^= 1;
        lines = bad;
        if (signature_next(&lines, &s) && strcmp(s.key, KEY) == 0 &&
            signature_holds(&s, public, words))
            ok(false, mem_printf(c->mem, "byte %zu counts", i));
    }
    ok(true, "every byte of it counts");
    lines = "ed25519 " KEY " QUFBQQ==\n";
    ok(!signature_next(&lines, &s), "and it is long enough");
}

/* Acts prove what they change only where somebody derives it. */
static void
test_derivations(struct ctx *c)
{
    const char *words;
    bool known;

    for (size_t i = 0; act_kind(i) != NULL; i++) {
        derive_ignores(act_kind(i), &known);
        ok(known,
            mem_printf(c->mem, "%s: it is said what it changes", act_kind(i)));
        words = act_words_of(act_kind(i));
        ok(strcmp(tr("cy", words), words) != 0, "and what it is called");
    }
    derive_ignores("bribe", &known);
    ok(!known, "but not of what is no kind");
}

int
main(void)
{
    struct ctx c = datadir_ctx();

    datadir_make(&c);
    test_golden(&c);
    test_shapes(&c);
    test_reading(&c);
    test_appending(&c);
    test_signed(&c);
    test_derivations(&c);
    datadir_done(&c);
    return done();
}
