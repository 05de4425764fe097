/* session_web - cookies, tokens, and what the dispatcher asks of them. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/time.h"
#include "base/utf8.h"
#include "exchange.h"
#include "journal.h"
#include "language.h"
#include "page.h"
#include "people/credential.h"
#include "people/session.h"
#include "route.h"
#include "session_web.h"
#include "throttle.h"
#include "waiting.h"

#define TOKEN_TEXT (2 * SESSION_TOKEN_SIZE)
#define YEAR 31536000

struct visitors {
    struct throttle *throttle;
    struct journal *journal;
    struct waiting *waiting;
};

enum result
visitors_open(struct ctx *c, struct visitors **out)
{
    struct journal *journal;
    enum result r;

    if ((r = journal_open(c, &journal)) != OK)
        return r;
    *out = calloc(1, sizeof(**out));
    if (*out == NULL)
        _exit(3);
    **out = (struct visitors){throttle_new(c), journal, waiting_new()};
    return OK;
}

void
visitors_close(struct visitors *v)
{
    if (v == NULL)
        return;
    journal_close(v->journal);
    throttle_free(v->throttle);
    waiting_free(v->waiting);
    free(v);
}

/* The value of a cookie; NULL: the visitor has none of that name. */
static const char *
cookie_get(const struct request *q, const char *name)
{
    const char *s = q->heads.cookie;
    size_t len = strlen(name);

    while (s != NULL && *s != '\0') {
        size_t n = strcspn(s, ";");

        if (n > len && memcmp(s, name, len) == 0 && s[len] == '=')
            return mem_strndup(q->c->mem, s + len + 1, n - len - 1);
        s += n + strspn(s + n, "; \t");
    }
    return NULL;
}

static const char *
cookie_name(const struct request *q)
{
    return q->heads.secure ? "__Host-tyst" : "tyst";
}

/* Set-Cookie; age in seconds, 0: it ends now, less: with the browser. */
static const char *
cookie_text(
    const struct request *q, const char *name, const char *value, long age)
{
    return mem_printf(q->c->mem, "%s=%s; Path=/; HttpOnly; SameSite=Lax%s%s",
        name, value, q->heads.secure ? "; Secure" : "",
        age < 0 ? "" : mem_printf(q->c->mem, "; Max-Age=%ld", age));
}

const char *
language_cookie(struct request *q)
{
    const char *language = q->reply.language;

    if (language == NULL)
        return NULL;
    return cookie_text(q, "lang", language, *language == '\0' ? 0 : YEAR);
}

void
session_forget(struct request *q)
{
    q->reply.cookie = cookie_text(q, cookie_name(q), "", 0);
    q->reply.language = "";
}

/* What forms are to carry: nobody who lacks the cookie can work it out. */
static const char *
form_token(struct request *q, const uint8_t token[SESSION_TOKEN_SIZE])
{
    static const char purpose[] = "form";
    uint8_t digest[SHA256_SIZE];

    hash_hmac_sha256(
        token, SESSION_TOKEN_SIZE, purpose, sizeof(purpose) - 1, digest);
    return hex_text(q->c->mem, digest, sizeof(digest));
}

static void
give_cookie(struct request *q, const uint8_t token[SESSION_TOKEN_SIZE])
{
    q->reply.cookie = cookie_text(
        q, cookie_name(q), hex_text(q->c->mem, token, SESSION_TOKEN_SIZE), -1);
    q->token = form_token(q, token);
}

void
session_greet(struct request *q)
{
    uint8_t token[SESSION_TOKEN_SIZE];

    if (q->token != NULL)
        return;
    ctx_random(q->c, token, sizeof(token));
    give_cookie(q, token);
}

static bool
token_get(const struct request *q, uint8_t token[SESSION_TOKEN_SIZE])
{
    const char *text = cookie_get(q, cookie_name(q));

    return text != NULL && strlen(text) == TOKEN_TEXT &&
           hex_parse(text, token, SESSION_TOKEN_SIZE);
}

static void
choose_language(struct request *q)
{
    const char *asked = language_known(query_code(q, "lang"));
    const char *cookie = cookie_get(q, "lang");

    if (asked != NULL && (cookie == NULL || strcmp(asked, cookie) != 0))
        q->reply.language = asked;
    q->c->lang =
        language_choose(asked, cookie, q->person.language, q->heads.language);
}

static void
admit(struct request *q, const struct session *s, const struct person *p)
{
    q->person = *p;
    q->session = s->id;
    q->ends = s->made + SESSION_LIFE;
    q->credential = s->credential;
    q->shared = s->shared;
    q->temporary = s->temporary;
    q->c->actor = p->id;
    if (q->c->now - s->seen >= SESSION_MINUTE)
        journal_seen(server_visitors(q->server)->journal, s->id, q->c->now);
}

/* The failure of a request that is refused already is left as it is. */
enum result
session_find(struct request *q)
{
    const char *code = q->c->code;
    char *message = q->c->message;
    uint8_t token[SESSION_TOKEN_SIZE];
    struct session s;
    struct person p;
    enum result r = ERR_NOT_FOUND;

    if (token_get(q, token)) {
        q->token = form_token(q, token);
        r = session_by_token(q->c, token, &s, &p);
    }
    if (r == OK)
        admit(q, &s, &p);
    choose_language(q);
    if (r != OK && r != ERR_NOT_FOUND)
        return r;
    q->c->code = code;
    q->c->message = message;
    return OK;
}

enum result
session_was(struct request *q, struct person *out)
{
    uint8_t token[SESSION_TOKEN_SIZE];
    enum result r = ERR_NOT_FOUND;

    if (token_get(q, token))
        r = session_person(q->c, token, out);
    fail_clear(q->c);
    return r;
}

enum result
session_admits(struct request *q)
{
    unsigned who = q->route->who;

    if (who == ANYONE ||
        ((who & PUBLISHED) != 0 && q->server->settings->standards_public))
        return OK;
    if (id_is_none(q->session)) {
        if (q->route->method == GET)
            return go(q,
                strcmp(q->path, "/") == 0 ? "/login" : "/login?next=%s",
                path_encoded(q->c->mem, q->path));
        return fail(q->c, ERR_DENIED, "signed-out",
            N_("You are not signed in any more."));
    }
    if (q->temporary && who != NEWCOMER) {
        if (q->route->method == GET)
            return go(q, "/account");
        return fail(q->c, ERR_DENIED, "temporary",
            N_("First choose a passphrase of your own."));
    }
    if ((who & q->person.roles) == 0)
        return fail(q->c, ERR_DENIED, "wrong-role",
            N_("This page is not for the roles that you have."));
    return OK;
}

enum result
session_form(struct request *q, const char *token)
{
    if (id_is_none(q->session) && q->route->who != ANYONE)
        return OK;
    if (token != NULL && q->token != NULL &&
        strlen(token) == strlen(q->token) &&
        hash_equal(token, q->token, strlen(token)))
        return OK;
    return fail(q->c, ERR_DENIED, "foreign-form",
        N_("This form is not of the session that you are in, so nothing was "
           "changed; open the page again. Cookies of this site have to be "
           "allowed."));
}

static const char *
wait_sentence(struct request *q, int64_t seconds)
{
    unsigned long minutes = (unsigned long)(seconds + 59) / 60;

    if (seconds < 100)
        return mem_printf(q->c->mem,
            tr_n(q->c->lang,
                "There were too many wrong passphrases. You can try again in "
                "%lu second.",
                "There were too many wrong passphrases. You can try again in "
                "%lu seconds.",
                (unsigned long)seconds),
            (unsigned long)seconds);
    return mem_printf(q->c->mem,
        tr_n(q->c->lang,
            "There were too many wrong passphrases. You can try again in %lu "
            "minute.",
            "There were too many wrong passphrases. You can try again in %lu "
            "minutes.",
            minutes),
        minutes);
}

/* May a passphrase be tried now? */
static enum result
may_try(struct request *q, const char *account)
{
    int64_t wait = throttle_try(
        server_visitors(q->server)->throttle, account, q->address, q->c->now);

    if (wait == 0)
        return OK;
    wait = (wait + TIME_SECOND - 1) / TIME_SECOND;
    q->reply.retry = (unsigned)wait;
    return fail(q->c, ERR_BUSY, "too-many-tries", "%s", wait_sentence(q, wait));
}

static void
passed(struct request *q, const char *account)
{
    throttle_passed(server_visitors(q->server)->throttle, account, q->address);
}

/* out NULL: the one of before. */
static enum result
prove(struct request *q, const char *passphrase, struct id *out)
{
    const char *account = id_text(q->c->mem, q->person.id);
    enum result r;

    if (passphrase == NULL)
        return fail(q->c, ERR_INPUT, "no-passphrase",
            N_("Your passphrase is needed here."));
    if ((r = may_try(q, account)) != OK)
        return r;
    r = out != NULL ? credential_check(q->c, q->person.id, passphrase, out)
                    : credential_earlier(q->c, q->person.id, passphrase);
    if (r == OK)
        passed(q, account);
    return r;
}

enum result
session_prove(struct request *q, const char *passphrase, struct id *out)
{
    return prove(q, passphrase, out);
}

enum result
session_prove_earlier(struct request *q, const char *passphrase)
{
    return prove(q, passphrase, NULL);
}

enum result
session_begin(
    struct request *q, struct id person, struct id credential, bool shared)
{
    uint8_t token[SESSION_TOKEN_SIZE];
    struct session s;
    struct person p;
    enum result r;

    if ((r = session_open(q->c, person, credential, shared, token)) != OK ||
        (r = session_by_token(q->c, token, &s, &p)) != OK)
        return r;
    admit(q, &s, &p);
    give_cookie(q, token);
    choose_language(q);
    q->out.lang = q->c->lang;
    return OK;
}

enum result
session_sign_in(
    struct request *q, const char *named, const char *passphrase, bool shared)
{
    const char *account;
    struct id credential;
    struct person p;
    enum result r;

    if (named == NULL || passphrase == NULL)
        return fail(q->c, ERR_INPUT, "no-sign-in",
            N_("Both your reference or e-mail address and your passphrase are "
               "needed."));
    named = utf8_trim(q->c->mem, named);
    account = utf8_fold(q->c->mem, named);
    if ((r = may_try(q, account)) != OK ||
        (r = credential_check_named(
             q->c, named, passphrase, &p, &credential)) != OK)
        return r;
    passed(q, account);
    if (!id_is_none(q->session) && (r = session_end(q->c, q->session)) != OK)
        return r;
    return session_begin(q, p.id, credential, shared);
}

size_t
session_waiting(struct request *q)
{
    if (q->temporary || (q->person.roles & ASSESSOR) == 0)
        return 0;
    return waiting_count(
        server_visitors(q->server)->waiting, q->c, q->person.id);
}

enum result
session_note(struct request *q, const struct access *read)
{
    if (journal_read(server_visitors(q->server)->journal, read))
        return OK;
    return fail(q->c, ERR_BUSY, "busy",
        N_("Somebody else is changing the data; try again."));
}
