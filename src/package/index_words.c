/* index_words - what the page says in words of ours, in both languages. */
#include <config.h>

#include <string.h>

#include "base/html.h"
#include "base/time.h"
#include "index_page.h"

void
index_both(struct page *p, const char *element, const char *msgid)
{
    const char *cy = tr("cy", msgid), *en = tr("en", msgid);

    str_addf(&p->out, "<%s>", element);
    if (strcmp(cy, en) != 0) {
        str_adds(&p->out, "<span lang=\"cy\">");
        html_text(&p->out, cy);
        str_adds(&p->out, "</span> ");
    }
    str_adds(&p->out, "<span lang=\"en\" class=\"en\">");
    html_text(&p->out, en);
    str_addf(&p->out, "</span></%s>\n", element);
}

void
index_column(struct page *p, const char *msgid)
{
    str_adds(&p->out, "<th scope=\"col\">");
    index_both(p, "span", msgid);
    str_adds(&p->out, "</th>\n");
}

void
index_fact(struct page *p, const char *msgid, const char *value)
{
    if (value == NULL)
        return;
    index_both(p, "dt", msgid);
    html_element(&p->out, "dd", value);
    str_addc(&p->out, '\n');
}

void
index_day(struct page *p, int64_t at)
{
    html_element(&p->out, "time", time_day(p->mem, at));
}

void
index_person(struct page *p, struct id id)
{
    const struct person *person = snapshot_person(p->s, id);

    html_text(&p->out, person ? person->name : "?");
}
