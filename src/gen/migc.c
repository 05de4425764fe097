/*
 * migc - turn migrations, written in tyst's type words, into an engine's SQL.
 *
 *     migc sqlite NNNN-NAME.sql…       a C table for src/store/migrate.c
 *     migc postgresql NNNN-NAME.sql…   a script for psql
 *
 * The type of a column in CREATE TABLE or ALTER TABLE … ADD COLUMN is one of
 * id time int text flag bytes.  A table is STRICT on SQLite.  Two comments are
 * more than comments:
 *
 *     -- only sqlite                 other engines do without the statement
 *                                    that follows
 *     -- frozen TABLE                rows are never updated nor deleted
 *     -- frozen TABLE(column, …)     these columns are not, and no row is
 *                                    deleted
 *
 * Files are numbered 0001, 0002, …, without gaps.  Whatever else it meets ends
 * it with file:line.
 */
#include <config.h>

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gen.h"

enum engine { SQLITE, POSTGRESQL };

/* %1$s is the column's name. */
struct type {
    const char *word, *sql[2];
};

static const struct type types[] = {
    {"id",
     {"BLOB CHECK (length(%1$s) = 16)", "bytea CHECK (length(%1$s) = 16)"}},
    {"time",  {"INTEGER", "bigint"}                                       },
    {"int",   {"INTEGER", "bigint"}                                       },
    {"text",  {"TEXT", "text"}                                            },
    {"flag",
     {"INTEGER CHECK (%1$s IN (0, 1))", "smallint CHECK (%1$s IN (0, 1))"}},
    {"bytes", {"BLOB", "bytea"}                                           },
};

static const char *const constraints[] = {
    "PRIMARY", "UNIQUE", "FOREIGN", "CHECK", "CONSTRAINT"};

static enum engine engine;

/* What is read and what it becomes. */
struct reader {
    const char *s;
    char *out;
    size_t len, cap;
    bool only_sqlite; /* the statement that comes */
};

static void
put(struct reader *r, const char *s, size_t len)
{
    if (r->len + len + 1 > r->cap) {
        r->cap = 2 * r->cap + len + 1024;
        r->out = must(realloc(r->out, r->cap));
    }
    memcpy(r->out + r->len, s, len);
    r->len += len;
    r->out[r->len] = '\0';
}

static void
puts_to(struct reader *r, const char *s)
{
    put(r, s, strlen(s));
}

static void
put_trigger(
    struct reader *r, const char *table, const char *event, const char *columns)
{
    char text[1024];

    snprintf(text, sizeof(text),
        engine == SQLITE
            ? "CREATE TRIGGER %1$s_no_%2$s BEFORE %2$s%3$s ON %1$s\n"
              "BEGIN SELECT RAISE(ABORT, '%1$s is frozen'); END;\n"
            : "CREATE TRIGGER %1$s_no_%2$s BEFORE %2$s%3$s ON %1$s\n"
              "FOR EACH ROW EXECUTE FUNCTION %1$s_frozen();\n",
        table, event, columns);
    puts_to(r, text);
}

/* "-- frozen TABLE(column, …)", s behind "frozen". */
static void
freeze(struct reader *r, const char *s)
{
    size_t len = strspn(s, "abcdefghijklmnopqrstuvwxyz_0123456789");
    char *table = copied(s, len), *columns = copied("", 0), text[512];

    if (r->len > 0 && strcmp(r->out + r->len - 2, ";\n") != 0)
        die("“frozen” stands inside a statement");
    s += len;
    if (*s == '(' && strcspn(s, ")") + 1 == strcspn(s, "\n")) {
        snprintf(
            text, sizeof(text), " OF %.*s", (int)strcspn(s, ")") - 1, s + 1);
        columns = copied(text, strlen(text));
    } else if (*s != '\n' && *s != '\0') {
        die("wants “frozen TABLE” or “frozen TABLE(COLUMNS)”");
    }
    if (len == 0)
        die("wants “frozen TABLE” or “frozen TABLE(COLUMNS)”");
    if (engine == POSTGRESQL) {
        snprintf(text, sizeof(text),
            "CREATE FUNCTION %1$s_frozen() RETURNS trigger LANGUAGE plpgsql AS"
            "\n$$ BEGIN RAISE EXCEPTION '%1$s is frozen'\n"
            "USING ERRCODE = 'integrity_constraint_violation'; END $$;\n",
            table);
        puts_to(r, text);
    }
    put_trigger(r, table, "UPDATE", columns);
    put_trigger(r, table, "DELETE", "");
}

/* Spaces, lines and comments at r->s. */
static void
skip(struct reader *r)
{
    for (;; r->s++) {
        if (*r->s == '\n')
            gen_line++;
        else if (strncmp(r->s, "-- frozen ", 10) == 0)
            freeze(r, r->s + 10);
        else if (strncmp(r->s, "-- only sqlite\n", 15) == 0)
            r->only_sqlite = true;
        if (strncmp(r->s, "--", 2) == 0) {
            r->s += strcspn(r->s, "\n");
            if (*r->s == '\0')
                return;
            gen_line++;
        } else if (!isspace((unsigned char)*r->s)) {
            return;
        }
    }
}

/* The length of a quoted text, in which a quote stands twice. */
static size_t
quoted(const char *s)
{
    const char *end = s;

    do {
        if ((end = strchr(end + 1, *s)) == NULL)
            die("a quote is not closed");
    } while (*++end == *s);
    return (size_t)(end - s);
}

/* The next word, quoted text or single character; "" at the end. */
static char *
next(struct reader *r)
{
    size_t len = 1;

    skip(r);
    if (*r->s == '\0')
        return copied("", 0);
    if (isalnum((unsigned char)*r->s) || *r->s == '_')
        while (isalnum((unsigned char)r->s[len]) || r->s[len] == '_')
            len++;
    if (strchr("<>=!|", *r->s) != NULL)
        len = strspn(r->s, "<>=!|");
    if (*r->s == '\'' || *r->s == '"')
        len = quoted(r->s);
    r->s += len;
    return copied(r->s - len, len);
}

/* Put the word, spaced as people write it. */
static void
put_word(struct reader *r, const char *word)
{
    bool tight = r->len == 0 || strchr("(\n", r->out[r->len - 1]) != NULL ||
                 strchr("),;", word[0]) != NULL;

    if (!tight)
        put(r, " ", 1);
    puts_to(r, word);
}

static void
put_column(struct reader *r, const char *name)
{
    char *word = next(r), sql[256];

    put_word(r, name);
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
        if (strcmp(types[i].word, word) != 0)
            continue;
        snprintf(sql, sizeof(sql), types[i].sql[engine], name);
        put_word(r, sql);
        return;
    }
    die("%s: there is no type “%s”; there are id time int text flag bytes",
        name, word);
}

static bool
is_constraint(const char *word)
{
    for (size_t i = 0; i < sizeof(constraints) / sizeof(constraints[0]); i++)
        if (strcmp(constraints[i], word) == 0)
            return true;
    return false;
}

/* From behind "CREATE TABLE NAME" to the bracket that closes it. */
static void
read_table(struct reader *r)
{
    int depth = 0;
    bool starts = false;
    char *word;

    do {
        word = next(r);
        if (word[0] == '\0')
            die("the table is not closed");
        if (starts && !is_constraint(word))
            put_column(r, word);
        else
            put_word(r, word);
        depth += (word[0] == '(') - (word[0] == ')');
        starts = depth == 1 && (word[0] == '(' || word[0] == ',');
        if (starts)
            put(r, "\n", 1);
    } while (depth > 0);
    if (engine == SQLITE)
        puts_to(r, " STRICT");
}

/* One statement with its semicolon; false at the end of the file. */
static bool
read_statement(struct reader *r)
{
    char *word = next(r), *second;
    size_t start = r->len;

    if (word[0] == '\0')
        return false;
    put_word(r, word);
    second = next(r);
    put_word(r, second);
    if (strcmp(word, "CREATE") == 0 && strcmp(second, "TABLE") == 0) {
        put_word(r, next(r));
        read_table(r);
    }
    while (strcmp(word = next(r), ";") != 0) {
        if (word[0] == '\0')
            die("a statement does not end in a semicolon");
        put_word(r, word);
        if (strcmp(word, "COLUMN") == 0)
            put_column(r, next(r));
    }
    puts_to(r, ";\n");
    if (r->only_sqlite && engine != SQLITE)
        r->out[r->len = start] = '\0';
    r->only_sqlite = false;
    return true;
}

static char *
translated(const char *path)
{
    struct reader r = {.s = gen_read(path)};

    if (strncmp(r.s, "--", 2) != 0)
        die("has no head that says why");
    put(&r, "", 0);
    while (read_statement(&r))
        ;
    return r.out;
}

/* "…/0001-ledger.sql": its name without folder and suffix. */
static char *
name_of(const char *path, int number)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    size_t len = strlen(name);

    gen_path = path;
    gen_line = 1;
    if (len < 10 || strcmp(name + len - 4, ".sql") != 0 || name[4] != '-' ||
        strtol(name, NULL, 10) != number)
        die("wants a name like %04d-why.sql", number);
    return copied(name, len - 4);
}

static void
write_table(char **names, char **texts, int n)
{
    printf("/* Generated by migc: edit the files of src/store/migrate. */\n"
           "#include <config.h>\n\n#include \"store/db.h\"\n\n"
           "const struct db_migration db_migrations[] = {\n");
    for (int i = 0; i < n; i++) {
        printf("    {\"%s\",\n", names[i]);
        gen_strings(texts[i]);
        printf("    },\n");
    }
    printf("};\nconst int db_migrations_n = %d;\n", n);
}

int
main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    char **names = must(calloc((size_t)argc, sizeof(*names)));
    char **texts = must(calloc((size_t)argc, sizeof(*texts)));
    int n = argc - 2;

    if (strcmp(what, "postgresql") == 0)
        engine = POSTGRESQL;
    else if (strcmp(what, "sqlite") != 0)
        die("usage: migc sqlite|postgresql FILE.sql…");
    for (int i = 0; i < n; i++) {
        names[i] = name_of(argv[i + 2], i + 1);
        texts[i] = translated(argv[i + 2]);
    }
    if (engine == SQLITE)
        write_table(names, texts, n);
    for (int i = 0; i < n && engine == POSTGRESQL; i++)
        fputs(texts[i], stdout);
    return gen_done();
}
