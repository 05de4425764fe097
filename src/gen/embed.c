/*
 * embed - print a file as a C array, so that the program needs no file.
 *
 *     embed NAME FILE >out.c
 *
 * gives "const char NAME[]", ended by a NUL, and "const size_t NAME_len".
 */
#include <stdio.h>

int
main(int argc, char **argv)
{
    FILE *f;
    int c, n = 0;

    if (argc != 3 || (f = fopen(argv[2], "rb")) == NULL) {
        fprintf(stderr, "usage: embed NAME FILE\n");
        return 1;
    }
    printf("#include <stddef.h>\n\n");
    printf("extern const char %s[];\nextern const size_t %s_len;\n", argv[1],
        argv[1]);
    printf("const char %s[] = {", argv[1]);
    while ((c = getc(f)) != EOF)
        printf("%s%d,", n++ % 16 == 0 ? "\n    " : " ", c > 127 ? c - 256 : c);
    printf("\n    0};\nconst size_t %s_len = %d;\n", argv[1], n);
    return ferror(f) || fclose(f) != 0 || fflush(stdout) != 0;
}
