/*
 * derive: acts that no room of ours would write, as a hostile package may hold
 * them, are refused, and nothing runs on or over because of them.
 */
#include <config.h>

#include <string.h>

#include "derive/derive.h"
#include "tap.h"

#define A "0193a000-0000-7000-8000-00000000000a" /* an assessor */
#define L "0193a000-0000-7000-8000-00000000000b" /* the learner */
#define S "0193a000-0000-7000-8000-00000000000c" /* a scan */
#define O "0193a000-0000-7000-8000-00000000000d" /* other evidence */
#define R "0193a000-0000-7000-8000-00000000000e"
#define NOW INT64_C(1795342502118)

struct said {
    const char *kind, *by, *body; /* by NULL: the operator */
};

#define ACTS_MAX 8
#define ENROLLED                                                               \
    {                                                                          \
        "enrolment", NULL, "{\"units\":[\"ABC@1\"],\"start\":\"2026-01-01\"}"  \
    }
#define SENT(id)                                                               \
    {"draft", A,                                                               \
        "{\"evidence\":\"" id "\",\"version\":1,\"content\":\"c:" id "\"}"},   \
    {                                                                          \
        "submission", A,                                                       \
            "{\"evidence\":\"" id "#1\",\"content\":\"c:" id "\"}"             \
    }
#define MET(item, more)                                                        \
    "{\"item\":\"ABC@1#" item "\",\"decision\":\"met\"" more "}"
#define RESTS(id) ",\"rests\":[\"" id "#1\"]"
#define IMPORT(decisions)                                                      \
    {                                                                          \
        "review-import", A,                                                    \
            "{\"evidence\":\"" S "#1\",\"content\":\"c:" S                     \
            "\",\"on\":\"2026-01-05\",\"by\":\"c:x\",\"decisions\":"           \
            "[" decisions "]}"                                                 \
    }
#define JUDGED(id)                                                             \
    "{\"id\":\"" id "\",\"version\":1,\"content\":\"c:" id                     \
    "\",\"vacr\":\"VACR\",\"outcome\":\"accepted\"}"
#define REVIEW(first, evidence, decisions)                                     \
    {                                                                          \
        "review", A,                                                           \
            "{" first "\"review\":\"" R "\",\"evidence\":[" evidence           \
            "],\"decisions\":[" decisions "],\"refused\":[]}"                  \
    }
#define ADOPTS(evidence, decisions)                                            \
    REVIEW("\"adopts\":\"" S "#1\",", evidence, decisions)
#define ASKS(days)                                                             \
    {                                                                          \
        "witness-request", L,                                                  \
            "{\"evidence\":\"" S "#1\",\"request\":\"" R                       \
            "\",\"name\":\"c:n\",\"link\":\"c:l\",\"language\":\"cy\","        \
            "\"days\":" days "}"                                               \
    }
#define DECLARED                                                               \
    SENT(S), REVIEW("", JUDGED(S), MET("P1", RESTS(S))),                       \
        {"confirmation", L, "{\"evidence\":\"" S "#1\"}"},                     \
    {                                                                          \
        "declaration", L, "{\"unit\":\"ABC@1\"}"                               \
    }
#define TAKEN                                                                  \
    {                                                                          \
        "qualification-enrolment", NULL,                                       \
            "{\"qualification\":\"Q@1\",\"start\":\"2026-01-01\","             \
            "\"units\":[\"ABC@1\"],\"chosen\":[\"ABC@1\"]}"                    \
    }

static const struct {
    const char *why;  /* in what is said of the last act; NULL: it is right */
    const char *rule; /* that the qualification has, "PER METHODS" */
    const char *name;
    struct said act[ACTS_MAX];
} cases[] = {
    {NULL,               NULL,       "decisions made elsewhere are adopted",
     {ENROLLED, SENT(S), IMPORT(MET("P1", "") "," MET("P2", "")),
            ADOPTS(JUDGED(S), MET("P2", RESTS(S)) "," MET("P1", RESTS(S)))}                                               },
    {"rest on the scan", NULL,       "but not by other evidence than their scan",
     {ENROLLED, SENT(S), SENT(O), IMPORT(MET("P1", "")),
            ADOPTS(JUDGED(O), MET("P1", RESTS(O)))}                                                                       },
    {"twice",            NULL,       "no criterion is decided twice with a scan",
     {ENROLLED, SENT(S), IMPORT(MET("P1", "") "," MET("P1", ""))}                                                         },
    {"other decisions",  NULL,       "one twice is not adopted for two",
     {ENROLLED, SENT(S), IMPORT(MET("P1", "") "," MET("P2", "")),
            ADOPTS(JUDGED(S), MET("P1", RESTS(S)) "," MET("P1", RESTS(S)))}                                               },
    {"other decisions",  NULL,       "nor less than was recorded",
     {ENROLLED, SENT(S), IMPORT(MET("P1", "") "," MET("P2", "")),
            ADOPTS(JUDGED(S), MET("P1", RESTS(S)))}                                                                       },
    {NULL,               NULL,       "a link holds for a number of days",
     {ENROLLED, SENT(S), ASKS("90")}                                                                                      },
    {"so many days",     NULL,       "that is no larger than it may be",
     {ENROLLED, SENT(S), ASKS("9007199254740991")}                                                                        },
    {"so many days",     NULL,       "and not none",                                        {ENROLLED, SENT(S), ASKS("0")}},
    {NULL,               "unit OBS", "evidence of no type is of no type that is asked for",
     {TAKEN, DECLARED}                                                                                                    },
    {"R13",              " ",        "a rule that counts in nothing is not kept",
     {TAKEN, DECLARED}                                                                                                    },
};

static struct xml_node *
qualification(struct ctx *c, const char *text)
{
    struct xml_node *root = xml_element(c->mem, NULL, "qualification");
    struct xml_node *rule = xml_element(c->mem, root, "evidence-rule");
    size_t len = strcspn(text, " ");

    if (len > 0)
        xml_set(c->mem, rule, "per", mem_strndup(c->mem, text, len));
    xml_set(c->mem, rule, "methods", text + len + 1);
    return root;
}

static enum result
read_act(
    struct ctx *c, const struct said *said, int64_t n, struct act_logged *out)
{
    struct value *body;
    enum result r = value_parse(c, said->body, strlen(said->body), &body);

    *out = (struct act_logged){
        .n = n,
        .logged = NOW + n,
        .signatures = "",
        .act = {.kind = said->kind, .at = NOW + n, .body = body}
    };
    if (said->by != NULL)
        id_parse(said->by, &out->act.actor);
    id_parse(L, &out->act.subject);
    return r;
}

static enum result
run(struct ctx *c, size_t i)
{
    struct act_logged act[ACTS_MAX];
    struct source_opening opening = {.commitment = "c:" S,
        .field = "content",
        .value = "{\"type\":\"\",\"happened\":\"2026-01-05\"}"};
    struct source_unit on = {.name = "Q@1", .key = "Q"};
    struct source s = {.c = c, .act = act, .opening = &opening, .nopenings = 1};
    struct account *account;

    id_parse(L, &s.learner);
    while (s.nacts < ACTS_MAX && cases[i].act[s.nacts].kind != NULL) {
        if (read_act(c, &cases[i].act[s.nacts], (int64_t)s.nacts,
                &act[s.nacts]) != OK)
            return ERR_FAULT;
        s.nacts++;
    }
    if (cases[i].rule != NULL) {
        on.root = qualification(c, cases[i].rule);
        s.qualification = &on;
        s.nqualifications = 1;
    }
    return derive(&s, &account);
}

int
main(void)
{
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct ctx c = {.mem = mem_new(), .lang = "en", .now = NOW};
        enum result r = run(&c, i);
        const char *said = r == OK ? "" : c.message;

        if (cases[i].why == NULL)
            is_str(said, "", cases[i].name);
        else
            ok(strstr(said, cases[i].why) != NULL, cases[i].name);
        mem_free(c.mem);
    }
    return done();
}
