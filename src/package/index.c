/* index - what the page of a package says that is put together from rows. */
#include <config.h>

#include <string.h>

#include "views.h"

const char index_demo_words[] =
    N_("This comes from a demonstration centre. The people and the work in it "
       "are invented, and nothing in it counts.");

static void
add_link(const struct html *o, struct index_links *links,
    const struct snap_evidence *e, int64_t version)
{
    size_t size = sizeof(*links->p);

    links->p =
        mem_grow(o->out.mem, links->p, links->n * size, (links->n + 1) * size);
    links->p[links->n++] = (struct index_link){e, version};
}

static void
add_mapped(const struct html *o, struct index_links *links,
    const struct snap_evidence *e, struct id enrolment, const char *item)
{
    for (size_t k = 0; k < e->n; k++)
        for (size_t i = 0; i < e->versions[k].nmappings; i++) {
            const struct mapping_row *m = &e->versions[k].mappings[i];

            if (id_equal(m->enrolment, enrolment) &&
                strcmp(m->name, item) == 0 && strcmp(m->state, "refused") != 0)
                add_link(o, links, e, m->version);
        }
}

struct index_links
index_mapped(const struct html *o, const struct snapshot *s,
    const struct snap_unit *u, const char *item)
{
    struct index_links links = {0};

    for (size_t i = 0; i < s->nevidence; i++)
        add_mapped(o, &links, &s->evidence[i], u->row.id, item);
    return links;
}

struct index_links
index_rests(const struct html *o, const struct snapshot *s,
    const struct snap_decision *d)
{
    struct index_links links = {0};

    for (size_t i = 0; i < d->nrests; i++) {
        const struct snap_evidence *e = snapshot_piece(s, d->rests[i].evidence);

        if (e != NULL)
            add_link(o, &links, e, d->rests[i].version);
    }
    return links;
}

struct index_links
index_judged(const struct html *o, const struct snapshot *s,
    const struct review_evidence_row *judged)
{
    struct index_links links = {0};

    add_link(o, &links, snapshot_piece(s, judged->evidence), judged->version);
    return links;
}

const char *
index_label(
    const struct html *o, const struct snap_evidence *e, int64_t version)
{
    if (e->n < 2)
        return mem_printf(o->out.mem, "%lld", (long long)e->row.number);
    return mem_printf(
        o->out.mem, "%lld.%lld", (long long)e->row.number, (long long)version);
}

const char *
index_items(const struct html *o, const struct snap_version *v)
{
    struct str s = str_in(o->out.mem);
    const char *key = "";

    for (size_t i = 0; i < v->nmappings; i++) {
        const struct mapping_row *m = &v->mappings[i];

        if (strcmp(m->state, "refused") == 0)
            continue;
        if (strcmp(m->key, key) != 0)
            str_addf(&s, "%s%s: %s", *key ? "; " : "", m->key, m->name);
        else
            str_addf(&s, ", %s", m->name);
        key = m->key;
    }
    return s.len == 0 ? NULL : s.s;
}

const char *
index_place(const struct html *o, const struct snap_version *v,
    const struct mapping_row *m)
{
    struct region r;

    if (!region_parse(m->region, &r) || r.file == 0 ||
        (uint64_t)r.file > v->nfiles)
        return NULL;
    return mem_printf(o->out.mem, "./evidence/%s#%s",
        index_name(&v->files[r.file - 1]),
        region_fragment(o->out.mem, m->region));
}

const char *
index_moment(const struct html *o, const struct snap_version *v,
    const struct detail_shown *d, const struct detail_entry *entry)
{
    int64_t seconds;

    if (d->row->kind != DETAIL_INDEX || !clock_parse(entry->at, &seconds))
        return NULL;
    for (size_t i = 0; i < v->nfiles; i++) {
        enum medium medium = medium_of(v->files[i].name);

        if (medium == MEDIUM_SOUND || medium == MEDIUM_VIDEO)
            return mem_printf(o->out.mem, "./evidence/%s#t=%lld",
                index_name(&v->files[i]), (long long)seconds);
    }
    return NULL;
}

bool
index_says_how(const struct mapping_row *m)
{
    return strcmp(m->state, "refused") != 0 &&
           (m->region != NULL || m->line != NULL ||
               words_of_basis(m->basis) != NULL);
}

bool
index_says(const struct snap_version *v)
{
    size_t i = 0;

    while (i < v->nmappings && !index_says_how(&v->mappings[i]))
        i++;
    return i < v->nmappings;
}

const char *
index_person(const struct snapshot *s, struct id id)
{
    const struct person *person = snapshot_person(s, id);

    return person == NULL ? "?" : person->name;
}

const char *
index_name(const struct snap_file *f)
{
    return strrchr(f->path, '/') + 1;
}
