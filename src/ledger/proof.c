/* proof - checking proofs, as RFC 9162 sections 2.1.3.2 and 2.1.4.2 say. */
#include <config.h>

#include <string.h>

#include "ledger/tree.h"

bool
tree_included(const uint8_t leaf[SHA256_SIZE], int64_t n, int64_t size,
    const struct tree_proof *proof, const uint8_t root[SHA256_SIZE])
{
    int64_t fn = n, sn = size - 1;
    uint8_t hash[SHA256_SIZE];

    if (n < 0 || n >= size)
        return false;
    memcpy(hash, leaf, SHA256_SIZE);
    for (int i = 0; i < proof->n; i++) {
        if (sn == 0)
            return false;
        if ((fn & 1) != 0 || fn == sn) {
            tree_node_hash(proof->hash[i], hash, hash);
            while ((fn & 1) == 0 && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            tree_node_hash(hash, proof->hash[i], hash);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && hash_equal(hash, root, SHA256_SIZE);
}

/* The two roots that the proof leads to from its first hash on. */
static bool
lead(int64_t fn, int64_t sn, const struct tree_proof *proof, int i,
    uint8_t from[SHA256_SIZE], uint8_t to[SHA256_SIZE])
{
    for (; i < proof->n; i++) {
        if (sn == 0)
            return false;
        if ((fn & 1) != 0 || fn == sn) {
            tree_node_hash(proof->hash[i], from, from);
            tree_node_hash(proof->hash[i], to, to);
            while ((fn & 1) == 0 && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            tree_node_hash(to, proof->hash[i], to);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0;
}

bool
tree_consistent(int64_t from, const uint8_t from_root[SHA256_SIZE], int64_t to,
    const uint8_t to_root[SHA256_SIZE], const struct tree_proof *proof)
{
    uint8_t a[SHA256_SIZE], b[SHA256_SIZE];
    int64_t fn = from - 1, sn = to - 1;
    bool power = (from & (from - 1)) == 0;

    if (from < 0 || from > to)
        return false;
    if (from == 0)
        return proof->n == 0;
    if (from == to)
        return proof->n == 0 && hash_equal(from_root, to_root, SHA256_SIZE);
    if (!power && proof->n == 0)
        return false;
    /* A complete "from" is a node of "to": its root is where to begin. */
    memcpy(a, power ? from_root : proof->hash[0], SHA256_SIZE);
    memcpy(b, a, SHA256_SIZE);
    while ((fn & 1) != 0) {
        fn >>= 1;
        sn >>= 1;
    }
    return lead(fn, sn, proof, power ? 0 : 1, a, b) &&
           hash_equal(a, from_root, SHA256_SIZE) &&
           hash_equal(b, to_root, SHA256_SIZE);
}
