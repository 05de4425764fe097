/*
 * check - a package while it is being verified, in the child.  Each step fills
 * what the later ones need, and fails with one sentence.
 */
#ifndef TYST_PACKAGE_CHECK_H
#define TYST_PACKAGE_CHECK_H

#include "base/hash.h"
#include "base/xml.h"
#include "base/zip.h"
#include "derive/derive.h"
#include "ledger/checkpoint.h"

/* A file of the package, below its root folder. */
struct check_file {
    const char *path;
    const struct zip_entry *entry;
    char sha256[SHA256_HEX_SIZE];
    char sha512[2 * SHA512_SIZE + 1];
    int seen; /* how often something named it */
};

/* What an act's signature says. */
struct check_stand {
    const struct ring_key *key; /* NULL: nobody signed it */
    const char *why;            /* it is not as it must be; NULL: it is */
};

struct check {
    struct ctx *c;
    const struct xml_schema *portfolio_schema, *unit_schema;
    struct zip_in zip;
    const char *root;
    struct check_file *file; /* by path */
    size_t nfiles;
    struct xml_node *portfolio;
    struct source from;        /* what it shows is derived from these */
    struct check_stand *stand; /* of each act */
    struct checkpoint checkpoint;
    const char *ledger_key; /* that signed it, as text; NULL: none */
};

/* check_bag.c: the framing; then lists, files and hashes. */
enum result check_zip(struct check *k, int fd);
enum result check_bag(struct check *k);
struct check_file *check_find(const struct check *k, const char *path);

/* The bytes of a file that has to be there. */
enum result check_text(
    struct check *k, const char *path, char **out, size_t *out_len);

/* check_acts.c */
enum result check_acts(struct check *k);
enum result check_openings(struct check *k);

/* check_signatures.c; then a line for each. */
enum result check_signatures(struct check *k);
void check_describe(const struct check *k, struct value *list);

/* check_ledger.c: the checkpoint, the place of each act in it, the note over
 * all; and what is to be said of the first. */
enum result check_checkpoint(struct check *k);
enum result check_proofs(struct check *k);
enum result check_note(struct check *k);
void check_describe_ledger(const struct check *k, struct value *check);

/* check_files.c: the schema; unit files; evidence files. */
enum result check_schema(struct check *k);
enum result check_units(struct check *k);
enum result check_evidence(struct check *k);

/* check_states.c: what the acts give against what is shown. */
enum result check_states(struct check *k);

/* shown.c: what portfolio.xml says. */
void shown_facts(const struct check *k, struct facts *out);

#endif
