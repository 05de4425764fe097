/*
 * names - safe on Linux, Windows and macOS, in a URL and in a shell.
 *
 * Evidence is named by its number, as it is printed in the matrix, and by what
 * its owner called it.
 */
#include <config.h>

#include <string.h>
#include <strings.h>

#include "base/str.h"
#include "base/utf8.h"
#include "names.h"

#define ENDING_MAX 12

/* Characters that a file system, a shell or a reader of URLs may not take as
 * they are. */
static bool
is_reserved(uint32_t ch)
{
    return ch < 0x80 &&
           strchr("<>:\"/\\|?*#%&'`$;!{}[]^~=+@,", (int)ch) != NULL;
}

/* Invisible characters, and those that turn the direction of writing. */
static bool
is_hidden(uint32_t ch)
{
    return ch < 0x20 || (ch >= 0x7f && ch < 0xa0) || ch == 0xad ||
           (ch >= 0x200b && ch <= 0x200f) || (ch >= 0x2028 && ch <= 0x202e) ||
           (ch >= 0x2060 && ch <= 0x206f) || ch == 0xfeff ||
           (ch >= 0xfff0 && ch <= 0xffff) || (ch >= 0xe000 && ch <= 0xf8ff) ||
           ch >= 0xe0000 || ch == 0x61c;
}

static bool
is_device(const char *name)
{
    static const char *const names[] = {
        "CON", "PRN", "AUX", "NUL", "COM", "LPT", "CONIN$", "CONOUT$"};
    size_t len = strcspn(name, ".");

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        size_t n = strlen(names[i]);

        if (strncasecmp(name, names[i], n) == 0 &&
            (len == n || (n == 3 && i >= 4 && len == 4)))
            return true;
    }
    return false;
}

/* Without what cannot be in a name, runs of blanks and the like one "-". */
static char *
clean(struct mem *m, const char *name)
{
    struct str s = str_in(m);
    const char *next = utf8_nfc(m, name);
    uint32_t ch;

    while ((ch = utf8_next(&next)) != 0) {
        bool dash = ch == '-' || utf8_is_blank(ch) || is_reserved(ch);

        if (is_hidden(ch) && !utf8_is_blank(ch))
            continue;
        if (!dash)
            utf8_add(&s, ch);
        else if (s.len > 0 && s.s[s.len - 1] != '-')
            str_addc(&s, '-');
    }
    while (s.len > 0 && strchr("-. ", s.s[s.len - 1]) != NULL)
        str_cut(&s, s.len - 1);
    return s.s + strspn(s.s, "-.");
}

/* The first bytes of s, no character cut through. */
static char *
first_bytes(struct mem *m, const char *s, size_t max)
{
    while (max > 0 && ((unsigned char)s[max] & 0xc0) == 0x80)
        max--;
    while (max > 0 && strchr("-.", s[max - 1]) != NULL)
        max--;
    return mem_strndup(m, s, max);
}

char *
name_safe(struct mem *m, const char *name, size_t max)
{
    char *s = clean(m, name), *dot = strrchr(s, '.');

    if (is_device(s))
        s = mem_printf(m, "_%s", s);
    if (strlen(s) <= max)
        return s;
    if (dot == NULL || strlen(dot) > ENDING_MAX || strlen(dot) >= max)
        return first_bytes(m, s, max);
    return mem_printf(m, "%s%s", first_bytes(m, s, max - strlen(dot)), dot);
}

/* All names given so far, folded. */
struct given {
    const char **folded;
    size_t n;
};

static bool
is_given(struct given *g, const char *folded)
{
    for (size_t i = 0; i < g->n; i++)
        if (strcmp(g->folded[i], folded) == 0)
            return true;
    return false;
}

/*
 * "prefix-name", or with "-2", "-3" … before the ending when there is one like
 * it.  Numbers differ between pieces of evidence, so those compared are few.
 */
static const char *
unique(struct mem *m, struct given *g, const char *prefix, const char *name)
{
    const char *dot = strrchr(name, '.');
    const char *path, *folded;
    int stem = dot != NULL ? (int)(dot - name) : (int)strlen(name);

    path = mem_printf(m, "%s%s%s", prefix, *name ? "-" : "", name);
    for (int i = 2; is_given(g, folded = utf8_fold(m, path)); i++)
        path = mem_printf(
            m, "%s-%.*s-%d%s", prefix, stem, name, i, dot ? dot : "");
    g->folded[g->n++] = folded;
    return path;
}

static void
name_version(struct ctx *c, const struct snap_evidence *e,
    struct snap_version *v, struct given *g)
{
    const char *prefix =
        e->n > 1 ? mem_printf(c->mem, "%02lld.%lld", (long long)e->row.number,
                       (long long)v->row.version)
                 : mem_printf(c->mem, "%02lld", (long long)e->row.number);
    size_t max = NAME_BYTES_MAX - strlen(prefix) - strlen("--100.txt");
    const char *title = name_safe(c->mem, v->row.title, max);

    if (v->words != NULL)
        v->words->path = mem_printf(c->mem, "data/evidence/%s",
            unique(c->mem, g, prefix,
                mem_printf(c->mem, "%s.txt", *title ? title : "text")));
    for (size_t i = 0; i < v->nfiles; i++)
        v->files[i].path = mem_printf(c->mem, "data/evidence/%s",
            unique(
                c->mem, g, prefix, name_safe(c->mem, v->files[i].name, max)));
}

static void
name_units(struct ctx *c, struct snapshot *s)
{
    for (size_t i = 0; i < s->nunits; i++) {
        struct snap_unit *u = &s->units[i];
        const char *key = name_safe(c->mem, u->row.key, NAME_BYTES_MAX - 16);
        bool twice = false;

        for (size_t k = 0; k < s->nunits; k++)
            twice |= k != i && strcmp(s->units[k].row.key, u->row.key) == 0;
        u->file = (struct snap_file){.p = u->unit.xml,
            .size = (int64_t)strlen(u->unit.xml),
            .path = twice ? mem_printf(c->mem, "data/units/%s-%lld.xml", key,
                                (long long)u->row.rev)
                          : mem_printf(c->mem, "data/units/%s.xml", key)};
    }
}

void
names_give(struct ctx *c, struct snapshot *s)
{
    name_units(c, s);
    for (size_t i = 0; i < s->nqualifications; i++)
        s->qualifications[i].file.path =
            i == 0 ? "data/qualification.xml"
                   : mem_printf(c->mem, "data/qualification-%zu.xml", i + 1);
    for (size_t i = 0; i < s->nevidence; i++) {
        struct snap_evidence *e = &s->evidence[i];
        struct given g = {0};
        size_t n = 0;

        for (size_t k = 0; k < e->n; k++)
            n += e->versions[k].nfiles + 1;
        g.folded = mem_array(c->mem, n, sizeof(*g.folded));
        for (size_t k = 0; k < e->n; k++)
            name_version(c, e, &e->versions[k], &g);
    }
}

char *
names_stem(struct mem *m, const char *ref)
{
    return name_safe(m, ref, NAME_BYTES_MAX / 2);
}

char *
names_root(struct ctx *c, const struct snapshot *s, const char *day)
{
    return mem_printf(c->mem, "%s-%.4s%.2s%.2s",
        names_stem(c->mem, s->learner.ref), day, day + 5, day + 8);
}
