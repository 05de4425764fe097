/*
 * warning - things about a source that somebody should look at.
 *
 * A unit file holds the code, the line and the words concerned, so that its
 * bytes do not depend on the reader's language; the sentence is made here.
 */
#include <config.h>

#include <string.h>

#include "standard/unit.h"

/* A sentence with %s is completed by the words concerned. */
static const struct {
    const char *code, *sentence;
} sentences[] = {
    {"date-partial",      N_("The date “%s” names no day.")                             },
    {"date-unknown",
     N_("The date “%s” stands for one that nobody knows; none was "
           "taken.")                                                                        },
    {"date-unread",       N_("The date “%s” was not understood; it is kept as "
                       "published.")                                     },
    {"encoding-guessed",  N_("The file does not say how its letters are "
                            "encoded; %s was taken. Check ŵ, ŷ and the "
                            "quotation marks.")                     },
    {"field-repeated",    N_("“%s” is given twice; the first was taken.")               },
    {"furniture-dropped",
     N_("“%s” belongs to the page, not to the standard, and "
           "was left out.")                                                                 },
    {"heading-absent",    N_("“%s” stands without its heading; it was taken as "
                          "one.")                                     },
    {"keyword-duplicate", N_("The keyword “%s” is given twice.")                        },
    {"label-duplicate",   N_("The label “%s” is given twice, so items are "
                           "numbered by position.")                  },
    {"label-empty",       N_("The label “%s” has no words.")                            },
    {"label-fuzzy",       N_("“%s” was taken for a heading in spite of its "
                       "spelling.")                                      },
    {"label-gap",         N_("A label is missing before “%s”.")                         },
    {"label-kept",        N_("An item is called “%s” in the other language; its first "
                      "label was kept.")                                  },
    {"label-order",       N_("The label “%s” is out of order, so items are "
                       "numbered by position.")                          },
    {"label-unknown",     N_("“%s” is a label that nobody knows; it is kept as "
                         "published.")                                 },
    {"mojibake",          N_("Letters look wrongly encoded in “%s”.")                   },
    {"mojibake-repaired", N_("Letters that were encoded twice were put right, "
                             "“%s” and what follows.")         },
    {"no-knowledge",      N_("There are no items of knowledge and "
                        "understanding.")                               },
    {"no-performance",    N_("There are no performance criteria.")                          },
    {"no-title",          N_("There is no title; give it with --title.")                    },
    {"no-urn",            N_("There is no URN; give it with --urn.")                        },
    {"prompt-language",   N_("“%s” is in another language than the "
                           "document.")                              },
    {"run-on-split",
     N_("“%s” followed the item before it on the same line; it was "
           "taken as an item.")                                                             },
    {"section-lost",      N_("The items below “%s” carry no numbers or bullets "
                        "and cannot be told apart; the words are kept.")},
    {"title-of-page",     N_("What the page is called, “%s”, was taken for the "
                         "title.")                                     },
    {"title-unsure",
     N_("The page is called “%s”; give the title with --title.")                        },
    {"title-replaced",    N_("The title “%s” was replaced by the one given.")           },
    {"truncated",         N_("The document seems to break off at “%s”.")                },
    {"unplaced",          N_("No place was found for “%s”.")                            },
    {"urn-unlabelled",    N_("“%s” looks like a URN but nothing says so; give it "
                          "with --urn.")                              },
    {"value-repeated",    N_("“%s” is one value too many; it is kept as "
                          "published.")                               },
    {"words-kept",
     N_("“%s” is worded otherwise in the unit already; that was kept.")                 },
    {"value-unknown",     N_("The value “%s” is not known; it is kept as "
                         "published.")                                 },
};

const char *
unit_warning_sentence(struct ctx *c, const struct unit_warning *w)
{
    for (size_t i = 0; i < sizeof(sentences) / sizeof(sentences[0]); i++)
        if (strcmp(sentences[i].code, w->code) == 0)
            return mem_printf(c->mem, tr(c->lang, sentences[i].sentence),
                w->detail ? w->detail : "");
    return w->code;
}
