/*
 * keyfile - the secret keys of the centre as files, and the signer's memory.
 *
 * A key is PKCS #8 in PEM (RFC 8410), as OpenSSL writes it.  The folder and
 * all in it must be ours and nobody else's to read: ERR_FAULT "keys" says in
 * one line what is not.
 *
 * The memory is what was signed last.  It has two places, written in turn, so
 * that whatever interrupts leaves one of them whole; a file without any is one
 * of a ledger that was never signed.
 */
#ifndef TYST_LEDGER_KEYFILE_H
#define TYST_LEDGER_KEYFILE_H

#include "ledger/checkpoint.h"

#define KEYS "keys"
#define KEY_LEDGER "ledger.pem"
#define KEY_PACKAGE "package.pem"
#define KEY_MEMORY "signed"

/* Open DIR/keys, which is private, or a private file in it. */
enum result keys_open(struct ctx *c, const char *dir, int *out_fd);
enum result keyfile_open(
    struct ctx *c, int keys, const char *name, int flags, int *out_fd);

enum result keyfile_read(
    struct ctx *c, int keys, const char *name, uint8_t out[ED25519_SEED_SIZE]);

/* A new file, synced. */
enum result keyfile_write(
    struct ctx *c, const char *path, const uint8_t seed[ED25519_SEED_SIZE]);

struct memory {
    int64_t n;              /* how often something was signed */
    struct checkpoint last; /* when n > 0 */
};

enum result memory_read(struct ctx *c, int fd, struct memory *out);

/* The next thing: OK means that it is on the disk. */
enum result memory_write(
    struct ctx *c, int fd, const struct memory *before, const char *note);

#endif
