/* mail - libcurl's SMTP, and the lines of a head. */
#include <config.h>

#include <curl/curl.h>
#include <string.h>
#include <time.h>

#include "base/mail.h"
#include "base/str.h"
#include "base/time.h"

#define WORD_BYTES 45 /* of an encoded word, before it is encoded */

static const char letters[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static void
add_base64(struct str *s, const unsigned char *p, size_t len)
{
    for (size_t i = 0; i < len; i += 3) {
        size_t n = len - i < 3 ? len - i : 3;
        unsigned bits = (unsigned)p[i] << 16 |
                        (n > 1 ? (unsigned)p[i + 1] << 8 : 0) |
                        (n > 2 ? p[i + 2] : 0);

        str_addc(s, letters[bits >> 18]);
        str_addc(s, letters[bits >> 12 & 63]);
        str_addc(s, n > 1 ? letters[bits >> 6 & 63] : '=');
        str_addc(s, n > 2 ? letters[bits & 63] : '=');
    }
}

/* In encoded words, none of which splits a letter. */
const char *
mail_header(struct mem *m, const char *name, const char *words)
{
    struct str s = str_in(m);
    size_t len = strlen(words);

    str_addf(&s, "%s:", name);
    for (size_t i = 0, n; i < len; i += n) {
        n = len - i < WORD_BYTES ? len - i : WORD_BYTES;
        while (i + n < len && ((unsigned char)words[i + n] & 0xc0) == 0x80)
            n--;
        str_adds(&s, i > 0 ? "\r\n =?UTF-8?B?" : " =?UTF-8?B?");
        add_base64(&s, (const unsigned char *)words + i, n);
        str_adds(&s, "?=");
    }
    str_adds(&s, "\r\n");
    return s.s;
}

/* "Mon, 23 Nov 2026 09:00:00 +0000" (RFC 5322), in no locale. */
static const char *
date_line(struct mem *m, int64_t ms)
{
    static const char *const days[] = {
        "Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May",
        "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    int64_t number = ms / TIME_DAY, s = ms % TIME_DAY / TIME_SECOND;
    int year, month, day;

    day_civil(number, &year, &month, &day);
    return mem_printf(m, "Date: %s, %d %s %d %02d:%02d:%02d +0000\r\n",
        days[number % 7], day, months[month - 1], year, (int)(s / 3600),
        (int)(s / 60 % 60), (int)(s % 60));
}

struct giving {
    const char *p;
    size_t len;
};

static size_t
give(char *to, size_t size, size_t n, void *arg)
{
    struct giving *g = arg;
    size_t len = size * n < g->len ? size * n : g->len;

    memcpy(to, g->p, len);
    g->p += len;
    g->len -= len;
    return len;
}

/* With CRLF at each line's end, as SMTP wants it. */
static struct str
whole(struct ctx *c, const struct mail_rules *rules, struct id id,
    const char *text)
{
    const char *host = strchr(rules->from, '@');
    struct str s = str_in(c->mem);

    str_addf(&s, "From: <%s>\r\n", rules->from);
    str_adds(&s, date_line(c->mem, ctx_clock(c)));
    str_addf(&s, "Message-ID: <%s%s>\r\n", id_text(c->mem, id),
        host != NULL ? host : "@tyst.invalid");
    for (; *text != '\0'; text++)
        if (*text == '\n' && (s.len == 0 || s.s[s.len - 1] != '\r'))
            str_adds(&s, "\r\n");
        else
            str_addc(&s, *text);
    return s;
}

static void
set_up(CURL *h, const struct mail_rules *rules, struct giving *g)
{
    bool signs_in = *rules->user != '\0' && rules->secret != NULL;

    curl_easy_setopt(h, CURLOPT_URL, rules->server);
    curl_easy_setopt(h, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(
        h, CURLOPT_USE_SSL, (long)(signs_in ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    if (signs_in) {
        curl_easy_setopt(h, CURLOPT_USERNAME, rules->user);
        curl_easy_setopt(h, CURLOPT_PASSWORD, rules->secret);
    }
    curl_easy_setopt(h, CURLOPT_PROXY, "");
    curl_easy_setopt(h, CURLOPT_NETRC, (long)CURL_NETRC_IGNORED);
    curl_easy_setopt(h, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(h, CURLOPT_TIMEOUT_MS, (long)rules->within);
    curl_easy_setopt(h, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(h, CURLOPT_READFUNCTION, give);
    curl_easy_setopt(h, CURLOPT_READDATA, g);
}

enum result
mail_send(struct ctx *c, const struct mail_rules *rules, struct id id,
    const char *to, const char *text)
{
    struct str s = whole(c, rules, id, text);
    struct giving g = {s.s, s.len};
    const char *from = mem_printf(c->mem, "<%s>", rules->from);
    struct curl_slist *list;
    CURLcode code;
    CURL *h;

    curl_global_init(CURL_GLOBAL_DEFAULT);
    h = mem_must(curl_easy_init());
    list = mem_must(curl_slist_append(NULL, mem_printf(c->mem, "<%s>", to)));
    set_up(h, rules, &g);
    curl_easy_setopt(h, CURLOPT_MAIL_FROM, from);
    curl_easy_setopt(h, CURLOPT_MAIL_RCPT, list);
    code = curl_easy_perform(h);
    curl_slist_free_all(list);
    curl_easy_cleanup(h);
    if (code == CURLE_OK)
        return OK;
    return fail(c, ERR_FAULT, "mail",
        N_("The mail server did not take it (%s); it is tried again."),
        curl_easy_strerror(code));
}
