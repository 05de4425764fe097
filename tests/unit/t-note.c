/*
 * note: signed notes, their keys and checkpoints, as C2SP's signed-note,
 * tlog-cosignature and tlog-checkpoint have them; with the key and note that
 * implementations of it share, and the examples of the specifications.
 */
#include <config.h>

#include <stdlib.h>

#include "base/str.h"
#include "ledger/checkpoint.h"
#include "tap.h"

#define PETER                                                                  \
    "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
#define PETER_SECRET "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
#define TEXT                                                                   \
    "If you think cryptography is the answer to your problem,\n"               \
    "then you don't know what your problem is.\n"
#define LINE                                                                     \
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC" \
    "2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
#define NOTE TEXT "\n" LINE

/* The example of tlog-cosignature. */
#define SOFA                                                                   \
    "example.com/behind-the-sofa\n"                                            \
    "20852163\n"                                                               \
    "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
#define SOFA_NOTE                                                              \
    SOFA "\n— example.com/behind-the-sofa "                                  \
         "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurm"                            \
         "RDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"              \
         "— witness.example.com/w1 "                                         \
         "jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolM"                     \
         "I5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n"

static void
keys(struct ctx *c)
{
    static const char *const bad[] = {"", "PeterNeumann", "PeterNeumann+",
        "PeterNeumann+c74f20a3", "PeterNeumann+c74f20a3+",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        ("PeterNeumann+cc469956+"
         "ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=="),
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10T",
        "+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", "\xff+"};
    struct note_key key;
    int taken = 0;

    is_int(note_key_parse(c, PETER, &key), OK, "a key is read");
    is_str(key.name, "PeterNeumann", "with its name");
    is_int(key.type, NOTE_ED25519, "and type");
    is_str(note_key_text(c->mem, &key), PETER, "and written as it was");
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        taken += note_key_parse(c, bad[i], &key) == OK;
    is_int(taken, 0, "what is no key is refused");
}

static void
published(struct ctx *c)
{
    struct note_key key;
    struct note note;
    uint8_t *secret;
    size_t len;
    int64_t time = 7;

    note_key_parse(c, PETER, &key);
    is_int(note_parse(c, NOTE, strlen(NOTE), &note), OK, "a note is read");
    is_str(note.text, TEXT, "with its text");
    is_int(note_check(c->mem, &note, &key, &time), NOTE_TRUE, "and its signer");
    is_int(time, 0, "who does not say when");
    secret = base64_parse(c->mem, PETER_SECRET, strlen(PETER_SECRET), &len);
    is_str(
        note_write(c->mem, TEXT, note_sign(c->mem, TEXT, &key, secret + 1, 0)),
        NOTE, "the same key signs the same note");
    note.text = "If you think\n";
    is_int(note_check(c->mem, &note, &key, NULL), NOTE_FALSE,
        "another text is not what was signed");
    key.name = "PeterNewmann";
    is_int(note_check(c->mem, &note, &key, NULL), NOTE_ABSENT,
        "another name has not signed");
}

static void
malformed(struct ctx *c)
{
    static const char *const bad[] = {"", "\n", "\n\n", TEXT, TEXT "\n",
        TEXT LINE, TEXT "\n" LINE "\n", TEXT "\n" LINE LINE,
        TEXT "\n— PeterNeumann x08go\n", TEXT "\n— PeterNeumann x08goy==\n",
        TEXT "\n- PeterNeumann x08go/ZJ\n", TEXT "\n—\n", TEXT "\n— x\n",
        TEXT "\n—  x08go/ZJ\n", TEXT "\n— Peter+N x08go/ZJ\n",
        TEXT "\n— Peter\xc2\xa0N x08go/ZJ\n", TEXT "\n— P x08go/ZJ",
        TEXT "\n— P x08go/ZJ \n", TEXT "\n— P  x08go/ZJ\n",
        TEXT "\n— P x08goQ==\n", "a\tb\n\n" LINE, "a\rb\n\n" LINE,
        "\xff\n\n" LINE};
    struct note note;
    struct str s = str_in(c->mem);
    int taken = 0;

    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        taken += note_parse(c, bad[i], strlen(bad[i]), &note) == OK;
    is_int(taken, 0, "what is no note is refused");
    is_int(note_parse(c, "a\0b\n\n" LINE, 5 + strlen(LINE), &note), ERR_INPUT,
        "and a NUL in one");
    is_int(note_parse(c, "a\n\nb\n\n" LINE, 6 + strlen(LINE), &note), OK,
        "a text may have an empty line");
    is_str(note.text, "a\n\nb\n", "and ends at the last one");
    str_adds(&s, TEXT "\n");
    for (int i = 0; i < 64; i++)
        str_addf(&s, "— P%d x08go/ZJ\n", i);
    is_int(note_parse(c, s.s, s.len, &note), OK, "64 lines are read");
    str_adds(&s, "— Q x08go/ZJ\n");
    is_int(note_parse(c, s.s, s.len, &note), ERR_INPUT, "and no more");
    str_add(&s, mem_alloc(c->mem, 1 << 20), 1 << 20);
    is_int(note_parse(c, s.s, s.len, &note), ERR_INPUT, "nor a long one");
}

/* One's own, because the specification gives no secret key. */
static void
cosignatures(struct ctx *c)
{
    static const uint8_t seed[ED25519_SEED_SIZE] = {4};
    struct note_key key = {.name = "eqa.example/1", .type = NOTE_COSIGNATURE};
    struct note_key same = key;
    struct checkpoint cp;
    struct note note;
    int64_t time = 0;
    char *text;

    ed25519_public(seed, key.key);
    text = note_write(
        c->mem, SOFA, note_sign(c->mem, SOFA, &key, seed, 1679315147));
    is_int(checkpoint_parse(c, text, strlen(text), &note, &cp), OK,
        "a cosigned checkpoint is read");
    is_int(note_check(c->mem, &note, &key, &time), NOTE_TRUE, "and believed");
    is_int(time, 1679315147, "with the time at which it was cosigned");
    ok(note_key_parse(c, note_key_text(c->mem, &key), &same) == OK &&
            same.type == NOTE_COSIGNATURE,
        "such a key is read and written");
    same.type = NOTE_ED25519;
    is_int(note_check(c->mem, &note, &same, NULL), NOTE_ABSENT,
        "the same key of another type has not signed");
    ((uint8_t *)(uintptr_t)note.line[0].p)[7]++;
    is_int(note_check(c->mem, &note, &key, &time), NOTE_FALSE,
        "nor at another time");
    ((uint8_t *)(uintptr_t)note.line[0].p)[0] = 0x80;
    is_int(note_check(c->mem, &note, &key, &time), NOTE_FALSE,
        "nor at a time below zero");
    note.line[0].len--;
    is_int(note_check(c->mem, &note, &key, &time), NOTE_FALSE,
        "a short signature is none");
}

static void
checkpoints(struct ctx *c)
{
    static const char *const bad[] = {"a\n1\n", "a\n1\nx\n",
        "a\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "a\n\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "a\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "a\n1234567890123456\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "a+b\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "a\tb\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "a\n\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "a\n1:CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "a b\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\nmore\n",
        "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
        "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jx\n", "a\n", "a"};
    struct checkpoint cp;
    struct note note;
    int taken = 0;

    is_int(checkpoint_parse(c, SOFA_NOTE, strlen(SOFA_NOTE), &note, &cp), OK,
        "the specification's checkpoint is read");
    is_str(cp.origin, "example.com/behind-the-sofa", "its origin");
    is_int(cp.size, 20852163, "its size");
    is_str(checkpoint_text(c->mem, &cp), SOFA, "and its root");
    is_int((long long)note.n, 2, "signed by two");
    is_int((long long)note.line[1].len, 8 + 64, "one of them with a time");
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        const char *text = note_write(c->mem, bad[i], LINE);

        taken +=
            checkpoint_parse(c, text, strlen(text), &note, &cp) != ERR_INPUT;
    }
    is_int(taken, 0, "what is no checkpoint is refused");
    is_str(c->code, "not-note", "and what is no note");
}

int
main(void)
{
    struct ctx c = {.mem = mem_new(), .lang = "en"};

    keys(&c);
    published(&c);
    malformed(&c);
    cosignatures(&c);
    checkpoints(&c);
    mem_free(c.mem);
    return done();
}
