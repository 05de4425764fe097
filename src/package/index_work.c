/* index_work - evidence and reviews on the page. */
#include <config.h>

#include <string.h>

#include "assess/words.h"
#include "base/html.h"
#include "index_page.h"

static void
add_files(struct page *p, const struct snap_version *v)
{
    if (v->nfiles == 0)
        return;
    str_adds(&p->out, "<ul class=\"files\">\n");
    for (size_t i = 0; i < v->nfiles; i++) {
        str_adds(&p->out, "<li><a");
        html_link(&p->out, v->files[i].path + strlen("data/"));
        str_adds(&p->out, ">");
        html_text(&p->out, v->files[i].name);
        str_addf(&p->out, "</a> (%lld KiB)</li>\n",
            (long long)((v->files[i].size + 1023) / 1024));
    }
    str_adds(&p->out, "</ul>\n");
}

static void
add_words(struct page *p, const struct snap_version *v)
{
    if (v->words == NULL)
        return;
    str_adds(&p->out, "<div class=\"words\"");
    html_attribute(&p->out, "lang", v->row.language);
    str_adds(&p->out, ">");
    html_lines(&p->out, v->row.words);
    str_adds(&p->out, "</div>\n<p><a");
    html_link(&p->out, v->words->path + strlen("data/"));
    str_adds(&p->out, ">");
    index_both(p, "span", N_("The text as a file"));
    str_adds(&p->out, "</a></p>\n");
}

static void
add_items(struct page *p, const struct snap_version *v)
{
    struct str s = str_in(p->mem);
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
    index_fact(p, N_("For the items"), s.len ? s.s : NULL);
}

static void
add_confirmation(struct page *p, const struct snap_version *v)
{
    if (v->row.confirmed == 0)
        return;
    str_adds(&p->out, "<div class=\"said\">");
    index_both(p, "p", N_("The learner has confirmed this record."));
    str_adds(&p->out, "<p>");
    index_day(p, v->row.confirmed);
    str_adds(&p->out, "</p>\n");
    if (v->row.comment != NULL) {
        str_adds(&p->out, "<p>");
        html_lines(&p->out, v->row.comment);
        str_adds(&p->out, "</p>");
    }
    str_adds(&p->out, "</div>\n");
}

static const char *
name_of(const struct page *p, struct id id)
{
    const struct person *person = snapshot_person(p->s, id);

    return person ? person->name : "?";
}

static void
add_version(
    struct page *p, const struct snap_evidence *e, const struct snap_version *v)
{
    str_adds(&p->out, "<article>\n<h3>");
    str_adds(&p->out, evidence_label(p->mem, e, v->row.version));
    str_adds(&p->out, " · <span");
    html_attribute(&p->out, "lang", v->row.language);
    str_adds(&p->out, ">");
    html_text(&p->out, v->row.title);
    str_adds(&p->out, "</span></h3>\n");
    index_both(p, "p", words_of_evidence(v->row.state));
    str_adds(&p->out, "<dl>\n");
    index_both(p, "dt", N_("Kind"));
    index_both(p, "dd", words_of_type(v->row.type));
    index_fact(p, N_("Happened on"), v->row.happened);
    index_fact(p, N_("Recorded by"), name_of(p, v->row.recorder));
    add_items(p, v);
    str_adds(&p->out, "</dl>\n");
    add_words(p, v);
    if (v->row.link != NULL) {
        str_adds(&p->out, "<p><a rel=\"noreferrer\"");
        html_attribute(&p->out, "href", v->row.link);
        str_adds(&p->out, ">");
        html_text(&p->out, v->row.link);
        str_adds(&p->out, "</a></p>\n");
    }
    add_files(p, v);
    add_confirmation(p, v);
    str_adds(&p->out, "</article>\n");
}

void
index_evidence(struct page *p, const struct snap_evidence *e)
{
    str_addf(&p->out, "<section id=\"e%lld\">\n", (long long)e->row.number);
    for (size_t i = 0; i < e->n; i++)
        add_version(p, e, &e->versions[i]);
    str_adds(&p->out, "</section>\n");
}

static void
add_judged(struct page *p, const struct review_evidence_row *judged)
{
    const struct snap_evidence *e = snapshot_piece(p->s, judged->evidence);

    str_addf(&p->out,
        "<li><a href=\"#e%lld\">%s</a>: ", (long long)e->row.number,
        evidence_label(p->mem, e, judged->version));
    index_both(p, "span", words_of_evidence(judged->outcome));
    for (const char *l = judged->vacr; *l != '\0'; l++) {
        str_adds(&p->out, " · ");
        index_both(p, "span", words_of_letter(*l));
    }
    str_adds(&p->out, "</li>\n");
}

static void
add_decision(struct page *p, const struct snap_decision *d)
{
    str_addf(&p->out, "<tr><th scope=\"row\">%s: %s</th>\n<td", d->row.key,
        d->row.name);
    html_attribute(&p->out, "class", d->row.decision);
    str_adds(&p->out, ">");
    index_both(p, "span", words_of_decision(d->row.decision));
    if (!d->row.standing)
        index_both(p, "small", N_("A later decision replaced this one."));
    str_adds(&p->out, "</td>\n<td>");
    if (d->row.letter != NULL)
        index_both(p, "span", words_of_letter(d->row.letter[0]));
    html_lines(&p->out, d->row.note);
    str_adds(&p->out, "</td>\n<td><span class=\"cell\">");
    index_both(p, "span", N_("Evidence"));
    str_adds(&p->out, "</span> ");
    for (size_t i = 0; i < d->nrests; i++) {
        const struct snap_evidence *e =
            snapshot_piece(p->s, d->rests[i].evidence);

        if (e == NULL)
            continue;
        str_addf(&p->out, "%s<a href=\"#e%lld\">%s</a>", i ? ", " : "",
            (long long)e->row.number,
            evidence_label(p->mem, e, d->rests[i].version));
    }
    str_adds(&p->out, "</td></tr>\n");
}

static void
add_decisions(struct page *p, const struct snap_review *v)
{
    if (v->ndecisions == 0)
        return;
    str_adds(&p->out, "<div class=\"wide\" tabindex=\"0\" role=\"region\"");
    html_attribute(&p->out, "aria-label",
        tr("cy", N_("Assessment decisions and feedback")));
    str_adds(&p->out, ">\n<table>\n<thead><tr>\n");
    index_column(p, N_("Item"));
    index_column(p, N_("Decision"));
    index_column(p, N_("What is missing"));
    index_column(p, N_("Rests on evidence"));
    str_adds(&p->out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < v->ndecisions; i++)
        add_decision(p, &v->decisions[i]);
    str_adds(&p->out, "</tbody></table></div>\n");
}

static void
add_said(struct page *p, const char *msgid, const char *words)
{
    if (words == NULL)
        return;
    str_adds(&p->out, "<div class=\"said\">");
    index_both(p, "h4", msgid);
    str_adds(&p->out, "<p>");
    html_lines(&p->out, words);
    str_adds(&p->out, "</p></div>\n");
}

void
index_review(struct page *p, const struct snap_review *v)
{
    str_adds(&p->out, "<section>\n<h3>");
    index_day(p, v->row.finished);
    str_adds(&p->out, " · ");
    index_person(p, v->row.assessor);
    str_adds(&p->out, "</h3>\n<ul>\n");
    for (size_t i = 0; i < v->nevidence; i++)
        add_judged(p, &v->evidence[i]);
    str_adds(&p->out, "</ul>\n");
    add_decisions(p, v);
    add_said(p, N_("Feedback"), v->row.feedback);
    add_said(p, N_("Next step"), v->row.next_step);
    if (v->row.due != NULL) {
        str_adds(&p->out, "<dl>\n");
        index_fact(p, N_("Due by"), v->row.due);
        str_adds(&p->out, "</dl>\n");
    }
    str_adds(&p->out, "</section>\n");
}
