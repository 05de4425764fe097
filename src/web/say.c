/* say - values in words. */
#include <config.h>

#include <string.h>
#include <strings.h>

#include "assess/words.h"
#include "base/day.h"
#include "ledger/act.h"
#include "say.h"

enum media
media_of(const char *name)
{
    static const struct {
        const char *ending;
        enum media media;
    } table[] = {
        {".jpg",  MEDIA_PICTURE},
        {".jpeg", MEDIA_PICTURE},
        {".png",  MEDIA_PICTURE},
        {".gif",  MEDIA_PICTURE},
        {".webp", MEDIA_PICTURE},
        {".mp3",  MEDIA_SOUND  },
        {".oga",  MEDIA_SOUND  },
        {".ogg",  MEDIA_SOUND  },
        {".mp4",  MEDIA_VIDEO  },
        {".webm", MEDIA_VIDEO  },
    };
    const char *dot = strrchr(name, '.');

    for (size_t i = 0; dot != NULL && i < sizeof(table) / sizeof(*table); i++)
        if (strcasecmp(dot, table[i].ending) == 0)
            return table[i].media;
    return MEDIA_NONE;
}

const char *
nth(const struct html *o, const char *name, size_t n)
{
    return mem_printf(o->out.mem, "%s.%zu", name, n);
}

const char *
say_day(const struct html *o, const char *day)
{
    return day_words(o->out.mem, o->lang, day);
}

const char *
say_near(const struct html *o, const char *day)
{
    return day_words_near(o->out.mem, o->lang, day);
}

const char *
say_time(const struct html *o, int64_t ms)
{
    return ms == 0 ? NULL : say_day(o, time_day(o->out.mem, ms));
}

const char *
say_size(const struct html *o, int64_t bytes)
{
    static const char *const units[] = {"B", "KiB", "MiB", "GiB", "TiB"};
    double n = (double)bytes;
    size_t i = 0;

    while (n >= 1024 && i + 1 < sizeof(units) / sizeof(units[0])) {
        n /= 1024;
        i++;
    }
    return mem_printf(
        o->out.mem, i > 0 && n < 10 ? "%.1f %s" : "%.0f %s", n, units[i]);
}

const char *
say_waited(const struct html *o, int days)
{
    unsigned long n = days > 0 ? (unsigned long)days : 0;

    if (n == 0)
        return tr(o->lang, N_("Sent today"));
    return mem_printf(o->out.mem,
        tr_n(o->lang, "Has waited %lu working day",
            "Has waited %lu working days", n),
        n);
}

const char *
say_item(const struct html *o, enum item_state state)
{
    return tr(o->lang, words_of_item_badge(item_state_code(state)));
}

const char *
say_unit(const struct html *o, enum unit_state state)
{
    return tr(o->lang, words_of_unit_badge(unit_state_code(state)));
}

const char *
say_evidence(const struct html *o, const char *state)
{
    return tr(o->lang, words_of_evidence(state));
}

const char *
say_type(const struct html *o, const char *code)
{
    return tr(o->lang, words_of_type(code));
}

const char *
say_decision(const struct html *o, const char *code)
{
    return tr(o->lang, words_of_decision(code));
}

const char *
say_letter(const struct html *o, char letter)
{
    return tr(o->lang, words_of_letter(letter));
}

const struct mapping_view *
say_mapping(const struct evidence_view *e, const char *key, const char *name)
{
    for (size_t i = 0; i < e->nmappings; i++)
        if (strcmp(e->mappings[i].key, key) == 0 &&
            strcmp(e->mappings[i].name, name) == 0)
            return &e->mappings[i];
    return NULL;
}

const char *
say_where(const struct html *o, const struct mapping_view *m)
{
    return region_words(o->out.mem, o->lang, m->region);
}

const char *
say_place(const struct html *o, const struct evidence_view *e,
    const struct mapping_view *m)
{
    struct region r;

    if (m->region == NULL || !region_parse(m->region, &r) || r.file == 0)
        return NULL;
    return mem_printf(o->out.mem, "/evidence/%s/file/%lld#%s",
        id_text(o->out.mem, e->id), (long long)r.file,
        region_fragment(o->out.mem, m->region));
}

const char *
say_moment(const struct html *o, const struct evidence_view *e,
    const struct detail_shown *d, const struct detail_entry *entry)
{
    int64_t file = recording_of(e->files, e->nfiles), seconds;

    if (d->row->kind != DETAIL_INDEX || file == 0 ||
        !clock_parse(entry->at, &seconds))
        return NULL;
    return mem_printf(o->out.mem, "/evidence/%s/file/%lld#t=%lld",
        id_text(o->out.mem, e->id), (long long)file, (long long)seconds);
}

const char *
say_signed(const struct html *o, const char *kind)
{
    return tr(o->lang, act_words_of(kind));
}

const char *
say_language(const char *code)
{
    return strcmp(code, "cy") == 0   ? "Cymraeg"
           : strcmp(code, "en") == 0 ? "English"
                                     : "Cymraeg, English";
}
