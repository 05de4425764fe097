/* args - match argv against a synopsis. */
#include <config.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "args.h"
#include "base/str.h"

#define ARGS_MAX 64

/* One part of a synopsis. */
struct part {
    const char *spelled; /* an option with its dashes: "--title", "-o" */
    const char *name;    /* without dashes */
    const char *value;   /* an option's value; NULL: a flag */
    bool option, optional, repeats;
};

struct given {
    const char *name, *value;
};

struct args {
    struct mem *mem;
    struct part part[ARGS_MAX];
    size_t nparts;
    struct given *given;
    size_t ngiven;
    const char **words;
    size_t nwords;
};

/* Take "..." off the end of a token. */
static bool
strip_dots(char *token)
{
    size_t len = strlen(token);

    if (len < 3 || strcmp(token + len - 3, "...") != 0)
        return false;
    token[len - 3] = '\0';
    return true;
}

/* A token that ends in "]" closes the part. */
static bool
strip_bracket(char *token)
{
    size_t len = strlen(token);

    if (len == 0 || token[len - 1] != ']')
        return false;
    token[len - 1] = '\0';
    return true;
}

static bool
is_value(const char *token)
{
    return token != NULL && token[0] >= 'A' && token[0] <= 'Z';
}

static void
read_synopsis(struct args *a, const char *synopsis)
{
    char *save = NULL;
    char *text = mem_strdup(a->mem, synopsis);
    char *token = strtok_r(text, " ", &save);

    while (token != NULL && a->nparts < ARGS_MAX) {
        struct part *p = &a->part[a->nparts++];
        char *value = NULL;

        if (token[0] == '[') {
            p->optional = true;
            token++;
        }
        p->repeats = strip_dots(token);
        if (token[0] == '-') {
            p->option = true;
            if (!strip_bracket(token)) {
                value = strtok_r(NULL, " ", &save);
                if (is_value(value)) {
                    p->repeats |= strip_dots(value);
                    strip_bracket(value);
                    p->value = value;
                    value = NULL;
                }
            }
            p->spelled = token;
            p->name = token + strspn(token, "-");
        } else {
            strip_bracket(token);
            p->name = token;
        }
        token = value != NULL ? value : strtok_r(NULL, " ", &save);
    }
}

static const struct part *
find_part(const struct args *a, const char *spelled, size_t len)
{
    for (size_t i = 0; i < a->nparts; i++)
        if (a->part[i].option && strlen(a->part[i].spelled) == len &&
            memcmp(a->part[i].spelled, spelled, len) == 0)
            return &a->part[i];
    return NULL;
}

static void
add_given(struct args *a, const char *name, const char *value)
{
    a->given[a->ngiven++] = (struct given){name, value};
}

/* One option at argv[i]; moves *i past its value. */
static enum result
read_option(struct ctx *c, struct args *a, int argc, char **argv, int *i)
{
    const char *equals = strchr(argv[*i], '=');
    size_t len = strcspn(argv[*i], "=");
    const struct part *p = find_part(a, argv[*i], len);

    if (p == NULL)
        return fail(
            c, ERR_INPUT, "usage", N_("There is no option %s here."), argv[*i]);
    if (!p->repeats && args_has(a, p->name))
        return fail(c, ERR_INPUT, "usage",
            N_("The option %s may be given once only."), p->spelled);
    if (p->value == NULL && equals != NULL)
        return fail(c, ERR_INPUT, "usage", N_("The option %s takes no value."),
            p->spelled);
    if (p->value == NULL) {
        add_given(a, p->name, "");
        return OK;
    }
    if (equals == NULL && *i + 1 >= argc)
        return fail(c, ERR_INPUT, "usage",
            N_("The option %s needs a value: %s."), p->spelled, p->value);
    add_given(a, p->name, equals != NULL ? equals + 1 : argv[++*i]);
    return OK;
}

static enum result
check(struct ctx *c, const struct args *a)
{
    size_t least = 0, most = 0;
    bool endless = false;

    for (size_t i = 0; i < a->nparts; i++) {
        const struct part *p = &a->part[i];

        if (p->option) {
            if (!p->optional && !args_has(a, p->name))
                return fail(c, ERR_INPUT, "usage",
                    N_("The option %s is missing."), p->spelled);
            continue;
        }
        most++;
        endless |= p->repeats;
        least += !p->optional;
        if (!p->optional && a->nwords < least)
            return fail(c, ERR_INPUT, "usage", N_("%s is missing."), p->name);
    }
    if (!endless && a->nwords > most)
        return fail(
            c, ERR_INPUT, "usage", N_("What is “%s” for?"), a->words[most]);
    return OK;
}

enum result
args_parse(struct ctx *c, const char *synopsis, int argc, char **argv,
    struct args **out)
{
    struct args *a = mem_alloc(c->mem, sizeof(*a));
    bool options = true;
    enum result r;

    a->mem = c->mem;
    a->given = mem_array(c->mem, (size_t)argc + 1, sizeof(*a->given));
    a->words = mem_array(c->mem, (size_t)argc + 1, sizeof(*a->words));
    read_synopsis(a, synopsis);
    for (int i = 0; i < argc; i++) {
        bool dash = options && argv[i][0] == '-' && argv[i][1] != '\0';

        if (dash && strcmp(argv[i], "--") == 0) {
            options = false;
        } else if (dash) {
            if ((r = read_option(c, a, argc, argv, &i)) != OK)
                return r;
        } else {
            a->words[a->nwords++] = argv[i];
        }
    }
    *out = a;
    return check(c, a);
}

const char *
args_get(const struct args *a, const char *option)
{
    for (size_t i = a->ngiven; i > 0; i--)
        if (strcmp(a->given[i - 1].name, option) == 0)
            return a->given[i - 1].value;
    return NULL;
}

bool
args_has(const struct args *a, const char *option)
{
    return args_get(a, option) != NULL;
}

const char *const *
args_all(const struct args *a, const char *option)
{
    const char **all = mem_array(a->mem, a->ngiven + 1, sizeof(*all));
    size_t n = 0;

    for (size_t i = 0; i < a->ngiven; i++)
        if (strcmp(a->given[i].name, option) == 0)
            all[n++] = a->given[i].value;
    return all;
}

enum result
args_languages(struct ctx *c, const struct args *a, const char **out)
{
    static const char *const known[] = {"cy", "en", "both"};

    *out = args_get(a, "words");
    for (size_t i = 0; *out != NULL && i < sizeof(known) / sizeof(*known); i++)
        if (strcmp(*out, known[i]) == 0)
            return OK;
    return *out == NULL ? OK
                        : fail(c, ERR_INPUT, "usage",
                              N_("Words are asked for in cy, in en or in "
                                 "both."));
}

enum result
args_number(struct ctx *c, const char *word, int64_t *out)
{
    char *end;

    errno = 0;
    *out = strtoll(word, &end, 10);
    if (*word >= '0' && *word <= '9' && *end == '\0' && errno == 0)
        return OK;
    return fail(c, ERR_INPUT, "usage",
        N_("“%s” is no number; it is written in digits."), word);
}

const char *const *
args_words(const struct args *a)
{
    return a->words;
}

size_t
args_n(const struct args *a)
{
    return a->nwords;
}
