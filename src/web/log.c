/*
 * log - a line on stderr for each request and each event: key=value, or JSON.
 *
 * Nothing of what people write, name or ask for stands in it: of a path the
 * route's pattern.  One write() a line, so that threads do not mix.
 */
#include <config.h>

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "exchange.h"

static void
put(const char *line, int len, size_t size)
{
    if (len < 0 || (size_t)len >= size)
        len = (int)size - 1;
    if (write(STDERR_FILENO, line, (size_t)len) < 0) {
        /* There is nowhere to say that the log cannot be written. */
    }
}

static void
write_time(char *out, size_t size)
{
    struct timespec t;
    struct tm tm;
    size_t n;

    clock_gettime(CLOCK_REALTIME, &t);
    gmtime_r(&t.tv_sec, &tm);
    n = strftime(out, size, "%Y-%m-%dT%H:%M:%S", &tm);
    snprintf(out + n, size - n, ".%03ldZ", t.tv_nsec / 1000000);
}

void
log_request(const struct exchange *x)
{
    static const char text[] =
        "time=%s event=request id=%llu method=%s route=%s status=%u "
        "ms=%.3f in=%lld out=%lld\n";
    static const char json[] =
        "{\"time\":\"%s\",\"event\":\"request\",\"id\":%llu,\"method\":"
        "\"%s\",\"route\":\"%s\",\"status\":%u,\"ms\":%.3f,\"in\":%lld,"
        "\"out\":%lld}\n";
    const char *format = x->server->settings->log_format;
    const struct route *route = x->q.route;
    char line[512], when[40];
    struct timespec t;
    int64_t us;

    clock_gettime(CLOCK_MONOTONIC, &t);
    us = (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000 - x->started;
    metrics_count(x, us);
    if (strcmp(format, "none") == 0)
        return;
    write_time(when, sizeof(when));
    put(line,
        snprintf(line, sizeof(line), *format == 'j' ? json : text, when,
            (unsigned long long)x->number, x->method,
            route == NULL ? "-" : route->path, x->status, (double)us / 1000,
            (long long)x->received, (long long)x->size),
        sizeof(line));
}

/* detail: words of ours, or a failure's sentence: one line of text.  A fault is
 * said whatever the format. */
void
log_event(const struct server *s, const char *event, const char *detail)
{
    bool json = *s->settings->log_format == 'j';
    struct mem *m;
    struct str line;
    char when[40];

    if (*s->settings->log_format == 'n' && strcmp(event, "fault") != 0)
        return;
    m = mem_new();
    line = str_in(m);
    write_time(when, sizeof(when));
    str_addf(&line,
        json ? "{\"time\":\"%s\",\"event\":\"%s\",\"detail\":\""
             : "time=%s event=%s detail=\"",
        when, event);
    for (; *detail != '\0'; detail++) {
        if (*detail == '"' || *detail == '\\')
            str_addc(&line, '\\');
        str_addc(&line, *detail);
    }
    str_adds(&line, json ? "\"}\n" : "\"\n");
    put(line.s, (int)line.len, line.len + 1);
    mem_free(m);
}
