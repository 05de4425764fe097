/*
 * kinds - the registry of acts: what each kind is called and what its body
 * holds.  See kinds.c.
 */
#ifndef TYST_LEDGER_KINDS_H
#define TYST_LEDGER_KINDS_H

#include <stdbool.h>

#include "base/value.h"

/* What a field may hold; a list of it with F_LIST, left out with F_MAY. */
enum field_type {
    F_ID,         /* a record's id */
    F_TEXT,       /* up to 200 bytes without control characters, no sentence */
    F_INTEGER,    /* from 0 on */
    F_FLAG,       /* true or false */
    F_DAY,        /* 2026-11-22 */
    F_COMMITMENT, /* to personal or free text: ledger/commit.h */
    F_SHA256,     /* 64 digits */
    F_VERSION,    /* evidence and its version: "ID#2" */
    F_UNIT,       /* "KEY@1" */
    F_ITEM,       /* "KEY@1#P4" */
    F_KEY,        /* the id of a signing key: ledger/signature.h */
    F_PUBLIC,     /* a public key: 32 bytes in base64 */
    F_OBJECT,     /* with the fields named beside it */
    F_LIST = 0x100,
    F_MAY = 0x200
};

struct field {
    const char *name;
    unsigned type;
    const struct field *fields; /* of an F_OBJECT; they hold no objects */
};

/* Whose signature stands under it. */
enum kind_class {
    CLASS_UNSIGNED, /* nobody's: its actor is named */
    CLASS_SESSION,  /* nobody's: its actor had signed in */
    CLASS_LINK,     /* nobody's: a witness without an account confirmed it */
    CLASS_PERSONAL, /* the actor's */
    CLASS_KEY,      /* that of the key which it makes known */
    CLASS_ROTATION  /* that of the key that goes, and of the one that comes */
};

struct kind {
    const char *name;
    bool subject; /* it has one */
    enum kind_class class;
    const struct field *fields;
    const char *words; /* marked N_() */
};

/* By what they are about: kinds_centre.c, kinds_work.c, kinds_quality.c. */
struct kinds {
    const struct kind *row;
    size_t n;
};
extern const struct kinds kinds_centre, kinds_work, kinds_quality;

/* NULL: there is none of that name. */
const struct kind *kind_find(const char *name);

/* NULL: the body is as the kind says; otherwise the first field that is not. */
const char *kind_fault(const struct kind *kind, const struct value *body);

#endif
