/* gaps - what of the data no act accounts for, and why. */
#include <config.h>

#include "check/check.h"

#define NAME "a row's own name: what is called by it is checked"
#define SECRET "drawn at random and nobody else's business"
#define AGAIN "made of the unit's file when it is loaded"
#define INDEX "an index over what is checked, made anew when its form changes"

const struct check_gap check_gaps[] = {
    {"allocation",         "id",       NAME                                         },
    {"mapping",            "id",       NAME                                         },
    {"credential",         "id",       NAME                                         },
    {"credential",         "salt",     SECRET                                       },
    {"credential",         "verifier", SECRET                                       },
    {"key_sealed",         NULL,       SECRET                                       },
    {"key_confirmed",      "since",    "the keyring works it out of the acts itself"},
    {"person",             "words",    "how somebody likes pages to look"           },
    {"review",             "digest",   "so that a review sent twice comes once"     },
    {"unit_edition",       "origin",   "shown with the edition, not by itself"      },
    {"qualification",      "body",     AGAIN                                        },
    {"qualification_rule", NULL,       AGAIN                                        },
    {"unit_relation",      NULL,       AGAIN                                        },
    {"unit_dated",         NULL,       AGAIN                                        },
    {"unit_order",         NULL,       INDEX                                        },
    {"search_doc",         NULL,       INDEX                                        },
    {"search_word",        NULL,       INDEX                                        },
    {"search_piece",       NULL,       INDEX                                        },
    {"search",             NULL,       INDEX                                        },
    {"fetched",            NULL,       "what a server said last time"               },
    {"drawn",              NULL,       "that a passphrase is to be replaced"        },
    {"session",            NULL,       "who is signed in proves nothing"            },
    {"access_log",         NULL,       "reading is beside the ledger"               },
    {"witness_check",      "id",       NAME                                         },
    {"witness_check",      "name",     "said in the statement or the evidence"      },
    {"mail",               NULL,       "mail is beside the ledger"                  },
    {"terms",              "id",       NAME                                         },
    {"checkpoint",         "made",     "what is signed of it says no time"          },
    {NULL,                 NULL,       NULL                                         },
};
