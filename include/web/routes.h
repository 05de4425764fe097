/* routes - what the server answers, for whoever asks about it. */
#ifndef TYST_WEB_ROUTES_H
#define TYST_WEB_ROUTES_H

#include <stdbool.h>
#include <stddef.h>

struct route_shown {
    const char *method, *path;
    unsigned roles; /* who may ask: a bit each; 0: anybody */
};

/* The i-th row of the table, from 0; false behind the last. */
bool route_show(size_t i, struct route_shown *out);

#endif
