/*
 * tree - the Merkle tree over the acts and its proofs (RFC 9162 section 2).
 *
 * A leaf's hash is SHA-256(0x00 || data), a node's SHA-256(0x01 || left ||
 * right).  Complete subtrees are stored, so that appending and proving read
 * and write in the order of log n of them.  A tree of any earlier size can be
 * asked for.
 */
#ifndef TYST_LEDGER_TREE_H
#define TYST_LEDGER_TREE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ctx.h"
#include "base/hash.h"

#define TREE_PROOF_MAX 64

struct tree_proof {
    int n;
    uint8_t hash[TREE_PROOF_MAX][SHA256_SIZE];
};

void tree_leaf_hash(const void *p, size_t len, uint8_t out[SHA256_SIZE]);
void tree_node_hash(const uint8_t left[SHA256_SIZE],
    const uint8_t right[SHA256_SIZE], uint8_t out[SHA256_SIZE]);

/* Where the node over leaves n * 2^level … (n + 1) * 2^level - 1 is stored. */
int64_t tree_place(int level, int64_t n);

/*
 * The subtrees that leaf n, with that hash, completes, stored; inside
 * store_write(), n being the size so far.
 */
enum result tree_append(
    struct ctx *c, int64_t n, const uint8_t leaf[SHA256_SIZE]);

/* How many leaves there are: acts that were seen by whoever reads on now. */
enum result tree_size(struct ctx *c, int64_t *out);

/* The root of the first size leaves.  ERR_INPUT "tree-size" beyond the end. */
enum result tree_root(struct ctx *c, int64_t size, uint8_t out[SHA256_SIZE]);

/* That leaf n is in the tree of that size; ERR_INPUT "tree-size". */
enum result tree_inclusion(
    struct ctx *c, int64_t n, int64_t size, struct tree_proof *out);

/* That the tree of size "to" begins with the one of size "from". */
enum result tree_consistency(
    struct ctx *c, int64_t from, int64_t to, struct tree_proof *out);

/* Does the proof prove it?  These need no store. */
bool tree_included(const uint8_t leaf[SHA256_SIZE], int64_t n, int64_t size,
    const struct tree_proof *proof, const uint8_t root[SHA256_SIZE]);
bool tree_consistent(int64_t from, const uint8_t from_root[SHA256_SIZE],
    int64_t to, const uint8_t to_root[SHA256_SIZE],
    const struct tree_proof *proof);

#endif
