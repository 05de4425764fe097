/* fetch - libcurl, with everything it could be led astray by taken away. */
#include <config.h>

#include <curl/curl.h>
#include <pthread.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/address.h"
#include "base/fetch.h"
#include "base/str.h"
#include "base/time.h"

#define REDIRECTS_MAX 5
#define CONNECT_WITHIN (10 * TIME_SECOND)
#define RATE_LEAST 1000L /* bytes a second, … */
#define RATE_FOR 15L     /* … and for so many seconds may be fewer */

/* One file being fetched; redirects go on with it. */
struct fetching {
    struct ctx *c;
    const struct fetch_rules *rules;
    CURL *curl;
    CURLU *url;
    int64_t until; /* by time_steady() */
    bool plain;    /* this request goes without TLS */
    bool denied;   /* an address was not allowed: */
    const char *address;
    bool too_large;
    struct str body;
    struct fetch_version version;
};

static pthread_once_t begun = PTHREAD_ONCE_INIT;

static void
begin(void)
{
    curl_global_init(CURL_GLOBAL_DEFAULT);
}

bool
fetch_is_url(const char *s)
{
    return strncasecmp(s, "https://", 8) == 0 ||
           strncasecmp(s, "http://", 7) == 0;
}

/* Is word one of those that list has, with commas and blanks between? */
static bool
is_listed(const char *list, const char *word)
{
    size_t len = strlen(word);

    while (*list != '\0') {
        size_t n = strcspn(list, ", ");

        if (n == len && n > 0 && strncasecmp(list, word, n) == 0)
            return true;
        list += n;
        list += strspn(list, ", ");
    }
    return false;
}

/* What libcurl is about to connect to, whatever name led there. */
static curl_socket_t
open_socket(void *arg, curlsocktype purpose, struct curl_sockaddr *a)
{
    struct fetching *f = arg;
    const char *text = address_text(f->c->mem, &a->addr);
    bool listed = is_listed(f->rules->allow, text);

    if (purpose != CURLSOCKTYPE_IPCXN ||
        !(listed || (!f->plain && address_is_public(&a->addr)))) {
        f->denied = true;
        f->address = text;
        return CURL_SOCKET_BAD;
    }
    return socket(a->family, a->socktype | SOCK_CLOEXEC, a->protocol);
}

static size_t
take_body(char *p, size_t size, size_t n, void *arg)
{
    struct fetching *f = arg;

    if (size * n > f->rules->max - f->body.len) {
        f->too_large = true;
        return CURL_WRITEFUNC_ERROR;
    }
    str_add(&f->body, p, size * n);
    return size * n;
}

/* The value of the header, when the line is of that name. */
static void
take_value(struct mem *m, const char *line, size_t len, const char *name,
    const char **out)
{
    size_t n = strlen(name);

    if (len <= n || len > 1000 || strncasecmp(line, name, n) != 0)
        return;
    line += n;
    len -= n;
    while (len > 0 && strchr(" \t", *line) != NULL) {
        line++;
        len--;
    }
    while (len > 0 && strchr(" \t\r\n", line[len - 1]) != NULL)
        len--;
    *out = mem_strndup(m, line, len);
}

static size_t
take_header(char *p, size_t size, size_t n, void *arg)
{
    struct fetching *f = arg;

    take_value(f->c->mem, p, size * n, "ETag:", &f->version.etag);
    take_value(f->c->mem, p, size * n, "Last-Modified:", &f->version.modified);
    return size * n;
}

static int
tell(void *arg, curl_off_t total, curl_off_t done, curl_off_t up_total,
    curl_off_t up)
{
    struct fetching *f = arg;

    (void)up_total;
    (void)up;
    if (f->rules->progress != NULL)
        f->rules->progress(f->rules->arg, done, total);
    return 0;
}

static char *
part_of(struct fetching *f, CURLUPart part)
{
    char *s = NULL, *copy;

    if (curl_url_get(f->url, part, &s, CURLU_DEFAULT_PORT) != CURLUE_OK)
        return NULL;
    copy = mem_strdup(f->c->mem, s);
    curl_free(s);
    return copy;
}

static enum result
denied(struct fetching *f, const char *what)
{
    return fail(f->c, ERR_DENIED, "fetch-denied",
        N_("Nothing may be fetched from %s; an administrator can allow a host "
           "with fetch-hosts in tyst.conf."),
        what);
}

/* May this host be asked at all?  Its addresses are looked at later. */
static enum result
check_url(struct fetching *f, const char *url)
{
    const char *scheme, *host, *port, *place;

    if (curl_url_set(f->url, CURLUPART_URL, url, CURLU_NON_SUPPORT_SCHEME) !=
            CURLUE_OK ||
        (scheme = part_of(f, CURLUPART_SCHEME)) == NULL ||
        (host = part_of(f, CURLUPART_HOST)) == NULL ||
        (port = part_of(f, CURLUPART_PORT)) == NULL)
        return fail(f->c, ERR_INPUT, "bad-url",
            N_("“%s” is not the address of a file."), url);
    if (part_of(f, CURLUPART_USER) != NULL ||
        part_of(f, CURLUPART_PASSWORD) != NULL)
        return fail(f->c, ERR_INPUT, "bad-url",
            N_("An address with a name or password in it is not fetched."));
    place = mem_printf(f->c->mem, "%s:%s", host, port);
    f->plain = strcmp(scheme, "https") != 0;
    if (is_listed(f->rules->allow, place))
        return OK;
    if (f->plain)
        return fail(f->c, ERR_DENIED, "fetch-denied",
            N_("Files are fetched over https only, and not as %s."), url);
    if (strcmp(port, "443") != 0)
        return denied(f, place);
    return is_listed(f->rules->hosts, host) ? OK : denied(f, host);
}

static struct curl_slist *
add_header(struct fetching *f, struct curl_slist *list, const char *name,
    const char *value)
{
    if (value == NULL)
        return list;
    return mem_must(
        curl_slist_append(list, mem_printf(f->c->mem, "%s: %s", name, value)));
}

static void
set_up(struct fetching *f, struct curl_slist *headers)
{
    int64_t left = f->until - time_steady();
    CURL *h = f->curl;

    curl_easy_reset(h);
    curl_easy_setopt(h, CURLOPT_CURLU, f->url);
    curl_easy_setopt(h, CURLOPT_PROTOCOLS_STR, f->plain ? "http" : "https");
    curl_easy_setopt(h, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(h, CURLOPT_USERAGENT, "tyst/" PACKAGE_VERSION);
    curl_easy_setopt(h, CURLOPT_PROXY, ""); /* whatever the environment says */
    curl_easy_setopt(h, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(h, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(h, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(h, CURLOPT_CONNECTTIMEOUT_MS, (long)CONNECT_WITHIN);
    curl_easy_setopt(h, CURLOPT_TIMEOUT_MS, (long)(left > 0 ? left : 1));
    curl_easy_setopt(h, CURLOPT_LOW_SPEED_LIMIT, RATE_LEAST);
    curl_easy_setopt(h, CURLOPT_LOW_SPEED_TIME, RATE_FOR);
    curl_easy_setopt(h, CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)f->rules->max);
    curl_easy_setopt(h, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(h, CURLOPT_OPENSOCKETDATA, f);
    curl_easy_setopt(h, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(h, CURLOPT_WRITEDATA, f);
    curl_easy_setopt(h, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(h, CURLOPT_HEADERDATA, f);
    curl_easy_setopt(h, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(h, CURLOPT_XFERINFOFUNCTION, tell);
    curl_easy_setopt(h, CURLOPT_XFERINFODATA, f);
}

/* What became of a request that got no answer. */
static enum result
broken(struct fetching *f, const char *url, CURLcode code)
{
    struct ctx *c = f->c;

    if (f->denied)
        return fail(c, ERR_DENIED, "fetch-denied",
            N_("Nothing is fetched from %s: its address %s is not a public "
               "one."),
            url, f->address);
    if (f->too_large || code == CURLE_FILESIZE_EXCEEDED)
        return fail(c, ERR_LIMIT, "too-large",
            N_("%s is larger than the %zu bytes a file may have."), url,
            f->rules->max);
    if (code == CURLE_OPERATION_TIMEDOUT)
        return fail(c, ERR_FAULT, "network",
            N_("%s was too slow to answer; try again later."), url);
    return fail(c, ERR_FAULT, "network", N_("%s cannot be fetched (%s)."), url,
        curl_easy_strerror(code));
}

static enum result
answered(struct fetching *f, const char *url, long status, bool is_known,
    struct fetched *out)
{
    struct ctx *c = f->c;

    if (status == 404 || status == 410)
        return fail(c, ERR_NOT_FOUND, "fetch-absent",
            N_("The server has no file at %s."), url);
    if (status != 200 && !(status == 304 && is_known))
        return fail(c, ERR_FAULT, "network",
            N_("The server answered %ld for %s, and sent no file."), status,
            url);
    *out = (struct fetched){status == 304, f->body.s, f->body.len, f->version};
    return OK;
}

/* One request; *next: where the server says that the file is. */
static enum result
ask(struct fetching *f, const char *url, const struct fetch_version *known,
    const char **next, struct fetched *out)
{
    struct curl_slist *headers = NULL;
    char *location = NULL;
    bool is_known;
    CURLcode code;
    long status = 0;
    enum result r;

    *next = NULL;
    if ((r = check_url(f, url)) != OK)
        return r;
    f->body = str_in(f->c->mem);
    f->version = (struct fetch_version){0};
    headers = add_header(f, headers, "If-None-Match", known->etag);
    headers = add_header(f, headers, "If-Modified-Since", known->modified);
    set_up(f, headers);
    code = curl_easy_perform(f->curl);
    is_known = headers != NULL;
    curl_slist_free_all(headers);
    if (code != CURLE_OK)
        return broken(f, url, code);
    curl_easy_getinfo(f->curl, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(f->curl, CURLINFO_REDIRECT_URL, &location);
    if (location == NULL)
        return answered(f, url, status, is_known, out);
    *next = mem_strdup(f->c->mem, location);
    return OK;
}

enum result
fetch(struct ctx *c, const char *url, const struct fetch_rules *rules,
    const struct fetch_version *known, struct fetched *out)
{
    struct fetching f = {.c = c, .rules = rules};
    enum result r = OK;
    int n = 0;

    pthread_once(&begun, begin);
    f.until = time_steady() + rules->within;
    f.curl = mem_must(curl_easy_init());
    f.url = mem_must(curl_url());
    while (r == OK && url != NULL) {
        if (n++ > REDIRECTS_MAX)
            r = fail(c, ERR_FAULT, "network",
                N_("The server sends us on from one address to the next, last "
                   "to %s."),
                url);
        else
            r = ask(&f, url, known, &url, out);
    }
    curl_url_cleanup(f.url);
    curl_easy_cleanup(f.curl);
    return r;
}
