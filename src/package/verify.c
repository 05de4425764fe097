/*
 * verify - both sides: the parent opens the file and shows what comes back;
 * the child, without rights, reads and checks it, layer by layer.
 *
 * A layer that fails ends the checking where the next ones need it; the four
 * that only look at their own files are all tried.
 */
#include <config.h>

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "check.h"
#include "package/verify.h"
#include "schema.h"
#include "standard/schema.h"

/* Hashing and unpacking go faster; a slow disk is the parent's to wait for. */
#define BYTES_PER_SECOND ((int64_t)20 << 20)
#define SECONDS_AT_LEAST 60

struct schemas {
    struct xml_schema *portfolio, *unit;
};

/* In the order in which they are made. */
static const struct layer {
    const char *what, *label;
    enum result (*check)(struct check *k); /* NULL: the zip's own */
    bool needed;                           /* by those after it */
} layers[] = {
    {"zip",        N_("The zip is whole and holds nothing hidden"),          NULL,           true },
    {"bag",        N_("Every file is as the manifests say"),                 check_bag,      false},
    {"schema",     N_("portfolio.xml follows its schema"),                   check_schema,   true },
    {"acts",       N_("The acts are in form, in order, and this learner's"),
     check_acts,                                                                             true },
    {"openings",   N_("What is shown is what was committed to"),             check_openings,
     true                                                                                         },
    {"signatures", N_("Every act bears the signature it must"),
     check_signatures,                                                                       true },
    {"units",      N_("The units are those that were loaded"),               check_units,    true },
    {"evidence",   N_("The evidence is what was submitted"),                 check_evidence,
     false                                                                                        },
    {"states",     N_("Everything shown follows from the acts"),             check_states,
     true                                                                                         },
    {"checkpoint", N_("The ledger's key has signed a checkpoint"),
     check_checkpoint,                                                                       false},
    {"proofs",     N_("Every act is in the ledger that was signed"),         check_proofs,
     false                                                                                        },
    {"note",       N_("The package is as the centre signed it"),             check_note,     false},
};

#define LAYERS (sizeof(layers) / sizeof(layers[0]))

const char *
verify_label(const struct ctx *c, const char *what)
{
    for (size_t i = 0; i < LAYERS; i++)
        if (strcmp(layers[i].what, what) == 0)
            return tr(c->lang, layers[i].label);
    return what;
}

/* It goes to a terminal, and parts of it were in the file. */
static const char *
harmless(struct mem *m, const char *s)
{
    char *copy = utf8_normal(m, s ? s : "");

    for (char *p = copy; *p != '\0'; p++)
        if ((unsigned char)*p < ' ' || *p == 0x7f)
            *p = '?';
    return copy;
}

static struct value *
add_check(struct ctx *c, struct value *list, const char *what, bool ok)
{
    struct value *v = value_add(list, value_object(c->mem));

    value_set_string(c->mem, v, "what", what);
    value_set_bool(c->mem, v, "ok", ok);
    value_set_string(
        c->mem, v, "detail", ok ? "" : harmless(c->mem, c->message));
    fail_clear(c);
    return v;
}

/* A file that is no zip is no package, which is said as an error. */
enum result
verify_serve(
    struct ctx *c, void *state, const char *p, size_t len, struct value **out)
{
    const struct schemas *schemas = state;
    struct check k = {.c = c,
        .from = {.c = c},
        .portfolio_schema = schemas->portfolio,
        .unit_schema = schemas->unit};
    bool failed = false;
    enum result r;

    (void)p;
    (void)len;
    *out = value_array(c->mem);
    for (size_t i = 0; i < LAYERS; i++) {
        const struct layer *layer = &layers[i];
        struct value *v;

        /* What is shown makes sense only in an undamaged package. */
        if (failed && layer->check == check_states)
            continue;
        r = layer->check ? layer->check(&k) : check_zip(&k, CHILD_FILE);
        if (r == ERR_FAULT || (r != OK && strcmp(c->code, "not-zip") == 0))
            return r;
        failed |= r != OK;
        v = add_check(c, *out, layer->what, r == OK);
        if (layer->check == check_checkpoint)
            check_describe_ledger(&k, v);
        if (layer->check == check_signatures)
            check_describe(&k, *out);
        if (r != OK && layer->needed)
            break;
    }
    return OK;
}

enum result
verify_warm(struct ctx *c, void **out_state)
{
    struct schemas *schemas = mem_alloc(c->mem, sizeof(*schemas));
    char hex[SHA256_HEX_SIZE];
    uint8_t digest[SHA512_SIZE];
    struct value *v;
    enum result r;

    *out_state = schemas;
    /* jansson draws a seed from /dev/urandom for its first object. */
    if ((r = value_parse(c, "{}", 2, &v)) != OK)
        return r;
    /* OpenSSL loads what it needs at the first hash of its kind. */
    hash_sha256_hex("", 0, hex);
    hash_sha512("", 0, digest);
    hash_hmac_sha256("", 0, "", 0, digest);
    ed25519_warm();
    r = xml_schema_open(
        c, schema_portfolio, schema_portfolio_len, &schemas->portfolio);
    if (r == OK)
        r = xml_schema_open(
            c, schema_standards, schema_standards_len, &schemas->unit);
    return r;
}

void
verify_cool(void *state)
{
    struct schemas *schemas = state;

    xml_schema_close(schemas->unit);
    xml_schema_close(schemas->portfolio);
}

enum result
verify_package(struct ctx *c, const char *path, struct value **out)
{
    struct child *child;
    struct stat st;
    enum result r;
    int fd;

    if ((r = file_open(c, path, &fd)) != OK)
        return r;
    if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
        close(fd);
        return fail(c, ERR_INPUT, "not-zip",
            N_("This file is no package: it is not a zip."));
    }
    child = child_open_file(c, VERIFY_CHILD, fd,
        SECONDS_AT_LEAST + (int)(st.st_size / BYTES_PER_SECOND));
    r = child_ask(c, child, path, "", 0, out);
    child_close(child);
    close(fd);
    return r;
}
