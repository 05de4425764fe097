/*
 * fuzz - a target is tried with random input by libFuzzer ("make fuzz"), and
 * with the inputs on its command line by "make check".
 */
#ifndef TYST_FUZZ_H
#define TYST_FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t len);

#endif
