/* tree - the Merkle tree: stored subtrees, roots, proofs. */
#include <config.h>

#include <string.h>

#include "ledger/tree.h"
#include "store/sql.h"

void
tree_leaf_hash(const void *p, size_t len, uint8_t out[SHA256_SIZE])
{
    struct mem *m = mem_new();
    uint8_t *data = mem_alloc(m, len + 1);

    memcpy(data + 1, p, len); /* data[0] is 0, which makes it a leaf */
    hash_sha256(data, len + 1, out);
    mem_free(m);
}

void
tree_node_hash(const uint8_t left[SHA256_SIZE],
    const uint8_t right[SHA256_SIZE], uint8_t out[SHA256_SIZE])
{
    uint8_t data[1 + 2 * SHA256_SIZE] = {1};

    memcpy(data + 1, left, SHA256_SIZE);
    memcpy(data + 1 + SHA256_SIZE, right, SHA256_SIZE);
    hash_sha256(data, sizeof(data), out);
}

int64_t
tree_place(int level, int64_t n)
{
    return ((2 * n + 1) << level) - 1;
}

static enum result
node_get(struct ctx *c, int level, int64_t n, uint8_t out[SHA256_SIZE])
{
    struct node_row row;
    enum result r = sql_node_get(c, tree_place(level, n), &row);

    if (r == OK && row.hash.len == SHA256_SIZE) {
        memcpy(out, row.hash.p, SHA256_SIZE);
        return OK;
    }
    if (r != OK && r != ERR_NOT_FOUND)
        return r;
    return fail(c, ERR_FAULT, "ledger-node",
        N_("The ledger lacks the node %lld of level %d; restore a backup."),
        (long long)n, level);
}

static enum result
node_add(struct ctx *c, int level, int64_t n, const uint8_t hash[SHA256_SIZE])
{
    return sql_node_add(
        c, tree_place(level, n), (struct bytes){hash, SHA256_SIZE});
}

enum result
tree_append(struct ctx *c, int64_t n, const uint8_t leaf[SHA256_SIZE])
{
    uint8_t hash[SHA256_SIZE], left[SHA256_SIZE];
    enum result r;

    memcpy(hash, leaf, SHA256_SIZE);
    if ((r = node_add(c, 0, n, hash)) != OK)
        return r;
    /* A right-hand subtree completes the one above it. */
    for (int level = 0; (n >> level & 1) != 0; level++) {
        if ((r = node_get(c, level, (n >> level) - 1, left)) != OK)
            return r;
        tree_node_hash(left, hash, hash);
        if ((r = node_add(c, level + 1, n >> (level + 1), hash)) != OK)
            return r;
    }
    return OK;
}

enum result
tree_size(struct ctx *c, int64_t *out)
{
    struct last_row last;
    enum result r = sql_leaf_last(c, &last);

    *out = r == OK ? last.n + 1 : 0;
    return r == ERR_NOT_FOUND ? OK : r;
}

/*
 * The root over size leaves from start on, where start is a multiple of the
 * power of two that is not less than size: the stored subtrees that size's
 * bits stand for, the smallest of which is on the right.
 */
static enum result
range_root(struct ctx *c, int64_t start, int64_t size, uint8_t out[SHA256_SIZE])
{
    uint8_t left[SHA256_SIZE];
    int64_t end = start + size;
    bool first = true;
    enum result r;

    for (int level = 0; size >> level != 0; level++) {
        if ((size >> level & 1) == 0)
            continue;
        end -= INT64_C(1) << level;
        if ((r = node_get(c, level, end >> level, left)) != OK)
            return r;
        if (first)
            memcpy(out, left, SHA256_SIZE);
        else
            tree_node_hash(left, out, out);
        first = false;
    }
    return OK;
}

static enum result
check_size(struct ctx *c, int64_t least, int64_t size)
{
    int64_t all;
    enum result r;

    if ((r = tree_size(c, &all)) != OK)
        return r;
    if (least >= 0 && least <= size && size <= all)
        return OK;
    return fail(c, ERR_INPUT, "tree-size",
        N_("The ledger has %lld acts; there is no such part of it."),
        (long long)all);
}

enum result
tree_root(struct ctx *c, int64_t size, uint8_t out[SHA256_SIZE])
{
    enum result r;

    if ((r = check_size(c, size, size)) != OK)
        return r;
    if (size == 0)
        hash_sha256("", 0, out);
    return range_root(c, 0, size, out);
}

/* The largest power of two below n, which is at least 2. */
static int64_t
split(int64_t n)
{
    int64_t k = 1;

    while (2 * k < n)
        k *= 2;
    return k;
}

/* Proofs are found from the root down and given from the leaves up. */
static void
reverse(struct tree_proof *proof)
{
    uint8_t hash[SHA256_SIZE];

    for (int i = 0, k = proof->n - 1; i < k; i++, k--) {
        memcpy(hash, proof->hash[i], SHA256_SIZE);
        memcpy(proof->hash[i], proof->hash[k], SHA256_SIZE);
        memcpy(proof->hash[k], hash, SHA256_SIZE);
    }
}

enum result
tree_inclusion(struct ctx *c, int64_t n, int64_t size, struct tree_proof *out)
{
    int64_t start = 0;
    enum result r;

    out->n = 0;
    if ((r = check_size(c, n < 0 ? n : n + 1, size)) != OK)
        return r;
    while (size > 1) {
        int64_t k = split(size);
        bool left = n < start + k;

        r = left ? range_root(c, start + k, size - k, out->hash[out->n++])
                 : range_root(c, start, k, out->hash[out->n++]);
        if (r != OK)
            return r;
        start += left ? 0 : k;
        size = left ? k : size - k;
    }
    reverse(out);
    return OK;
}

enum result
tree_consistency(
    struct ctx *c, int64_t from, int64_t to, struct tree_proof *out)
{
    int64_t start = 0, size = to;
    bool whole = true; /* the part of "from" in here is all of it */
    enum result r;

    out->n = 0;
    if ((r = check_size(c, from, to)) != OK || from == 0)
        return r;
    while (from - start != size) {
        int64_t k = split(size);
        bool left = from - start <= k;

        r = left ? range_root(c, start + k, size - k, out->hash[out->n++])
                 : range_root(c, start, k, out->hash[out->n++]);
        if (r != OK)
            return r;
        whole = whole && left;
        start += left ? 0 : k;
        size = left ? k : size - k;
    }
    if (!whole && (r = range_root(c, start, size, out->hash[out->n++])) != OK)
        return r;
    reverse(out);
    return OK;
}
