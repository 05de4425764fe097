/* outcome - what becomes of each piece of evidence a review looked at. */
#include <config.h>

#include <string.h>

#include "review_parts.h"
#include "store/sql.h"

/* How many of the version's mappings count, and how many are confirmed. */
static enum result
count_mappings(struct ctx *c, const struct evidence_judged *e, size_t *live,
    size_t *confirmed)
{
    struct mapping_row *m;
    enum result r;
    size_t n;

    *live = *confirmed = 0;
    if ((r = sql_mapping_list(c, e->id, e->version, &m, &n)) != OK)
        return r;
    for (size_t i = 0; i < n; i++) {
        *live += strcmp(m[i].state, "refused") != 0;
        *confirmed += strcmp(m[i].state, "confirmed") == 0;
    }
    return OK;
}

/* Evidence with no mapping is complete; evidence that has met nothing it was
 * judged for goes back. */
static const char *
outcome_of(const struct evidence_judged *e, size_t live, size_t confirmed)
{
    bool whole = e->vacr == VACR_ALL;

    if (e->returned || (confirmed == 0 && (e->decided || !whole)))
        return "returned";
    return confirmed == live && whole ? "accepted" : "accepted-in-part";
}

static enum result
refuse_mappings(struct ctx *c, const struct evidence_judged *e)
{
    enum result r = OK;

    for (size_t i = 0; r == OK && i < e->refused.n; i++) {
        r = sql_mapping_refuse(c, e->id, e->version, e->refused.item[i].item);
        if (r == ERR_NOT_FOUND)
            return fail(c, ERR_INPUT, "not-mapped",
                N_("%s cannot be refused: the evidence is not mapped to it, "
                   "or meets it; decide it again to change that."),
                e->refused.item[i].name);
    }
    return r;
}

enum result
review_outcomes(struct ctx *c, struct review *review)
{
    size_t live, confirmed;
    enum result r;

    for (size_t i = 0; i < review->nevidence; i++) {
        struct evidence_judged *e = &review->evidence[i];

        if ((r = refuse_mappings(c, e)) != OK ||
            (r = count_mappings(c, e, &live, &confirmed)) != OK)
            return r;
        if (e->returned && confirmed > 0)
            return fail(c, ERR_CONFLICT, "meets",
                N_("Evidence that meets items cannot be returned; decide "
                   "those again first."));
        e->outcome = outcome_of(e, live, confirmed);
        r = sql_evidence_version_state(c, e->id, e->version, e->outcome);
        if (r != OK)
            return r;
        r = sql_review_evidence_add(
            c, review->id, e->id, e->version, vacr_text(e->vacr), e->outcome);
        if (r != OK)
            return r;
    }
    return OK;
}
