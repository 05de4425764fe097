/* handlers - what the rows of the route table run. */
#ifndef TYST_WEB_HANDLERS_H
#define TYST_WEB_HANDLERS_H

#include "request.h"

handler page_healthz;
handler page_metrics;
handler page_readyz;
handler page_static;

#endif
