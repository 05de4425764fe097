/* library - every unit and qualification: its rows against the files that
 * were loaded, and those against the acts that loaded them. */
#include <config.h>

#include <string.h>

#include "base/hash.h"
#include "parts.h"
#include "derive/library.h"
#include "store/sql.h"

/* The files, each with its hash; the last is read. */
static enum result
read_files(
    struct ctx *c, struct id thing, struct facts *data, struct xml_node **out)
{
    struct check_edition_row *rows;
    struct xml_fault *faults;
    char hex[SHA256_HEX_SIZE];
    enum result r;
    size_t n;

    *out = NULL;
    if ((r = sql_check_editions(c, thing, &rows, &n)) != OK || n == 0)
        return r;
    for (size_t i = 0; i < n; i++) {
        hash_sha256_hex(rows[i].xml, strlen(rows[i].xml), hex);
        facts_add(data, hex, "edition %lld file", (long long)rows[i].edition);
    }
    r = xml_read(
        c, NULL, rows[n - 1].xml, strlen(rows[n - 1].xml), out, &faults);
    if (r == ERR_FAULT)
        return r;
    fail_clear(c); /* its hash tells of it */
    return OK;
}

static enum result
check_one(struct ctx *c, const struct check_person_row *row, void *arg)
{
    struct facts data = {.mem = c->mem}, acts = {.mem = c->mem};
    struct check_seen *seen = arg;
    struct source s = {.c = c, .learner = row->id};
    struct xml_node *root;
    enum result r;
    int64_t n;

    seen->k->units++;
    if ((r = check_acts_about(c, &s, row->id, &n)) != OK ||
        (r = read_files(c, row->id, &data, &root)) != OK ||
        (r = check_library_rows(c, row->id, &data)) != OK)
        return r;
    seen->acts += n;
    derive_library(s.act, s.nacts, root, &acts);
    return check_compare(c, seen->k, id_text(c->mem, row->id), &data, &acts);
}

enum result
check_library(struct ctx *c, struct check_seen *seen)
{
    return sql_check_library(c, check_one, seen);
}
