/*
 * bag - hash, list, pack.
 *
 * The manifest stands in the same zip as the files, and libzip writes all in
 * one go, so each blob is read twice: once to hash it, once to pack it.
 */
#include <config.h>

#include <errno.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "bag.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "proof.h"
#include "store/blob.h"
#include "views.h"

#define PART ((size_t)1 << 17)

void
bag_add(struct ctx *c, struct bag *bag, struct snap_file *file)
{
    /* Grown whenever their number is a power of two. */
    if ((bag->n & (bag->n - 1)) == 0)
        bag->file = mem_grow(c->mem, bag->file, bag->n * sizeof(*bag->file),
            (2 * bag->n + 1) * sizeof(*bag->file));
    bag->file[bag->n++] = file;
}

void
bag_add_bytes(
    struct ctx *c, struct bag *bag, const char *path, const char *p, size_t len)
{
    struct snap_file *file = mem_alloc(c->mem, sizeof(*file));

    *file = (struct snap_file){.path = path, .p = p, .size = (int64_t)len};
    bag_add(c, bag, file);
}

static enum result
damaged(struct ctx *c, const struct snap_file *f)
{
    return fail(c, ERR_FAULT, "blob-damaged",
        N_("The file “%s” of evidence %lld is damaged on the disk: it is no "
           "longer what was submitted.  Restore it from a backup."),
        f->name, (long long)f->number);
}

/* Both hashes of what fd holds, and how much that is. */
static enum result
hash_fd(struct ctx *c, const struct snap_file *f, int fd, struct hash *sha256,
    struct hash *sha512, int64_t *size)
{
    struct mem *scratch = mem_new();
    uint8_t *part = mem_alloc(scratch, PART);
    enum result r = OK;
    ssize_t n;

    while ((n = read(fd, part, PART)) != 0) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            r = fail_errno(c, "cannot-read",
                N_("The file “%s” of evidence %lld cannot be read"), f->name,
                (long long)f->number);
            break;
        }
        hash_add(sha256, part, (size_t)n);
        hash_add(sha512, part, (size_t)n);
        *size += n;
    }
    mem_free(scratch);
    return r;
}

static enum result
hash_blob(struct ctx *c, struct snap_file *f)
{
    struct hash *sha256 = NULL, *sha512 = NULL;
    uint8_t digest256[SHA256_SIZE], digest512[SHA512_SIZE];
    char hex[SHA256_HEX_SIZE];
    int64_t size = 0;
    enum result r;
    int fd = -1;

    if ((r = blob_open(c, f->sha256, &fd)) == ERR_FAULT &&
        strcmp(c->code, "blob-missing") == 0)
        return fail(c, r, "blob-missing",
            N_("The file “%s” of evidence %lld is missing from the data "
               "directory.  Restore it from a backup."),
            f->name, (long long)f->number);
    if (r != OK)
        return r;
    if ((r = hash_open(c, HASH_SHA256, &sha256)) != OK ||
        (r = hash_open(c, HASH_SHA512, &sha512)) != OK)
        goto out;
    r = hash_fd(c, f, fd, sha256, sha512, &size);
out:
    if (sha512 != NULL)
        hash_close(sha512, digest512);
    if (sha256 != NULL)
        hash_close(sha256, digest256);
    close(fd);
    if (r != OK)
        return r;
    hex_format(digest256, sizeof(digest256), hex);
    hex_format(digest512, sizeof(digest512), f->sha512);
    return strcmp(hex, f->sha256) != 0 || size != f->size ? damaged(c, f) : OK;
}

static void
hash_bytes(const char *p, size_t len, char hex[2 * SHA512_SIZE + 1])
{
    uint8_t digest[SHA512_SIZE];

    hash_sha512(p, len, digest);
    hex_format(digest, sizeof(digest), hex);
}

enum result
bag_hash(struct ctx *c, struct bag *bag)
{
    enum result r = OK;

    for (size_t i = 0; r == OK && i < bag->n; i++) {
        struct snap_file *f = bag->file[i];

        if (f->sha256 != NULL)
            r = hash_blob(c, f);
        else
            hash_bytes(f->p, (size_t)f->size, f->sha512);
    }
    return r;
}

/* "Label: value", folded values being one line already. */
static const char *
bag_info(struct ctx *c, const struct bag *bag, const struct snapshot *s,
    const char *day)
{
    struct str out = str_in(c->mem);
    int64_t size = 0;

    for (size_t i = 0; i < bag->n; i++)
        size += bag->file[i]->size;
    if (s->centre != NULL)
        str_addf(
            &out, "Source-Organization: %s\n", utf8_normal(c->mem, s->centre));
    str_addf(&out, "External-Identifier: %s\n", s->learner.ref);
    str_addf(&out, "Bagging-Date: %s\n", day);
    str_addf(&out, "Payload-Oxum: %lld.%zu\n", (long long)size, bag->n);
    if (s->demo)
        str_addf(&out, "Tyst-Demo: %s %s\n", tr("cy", index_demo_words),
            index_demo_words);
    return out.s;
}

/* RFC 8493 section 2.1.3: these must not stand in a path as they are. */
static void
add_line(struct str *out, const char *sha512, const char *path)
{
    str_adds(out, sha512);
    str_adds(out, "  ");
    for (; *path != '\0'; path++)
        if (*path == '%' || *path == '\n' || *path == '\r')
            str_addf(out, "%%%02X", (unsigned char)*path);
        else
            str_addc(out, *path);
    str_addc(out, '\n');
}

/* Pictures, sound, video and what else is packed in itself. */
static bool
is_packed(const char *path)
{
    static const char *const endings[] = {".jpg", ".jpeg", ".png", ".gif",
        ".webp", ".heic", ".avif", ".mp3", ".m4a", ".ogg", ".oga", ".opus",
        ".flac", ".aac", ".mp4", ".m4v", ".mov", ".webm", ".mkv", ".avi",
        ".3gp", ".pdf", ".zip", ".7z", ".gz", ".xz", ".docx", ".xlsx", ".pptx",
        ".odt", ".ods", ".odp", ".epub", NULL};
    const char *dot = strrchr(path, '.');

    for (const char *const *e = endings; dot != NULL && *e != NULL; e++)
        if (strcasecmp(dot, *e) == 0)
            return true;
    return false;
}

static enum result
open_blob(struct ctx *c, const void *arg, int *out_fd)
{
    const struct snap_file *f = arg;

    return blob_open(c, f->sha256, out_fd);
}

static enum result
pack_file(struct ctx *c, const struct bag *bag, const struct snap_file *f,
    struct zip_out *zip)
{
    const char *name = mem_printf(c->mem, "%s/%s", bag->root, f->path);

    if (f->sha256 == NULL)
        return zip_out_bytes(c, zip, name, f->p, (size_t)f->size);
    return zip_out_file(
        c, zip, name, f->size, !is_packed(f->path), open_blob, f);
}

/* A tag file, and its line in the tag manifest. */
static enum result
pack_tag(struct ctx *c, const struct bag *bag, const char *path,
    const char *text, struct str *tags, struct zip_out *zip)
{
    char hex[2 * SHA512_SIZE + 1];

    if (tags != NULL) {
        hash_bytes(text, strlen(text), hex);
        add_line(tags, hex, path);
    }
    return zip_out_bytes(c, zip, mem_printf(c->mem, "%s/%s", bag->root, path),
        text, strlen(text));
}

enum result
bag_pack(struct ctx *c, const struct bag *bag, const struct snapshot *s,
    const char *day, struct zip_out *zip)
{
    static const char bagit[] =
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
    struct str manifest = str_in(c->mem), tags = str_in(c->mem);
    const char *note;
    enum result r;

    for (size_t i = 0; i < bag->n; i++)
        add_line(&manifest, bag->file[i]->sha512, bag->file[i]->path);
    if ((r = pack_tag(c, bag, "bagit.txt", bagit, &tags, zip)) != OK ||
        (r = pack_tag(c, bag, "bag-info.txt", bag_info(c, bag, s, day), &tags,
             zip)) != OK ||
        (r = pack_tag(c, bag, "manifest-sha512.txt", manifest.s, &tags, zip)) !=
            OK ||
        (r = pack_tag(c, bag, "tagmanifest-sha512.txt", tags.s, NULL, zip)) !=
            OK ||
        (r = proof_note(c, bag->checkpoint, tags.s, &note)) != OK ||
        (r = pack_tag(c, bag, NOTE_FILE, note, NULL, zip)) != OK)
        return r;
    for (size_t i = 0; r == OK && i < bag->n; i++)
        r = pack_file(c, bag, bag->file[i], zip);
    return r;
}
