/* content - checking what a version holds, and its canonical text. */
#include <config.h>

#include <string.h>

#include "base/day.h"
#include "base/utf8.h"
#include "base/value.h"
#include "content.h"

#define TITLE_MAX 300
#define WORDS_MAX ((size_t)1 << 20)
#define LINK_MAX 2000
#define FILES_MAX 100

const char *const evidence_types[] = {"OBS", "PD", "OQ", "WQ", "PROD", "WT",
    "EWT", "RA", "LOG", "CASE", "SIM", "RPL", "TEST", "AV", NULL};

bool
content_type_known(const char *code)
{
    for (const char *const *t = evidence_types; *t != NULL; t++)
        if (strcmp(*t, code) == 0)
            return true;
    return false;
}

/* The learner never chooses a code: the medium does. */
static const char *
type_by_medium(const struct evidence_new *content)
{
    if (content->nfiles > 0)
        switch (medium_of(content->files[0].name)) {
        case MEDIUM_PICTURE:
        case MEDIUM_SOUND:
        case MEDIUM_VIDEO: return "AV";
        default: return "PROD";
        }
    return content->link != NULL ? "PROD" : "RA";
}

static enum result
check_words(struct ctx *c, const struct evidence_new *content)
{
    const char *title = content->title, *words = content->words;

    if (title == NULL || *title == '\0')
        return fail(c, ERR_INPUT, "no-title", N_("Evidence needs a title."));
    if (strlen(title) > TITLE_MAX || !utf8_is_line(title))
        return fail(c, ERR_INPUT, "bad-title",
            N_("A title is one line of at most 300 bytes."));
    if (*utf8_trim(c->mem, title) == '\0')
        return fail(c, ERR_INPUT, "no-title", N_("Evidence needs a title."));
    if (words != NULL && strlen(words) > WORDS_MAX)
        return fail(c, ERR_LIMIT, "long-text",
            N_("The text is longer than 1 MiB; add it as a file."));
    if (words != NULL && !utf8_is_text(words))
        return fail(c, ERR_INPUT, "bad-text",
            N_("The text is not UTF-8; add it as a file instead."));
    return OK;
}

/* Composed, so that equal texts are equal bytes; what is checked is valid. */
static void
compose(struct ctx *c, struct evidence_new *content)
{
    content->title = utf8_nfc(c->mem, utf8_trim(c->mem, content->title));
    if (content->words != NULL)
        content->words = utf8_nfc(c->mem, content->words);
}

static enum result
check_rest(struct ctx *c, const struct evidence_new *content)
{
    const char *link = content->link;

    if ((content->words == NULL || *content->words == '\0') &&
        content->nfiles == 0 && link == NULL &&
        value_get(content->details, "where") == NULL &&
        value_get(content->details, "questions") == NULL)
        return fail(c, ERR_INPUT, "no-content",
            N_("There is nothing in it yet: give a text, a file or a link."));
    if (link != NULL && (strlen(link) > LINK_MAX || !utf8_is_line(link) ||
                            (strncmp(link, "https://", 8) != 0 &&
                                strncmp(link, "http://", 7) != 0)))
        return fail(c, ERR_INPUT, "bad-link",
            N_("A link begins with https:// or http:// and has at most 2000 "
               "bytes."));
    if (content->nfiles > FILES_MAX)
        return fail(c, ERR_LIMIT, "many-files",
            N_("A piece of evidence holds at most 100 files."));
    for (size_t i = 0; i < content->nfiles; i++)
        if (strlen(content->files[i].name) > 255 ||
            !utf8_is_text(content->files[i].name))
            return fail(c, ERR_INPUT, "bad-name",
                N_("A file's name is UTF-8 of at most 255 bytes."));
    /* What a phone has not fetched yet comes as a file without a byte. */
    for (size_t i = 0; i < content->nfiles; i++)
        if (content->files[i].blob.size == 0)
            return fail(c, ERR_INPUT, "empty-file",
                N_("There is nothing in the file “%s”; choose it again."),
                content->files[i].name);
    return OK;
}

static bool
others_is(const char *s)
{
    static const char *const known[] = {"yes", "no", "seen", "heard", "named",
        "seen,heard", "seen,named", "heard,named", "seen,heard,named"};
    size_t i = 0, n = sizeof(known) / sizeof(known[0]);

    while (i < n && strcmp(s, known[i]) != 0)
        i++;
    return i < n;
}

enum result
content_complete(
    struct ctx *c, const char *language, struct evidence_new *content)
{
    enum result r;

    if ((r = check_words(c, content)) != OK ||
        (r = check_rest(c, content)) != OK)
        return r;
    compose(c, content);
    if (content->type == NULL)
        content->type = type_by_medium(content);
    if (!content_type_known(content->type))
        return fail(c, ERR_INPUT, "bad-type",
            N_("There is no type of evidence %s; tyst(1) lists the codes."),
            content->type);
    if (content->happened == NULL)
        content->happened = time_day(c->mem, c->now);
    if (!day_is(content->happened))
        return fail(c, ERR_INPUT, "bad-day",
            N_("“%s” is not a day; write it as YYYY-MM-DD."),
            content->happened);
    if (strcmp(content->happened, time_day(c->mem, c->now)) > 0)
        return fail(c, ERR_INPUT, "day-to-come",
            N_("%s is a day to come; evidence shows what has been done."),
            day_words(c->mem, c->lang, content->happened));
    if (content->others == NULL)
        content->others = "no";
    if (!others_is(content->others))
        return fail(c, ERR_INPUT, "bad-others",
            N_("Say yes or no: is anyone else seen, heard or named in it? Or "
               "how, with commas: seen,heard,named."));
    if (content->language == NULL)
        content->language = language;
    if (strcmp(content->language, "cy") != 0 &&
        strcmp(content->language, "en") != 0)
        return fail(c, ERR_INPUT, "bad-language",
            N_("The language of evidence is cy or en, not %s."),
            content->language);
    return details_check(c, content->type, content->details, &content->details);
}

static void
set_if(struct ctx *c, struct value *v, const char *key, const char *s)
{
    if (s != NULL)
        value_set_string(c->mem, v, key, s);
}

const char *
content_text(struct ctx *c, const struct evidence_new *content)
{
    struct value *v = value_object(c->mem), *files = value_array(c->mem);
    struct str s = str_in(c->mem);

    for (size_t i = 0; i < content->nfiles; i++) {
        const struct evidence_file *f = &content->files[i];
        struct value *file = value_add(files, value_object(c->mem));

        value_set_string(c->mem, file, "name", f->name);
        value_set_string(c->mem, file, "sha256", f->blob.sha256);
        value_set_integer(c->mem, file, "size", f->blob.size);
    }
    if (content->details != NULL)
        value_set(c->mem, v, "details",
            mem_dup(c->mem, content->details, sizeof(*content->details)));
    value_set(c->mem, v, "files", files);
    set_if(c, v, "happened", content->happened);
    set_if(c, v, "language", content->language);
    set_if(c, v, "link", content->link);
    set_if(c, v, "others", content->others);
    set_if(c, v, "title", content->title);
    set_if(c, v, "type", content->type);
    set_if(c, v, "words", content->words);
    value_write(&s, v, false);
    return s.s;
}
