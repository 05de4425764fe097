/* slip - a witness's link as a page to be printed, with its QR code. */
#ifndef TYST_WEB_SLIP_H
#define TYST_WEB_SLIP_H

#include "base/str.h"
#include "portfolio/witness.h"

enum result slip_write(struct ctx *c, const struct witness_asked *asked,
    const char *name, struct str *out);

#endif
