/*
 * index_words - what the page says in words of ours.
 *
 * Welsh mutates and agrees, so each state of each noun is an entry of its own
 * and none is put together from parts.
 */
#include <config.h>

#include <string.h>

#include "base/html.h"
#include "base/time.h"
#include "index_page.h"

void
page_both(struct page *p, const char *element, const char *msgid)
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
page_column(struct page *p, const char *msgid)
{
    str_adds(&p->out, "<th scope=\"col\">");
    page_both(p, "span", msgid);
    str_adds(&p->out, "</th>\n");
}

void
page_fact(struct page *p, const char *msgid, const char *value)
{
    if (value == NULL)
        return;
    page_both(p, "dt", msgid);
    html_element(&p->out, "dd", value);
    str_addc(&p->out, '\n');
}

void
page_day(struct page *p, int64_t at)
{
    html_element(&p->out, "time", time_day(p->mem, at));
}

void
page_person(struct page *p, struct id id)
{
    const struct person *person = snapshot_person(p->s, id);

    html_text(&p->out, person ? person->name : "?");
}

struct words {
    const char *code, *msgid;
};

static const char *
find(const struct words *table, const char *code)
{
    for (; table->code != NULL; table++)
        if (strcmp(table->code, code) == 0)
            return table->msgid;
    return code;
}

const char *
words_of_unit(const char *state)
{
    static const struct words table[] = {
        {"registered",  N_("The unit is not started.")                   },
        {"in-progress", N_("The unit is in progress.")                   },
        {"complete",    N_("Every criterion of the unit is met.")        },
        {"declared",    N_("The learner has declared the unit complete.")},
        {"signed",      N_("The assessor has signed the unit.")          },
        {"iqa-pool",    N_("The unit is signed and waits for internal "
                        "quality assurance (IQA).")  },
        {NULL,          NULL                                             }
    };

    return find(table, state);
}

const char *
words_of_item(const char *state)
{
    static const struct words table[] = {
        {"not-started", N_("Criterion not started")           },
        {"mapped",      N_("Criterion planned")               },
        {"submitted",   N_("Criterion waiting for assessment")},
        {"more-needed", N_("Criterion needs more evidence")   },
        {"not-yet",     N_("Criterion not yet met")           },
        {"met",         N_("Criterion met")                   },
        {NULL,          NULL                                  }
    };

    return find(table, state);
}

const char *
words_of_evidence(const char *state)
{
    static const struct words table[] = {
        {"submitted",        N_("Evidence submitted")       },
        {"in-review",        N_("Evidence being assessed")  },
        {"accepted",         N_("Evidence accepted")        },
        {"accepted-in-part", N_("Evidence accepted in part")},
        {"returned",         N_("Evidence returned")        },
        {"withdrawn",        N_("Evidence withdrawn")       },
        {NULL,               NULL                           }
    };

    return find(table, state);
}

const char *
words_of_type(const char *code)
{
    static const struct words table[] = {
        {"OBS",  N_("Observation")                  },
        {"PD",   N_("Professional discussion")      },
        {"OQ",   N_("Oral questions")               },
        {"WQ",   N_("Written questions")            },
        {"PROD", N_("Work product")                 },
        {"WT",   N_("Witness statement")            },
        {"EWT",  N_("Expert witness statement")     },
        {"RA",   N_("Reflective account")           },
        {"LOG",  N_("Diary")                        },
        {"CASE", N_("Case study or project")        },
        {"SIM",  N_("Simulation")                   },
        {"RPL",  N_("Recognition of prior learning")},
        {"TEST", N_("Test")                         },
        {"AV",   N_("Picture, sound or video")      },
        {NULL,   NULL                               }
    };

    return find(table, code);
}

const char *
words_of_decision(const char *decision)
{
    static const struct words table[] = {
        {"met",         N_("Met")                 },
        {"not-yet",     N_("Not yet met")         },
        {"more-needed", N_("More evidence needed")},
        {NULL,          NULL                      }
    };

    return find(table, decision);
}

const char *
words_of_letter(char letter)
{
    switch (letter) {
    case 'V': return N_("Valid");
    case 'A': return N_("The learner's own work");
    case 'C': return N_("Current");
    case 'S': return N_("Sufficient");
    default: return N_("Reliable");
    }
}
