/*
 * assetc - print static files as the table of src/web/asset.h.
 *
 *     assetc FILE… >assets.c
 *
 * A file's served name holds a hash of its bytes, so that browsers may keep
 * it for ever; it is compressed here once instead of for each visitor.  Equal
 * files give equal C.
 */
#include <config.h>

#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#define ZLIB_CONST /* what is read is const */
#include <zlib.h>

#include "gen.h"

static const struct {
    const char *ending, *type;
} types[] = {
    {".css", "text/css; charset=utf-8"       },
    {".js",  "text/javascript; charset=utf-8"},
    {".svg", "image/svg+xml"                 },
    {".png", "image/png"                     },
    {".ico", "image/x-icon"                  },
};

static const char *
type_of(const char *ending)
{
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
        if (strcmp(types[i].ending, ending) == 0)
            return types[i].type;
    die("there is no type for files that end in “%s”", ending);
}

static void
print_bytes(const char *name, int number, const unsigned char *p, size_t len)
{
    printf("static const unsigned char %s%d[] = {", name, number);
    for (size_t i = 0; i < len; i++)
        printf("%s%d,", i % 16 == 0 ? "\n    " : " ", p[i]);
    puts("\n    0};\n");
}

/* Compressed as gzip, without a name or time in its head. */
static unsigned char *
compressed(const unsigned char *p, size_t len, size_t *out_len)
{
    z_stream z = {.next_in = p, .avail_in = (uInt)len};
    unsigned char *out = NULL;
    uLong most;

    if (deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        die("cannot be compressed");
    most = deflateBound(&z, (uLong)len);
    out = must(malloc(most));
    z.next_out = out;
    z.avail_out = (uInt)most;
    if (deflate(&z, Z_FINISH) != Z_STREAM_END)
        die("cannot be compressed");
    *out_len = z.total_out;
    deflateEnd(&z);
    return out;
}

/* The first 16 digits of the SHA-256. */
static char *
hash_of(const unsigned char *p, size_t len)
{
    unsigned char hash[EVP_MAX_MD_SIZE];
    char digits[17];

    if (EVP_Digest(p, len, hash, NULL, EVP_sha256(), NULL) != 1)
        die("cannot be hashed");
    for (int i = 0; i < 8; i++)
        snprintf(digits + 2 * i, 3, "%02x", hash[i]);
    return copied(digits, 16);
}

/* Print the bytes of a file; returns its row of the table. */
static char *
file(const char *path, int number)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    const char *ending = strrchr(name, '.');
    size_t len, small_len;
    unsigned char *bytes = (unsigned char *)gen_bytes(path, &len);
    unsigned char *small = compressed(bytes, len, &small_len);
    const char *type = type_of(ending == NULL ? "" : ending);
    char *row = must(calloc(1, 1024));

    print_bytes("bytes", number, bytes, len);
    print_bytes("small", number, small, small_len);
    snprintf(row, 1024,
        "    {\"%s\", \"/static/%.*s.%s%s\", \"%s\", bytes%d, %zu, "
        "small%d, %zu},",
        name, (int)(ending - name), name, hash_of(bytes, len), ending, type,
        number, len, number, small_len);
    return row;
}

int
main(int argc, char **argv)
{
    char **rows = must(calloc((size_t)argc, sizeof(*rows)));

    puts("#include <config.h>\n\n#include \"web/asset.h\"\n");
    for (int i = 1; i < argc; i++)
        rows[i] = file(argv[i], i);
    puts("\nconst struct asset assets[] = {");
    for (int i = 1; i < argc; i++)
        puts(rows[i]);
    puts("    {0}};");
    return gen_done();
}
