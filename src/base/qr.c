/* qr - libqrencode's squares as runs. */
#include <config.h>

#include <qrencode.h>

#include "base/qr.h"

#define QUIET 4

enum result
qr_make(struct ctx *c, const char *text, struct qr *out)
{
    QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    struct qr_run *run;

    if (code == NULL)
        return fail(c, ERR_LIMIT, "too-long",
            N_("The address is too long for a QR code."));
    *out = (struct qr){.size = code->width + 2 * QUIET};
    out->run = run = mem_array(
        c->mem, (size_t)code->width * (size_t)code->width, sizeof(*run));
    for (int y = 0; y < code->width; y++)
        for (int x = 0; x < code->width; x++) {
            if ((code->data[y * code->width + x] & 1) == 0)
                continue;
            if (x > 0 && (code->data[y * code->width + x - 1] & 1) != 0)
                run[out->n - 1].n++;
            else
                run[out->n++] = (struct qr_run){x + QUIET, y + QUIET, 1};
        }
    QRcode_free(code);
    return OK;
}
