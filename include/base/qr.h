/* qr - a text as a QR code (ISO/IEC 18004), by libqrencode. */
#ifndef TYST_BASE_QR_H
#define TYST_BASE_QR_H

#include "base/ctx.h"

/* Squares with the four blank ones around that readers want; each run is dark
 * squares side by side. */
struct qr {
    int size;
    const struct qr_run {
        int x, y, n;
    } * run;
    size_t n;
};

/* ERR_LIMIT "too-long" when no code is large enough. */
enum result qr_make(struct ctx *c, const char *text, struct qr *out);

#endif
