/*
 * tmplc - compile templates into C functions that write pages.
 *
 *     tmplc src/web/page/x.html >x.c
 *
 * {{#page view_x(const struct x_view *v)}}  what follows, up to the next, is
 *                       void view_x(struct html *o, const struct x_view *v),
 *                       declared in the room's views.h
 * {{#part row(const struct item *i)}}       the same, static in this file
 * {{v->title}}          a value, escaped for where it stands and by its type
 * {{_ "Sent to %s", v->name}}               a text, translated, with values
 * {{_n "%lu unit", "%lu units", v->n}}      by a count, its first value
 * {{#if v->n == 0}} {{#elif v->more}} {{#else}} {{/if}}
 * {{#each const struct item *i : v->items, v->n}} {{/each}}
 *                       i_n counts them from 0
 * {{> view_head(&v->page)}}                 another template, in text only
 *
 * Every value is escaped, or refused where no escaping is safe (place.c).
 * Comments and indentation are not written.  In what is called prose (the CSS
 * white-space: pre-line) every blank of the template counts as one.
 */
#include <config.h>

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gen.h"
#include "place.h"

#define DEPTH_MAX 16

enum block_kind { BLOCK_IF, BLOCK_ELSE, BLOCK_EACH };

struct block {
    enum block_kind kind;
    int line;
    struct place begin;
    struct place end; /* of the ways so far */
    bool has_end;
};

static struct place at;
static struct block blocks[DEPTH_MAX];
static int depth;
static bool in_page;
static bool in_literal; /* a C string is open in the output */
static char held;       /* a blank that a page does not end with; 0: none */

static void
write_byte(char c)
{
    static char before;

    if (!in_literal) {
        fputs("    html_literal(o, \"", stdout);
        before = '\0';
    }
    in_literal = true;
    if (c == '\n') {
        fputs("\\n\"\n        \"", stdout);
    } else {
        /* ??( and its like would be other characters to C11. */
        if (c == '"' || c == '\\' || (c == '?' && before == '?'))
            putchar('\\');
        putchar(c);
    }
    before = c;
}

static void
write_held(void)
{
    if (held != '\0')
        write_byte(held);
    held = '\0';
}

/* All literals so far are written; a statement may come. */
static void
end_literal(void)
{
    write_held();
    if (in_literal)
        puts("\");");
    in_literal = false;
}

/* Where a run of blanks is as good as one, in a tag or in text. */
static void
write_blank(char c)
{
    if (!at.blank)
        held = at.where == IN_TAG ? ' ' : c;
    at.blank = true;
}

static void
write_literal(const char *p)
{
    bool foldable =
        at.where == IN_TAG || (at.where == IN_TEXT && !at.preformatted);

    if (isspace((unsigned char)*p) && foldable) {
        write_blank(*p);
        return;
    }
    write_held();
    at.blank = false;
    write_byte(*p);
}

/* One byte of a template that is not in a tag of ours. */
static void
literal(const char *p)
{
    struct place before = at;

    if (!in_page && !isspace((unsigned char)*p) && *p != '<' &&
        at.where != IN_COMMENT)
        die("wants {{#page NAME(PARAMETERS)}} first");
    place_step(&at, p);
    if (before.where == IN_COMMENT || at.where == IN_COMMENT)
        return;
    if (!in_page) {
        if (*p == '<')
            die("wants {{#page NAME(PARAMETERS)}} first");
        return;
    }
    if (before.where == IN_TAG && before.gap && at.where == IN_NAME)
        write_byte(' ');
    if (before.where == IN_TAG && *p == '>')
        held = '\0';
    at.gap = at.where == IN_TAG && at.gap;
    write_literal(p);
    /* A browser leaves out a line end there; ours is not a value's. */
    if (*p == '>' && before.where >= IN_TAG_NAME && !before.closing &&
        p[1] != '\n' &&
        ((at.where == IN_PLAIN && strcmp(at.tag, "textarea") == 0) ||
            (at.where == IN_TEXT && strcmp(before.tag, "pre") == 0)))
        write_byte('\n');
}

static void
end_page(void)
{
    if (!in_page)
        return;
    if (depth != 0)
        die("the block of line %d is not closed", blocks[depth - 1].line);
    if (at.where == IN_COMMENT)
        die("a comment is not closed");
    if (at.where != IN_TEXT || at.preformatted)
        die("<%s> is not closed", at.preformatted ? "pre"
                                  : *at.tag       ? at.tag
                                                  : "!");
    held = '\0';
    end_literal();
    puts("}");
}

/* "name(parameters)" becomes a function of the page and these. */
static void
begin_page(const char *signature, const char *linkage)
{
    const char *open = strchr(signature, '(');
    size_t len = strlen(signature);

    end_page();
    if (open == NULL || open == signature || signature[len - 1] != ')')
        die("wants NAME(PARAMETERS)");
    printf("#line %d \"%s\"\n%svoid\n%.*s(struct html *o%s%s\n{\n", gen_line,
        gen_path, linkage, (int)(open - signature), signature,
        open[1] == ')' ? "" : ", ", open + 1);
    memset(&at, 0, sizeof(at));
    at.blank = true;
    in_page = true;
}

static void
call(const char *s)
{
    const char *open = strchr(s, '(');

    if (at.where != IN_TEXT)
        die("a template is called in text only");
    if (open == NULL)
        die("wants {{> NAME(VALUES)}}");
    at.blank = false;
    printf("    %.*s(o%s%s;\n", (int)(open - s), s, open[1] == ')' ? "" : ", ",
        open + 1);
}

static struct block *
open_block(enum block_kind kind)
{
    struct block *b = &blocks[depth];

    if (depth == DEPTH_MAX)
        die("blocks nest too deep");
    depth++;
    place_settle(&at);
    /* Before the body comes what was before, or the body itself. */
    if (kind == BLOCK_EACH) {
        at.blank = false;
        at.gap = at.where == IN_TAG;
    }
    *b = (struct block){.kind = kind, .line = gen_line, .begin = at};
    return b;
}

/* The innermost block, which must be of that kind. */
static struct block *
innermost(bool each, const char *tag)
{
    struct block *b;

    if (depth == 0)
        die("{{%s}} belongs to no block", tag);
    b = &blocks[depth - 1];
    if ((b->kind == BLOCK_EACH) != each)
        die("{{%s}} inside the block of line %d", tag, b->line);
    place_settle(&at);
    return b;
}

static void
end_way(struct block *b)
{
    if (b->has_end)
        place_merge(&at, &b->end);
    b->end = at;
    b->has_end = true;
}

/* #elif and #else. */
static void
next_way(const char *condition, const char *tag)
{
    struct block *b = innermost(false, tag);

    if (b->kind == BLOCK_ELSE)
        die("{{%s}} behind {{#else}}", tag);
    end_way(b);
    at = b->begin;
    if (condition == NULL) {
        b->kind = BLOCK_ELSE;
        puts("    } else {");
    } else {
        printf("    } else if (%s) {\n", condition);
    }
}

static void
close_block(bool each, const char *tag)
{
    struct block *b = innermost(each, tag);

    if (b->kind != BLOCK_ELSE)
        place_merge(&at, &b->begin);
    end_way(b);
    depth--;
    puts("    }");
}

/* "type *name : array, count"; the name is known inside, with its number. */
static void
each(const char *s)
{
    const char *colon = strstr(s, " : "), *comma = strrchr(s, ',');
    const char *star = NULL;
    char *type, *name;

    if (colon == NULL || comma == NULL || comma < colon)
        die("wants {{#each TYPE *NAME : ARRAY, COUNT}}");
    for (const char *p = s; p < colon; p++)
        if (*p == '*')
            star = p;
    if (star == NULL)
        die("wants {{#each TYPE *NAME : ARRAY, COUNT}}");
    type = copied(s, (size_t)(star + 1 - s));
    name = copied(star + 1, (size_t)(colon - star - 1));
    open_block(BLOCK_EACH);
    printf("    for (size_t %s_n = 0, %s_of = (size_t)(%s); %s_n < %s_of; "
           "%s_n++) {\n    %s%s = &(%.*s)[%s_n];\n",
        name, name, comma + 1, name, name, name, type, name,
        (int)(comma - colon - 3), colon + 3, name);
}

/* The end of a C string that begins at s. */
static const char *
string_end(const char *s)
{
    if (*s != '"')
        die("a text is a string in double quotes");
    for (s++; *s != '"'; s++) {
        if (*s == '\\')
            s++;
        if (*s == '\0')
            die("a string is not closed");
    }
    return s + 1;
}

static const char *
blanks(const char *s)
{
    return s + strspn(s, " \t\n");
}

/* A text to be translated: "…" and its values. */
static void
text(const char *s)
{
    const char *place = place_of_value(&at);
    const char *end = string_end(s);

    if (*blanks(end) == '\0' && strchr(s, '%') != NULL)
        die("a text with %% wants values");
    else if (*blanks(end) == '\0')
        printf("    html_put(o, %s, tr(o->lang, %s));\n", place, s);
    else if (*blanks(end) == ',')
        printf("    html_put_format(o, %s, tr(o->lang, %.*s)%s);\n", place,
            (int)(end - s), s, blanks(end));
    else
        die("wants {{_ \"TEXT\", VALUES}}");
}

/* "one", "many", n, values: n is the first of the values too. */
static void
plural(const char *s)
{
    const char *place = place_of_value(&at);
    const char *one = string_end(s), *many, *n, *end;
    int inside = 0;

    if (*blanks(one) != ',')
        die("wants {{_n \"ONE\", \"MANY\", COUNT}}");
    many = string_end(blanks(blanks(one) + 1));
    if (*blanks(many) != ',')
        die("wants {{_n \"ONE\", \"MANY\", COUNT}}");
    n = blanks(blanks(many) + 1);
    for (end = n; *end != '\0' && (*end != ',' || inside > 0); end++)
        inside += (*end == '(') - (*end == ')');
    printf("    html_put_format(o, %s, tr_n(o->lang, %.*s, (unsigned long)"
           "(%.*s)), (unsigned long)(%.*s)%s);\n",
        place, (int)(many - s), s, (int)(end - n), n, (int)(end - n), n, end);
}

static void
value(const char *s)
{
    const char *place;

    if (*s == '\0')
        die("an empty tag");
    if (strchr("{&!^=#/", *s) != NULL)
        die("there is no tag {{%s}}", s);
    place = place_of_value(&at);
    printf("    _Generic((%s), %s)(o, %s, %s);\n", s,
        strcmp(place, "HTML_TEXT") == 0 ? "HTML_IN_TEXT" : "HTML_TYPES", place,
        s);
}

/* Is s the word, or the word and more?  Then *rest is what follows. */
static bool
is_word(const char *s, const char *word, const char **rest)
{
    size_t len = strlen(word);

    if (strncmp(s, word, len) != 0 ||
        (s[len] != '\0' && !isspace((unsigned char)s[len])))
        return false;
    *rest = blanks(s + len);
    return true;
}

static void
statement(const char *s)
{
    const char *rest;

    end_literal();
    printf("#line %d \"%s\"\n", gen_line, gen_path);
    if (*s == '>') {
        call(blanks(s + 1));
    } else if (is_word(s, "_", &rest)) {
        text(rest);
    } else if (is_word(s, "_n", &rest)) {
        plural(rest);
    } else if (is_word(s, "#if", &rest)) {
        open_block(BLOCK_IF);
        printf("    if (%s) {\n", rest);
    } else if (is_word(s, "#elif", &rest)) {
        next_way(rest, "#elif");
    } else if (strcmp(s, "#else") == 0) {
        next_way(NULL, s);
    } else if (is_word(s, "#each", &rest)) {
        each(rest);
    } else if (strcmp(s, "/if") == 0) {
        close_block(false, s);
    } else if (strcmp(s, "/each") == 0) {
        close_block(true, s);
    } else {
        value(s);
    }
}

/* The tag that begins behind {{; returns what comes after its }}. */
static char *
tag(char *s)
{
    char *end = s, *last;
    const char *rest;
    int lines = 0;

    for (; strncmp(end, "}}", 2) != 0; end++) {
        if (*end == '"')
            end = (char *)string_end(end) - 1;
        if (*end == '\0')
            die("{{ is not closed");
        lines += *end == '\n';
    }
    for (last = end; last > s && isspace((unsigned char)last[-1]); last--)
        ;
    *last = '\0';
    s = (char *)blanks(s);
    if (at.where == IN_COMMENT)
        die("no tag may stand in a comment");
    if (is_word(s, "#page", &rest))
        begin_page(rest, "");
    else if (is_word(s, "#part", &rest))
        begin_page(rest, "static ");
    else if (!in_page)
        die("wants {{#page NAME(PARAMETERS)}} first");
    else
        statement(s);
    gen_line += lines;
    return end + 2;
}

/* The room's views.h: beside the folder of the page. */
static void
begin_file(void)
{
    const char *end = gen_path, *p;
    const char *begin = gen_path;

    for (p = gen_path; (p = strstr(p, "/page/")) != NULL; p++)
        end = p;
    for (p = gen_path; p < end; p++)
        if (*p == '/')
            begin = p + 1;
    printf(
        "/* Made from %s. */\n#include <config.h>\n\n#include \"%.*s%sviews.h\""
        "\n\n",
        gen_path, (int)(end - begin), begin, end > begin ? "/" : "");
}

int
main(int argc, char **argv)
{
    char *p;

    if (argc != 2) {
        fprintf(stderr, "usage: tmplc FILE.html\n");
        return 1;
    }
    p = gen_read(argv[1]);
    begin_file();
    while (*p != '\0') {
        if (strncmp(p, "{{", 2) == 0) {
            p = tag(p + 2);
            continue;
        }
        if (strncmp(p, "}}", 2) == 0 && at.where != IN_RAW)
            die("}} closes nothing");
        literal(p);
        gen_line += *p++ == '\n';
    }
    if (!in_page)
        die("wants {{#page NAME(PARAMETERS)}} first");
    end_page();
    return gen_done();
}
