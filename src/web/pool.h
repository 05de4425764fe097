/*
 * pool - threads for what may wait: the write lock, the disk, a passphrase.
 *
 * libmicrohttpd's own threads must not wait, or everybody else's requests wait
 * too.  So each change is handed over here while its connection is suspended.
 * The queue has an end: what does not fit is refused at once.
 */
#ifndef TYST_WEB_POOL_H
#define TYST_WEB_POOL_H

#include <stdbool.h>
#include <stddef.h>

struct pool;

typedef void pool_job(void *arg);

struct pool *pool_start(size_t threads, size_t queue);

/* Run job(arg) in one of the threads; false: the queue is full. */
bool pool_push(struct pool *p, pool_job *job, void *arg);

size_t pool_waiting(struct pool *p);

/* Let everything pushed end, and then the threads. */
void pool_stop(struct pool *p);

#endif
