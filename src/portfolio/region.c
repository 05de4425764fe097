/* region - from what people say to what is kept, and to what is shown. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/str.h"
#include "portfolio/region.h"

#define NUMBER_MAX 1000000
#define WHOLE 1000 /* tenths of a percent */

enum medium
medium_of(const char *name)
{
    static const struct {
        const char *ending;
        enum medium medium;
    } table[] = {
        {".jpg",  MEDIUM_PICTURE},
        {".jpeg", MEDIUM_PICTURE},
        {".png",  MEDIUM_PICTURE},
        {".gif",  MEDIUM_PICTURE},
        {".webp", MEDIUM_PICTURE},
        {".heic", MEDIUM_PICTURE},
        {".mp3",  MEDIUM_SOUND  },
        {".oga",  MEDIUM_SOUND  },
        {".ogg",  MEDIUM_SOUND  },
        {".opus", MEDIUM_SOUND  },
        {".m4a",  MEDIUM_SOUND  },
        {".wav",  MEDIUM_SOUND  },
        {".flac", MEDIUM_SOUND  },
        {".mp4",  MEDIUM_VIDEO  },
        {".webm", MEDIUM_VIDEO  },
        {".mov",  MEDIUM_VIDEO  },
        {".avi",  MEDIUM_VIDEO  },
        {".mkv",  MEDIUM_VIDEO  },
        {".3gp",  MEDIUM_VIDEO  },
        {".pdf",  MEDIUM_PDF    },
        {".txt",  MEDIUM_TEXT   },
        {".csv",  MEDIUM_TEXT   },
        {".md",   MEDIUM_TEXT   },
    };
    const char *dot = strrchr(name, '.');

    for (size_t i = 0; dot != NULL && i < sizeof(table) / sizeof(*table); i++)
        if (strcasecmp(dot, table[i].ending) == 0)
            return table[i].medium;
    return MEDIUM_OTHER;
}

/* Digits at *s, and *s behind them. */
static bool
take_number(const char **s, int64_t *out)
{
    const char *p = *s;

    *out = 0;
    while (*p >= '0' && *p <= '9' && *out <= NUMBER_MAX)
        *out = *out * 10 + (*p++ - '0');
    if (p == *s || *out > NUMBER_MAX)
        return false;
    *s = p;
    return true;
}

static bool
take(const char **s, const char *what)
{
    size_t len = strlen(what);

    if (strncmp(*s, what, len) != 0)
        return false;
    *s += len;
    return true;
}

/* "20.5" into tenths. */
static bool
take_tenths(const char **s, int64_t *out)
{
    if (!take_number(s, out))
        return false;
    *out *= 10;
    if (**s != '.')
        return true;
    if ((*s)[1] < '0' || (*s)[1] > '9')
        return false;
    *out += (*s)[1] - '0';
    *s += 2;
    return true;
}

/* Of some size, and within the page. */
static bool
take_box(const char **s, int64_t box[4])
{
    for (int i = 0; i < 4; i++)
        if ((i > 0 && !take(s, ",")) || !take_tenths(s, &box[i]))
            return false;
    return box[2] > 0 && box[3] > 0 && box[0] + box[2] <= WHOLE &&
           box[1] + box[3] <= WHOLE;
}

static bool
take_clock(const char **s, int64_t *out)
{
    int64_t part;
    int n = 0;

    for (*out = 0; n < 3; n++) {
        if ((n > 0 && !take(s, ":")) || !take_number(s, &part) ||
            (n > 0 && part > 59))
            return false;
        *out = *out * 60 + part;
        if (**s != ':')
            return n > 0;
    }
    return true;
}

bool
clock_parse(const char *text, int64_t *out)
{
    return take_clock(&text, out) && *text == '\0';
}

const char *
clock_text(struct mem *m, int64_t s)
{
    if (s < 3600)
        return mem_printf(
            m, "%02lld:%02lld", (long long)s / 60, (long long)s % 60);
    return mem_printf(m, "%lld:%02lld:%02lld", (long long)s / 3600,
        (long long)s / 60 % 60, (long long)s % 60);
}

static bool
read_page(const char *s, struct region *out)
{
    return take_number(&s, &out->page) && *s == '\0' && out->page > 0;
}

static bool
read_box(const char *s, struct region *out)
{
    out->boxed = true;
    return take_box(&s, out->box) && *s == '\0';
}

static bool
read_time(const char *s, struct region *out)
{
    out->timed = true;
    if (!take_clock(&s, &out->from))
        return false;
    if (take(&s, "-") && (!take_clock(&s, &out->to) || out->to <= out->from))
        return false;
    return *s == '\0';
}

static bool
read_lines(const char *s, struct region *out)
{
    if (!take_number(&s, &out->first))
        return false;
    out->last = out->first;
    if (take(&s, "-") && !take_number(&s, &out->last))
        return false;
    return *s == '\0' && out->first > 0 && out->last >= out->first;
}

enum result
region_read(struct ctx *c, const struct region_new *given, struct region *out)
{
    const struct {
        const char *text;
        bool (*read)(const char *s, struct region *out);
        const char *how;
    } parts[] = {
        {given->page,  read_page,
         N_("“%s” is no page: write its number, from 1 on.")              },
        {given->box,   read_box,
         N_("“%s” is no box: write left, top, width and height in percent "
               "of the page or picture, as in 10,20.5,30,4.")                 },
        {given->time,  read_time,
         N_("“%s” is no time: write from and to, as in 00:45-02:30.")     },
        {given->lines, read_lines,
         N_("“%s” are no lines: write the first and the last, as in 3-7.")},
    };

    *out = (struct region){.file = given->file};
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
        if (parts[i].text != NULL && !parts[i].read(parts[i].text, out))
            return fail(
                c, ERR_INPUT, "bad-region", parts[i].how, parts[i].text);
    if ((out->page != 0 || out->boxed) + out->timed + (out->first != 0) > 1)
        return fail(c, ERR_INPUT, "bad-region",
            N_("A place is a page with a box, or a time, or lines: one of "
               "them."));
    return OK;
}

bool
region_is(const struct region *r)
{
    return r->page != 0 || r->boxed || r->timed || r->first != 0;
}

static void
add_tenths(struct str *s, const char *before, int64_t n)
{
    str_addf(s, "%s%lld", before, (long long)n / 10);
    if (n % 10 != 0)
        str_addf(s, ".%lld", (long long)n % 10);
}

const char *
region_text(struct mem *m, const struct region *r)
{
    struct str s = str_in(m);

    str_addf(&s, "%lld#", (long long)r->file);
    if (r->page != 0)
        str_addf(&s, "page=%lld", (long long)r->page);
    for (int i = 0; r->boxed && i < 4; i++)
        add_tenths(&s,
            i > 0          ? ","
            : r->page != 0 ? "&xywh=percent:"
                           : "xywh=percent:",
            r->box[i]);
    if (r->timed)
        str_addf(&s, "t=%lld", (long long)r->from);
    if (r->timed && r->to != 0)
        str_addf(&s, ",%lld", (long long)r->to);
    if (r->first != 0)
        str_addf(&s, "line=%lld,%lld", (long long)r->first, (long long)r->last);
    return s.s;
}

bool
region_parse(const char *text, struct region *out)
{
    const char *s = text;

    *out = (struct region){0};
    if (!take_number(&s, &out->file) || !take(&s, "#"))
        return false;
    if (take(&s, "page=") && (!take_number(&s, &out->page) || out->page == 0 ||
                                 (*s != '\0' && !take(&s, "&"))))
        return false;
    if (take(&s, "xywh=percent:")) {
        out->boxed = true;
        if (!take_box(&s, out->box))
            return false;
    } else if (take(&s, "t=")) {
        out->timed = true;
        if (!take_number(&s, &out->from) ||
            (take(&s, ",") &&
                (!take_number(&s, &out->to) || out->to <= out->from)))
            return false;
    } else if (take(&s, "line=") &&
               (!take_number(&s, &out->first) || !take(&s, ",") ||
                   !take_number(&s, &out->last) || out->first == 0 ||
                   out->last < out->first)) {
        return false;
    }
    return *s == '\0' && region_is(out);
}

const char *
region_fragment(struct mem *m, const char *text)
{
    return mem_strdup(m, text + strcspn(text, "#") + 1);
}

static const char *
lines_words(struct mem *m, const char *lang, const struct region *r)
{
    if (r->first == r->last)
        return mem_printf(m, tr(lang, N_("Line %lld")), (long long)r->first);
    return mem_printf(m, tr(lang, N_("Lines %lld–%lld")), (long long)r->first,
        (long long)r->last);
}

const char *
region_words(struct mem *m, const char *lang, const char *text)
{
    struct region r;

    if (text == NULL || !region_parse(text, &r))
        return NULL;
    if (r.first != 0)
        return lines_words(m, lang, &r);
    if (r.timed && r.to != 0)
        return mem_printf(m, tr(lang, N_("From %s to %s")),
            clock_text(m, r.from), clock_text(m, r.to));
    if (r.timed)
        return mem_printf(m, tr(lang, N_("From %s")), clock_text(m, r.from));
    if (r.page == 0)
        return tr(lang, N_("In the marked part"));
    return mem_printf(m,
        r.boxed ? tr(lang, N_("Page %lld, in the marked part"))
                : tr(lang, N_("Page %lld")),
        (long long)r.page);
}

/* Does it mark the line of the piece's own text? */
static bool
marks(const char *const *regions, size_t n, int64_t line)
{
    struct region r;

    for (size_t i = 0; i < n; i++)
        if (regions[i] != NULL && region_parse(regions[i], &r) && r.file == 0 &&
            r.first <= line && line <= r.last)
            return true;
    return false;
}

struct region_lines
region_lines(
    struct mem *m, const char *words, const char *const *regions, size_t n)
{
    struct region_lines out = {0};
    struct region_line *line;
    char *rest, *one;
    size_t room = 1;
    bool any = false;

    for (const char *s = words; s != NULL && *s != '\0'; s++)
        room += *s == '\n';
    line = mem_array(m, room, sizeof(*line));
    rest = words != NULL ? mem_strdup(m, words) : NULL;
    while ((one = strsep(&rest, "\n")) != NULL) {
        line[out.n] =
            (struct region_line){one, marks(regions, n, (int64_t)out.n + 1)};
        any = any || line[out.n].marked;
        out.n++;
    }
    out.line = line;
    return any ? out : (struct region_lines){0};
}

struct region_boxes
region_boxes(struct mem *m, int64_t file, const char *const *regions, size_t n)
{
    struct region *box = mem_array(m, n + 1, sizeof(*box));
    struct region_boxes out = {.box = box};

    for (size_t i = 0; i < n; i++)
        if (regions[i] != NULL && region_parse(regions[i], &box[out.n]) &&
            box[out.n].file == file && box[out.n].boxed)
            out.n++;
    return out;
}
