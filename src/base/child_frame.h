/*
 * child_frame - what parent and child say to each other: a length of eight
 * bytes, the highest first, then so many bytes.
 */
#ifndef TYST_BASE_CHILD_FRAME_H
#define TYST_BASE_CHILD_FRAME_H

#include <stddef.h>
#include <stdint.h>

#define FRAME_HEAD 8
#define REQUEST_MAX ((size_t)32 << 20)
#define ANSWER_MAX ((size_t)64 << 20)

static inline void
frame_head(uint8_t head[FRAME_HEAD], size_t len)
{
    for (int i = 0; i < FRAME_HEAD; i++)
        head[i] = (uint8_t)((uint64_t)len >> (8 * (FRAME_HEAD - 1 - i)));
}

static inline uint64_t
frame_len(const uint8_t head[FRAME_HEAD])
{
    uint64_t len = 0;

    for (int i = 0; i < FRAME_HEAD; i++)
        len = len << 8 | head[i];
    return len;
}

#endif
