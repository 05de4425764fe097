/* signer - keys opened, used and wiped. */
#include <config.h>

#include <assert.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "kinds.h"
#include "ledger/signer.h"
#include "signing.h"
#include "store/sql.h"

#define NONCE crypto_aead_xchacha20poly1305_ietf_NPUBBYTES

struct signer *
signer_new(struct ctx *c, struct id person, const uint8_t *seed)
{
    struct signer *s;

    ed25519_warm();
    if ((s = sodium_malloc(sizeof(*s))) == NULL)
        _exit(3); /* as for all memory */
    memset(s, 0, sizeof(*s));
    s->person = person;
    if (seed == NULL)
        ctx_random(c, s->seed, sizeof(s->seed));
    else
        memcpy(s->seed, seed, sizeof(s->seed));
    ed25519_public(s->seed, s->public);
    key_id_of(s->public, s->key);
    return s;
}

void
signer_free(struct signer *s)
{
    while (s != NULL) {
        struct signer *after = s->after;

        sodium_free(s); /* which wipes it */
        s = after;
    }
}

void
signer_close(struct ctx *c)
{
    signer_free(c->signer);
    c->signer = NULL;
}

/* What the sealing is bound to. */
static char *
bound(struct ctx *c, const char *key, struct id person)
{
    return mem_printf(
        c->mem, "tyst-key-v1\n%s\n%s\n", key, id_text(c->mem, person));
}

const uint8_t *
signer_seal(
    struct ctx *c, const struct signer *s, const uint8_t sealing[SEALING_SIZE])
{
    const char *to = bound(c, s->key, s->person);
    uint8_t *out = mem_alloc(c->mem, SEALED_SIZE);

    ctx_random(c, out, NONCE);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out + NONCE, NULL, s->seed,
        sizeof(s->seed), (const uint8_t *)to, strlen(to), NULL, out, sealing);
    return out;
}

enum result
signer_open(struct ctx *c, struct id person, struct bytes public,
    struct bytes sealed, const uint8_t sealing[SEALING_SIZE])
{
    uint8_t seed[ED25519_SEED_SIZE] = {0};
    char key[KEY_ID_SIZE] = "";
    const char *to;
    bool opened;

    signer_close(c);
    if (public.len == ED25519_PUBLIC_SIZE)
        key_id_of(public.p, key);
    to = bound(c, key, person);
    opened = sealed.len == SEALED_SIZE &&
             crypto_aead_xchacha20poly1305_ietf_decrypt(seed, NULL, NULL,
                 sealed.p + NONCE, SEALED_SIZE - NONCE, (const uint8_t *)to,
                 strlen(to), sealed.p, sealing) == 0;
    if (opened) {
        c->signer = signer_new(c, person, seed);
        memcpy(c->signer->sealing, sealing, SEALING_SIZE);
        opened = strcmp(c->signer->key, key) == 0;
    }
    wipe(seed, sizeof(seed));
    if (opened)
        return OK;
    signer_close(c);
    return fail(c, ERR_FAULT, "key-broken",
        N_("The signing key is not as it was kept, so nothing can be signed "
           "with it; restore a backup, or have the key replaced."));
}

/* The sentence of rule R10. */
static enum result
no_signer(struct ctx *c)
{
    return fail(c, ERR_DENIED, "R10",
        N_("Nobody signs for somebody else: a signature needs the signer's "
           "own passphrase."));
}

enum result
signer_ready(struct ctx *c, struct id person)
{
    const struct signer *s;
    struct key_row current;
    enum result r = ERR_NOT_FOUND;

    if (c->signer == NULL && c->signs != NULL)
        c->signer = c->signs(c, person);
    if ((s = c->signer) != NULL && id_equal(s->person, person))
        r = sql_key_current(c, person, &current);
    if (r != OK && r != ERR_NOT_FOUND)
        return r;
    if (r == OK && (s->earlier || strcmp(current.id, s->key) == 0))
        return OK;
    return no_signer(c);
}

enum result
signing_lines(struct ctx *c, const struct kind *kind, const struct act *act,
    const char *words, const char **lines, const char **key)
{
    struct str s = str_in(c->mem);
    enum result r;

    *lines = SIGNATURE_NONE;
    *key = NULL;
    if (kind->class != CLASS_PERSONAL && kind->class != CLASS_KEY &&
        kind->class != CLASS_ROTATION)
        return OK;
    if (kind->class != CLASS_KEY && (r = signer_ready(c, act->actor)) != OK)
        return r;
    assert(c->signer != NULL);
    if (c->signer->earlier && strcmp(kind->name, "key-confirmed") != 0)
        return no_signer(c);
    if (kind->class == CLASS_PERSONAL)
        *key = mem_strdup(c->mem, c->signer->key);
    for (const struct signer *i = c->signer; i != NULL; i = i->after)
        str_adds(&s, signature_line(c->mem, i->seed, i->public, words));
    signer_close(c);
    *lines = s.s;
    return OK;
}
