/* index_page - the frame of the page: head, style, and what comes in which
 * order. */
#include <config.h>

#include "base/html.h"
#include "index_page.h"

const char index_demo_words[] =
    N_("This comes from a demonstration centre. The people and the work in it "
       "are invented, and nothing in it counts.");

static const char style[] =
    ":root{color-scheme:light dark;--ink:#1a1a1a;--soft:#555;--back:#fff;"
    "--line:#b5b5b5;--link:#0b4fa0;--good:#0b5f2a;--bad:#8f1d1d;"
    "--shade:#f2f2ee}\n"
    "@media (prefers-color-scheme:dark){:root{--ink:#ececec;--soft:#b4b4b4;"
    "--back:#161616;--line:#5a5a5a;--link:#8fc1ff;--good:#7fd99b;"
    "--bad:#ffa3a3;--shade:#242424}}\n"
    "body{font:1rem/1.5 system-ui,sans-serif;color:var(--ink);"
    "background:var(--back);max-width:62rem;margin:0 auto;padding:1rem}\n"
    "a{color:var(--link)}h1,h2,h3,h4{line-height:1.25}"
    "h2{border-top:2px solid var(--line);padding-top:1rem;margin-top:2rem}\n"
    ".en,small{color:var(--soft)}small{display:block}"
    ".en{font-size:.92em}.line{display:block}"
    "h2 .line+.line,td "
    ".line+.line,.line+small{color:var(--soft);font-size:.92em}\n"
    "span[lang=cy]+.en::before{content:'/ '}"
    "p>span,h2>span[lang],li>span{overflow-wrap:anywhere}\n"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem}"
    "dt{color:var(--soft)}dd{margin:0}\n"
    "table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid var(--line);padding:.35rem .5rem;"
    "text-align:left;vertical-align:top}thead th{background:var(--shade)}\n"
    ".cell{display:none}.wide{overflow-x:auto}.met,.met .en{color:var(--good)}"
    ".not-yet,.not-yet .en,.more-needed,.more-needed .en{color:var(--bad)}\n"
    ".words,.said,.signature{background:var(--shade);padding:.6rem .8rem;"
    "margin:.6rem 0;border-left:4px solid var(--line);"
    "overflow-wrap:anywhere}\n"
    ".demo{border:3px double var(--bad);padding:.5rem .8rem;"
    "font-weight:bold}\n"
    "@media (max-width:34rem){dl{display:block}dd{margin:0 0 .4rem}"
    "thead{position:absolute;left:-999rem}tr,th,td{display:block;border:0}"
    "tr{border:1px solid var(--line);margin:.4rem 0}.cell{display:inline}"
    "td:empty{display:none}"
    "}\n"
    "@media print{body{max-width:none}a{color:inherit}"
    ".wide{overflow:visible}tr,article,.signature{break-inside:avoid}}\n";

static void
add_head(struct page *p, const char *day)
{
    const struct snapshot *s = p->s;

    str_adds(&p->out, "<!DOCTYPE html>\n<html lang=\"cy\">\n<head>\n"
                      "<meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" "
                      "content=\"width=device-width, initial-scale=1\">\n"
                      "<title>");
    html_text(&p->out, s->learner.name);
    str_adds(&p->out, " · ");
    html_text(&p->out, tr("cy", N_("Portfolio of evidence")));
    str_adds(&p->out, "</title>\n<style>\n");
    str_adds(&p->out, style);
    str_adds(&p->out, "</style>\n</head>\n<body>\n<header>\n");
    if (s->demo)
        str_adds(&p->out, "<div class=\"demo\">");
    if (s->demo)
        index_both(p, "p", index_demo_words);
    if (s->demo)
        str_adds(&p->out, "</div>\n");
    html_element(&p->out, "h1", s->learner.name);
    index_both(p, "p", N_("Portfolio of evidence"));
    str_adds(&p->out, "<dl>\n");
    index_fact(p, N_("Learner's reference"), s->learner.ref);
    index_fact(p, N_("Centre"), s->centre);
    index_fact(p, N_("State on"), day);
    str_adds(&p->out, "</dl>\n</header>\n<main>\n");
}

static void
add_foot(struct page *p)
{
    str_adds(&p->out, "</main>\n<footer>\n");
    index_both(p, "h2", N_("To check this portfolio"));
    index_both(p, "p",
        N_("This page only shows what the record says. The whole of it, to "
           "be read by programs, is in portfolio.xml, and the acts it rests "
           "on are in the folder ledger. The program tyst works everything "
           "out again from them."));
    str_adds(&p->out, "<p><code>tyst verify</code></p>\n<ul>\n"
                      "<li><a href=\"portfolio.xml\">portfolio.xml</a></li>\n"
                      "<li><a href=\"ledger/acts.jsonl\">ledger/acts.jsonl"
                      "</a></li>\n"
                      "<li><a href=\"ledger/openings.jsonl\">"
                      "ledger/openings.jsonl</a></li>\n"
                      "</ul>\n</footer>\n</body>\n</html>\n");
}

char *
index_page(
    struct ctx *c, const struct snapshot *s, const char *day, size_t *out_len)
{
    struct page p = {.mem = c->mem, .s = s, .out = str_in(c->mem)};

    add_head(&p, day);
    if (s->selected)
        index_both(&p, "p",
            N_("Only some of the learner's units are in this package."));
    for (size_t i = 0; i < s->nunits; i++)
        index_unit(&p, &s->units[i]);
    index_both(&p, "h2", N_("The learner's evidence"));
    if (s->nevidence == 0)
        index_both(&p, "p", N_("No evidence has been submitted."));
    for (size_t i = 0; i < s->nevidence; i++)
        index_evidence(&p, &s->evidence[i]);
    index_both(&p, "h2", N_("Assessment decisions and feedback"));
    if (s->nreviews == 0)
        index_both(&p, "p", N_("Nothing has been assessed."));
    for (size_t i = 0; i < s->nreviews; i++)
        index_review(&p, &s->reviews[i]);
    add_foot(&p);
    *out_len = p.out.len;
    return p.out.s;
}
