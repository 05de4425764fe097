/*
 * tree: roots and proofs of all sizes up to 300 agree with the definitions of
 * RFC 9162 section 2.1, written down here once more as they stand there.
 */
#include <config.h>

#include "base/hash.h"
#include "datadir.h"
#include "ledger/act.h"
#include "ledger/tree.h"
#include "tap.h"

#define N 300

static uint8_t leaves[N][SHA256_SIZE];

/* NOLINTBEGIN(misc-no-recursion): the definitions are recursive. */

/* MTH(D[start:start + n]) */
static void
reference_root(int start, int n, uint8_t out[SHA256_SIZE])
{
    uint8_t left[SHA256_SIZE], right[SHA256_SIZE];
    int k = 1;

    if (n == 0) {
        hash_sha256("", 0, out);
        return;
    }
    if (n == 1) {
        memcpy(out, leaves[start], SHA256_SIZE);
        return;
    }
    while (2 * k < n)
        k *= 2;
    reference_root(start, k, left);
    reference_root(start + k, n - k, right);
    tree_node_hash(left, right, out);
}

static void
add(struct tree_proof *p, int start, int n)
{
    reference_root(start, n, p->hash[p->n++]);
}

/* PATH(m, D[start:start + n]) */
static void
reference_path(int m, int start, int n, struct tree_proof *p)
{
    int k = 1;

    if (n == 1)
        return;
    while (2 * k < n)
        k *= 2;
    if (m < k) {
        reference_path(m, start, k, p);
        add(p, start + k, n - k);
    } else {
        reference_path(m - k, start + k, n - k, p);
        add(p, start, k);
    }
}

/* SUBPROOF(m, D[start:start + n], b) */
static void
reference_subproof(int m, int start, int n, bool b, struct tree_proof *p)
{
    int k = 1;

    if (m == n) {
        if (!b)
            add(p, start, n);
        return;
    }
    while (2 * k < n)
        k *= 2;
    if (m <= k) {
        reference_subproof(m, start, k, b, p);
        add(p, start + k, n - k);
    } else {
        reference_subproof(m - k, start + k, n - k, false, p);
        add(p, start, k);
    }
}

/* NOLINTEND(misc-no-recursion) */

static bool
equal(const struct tree_proof *a, const struct tree_proof *b)
{
    return a->n == b->n &&
           memcmp(a->hash, b->hash, (size_t)a->n * SHA256_SIZE) == 0;
}

static enum result
fill(struct ctx *c, void *arg)
{
    struct act act = {.kind = "passphrase", .body = value_object(c->mem)};
    struct act_entry entry;
    enum result r = OK;

    (void)arg;
    for (int i = 0; i < N && r == OK; i++) {
        act.subject = id_new(c);
        r = act_append(c, &act, &entry);
        memcpy(leaves[i], entry.leaf, SHA256_SIZE);
    }
    return r;
}

static void
test_roots(struct ctx *c)
{
    uint8_t root[SHA256_SIZE], want[SHA256_SIZE];
    int wrong = 0;

    for (int n = 0; n <= N; n++) {
        reference_root(0, n, want);
        wrong += tree_root(c, n, root) != OK ||
                 memcmp(root, want, sizeof(root)) != 0;
    }
    is_int(wrong, 0, "the root of every size is as defined");
    ok(tree_root(c, N + 1, root) == ERR_INPUT, "there is none beyond the end");
    ok(tree_root(c, -1, root) == ERR_INPUT, "nor below nothing");
}

static void
test_inclusion(struct ctx *c)
{
    uint8_t root[SHA256_SIZE];
    struct tree_proof p, want;
    int wrong = 0, refused = 0, forged = 0;

    for (int n = 1; n <= N; n++) {
        reference_root(0, n, root);
        for (int m = 0; m < n; m++) {
            want.n = 0;
            reference_path(m, 0, n, &want);
            wrong += tree_inclusion(c, m, n, &p) != OK || !equal(&p, &want);
            refused += !tree_included(leaves[m], m, n, &p, root);
            forged += tree_included(leaves[(m + 1) % N], m, n, &p, root);
            forged += n > 1 && tree_included(leaves[m], m ^ 1, n, &p, root);
        }
    }
    is_int(wrong, 0, "every proof of inclusion is as defined");
    is_int(refused, 0, "and is believed");
    is_int(forged, 0, "but not for another leaf or place");
    ok(tree_inclusion(c, 5, 5, &p) == ERR_INPUT, "a leaf outside is refused");
    ok(tree_inclusion(c, -1, 5, &p) == ERR_INPUT, "so is one before the first");
    tree_inclusion(c, 4, 9, &p);
    reference_root(0, 9, root);
    p.hash[1][0] ^= 1;
    ok(!tree_included(leaves[4], 4, 9, &p, root), "a changed bit is noticed");
    p.hash[1][0] ^= 1;
    p.n--;
    ok(!tree_included(leaves[4], 4, 9, &p, root), "a proof cut short is, too");
    p.n += 2;
    ok(!tree_included(leaves[4], 4, 9, &p, root), "and one that is too long");
    ok(!tree_included(leaves[4], 9, 9, &p, root), "and a place outside");
}

static void
test_consistency(struct ctx *c)
{
    uint8_t a[SHA256_SIZE], b[SHA256_SIZE];
    struct tree_proof p, want;
    int wrong = 0, refused = 0, forged = 0;

    for (int n = 1; n <= N; n++) {
        reference_root(0, n, b);
        for (int m = 1; m <= n; m++) {
            reference_root(0, m, a);
            want.n = 0;
            reference_subproof(m, 0, n, true, &want);
            wrong += tree_consistency(c, m, n, &p) != OK || !equal(&p, &want);
            refused += !tree_consistent(m, a, n, b, &p);
            a[7] ^= 4;
            forged += tree_consistent(m, a, n, b, &p);
            a[7] ^= 4;
            b[7] ^= 4;
            forged += tree_consistent(m, a, n, b, &p);
            b[7] ^= 4;
        }
    }
    is_int(wrong, 0, "every proof of consistency is as defined");
    is_int(refused, 0, "and is believed");
    is_int(forged, 0, "but not for other roots");
    reference_root(0, 0, a);
    ok(tree_consistency(c, 0, 7, &p) == OK && p.n == 0 &&
            tree_consistent(0, a, 7, b, &p),
        "everything begins with nothing");
    ok(tree_consistency(c, 7, 6, &p) == ERR_INPUT, "a tree does not shrink");
    ok(!tree_consistent(7, a, 6, b, &p), "nor is such a proof believed");
    tree_consistency(c, 6, 7, &p);
    reference_root(0, 6, a);
    reference_root(0, 7, b);
    p.n--;
    ok(!tree_consistent(6, a, 7, b, &p), "a proof cut short is not");
    p.n = 0;
    ok(!tree_consistent(6, a, 7, b, &p), "nor an empty one");
    ok(!tree_consistent(6, a, 8, b, &p), "nor one for another size");
}

int
main(void)
{
    struct ctx c = datadir_ctx();

    datadir_make(&c);
    is_int(store_write(&c, fill, NULL), OK, "acts are appended");
    test_roots(&c);
    test_inclusion(&c);
    test_consistency(&c);
    datadir_done(&c);
    return done();
}
