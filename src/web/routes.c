/*
 * routes - everything the server answers.  Adding a page: a row here, its
 * function in page_<area>.c and handlers.h, its template in page/.
 */
#include <config.h>

#include "handlers.h"
#include "route.h"

/* clang-format off */
const struct route routes[] = {
    /* method  path          who       form  runs          shown again by */
    {GET,  "/healthz",       UNASKED,  NULL, page_healthz, NULL},
    {GET,  "/metrics",       UNASKED,  NULL, page_metrics, NULL},
    {GET,  "/readyz",        UNASKED,  NULL, page_readyz,  NULL},
    {GET,  "/static/<word>", UNASKED,  NULL, page_static,  NULL},
    {GET,  NULL,             ANYONE,   NULL, NULL,         NULL}
};
/* clang-format on */
