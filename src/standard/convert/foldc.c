/*
 * foldc - print the table of headings folded, so that no run of the program
 * has to.
 *
 *     foldc >headings_folded.c
 */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "headings.h"

static int
by_length(const void *a, const void *b)
{
    const struct label_folded *x = a, *y = b;
    int order = (x->len > y->len) - (x->len < y->len);

    if (order == 0)
        order = strcmp(x->words, y->words);
    return order != 0 ? order : (x->row > y->row) - (x->row < y->row);
}

static void
print(const struct label_folded *f)
{
    printf("    {\"");
    for (const char *s = f->words; *s != '\0'; s++)
        printf(strchr("\"\\", *s) != NULL ? "\\%c" : "%c", *s);
    printf("\", %zu, %zu},\n", f->len, f->row);
}

int
main(void)
{
    struct mem *m = mem_new();
    struct label_folded *f = mem_array(m, label_rows_n, sizeof(*f));

    for (size_t i = 0; i < label_rows_n; i++) {
        f[i].words = heading_fold(m, label_rows[i].words);
        f[i].len = strlen(f[i].words);
        f[i].row = i;
    }
    qsort(f, label_rows_n, sizeof(*f), by_length);
    printf("#include \"standard/convert/headings.h\"\n\n");
    printf("const struct label_folded label_folded[] = {\n");
    for (size_t i = 0; i < label_rows_n; i++)
        if (i == 0 || strcmp(f[i - 1].words, f[i].words) != 0)
            print(&f[i]);
    printf("};\nconst size_t label_folded_n =\n"
           "    sizeof(label_folded) / sizeof(label_folded[0]);\n");
    mem_free(m);
    return fflush(stdout) != 0;
}
