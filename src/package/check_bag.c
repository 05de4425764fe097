/*
 * check_bag - the package as a zip and as a bag (RFC 8493): exactly the files
 * that the two manifests name, with the hashes they give.
 */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "check.h"
#include "proof.h"

#define LIST_MAX ((size_t)8 << 20)
#define TEXT_MAX ((size_t)128 << 20)
#define HEX512 ((size_t)2 * SHA512_SIZE)

static int
compare_files(const void *a, const void *b)
{
    return strcmp(((const struct check_file *)a)->path,
        ((const struct check_file *)b)->path);
}

struct check_file *
check_find(const struct check *k, const char *path)
{
    struct check_file key = {.path = path};

    return bsearch(&key, k->file, k->nfiles, sizeof(*k->file), compare_files);
}

enum result
check_zip(struct check *k, int fd)
{
    size_t len;
    enum result r;

    if ((r = zip_in_open(k->c, fd, &k->zip)) != OK)
        return r;
    k->file = mem_array(k->c->mem, k->zip.n + 1, sizeof(*k->file));
    len = k->zip.n ? strcspn(k->zip.entry[0].name, "/") : 0;
    if (len == 0)
        return fail(k->c, ERR_INPUT, "no-bag", N_("The zip is empty."));
    k->root = mem_strndup(k->c->mem, k->zip.entry[0].name, len);
    for (size_t i = 0; i < k->zip.n; i++) {
        const char *name = k->zip.entry[i].name;

        if (strncmp(name, k->root, len) != 0 || name[len] != '/')
            return fail(k->c, ERR_INPUT, "no-bag",
                N_("%s lies beside the package's one folder."), name);
        k->file[k->nfiles++] = (struct check_file){
            .path = name + len + 1, .entry = &k->zip.entry[i]};
    }
    qsort(k->file, k->nfiles, sizeof(*k->file), compare_files);
    return OK;
}

enum result
check_text(struct check *k, const char *path, char **out, size_t *out_len)
{
    struct check_file *file = check_find(k, path);

    if (file == NULL)
        return fail(k->c, ERR_INPUT, "no-file",
            N_("The package lacks the file %s."), path);
    *out_len = (size_t)file->entry->size;
    return zip_in_text(k->c, &k->zip, file->entry, TEXT_MAX, out);
}

struct hashing {
    struct hash *sha256, *sha512;
};

static void
hash_part(const void *p, size_t len, void *arg)
{
    struct hashing *h = arg;

    if (h->sha256 != NULL)
        hash_add(h->sha256, p, len);
    hash_add(h->sha512, p, len);
}

/* SHA-256 is asked for of what acts name: evidence, units, qualifications. */
static enum result
hash_file(struct check *k, struct check_file *file)
{
    struct hashing h = {NULL, NULL};
    uint8_t digest[SHA512_SIZE];
    enum result r;

    if ((r = hash_open(k->c, HASH_SHA512, &h.sha512)) != OK)
        return r;
    if (strncmp(file->path, "data/evidence/", 14) == 0 ||
        strncmp(file->path, "data/units/", 11) == 0 ||
        strncmp(file->path, "data/qualification", 18) == 0)
        r = hash_open(k->c, HASH_SHA256, &h.sha256);
    if (r == OK)
        r = zip_in_copy(k->c, &k->zip, file->entry, hash_part, &h);
    hash_close(h.sha512, digest);
    hex_format(digest, SHA512_SIZE, file->sha512);
    if (h.sha256 != NULL) {
        hash_close(h.sha256, digest);
        hex_format(digest, SHA256_SIZE, file->sha256);
    }
    return r;
}

static enum result
bad_list(struct check *k, const char *list, int line)
{
    return fail(k->c, ERR_INPUT, "bad-manifest",
        N_("%s, line %d: it is not written as in a manifest."), list, line);
}

/* RFC 8493 section 2.1.3: "%0A" and its like. */
static char *
decode_path(struct mem *m, const char *p, size_t len)
{
    struct str s = str_in(m);

    for (size_t i = 0; i < len; i++) {
        uint8_t byte;
        char digits[3] = "";

        if (p[i] != '%') {
            str_addc(&s, p[i]);
            continue;
        }
        for (size_t d = 0; d < 2 && i + 1 < len; d++)
            digits[d] = p[++i];
        for (char *d = digits; *d != '\0'; d++)
            *d = (char)(*d >= 'A' && *d <= 'F' ? *d + 32 : *d);
        if (!hex_parse(digits, &byte, 1) || byte == 0)
            return NULL;
        str_addc(&s, (char)byte);
    }
    return s.s;
}

/* One line: digits, two spaces, path. */
static enum result
check_line(struct check *k, const char *list, const char *p, size_t len,
    int line, bool data)
{
    struct check_file *file;
    const char *path;

    if (len < HEX512 + 3 || memcmp(p + HEX512, "  ", 2) != 0 ||
        (path = decode_path(k->c->mem, p + HEX512 + 2, len - HEX512 - 2)) ==
            NULL ||
        (strncmp(path, "data/", 5) == 0) != data)
        return bad_list(k, list, line);
    if ((file = check_find(k, path)) == NULL)
        return fail(k->c, ERR_INPUT, "no-file",
            N_("The package lacks the file %s."), path);
    if (file->seen++ > 0)
        return fail(k->c, ERR_INPUT, "bad-manifest", N_("%s names %s twice."),
            list, path);
    if (memcmp(p, file->sha512, HEX512) != 0)
        return fail(k->c, ERR_INPUT, "changed",
            N_("%s was changed after the package was made."), path);
    return OK;
}

static enum result
check_list(struct check *k, const char *list, bool data)
{
    enum result r;
    size_t len;
    char *p;
    int line = 1;

    if ((r = check_text(k, list, &p, &len)) != OK)
        return r;
    if (len > LIST_MAX)
        return bad_list(k, list, 1);
    for (char *end = p + len; p < end; line++) {
        char *feed = memchr(p, '\n', (size_t)(end - p));

        if (feed == NULL)
            return bad_list(k, list, line);
        r = check_line(k, list, p, (size_t)(feed - p), line, data);
        if (r != OK)
            return r;
        p = feed + 1;
    }
    return OK;
}

/* The value of a label in bag-info.txt, NULL when it is not there. */
static const char *
info_value(struct mem *m, const char *info, const char *label)
{
    size_t len = strlen(label);

    for (const char *p = info; *p != '\0'; p += strcspn(p, "\n")) {
        p += *p == '\n';
        if (strncmp(p, label, len) == 0 && strncmp(p + len, ": ", 2) == 0)
            return mem_strndup(m, p + len + 2, strcspn(p + len + 2, "\n"));
    }
    return NULL;
}

static enum result
check_info(struct check *k)
{
    static const char bagit[] =
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
    const char *oxum, *day;
    int64_t size = 0;
    enum result r;
    size_t len, n = 0;
    char *text;

    if ((r = check_text(k, "bagit.txt", &text, &len)) != OK)
        return r;
    if (strcmp(text, bagit) != 0)
        return fail(k->c, ERR_INPUT, "bad-bagit",
            N_("bagit.txt does not say that this is a bag of version 1.0."));
    if ((r = check_text(k, "bag-info.txt", &text, &len)) != OK)
        return r;
    if (!utf8_valid(text, len))
        return fail(k->c, ERR_INPUT, "bad-bagit",
            N_("bag-info.txt is not written in UTF-8."));
    for (size_t i = 0; i < k->nfiles; i++)
        if (strncmp(k->file[i].path, "data/", 5) == 0) {
            size += k->file[i].entry->size;
            n++;
        }
    oxum = info_value(k->c->mem, text, "Payload-Oxum");
    if (oxum == NULL || strcmp(oxum, mem_printf(k->c->mem, "%lld.%zu",
                                         (long long)size, n)) != 0)
        return fail(k->c, ERR_INPUT, "bad-oxum",
            N_("bag-info.txt counts other files than there are "
               "(Payload-Oxum)."));
    day = info_value(k->c->mem, text, "Bagging-Date");
    if (day == NULL || strcmp(day, k->zip.day) != 0)
        return fail(k->c, ERR_INPUT, "bad-day",
            N_("The day in bag-info.txt is not that of the zip's files."));
    return OK;
}

enum result
check_bag(struct check *k)
{
    enum result r = OK;

    for (size_t i = 0; r == OK && i < k->nfiles; i++)
        r = hash_file(k, &k->file[i]);
    if (r != OK || (r = check_list(k, "tagmanifest-sha512.txt", false)) != OK ||
        (r = check_list(k, "manifest-sha512.txt", true)) != OK)
        return r;
    for (size_t i = 0; i < k->nfiles; i++)
        if (k->file[i].seen == 0 &&
            strcmp(k->file[i].path, "tagmanifest-sha512.txt") != 0 &&
            strcmp(k->file[i].path, NOTE_FILE) != 0)
            return fail(k->c, ERR_INPUT, "unlisted",
                N_("No manifest names the file %s."), k->file[i].path);
    for (size_t i = 0; i < k->nfiles; i++)
        k->file[i].seen = 0;
    return check_info(k);
}
