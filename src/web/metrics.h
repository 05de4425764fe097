/* metrics - what is counted, for /metrics in Prometheus's text format. */
#ifndef TYST_WEB_METRICS_H
#define TYST_WEB_METRICS_H

#include <stdatomic.h>
#include <stdint.h>

#define METRICS_ROUTES 96
#define METRICS_STATUSES 24
#define METRICS_BUCKETS 9

struct metrics {
    /* By the route's place in the table (the last: none) and status. */
    _Atomic uint64_t requests[METRICS_ROUTES][METRICS_STATUSES];
    _Atomic uint64_t durations[METRICS_BUCKETS], sum; /* µs */
    _Atomic uint64_t received, sent;                  /* bytes of bodies */
};

struct exchange;

/* After a request has ended. */
void metrics_count(const struct exchange *x, int64_t us);

#endif
