/*
 * note - signed notes, as C2SP's signed-note has them: a text, an empty line,
 * and lines that say who signed it,
 *
 *     — NAME BASE64(four bytes of key id, signature)
 *
 * of which two types are known here: Ed25519 over the text, and the
 * cosignature of tlog-cosignature, which says when it was made.  A public key
 * is written NAME+ID+BASE64, as Go's and others' programs take it.
 */
#ifndef TYST_LEDGER_NOTE_H
#define TYST_LEDGER_NOTE_H

#include "base/ctx.h"
#include "base/ed25519.h"

#define NOTE_ID_SIZE 4

enum note_type { NOTE_ED25519 = 1, NOTE_COSIGNATURE = 4 };

struct note_key {
    const char *name;
    enum note_type type;
    uint8_t key[ED25519_PUBLIC_SIZE];
};

/* May a key be called so: not empty, without blanks and "+"? */
bool note_name_is(const char *name);

void note_key_id(const struct note_key *key, uint8_t out[NOTE_ID_SIZE]);
char *note_key_text(struct mem *m, const struct note_key *key);

/* ERR_INPUT "not-key" for what note_key_text() would not write. */
enum result note_key_parse(struct ctx *c, const char *s, struct note_key *out);

struct note_line {
    const char *name;
    uint8_t id[NOTE_ID_SIZE];
    const uint8_t *p; /* the signature */
    size_t len;
};

struct note {
    const char *text; /* ends in LF */
    struct note_line *line;
    size_t n;
};

/* ERR_INPUT "not-note"; nothing has been checked then. */
enum result note_parse(
    struct ctx *c, const char *p, size_t len, struct note *out);

/* Unknown keys are passed over; what a known one signed wrongly is not. */
enum note_answer { NOTE_ABSENT, NOTE_FALSE, NOTE_TRUE };

/* Has it signed?  out_time: UTC seconds of a cosignature, 0 of others; NULL is
 * allowed. */
enum note_answer note_check(struct mem *m, const struct note *note,
    const struct note_key *key, int64_t *out_time);

/* The line, with its LF, by which key signs the text; time: see above. */
char *note_sign(struct mem *m, const char *text, const struct note_key *key,
    const uint8_t seed[ED25519_SEED_SIZE], int64_t time);

/* The text with its line or lines. */
char *note_write(struct mem *m, const char *text, const char *lines);

#endif
