/* bytes - some bytes and how many, as statements take and give them. */
#ifndef TYST_STORE_BYTES_H
#define TYST_STORE_BYTES_H

#include <stddef.h>
#include <stdint.h>

struct bytes {
    const uint8_t *p; /* NULL: none */
    size_t len;
};

#endif
