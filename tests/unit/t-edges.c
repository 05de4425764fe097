/*
 * edges: what no verb comes to ask of rules, states, proofs and sessions,
 * because it has looked before; the answer is right all the same.
 */
#include <config.h>

#include <sqlite3.h>
#include <string.h>

#include "centre.h"
#include "ledger/act.h"
#include "ledger/canon.h"
#include "ledger/centre.h"
#include "ledger/tree.h"
#include "people/credential.h"
#include "people/person.h"
#include "people/session.h"
#include "portfolio/evidence.h"
#include "rules/rules.h"
#include "rules/states.h"
#include "tap.h"

/* The check of the rule with that code. */
static enum result
ask(struct ctx *c, const char *code, const struct deed *deed)
{
    const struct rule *rule = rules;

    while (strcmp(rule->code, code) != 0)
        rule++;
    fail_clear(c);
    return rule->check(c, rule, deed);
}

static void
test_rules(struct centre *t)
{
    struct id evidence = centre_evidence(t, "DRINKS:P1", true);
    struct deed nothing = {.actor = t->assessor, .learner = t->learner};
    struct deed other = {.actor = t->assessor,
        .learner = t->assessor,
        .evidence = evidence,
        .version = 1};
    struct deed relative = {
        .actor = t->assessor, .learner = t->learner, .relative = true};
    struct deed reopening = {.kind = DEED_REOPEN,
        .actor = t->assessor,
        .learner = t->learner,
        .enrolment = t->enrolment,
        .items = 1,
        .reason = "An error.",
        .role = "assessor"};
    struct id nowhere = id_new(&t->c);
    bool trainee = true;

    is_int(ask(&t->c, "R11", &nothing), OK, "R11 leaves no evidence to R12");
    is_int(ask(&t->c, "R12", &nothing), ERR_DENIED, "which refuses it");
    is_int(ask(&t->c, "R12", &other), ERR_DENIED, "as it does another's");
    is_int(ask(&t->c, "unchecked", &nothing), OK, "no evidence, no witness");
    is_int(ask(&t->c, "R16", &nothing), OK, "and nobody's statement");
    is_int(ask(&t->c, "R5", &relative), ERR_DENIED, "a relative is no witness");
    relative.relative = false;
    relative.actor = t->learner;
    is_int(ask(&t->c, "R5", &relative), ERR_DENIED, "nor the learner");
    is_int(ask(&t->c, "R14", &reopening), ERR_DENIED,
        "an assessor reopens nothing");
    reopening.role = NULL;
    is_int(ask(&t->c, "R14", &reopening), ERR_DENIED, "nor nobody in no role");
    reopening.role = "iqa";
    is_int(ask(&t->c, "R14", &reopening), ERR_DENIED,
        "nor who says that they are an IQA");
    is_int(may_part(&t->c, PART_MET, &reopening), ERR_DENIED,
        "a unit without decisions is not met");
    t->c.actor = t->assessor;
    is_int(decides_as_trainee(&t->c, nowhere, &trainee), ERR_NOT_FOUND,
        "on no enrolment");
    ok(!trainee, "nobody is a trainee");
}

/* What an expert witness wrote on paper. */
static struct deed
on_paper(struct centre *t, const char *witness)
{
    struct value *details = value_object(t->c.mem);
    struct evidence_new new = {.title = "Statement",
        .words = "She made tea.",
        .type = "EWT",
        .items = "DRINKS:P1",
        .details = details};
    struct evidence_ref ref = {0};

    value_set_string(t->c.mem, details, "witness", witness);
    value_set_string(t->c.mem, details, "role", "Manager");
    value_set_string(t->c.mem, details, "relation", "Works with them");
    t->c.actor = t->learner;
    is_int(evidence_add(&t->c, t->learner, &new, &ref), OK, "a statement");
    is_int(evidence_submit(&t->c, ref.id, t->learner_credential), OK, "sent");
    return (struct deed){.actor = t->assessor,
        .learner = t->learner,
        .evidence = ref.id,
        .version = 1};
}

static void
test_witnesses(struct centre *t)
{
    struct person_new new = {.name = "Nia Rees",
        .email = "nia@example.org",
        .roles = 1u << ROLE_LEARNER};
    struct deed deed = {.actor = t->assessor, .witness = "NIA REES"};
    struct deed paper = on_paper(t, "Gwen");
    struct deed own = on_paper(t, "a-1");
    struct person p;

    is_int(ask(&t->c, "unchecked", &paper), ERR_DENIED,
        "an expert is checked as any witness is");
    is_int(ask(&t->c, "R16", &paper), OK, "it is another's");
    is_int(ask(&t->c, "R16", &own), ERR_DENIED, "or one's own, whatever case");
    t->c.actor = (struct id){{0}};
    is_int(person_add(&t->c, &new, &p), OK, "a learner with an address");
    deed.learner = p.id;
    is_int(ask(&t->c, "R5", &deed), ERR_DENIED, "is no witness by name");
    deed.witness = "Gwen";
    is_int(ask(&t->c, "R5", &deed), OK, "another is");
    deed.email = "Nia@Example.org";
    is_int(ask(&t->c, "R5", &deed), ERR_DENIED, "but not from that address");
}

static void
test_states(void)
{
    struct unit_facts facts = {.stage = "declaration"};

    is_int(evidence_state_of("nothing"), EVIDENCE_GONE,
        "evidence in no state is gone");
    is_int(unit_state_of(&facts), UNIT_REGISTERED,
        "a step that is no stage leaves the unit where it was");
}

static void
test_proofs(void)
{
    uint8_t a[SHA256_SIZE] = {1}, b[SHA256_SIZE] = {2};
    struct tree_proof none = {0}, one = {.n = 1}, long_one = {.n = 9};

    ok(!tree_included(a, -1, 1, &none, a), "no leaf stands before the first");
    ok(!tree_included(a, 1, 1, &none, a), "nor after the last");
    ok(tree_included(a, 0, 1, &none, a), "one leaf is its own root");
    ok(!tree_included(a, 0, 1, &one, a), "without more proof");
    ok(!tree_consistent(-1, a, 1, a, &none), "there is no tree of -1");
    ok(!tree_consistent(1, a, 1, b, &none), "a tree is no other");
    ok(!tree_consistent(1, a, 1, a, &one), "and needs no proof of itself");
    ok(!tree_consistent(3, a, 7, b, &long_one), "nor more than there is");
}

static enum result
count(struct ctx *c, const struct act_logged *logged, void *arg)
{
    (void)c;
    (void)logged;
    ++*(int *)arg;
    return OK;
}

static void
test_acts(struct centre *t)
{
    struct value *v;
    int n = 0;

    is_int(act_each_since(&t->c, t->learner, 0, count, &n), OK, "since no act");
    is_int(n, 0, "nothing is told");
    is_int(act_each_since(&t->c, t->learner, 1, count, &n), OK, "since one");
    ok(n > 0, "what followed is");
    is_str(act_words_of("nothing"), "nothing",
        "a kind that is unknown is called by its code");
    is_int(centre_keys(&t->c, NULL, NULL, NULL), ERR_FAULT,
        "a ledger without a centre has no keys");
    is_str(t->c.code, "setting-damaged", "which is said");
    ok(canon_parse(&t->c, "{\"\\u0001\":1}", 12, &v) == ERR_INPUT &&
            canon_parse(&t->c, "{\"\x7f\":1}", 7, &v) == ERR_INPUT,
        "no name holds a control character");
}

static void
test_sessions(struct centre *t)
{
    uint8_t token[SESSION_TOKEN_SIZE];
    struct person_new new = {
        .name = "Nia", .ref = "N-1", .roles = 1u << ROLE_LEARNER};
    struct session s;
    struct person p;
    sqlite3 *db;

    t->c.actor = (struct id){{0}};
    person_add(&t->c, &new, &p);
    is_int(session_open(&t->c, p.id, t->learner_credential, false, token),
        ERR_DENIED, "who has no passphrase opens no session");
    is_int(session_open(&t->c, t->learner, t->learner_credential, false, token),
        OK, "who has opens one");
    is_int(session_by_token(&t->c, token, &s, &p), OK, "which is found");
    sqlite3_open(mem_printf(t->c.mem, "%s/tyst.db", t->dir), &db);
    sqlite3_exec(db, "UPDATE person SET disabled = 1", NULL, NULL, NULL);
    sqlite3_close(db);
    is_int(session_by_token(&t->c, token, &s, &p), ERR_NOT_FOUND,
        "but not of somebody whose access has ended, were it still there");
}

static void
test_passphrases(struct centre *t)
{
    const char *bytes = "\xff\xfe are no letters";
    char words[1100] = "";
    struct id id;
    sqlite3 *db;

    memset(words, 'a', sizeof(words) - 1);
    is_int(credential_set(&t->c, t->assessor, "too short"), ERR_INPUT,
        "a passphrase is not too short");
    is_int(credential_set(&t->c, t->assessor, words), ERR_INPUT,
        "nor without end");
    is_int(credential_set(&t->c, t->assessor, bytes), OK, "it may be bytes");
    is_int(credential_check(&t->c, t->assessor, bytes, &id), OK, "that open");
    is_int(credential_check(&t->c, t->assessor, words, &id), ERR_DENIED,
        "what is without end opens nothing");
    sqlite3_open(mem_printf(t->c.mem, "%s/tyst.db", t->dir), &db);
    sqlite3_exec(db, "UPDATE person SET disabled = 1", NULL, NULL, NULL);
    sqlite3_close(db);
    is_int(credential_set(&t->c, t->assessor, "three words again"),
        ERR_CONFLICT, "nor has somebody one whose access has ended");
    sqlite3_open(mem_printf(t->c.mem, "%s/tyst.db", t->dir), &db);
    sqlite3_exec(db, "UPDATE person SET disabled = NULL", NULL, NULL, NULL);
    sqlite3_close(db);
}

int
main(void)
{
    struct centre t;

    centre_open(&t);
    test_rules(&t);
    test_witnesses(&t);
    test_states();
    test_proofs();
    test_acts(&t);
    test_passphrases(&t);
    test_sessions(&t);
    centre_close(&t);
    return done();
}
