/*
 * The five unit files converted, validated and imported, each figure per unit
 * beside what the libraries alone need in the same run: libxml2's parse with
 * RELAX NG, and for importing that and SQLite's insertion of the same rows,
 * one synced transaction a unit.  In turns, so that all meet the same machine.
 */
#include <config.h>

#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <sqlite3.h>

#include "base/file.h"
#include "centre.h"
#include "cli/cli.h"
#include "seconds.h"
#include "standard/import.h"
#include "standard/read.h"
#include "store/store.h"

#define TURNS 20
#define RUNS 100.0 /* TURNS of five units */

static const char *const units[] = {
    "CFACSB15", "INSCS009", "INSCS033", "SFJOD4", "X-c59b4b72"};
static const char *const seeds[] = {"000_9a2f9f259b001637",
    "001_299cc58effc2e29f", "002_b1a2c94fbe3435d6", "003_3acbced5f9193ee2",
    "004_2e0cd0673f2d5849"};
#define N (sizeof(units) / sizeof(units[0]))

struct bench {
    struct centre t;
    struct child *convert, *unit;
    const char *source; /* folder of the sources */
    char *xml[N];
    size_t len[N];
    size_t items[N];
    xmlRelaxNGValidCtxt *schema;
    sqlite3 *db;
    int loaded; /* so far, for keys that are new */
};

static void
must(struct bench *b, bool good, const char *what)
{
    if (good)
        return;
    fprintf(stderr, "bench-standards: %s: %s\n", what,
        b->t.c.message ? b->t.c.message : "");
    exit(1);
}

static const char *
unit_path(struct bench *b, size_t i)
{
    return mem_printf(b->t.c.mem, "%s/standards/%s.xml", b->source, units[i]);
}

/* What libxml2 alone does to a unit file. */
static void
bare_validate(struct bench *b, size_t i)
{
    xmlDoc *doc =
        xmlReadMemory(b->xml[i], (int)b->len[i], NULL, NULL, XML_PARSE_NONET);

    must(b, doc && xmlRelaxNGValidateDoc(b->schema, doc) == 0, "validate");
    xmlFreeDoc(doc);
}

static void
exec(struct bench *b, const char *sql)
{
    must(b, sqlite3_exec(b->db, sql, NULL, NULL, NULL) == SQLITE_OK, sql);
}

/* The rows of an import, put in by SQLite alone. */
static void
bare_insert(struct bench *b, size_t i)
{
    char *text = "a text as long as most criteria are, about eighty bytes long";
    sqlite3_stmt *unit, *item, *words;

    exec(b, "BEGIN IMMEDIATE");
    sqlite3_prepare_v2(b->db,
        "INSERT INTO unit VALUES (randomblob(16), hex(randomblob(6)), 1, 'u',"
        " 'cy', 't', ?, 'h', 1)",
        -1, &unit, NULL);
    sqlite3_bind_text(unit, 1, b->xml[i], (int)b->len[i], SQLITE_STATIC);
    must(b, sqlite3_step(unit) == SQLITE_DONE, "insert unit");
    sqlite3_finalize(unit);
    sqlite3_prepare_v2(b->db,
        "INSERT INTO item VALUES (randomblob(16), randomblob(16), 'P1', NULL,"
        " 'performance', '1', 1, 'self', ?)",
        -1, &item, NULL);
    sqlite3_prepare_v2(b->db,
        "INSERT INTO item_text VALUES (randomblob(16), 'cy', ?, 'source')", -1,
        &words, NULL);
    for (size_t k = 0; k < b->items[i]; k++) {
        sqlite3_bind_text(item, 1, text, -1, SQLITE_STATIC);
        sqlite3_bind_text(words, 1, text, -1, SQLITE_STATIC);
        must(b, sqlite3_step(item) == SQLITE_DONE, "insert item");
        must(b, sqlite3_step(words) == SQLITE_DONE, "insert text");
        sqlite3_reset(item);
        sqlite3_reset(words);
    }
    sqlite3_finalize(item);
    sqlite3_finalize(words);
    exec(b, "COMMIT");
}

static void
open_bare(struct bench *b)
{
    char path[128];

    snprintf(path, sizeof(path), "%s/bare.db", b->t.dir);
    must(b, sqlite3_open(path, &b->db) == SQLITE_OK, path);
    exec(b, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "CREATE TABLE unit (id BLOB PRIMARY KEY, key TEXT, rev INT,"
            " urn TEXT, language TEXT, title TEXT, xml TEXT, sha256 TEXT,"
            " loaded INT, UNIQUE (key, rev));"
            "CREATE TABLE item (id BLOB PRIMARY KEY, unit BLOB, name TEXT,"
            " parent BLOB, section TEXT, label TEXT, position INT,"
            " assess TEXT, sha256 TEXT, UNIQUE (unit, name));"
            "CREATE TABLE item_text (item BLOB, language TEXT, words TEXT,"
            " origin TEXT, PRIMARY KEY (item, language))");
}

static void
open_bench(struct bench *b)
{
    const char *source = getenv("srcdir");
    char *path;

    centre_place = "/var/tmp";
    centre_open(&b->t);
    b->source = source ? source : ".";
    b->convert = child_open(&b->t.c, READ_CHILD_CONVERT);
    b->unit = child_open(&b->t.c, READ_CHILD_UNIT);
    path = mem_printf(b->t.c.mem, "%s/standards/tyst-standards.rng", b->source);
    b->schema =
        xmlRelaxNGNewValidCtxt(xmlRelaxNGParse(xmlRelaxNGNewParserCtxt(path)));
    must(b, b->schema != NULL, path);
    open_bare(b);
    for (size_t i = 0; i < N; i++) {
        struct unit_each at = {0};
        struct xml_fault *faults;
        struct unit *u;

        must(b,
            file_read(&b->t.c, unit_path(b, i), UNIT_FILE_MAX, &b->xml[i],
                &b->len[i]) == OK,
            units[i]);
        must(b, read_unit(&b->t.c, b->unit, unit_path(b, i), &u, &faults) == OK,
            units[i]);
        while (unit_each_item(u, &at))
            b->items[i]++;
    }
}

static void
convert(struct bench *b, size_t i)
{
    struct unit *u;
    const char *path = mem_printf(
        b->t.c.mem, "%s/tests/data/seeds/%s.txt", b->source, seeds[i]);

    must(b, read_published(&b->t.c, b->convert, path, &u) == OK, path);
}

static void
validate(struct bench *b, size_t i)
{
    struct xml_fault *faults;
    struct unit *u;

    must(b, read_unit(&b->t.c, b->unit, unit_path(b, i), &u, &faults) == OK,
        units[i]);
}

static void
import(struct bench *b, size_t i)
{
    struct library_given given = {
        .key = mem_printf(b->t.c.mem, "BENCH-%d", b->loaded++)};
    struct import_list loaded;

    must(b,
        import_file(&b->t.c, b->unit, unit_path(b, i), &given, &loaded) == OK &&
            !loaded.list[0].was_there,
        given.key);
}

static void
bare_import(struct bench *b, size_t i)
{
    bare_validate(b, i);
    bare_insert(b, i);
}

/* Every unit once, each in memory of its own as a request has it. */
static double
turn(struct bench *b, void (*work)(struct bench *b, size_t i))
{
    struct mem *kept = b->t.c.mem;
    double start = seconds();

    for (size_t i = 0; i < N; i++) {
        b->t.c.mem = mem_new();
        work(b, i);
        mem_free(b->t.c.mem);
    }
    b->t.c.mem = kept;
    return seconds() - start;
}

static void
measure(struct bench *b, const char *what,
    void (*ours)(struct bench *b, size_t i), const char *baseline,
    void (*bare)(struct bench *b, size_t i))
{
    double mine = 0, theirs = 0;

    for (int i = 0; i < TURNS; i++) {
        theirs += turn(b, bare);
        mine += turn(b, ours);
    }
    printf("{\"what\":\"%s\",\"value\":%.3f,\"unit\":\"ms per unit\","
           "\"baseline\":%.3f,\"baseline_what\":\"%s\",\"ratio\":%.2f}\n",
        what, mine * 1000 / RUNS, theirs * 1000 / RUNS, baseline,
        mine / theirs);
}

int
main(int argc, char **argv)
{
    struct bench b = {0};

    if (argc > 1 && strcmp(argv[1], "--child") == 0)
        child_main(argc, argv, cli_child_kinds);
    open_bench(&b);
    measure(&b, "standard convert", convert,
        "libxml2 parse with RELAX NG of the unit", bare_validate);
    measure(&b, "standard validate", validate, "libxml2 parse with RELAX NG",
        bare_validate);
    measure(&b, "standard import", import,
        "libxml2 parse with RELAX NG and bare SQLite insertion", bare_import);
    child_close(b.convert);
    child_close(b.unit);
    sqlite3_close(b.db);
    centre_close(&b.t);
    return 0;
}
