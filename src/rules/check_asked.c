/*
 * check_asked - R13: what the qualifications for which a unit is taken ask of
 * its evidence.  Only evidence by which an item is met counts.
 */
#include <config.h>

#include <string.h>

#include "base/time.h"
#include "check.h"
#include "store/sql.h"

#define UNSAID (-1)

/* Is the type among those that the rule is about? */
static bool
is_about(const struct rule_asks_row *asks, const char *type)
{
    size_t len = strlen(type);

    if (asks->methods == NULL || len == 0)
        return asks->methods == NULL;
    for (const char *p = asks->methods; (p = strstr(p, type)) != NULL; p += len)
        if ((p == asks->methods || p[-1] == ' ') &&
            (p[len] == ' ' || p[len] == '\0'))
            return true;
    return false;
}

struct counted {
    int64_t pieces, occasions, days;
};

/* Each piece once, and each day. */
static struct counted
count(const struct rule_asks_row *asks, const struct rule_rest_row *rest,
    size_t n)
{
    int64_t first = INT64_MAX, last = 0, number = 0;
    struct counted out = {0};

    for (size_t i = 0; i < n; i++) {
        bool piece = true, day = true;

        if (!is_about(asks, rest[i].type))
            continue;
        for (size_t k = 0; k < i; k++) {
            if (!is_about(asks, rest[k].type))
                continue;
            piece = piece && !id_equal(rest[k].evidence, rest[i].evidence);
            day = day && strcmp(rest[k].happened, rest[i].happened) != 0;
        }
        out.pieces += piece;
        out.occasions += day;
        day_parse(rest[i].happened, &number);
        first = number < first ? number : first;
        last = number > last ? number : last;
    }
    if (out.pieces > 0)
        out.days = last - first;
    return out;
}

/* where: the unit, the item or the qualification that they are counted in. */
static enum result
ask(struct ctx *c, const struct rule *rule, const struct rule_asks_row *asks,
    const struct rule_rest_row *rest, size_t n, const char *where)
{
    struct counted have = count(asks, rest, n);
    bool whole = strcmp(asks->per, "qualification") == 0;
    const struct {
        int64_t wanted, found;
        bool wrong;
        const char *sentence;
    } sides[] = {
        {asks->most,      have.pieces,
         asks->most != UNSAID && have.pieces > asks->most,
         N_("%s allows at most this many pieces of evidence of type %s for "
               "%s: %lld; there are: %lld.")                  },
        {asks->least,     have.pieces,    !whole && have.pieces < asks->least,
         N_("%s asks for at least this many pieces of evidence of type %s "
               "for %s: %lld; there are: %lld.")              },
        {asks->occasions, have.occasions,
         !whole && have.occasions < asks->occasions,
         N_("%s asks for evidence of type %s for %s on at least this many "
               "different days: %lld; there are: %lld.")      },
        {asks->days,      have.days,      !whole && have.days < asks->days,
         N_("%s asks that evidence of type %s for %s spread over at least "
               "this many days: %lld; it spreads over: %lld.")},
    };

    for (size_t i = 0; i < sizeof(sides) / sizeof(sides[0]); i++)
        if (sides[i].wrong)
            return fail(c, ERR_DENIED, rule->code,
                tr(c->lang, sides[i].sentence), asks->key,
                asks->methods ? asks->methods : "*", where,
                (long long)sides[i].wanted, (long long)sides[i].found);
    return OK;
}

/* The rests of one item follow each other. */
static enum result
ask_items(struct ctx *c, const struct rule *rule,
    const struct rule_asks_row *asks, const struct rule_rest_row *rest,
    size_t n, const char *unit)
{
    enum result r = OK;
    size_t len;

    for (size_t i = 0; r == OK && i < n; i += len) {
        for (len = 1; i + len < n; len++)
            if (!id_equal(rest[i + len].item, rest[i].item))
                break;
        r = ask(c, rule, asks, rest + i, len,
            mem_printf(c->mem, "%s:%s", unit, rest[i].name));
    }
    return r;
}

enum result
check_asked(struct ctx *c, const struct rule *rule, const struct deed *deed)
{
    struct rule_rest_row *rest, *whole;
    struct rule_enrolment_row e;
    struct rule_asks_row *asks;
    size_t n, nrest, nwhole;
    enum result r;

    if ((r = sql_rule_asked(c, deed->enrolment, &asks, &n)) != OK || n == 0 ||
        (r = sql_rule_enrolment(c, deed->enrolment, &e)) != OK ||
        (r = sql_rule_rests(c, deed->enrolment, &rest, &nrest)) != OK)
        return r;
    for (size_t i = 0; r == OK && i < n; i++) {
        if (strcmp(asks[i].per, "item") == 0) {
            r = ask_items(c, rule, &asks[i], rest, nrest, e.unit_key);
        } else if (strcmp(asks[i].per, "unit") == 0) {
            r = ask(c, rule, &asks[i], rest, nrest, e.unit_key);
        } else if ((r = sql_rule_rests_whole(
                        c, asks[i].qualifying, &whole, &nwhole)) == OK) {
            r = ask(c, rule, &asks[i], whole, nwhole, asks[i].key);
        }
    }
    return r;
}
