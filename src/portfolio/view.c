/* view - evidence as it is shown. */
#include <config.h>

#include <string.h>

#include "piece.h"
#include "portfolio/evidence.h"
#include "standard/outline.h"
#include "store/sql.h"

static enum result
add_files(struct ctx *c, struct evidence_view *out)
{
    struct evidence_file_row *rows;
    struct evidence_file *files;
    enum result r;

    r = sql_evidence_file_list(c, out->id, out->version, &rows, &out->nfiles);
    if (r != OK)
        return r;
    out->files = files = mem_array(c->mem, out->nfiles + 1, sizeof(*files));
    for (size_t i = 0; i < out->nfiles; i++) {
        files[i].name = rows[i].name;
        files[i].blob.size = rows[i].size;
        memcpy(
            files[i].blob.sha256, rows[i].sha256, sizeof(files[i].blob.sha256));
    }
    return OK;
}

int64_t
recording_of(const struct evidence_file *files, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        enum medium medium = medium_of(files[i].name);

        if (medium == MEDIUM_SOUND || medium == MEDIUM_VIDEO)
            return (int64_t)i + 1;
    }
    return 0;
}

static enum result
add_mappings(struct ctx *c, struct evidence_view *out)
{
    struct mapping_row *rows;
    struct mapping_view *mappings;
    const char **regions;
    enum result r;

    r = sql_mapping_list(c, out->id, out->version, &rows, &out->nmappings);
    if (r != OK)
        return r;
    out->mappings = mappings =
        mem_array(c->mem, out->nmappings + 1, sizeof(*mappings));
    out->regions = regions =
        mem_array(c->mem, out->nmappings + 1, sizeof(*regions));
    for (size_t i = 0; i < out->nmappings; i++) {
        const struct outline_item *item;
        const struct outline *unit;

        if ((r = outline_get(c, rows[i].unit, &unit)) != OK)
            return r;
        item = outline_item(unit, rows[i].item);
        mappings[i] =
            (struct mapping_view){rows[i].key, rows[i].name, &item->words,
                rows[i].state, rows[i].basis, rows[i].line, rows[i].region};
        if (strcmp(rows[i].state, "refused") != 0)
            regions[i] = rows[i].region;
    }
    return OK;
}

static enum result
view_version(struct ctx *c, const struct evidence_row *e,
    const struct evidence_version_row *v, struct evidence_view *out)
{
    enum result r;

    *out = (struct evidence_view){
        .id = e->id,
        .learner = e->learner,
        .number = e->number,
        .version = v->version,
        .state = v->state,
        .type = v->type,
        .title = v->title,
        .language = v->language,
        .happened = v->happened,
        .content = v->content,
        .recorder = v->recorder,
        .others = strcmp(v->others, "no") != 0,
        .how = v->others,
        .words = v->words,
        .link = v->link,
    };
    if ((r = details_parse(c, v->details, &out->details)) != OK ||
        (r = add_files(c, out)) != OK)
        return r;
    return add_mappings(c, out);
}

enum result
evidence_view(struct ctx *c, struct id evidence, struct evidence_view *out)
{
    struct evidence_version_row v;
    struct evidence_row e;
    enum result r;

    if ((r = piece_get(c, evidence, &e, &v)) != OK)
        return r;
    return view_version(c, &e, &v, out);
}

enum result
evidence_sent(struct ctx *c, struct id evidence, int64_t version,
    struct evidence_view *out)
{
    struct evidence_version_row v;
    struct evidence_row e;
    enum result r;

    if ((r = piece_get(c, evidence, &e, &v)) != OK)
        return r;
    r = version == 0 ? sql_evidence_version_submitted(c, e.id, &v)
                     : sql_evidence_version_get(c, e.id, version, &v);
    if (r == ERR_NOT_FOUND || (r == OK && v.submitted == 0))
        return piece_missing(c, evidence);
    return r != OK ? r : view_version(c, &e, &v, out);
}

/* Whom evidence_each() gives its views to. */
struct giving {
    struct id learner;
    enum result (*each)(
        struct ctx *c, const struct evidence_view *view, void *arg);
    void *arg;
};

static enum result
give(struct ctx *c, const struct evidence_listed_row *row, void *arg)
{
    const struct giving *g = arg;
    struct evidence_view view = {
        .id = row->id,
        .learner = g->learner,
        .number = row->number,
        .version = row->version,
        .state = row->state,
        .type = row->type,
        .title = row->title,
        .language = row->language,
        .happened = row->happened,
    };

    return g->each(c, &view, g->arg);
}

enum result
evidence_each(struct ctx *c, struct id learner,
    enum result (*each)(
        struct ctx *c, const struct evidence_view *view, void *arg),
    void *arg)
{
    struct giving g = {learner, each, arg};

    return sql_evidence_listed(c, learner, give, &g);
}
