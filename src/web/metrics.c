/* metrics - counting requests, and the page that says how many. */
#include <config.h>

#include "exchange.h"
#include "handlers.h"

/* Statuses that are counted by themselves; the first stands for others. */
static const unsigned statuses[METRICS_STATUSES] = {0, 200, 206, 303, 304, 400,
    401, 403, 404, 405, 409, 413, 415, 416, 422, 429, 500, 503, 507};

/* Upper bounds in µs; the last has none. */
static const int64_t bounds[METRICS_BUCKETS - 1] = {
    500, 1000, 5000, 25000, 100000, 500000, 2000000, 10000000};

static size_t
route_number(const struct route *route)
{
    size_t n = route == NULL ? METRICS_ROUTES : (size_t)(route - routes);

    return n < METRICS_ROUTES - 1 ? n : METRICS_ROUTES - 1;
}

static void
add(_Atomic uint64_t *counter, uint64_t n)
{
    atomic_fetch_add_explicit(counter, n, memory_order_relaxed);
}

void
metrics_count(const struct exchange *x, int64_t us)
{
    struct metrics *m = &x->server->metrics;
    size_t status = 0, bucket = 0;

    for (size_t i = 1; i < METRICS_STATUSES; i++)
        if (statuses[i] == x->status)
            status = i;
    while (bucket < METRICS_BUCKETS - 1 && us > bounds[bucket])
        bucket++;
    add(&m->requests[route_number(x->q.route)][status], 1);
    add(&m->durations[bucket], 1);
    add(&m->sum, (uint64_t)us);
    add(&m->received, (uint64_t)x->received);
    add(&m->sent, (uint64_t)x->size);
}

static void
write_requests(struct str *s, struct metrics *m)
{
    str_adds(s, "# TYPE tyst_requests_total counter\n");
    for (size_t i = 0; i < METRICS_ROUTES; i++)
        for (size_t j = 0; j < METRICS_STATUSES; j++)
            if (m->requests[i][j] != 0)
                str_addf(s,
                    "tyst_requests_total{method=\"%s\",route=\"%s\","
                    "status=\"%u\"} %llu\n",
                    i == METRICS_ROUTES - 1   ? ""
                    : routes[i].method == GET ? "GET"
                                              : "POST",
                    i == METRICS_ROUTES - 1 ? "" : routes[i].path, statuses[j],
                    (unsigned long long)m->requests[i][j]);
}

static void
write_durations(struct str *s, struct metrics *m)
{
    unsigned long long n = 0;

    str_adds(s, "# TYPE tyst_request_seconds histogram\n");
    for (size_t i = 0; i < METRICS_BUCKETS - 1; i++) {
        n += m->durations[i];
        str_addf(s, "tyst_request_seconds_bucket{le=\"%g\"} %llu\n",
            (double)bounds[i] / 1e6, n);
    }
    n += m->durations[METRICS_BUCKETS - 1];
    str_addf(s,
        "tyst_request_seconds_bucket{le=\"+Inf\"} %llu\n"
        "tyst_request_seconds_sum %g\ntyst_request_seconds_count %llu\n",
        n, (double)m->sum / 1e6, n);
}

static void
write_value(struct str *s, const char *name, const char *type, uint64_t n)
{
    str_addf(
        s, "# TYPE %s %s\n%s %llu\n", name, type, name, (unsigned long long)n);
}

/* Only for who sits at this machine, and did not come through a proxy. */
enum result
page_metrics(struct request *q)
{
    struct exchange *x = (struct exchange *)q;
    struct metrics *m = &x->server->metrics;
    struct str *s = &q->reply.body;

    if (!x->peer->is_loopback || x->head.forwarded_for != NULL)
        return fail(
            q->c, ERR_NOT_FOUND, "no-page", N_("There is no such page."));
    *s = str_in(q->c->mem);
    write_requests(s, m);
    write_durations(s, m);
    write_value(
        s, "tyst_connections", "gauge", watch_connections(x->server->watch));
    write_value(s, "tyst_pool_waiting", "gauge", pool_waiting(x->server->pool));
    write_value(s, "tyst_received_bytes_total", "counter", m->received);
    write_value(s, "tyst_sent_bytes_total", "counter", m->sent);
    q->reply.type = "text/plain; version=0.0.4; charset=utf-8";
    return OK;
}
