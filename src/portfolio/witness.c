/* witness - asking by a link, opening it, confirming through it. */
#include <config.h>

#include <string.h>

#include "base/hash.h"
#include "base/str.h"
#include "base/time.h"
#include "base/utf8.h"
#include "ledger/act.h"
#include "ledger/commit.h"
#include "people/person.h"
#include "piece.h"
#include "portfolio/outbox.h"
#include "portfolio/witness.h"
#include "rules/rules.h"
#include "store/store.h"

#define LINE_BYTES 300
#define WORDS_BYTES ((size_t)1 << 16)
#define DAYS 30
#define DAYS_MAX 90

/* What is kept of a link. */
static const char *
link_hash(struct mem *m, const char *token)
{
    char hex[SHA256_HEX_SIZE];

    hash_sha256_hex(token, strlen(token), hex);
    return mem_strdup(m, hex);
}

/* A line that somebody typed, trimmed; codes: none, and not one line. */
static enum result
clean_line(
    struct ctx *c, const char **line, const char *code, const char *missing)
{
    const char *s = *line != NULL ? utf8_trim(c->mem, *line) : "";

    if (*s == '\0')
        return fail(c, ERR_INPUT, code, "%s", tr(c->lang, missing));
    if (strlen(s) > LINE_BYTES || !utf8_is_line(s))
        return fail(
            c, ERR_INPUT, code, N_("“%s” is no line of at most 300 bytes."), s);
    *line = utf8_nfc(c->mem, s);
    return OK;
}

static enum result
commit_to(struct ctx *c, struct value *body, struct id record, const char *key,
    const char *value)
{
    const char *text;
    enum result r = commitment(
        c, record, mem_printf(c->mem, "witness-%s", key), value, &text);

    if (r == OK)
        value_set_string(c->mem, body, key, text);
    return r;
}

struct asking {
    const struct witness_new *new;
    struct witness_asked *out;
    const char *token;
};

static enum result
append_request(
    struct ctx *c, const struct asking *a, const struct evidence_row *e)
{
    const struct witness_asked *asked = a->out;
    struct act act = {.kind = "witness-request",
        .actor = c->actor,
        .subject = e->learner,
        .body = value_object(c->mem)};
    enum result r;

    value_set_string(
        c->mem, act.body, "evidence", version_text(c->mem, e->id, e->version));
    value_set_integer(c->mem, act.body, "days", a->new->days);
    value_set_string(c->mem, act.body, "language", asked->language);
    r = commit_to(c, act.body, asked->id, "link", link_hash(c->mem, a->token));
    if (r == OK)
        r = commit_to(c, act.body, asked->id, "name", a->new->name);
    if (r == OK && a->new->email != NULL)
        r = commit_to(c, act.body, asked->id, "email", a->new->email);
    value_set_string(c->mem, act.body, "request", id_text(c->mem, asked->id));
    return r != OK ? r : act_append(c, &act, NULL);
}

static enum result
withdrawn(struct ctx *c)
{
    return fail(c, ERR_CONFLICT, "withdrawn",
        N_("This evidence was withdrawn; add it anew."));
}

static enum result
ask(struct ctx *c, void *arg)
{
    struct asking *a = arg;
    const struct witness_new *new = a->new;
    struct witness_asked *out = a->out;
    struct evidence_version_row v;
    struct evidence_row e;
    enum result r;

    if ((r = piece_get(c, new->evidence, &e, &v)) != OK ||
        (r = piece_recorder(c, e.learner)) != OK)
        return r;
    if (strcmp(v.state, "withdrawn") == 0)
        return withdrawn(c);
    r = may(c, &(struct deed){.kind = DEED_WITNESS,
                   .actor = (struct id){{0}},
                   .learner = e.learner,
                   .witness = new->name,
                   .email = new->email});
    if (r != OK)
        return r;
    out->expires = c->now + new->days *TIME_DAY;
    if ((r = sql_witness_request_end(c, e.id, e.version, new->name, c->now)) !=
            OK ||
        (r = sql_witness_request_add(c, out->id, e.id, e.version, c->actor,
             new->name, new->email, out->language, link_hash(c->mem, a->token),
             c->now, out->expires)) != OK ||
        (r = append_request(c, a, &e)) != OK || new->email == NULL)
        return r;
    return outbox_add(c, out->id, new->email);
}

/* The mail with the link, in the witness's language. */
static const char *
mail_text(struct ctx *c, const struct witness_new *new,
    const struct witness_asked *out)
{
    const char *lang = out->language;
    const char *subject = mem_printf(
        c->mem, tr(lang, N_("%s asks you to say what you saw")), out->learner);
    struct str s = str_in(c->mem);

    str_addf(&s, "To: <%s>\n", new->email);
    str_adds(&s, mail_header(c->mem, "Subject", subject));
    str_adds(&s, "MIME-Version: 1.0\nContent-Type: text/plain; "
                 "charset=UTF-8\nContent-Transfer-Encoding: 8bit\n"
                 "Auto-Submitted: auto-generated\n\n");
    str_addf(&s,
        tr(lang, N_("%s has asked you to say what you saw. You need no "
                    "account: this link opens one page, once.")),
        out->learner);
    str_addf(&s, "\n\n%s\n\n", out->link);
    str_addf(&s, tr(lang, N_("The link holds for %lld days.")),
        (long long)new->days);
    str_adds(&s, "\n");
    return s.s;
}

/* What the body needs that is no row: names, the token, the mail's words. */
static enum result
prepare(struct ctx *c, const struct witness_new *new, struct asking *a)
{
    struct witness_asked *out = a->out;
    uint8_t token[WITNESS_TOKEN / 2];
    struct person person;
    enum result r;

    if ((r = evidence_view(c, new->evidence, &out->evidence)) != OK ||
        (r = person_get(c, out->evidence.learner, &person)) != OK)
        return r;
    out->learner = person.name;
    if ((r = person_get(c, c->actor, &person)) != OK)
        return r;
    out->asker = person.name;
    out->id = id_new(c);
    out->language =
        new->language != NULL ? new->language : out->evidence.language;
    ctx_random(c, token, sizeof(token));
    a->token = hex_text(c->mem, token, sizeof(token));
    out->link = mem_printf(c->mem, "%s/witness/%s", new->address, a->token);
    if (new->email == NULL)
        return OK;
    return outbox_write(c, out->id, mail_text(c, new, out));
}

enum result
witness_ask(
    struct ctx *c, const struct witness_new *new, struct witness_asked *out)
{
    struct witness_new clean = *new;
    struct asking asking = {&clean, out, NULL};
    const char *at;
    enum result r;

    if ((r = clean_line(c, &clean.name, "no-name",
             N_("Who is asked? Give the name of the witness."))) != OK)
        return r;
    if (clean.email != NULL) {
        clean.email = utf8_trim(c->mem, clean.email);
        at = strchr(clean.email, '@');
        if (at == NULL || at == clean.email || strchr(at, '.') == NULL ||
            strlen(clean.email) > LINE_BYTES ||
            strpbrk(clean.email, " \t\r\n<>,;\"") != NULL)
            return fail(c, ERR_INPUT, "bad-email",
                N_("“%s” is no e-mail address."), clean.email);
    }
    if (clean.language != NULL && strcmp(clean.language, "cy") != 0 &&
        strcmp(clean.language, "en") != 0)
        return fail(c, ERR_INPUT, "bad-language",
            N_("The language of a witness is cy or en, not %s."),
            clean.language);
    if (clean.days == 0)
        clean.days = DAYS;
    if (clean.days < 1 || clean.days > DAYS_MAX)
        return fail(
            c, ERR_INPUT, "bad-days", N_("A link holds for 1 to 90 days."));
    if (clean.address == NULL || *clean.address == '\0')
        return fail(c, ERR_INPUT, "no-address",
            N_("A link begins with the address of the server: set "
               "public-address in tyst.conf."));
    if ((r = prepare(c, &clean, &asking)) != OK)
        return r;
    if ((r = store_write(c, ask, &asking)) != OK && clean.email != NULL)
        outbox_drop(c, out->id);
    return r;
}

/* The request of a link that holds, and its evidence as it is. */
static enum result
find(struct ctx *c, const char *token, struct witness_request_row *q,
    struct evidence_row *e, struct evidence_version_row *v)
{
    enum result r;

    r = sql_witness_request_by_link(c, link_hash(c->mem, token), q);
    if (r == ERR_NOT_FOUND)
        return fail(c, r, "no-link",
            N_("There is no such link. See that the whole of the address is "
               "there, or ask whoever sent it to you for a new one."));
    if (r != OK)
        return r;
    if (q->used != 0)
        return fail(c, ERR_CONFLICT, "link-used",
            N_("This link was used already, on %s. Nothing was changed now. "
               "If it was not you, tell the centre."),
            time_day(c->mem, q->used));
    if (q->expires <= c->now)
        return fail(c, ERR_CONFLICT, "link-late",
            N_("This link held until %s. Nothing was changed. Ask whoever "
               "sent it to you for a new one."),
            time_day(c->mem, q->expires));
    r = piece_get(c, q->evidence, e, v);
    if (r == ERR_NOT_FOUND ||
        (r == OK &&
            (e->version != q->version || strcmp(v->state, "withdrawn") == 0)))
        return fail(c, ERR_CONFLICT, "link-ended",
            N_("What you were asked about was changed or taken back since. "
               "Nothing was changed now. Whoever asked you can send you a new "
               "link."));
    return r;
}

enum result
witness_open(struct ctx *c, const char *token, struct witness_page *out)
{
    struct evidence_version_row v;
    struct witness_request_row q;
    struct evidence_row e;
    struct person person;
    enum result r;

    c->now = ctx_clock(c);
    if ((r = find(c, token, &q, &e, &v)) != OK ||
        (r = person_get(c, e.learner, &person)) != OK)
        return r;
    *out = (struct witness_page){.request = q.id,
        .name = q.name,
        .language = q.language,
        .learner = person.name};
    if ((r = person_get(c, q.asker, &person)) != OK)
        return r;
    out->asker = person.name;
    return evidence_view(c, e.id, &out->evidence);
}

struct confirming {
    const char *token;
    const struct witness_said *said;
};

static enum result
append_confirmation(struct ctx *c, const struct confirming *w,
    const struct witness_request_row *q, const struct evidence_row *e,
    const char *content)
{
    const struct witness_said *said = w->said;
    const struct {
        const char *key, *value;
    } committed[] = {
        {"address", said->address != NULL ? said->address : ""},
        {"link",    link_hash(c->mem,                           w->token)},
        {"name",         said->name                                             },
        {"relation",         said->relation},
        {"role",         said->role                                                 },
        {"statement",         said->words},
    };
    struct act act = {.kind = "witness-confirmation",
        .subject = e->learner,
        .body = value_object(c->mem)};
    enum result r = OK;

    for (size_t i = 0; r == OK && i < sizeof(committed) / sizeof(*committed);
         i++)
        r = commit_to(c, act.body, q->id, committed[i].key, committed[i].value);
    value_set_string(c->mem, act.body, "content", content);
    value_set_string(
        c->mem, act.body, "evidence", version_text(c->mem, e->id, e->version));
    value_set_string(c->mem, act.body, "request", id_text(c->mem, q->id));
    return r != OK ? r : act_append(c, &act, NULL);
}

static enum result
confirm(struct ctx *c, void *arg)
{
    const struct confirming *w = arg;
    const struct witness_said *said = w->said;
    struct evidence_version_row v;
    struct witness_request_row q;
    struct evidence_row e;
    enum result r;

    if ((r = find(c, w->token, &q, &e, &v)) != OK)
        return r;
    r = may(c, &(struct deed){.kind = DEED_WITNESS,
                   .actor = c->actor,
                   .learner = e.learner,
                   .witness = said->name,
                   .email = q.email,
                   .relative = said->relative});
    if (r != OK)
        return r;
    if (said->content == NULL || strcmp(said->content, v.content) != 0)
        return fail(c, ERR_CONFLICT, "changed-since",
            N_("What you read was changed meanwhile, and nothing was "
               "confirmed. Read it again; what you wrote is kept."));
    if ((r = sql_witness_request_use(c, q.id, c->now)) != OK ||
        (r = sql_witness_statement_add(c, q.id, e.id, e.version, said->name,
             said->role, said->relation, said->words, c->now)) != OK)
        return r;
    return append_confirmation(c, w, &q, &e, v.content);
}

enum result
witness_confirm(
    struct ctx *c, const char *token, const struct witness_said *said)
{
    struct witness_said clean = *said;
    struct confirming w = {token, &clean};
    enum result r;

    if (said->words == NULL || *utf8_trim(c->mem, said->words) == '\0')
        return fail(c, ERR_INPUT, "no-words",
            N_("Write what you saw, in your own words."));
    if (strlen(said->words) > WORDS_BYTES || !utf8_is_text(said->words))
        return fail(c, ERR_INPUT, "bad-text",
            N_("A statement is a text of at most 64 KiB."));
    clean.words = utf8_nfc(c->mem, said->words);
    if ((r = clean_line(c, &clean.name, "no-name", N_("Write your name."))) !=
            OK ||
        (r = clean_line(c, &clean.role, "no-role",
             N_("Write what your job is, or how you came to be there."))) !=
            OK ||
        (r = clean_line(c, &clean.relation, "no-relation",
             N_("Write how you know the learner."))) != OK)
        return r;
    return store_write(c, confirm, &w);
}
