/* acting - the acting person and their passphrase. */
#include <config.h>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

#include "acting.h"
#include "base/file.h"
#include "people/credential.h"

#define PASSPHRASE_FILE_MAX 4096

enum result
acting_as(struct ctx *c, const char *named, struct person *out)
{
    enum result r;

    if ((r = person_named(c, named, out)) != OK)
        return r;
    if (out->disabled)
        return fail(c, ERR_DENIED, "disabled",
            N_("The access of %s has ended."), out->name);
    c->actor = out->id;
    return OK;
}

enum result
acting(struct ctx *c, const struct args *a, struct person *out)
{
    return acting_as(c, args_get(a, "as"), out);
}

/* The first line, without its end. */
static const char *
first_line(struct ctx *c, const char *text)
{
    return mem_strndup(c->mem, text, strcspn(text, "\r\n"));
}

/* Read a line, or stop when one of the signals waits: they are blocked. */
static ssize_t
read_line(int tty, const sigset_t *signals, char *line, size_t size)
{
    int waiting = signalfd(-1, signals, SFD_CLOEXEC);
    struct pollfd on[2] = {
        {.fd = tty,     .events = POLLIN},
        {.fd = waiting, .events = POLLIN}
    };
    ssize_t n = -1;

    if (waiting >= 0 && poll(on, 2, -1) > 0 && on[1].revents == 0)
        n = read(tty, line, size);
    if (waiting >= 0)
        close(waiting);
    return n;
}

/* Without echo, which is back before a signal ends or stops the program. */
static ssize_t
read_unseen(int tty, const struct termios *old, const char *prompt, char *line,
    size_t size)
{
    static const int ending[] = {
        SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGALRM};
    struct termios quiet = *old;
    sigset_t signals, before;
    ssize_t n;

    sigemptyset(&signals);
    for (size_t i = 0; i < sizeof(ending) / sizeof(ending[0]); i++)
        sigaddset(&signals, ending[i]);
    sigprocmask(SIG_BLOCK, &signals, &before);
    quiet.c_lflag &= ~(tcflag_t)ECHO;
    tcsetattr(tty, TCSAFLUSH, &quiet);
    n = write(tty, prompt, strlen(prompt));
    if (n >= 0)
        n = read_line(tty, &signals, line, size);
    tcsetattr(tty, TCSAFLUSH, old);
    if (write(tty, "\n", 1) < 0)
        n = -1;
    sigprocmask(SIG_SETMASK, &before, NULL);
    return n;
}

static enum result
ask_on_terminal(struct ctx *c, const char *prompt, const char **out)
{
    struct termios old;
    char line[PASSPHRASE_FILE_MAX];
    ssize_t n;
    int tty = open("/dev/tty", O_RDWR | O_CLOEXEC);

    if (tty < 0 || tcgetattr(tty, &old) != 0) {
        if (tty >= 0)
            close(tty);
        return fail(c, ERR_INPUT, "no-passphrase",
            N_("A passphrase is needed: there is no terminal to ask on, so "
               "give --passphrase-file FILE."));
    }
    n = read_unseen(tty, &old, tr(c->lang, prompt), line, sizeof(line) - 1);
    close(tty);
    if (n <= 0)
        return fail(
            c, ERR_INPUT, "no-passphrase", N_("No passphrase was given."));
    line[n] = '\0';
    *out = first_line(c, line);
    return OK;
}

/* From the file, "-" for stdin; NULL: from the terminal. */
static enum result
read_one(struct ctx *c, const char *path, const char *prompt, const char **out)
{
    enum result r;
    size_t len;
    char *text;

    if (path == NULL)
        return ask_on_terminal(c, prompt, out);
    if (strcmp(path, "-") == 0)
        r = file_read_fd(
            c, STDIN_FILENO, "-", PASSPHRASE_FILE_MAX, &text, &len);
    else
        r = file_read(c, path, PASSPHRASE_FILE_MAX, &text, &len);
    if (r != OK)
        return r;
    *out = first_line(c, text);
    if (**out == '\0')
        return fail(
            c, ERR_INPUT, "no-passphrase", N_("No passphrase was given."));
    return OK;
}

enum result
read_passphrase(struct ctx *c, const struct args *a, const char **out)
{
    return read_one(c, args_get(a, "passphrase-file"), N_("Passphrase: "), out);
}

enum result
read_old_passphrase(struct ctx *c, const struct args *a, const char **out)
{
    return read_one(
        c, args_get(a, "old-file"), N_("Passphrase until now: "), out);
}

enum result
acting_credential(struct ctx *c, const struct args *a, struct id *out)
{
    const char *passphrase;
    enum result r;

    if ((r = read_passphrase(c, a, &passphrase)) != OK)
        return r;
    return credential_check(c, c->actor, passphrase, out);
}
