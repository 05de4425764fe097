/* rows - what the rows of a person say, each column as a fact under the name
 * that src/derive gives to what it should be. */
#include <config.h>

#include <stdlib.h>
#include <string.h>

#include "assess/progress.h"
#include "parts.h"
#include "store/sql.h"

/*
 * Where rows come from, and what their facts are called: $N is the Nth column,
 * $c the name of the column that is the fact; those called by number are none.
 */
struct part {
    enum result (*tell)(
        struct ctx *c, struct id of, told_each *each, void *arg);
    const char *name;
};

static const struct part of_person[] = {
    {sql_told_person,            "person $1 $c"                        },
    {sql_told_roles,             "person $1 role $2 $c"                },
    {sql_told_credentials,       "person $1 credential $2 $c"          },
    {sql_told_keys,              "person $1 key $2 $c"                 },
    {sql_told_confirmed,         "person $1 key-confirmed $2 $c"       },
    {sql_told_approvals,         "approval $1 $c"                      },
    {sql_told_enrolments,        "unit $1 $c"                          },
    {sql_told_allocations,       "unit $1 $2 $3 $4 to"                 },
    {sql_told_steps,             "unit $1 $2 $3 $c"                    },
    {sql_told_reopened,          "unit $1 $2 $3 $c"                    },
    {sql_told_qualifying,        "qualification $1 $c"                 },
    {sql_told_choices,           "qualification $1 chosen $2"          },
    {sql_told_course,            "qualification $1 $2 $3 $c"           },
    {sql_told_placements,        "placement $1 $c"                     },
    {sql_told_evidence,          "evidence $1 $c"                      },
    {sql_told_versions,          "evidence $1#$2 $c"                   },
    {sql_told_files,             "evidence $1#$2 file $3 $c"           },
    {sql_told_mappings,          "evidence $1#$2 mapping $3#$4 $c"     },
    {sql_told_witnesses,         "evidence $1#$2 witness $3 $c"        },
    {sql_told_checks,            "evidence $1#$2 witness $3 $c"        },
    {sql_told_paper,             "evidence $1#$2 witness paper $c"     },
    {sql_told_imports,           "evidence $1#$2 imported $c"          },
    {sql_told_imported,          "evidence $1#$2 imported $3#$4 $c"    },
    {sql_told_reviews,           "review $1 $c"                        },
    {sql_told_adopted,           "review $1 adopts $2#$3"              },
    {sql_told_judged,            "review $1 judged $2#$3 $c"           },
    {sql_told_decisions,         "review $1 decision $2#$3 $c"         },
    {sql_told_countersignatures, "review $1 countersignature $2 $c"    },
    {sql_told_countersigned,     "review $1 countersignature $2 $3"    },
    {sql_told_rests,             "review $1 decision $2#$3 rests $4#$5"},
    {sql_told_conflicts,         "conflict $1 $c"                      },
    {sql_told_access,            "access $1 $c"                        },
    {sql_told_picked,            "picked $1 $c"                        },
    {sql_told_requests,          "evidence $1#$2 request $3 $c"        },
    {sql_told_dated,             "dated $1 $c"                         },
    {sql_told_dated_people,      "dated $1 people $2 $c"               },
    {sql_told_dated_signatures,  "dated $1 signed $2 $c"               },
    {sql_told_dated_items,       "dated $1 items $2#$3 $c"             },
    {sql_told_dated_files,       "dated $1 file $2 $c"                 },
    {sql_told_actions,           "action $1 $c"                        },
    {sql_told_action_items,      "action $1 items $2#$3 $c"            },
    {sql_told_plans,             "plan $1 $c"                          },
    {sql_told_strata,            "plan $1 stratum $2 $c"               },
    {sql_told_draws,             "draw $1 $c"                          },
    {sql_told_picks,             "draw $1 pick $2 $3 $c"               },
    {sql_told_samples,           "sample $1 $c"                        },
    {sql_told_sample_evidence,   "sample $1 evidence $2#$3 $c"         },
    {sql_told_sample_reviews,    "sample $1 reviews $2 $c"             },
    {sql_told_sample_items,      "sample $1 marked $2#$3 $c"           },
};

static const struct part of_library[] = {
    {sql_told_units,      "$c"                 },
    {sql_told_editions,   "edition $1 $c"      },
    {sql_told_titles,     "title words $1 $c"  },
    {sql_told_items,      "item $1 $c"         },
    {sql_told_item_texts, "item $1 words $2 $c"},
    {sql_told_terms,      "terms $1 $c"        },
};

static const struct part of_centre[] = {
    {sql_told_settings,     "setting $1"          },
    {sql_told_cosignatures, "cosignature $1 $2 $c"},
};

struct telling {
    const struct part *part;
    struct facts *facts;
};

static const char *
name_of(struct mem *m, const char *name, const struct told_row *row, int column)
{
    struct str s = str_in(m);

    for (; *name != '\0'; name++)
        if (*name != '$')
            str_addc(&s, *name);
        else if (*++name == 'c')
            str_adds(&s, row->name[column]);
        else
            str_adds(&s,
                row->value[*name - '1'] ? row->value[*name - '1'] : "nobody");
    return s.s;
}

/* Has the column a part in what facts are called? */
static bool
is_key(const char *name, int column)
{
    for (; *name != '\0'; name++)
        if (name[0] == '$' && name[1] == '1' + column)
            return true;
    return false;
}

static enum result
add_row(struct ctx *c, const struct told_row *row, void *arg)
{
    const struct telling *t = arg;

    (void)c;
    for (int i = 0; i < row->n; i++)
        if (!is_key(t->part->name, i))
            facts_add(t->facts, row->value[i], "%s",
                name_of(t->facts->mem, t->part->name, row, i));
    return OK;
}

static enum result
add_parts(struct ctx *c, const struct part *parts, size_t n, struct id of,
    struct facts *f)
{
    enum result r = OK;

    for (size_t i = 0; r == OK && i < n; i++) {
        struct telling t = {&parts[i], f};

        r = parts[i].tell(c, of, add_row, &t);
    }
    return r;
}

/* What pages and packages show as states of units and items. */
static enum result
add_states(struct ctx *c, struct id person, struct facts *f)
{
    struct unit_progress *units;
    enum result r;
    size_t n;

    if ((r = progress_learner(c, person, NULL, &units, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++) {
        const struct unit_progress *u = &units[i];
        const char *name =
            mem_printf(f->mem, "unit %s@%lld", u->key, (long long)u->rev);

        facts_add(f, unit_state_code(u->state), "%s state", name);
        if (u->appeal)
            facts_add(f, "appeal", "%s under", name);
        for (size_t k = 0; k < u->nitems; k++)
            facts_add(f,
                mem_printf(f->mem, "%s %s", item_state_code(u->items[k].state),
                    u->items[k].assessed ? "true" : "false"),
                "%s item %s", name, u->items[k].name);
    }
    return OK;
}

enum result
check_person_rows(struct ctx *c, struct id person, struct facts *f)
{
    enum result r = add_parts(
        c, of_person, sizeof(of_person) / sizeof(of_person[0]), person, f);

    return r != OK ? r : add_states(c, person, f);
}

enum result
check_library_rows(struct ctx *c, struct id thing, struct facts *f)
{
    return add_parts(
        c, of_library, sizeof(of_library) / sizeof(of_library[0]), thing, f);
}

enum result
check_centre_rows(struct ctx *c, struct facts *f)
{
    return add_parts(c, of_centre, sizeof(of_centre) / sizeof(of_centre[0]),
        (struct id){{0}}, f);
}
