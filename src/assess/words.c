/*
 * words - what pages call the states and codes of the domain.
 *
 * Welsh mutates and agrees, so each state of each noun is an entry of its own
 * and none is put together from parts.
 */
#include <config.h>

#include <string.h>

#include "assess/words.h"
#include "base/text.h"

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
words_of_others(const char *how)
{
    static const struct words table[] = {
        {"yes",              N_("Somebody else is seen, heard or named in it.")},
        {"seen",             N_("Somebody else is seen in it.")                },
        {"heard",            N_("Somebody else is heard in it.")               },
        {"named",            N_("Somebody else is named in it.")               },
        {"seen,heard",       N_("Somebody else is seen and heard in it.")      },
        {"seen,named",       N_("Somebody else is seen and named in it.")      },
        {"heard,named",      N_("Somebody else is heard and named in it.")     },
        {"seen,heard,named",
         N_("Somebody else is seen, heard and named in it.")                   },
        {NULL,               NULL                                              }
    };

    return find(table, how);
}

const char *
words_of_basis(const char *code)
{
    static const struct words table[] = {
        {"direct",   NULL                                    },
        {"asked",    N_("The learner was asked about it.")   },
        {"inferred", N_("It is inferred from what is there.")},
        {NULL,       NULL                                    }
    };

    return find(table, code);
}

const char *
words_of_item(const char *state)
{
    static const struct words table[] = {
        {"not-started",    N_("Criterion not started")               },
        {"mapped",         N_("Criterion planned")                   },
        {"submitted",      N_("Criterion waiting for assessment")    },
        {"more-needed",    N_("Criterion needs more evidence")       },
        {"not-yet",        N_("Criterion not yet met")               },
        {"to-countersign", N_("Criterion waiting for countersigning")},
        {"met",            N_("Criterion met")                       },
        {NULL,             NULL                                      }
    };

    return find(table, state);
}

const char *
words_of_item_badge(const char *state)
{
    static const struct words table[] = {
        {"not-started",    N_("Not started")               },
        {"mapped",         N_("Planned")                   },
        {"submitted",      N_("Waiting for assessment")    },
        {"more-needed",    N_("More evidence needed")      },
        {"not-yet",        N_("Not yet met")               },
        {"to-countersign", N_("Waiting for countersigning")},
        {"met",            N_("Met")                       },
        {NULL,             NULL                            }
    };

    return find(table, state);
}

const char *
words_of_unit_badge(const char *state)
{
    static const struct words table[] = {
        {"registered",      N_("Not begun")              },
        {"in-progress",     N_("In progress")            },
        {"complete",        N_("Every criterion met")    },
        {"declared",        N_("Declared by its learner")},
        {"signed",          N_("Signed off")             },
        {"iqa-pool",        N_("Signed off and declared")},
        {"released",        N_("Released to be claimed") },
        {"claimed",         N_("Claimed")                },
        {"credit-transfer", N_("Credit transfer")        },
        {"exempt",          N_("Exempt")                 },
        {"revoked",         N_("Revoked")                },
        {"migrated",        N_("Moved")                  },
        {NULL,              NULL                         }
    };

    return find(table, state);
}

const char *
words_of_step(const char *kind)
{
    static const struct words table[] = {
        {"declaration",
         N_("Declaration of the learner: this evidence is my own "
               "work, and the unit is ready.")                                                    },
        {"signature",       N_("Signature of the assessor: every criterion of this "
                         "unit is met.")                                     },
        {"release",         N_("Internal quality assurance (IQA): the unit is "
                       "released to be claimed.")                              },
        {"claim",           N_("The unit was claimed from the awarding body.")                    },
        {"credit-transfer", N_("Credit transfer, agreed by internal quality "
                               "assurance (IQA), by this certificate:")},
        {"exemption",       N_("Exemption, agreed by internal quality assurance "
                         "(IQA), by this certificate:")                      },
        {"revocation",      N_("The result of the unit was taken back:")                          },
        {"reopening",
         N_("The unit was reopened for these criteria, and signed again "
               "where a signature follows:")                                                      },
        {NULL,              NULL                                                                  }
    };

    return find(table, kind);
}

const char *
words_of_evidence(const char *state)
{
    static const struct words table[] = {
        {"draft",            N_("Evidence in draft")        },
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
words_of_role(const char *code)
{
    static const struct words table[] = {
        {"learner",          N_("Learner")                       },
        {"assessor",         N_("Assessor")                      },
        {"trainee-assessor", N_("Trainee assessor")              },
        {"countersigner",    N_("Countersigner")                 },
        {"witness",          N_("Witness")                       },
        {"iqa",              N_("IQA (internal quality assurer)")},
        {"coordinator",      N_("Centre coordinator")            },
        {"eqa",              N_("EQA (external quality assurer)")},
        {"administrator",    N_("Administrator")                 },
        {NULL,               NULL                                }
    };

    return find(table, code);
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

const char *
words_of_failing(const char *letter)
{
    if (letter == NULL)
        return "";
    switch (*letter) {
    case 'V': return N_("The evidence is not valid.");
    case 'A': return N_("The evidence is not shown to be the learner's own.");
    case 'C': return N_("The evidence is not current.");
    case 'S': return N_("The evidence is not sufficient.");
    default: return N_("The evidence is not reliable.");
    }
}
