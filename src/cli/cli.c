/*
 * cli - what all commands share, done once: the options before the command,
 * finding it, its data directory, its arguments, the failure's line and the
 * exit status.
 */
#include <config.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/time.h"
#include "cli/cli.h"
#include "command.h"
#include "data.h"
#include "ledger/checkpoint.h"
#include "ledger/notary.h"
#include "ledger/signer.h"
#include "store/store.h"

/* Exit statuses of tyst(1). */
enum { DONE = 0, NO = 1, USAGE = 2, FAILED = 3 };

static const int statuses[] = {
    [OK] = DONE,
    [ERR_INPUT] = NO,
    [ERR_DENIED] = NO,
    [ERR_NOT_FOUND] = NO,
    [ERR_CONFLICT] = NO,
    [ERR_LIMIT] = NO,
    [ERR_BUSY] = FAILED,
    [ERR_FAULT] = FAILED,
};

/* "usage" is the code of all that is wrong with the command line itself. */
static int
exit_status(const struct ctx *c, enum result r)
{
    if (r == ERR_INPUT && strcmp(c->code, "usage") == 0)
        return USAGE;
    return statuses[r];
}

struct options {
    const char *data; /* NULL: not said */
    const char *lang;
};

/* "--name VALUE" or "--name=VALUE" at argv[*i]? */
static const char *
global_value(const char *name, char **argv, int *i)
{
    size_t len = strlen(name);

    if (strncmp(argv[*i], name, len) != 0)
        return NULL;
    if (argv[*i][len] == '=')
        return argv[*i] + len + 1;
    if (argv[*i][len] != '\0' || argv[*i + 1] == NULL)
        return NULL;
    return argv[++*i];
}

/* The options before the command; returns where the command begins. */
static int
read_globals(int argc, char **argv, struct options *options, struct out *o)
{
    const char *value;
    int i;

    for (i = 1; i < argc && argv[i][0] == '-'; i++) {
        if ((value = global_value("--data", argv, &i)) != NULL)
            options->data = value;
        else if ((value = global_value("--lang", argv, &i)) != NULL)
            options->lang = value;
        else if (strcmp(argv[i], "--json") == 0)
            o->json = true;
        else if (strcmp(argv[i], "--quiet") == 0)
            o->quiet = true;
        else
            break;
    }
    return i;
}

/* cy when the environment's language is Welsh, otherwise en. */
static const char *
environment_language(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        const char *value = getenv(names[i]);

        if (value != NULL && *value != '\0')
            return strncmp(value, "cy", 2) == 0 ? "cy" : "en";
    }
    return "en";
}

/* How many words of argv the command's name takes; 0: it is another. */
static int
matches(const struct command *command, int argc, char **argv)
{
    const char *word = command->words;
    int n = 0;

    for (;;) {
        size_t len = strcspn(word, " ");

        if (n >= argc || strlen(argv[n]) != len ||
            memcmp(argv[n], word, len) != 0)
            return 0;
        n++;
        if (word[len] == '\0')
            return n;
        word += len + 1;
    }
}

static const struct command *
find_command(int argc, char **argv, int *taken)
{
    const struct command *best = NULL;

    *taken = 0;
    for (const struct command *i = commands; i->words != NULL; i++) {
        int n = matches(i, argc, argv);

        if (n > *taken) {
            best = i;
            *taken = n;
        }
    }
    return best;
}

/* Levenshtein's distance; names are short. */
static size_t
distance(const char *a, const char *b)
{
    size_t row[64], la = strlen(a), lb = strlen(b);

    if (lb >= sizeof(row) / sizeof(row[0]))
        return la + lb;
    for (size_t j = 0; j <= lb; j++)
        row[j] = j;
    for (size_t i = 1; i <= la; i++) {
        size_t diagonal = row[0];

        row[0] = i;
        for (size_t j = 1; j <= lb; j++) {
            size_t above = row[j];
            size_t best = diagonal + (a[i - 1] != b[j - 1]);

            if (above + 1 < best)
                best = above + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            diagonal = above;
            row[j] = best;
        }
    }
    return row[lb];
}

static enum result
unknown_command(struct ctx *c, int argc, char **argv)
{
    const char *first = argc > 0 ? argv[0] : "";
    const char *said = argc > 1 && argv[1][0] != '-'
                           ? mem_printf(c->mem, "%s %s", first, argv[1])
                           : first;
    const char *nearest = NULL;
    size_t least = strlen(said) / 2 + 1;

    for (const struct command *i = commands; i->words != NULL; i++) {
        size_t d = distance(said, i->words);

        if (distance(first, i->words) < d)
            d = distance(first, i->words);
        if (d < least) {
            least = d;
            nearest = i->words;
        }
    }
    if (nearest == NULL)
        return fail(c, ERR_INPUT, "usage",
            N_("There is no command “%s”; “tyst help” lists them."), said);
    return fail(c, ERR_INPUT, "usage",
        N_("There is no command “%s”; did you mean “%s”?"), said, nearest);
}

/* The failure: one line, and with --json the value on stdout, unless a list
 * or a result was written there before it failed: there is one value only. */
static void
report(struct ctx *c, struct out *o)
{
    const char *code = c->code ? c->code : "fault";
    const char *message =
        c->message ? c->message : tr(c->lang, N_("Something went wrong."));
    struct value *error = value_object(c->mem);
    struct value *v = value_object(c->mem);

    out_failure(o, message);
    value_set_string(c->mem, error, "code", code);
    value_set_string(c->mem, error, "message", message);
    value_set(c->mem, v, "error", error);
    if (!o->said)
        out_json(o, v);
}

/*
 * What was done is covered by a checkpoint before the command ends, also what
 * was done before it failed; its own failure is the one to tell of.
 */
static enum result
settle(struct ctx *c, enum result r)
{
    const char *code = c->code;
    char *message = c->message;
    enum result settled;

    if (r == ERR_FAULT)
        return r;
    settled = checkpoint_make(c);
    if (r == OK)
        return settled;
    c->code = code;
    c->message = message;
    return r;
}

static enum result
run(struct ctx *c, const struct command *command, int argc, char **argv,
    struct out *o)
{
    struct args *a;
    enum result r;

    if ((r = args_parse(c, command->synopsis, argc, argv, &a)) != OK)
        return r;
    if (command->needs != NOTHING && command->needs != MAKES)
        r = data_open(c, o->data, command->needs);
    if (r == OK)
        r = command->run(c, a, o);
    if (c->store != NULL && command->needs != READS)
        r = settle(c, r);
    if (r == OK && !o->said)
        out_json(o, value_object(c->mem));
    notary_close(c);
    store_close(c);
    return r;
}

/* Output that did not arrive is a failure, whatever the command said. */
static enum result
flush(struct ctx *c, enum result r)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return r;
    return fail_errno(c, "output", N_("The output could not be written."));
}

static void
version_or_help(int argc, char **argv, int i)
{
    static char help[] = "help", version[] = "version";

    if (i >= argc)
        return;
    if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
        argv[i] = help;
    else if (strcmp(argv[i], "--version") == 0)
        argv[i] = version;
}

int
cli_run(int argc, char **argv)
{
    struct ctx c = {.mem = mem_new(), .lang = environment_language()};
    struct out o = {.c = &c};
    struct options options = {0};
    const struct command *command;
    enum result r;
    int i, taken, status;

    c.now = time_now();
    i = read_globals(argc, argv, &options, &o);
    o.data = data_directory(c.mem, options.data);
    if (options.lang != NULL)
        c.lang = text_language(options.lang) ? options.lang : c.lang;
    version_or_help(argc, argv, i);
    if (options.lang != NULL && !text_language(options.lang))
        r = fail(&c, ERR_INPUT, "usage",
            N_("There is no language “%s”; there are cy and en."),
            options.lang);
    else if (i < argc && argv[i][0] == '-')
        r = fail(
            &c, ERR_INPUT, "usage", N_("There is no option %s here."), argv[i]);
    else if (i >= argc)
        r = fail(&c, ERR_INPUT, "usage",
            N_("What shall tyst do? “tyst help” lists the commands."));
    else if ((command = find_command(argc - i, argv + i, &taken)) == NULL)
        r = unknown_command(&c, argc - i, argv + i);
    else
        r = run(&c, command, argc - i - taken, argv + i + taken, &o);
    r = flush(&c, r);
    if (r != OK)
        report(&c, &o);
    status = exit_status(&c, r);
    signer_close(&c);
    mem_free(c.mem);
    return status;
}
