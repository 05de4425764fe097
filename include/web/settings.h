/*
 * settings - what tyst.conf says about the server (tyst.conf(5)), each also
 * settable as TYST_<NAME>, and some by options of serve.
 */
#ifndef TYST_WEB_SETTINGS_H
#define TYST_WEB_SETTINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/fetch.h"
#include "base/mail.h"

struct settings {
    const char *listen;        /* "127.0.0.1:8080", "[::1]:0" */
    bool insecure;             /* elsewhere than on loopback too */
    const char *trusted_proxy; /* addresses, with commas; "": none */
    const char *log_format;    /* "text", "json" or "none" */
    int64_t threads;           /* that read heads and show pages; 0: by CPUs */
    int64_t workers;           /* that do what may wait */
    int64_t queue;             /* requests that may wait for a worker */
    int64_t connections, connections_per_address;
    int64_t upload_max;   /* bytes of one request's files */
    int64_t head_time;    /* s until a head must be whole */
    int64_t idle_time;    /* s until the next request's head must be */
    int64_t stall_time;   /* s without a byte of a body */
    int64_t minimum_rate; /* bytes a second of a body, after the first s */
    int64_t stop_time;    /* s that running requests have when we stop */
    const char *public_address; /* "https://…", of this server; "": unsaid */
    bool standards_public;      /* whoever asks may read the library */
    const char *smtp;           /* "smtp://host:587"; "": no mail is sent */
    const char *smtp_from, *smtp_user;
    const char *fetch_hosts; /* to fetch standards from, with commas */
    const char *fetch_allow; /* "ADDR:PORT" though not public, with commas */
    int64_t fetch_time;      /* s that fetching one may take */
};

/* All of them: built in, then tyst.conf in dir, then the environment.
 * ERR_INPUT "bad-setting" names the line. */
enum result settings_read(struct ctx *c, const char *dir, struct settings *out);

/* What they say of fetching standards. */
struct fetch_rules settings_fetch(const struct settings *s);

/* What they say of mail; its secret is the first line of keys/smtp in dir. */
enum result settings_mail(struct ctx *c, const struct settings *s,
    const char *dir, struct mail_rules *out);

/* One of them; where: what a failure says before it. */
enum result settings_set(struct ctx *c, struct settings *s, const char *name,
    const char *value, const char *where);

#endif
