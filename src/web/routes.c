/*
 * routes - everything the server answers.  Adding a page: a row here, its
 * function in page_<area>.c and handlers.h, its template in page/.
 */
#include <config.h>

#include "handlers.h"
#include "route.h"

/* clang-format off */
const struct route routes[] = {
    /* method  path          who         form           runs          shown again by */
    {GET,  "/",              SIGNED_IN,  NULL,          page_home,    NULL},
    {GET,  "/account",       NEWCOMER,   NULL,          page_account, NULL},
    {POST, "/account",       NEWCOMER,   &form_account, do_account,   page_account},
    {GET,  "/evidence/<id>/file/<n>", LEARNER | ASSESSOR | ADMINISTRATOR, &form_file, page_file, NULL},
    {GET,  "/healthz",       UNASKED,    NULL,          page_healthz, NULL},
    {GET,  "/login",         ANYONE,     &form_login,   page_login,   NULL},
    {POST, "/login",         ANYONE,     &form_login,   do_login,     page_login},
    {POST, "/logout",        ANYONE,     NULL,          do_logout,    NULL},
    {GET,  "/metrics",       UNASKED,    NULL,          page_metrics, NULL},
    {GET,  "/readyz",        UNASKED,    NULL,          page_readyz,  NULL},
    {POST, "/resume",        ANYONE,     &form_resume,  do_resume,    page_resume},
    {GET,  "/static/<word>", UNASKED,    NULL,          page_static,  NULL},
    {GET,  NULL,             ANYONE,     NULL,          NULL,         NULL}
};
/* clang-format on */
