/*
 * diff_words - two texts word by word: the longest common sequence of words,
 * between what both begin and end with.
 */
#include <config.h>

#include <stdint.h>
#include <string.h>

#include "standard/diff.h"

#define TABLE_MAX ((size_t)1 << 22) /* cells; more is shown as all changed */
#define BLANKS " \t\r\n"

struct words {
    char **word;
    size_t n;
};

static struct words
split(struct mem *m, const char *text)
{
    char *save = NULL, *copy = mem_strdup(m, text != NULL ? text : "");
    struct words w = {mem_array(m, strlen(copy) / 2 + 1, sizeof(char *)), 0};

    for (char *s = strtok_r(copy, BLANKS, &save); s != NULL;
         s = strtok_r(NULL, BLANKS, &save))
        w.word[w.n++] = s;
    return w;
}

/* The words of both, each with its mark, one after the other. */
struct marked {
    struct diff_run *run;
    size_t n;
};

static void
mark(struct marked *out, enum diff_mark how, char **word, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out->run[out->n++] = (struct diff_run){how, word[i]};
}

/* Cell (i, j): how long a sequence a[i…] and b[j…] have in common. */
static void
mark_table(struct mem *m, struct words a, struct words b, struct marked *out)
{
    size_t width = b.n + 1, i = 0, j = 0;
    uint16_t *cell = mem_array(m, (a.n + 1) * width, sizeof(*cell));

    for (size_t x = a.n; x-- > 0;)
        for (size_t y = b.n; y-- > 0;) {
            uint16_t *at = &cell[x * width + y];

            if (strcmp(a.word[x], b.word[y]) == 0)
                *at = at[width + 1] + 1;
            else
                *at = at[width] > at[1] ? at[width] : at[1];
        }
    while (i < a.n || j < b.n) {
        const uint16_t *at = &cell[i * width + j];

        if (i < a.n && j < b.n && strcmp(a.word[i], b.word[j]) == 0) {
            mark(out, DIFF_KEPT, &b.word[j++], 1);
            i++;
        } else if (i < a.n && (j == b.n || at[width] >= at[1])) {
            mark(out, DIFF_DELETED, &a.word[i++], 1);
        } else {
            mark(out, DIFF_INSERTED, &b.word[j++], 1);
        }
    }
}

static void
mark_middle(struct mem *m, struct words a, struct words b, struct marked *out)
{
    if (a.n < UINT16_MAX && b.n < UINT16_MAX &&
        (a.n + 1) * (b.n + 1) <= TABLE_MAX) {
        mark_table(m, a, b, out);
        return;
    }
    mark(out, DIFF_DELETED, a.word, a.n);
    mark(out, DIFF_INSERTED, b.word, b.n);
}

/* Words with one mark become one run. */
static struct diff_runs
join(struct mem *m, const struct marked *marked)
{
    struct diff_runs runs = {mem_array(m, marked->n + 1, sizeof(*runs.run)), 0};

    for (size_t i = 0; i < marked->n;) {
        enum diff_mark how = marked->run[i].mark;
        struct str s = str_in(m);

        for (; i < marked->n && marked->run[i].mark == how; i++)
            str_addf(&s, "%s%s", s.len > 0 ? " " : "", marked->run[i].words);
        runs.run[runs.n++] = (struct diff_run){how, s.s};
    }
    return runs;
}

struct diff_runs
diff_words(struct mem *m, const char *old, const char *new)
{
    struct words a = split(m, old), b = split(m, new);
    struct marked out = {mem_array(m, a.n + b.n + 1, sizeof(*out.run)), 0};
    size_t ahead = 0, behind = 0;

    while (
        ahead < a.n && ahead < b.n && strcmp(a.word[ahead], b.word[ahead]) == 0)
        ahead++;
    while (behind < a.n - ahead && behind < b.n - ahead &&
           strcmp(a.word[a.n - behind - 1], b.word[b.n - behind - 1]) == 0)
        behind++;
    mark(&out, DIFF_KEPT, a.word, ahead);
    mark_middle(m, (struct words){a.word + ahead, a.n - ahead - behind},
        (struct words){b.word + ahead, b.n - ahead - behind}, &out);
    mark(&out, DIFF_KEPT, b.word + b.n - behind, behind);
    return join(m, &out);
}
