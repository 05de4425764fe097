/*
 * unit - one unit of a standard: what a learner is assessed against.
 *
 * A unit has facts (metadata), sections, and in its criteria sections items
 * that are assessed.  Its texts are held per language, so that two languages
 * stand side by side item by item.  A unit read from published text and one
 * read from a unit file are the same struct; it lives in the mem it was made
 * with and is not changed after that.
 *
 * A section that is absent has no struct; one that is empty was announced by
 * its heading and holds nothing; one that is lost held something that could
 * not be told apart.
 */
#ifndef TYST_STANDARD_UNIT_H
#define TYST_STANDARD_UNIT_H

#include "base/ctx.h"
#include "base/str.h"
#include "base/value.h"
#include "base/xml.h"

#define UNIT_NAMESPACE "urn:x-tyst:standards:1"
#define UNIT_DEPTH_MAX 8 /* of items in items */

/*
 * Where words come from: the document itself, or another place where they were
 * found and checked; those of translators, and of programs, are unofficial and
 * are shown as such wherever they stand.
 */
enum unit_origin {
    ORIGIN_SOURCE,
    ORIGIN_CURATED,
    ORIGIN_TRANSLATED,
    ORIGIN_MACHINE
};

struct unit_text {
    const char *lang;
    const char *words;
    enum unit_origin origin;
    int line;   /* in its source; 0: not from it */
    int source; /* which of the unit's, from 0 */
    struct unit_text *next;
};

enum unit_role {
    ROLE_OVERVIEW,
    ROLE_PERFORMANCE,
    ROLE_KNOWLEDGE,
    ROLE_SCOPE,
    ROLE_SCOPE_PERFORMANCE,
    ROLE_SCOPE_KNOWLEDGE,
    ROLE_VALUES,
    ROLE_BEHAVIOURS,
    ROLE_SKILLS,
    ROLE_GLOSSARY,
    ROLE_LINKS,
    ROLE_EXTERNAL_LINKS,
    ROLE_EVIDENCE,
    ROLE_OTHER,
    ROLE_N
};

enum section_state { STATE_WHOLE, STATE_EMPTY, STATE_LOST };

/* Is an item with items inside assessed itself, by them, both, or not? */
enum unit_assess { ASSESS_SELF, ASSESS_CHILDREN, ASSESS_BOTH, ASSESS_NONE };

enum unit_node_kind {
    NODE_PARAGRAPH,
    NODE_LIST,
    NODE_ENTRY,
    NODE_GROUP,
    NODE_ITEM,
    NODE_TERM
};

/* What a section holds, in the order published. */
struct unit_node {
    enum unit_node_kind kind;
    const char *id;            /* of an item: "P12.1" */
    const char *label;         /* as the source numbers it; NULL: none */
    enum unit_assess assess;   /* of an item */
    struct unit_text *text;    /* of a group its title, of a term its name */
    struct unit_text *meaning; /* of a term */
    struct unit_node *parent;  /* NULL: the section */
    struct unit_node *first, *last, *next;
};

struct unit_section {
    enum unit_role role;
    enum section_state state;
    int line, source; /* of its heading */
    struct unit_text *heading, *prompt;
    struct unit_node *first, *last;
    struct unit_section *next;
};

/* Facts that have a meaning; facts.c says how each is written. */
enum unit_field {
    FIELD_DEVELOPED_BY,
    FIELD_ORIGINATING,
    FIELD_APPROVED,
    FIELD_REVIEW,
    FIELD_VALIDITY,
    FIELD_STATUS,
    FIELD_CATEGORY,
    FIELD_VERSION,
    FIELD_UNIT_CODE,
    FIELD_OTHER_CODE,
    FIELD_SOC,
    FIELD_SUITE,
    FIELD_SECTOR,
    FIELD_OCCUPATION,
    FIELD_KEYWORD,
    FIELD_LEVEL,
    FIELD_CREDIT,
    FIELD_GLH,
    FIELD_ORIGINAL_URN,
    FIELD_N
};

struct unit_fact {
    enum unit_field field;
    const char *value;      /* one value in its normal form; NULL: a text */
    struct unit_text *text; /* words, where the field has a language */
    struct unit_fact *next;
};

/* A fact as published: label and value, whether or not it was understood. */
struct unit_raw {
    const char *lang, *label;
    const char *value; /* "": the label stood alone */
    int line, source;
    struct unit_raw *next;
};

struct unit_relation {
    const char *type, *urn, *rev, *basis;
    struct unit_text *text;
    struct unit_relation *next;
};

/* Something about the source that somebody should look at; see warning.h. */
struct unit_warning {
    const char *code;
    int line;           /* 0: the whole document */
    int source;         /* which of the unit's, from 0 */
    const char *item;   /* NULL: none */
    const char *detail; /* words of the source; NULL: none */
    struct unit_warning *next;
};

/* What a unit, or a language added to it, was converted from. */
struct unit_source {
    const char *lang; /* that was added from it; NULL: the unit itself */
    const char *format, *encoding, *sha256;
    int64_t size;
    struct unit_source *next;
};

struct unit_language {
    const char *lang;
    bool complete, primary;
    struct unit_language *next;
};

struct unit {
    const char *key, *urn; /* urn NULL: none */
    const char *urn_basis; /* "source", "curated" or "user"; NULL: no urn */
    int64_t rev;
    const char *model; /* "nos", "lo-ac" or "element" */
    struct unit_language *languages;
    struct unit_text *title;
    struct unit_fact *facts;
    struct unit_raw *raw;
    struct unit_relation *relations;
    struct unit_section *sections;
    struct unit_source *sources; /* NULL: it was written by hand */
    struct unit_warning *warnings;

    /* The newest of each, so that adding need not look for it; NULL: look.
     * Whoever takes something out of a list clears it. */
    struct {
        struct unit_fact *fact;
        struct unit_raw *raw;
        struct unit_warning *warning;
    } newest;
};

/* Are words of this origin shown as nobody's official ones? */
bool unit_is_unofficial(enum unit_origin origin);

/* What unit files and rows call an origin. */
enum unit_origin unit_origin(const char *name);

/* The language that the unit was published in. */
const char *unit_language(const struct unit *u);

/* The words in lang; where there are none, the first ones, NULL for none. */
const struct unit_text *unit_words(
    const struct unit_text *text, const char *lang);

/* The words in lang and no other; NULL: none. */
const char *unit_words_in(const struct unit_text *text, const char *lang);

/* The words in the language it was published in, as unit_words() has them. */
const char *unit_own_words(const struct unit *u, const struct unit_text *text);

/* The first fact of that field, and its value; NULL: none. */
const struct unit_fact *unit_find_fact(
    const struct unit *u, enum unit_field field);
const char *unit_fact_value(const struct unit *u, enum unit_field field);

/* Is one of several languages complete?  Then "mul", else the primary one. */
const char *unit_languages_code(const struct unit *u);

/* P for performance, K for knowledge, 0 for sections without items. */
char unit_role_letter(enum unit_role role);
const char *unit_role_name(enum unit_role role);

/* What --json calls it. */
const char *unit_field_name(enum unit_field field);

/* The items in order, parents before children. */
struct unit_each {
    const struct unit_section *section;
    const struct unit_node *node;
};
bool unit_each_item(const struct unit *u, struct unit_each *at);
const struct unit_node *unit_item_parent(const struct unit_node *item);

/* The item's own words, as they are hashed: normalised, in lang. */
char *unit_item_sha256(
    struct mem *m, const struct unit_node *item, const char *lang);

/* Tree of a unit file and back; unit_read says the line of what is wrong. */
struct xml_node *unit_to_xml(struct mem *m, const struct unit *u);
enum result unit_from_xml(
    struct ctx *c, const struct xml_node *root, struct unit **out);

/* The canonical file. */
char *unit_write(struct mem *m, const struct unit *u, size_t *out_len);

/* As plain text in lang, which can be converted again. */
char *unit_plain(struct mem *m, const struct unit *u, const char *lang);

/* A warning as a sentence in c->lang. */
const char *unit_warning_sentence(struct ctx *c, const struct unit_warning *w);

/* What --json shows: see interface of "standard show". */
struct value *unit_to_json(struct ctx *c, const struct unit *u);

#endif
