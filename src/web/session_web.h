/*
 * session_web - who is asking, and whether a form is one of ours.
 *
 * The cookie "tyst" ("__Host-tyst" over https) holds 256 random bits; only
 * their hash is stored (people/session.h).  The token of forms is an HMAC
 * under them, so nothing is kept for it, and it works before signing in too.
 * The cookie is SameSite=Lax: a link in a mail finds its reader signed in,
 * and as GET changes nothing, no other site gains by that.
 *
 * The dispatcher asks in this order:
 *
 *     visitors_open(), once
 *     session_find(q)          of every request but for files of ours
 *     session_admits(q)        once the route is known
 *     session_form(q, token)   of every POST, before its files are read
 */
#ifndef TYST_WEB_SESSION_WEB_H
#define TYST_WEB_SESSION_WEB_H

#include "people/access.h"
#include "request.h"

/* What the server keeps of its visitors in memory: who guesses passphrases,
 * and what has been read and is not yet written (a thread does that). */
struct visitors;

/* c->store is joined by the thread.  Closing writes what is left. */
enum result visitors_open(struct ctx *c, struct visitors **out);
void visitors_close(struct visitors *v);

/* The server's. */
struct visitors *server_visitors(struct server *s);

/* From q->heads: person, session, credential, temporary, token, and the
 * language, in c->lang too.  Nobody is signed in: they are none, which is no
 * failure. */
enum result session_find(struct request *q);

/*
 * May they ask for q->route?  OK; or OK with reply.location, to /login or to
 * choose a passphrase first; or ERR_DENIED "wrong-role".  ERR_DENIED
 * "signed-out" of a POST: the dispatcher reads the form, but keeps no files,
 * and answers with session_lost().
 */
enum result session_admits(struct request *q);

/* Whose session the visitor's cookie was of, when it ended not long ago;
 * ERR_NOT_FOUND without a sentence. */
enum result session_was(struct request *q, struct person *out);

/* The page that says that the session of this form has ended, and keeps what
 * was typed; signed in again: with a button that sends it. */
enum result session_lost(struct request *q);

/* Was the form made for this visitor's session?  token: its first field, NULL
 * when it has none.  ERR_DENIED "foreign-form".  One whose session has ended
 * is not asked: it is only shown again. */
enum result session_form(struct request *q, const char *token);

/* Before a form that nobody need be signed in for: see that the visitor has a
 * cookie, and q->token is theirs. */
void session_greet(struct request *q);

/*
 * Sign in: a new session, whatever the visitor had before, its cookie and
 * token, and the person's language.  ERR_INPUT "no-sign-in"; ERR_DENIED
 * "wrong-sign-in"; ERR_BUSY "too-many-tries" says how long to wait.
 */
enum result session_sign_in(
    struct request *q, const char *named, const char *passphrase, bool shared);

/* The same for who has just shown or chosen a passphrase. */
enum result session_begin(
    struct request *q, struct id person, struct id credential, bool shared);

/* Forget the cookies. */
void session_forget(struct request *q);

/* Set-Cookie for reply.language; NULL: none. */
const char *language_cookie(struct request *q);

/* The signed-in person's own passphrase, as signing asks for it: the
 * credential to sign with.  ERR_DENIED "wrong-passphrase"; ERR_BUSY
 * "too-many-tries" says how long to wait. */
enum result session_prove(
    struct request *q, const char *passphrase, struct id *out);

/* The one that they had before somebody reset it, to confirm their key. */
enum result session_prove_earlier(struct request *q, const char *passphrase);

/* How many pieces wait for the signed-in person's review. */
size_t session_waiting(struct request *q);

/* Note that a record was read.  ERR_BUSY when that cannot be written. */
enum result session_note(struct request *q, const struct access *read);

#endif
