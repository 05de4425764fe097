/*
 * A large library: imported in one run of "standard import", beside what
 * libxml2 needs to parse and validate the same files and SQLite to insert the
 * same rows, index rows included, with the same settings and commits; the
 * memory of that run with a tenth of the units and with all; searches; and how
 * large the database is.  BENCH_UNITS says how many units (20 000).
 *
 *     bench-library               all of it
 *     bench-library make DIR N    only the unit files
 *     bench-library search DATA   only the searches, in data made before
 */
#include <config.h>

#include <dirent.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <spawn.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <fcntl.h>

#include "base/file.h"
#include "base/word.h"
#include "cli/cli.h"
#include "library.h"
#include "standard/library.h"
#include "standard/read.h"
#include "standard/search.h"
#include "store/store.h"

struct bench {
    struct ctx c;
    const char *source, *tyst, *dir; /* dir: all that is made here */
    const struct words *words;
    unsigned units;
    int64_t bytes; /* of the unit files */
};

static double
seconds_of(clockid_t clock)
{
    struct timespec t;

    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double
seconds(void)
{
    return seconds_of(CLOCK_MONOTONIC);
}

/* By the clock, and of the processor. */
struct span {
    double took, computed;
};

static void
begin(struct span *s)
{
    s->took -= seconds();
    s->computed -= seconds_of(CLOCK_PROCESS_CPUTIME_ID);
}

static void
end(struct span *s)
{
    s->took += seconds();
    s->computed += seconds_of(CLOCK_PROCESS_CPUTIME_ID);
}

static void
must(struct bench *b, bool good, const char *what)
{
    if (good)
        return;
    fprintf(stderr, "bench-library: %s: %s\n", what,
        b->c.message ? b->c.message : "");
    exit(1);
}

/* What is made for one unit goes before the next. */
static struct mem *
mem_swap(struct bench *b, struct mem *mem)
{
    struct mem *before = b->c.mem;

    b->c.mem = mem;
    return before;
}

static void
make_files(struct bench *b, const char *folder, unsigned n)
{
    must(b, mkdir(folder, 0777) == 0, folder);
    b->bytes = 0;
    for (unsigned i = 0; i < n; i++) {
        struct mem *before = mem_swap(b, mem_new());
        struct unit *u;
        size_t len;
        char *xml;
        int fd;

        must(b, library_unit_make(&b->c, b->words, i, &u) == OK, "make a unit");
        xml = unit_write(b->c.mem, u, &len);
        fd = open(mem_printf(b->c.mem, "%s/%05u.xml", folder, i),
            O_WRONLY | O_CREAT | O_EXCL, 0666);
        must(b, fd >= 0 && write(fd, xml, len) == (ssize_t)len, "write a file");
        close(fd);
        b->bytes += (int64_t)len;
        mem_free(mem_swap(b, before));
    }
}

/* A run of the program and its children. */
static struct rusage
run(struct bench *b, const char *data, const char *const words[])
{
    const char *argv[16] = {b->tyst, "--data", data};
    posix_spawn_file_actions_t actions;
    struct rusage usage;
    int status, n = 3;
    pid_t pid;

    for (int i = 0; words[i] != NULL; i++)
        argv[n++] = words[i];
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    must(b,
        posix_spawn(
            &pid, b->tyst, &actions, NULL, (char *const *)argv, environ) == 0,
        b->tyst);
    posix_spawn_file_actions_destroy(&actions);
    wait4(pid, &status, 0, &usage);
    must(b, status == 0, words[1] ? words[1] : words[0]);
    return usage;
}

/* Import a folder into a new data directory; its peak of memory in KiB. */
static struct span
import(struct bench *b, const char *folder, const char *data, long *peak)
{
    struct rusage usage;
    struct span s;

    run(b, data, (const char *const[]){"init", NULL});
    s.took = -seconds();
    usage =
        run(b, data, (const char *const[]){"standard", "import", folder, NULL});
    s.took += seconds();
    s.computed =
        (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
        (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    *peak = usage.ru_maxrss;
    return s;
}

static void
bare_validate(struct bench *b, const char *folder, struct span *s)
{
    char *path =
        mem_printf(b->c.mem, "%s/standards/tyst-standards.rng", b->source);
    xmlRelaxNG *schema = xmlRelaxNGParse(xmlRelaxNGNewParserCtxt(path));
    xmlRelaxNGValidCtxt *valid = xmlRelaxNGNewValidCtxt(schema);

    begin(s);
    for (unsigned i = 0; i < b->units; i++) {
        struct mem *before = mem_swap(b, mem_new());
        size_t len;
        char *xml;
        xmlDoc *doc;

        must(b,
            file_read(&b->c, mem_printf(b->c.mem, "%s/%05u.xml", folder, i),
                UNIT_FILE_MAX, &xml, &len) == OK,
            "read a file");
        doc = xmlReadMemory(xml, (int)len, NULL, NULL, XML_PARSE_NONET);
        must(b, doc && xmlRelaxNGValidateDoc(valid, doc) == 0, "validate");
        xmlFreeDoc(doc);
        mem_free(mem_swap(b, before));
    }
    end(s);
}

/* --- The same rows by SQLite alone ------------------------------------- */

#define TABLES_MAX 120
#define ROUND 5 /* units whose rows are put in table by table */

struct table {
    char *name;
    sqlite3_stmt *select, *insert;
    int64_t n;
    int columns;
};

struct bare {
    struct bench *b;
    sqlite3 *from, *to;
    struct table table[TABLES_MAX];
    int ntables, rounds;
    sqlite3_stmt *index;
    struct span span;
    double committed;
    sqlite3_value **values; /* rows read and not inserted yet */
    size_t nvalues, room;
};

static void
exec(struct bare *x, const char *sql)
{
    must(x->b, sqlite3_exec(x->to, sql, NULL, NULL, NULL) == SQLITE_OK, sql);
}

static int64_t
count(struct bare *x, const char *sql)
{
    sqlite3_stmt *st;
    int64_t n;

    must(x->b, sqlite3_prepare_v2(x->from, sql, -1, &st, NULL) == SQLITE_OK,
        sql);
    sqlite3_step(st);
    n = sqlite3_column_int64(st, 0);
    sqlite3_finalize(st);
    return n;
}

/* The schema as it is, but for what the engine keeps of its own index. */
static void
copy_schema(struct bare *x)
{
    struct mem *m = x->b->c.mem;
    sqlite3_stmt *st;

    sqlite3_prepare_v2(x->from,
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND"
        " name NOT IN ('search_data', 'search_idx', 'search_docsize',"
        " 'search_config') AND type <> 'trigger' ORDER BY rowid",
        -1, &st, NULL);
    while (sqlite3_step(st) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(st, 1);
        struct table *t = &x->table[x->ntables];

        exec(x, (const char *)sqlite3_column_text(st, 2));
        if (strcmp((const char *)sqlite3_column_text(st, 0), "table") != 0 ||
            strcmp(name, "search") == 0)
            continue;
        must(x->b, ++x->ntables < TABLES_MAX, "too many tables");
        t->name = mem_strdup(m, name);
        t->n = count(x, mem_printf(m, "SELECT COUNT(*) FROM %s", name));
    }
    sqlite3_finalize(st);
}

static void
prepare(struct bare *x, struct table *t)
{
    struct mem *m = x->b->c.mem;
    struct str sql = str_in(m);

    sqlite3_prepare_v2(x->from,
        mem_printf(m, "SELECT * FROM %s ORDER BY rowid", t->name), -1,
        &t->select, NULL);
    t->columns = sqlite3_column_count(t->select);
    str_addf(&sql, "INSERT INTO %s VALUES (?", t->name);
    for (int i = 1; i < t->columns; i++)
        str_adds(&sql, ", ?");
    str_addc(&sql, ')');
    must(x->b,
        sqlite3_prepare_v2(x->to, sql.s, -1, &t->insert, NULL) == SQLITE_OK,
        sql.s);
}

static void
open_bare(struct bare *x, const char *data)
{
    struct mem *m = x->b->c.mem;

    sqlite3_open_v2(mem_printf(m, "%s/tyst.db", data), &x->from,
        SQLITE_OPEN_READONLY, NULL);
    must(x->b,
        sqlite3_open(mem_printf(m, "%s/bare.db", x->b->dir), &x->to) ==
            SQLITE_OK,
        "bare.db");
    exec(x, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            "PRAGMA cell_size_check=1; PRAGMA temp_store=2;"
            "PRAGMA cache_size=-4096; PRAGMA secure_delete=1;"
            "PRAGMA wal_autocheckpoint=1000");
    copy_schema(x);
    exec(x, "PRAGMA foreign_keys=1");
    for (int i = 0; i < x->ntables; i++)
        prepare(x, &x->table[i]);
    must(x->b,
        sqlite3_prepare_v2(x->to,
            "INSERT INTO search (code, title, keyword, body)"
            " VALUES (?, ?, ?, ?)",
            -1, &x->index, NULL) == SQLITE_OK,
        "the index");
}

static void
keep_row(struct bare *x, struct table *t)
{
    for (int k = 0; k < t->columns; k++) {
        if (x->nvalues == x->room) {
            x->room = x->room == 0 ? 4096 : 2 * x->room;
            x->values = realloc(x->values, x->room * sizeof(sqlite3_value *));
        }
        x->values[x->nvalues++] =
            sqlite3_value_dup(sqlite3_column_value(t->select, k));
    }
}

/* This round's rows of a table: read them, then insert them by the clock. */
static void
copy_rows(struct bare *x, struct table *t, int round)
{
    int64_t n = t->n * (round + 1) / x->rounds - t->n * round / x->rounds;

    x->nvalues = 0;
    for (int64_t i = 0; i < n && sqlite3_step(t->select) == SQLITE_ROW; i++)
        keep_row(x, t);
    begin(&x->span);
    for (size_t i = 0; i < x->nvalues; i += (size_t)t->columns) {
        for (int k = 0; k < t->columns; k++)
            sqlite3_bind_value(t->insert, k + 1, x->values[i + (size_t)k]);
        must(x->b, sqlite3_step(t->insert) == SQLITE_DONE, t->name);
        sqlite3_reset(t->insert);
    }
    end(&x->span);
    for (size_t i = 0; i < x->nvalues; i++)
        sqlite3_value_free(x->values[i]);
}

static void
fold(struct str *to, const char *text)
{
    struct word w;

    for (; word_next(&text, &w); str_addc(to, ' '))
        str_adds(to, w.folded);
}

/* What is indexed of a unit, in one language. */
static void
index_words(struct bare *x, const struct unit *u, const char *lang)
{
    struct str words[4];
    struct unit_each at = {0};

    for (int i = 0; i < 4; i++)
        words[i] = str_in(x->b->c.mem);
    fold(&words[0], u->key);
    fold(&words[0], u->urn);
    for (const struct unit_text *t = u->title; t != NULL; t = t->next)
        if (strcmp(t->lang, lang) == 0)
            fold(&words[1], t->words);
    for (const struct unit_fact *f = u->facts; f != NULL; f = f->next)
        if (f->field == FIELD_KEYWORD && strcmp(f->text->lang, lang) == 0)
            fold(&words[2], f->text->words);
    while (unit_each_item(u, &at))
        if (strcmp(at.node->text->lang, lang) == 0)
            fold(&words[3], at.node->text->words);
    begin(&x->span);
    for (int i = 0; i < 4; i++)
        sqlite3_bind_text(
            x->index, i + 1, words[i].s, (int)words[i].len, SQLITE_STATIC);
    must(x->b, sqlite3_step(x->index) == SQLITE_DONE, "index");
    sqlite3_reset(x->index);
    end(&x->span);
}

static void
index_units(struct bare *x, int round)
{
    struct bench *b = x->b;

    for (unsigned i = b->units * (unsigned)round / (unsigned)x->rounds;
         i < b->units * (unsigned)(round + 1) / (unsigned)x->rounds; i++) {
        struct mem *before = mem_swap(b, mem_new());
        struct unit *u;

        must(b, library_unit_make(&b->c, b->words, i, &u) == OK, "a unit");
        index_words(x, u, u->title->lang);
        if (u->title->next != NULL && strcmp(u->title->lang, "en") != 0)
            index_words(x, u, "en");
        mem_free(mem_swap(b, before));
    }
}

static struct span
bare_insert(struct bench *b, const char *data)
{
    struct bare x = {.b = b, .rounds = (int)b->units / ROUND};

    open_bare(&x, data);
    exec(&x, "PRAGMA defer_foreign_keys=1; BEGIN IMMEDIATE");
    for (int round = 0; round < x.rounds; round++) {
        for (int i = 0; i < x.ntables; i++)
            copy_rows(&x, &x.table[i], round);
        index_units(&x, round);
        if (x.span.took - x.committed < 0.25 && round + 1 < x.rounds)
            continue;
        begin(&x.span);
        exec(&x, "COMMIT");
        end(&x.span);
        x.committed = x.span.took;
        exec(&x, "PRAGMA defer_foreign_keys=1; BEGIN IMMEDIATE");
    }
    exec(&x, "COMMIT");
    for (int i = 0; i < x.ntables; i++) {
        sqlite3_finalize(x.table[i].select);
        sqlite3_finalize(x.table[i].insert);
    }
    sqlite3_finalize(x.index);
    sqlite3_close(x.from);
    sqlite3_close(x.to);
    free(x.values);
    return x.span;
}

/* --- Searching ---------------------------------------------------------- */

static int
by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return x < y ? -1 : x > y;
}

enum { EACH = 300 };

/* By the clock, and by the processor's time, which holds on a busy machine. */
struct times {
    double took[QUERY_N * EACH], computed[QUERY_N * EACH];
    size_t n;
};

static void
note(struct times *t, double took, double computed)
{
    t->took[t->n] = took;
    t->computed[t->n++] = computed;
}

static void
print_times(const char *what, struct times *t)
{
    size_t n = t->n;

    qsort(t->took, n, sizeof(*t->took), by_size);
    qsort(t->computed, n, sizeof(*t->computed), by_size);
    printf("{\"what\":\"search, first page: %s\",\"value\":%.3f,\"unit\":\"ms "
           "at the 99th percentile\",\"median\":%.3f,\"cpu\":%.3f,"
           "\"cpu_median\":%.3f}\n",
        what, t->took[n * 99 / 100] * 1000, t->took[n / 2] * 1000,
        t->computed[n * 99 / 100] * 1000, t->computed[n / 2] * 1000);
}

static void
search(struct bench *b, const char *data)
{
    static struct times of[QUERY_N], all;
    struct search_given given = {.max = 10};

    must(b, store_open(&b->c, data, STORE_READ) == OK, data);
    for (unsigned i = 0; i < EACH * QUERY_N; i++) {
        struct mem *before = mem_swap(b, mem_new());
        unsigned kind = i % QUERY_N;
        struct found found;
        double start, cpu;

        given.words =
            library_query(b->c.mem, b->words, (enum query)kind, i / QUERY_N);
        b->c.lang = i % 2 ? "cy" : "en";
        start = seconds();
        cpu = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
        must(b, search_units(&b->c, &given, &found) == OK, given.words);
        cpu = seconds_of(CLOCK_PROCESS_CPUTIME_ID) - cpu;
        start = seconds() - start;
        note(&of[kind], start, cpu);
        note(&all, start, cpu);
        if (cpu > 0.008 && getenv("BENCH_SLOW") != NULL)
            fprintf(stderr, "%s: %s: %.1f ms, %zu found\n", query_names[kind],
                given.words, cpu * 1000, found.n);
        mem_free(mem_swap(b, before));
    }
    for (int kind = 0; kind < QUERY_N; kind++)
        print_times(query_names[kind], &of[kind]);
    print_times("all of these", &all);
    store_close(&b->c);
}

static int64_t
text_size(struct bench *b, const char *data)
{
    struct bare x = {.b = b};
    int64_t n;

    sqlite3_open_v2(mem_printf(b->c.mem, "%s/tyst.db", data), &x.from,
        SQLITE_OPEN_READONLY, NULL);
    n = count(&x, "SELECT (SELECT SUM(LENGTH(CAST(words AS BLOB))) FROM"
                  " item_text) + (SELECT SUM(LENGTH(CAST(title AS BLOB))) FROM"
                  " unit_title)");
    sqlite3_close(x.from);
    return n;
}

static void
bench(struct bench *b)
{
    const char *few = mem_printf(b->c.mem, "%s/few", b->dir);
    const char *all = mem_printf(b->c.mem, "%s/all", b->dir);
    const char *few_data = mem_printf(b->c.mem, "%s/few-data", b->dir);
    const char *data = mem_printf(b->c.mem, "%s/data", b->dir);
    struct span ours, parsed = {0, 0}, inserted;
    long little, much;
    int64_t text;
    struct stat st;

    make_files(b, few, b->units / 10);
    make_files(b, all, b->units);
    import(b, few, few_data, &little);
    bare_validate(b, all, &parsed);
    ours = import(b, all, data, &much);
    inserted = bare_insert(b, data);
    printf("{\"what\":\"standard import of %u units\",\"value\":%.2f,"
           "\"unit\":\"s\",\"baseline\":%.2f,\"baseline_what\":\"libxml2 parse "
           "with RELAX NG (%.2f s) and bare SQLite insertion of the same rows "
           "(%.2f s)\",\"ratio\":%.2f,\"cpu\":%.2f,\"cpu_ratio\":%.2f}\n",
        b->units, ours.took, parsed.took + inserted.took, parsed.took,
        inserted.took, ours.took / (parsed.took + inserted.took), ours.computed,
        ours.computed / (parsed.computed + inserted.computed));
    printf("{\"what\":\"memory of that import\",\"value\":%.1f,\"unit\":"
           "\"MiB\",\"baseline\":%.1f,\"baseline_what\":\"that of %u units\","
           "\"ratio\":%.2f}\n",
        (double)much / 1024, (double)little / 1024, b->units / 10,
        (double)much / (double)little);
    search(b, data);
    must(b, stat(mem_printf(b->c.mem, "%s/tyst.db", data), &st) == 0, data);
    text = text_size(b, data);
    printf("{\"what\":\"database\",\"value\":%.1f,\"unit\":\"MiB\","
           "\"baseline\":%.1f,\"baseline_what\":\"text of titles and items\","
           "\"ratio\":%.2f,\"unit_files\":%.1f}\n",
        (double)st.st_size / 1048576, (double)text / 1048576,
        (double)st.st_size / (double)text, (double)b->bytes / 1048576);
}

static void
remove_folder(struct bench *b)
{
    const char *argv[] = {"rm", "-rf", b->dir, NULL};
    pid_t pid;

    if (posix_spawnp(&pid, "rm", NULL, NULL, (char *const *)argv, environ) == 0)
        waitpid(pid, NULL, 0);
}

int
main(int argc, char **argv)
{
    struct bench b = {
        .c = {.mem = mem_new(), .lang = "en"}
    };
    const char *units = getenv("BENCH_UNITS"), *source = getenv("srcdir");
    char dir[] = "/var/tmp/bench-library.XXXXXX";

    b.source = source != NULL ? source : ".";
    b.tyst = "src/tyst";
    b.words = words_open(&b.c, b.source);
    must(&b, b.words != NULL, "the words of standards/");
    if (argc == 4 && strcmp(argv[1], "make") == 0) {
        make_files(&b, argv[2], (unsigned)strtoul(argv[3], NULL, 10));
        return 0;
    }
    if (argc == 3 && strcmp(argv[1], "search") == 0) {
        search(&b, argv[2]);
        return 0;
    }
    b.units = units != NULL ? (unsigned)strtoul(units, NULL, 10) : 20000;
    must(&b, mkdtemp(dir) != NULL, dir);
    b.dir = dir;
    bench(&b);
    remove_folder(&b);
    mem_free(b.c.mem);
    return 0;
}
