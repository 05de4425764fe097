/* note - signed notes: keys, parsing, checking, signing. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "ledger/note.h"

#define DASH "\xe2\x80\x94 " /* an em dash and a space */
#define LINES_MAX 64
#define NOTE_MAX ((size_t)1 << 20)
#define TIME_SIZE 8 /* of a cosignature, the highest byte first */

bool
note_name_is(const char *name)
{
    const char *s = name;
    uint32_t character;

    while ((character = utf8_next(&s)) != 0)
        if (character == '+' || character < 0x20 || utf8_is_blank(character))
            return false;
    return *name != '\0';
}

void
note_key_id(const struct note_key *key, uint8_t out[NOTE_ID_SIZE])
{
    struct mem *m = mem_new();
    struct str s = str_in(m);
    uint8_t digest[SHA256_SIZE];

    str_addf(&s, "%s\n%c", key->name, key->type);
    str_add(&s, (const char *)key->key, sizeof(key->key));
    hash_sha256(s.s, s.len, digest);
    memcpy(out, digest, NOTE_ID_SIZE);
    mem_free(m);
}

char *
note_key_text(struct mem *m, const struct note_key *key)
{
    uint8_t id[NOTE_ID_SIZE], typed[1 + ED25519_PUBLIC_SIZE];

    note_key_id(key, id);
    typed[0] = (uint8_t)key->type;
    memcpy(typed + 1, key->key, sizeof(key->key));
    return mem_printf(m, "%s+%s+%s", key->name, hex_text(m, id, sizeof(id)),
        base64_text(m, typed, sizeof(typed)));
}

/* NAME+ID+BASE64: what it says, if the id is its own. */
static bool
read_key(struct mem *m, const char *s, struct note_key *out)
{
    const char *plus = strchr(s, '+');
    const uint8_t *typed;
    size_t len;

    if (plus == NULL || strlen(plus) < 2 + 2 * NOTE_ID_SIZE)
        return false;
    typed = base64_parse(m, plus + 2 + 2 * NOTE_ID_SIZE,
        strlen(plus + 2 + 2 * NOTE_ID_SIZE), &len);
    if (typed == NULL || len != 1 + ED25519_PUBLIC_SIZE ||
        (typed[0] != NOTE_ED25519 && typed[0] != NOTE_COSIGNATURE))
        return false;
    out->name = mem_strndup(m, s, (size_t)(plus - s));
    out->type = (enum note_type)typed[0];
    memcpy(out->key, typed + 1, sizeof(out->key));
    return note_name_is(out->name) && strcmp(note_key_text(m, out), s) == 0;
}

enum result
note_key_parse(struct ctx *c, const char *s, struct note_key *out)
{
    if (utf8_valid(s, strlen(s)) && read_key(c->mem, s, out))
        return OK;
    return fail(c, ERR_INPUT, "not-key",
        N_("“%s” is no key of a signed note; it is written "
           "NAME+ID+BASE64."),
        s);
}

/* One line without its LF: dash, name, base64. */
static bool
read_line(struct mem *m, const char *p, size_t len, struct note_line *out)
{
    const size_t dash = strlen(DASH);
    const char *space;
    const uint8_t *bytes;
    size_t n;

    if (len < dash || memcmp(p, DASH, dash) != 0 ||
        (space = memchr(p + dash, ' ', len - dash)) == NULL)
        return false;
    out->name = mem_strndup(m, p + dash, (size_t)(space - p) - dash);
    bytes = base64_parse(m, space + 1, len - (size_t)(space + 1 - p), &n);
    if (bytes == NULL || n <= NOTE_ID_SIZE || !note_name_is(out->name))
        return false;
    memcpy(out->id, bytes, NOTE_ID_SIZE);
    out->p = bytes + NOTE_ID_SIZE;
    out->len = n - NOTE_ID_SIZE;
    return true;
}

static bool
is_same_key(const struct note_line *a, const char *name, const uint8_t *id)
{
    return strcmp(a->name, name) == 0 && memcmp(a->id, id, NOTE_ID_SIZE) == 0;
}

static bool
read_lines(struct mem *m, const char *p, const char *end, struct note *out)
{
    out->line = mem_array(m, LINES_MAX, sizeof(*out->line));
    for (out->n = 0; p < end; out->n++) {
        const char *feed = memchr(p, '\n', (size_t)(end - p));
        struct note_line *line = &out->line[out->n];

        if (feed == NULL || out->n == LINES_MAX ||
            !read_line(m, p, (size_t)(feed - p), line))
            return false;
        for (size_t i = 0; i < out->n; i++)
            if (is_same_key(&out->line[i], line->name, line->id))
                return false;
        p = feed + 1;
    }
    return out->n > 0;
}

/* UTF-8 without control characters other than LF. */
static bool
is_plain(const char *p, size_t len)
{
    if (len > NOTE_MAX || !utf8_valid(p, len))
        return false;
    for (size_t i = 0; i < len; i++)
        if ((uint8_t)p[i] < 0x20 && p[i] != '\n')
            return false;
    return true;
}

enum result
note_parse(struct ctx *c, const char *p, size_t len, struct note *out)
{
    const char *split = NULL;

    *out = (struct note){0};
    /* The last empty line is where the text ends. */
    for (size_t i = len; split == NULL && i >= 2; i--)
        if (p[i - 1] == '\n' && p[i - 2] == '\n')
            split = p + i;
    if (split == NULL || !is_plain(p, len) ||
        !read_lines(c->mem, split, p + len, out))
        return fail(c, ERR_INPUT, "not-note", N_("This is no signed note."));
    out->text = mem_strndup(c->mem, p, (size_t)(split - 1 - p));
    return OK;
}

/* What is signed, by the type of the key. */
static const char *
message_of(struct mem *m, enum note_type type, int64_t time, const char *text)
{
    return type == NOTE_ED25519 ? text
                                : mem_printf(m, "cosignature/v1\ntime %lld\n%s",
                                      (long long)time, text);
}

static enum note_answer
check_line(struct mem *m, const char *text, const struct note_line *line,
    const struct note_key *key, int64_t *out_time)
{
    size_t head = key->type == NOTE_COSIGNATURE ? TIME_SIZE : 0;
    const char *message;

    *out_time = 0;
    if (line->len != head + ED25519_SIGNATURE_SIZE ||
        (head > 0 && line->p[0] > 0x7f))
        return NOTE_FALSE;
    for (size_t i = 0; i < head; i++)
        *out_time = *out_time << 8 | line->p[i];
    message = message_of(m, key->type, *out_time, text);
    return ed25519_verify(key->key, message, strlen(message), line->p + head)
               ? NOTE_TRUE
               : NOTE_FALSE;
}

enum note_answer
note_check(struct mem *m, const struct note *note, const struct note_key *key,
    int64_t *out_time)
{
    uint8_t id[NOTE_ID_SIZE];
    int64_t time;

    note_key_id(key, id);
    for (size_t i = 0; i < note->n; i++)
        if (is_same_key(&note->line[i], key->name, id))
            return check_line(m, note->text, &note->line[i], key,
                out_time != NULL ? out_time : &time);
    return NOTE_ABSENT;
}

char *
note_sign(struct mem *m, const char *text, const struct note_key *key,
    const uint8_t seed[ED25519_SEED_SIZE], int64_t time)
{
    uint8_t p[NOTE_ID_SIZE + TIME_SIZE + ED25519_SIGNATURE_SIZE];
    size_t len = NOTE_ID_SIZE;
    const char *message = message_of(m, key->type, time, text);

    note_key_id(key, p);
    for (int i = TIME_SIZE; key->type == NOTE_COSIGNATURE && i > 0; i--)
        p[len++] = (uint8_t)(time >> (8 * (i - 1)));
    ed25519_sign(seed, message, strlen(message), p + len);
    return mem_printf(m, DASH "%s %s\n", key->name,
        base64_text(m, p, len + ED25519_SIGNATURE_SIZE));
}

char *
note_write(struct mem *m, const char *text, const char *lines)
{
    return mem_printf(m, "%s\n%s", text, lines);
}
