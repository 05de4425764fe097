/* settings - one table of what can be set, and where it may come from. */
#include <config.h>

#include <arpa/inet.h>
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/address.h"
#include "base/file.h"
#include "base/str.h"
#include "base/time.h"
#include "base/utf8.h"
#include "web/settings.h"

#define CONF_MAX 65536
#define MAIL_TIME 30
#define FETCH_MAX ((size_t)8 << 20)

enum kind { TEXT, BASE, ADDRESSES, HOSTS, PLACES, FORMAT, FLAG, NUMBER, SIZE };

struct setting {
    const char *name;
    enum kind kind;
    size_t offset;
    const char *standard;
    int64_t min, max;
};

#define AT(member) offsetof(struct settings, member)
#define KIB INT64_C(1024)
#define TIB (KIB * KIB * KIB * KIB)

/* tyst.conf(5) lists them in this order. */
static const struct setting table[] = {
    {"listen",                  TEXT,      AT(listen),                  "127.0.0.1:8080", 0,   0       },
    {"insecure",                FLAG,      AT(insecure),                "no",             0,   0       },
    {"trusted-proxy",           ADDRESSES, AT(trusted_proxy),           "",               0,   0       },
    {"log-format",              FORMAT,    AT(log_format),              "text",           0,   0       },
    {"threads",                 NUMBER,    AT(threads),                 "0",              0,   64      },
    {"workers",                 NUMBER,    AT(workers),                 "4",              1,   64      },
    {"queue",                   NUMBER,    AT(queue),                   "128",            1,   10000   },
    {"connections",             NUMBER,    AT(connections),             "4096",           8,   100000  },
    {"connections-per-address", NUMBER,    AT(connections_per_address), "256",            1,
     100000                                                                                            },
    {"upload-max",              SIZE,      AT(upload_max),              "2G",             KIB, TIB     },
    {"head-time",               NUMBER,    AT(head_time),               "10",             1,   600     },
    {"idle-time",               NUMBER,    AT(idle_time),               "30",             1,   600     },
    {"stall-time",              NUMBER,    AT(stall_time),              "20",             1,   600     },
    {"minimum-rate",            SIZE,      AT(minimum_rate),            "500",            0,   KIB *KIB},
    {"stop-time",               NUMBER,    AT(stop_time),               "30",             0,   3600    },
    {"public-address",          BASE,      AT(public_address),          "",               0,   0       },
    {"standards-public",        FLAG,      AT(standards_public),        "no",             0,   0       },
    {"smtp",                    TEXT,      AT(smtp),                    "",               0,   0       },
    {"smtp-from",               TEXT,      AT(smtp_from),               "",               0,   0       },
    {"smtp-user",               TEXT,      AT(smtp_user),               "",               0,   0       },
    {"fetch-hosts",             HOSTS,     AT(fetch_hosts),             "",               0,   0       },
    {"fetch-allow",             PLACES,    AT(fetch_allow),             "",               0,   0       },
    {"fetch-time",              NUMBER,    AT(fetch_time),              "60",             1,   600     },
};
#define N (sizeof(table) / sizeof(table[0]))

static bool
parse_number(const struct setting *s, const char *text, int64_t *out)
{
    static const char units[] = "KMGT";
    const char *unit;
    char *end;

    if (*text < '0' || *text > '9')
        return false;
    errno = 0;
    *out = strtoll(text, &end, 10);
    if (errno != 0)
        return false;
    if (s->kind == SIZE && *end != '\0' &&
        (unit = strchr(units, *end)) != NULL) {
        for (const char *p = units; p <= unit; p++)
            if (__builtin_mul_overflow(*out, KIB, out))
                return false;
        end++;
    }
    return *end == '\0' && *out >= s->min && *out <= s->max;
}

static bool
parse_flag(const char *text, bool *out)
{
    *out = strcmp(text, "yes") == 0;
    return *out || strcmp(text, "no") == 0;
}

static bool
parse_format(const char *text, const char **out)
{
    static const char *const formats[] = {"text", "json", "none"};

    for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
        if (strcmp(text, formats[i]) == 0) {
            *out = formats[i];
            return true;
        }
    return false;
}

/* As the system writes it, so that addresses can be compared as text. */
static const char *
normal_address(struct mem *m, const char *text)
{
    int family = strchr(text, ':') != NULL ? AF_INET6 : AF_INET;
    char shown[INET6_ADDRSTRLEN];
    uint8_t address[16];

    if (inet_pton(family, text, address) != 1)
        return NULL;
    return mem_strdup(m, inet_ntop(family, address, shown, sizeof(shown)));
}

static const char *
normal_place(struct mem *m, const char *text)
{
    return address_normal(m, text);
}

static const char *
normal_host(struct mem *m, const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-.";
    const char *host = utf8_fold(m, text);

    return host[strspn(host, letters)] == '\0' ? host : NULL;
}

/* A list, each in its normal form. */
static bool
parse_list(struct ctx *c, const char *text,
    const char *(*normal)(struct mem *m, const char *text), const char **out)
{
    struct str s = str_in(c->mem);
    char *rest = mem_strdup(c->mem, text), *one;
    const char *found;

    while ((one = strsep(&rest, ", ")) != NULL) {
        if (*one == '\0')
            continue;
        if ((found = normal(c->mem, one)) == NULL)
            return false;
        str_addf(&s, "%s%s", s.len == 0 ? "" : ",", found);
    }
    *out = s.s;
    return true;
}

/* "https://tyst.example.org", without the "/" at its end. */
static bool
parse_base(struct mem *m, const char *text, const char **out)
{
    size_t len = strlen(text);

    while (len > 0 && text[len - 1] == '/')
        len--;
    *out = mem_strndup(m, text, len);
    if (len == 0)
        return *text == '\0';
    return (strncmp(text, "https://", 8) == 0 ||
               strncmp(text, "http://", 7) == 0) &&
           strpbrk(text, " \"<>\\") == NULL;
}

static bool
parse(struct ctx *c, const struct setting *s, const char *text, void *out)
{
    switch (s->kind) {
    case TEXT: *(const char **)out = mem_strdup(c->mem, text); return true;
    case BASE: return parse_base(c->mem, text, out);
    case ADDRESSES: return parse_list(c, text, normal_address, out);
    case HOSTS: return parse_list(c, text, normal_host, out);
    case PLACES: return parse_list(c, text, normal_place, out);
    case FORMAT: return parse_format(text, out);
    case FLAG: return parse_flag(text, out);
    case NUMBER:
    case SIZE: return parse_number(s, text, out);
    }
    return false;
}

static enum result
set(struct ctx *c, const struct setting *s, struct settings *out,
    const char *value, const char *where)
{
    if (parse(c, s, value, (char *)out + s->offset))
        return OK;
    if (s->kind == FLAG)
        return fail(c, ERR_INPUT, "bad-setting",
            N_("%s: %s is yes or no, and not “%s”."), where, s->name, value);
    if (s->kind == FORMAT)
        return fail(c, ERR_INPUT, "bad-setting",
            N_("%s: %s is text, json or none, and not “%s”."), where, s->name,
            value);
    if (s->kind == BASE)
        return fail(c, ERR_INPUT, "bad-setting",
            N_("%s: %s is an address that begins with https://, and not "
               "“%s”."),
            where, s->name, value);
    if (s->kind == ADDRESSES)
        return fail(c, ERR_INPUT, "bad-setting",
            N_("%s: %s is IP addresses with commas between them, and not "
               "“%s”."),
            where, s->name, value);
    if (s->kind == HOSTS)
        return fail(c, ERR_INPUT, "bad-setting",
            N_("%s: %s is names of hosts with commas between them, and not "
               "“%s”."),
            where, s->name, value);
    if (s->kind == PLACES)
        return fail(c, ERR_INPUT, "bad-setting",
            N_("%s: %s is IP addresses, each with its port, with commas "
               "between them (127.0.0.1:8443), and not “%s”."),
            where, s->name, value);
    return fail(c, ERR_INPUT, "bad-setting",
        N_("%s: %s is a number from %lld to %lld, and not “%s”."), where,
        s->name, (long long)s->min, (long long)s->max, value);
}

enum result
settings_set(struct ctx *c, struct settings *s, const char *name,
    const char *value, const char *where)
{
    for (size_t i = 0; i < N; i++)
        if (strcmp(name, table[i].name) == 0)
            return set(c, &table[i], s, value, where);
    return fail(c, ERR_INPUT, "bad-setting",
        N_("%s: there is no setting “%s”."), where, name);
}

/* "name = value", "# remark" or nothing. */
static enum result
read_line(struct ctx *c, struct settings *s, char *line, const char *where)
{
    char *value;

    line = utf8_trim(c->mem, line);
    if (*line == '\0' || *line == '#')
        return OK;
    if ((value = strchr(line, '=')) == NULL)
        return fail(c, ERR_INPUT, "bad-setting",
            N_("%s: a setting is written “name = value”."), where);
    *value++ = '\0';
    return settings_set(
        c, s, utf8_trim(c->mem, line), utf8_trim(c->mem, value), where);
}

static enum result
read_conf(struct ctx *c, struct settings *s, const char *path)
{
    char *text, *line;
    size_t len;
    int number = 0;
    enum result r;

    if ((r = file_read(c, path, CONF_MAX, &text, &len)) != OK) {
        if (r == ERR_NOT_FOUND)
            fail_clear(c);
        return r == ERR_NOT_FOUND ? OK : r;
    }
    if (!utf8_valid(text, len))
        return fail(c, ERR_INPUT, "bad-setting", N_("%s is not UTF-8."), path);
    while (r == OK && (line = strsep(&text, "\n")) != NULL)
        r = read_line(c, s, line, mem_printf(c->mem, "%s:%d", path, ++number));
    return r;
}

/* "upload-max" is TYST_UPLOAD_MAX. */
static const char *
variable(struct ctx *c, const char *name)
{
    char *s = mem_printf(c->mem, "TYST_%s", name);

    for (char *p = s; *p != '\0'; p++)
        if (*p == '-')
            *p = '_';
        else if (*p >= 'a' && *p <= 'z')
            *p = (char)(*p - 'a' + 'A');
    return s;
}

enum result
settings_read(struct ctx *c, const char *dir, struct settings *out)
{
    enum result r = OK;

    for (size_t i = 0; i < N; i++)
        set(c, &table[i], out, table[i].standard, "");
    r = read_conf(c, out, mem_printf(c->mem, "%s/tyst.conf", dir));
    for (size_t i = 0; r == OK && i < N; i++) {
        const char *name = variable(c, table[i].name), *value = getenv(name);

        if (value != NULL)
            r = set(c, &table[i], out, value, name);
    }
    return r;
}

struct fetch_rules
settings_fetch(const struct settings *s)
{
    return (struct fetch_rules){.hosts = s->fetch_hosts,
        .allow = s->fetch_allow,
        .max = FETCH_MAX,
        .within = s->fetch_time * TIME_SECOND};
}

enum result
settings_mail(struct ctx *c, const struct settings *s, const char *dir,
    struct mail_rules *out)
{
    size_t len;
    enum result r;
    char *text;

    *out = (struct mail_rules){
        s->smtp, s->smtp_from, s->smtp_user, NULL, MAIL_TIME * TIME_SECOND};
    if (*s->smtp == '\0' || *s->smtp_from == '\0')
        return fail(c, ERR_INPUT, "no-mail",
            N_("No mail is sent: smtp and smtp-from in tyst.conf say how."));
    if (*s->smtp_user == '\0')
        return OK;
    r = file_read(
        c, mem_printf(c->mem, "%s/keys/smtp", dir), CONF_MAX, &text, &len);
    if (r == OK)
        out->secret = mem_strndup(c->mem, text, strcspn(text, "\r\n"));
    return r;
}
