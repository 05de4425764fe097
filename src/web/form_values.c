/* form_values - the fields that came, each checked by its type. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/time.h"
#include "base/utf8.h"
#include "form_values.h"

#define VALUES_MAX 5000

struct item {
    const struct field *field;
    const char *name, *value; /* value NULL: it was wrong */
    size_t len;               /* as it came */
};

struct form_values {
    struct mem *mem;
    struct item *items;
    size_t n;
    struct form_file *files;
    struct blob_incoming **blobs; /* beside files; NULL: finished */
    size_t nfiles;
    size_t size; /* of all values */
    const char *token;
};

struct form_values *
form_empty(struct ctx *c)
{
    struct form_values *f = mem_alloc(c->mem, sizeof(*f));

    f->mem = c->mem;
    return f;
}

/* What stands for the "*" of a field's name; NULL: it is another field. */
static const char *
rest_of(const struct field *field, const char *name)
{
    size_t len = strlen(field->name);

    if (len > 0 && field->name[len - 1] == '*')
        return strncmp(field->name, name, len - 1) == 0 ? name + len - 1 : NULL;
    return strcmp(field->name, name) == 0 ? name + len : NULL;
}

const struct field *
values_field(const struct form *form, const char *name)
{
    for (const struct field *f = form == NULL ? NULL : form->fields;
         f != NULL && f->name != NULL; f++)
        if (rest_of(f, name) != NULL)
            return f;
    return NULL;
}

/* Room for one more in an array that doubles. */
static void *
room(struct mem *m, void *array, size_t n, size_t size)
{
    if ((n & (n - 1)) != 0)
        return array;
    return mem_grow(m, array, n * size, (n == 0 ? 1 : 2 * n) * size);
}

enum result
values_too_many(struct ctx *c)
{
    return fail(c, ERR_LIMIT, "too-large",
        N_("The form holds more than is taken at once."));
}

enum result
values_add(struct ctx *c, struct form_values *f, const struct form *form,
    const char *name, const char *value, size_t len)
{
    const struct field *field = values_field(form, name);
    bool is_token = strcmp(name, "token") == 0;

    if (!is_token && (field == NULL || field->type == FIELD_FILES))
        return OK;
    f->size += len;
    if (f->size > VALUES_SIZE || f->n >= VALUES_MAX)
        return values_too_many(c);
    value = mem_strndup(c->mem, value, len);
    if (is_token) {
        f->token = value;
        return OK;
    }
    f->items = room(c->mem, f->items, f->n, sizeof(*f->items));
    f->items[f->n++] =
        (struct item){field, mem_strdup(c->mem, name), value, len};
    return OK;
}

static int
hex(char ch)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    const char *at = ch != '\0' ? strchr(digits, ch) : NULL;

    return at == NULL ? -1 : (int)(at - digits) % 16;
}

/* "a+b%20c" in place; returns its length. */
static size_t
decode(char *s)
{
    const char *start = s;
    char *to = s;

    for (; *s != '\0'; s++, to++)
        if (*s == '%' && hex(s[1]) >= 0 && hex(s[2]) >= 0) {
            *to = (char)(hex(s[1]) * 16 + hex(s[2]));
            s += 2;
        } else {
            *to = *s == '+' ? ' ' : *s;
        }
    *to = '\0';
    return (size_t)(to - start);
}

enum result
values_add_encoded(struct ctx *c, struct form_values *f,
    const struct form *form, char *encoded)
{
    char *pair;
    enum result r = OK;

    while (r == OK && (pair = strsep(&encoded, "&")) != NULL) {
        char *value = strchr(pair, '=');
        size_t len = 0;

        if (value != NULL) {
            *value++ = '\0';
            len = decode(value);
        }
        decode(pair);
        r = values_add(c, f, form, pair, value != NULL ? value : "", len);
    }
    return r;
}

enum result
values_add_file(struct ctx *c, struct form_values *f, const char *name,
    struct blob_incoming *blob)
{
    f->files = room(c->mem, f->files, f->nfiles, sizeof(*f->files));
    f->blobs =
        room(c->mem, f->blobs, f->nfiles, sizeof(struct blob_incoming *));
    f->files[f->nfiles].name = utf8_shown(c->mem, name, strlen(name));
    f->blobs[f->nfiles++] = blob;
    return f->nfiles <= VALUES_MAX ? OK : values_too_many(c);
}

const char *
values_token(const struct form_values *f)
{
    return f->token;
}

/* Line ends as LF, composed. */
static const char *
normal(struct mem *m, const char *value)
{
    char *s = mem_strdup(m, value), *to = s;

    for (const char *p = value; *p != '\0'; p++)
        if (*p != '\r')
            *to++ = *p;
        else if (p[1] != '\n')
            *to++ = '\n';
    *to = '\0';
    return utf8_nfc(m, s);
}

static bool
is_number(const char *s)
{
    return s[strspn(s, "0123456789")] == '\0' && strlen(s) < 19;
}

static bool
is_right(const struct field *field, const char *value)
{
    struct id id;

    switch (field->type) {
    case FIELD_TEXT: return utf8_is_text(value);
    case FIELD_LINE:
    case FIELD_SECRET:
    case FIELD_CHOICE: return utf8_is_line(value);
    case FIELD_DAY: return day_is(value);
    case FIELD_NUMBER: return is_number(value);
    case FIELD_ID: return id_parse(value, &id);
    case FIELD_FILES: break;
    }
    return false;
}

static enum result
wrong(struct ctx *c, const struct item *i, const char *message, size_t n)
{
    return fail(
        c, ERR_INPUT, mem_printf(c->mem, "field-%s", i->name), message, n);
}

static enum result
check(struct ctx *c, struct item *i)
{
    size_t max = i->field->max;
    const char *came = i->value;

    i->value = NULL;
    if (!utf8_valid(came, i->len))
        return wrong(
            c, i, N_("The text holds bytes that are no characters."), 0);
    came = normal(c->mem, came);
    if (*came == '\0')
        return OK;
    if (i->field->type != FIELD_TEXT && !is_right(i->field, came))
        return wrong(c, i,
            i->field->type == FIELD_DAY
                ? N_("A day is written YYYY-MM-DD.")
                : N_("One line is wanted here, without characters that "
                     "cannot be seen or that turn the writing round."),
            0);
    i->value = came;
    if (max != 0 && strlen(came) > max)
        return wrong(
            c, i, N_("This is longer than the %zu bytes that are kept."), max);
    return is_right(i->field, came)
               ? OK
               : wrong(c, i,
                     N_("The text holds control characters; take them out."),
                     0);
}

static enum result
finish_files(struct ctx *c, struct form_values *f)
{
    enum result r = OK;

    for (size_t i = 0; r == OK && i < f->nfiles; i++) {
        r = blob_finish(c, f->blobs[i], &f->files[i].blob);
        f->blobs[i] = NULL;
    }
    return r;
}

enum result
values_check(struct ctx *c, struct form_values *f)
{
    const char *code = NULL;
    char *message = NULL;
    enum result r = OK;

    for (size_t i = 0; i < f->n; i++)
        if (check(c, &f->items[i]) != OK && r == OK) {
            r = ERR_INPUT;
            code = c->code;
            message = c->message;
        }
    if (r == OK)
        return finish_files(c, f);
    c->code = code;
    c->message = message;
    return r;
}

void
values_drop(struct form_values *f)
{
    for (size_t i = 0; i < f->nfiles; i++)
        if (f->blobs[i] != NULL)
            blob_drop(f->blobs[i]);
    f->nfiles = 0;
}

/* The next item of that name that has a value, from *at on. */
static const char *
next(const struct form_values *f, const char *name, size_t *at)
{
    while (*at < f->n) {
        const struct item *i = &f->items[(*at)++];

        if (i->value != NULL && strcmp(i->name, name) == 0)
            return i->value;
    }
    return NULL;
}

const char *
form_get(const struct form_values *f, const char *name)
{
    const char *value, *last = NULL;
    size_t at = 0;

    while ((value = next(f, name, &at)) != NULL)
        last = value;
    return last;
}

const char *const *
form_all(const struct form_values *f, const char *name, size_t *n)
{
    const char **all = mem_array(f->mem, f->n + 1, sizeof(*all));
    size_t at = 0;

    for (*n = 0; (all[*n] = next(f, name, &at)) != NULL;)
        ++*n;
    return all;
}

const char *
form_joined(const struct form_values *f, const char *name)
{
    struct str s = str_in(f->mem);
    const char *one;
    size_t at = 0;

    while ((one = next(f, name, &at)) != NULL)
        str_addf(&s, "%s%s", s.len > 0 ? " " : "", one);
    return s.s;
}

bool
form_has(const struct form_values *f, const char *name, const char *value)
{
    const char *one;
    size_t at = 0;

    while ((one = next(f, name, &at)) != NULL)
        if (strcmp(one, value) == 0)
            return true;
    return false;
}

const struct form_pair *
form_pairs(const struct form_values *f, const char *prefix, size_t *n)
{
    struct form_pair *all = mem_array(f->mem, f->n + 1, sizeof(*all));
    size_t len = strcspn(prefix, "*");

    *n = 0;
    for (size_t i = 0; i < f->n; i++)
        if (f->items[i].value != NULL &&
            strncmp(f->items[i].name, prefix, len) == 0)
            all[(*n)++] =
                (struct form_pair){f->items[i].name + len, f->items[i].value};
    return all;
}

const struct form_file *
form_files(const struct form_values *f, size_t *n)
{
    *n = f->nfiles;
    return f->files;
}

int64_t
form_number(const struct form_values *f, const char *name)
{
    const char *value = form_get(f, name);

    return value == NULL ? 0 : strtoll(value, NULL, 10);
}

struct id
form_id(const struct form_values *f, const char *name)
{
    const char *value = form_get(f, name);
    struct id id = {{0}};

    if (value != NULL)
        id_parse(value, &id);
    return id;
}
