/*
 * sqlc - turn .sql files into typed C functions.
 *
 *     sqlc h FILE.sql…            the header store/sql.h
 *     sqlc c FILE.sql…            its code, over src/store/db.h
 *     sqlc postgresql FILE.sql…   a script for psql that prepares them all
 *
 * A comment gives the statement after it a name and types:
 *
 *     -- row person: id id, name text, email text
 *     -- one person_get(id id): person
 *     -- many person_list(max int): person
 *     -- each person_all(): person
 *     -- told person_told(): person  row by row, as names and texts
 *     -- exec person_add(id id, name text)
 *     -- change person_rename(id id, name text)
 *
 *     -- only sqlite                 the next one is not for other engines
 *
 * A list that ends in a comma goes on in the next comment line.  A row holds
 * for all files that come after it.  Whatever else it meets ends it with
 * file:line.
 */
#include <config.h>

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gen.h"

#define FIELDS_MAX 40

struct type {
    const char *word, *c, *tag, *member, *postgresql;
};

static const struct type types[] = {
    {"id",    "struct id ",    "DB_ID",    "id",      "bytea"   },
    {"time",  "int64_t ",      "DB_TIME",  "integer", "bigint"  },
    {"int",   "int64_t ",      "DB_INT",   "integer", "bigint"  },
    {"text",  "const char *",  "DB_TEXT",  "text",    "text"    },
    {"flag",  "bool ",         "DB_FLAG",  "integer", "smallint"},
    {"bytes", "struct bytes ", "DB_BYTES", "bytes",   "bytea"   },
};

struct field {
    char *name;
    const struct type *type;
};

struct list {
    struct field field[FIELDS_MAX];
    int n;
};

struct row {
    struct row *next;
    char *name;
    struct list columns;
};

enum kind { ONE, MANY, EACH, TOLD, EXEC, CHANGE };

static const char *const kinds[] = {
    "one", "many", "each", "told", "exec", "change"};

struct statement {
    struct statement *next;
    enum kind kind;
    char *name;
    struct list params;
    const struct row *row; /* NULL: gives no rows */
    const char *path;
    int line;
    bool only_sqlite;
    char *text;
};

static struct row *rows, **rows_end = &rows;
static struct statement *statements, **statements_end = &statements;

static const char *
skip_space(const char *s)
{
    while (*s == ' ' || *s == '\t')
        s++;
    return s;
}

/* A name at *s, which moves behind it and the space after it. */
static char *
read_name(const char **s)
{
    size_t len = 0;
    char *name;

    while (islower((unsigned char)(*s)[len]) || (*s)[len] == '_' ||
           (len > 0 && isdigit((unsigned char)(*s)[len])))
        len++;
    if (len == 0)
        die("wants a name at “%s”", *s);
    name = copied(*s, len);
    *s = skip_space(*s + len);
    return name;
}

static const struct type *
find_type(const char *word)
{
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
        if (strcmp(types[i].word, word) == 0)
            return &types[i];
    die("there is no type “%s”; there are id time int text flag bytes", word);
}

/* "name type, name type" up to the character that ends it. */
static struct list
read_list(const char **s, char end)
{
    struct list list = {.n = 0};

    *s = skip_space(*s);
    while (**s != end) {
        struct field *f = &list.field[list.n];

        if (list.n == FIELDS_MAX)
            die("has more than %d fields", FIELDS_MAX);
        f->name = read_name(s);
        f->type = find_type(read_name(s));
        for (int i = 0; i < list.n; i++)
            if (strcmp(list.field[i].name, f->name) == 0)
                die("has “%s” twice", f->name);
        list.n++;
        if (**s == ',')
            *s = skip_space(*s + 1);
        else if (**s != end)
            die("wants a comma at “%s”", *s);
    }
    return list;
}

static const struct row *
find_row(const char *name)
{
    for (const struct row *i = rows; i != NULL; i = i->next)
        if (strcmp(i->name, name) == 0)
            return i;
    return NULL;
}

static void
read_row(const char *s)
{
    struct row *row = must(calloc(1, sizeof(*row)));

    row->name = read_name(&s);
    if (find_row(row->name) != NULL)
        die("there is a row “%s” already", row->name);
    if (*s != ':')
        die("wants “row NAME: FIELDS”");
    s++;
    row->columns = read_list(&s, '\0');
    if (row->columns.n == 0)
        die("the row “%s” has no fields", row->name);
    *rows_end = row;
    rows_end = &row->next;
}

static void
check_names(const struct statement *st)
{
    for (const struct statement *i = statements; i != NULL; i = i->next)
        if (strcmp(i->name, st->name) == 0)
            die("there is a statement “%s” already, at %s:%d", st->name,
                i->path, i->line);
    for (int i = 0; i < st->params.n; i++)
        if (strcmp(st->params.field[i].name, "c") == 0 ||
            strcmp(st->params.field[i].name, "out") == 0)
            die("no parameter may be called c or out");
}

static struct statement *
read_statement(enum kind kind, const char *s)
{
    struct statement *st = must(calloc(1, sizeof(*st)));
    bool gives = kind != EXEC && kind != CHANGE;

    st->kind = kind;
    st->path = gen_path;
    st->name = read_name(&s);
    if (*s != '(')
        die("wants “%s NAME(PARAMETERS)”", kinds[kind]);
    s++;
    st->params = read_list(&s, ')');
    s = skip_space(s + 1);
    if (gives) {
        char *name;

        if (*s != ':')
            die("wants “: ROW” after the parameters");
        s = skip_space(s + 1);
        name = read_name(&s);
        if ((st->row = find_row(name)) == NULL)
            die("there is no row “%s”", name);
    }
    if (*s != '\0')
        die("does not know what “%s” is for", s);
    check_names(st);
    *statements_end = st;
    statements_end = &st->next;
    return st;
}

/* Every $n must be a parameter, and every parameter must be used. */
static void
check_text(const struct statement *st)
{
    bool used[FIELDS_MAX + 1] = {false};

    gen_line = st->line;
    if (st->text[0] == '\0')
        die("“%s” has no statement", st->name);
    if (strcmp(st->text + strlen(st->text) - 2, ";\n") != 0)
        die("“%s” does not end in a semicolon", st->name);
    if (strchr(st->text, ';') != st->text + strlen(st->text) - 2)
        die("“%s” is more than one statement", st->name);
    for (const char *s = strchr(st->text, '$'); s != NULL;
         s = strchr(s + 1, '$')) {
        long n = strtol(s + 1, NULL, 10);

        if (n < 1 || n > st->params.n)
            die("“%s” has no parameter $%ld", st->name, n);
        used[n] = true;
    }
    for (int i = 1; i <= st->params.n; i++)
        if (!used[i])
            die("“%s” does not use $%d, %s", st->name, i,
                st->params.field[i - 1].name);
}

static void
append(char **to, const char *line, size_t len)
{
    size_t had = strlen(*to);

    *to = must(realloc(*to, had + len + 2));
    memcpy(*to + had, line, len);
    memcpy(*to + had + len, "\n", 2);
}

/* The declaration in a comment line, with the lines it goes on in. */
static char *
declaration(const char *line, char **save)
{
    char *text = copied(line, strlen(line));
    const char *more;

    while (text[0] != '\0' && text[strlen(text) - 1] == ',') {
        size_t len = strlen(text);

        more = strsep(save, "\n");
        gen_line++;
        if (more == NULL || strncmp(more, "--", 2) != 0)
            die("wants the list to go on");
        more = skip_space(more + 2);
        text = must(realloc(text, len + strlen(more) + 2));
        text[len] = ' ';
        memcpy(text + len + 1, more, strlen(more) + 1);
    }
    return text;
}

/* The rest of s when it begins with the word. */
static const char *
after_word(const char *s, const char *word)
{
    size_t len = strlen(word);

    return strncmp(s, word, len) == 0 && s[len] == ' ' ? skip_space(s + len)
                                                       : NULL;
}

static void
read_file(const char *path)
{
    char *text = gen_read(path), *line, *save = text;
    struct statement *st = NULL;
    bool only_sqlite = false;
    const char *rest;

    for (gen_line = 0; (line = strsep(&save, "\n")) != NULL;) {
        const char *s = skip_space(line);

        gen_line++;
        if (*s == '\0')
            continue;
        if (strncmp(s, "--", 2) != 0) {
            if (st == NULL)
                die("there is no declaration above this");
            append(&st->text, line, strlen(line));
            continue;
        }
        s = skip_space(s + 2);
        if (strcmp(s, "only sqlite") == 0)
            only_sqlite = true;
        if ((rest = after_word(s, "row")) != NULL) {
            read_row(declaration(rest, &save));
            st = NULL;
        }
        for (int k = ONE; k <= CHANGE; k++) {
            int line_number = gen_line;

            if ((rest = after_word(s, kinds[k])) == NULL)
                continue;
            st = read_statement((enum kind)k, declaration(rest, &save));
            st->line = line_number;
            st->only_sqlite = only_sqlite;
            only_sqlite = false;
            st->text = copied("", 0);
        }
    }
}

static void
write_signature(const struct statement *st)
{
    printf("enum result sql_%s(struct ctx *c", st->name);
    for (int i = 0; i < st->params.n; i++)
        printf(", %s%s", st->params.field[i].type->c, st->params.field[i].name);
    if (st->kind == ONE)
        printf(",\n    struct %s_row *out", st->row->name);
    if (st->kind == MANY)
        printf(",\n    struct %s_row **out, size_t *out_n", st->row->name);
    if (st->kind == EACH)
        printf(",\n    enum result (*each)(struct ctx *c, const struct %s_row "
               "*row, void *arg),\n    void *arg",
            st->row->name);
    if (st->kind == TOLD)
        printf(",\n    told_each *each, void *arg");
    printf(")");
}

static void
write_header(void)
{
    printf("/* Generated by sqlc: edit the .sql files of src/store/sql. */\n"
           "#ifndef TYST_STORE_SQL_H\n#define TYST_STORE_SQL_H\n\n"
           "#include \"base/ctx.h\"\n#include \"store/bytes.h\"\n"
           "#include \"store/told.h\"\n");
    for (const struct row *i = rows; i != NULL; i = i->next) {
        printf("\nstruct %s_row {\n", i->name);
        for (int k = 0; k < i->columns.n; k++)
            printf("    %s%s;\n", i->columns.field[k].type->c,
                i->columns.field[k].name);
        printf("};\n");
    }
    for (const struct statement *i = statements; i != NULL; i = i->next) {
        printf("\n/* %s:%d */\n", i->path, i->line);
        write_signature(i);
        printf(";\n");
    }
    printf("\n#endif\n");
}

static void
write_row(const struct row *row)
{
    printf("\nstatic const struct db_column %s_columns[] = {\n", row->name);
    for (int i = 0; i < row->columns.n; i++)
        printf("    {\"%s\", %s, offsetof(struct %s_row, %s)},\n",
            row->columns.field[i].name, row->columns.field[i].type->tag,
            row->name, row->columns.field[i].name);
    printf("};\nstatic const struct db_row %s_row = {\n"
           "    sizeof(struct %s_row), %s_columns, %d};\n",
        row->name, row->name, row->name, row->columns.n);
}

static void
write_table(void)
{
    int n = 0;

    printf("\nconst struct db_statement sql_statements[] = {\n");
    for (const struct statement *i = statements; i != NULL; i = i->next) {
        printf("    {\"%s\", \"%s:%d\", %d, ", i->name, i->path, i->line,
            i->params.n);
        printf(i->row != NULL ? "&%s_row,\n" : "NULL,\n",
            i->row != NULL ? i->row->name : "");
        gen_strings(i->text);
        printf("    },\n");
        n++;
    }
    printf("};\nconst int sql_statements_n = %d;\n", n);
}

/* "each" hands typed rows on, so its callback is not called by a cast. */
static void
write_each(const struct statement *st)
{
    printf("\nstruct %s_call {\n    enum result (*each)(struct ctx *c, const "
           "struct %s_row *row, void *arg);\n    void *arg;\n};\n"
           "\nstatic enum result\n%s_row_call(struct ctx *c, const void *row, "
           "void *arg)\n{\n    const struct %s_call *call = arg;\n\n"
           "    return call->each(c, row, call->arg);\n}\n",
        st->name, st->row->name, st->name, st->name);
}

static void
write_function(const struct statement *st, int index)
{
    static const char *const ends[] = {[ONE] = ", out",
        [MANY] = ", (void **)out, out_n",
        [EACH] = "_row_call, &call",
        [TOLD] = ", each, arg",
        [EXEC] = "",
        [CHANGE] = ""};
    const char *in = st->params.n > 0 ? "in" : "NULL";

    if (st->kind == EACH)
        write_each(st);
    printf("\n");
    write_signature(st);
    printf("\n{\n");
    if (st->params.n > 0)
        printf("    const struct db_value in[] = {\n");
    for (int i = 0; i < st->params.n; i++)
        printf("        {.type = %s, .%s = %s},\n",
            st->params.field[i].type->tag, st->params.field[i].type->member,
            st->params.field[i].name);
    if (st->params.n > 0)
        printf("    };\n");
    if (st->kind == EACH)
        printf("    struct %s_call call = {each, arg};\n", st->name);
    printf("\n    return db_%s(c, &sql_statements[%d], %s", kinds[st->kind],
        index, in);
    if (st->kind == EACH)
        printf(", %s", st->name);
    printf("%s);\n}\n", ends[st->kind]);
}

static void
write_code(void)
{
    int index = 0;

    printf("/* Generated by sqlc: edit the .sql files of src/store/sql. */\n"
           "#include <config.h>\n\n#include \"store/db.h\"\n"
           "#include \"store/sql.h\"\n");
    for (const struct row *i = rows; i != NULL; i = i->next)
        write_row(i);
    write_table();
    for (const struct statement *i = statements; i != NULL; i = i->next)
        write_function(i, index++);
}

/* For each statement: what its columns must be, then what PostgreSQL says. */
static void
write_postgresql(void)
{
    for (const struct statement *i = statements; i != NULL; i = i->next) {
        if (i->only_sqlite)
            continue;
        printf("PREPARE %s", i->name);
        for (int k = 0; k < i->params.n; k++)
            printf("%s%s", k == 0 ? "(" : ", ",
                i->params.field[k].type->postgresql);
        printf("%s AS\n%s", i->params.n > 0 ? ")" : "", i->text);
        if (i->row == NULL)
            continue;
        printf("\\echo statement %s\n", i->name);
        for (int k = 0; k < i->row->columns.n; k++)
            printf("\\echo 'want %s|%s'\n", i->row->columns.field[k].name,
                i->row->columns.field[k].type->postgresql);
        printf("EXECUTE %s", i->name);
        for (int k = 0; k < i->params.n; k++)
            printf("%sNULL", k == 0 ? "(" : ", ");
        printf("%s \\gdesc\n", i->params.n > 0 ? ")" : "");
    }
}

int
main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";

    for (int i = 2; i < argc; i++)
        read_file(argv[i]);
    for (const struct statement *i = statements; i != NULL; i = i->next) {
        gen_path = i->path;
        check_text(i);
    }
    if (strcmp(what, "h") == 0)
        write_header();
    else if (strcmp(what, "c") == 0)
        write_code();
    else if (strcmp(what, "postgresql") == 0)
        write_postgresql();
    else
        die("usage: sqlc h|c|postgresql FILE.sql…");
    return gen_done();
}
