/*
 * check_acts - the ledger's part: every act in its canonical form, of a known
 * kind, in its order, and about this learner or what their acts refer to.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "ledger/canon.h"
#include "ledger/commit.h"

#define ACTS "data/ledger/acts.jsonl"
#define OPENINGS "data/ledger/openings.jsonl"

static enum result
bad_line(struct check *k, const char *file, size_t line, const char *why)
{
    return fail(k->c, ERR_INPUT, "bad-ledger", "%s:%zu: %s", file, line,
        tr(k->c->lang, why));
}

struct line {
    char *text;
    size_t n; /* from 1 */
};

/* Call each for every line, which is one canonical object; of what is read
 * here nothing stays but the line itself. */
static enum result
each_line(struct check *k, const char *file, char *p, size_t len,
    enum result (*each)(
        struct check *k, const struct value *v, const struct line *line))
{
    struct line line = {p, 1};
    enum result r = OK;

    for (char *end = p + len; r == OK && p < end; line.n++) {
        char *feed = memchr(p, '\n', (size_t)(end - p));
        struct ctx apart = *k->c;
        struct value *v;

        apart.mem = mem_new();
        if (feed == NULL ||
            canon_parse(&apart, p, (size_t)(feed - p), &v) != OK) {
            r = bad_line(
                k, file, line.n, N_("this is not in the canonical form."));
        } else {
            *feed = '\0';
            line.text = p;
            r = each(k, v, &line);
            p = feed + 1;
        }
        mem_free(apart.mem);
    }
    return r;
}

static size_t
count_lines(const char *p)
{
    size_t n = 0;

    for (; *p != '\0'; p++)
        n += *p == '\n';
    return n;
}

static bool
is_person(const struct check *k, struct id id)
{
    const char *text = id_text(k->c->mem, id);

    for (struct xml_node *i = k->portfolio->first; i != NULL; i = i->next)
        if (strcmp(i->name, "person") == 0 &&
            strcmp(xml_get(i, "id"), text) == 0)
            return true;
    return false;
}

/* What is told of others than the learner. */
static const char *const of_people[] = {"person", "role", "language",
    "approval", "approval-end", "key", "key-replaced", "key-rotated",
    "key-confirmed", "leaver", NULL};

/* And of nobody. */
static const char *const of_centre[] = {"centre", "centre-key", "epoch",
    "standard", "standard-language", "qualification", NULL};

/* About the learner, or of a kind that their acts refer to. */
static bool
belongs(const struct check *k, const struct act *act)
{
    const char *kind = act->kind;

    if (id_equal(act->subject, k->from.learner))
        return strcmp(kind, "export") != 0;
    for (size_t i = 0; of_centre[i] != NULL; i++)
        if (strcmp(kind, of_centre[i]) == 0)
            return true;
    for (size_t i = 0; of_people[i] != NULL; i++)
        if (strcmp(kind, of_people[i]) == 0)
            return is_person(k, act->subject);
    return false;
}

static bool
is_integer(const struct value *v)
{
    return v != NULL && v->type == VALUE_INTEGER && v->integer >= 0;
}

/* Lines as the ledger has them; NULL: these are none. */
static const char *
join_lines(struct mem *m, const struct value *lines)
{
    struct str s = str_in(m);

    if (lines == NULL || lines->type != VALUE_ARRAY || lines->n == 0)
        return NULL;
    for (const struct value *i = lines->first; i != NULL; i = i->next) {
        if (i->type != VALUE_STRING || strchr(i->string, '\n') != NULL)
            return NULL;
        str_addf(&s, "%s\n", i->string);
    }
    return s.s;
}

/* An act's own bytes in its line {"act":…,"leaf":…}; where a text holds the
 * like, its quotes are escaped. */
static char *
words_in(char *text)
{
    static const char before[] = "{\"act\":", after[] = ",\"leaf\":";
    char *end = text;

    for (char *p = text; (p = strstr(p, after)) != NULL; p++)
        end = p;
    *end = '\0';
    return text + strlen(before);
}

static enum result
read_act(struct check *k, const struct value *v, const struct line *line)
{
    const struct value *act = value_get(v, "act"), *n = value_get(v, "leaf");
    const struct value *logged = value_get(v, "logged");
    struct act_logged *last =
        k->from.nacts ? &k->from.act[k->from.nacts - 1] : NULL;
    struct act_logged *out = &k->from.act[k->from.nacts];

    if (v->n != 4 || act == NULL || !is_integer(n) || !is_integer(logged) ||
        (out->signatures = join_lines(k->c->mem, value_get(v, "signatures"))) ==
            NULL)
        return bad_line(k, ACTS, line->n, N_("this is no line of an act."));
    if (act_read(k->c, act, &out->act) != OK)
        return bad_line(k, ACTS, line->n,
            N_("this is no act of a kind and shape that is known."));
    out->act.kind = mem_strdup(k->c->mem, out->act.kind);
    out->act.body = value_copy(k->c->mem, out->act.body);
    out->words = words_in(line->text);
    out->n = n->integer;
    out->logged = logged->integer;
    if (last != NULL && (last->n >= out->n || last->logged > out->logged))
        return bad_line(k, ACTS, line->n,
            N_("the acts are not in the order of the ledger."));
    if (out->act.at > out->logged || out->logged - out->act.at > ACT_STALE_MS)
        return bad_line(k, ACTS, line->n,
            N_("this was composed after it was logged, or long before."));
    if (!belongs(k, &out->act))
        return bad_line(k, ACTS, line->n,
            N_("this act does not belong to this learner's portfolio."));
    k->from.nacts++;
    return OK;
}

enum result
check_acts(struct check *k)
{
    enum result r;
    size_t len;
    char *p;

    if ((r = check_text(k, ACTS, &p, &len)) != OK)
        return r;
    k->from.act =
        mem_array(k->c->mem, count_lines(p) + 1, sizeof(*k->from.act));
    return each_line(k, ACTS, p, len, read_act);
}

static enum result
read_opening(struct check *k, const struct value *v, const struct line *line)
{
    struct source_opening *o = &k->from.opening[k->from.nopenings];
    struct mem *m = k->c->mem;
    const char *salt = value_get_string(v, "salt");
    const char *record = value_get_string(v, "record");
    uint8_t bytes[SALT_SIZE];
    char computed[COMMITMENT_SIZE];

    o->commitment = mem_strdup(m, value_get_string(v, "commitment"));
    o->field = mem_strdup(m, value_get_string(v, "field"));
    o->value = mem_strdup(m, value_get_string(v, "value"));
    if (v->n != 5 || salt == NULL || !hex_parse(salt, bytes, SALT_SIZE) ||
        record == NULL || !id_parse(record, &o->record) ||
        o->commitment == NULL || o->field == NULL || o->value == NULL)
        return bad_line(k, OPENINGS, line->n, N_("this opens no commitment."));
    commitment_of(bytes, o->field, o->value, computed);
    if (strcmp(computed, o->commitment) != 0)
        return bad_line(
            k, OPENINGS, line->n, N_("this is not what was committed to."));
    if (k->from.nopenings > 0 && strcmp(o[-1].commitment, o->commitment) >= 0)
        return bad_line(k, OPENINGS, line->n,
            N_("the openings are not in the order of their commitments."));
    k->from.nopenings++;
    return OK;
}

/* Does the act, somewhere in its body, hold the commitment? */
static void
mark(const struct check *k, const struct value *v, bool *used)
{
    const struct source_opening *found;

    for (const struct value *i = v->first; i != NULL; i = i->next)
        mark(k, i, used);
    if (v->type == VALUE_STRING &&
        (found = source_opening(&k->from, v->string)) != NULL)
        used[found - k->from.opening] = true;
}

enum result
check_openings(struct check *k)
{
    enum result r;
    bool *used;
    size_t len, n;
    char *p;

    if ((r = check_text(k, OPENINGS, &p, &len)) != OK)
        return r;
    n = count_lines(p) + 1;
    k->from.opening = mem_array(k->c->mem, n, sizeof(*k->from.opening));
    if ((r = each_line(k, OPENINGS, p, len, read_opening)) != OK)
        return r;
    used = mem_array(k->c->mem, n, sizeof(*used));
    for (size_t i = 0; i < k->from.nacts; i++)
        mark(k, k->from.act[i].act.body, used);
    for (size_t i = 0; i < k->from.nopenings; i++)
        if (!used[i])
            return bad_line(k, OPENINGS, i + 1,
                N_("no act of this package holds this commitment."));
    return OK;
}
