/* index_units - a unit on the page: its items against evidence, and the
 * signatures under it. */
#include <config.h>

#include <string.h>

#include "assess/words.h"
#include "base/html.h"
#include "index_page.h"

char *
evidence_label(struct mem *m, const struct snap_evidence *e, int64_t version)
{
    if (e->n < 2)
        return mem_printf(m, "%lld", (long long)e->row.number);
    return mem_printf(
        m, "%lld.%lld", (long long)e->row.number, (long long)version);
}

/* Words of a standard in each of its languages; an unofficial one says so. */
static void
add_texts(struct page *p, const struct package_text_row *texts, size_t n,
    const char *name)
{
    for (size_t i = 0; i < n; i++) {
        const struct package_text_row *t = &texts[i];

        if (strcmp(t->name, name) != 0)
            continue;
        str_adds(&p->out, "<span class=\"line\"");
        html_attribute(&p->out, "lang", t->language);
        str_adds(&p->out, ">");
        html_text(&p->out, t->words);
        str_adds(&p->out, "</span>\n");
        if (strcmp(t->origin, "translated") == 0 ||
            strcmp(t->origin, "machine") == 0)
            index_both(p, "small", N_("An unofficial translation."));
    }
}

/* Links to what is mapped to the item. */
static void
add_evidence(struct page *p, const struct snap_unit *u, const char *item)
{
    const char *comma = "";

    for (size_t i = 0; i < p->s->nevidence; i++) {
        const struct snap_evidence *e = &p->s->evidence[i];

        for (size_t k = 0; k < e->n; k++)
            for (size_t m = 0; m < e->versions[k].nmappings; m++) {
                const struct mapping_row *mapping = &e->versions[k].mappings[m];

                if (!id_equal(mapping->enrolment, u->row.id) ||
                    strcmp(mapping->name, item) != 0 ||
                    strcmp(mapping->state, "refused") == 0)
                    continue;
                str_addf(&p->out, "%s<a href=\"#e%lld\">%s</a>", comma,
                    (long long)e->row.number,
                    evidence_label(p->mem, e, mapping->version));
                comma = ", ";
            }
    }
}

static void
add_item(
    struct page *p, const struct snap_unit *u, const struct item_progress *item)
{
    const char *state = item_state_code(item->state);

    str_adds(&p->out, "<tr><th scope=\"row\">");
    html_text(&p->out, item->name);
    str_adds(&p->out, "</th>\n<td>");
    add_texts(p, u->texts, u->ntexts, item->name);
    str_adds(&p->out, "</td>\n<td><span class=\"cell\">");
    index_both(p, "span", N_("Evidence"));
    str_adds(&p->out, "</span> ");
    add_evidence(p, u, item->name);
    str_adds(&p->out, "</td>\n<td");
    if (item->assessed) {
        html_attribute(&p->out, "class", state);
        str_adds(&p->out, ">");
        index_both(p, "span", words_of_item(state));
    } else {
        str_adds(&p->out, ">");
    }
    str_adds(&p->out, "</td></tr>\n");
}

static void
add_matrix(struct page *p, const struct snap_unit *u)
{
    str_adds(&p->out, "<div class=\"wide\" tabindex=\"0\" role=\"region\"");
    html_attribute(&p->out, "aria-label", u->row.key);
    str_adds(&p->out, ">\n<table>\n<thead><tr>\n");
    index_column(p, N_("Item"));
    index_column(p, N_("What it asks"));
    index_column(p, N_("Evidence"));
    index_column(p, N_("State"));
    str_adds(&p->out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < u->progress.nitems; i++)
        add_item(p, u, &u->progress.items[i]);
    str_adds(&p->out, "</tbody></table></div>\n");
}

static void
add_signatures(struct page *p, const struct snap_unit *u)
{
    for (size_t i = 0; i < u->nsignatures; i++) {
        const struct unit_signature_row *s = &u->signatures[i];

        str_adds(&p->out, "<div class=\"signature\">");
        index_both(p, "p",
            strcmp(s->kind, "declaration") == 0
                ? N_("Declaration of the learner: this evidence is my own "
                     "work, and the unit is ready.")
                : N_("Signature of the assessor: every criterion of this "
                     "unit is met."));
        str_adds(&p->out, "<p>");
        index_person(p, s->person);
        str_adds(&p->out, ", ");
        index_day(p, s->made);
        str_adds(&p->out, "</p></div>\n");
    }
}

void
index_unit(struct page *p, const struct snap_unit *u)
{
    const struct unit_progress *g = &u->progress;

    str_adds(&p->out, "<section>\n<h2");
    html_attribute(
        &p->out, "id", mem_printf(p->mem, "u-%s", u->file.path + 11));
    str_adds(&p->out, ">");
    add_texts(p, u->titles, u->ntitles, "");
    if (u->ntitles == 0)
        html_text(&p->out, u->row.key);
    str_adds(&p->out, "</h2>\n");
    index_both(p, "p", words_of_unit(unit_state_code(g->state)));
    str_adds(&p->out, "<dl>\n");
    index_fact(p, N_("Unit"),
        mem_printf(p->mem, "%s, %lld", u->row.key, (long long)u->row.rev));
    index_fact(
        p, N_("Criteria met"), mem_printf(p->mem, "%zu / %zu", g->met, g->n));
    index_fact(p, N_("Begun"), u->row.start_day);
    index_fact(p, N_("Due by"), u->row.target_day);
    for (size_t i = 0; i < u->nallocations; i++)
        if (strcmp(u->allocations[i].role, "assessor") == 0)
            index_fact(p, N_("Assessor"), u->allocations[i].name);
    str_adds(&p->out, "</dl>\n");
    add_matrix(p, u);
    add_signatures(p, u);
    str_adds(&p->out, "<p><a");
    html_link(&p->out, u->file.path + strlen("data/"));
    str_adds(&p->out, ">");
    index_both(p, "span", N_("The unit as it was loaded (XML)"));
    str_adds(&p->out, "</a></p>\n</section>\n");
}
