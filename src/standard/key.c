/* key - derive keys. */
#include <config.h>

#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "key.h"

static bool
is_plain(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
}

char *
key_from_urn(struct mem *m, const char *urn)
{
    struct str s = str_in(m);
    bool gap = false;

    for (; *urn != '\0'; urn++) {
        char c = *urn >= 'a' && *urn <= 'z' ? (char)(*urn - 'a' + 'A') : *urn;

        /* A key begins with a letter or digit. */
        if (!is_plain(c) || (c == '.' && s.len == 0)) {
            gap = s.len > 0;
            continue;
        }
        if (gap)
            str_addc(&s, '-');
        gap = false;
        str_addc(&s, c);
    }
    if (s.len > KEY_MAX)
        str_cut(&s, KEY_MAX);
    while (s.len > 0 && s.s[s.len - 1] == '-')
        str_cut(&s, s.len - 1);
    return mem_strdup(m, s.s);
}

char *
key_from_items(struct mem *m, const struct unit *u)
{
    struct str text = str_in(m);
    struct unit_each at = {0};
    char hex[SHA256_HEX_SIZE];

    while (unit_each_item(u, &at))
        str_addf(&text, "%s %s\n", at.node->id,
            utf8_normal(m, at.node->text->words));
    hash_sha256_hex(text.s, text.len, hex);
    return mem_printf(m, "X-%.8s", hex);
}

/* As key_from_items makes it: the one key with small letters. */
static bool
is_from_items(const char *key)
{
    return strncmp(key, "X-", 2) == 0 && strlen(key) == 10 &&
           strspn(key + 2, "0123456789abcdef") == 8;
}

char *
key_normal(struct mem *m, const char *s)
{
    char *key = key_from_urn(m, s), *small = mem_strdup(m, key);

    for (char *p = small + strcspn(small, "-"); *p != '\0'; p++)
        if (*p >= 'A' && *p <= 'F')
            *p += 'a' - 'A';
    return is_from_items(small) ? small : key;
}

bool
key_is(const char *key)
{
    size_t len = strlen(key);

    if (is_from_items(key))
        return true;
    if (len == 0 || len > KEY_MAX || !is_plain(key[0]) ||
        !is_plain(key[len - 1]) || strchr(".", key[0]) != NULL)
        return false;
    for (size_t i = 1; i < len; i++)
        if (!is_plain(key[i]) && (key[i] != '-' || key[i - 1] == '-'))
            return false;
    return true;
}
