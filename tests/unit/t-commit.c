/* commit: commitments bind a value to a record and hide it. */
#include <config.h>

#include "datadir.h"
#include "ledger/commit.h"
#include "store/sql.h"
#include "tap.h"

struct wanted {
    struct id record;
    const char *field, *value, *text;
};

static enum result
commit(struct ctx *c, void *arg)
{
    struct wanted *w = arg;

    return commitment(c, w->record, w->field, w->value, &w->text);
}

static const char *
of(struct ctx *c, struct id record, const char *field, const char *value)
{
    struct wanted w = {record, field, value, NULL};

    return store_write(c, commit, &w) == OK ? w.text : "failed";
}

/* HMAC-SHA-256 by "openssl dgst -sha256 -mac HMAC -macopt hexkey:0001…1f". */
static void
test_formula(void)
{
    uint8_t salt[SALT_SIZE];
    char text[COMMITMENT_SIZE];

    for (int i = 0; i < SALT_SIZE; i++)
        salt[i] = (uint8_t)i;
    commitment_of(salt, "name", "Cadi Ŵyn", text);
    is_str(text,
        "c:c45e046fed59bb7cd1a28ff4255d3180f13381ebe3f6283cf08bdd11fa95dea3",
        "it is the HMAC of field, zero byte and value");
    ok(commitment_is(text), "and looks like one");
    text[5] = 'G';
    ok(!commitment_is(text) && !commitment_is("") && !commitment_is("c:") &&
            !commitment_is("c:00"),
        "other things do not");
}

static void
test_keeping(struct ctx *c)
{
    struct id one = id_new(c), two = id_new(c);
    const char *name = of(c, one, "name", "Cadi");
    struct opening_row a, b;
    char text[COMMITMENT_SIZE];

    ok(commitment_is(name), "a value is committed to");
    is_str(of(c, one, "name", "Cadi"), name, "the same again is the same");
    ok(strcmp(of(c, two, "name", "Cadi"), name) != 0,
        "the same for another record is not");
    ok(strcmp(of(c, one, "email", "Cadi"), name) != 0, "nor in another field");
    if (!ok(sql_opening_get(c, name, &a) == OK &&
                sql_opening_get(c, of(c, one, "email", "x"), &b) == OK,
            "openings are kept"))
        return;
    ok(a.salt.len == SALT_SIZE && memcmp(a.salt.p, b.salt.p, SALT_SIZE) == 0,
        "one salt for all of a record");
    ok(id_equal(a.record, one), "they name the record");
    is_str(a.value, "Cadi", "and the value");
    commitment_of(a.salt.p, a.field, a.value, text);
    is_str(text, name, "and open the commitment");
}

int
main(void)
{
    struct ctx c = datadir_ctx();

    datadir_make(&c);
    test_formula();
    test_keeping(&c);
    datadir_done(&c);
    return done();
}
