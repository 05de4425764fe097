/* kind_fault - a body held against what its kind says. */
#include <config.h>

#include <string.h>

#include "base/hash.h"
#include "base/time.h"
#include "kinds.h"
#include "ledger/act.h"
#include "ledger/commit.h"
#include "ledger/signature.h"

#define TEXT_MAX 200

/* Nothing to be read as a line of its own. */
static bool
is_text(const char *s)
{
    size_t len = strlen(s);

    for (size_t i = 0; i < len; i++)
        if ((unsigned char)s[i] < 0x20 || s[i] == 0x7f)
            return false;
    return len <= TEXT_MAX;
}

static bool
is_sha256(const char *s)
{
    uint8_t digest[SHA256_SIZE];

    return hex_parse(s, digest, sizeof(digest));
}

/* A number from 1 on, as it would be printed. */
static bool
is_number(const char *s)
{
    size_t len = strspn(s, "0123456789");

    return len > 0 && len < 10 && s[0] != '0' && s[len] == '\0';
}

static bool
is_public(const char *s)
{
    uint8_t public[ED25519_PUBLIC_SIZE];

    return key_parse(s, public);
}

static bool
is_id(const char *s)
{
    struct id id;

    return id_parse(s, &id) && !id_is_none(id);
}

static bool
is_version(const char *s)
{
    char id[ID_TEXT_SIZE] = "";

    if (strlen(s) < ID_TEXT_SIZE || s[ID_TEXT_SIZE - 1] != '#')
        return false;
    memcpy(id, s, ID_TEXT_SIZE - 1);
    return is_id(id) && is_number(s + ID_TEXT_SIZE);
}

static bool
is_unit(const char *s, bool item)
{
    size_t key = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-");
    size_t rev, name;

    if (key == 0 || s[key] != '@')
        return false;
    s += key + 1;
    rev = strspn(s, "0123456789");
    if (rev == 0 || s[0] == '0')
        return false;
    if (!item)
        return s[rev] == '\0';
    if (s[rev] != '#')
        return false;
    s += rev + 1;
    name = strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                     "0123456789.-");
    return name > 0 && s[name] == '\0';
}

static bool
string_fits(const char *s, enum field_type type)
{
    switch (type) {
    case F_ID: return is_id(s);
    case F_TEXT: return is_text(s);
    case F_DAY: return day_is(s);
    case F_COMMITMENT: return commitment_is(s);
    case F_SHA256: return is_sha256(s);
    case F_VERSION: return is_version(s);
    case F_KEY: return key_id_is(s);
    case F_PUBLIC: return is_public(s);
    case F_UNIT: return is_unit(s, false);
    case F_ITEM: return is_unit(s, true);
    default: return false;
    }
}

static bool
one_fits(const struct value *v, enum field_type type)
{
    switch (type) {
    case F_OBJECT: return v->type == VALUE_OBJECT;
    case F_FLAG: return v->type == VALUE_TRUE || v->type == VALUE_FALSE;
    case F_INTEGER: return v->type == VALUE_INTEGER && v->integer >= 0;
    default: return v->type == VALUE_STRING && string_fits(v->string, type);
    }
}

static bool
fits(const struct value *v, unsigned type)
{
    enum field_type one = (enum field_type)(type & 0xff);

    if ((type & F_LIST) == 0)
        return one_fits(v, one);
    if (v->type != VALUE_ARRAY)
        return false;
    for (const struct value *i = v->first; i != NULL; i = i->next)
        if (!one_fits(i, one))
            return false;
    return true;
}

static const struct field *
field_find(const struct field *fields, const char *name)
{
    for (const struct field *i = fields; i->name != NULL; i++)
        if (strcmp(i->name, name) == 0)
            return i;
    return NULL;
}

/* The first name that is missing, unknown or not of its type; NULL: none. */
static const char *
object_fault(const struct field *fields, const struct value *object)
{
    if (object->type != VALUE_OBJECT)
        return "body";
    for (const struct value *v = object->first; v != NULL; v = v->next) {
        const struct field *field = field_find(fields, v->key);

        if (field == NULL || !fits(v, field->type))
            return v->key;
    }
    for (const struct field *i = fields; i->name != NULL; i++)
        if ((i->type & F_MAY) == 0 && value_get(object, i->name) == NULL)
            return i->name;
    return NULL;
}

const char *
kind_fault(const struct kind *kind, const struct value *body)
{
    const char *fault = object_fault(kind->fields, body);

    for (const struct field *i = kind->fields; i->name != NULL; i++) {
        const struct value *list = value_get(body, i->name);

        if (fault != NULL)
            return fault;
        if ((i->type & 0xff) != F_OBJECT || list == NULL)
            continue;
        for (const struct value *v = list->first; v != NULL; v = v->next)
            if (fault == NULL)
                fault = object_fault(i->fields, v);
    }
    return fault;
}
