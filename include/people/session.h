/*
 * session - somebody signed in to the pages.
 *
 * It is found by a random token that only their browser has; the database
 * holds its hash.  It ends by itself after half an hour unseen (five minutes
 * on a device that others use too) or after twelve hours, and with its
 * credential: a new passphrase, new roles and leaving end all of a person's.
 * It is no act: what is somebody's own asks for their passphrase besides.
 */
#ifndef TYST_PEOPLE_SESSION_H
#define TYST_PEOPLE_SESSION_H

#include "people/person.h"

#define SESSION_TOKEN_SIZE 32
#define SESSION_MINUTE (60 * TIME_SECOND)
#define SESSION_IDLE (30 * SESSION_MINUTE)
#define SESSION_IDLE_SHARED (5 * SESSION_MINUTE)
#define SESSION_LIFE (12 * 60 * SESSION_MINUTE)

struct session {
    struct id id, person, credential;
    int64_t made, seen; /* seen is up to a minute late */
    bool shared;        /* on a device that others use too */
    bool temporary;     /* opened with a passphrase that somebody else drew */
};

/*
 * Begin one after the passphrase was found right: a new token, whatever the
 * browser had before.  ERR_DENIED "wrong-sign-in" when the credential has
 * ended since.
 */
enum result session_open(struct ctx *c, struct id person, struct id credential,
    bool shared, uint8_t token[SESSION_TOKEN_SIZE]);

/* The one that stands now, and its person; ERR_NOT_FOUND, without a sentence,
 * when there is none. */
enum result session_by_token(struct ctx *c,
    const uint8_t token[SESSION_TOKEN_SIZE], struct session *out,
    struct person *person);

/* Whose it was, ended or not, while its row is kept; ERR_NOT_FOUND as above.
 */
enum result session_person(
    struct ctx *c, const uint8_t token[SESSION_TOKEN_SIZE], struct person *out);

/* A person's that stand, the last seen first. */
enum result session_list(
    struct ctx *c, struct id person, struct session **out, size_t *n);

/* End one, or all of a person's but one (none: all). */
enum result session_end(struct ctx *c, struct id id);
enum result session_end_others(struct ctx *c, struct id person, struct id but);

#endif
