/*
 * poc - compile .po catalogues into C tables for base/text.
 *
 *     poc FILE.po… >catalogues.c
 *
 * Each FILE.po becomes a table sorted by msgid and the plural rule of its
 * header as a function.  Untranslated and fuzzy entries are left out, so that
 * the English shows (a lint test counts them).  Anything it does not
 * understand ends it with file:line.
 */
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FORMS_MAX 6

struct message {
    char *id;
    char *form[FORMS_MAX];
    int nforms;
};

struct catalogue {
    const char *path;
    char lang[16];
    struct message *message;
    size_t n, cap;
    char *plural; /* the C expression of n */
};

static const char *path;
static int line_number;

__attribute__((format(printf, 1, 2), noreturn)) static void
die(const char *format, ...)
{
    va_list ap;

    fprintf(stderr, "%s:%d: ", path, line_number);
    va_start(ap, format);
    vfprintf(stderr, format, ap);
    va_end(ap);
    fputc('\n', stderr);
    exit(1);
}

static void *
must(void *p)
{
    if (p == NULL)
        die("out of memory");
    return p;
}

/* Append the quoted C string in s, still escaped as it stands in the file. */
static char *
append_quoted(char *to, const char *s)
{
    const char *end;
    size_t len = to ? strlen(to) : 0, more;

    while (isspace((unsigned char)*s))
        s++;
    end = strrchr(s, '"');
    if (*s != '"' || end == s)
        die("wants a text in quotes");
    more = (size_t)(end - s) - 1;
    to = must(realloc(to, len + more + 1));
    memcpy(to + len, s + 1, more);
    to[len + more] = '\0';
    return to;
}

static int
compare(const void *a, const void *b)
{
    return strcmp(
        ((const struct message *)a)->id, ((const struct message *)b)->id);
}

/* The header's "plural=EXPRESSION;", which may hold only n and operators. */
static char *
plural_rule(const char *header)
{
    const char *start = strstr(header, "plural=");
    char *rule;
    size_t len;

    while (start != NULL && start > header && start[-1] == 'n') /* nplurals= */
        start = strstr(start + 1, "plural=");
    if (start == NULL)
        die("the header has no plural rule");
    start += strlen("plural=");
    len = strcspn(start, ";");
    rule = must(calloc(1, len + 1));
    memcpy(rule, start, len);
    if (rule[strspn(rule, "n0123456789 ()?:=!<>&|%")] != '\0')
        die("the plural rule holds something else than n and operators");
    return rule;
}

static int
complete(const struct message *m)
{
    for (int i = 0; i < m->nforms; i++)
        if (m->form[i] == NULL || m->form[i][0] == '\0')
            return 0;
    return m->nforms > 0;
}

static void
keep(struct catalogue *cat, struct message *m, int fuzzy)
{
    if (m->id == NULL)
        return;
    if (m->id[0] == '\0' && m->nforms > 0)
        cat->plural = plural_rule(m->form[0]);
    else if (!fuzzy && complete(m)) {
        if (cat->n == cat->cap) {
            cat->cap = cat->cap ? cat->cap * 2 : 64;
            cat->message =
                must(realloc(cat->message, cat->cap * sizeof(*cat->message)));
        }
        cat->message[cat->n++] = *m;
    }
    memset(m, 0, sizeof(*m));
}

/* "msgstr" or "msgstr[3]": where its text goes. */
static char **
form_of(struct message *m, const char *line, const char **rest)
{
    int form = 0;

    line += strlen("msgstr");
    if (*line == '[') {
        form = (int)strtol(line + 1, NULL, 10);
        line = strchr(line, ']');
        if (line == NULL || form < 0 || form >= FORMS_MAX)
            die("there is no such plural form");
        line++;
    }
    if (form >= m->nforms)
        m->nforms = form + 1;
    *rest = line;
    return &m->form[form];
}

static void
read_po(struct catalogue *cat, FILE *f)
{
    struct message m = {0};
    char line[8192], *ignored = NULL;
    char **into = NULL;
    int fuzzy = 0, next_fuzzy = 0;
    const char *rest;

    while (fgets(line, sizeof(line), f) != NULL) {
        line_number++;
        if (strchr(line, '\n') == NULL && !feof(f))
            die("this line is too long");
        if (strncmp(line, "#,", 2) == 0 && strstr(line, "fuzzy") != NULL)
            next_fuzzy = 1;
        if (line[0] == '#' || line[strspn(line, " \t\r\n")] == '\0')
            continue;
        if (strncmp(line, "msgctxt", 7) == 0)
            die("msgctxt is not used here");
        if (strncmp(line, "msgid_plural", 12) == 0) {
            free(ignored);
            ignored = NULL;
            into = &ignored;
            rest = line + 12;
        } else if (strncmp(line, "msgid", 5) == 0) {
            keep(cat, &m, fuzzy);
            fuzzy = next_fuzzy;
            next_fuzzy = 0;
            into = &m.id;
            rest = line + 5;
        } else if (strncmp(line, "msgstr", 6) == 0) {
            into = form_of(&m, line, &rest);
        } else {
            rest = line;
        }
        if (into == NULL)
            die("wants msgid first");
        *into = append_quoted(*into, rest);
    }
    keep(cat, &m, fuzzy);
    free(ignored);
    if (cat->plural == NULL)
        die("there is no header");
    qsort(cat->message, cat->n, sizeof(*cat->message), compare);
}

static void
read_file(struct catalogue *cat)
{
    const char *name = strrchr(cat->path, '/');
    FILE *f = fopen(cat->path, "r");

    path = cat->path;
    line_number = 0;
    name = name ? name + 1 : cat->path;
    snprintf(
        cat->lang, sizeof(cat->lang), "%.*s", (int)strcspn(name, "."), name);
    if (f == NULL)
        die("cannot be opened");
    read_po(cat, f);
    fclose(f);
}

static void
write_catalogue(const struct catalogue *cat)
{
    printf("static unsigned\nplural_%s(unsigned long n)\n{\n"
           "    return (unsigned)(%s);\n}\n\n",
        cat->lang, cat->plural);
    for (size_t i = 0; i < cat->n; i++) {
        printf("static const char *const %s_%zu[] = {", cat->lang, i);
        for (int k = 0; k < cat->message[i].nforms; k++)
            printf("\n    \"%s\",", cat->message[i].form[k]);
        printf("\n};\n");
    }
    printf("\nstatic const struct text_entry %s[] = {\n", cat->lang);
    for (size_t i = 0; i < cat->n; i++)
        printf("    {\"%s\", %s_%zu},\n", cat->message[i].id, cat->lang, i);
    printf("    {NULL, NULL}\n};\n\n");
}

int
main(int argc, char **argv)
{
    struct catalogue *cats = must(calloc((size_t)argc, sizeof(*cats)));

    printf("/* Generated by poc: edit the .po files. */\n"
           "#include <config.h>\n\n#include \"base/text.h\"\n\n");
    for (int i = 1; i < argc; i++) {
        cats[i].path = argv[i];
        read_file(&cats[i]);
        write_catalogue(&cats[i]);
    }
    printf("const struct text_catalogue text_catalogues[] = {\n");
    for (int i = 1; i < argc; i++)
        printf("    {\"%s\", %s, %zu, plural_%s},\n", cats[i].lang,
            cats[i].lang, cats[i].n, cats[i].lang);
    printf("    {NULL, NULL, 0, NULL}\n};\n");
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
