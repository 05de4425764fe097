/* shown - the facts that portfolio.xml states. */
#include <config.h>

#include <string.h>

#include "check.h"

static const char *
flat(const struct xml_node *node)
{
    return node->text ? node->text : "";
}

/* Each attribute named is a fact, where it is there. */
static void
add_attributes(struct facts *f, const struct xml_node *node, const char *name,
    const char *const *attributes)
{
    for (; *attributes != NULL; attributes++)
        facts_add(f, xml_get(node, *attributes), "%s %s", name, *attributes);
}

static void
add_person(struct facts *f, const struct xml_node *node)
{
    static const char *const attributes[] = {"ref", "language", NULL};
    const char *name = mem_printf(f->mem, "person %s", xml_get(node, "id"));

    add_attributes(f, node, name, attributes);
    for (struct xml_node *i = node->first; i != NULL; i = i->next)
        facts_add(f, flat(i), "%s %s", name, i->name);
}

static void
add_approval(struct facts *f, const struct xml_node *node)
{
    const char *unit = xml_get(node, "unit"), *ended = xml_get(node, "ended");

    facts_add(f,
        mem_printf(f->mem, "%s %s %s %s %s %s %s", xml_get(node, "person"),
            xml_get(node, "role"), unit ? unit : xml_get(node, "qualification"),
            xml_get(node, "from"), xml_get(node, "to"),
            xml_get(node, "languages"), ended ? ended : "-"),
        "approval %s", xml_get(node, "id"));
}

static void
add_conflict(struct facts *f, const struct xml_node *node)
{
    const char *to = xml_get(node, "to"), *outcome = xml_get(node, "outcome");

    facts_add(f,
        mem_printf(f->mem, "%s %s %s %s", xml_get(node, "person"),
            xml_get(node, "from"), to ? to : "-", outcome ? outcome : "-"),
        "conflict %s", xml_get(node, "id"));
}

static void
add_course(struct facts *f, const struct xml_node *node)
{
    static const char *const attributes[] = {"day", "until", "person", NULL};
    const char *name = mem_printf(f->mem, "qualification %s %s %s",
        xml_get(node, "key"), xml_get(node, "step"), xml_get(node, "at"));

    add_attributes(f, node, name, attributes);
    for (struct xml_node *i = node->first; i != NULL; i = i->next)
        facts_add(f, flat(i), "%s %s", name, i->name);
}

static void
add_enrolment(struct facts *f, const struct xml_node *node)
{
    static const char *const attributes[] = {
        "start", "target", "enrolled", "sha256", NULL};
    const char *name =
        mem_printf(f->mem, "qualification %s", xml_get(node, "qualification"));

    add_attributes(f, node, name, attributes);
    for (struct xml_node *i = node->first; i != NULL; i = i->next) {
        facts_add(f, "true", "%s chosen %s", name, xml_get(i, "unit"));
        facts_add(f, xml_get(i, "rules-kept"), "%s chosen %s rules-kept", name,
            xml_get(i, "unit"));
    }
}

static void
add_step(struct facts *f, const struct xml_node *node, const char *unit)
{
    static const char *const attributes[] = {"person", "role", "standing",
        "reissued", "issuer", "key-confirmed", NULL};
    const char *name = mem_printf(
        f->mem, "%s %s %s", unit, xml_get(node, "kind"), xml_get(node, "at"));

    add_attributes(f, node, name, attributes);
    for (struct xml_node *i = node->first; i != NULL; i = i->next)
        facts_add(f, flat(i), "%s %s", name, i->name);
}

static void
add_unit(struct facts *f, const struct xml_node *node)
{
    static const char *const attributes[] = {"state", "start", "target",
        "enrolled", "under", "migrated", "sha256", NULL};
    const char *name = mem_printf(
        f->mem, "unit %s@%s", xml_get(node, "key"), xml_get(node, "rev"));

    facts_add(f, "", "%s", name);
    add_attributes(f, node, name, attributes);
    for (struct xml_node *i = node->first; i != NULL; i = i->next) {
        if (strcmp(i->name, "item") == 0)
            facts_add(f,
                mem_printf(f->mem, "%s %s", xml_get(i, "state"),
                    xml_get(i, "assessed")),
                "%s item %s", name, xml_get(i, "id"));
        else if (strcmp(i->name, "allocation") == 0)
            facts_add(f, xml_get(i, "to") ? xml_get(i, "to") : "-",
                "%s %s %s %s to", name, xml_get(i, "role"),
                xml_get(i, "person"), xml_get(i, "from"));
        else
            add_step(f, i, name);
    }
}

static void
add_mapping(struct facts *f, const struct xml_node *node, const char *version)
{
    static const char *const attributes[] = {
        "state", "mapper", "made", "basis", "region", NULL};
    const char *name = mem_printf(f->mem, "%s mapping %s#%s", version,
        xml_get(node, "unit"), xml_get(node, "item"));

    add_attributes(f, node, name, attributes);
    facts_add(f, node->text, "%s line", name);
}

/* The text of a child of that name; "": there is none. */
static const char *
child(const struct xml_node *node, const char *name)
{
    for (const struct xml_node *i = node->first; i != NULL; i = i->next)
        if (strcmp(i->name, name) == 0)
            return flat(i);
    return "";
}

static void
add_detail(struct facts *f, const struct xml_node *node, const char *version)
{
    const char *name =
        mem_printf(f->mem, "%s detail %s", version, xml_get(node, "name"));
    int n = 0;

    if (node->first == NULL)
        facts_add(f, flat(node), "%s", name);
    for (struct xml_node *i = node->first; i != NULL; i = i->next)
        facts_add(f,
            mem_printf(f->mem, "%s|%s|%s|%s",
                xml_get(i, "at") ? xml_get(i, "at") : "",
                xml_get(i, "items") ? xml_get(i, "items") : "",
                child(i, "text"), child(i, "answer")),
            "%s %d", name, ++n);
}

static void
add_file(struct facts *f, const struct xml_node *node, const char *name)
{
    static const char *const attributes[] = {"sha256", "size", NULL};

    add_attributes(f, node, name, attributes);
    facts_add(f, flat(node), "%s name", name);
}

static void
add_witness(struct facts *f, const struct xml_node *node, const char *version)
{
    const char *request = xml_get(node, "request");
    const char *name = mem_printf(
        f->mem, "%s witness %s", version, request != NULL ? request : "paper");

    facts_add(f, xml_get(node, "at"), "%s at", name);
    for (struct xml_node *i = node->first; i != NULL; i = i->next)
        if (strcmp(i->name, "check") == 0) {
            facts_add(f, xml_get(i, "at"), "%s checked", name);
            facts_add(f, xml_get(i, "checker"), "%s checker", name);
            facts_add(f, flat(i), "%s how", name);
        } else {
            facts_add(f, flat(i), "%s %s", name, i->name);
        }
}

static void
add_import(struct facts *f, const struct xml_node *node, const char *version)
{
    static const char *const attributes[] = {"decision", "letter", NULL};
    const char *name = mem_printf(f->mem, "%s imported", version);

    facts_add(f, xml_get(node, "day"), "%s day", name);
    for (struct xml_node *i = node->first; i != NULL; i = i->next)
        if (strcmp(i->name, "decision") == 0)
            add_attributes(f, i,
                mem_printf(f->mem, "%s %s#%s", name, xml_get(i, "unit"),
                    xml_get(i, "item")),
                attributes);
        else
            facts_add(f, flat(i), "%s %s", name, i->name);
}

static void
add_version(struct facts *f, const struct xml_node *node, const char *evidence)
{
    static const char *const attributes[] = {"state", "type", "language",
        "happened", "others", "recorder", "made", "submitted", "confirmed",
        "content", NULL};
    const char *name =
        mem_printf(f->mem, "evidence %s#%s", evidence, xml_get(node, "number"));
    int file = 0;

    add_attributes(f, node, name, attributes);
    for (struct xml_node *i = node->first; i != NULL; i = i->next) {
        if (strcmp(i->name, "mapping") == 0)
            add_mapping(f, i, name);
        else if (strcmp(i->name, "witness") == 0)
            add_witness(f, i, name);
        else if (strcmp(i->name, "imported") == 0)
            add_import(f, i, name);
        else if (strcmp(i->name, "detail") == 0)
            add_detail(f, i, name);
        else if (strcmp(i->name, "words") == 0)
            facts_add(f, xml_get(i, "sha256"), "%s words", name);
        else if (strcmp(i->name, "file") == 0)
            add_file(f, i, mem_printf(f->mem, "%s file %d", name, ++file));
        else
            facts_add(f, flat(i), "%s %s", name, i->name);
    }
}

static void
add_evidence(struct facts *f, const struct xml_node *node)
{
    const char *id = xml_get(node, "id");

    facts_add(f, xml_get(node, "number"), "evidence %s number", id);
    for (struct xml_node *i = node->first; i != NULL; i = i->next)
        add_version(f, i, id);
}

static void
add_decision(struct facts *f, const struct xml_node *node, const char *review)
{
    static const char *const attributes[] = {
        "decision", "letter", "standing", "carried", "countersigning", NULL};
    const char *name = mem_printf(f->mem, "%s decision %s#%s", review,
        xml_get(node, "unit"), xml_get(node, "item"));

    add_attributes(f, node, name, attributes);
    for (struct xml_node *i = node->first; i != NULL; i = i->next)
        if (strcmp(i->name, "rests") == 0)
            facts_add(f, "true", "%s rests %s", name, xml_get(i, "evidence"));
        else
            facts_add(f, flat(i), "%s %s", name, i->name);
}

static void
add_countersignature(
    struct facts *f, const struct xml_node *node, const char *review)
{
    static const char *const attributes[] = {
        "person", "made", "due", "reissued", "issuer", "key-confirmed", NULL};
    const char *name = mem_printf(
        f->mem, "%s countersignature %s", review, xml_get(node, "id"));

    add_attributes(f, node, name, attributes);
    for (struct xml_node *i = node->first; i != NULL; i = i->next)
        facts_add(f,
            strcmp(i->name, "note") == 0
                ? flat(i)
                : mem_printf(
                      f->mem, "%s#%s", xml_get(i, "unit"), xml_get(i, "item")),
            "%s %s", name, i->name);
}

static void
add_review(struct facts *f, const struct xml_node *node)
{
    static const char *const attributes[] = {"assessor", "finished", "due",
        "reissued", "issuer", "key-confirmed", NULL};
    static const char *const judged[] = {"vacr", "outcome", NULL};
    const char *name = mem_printf(f->mem, "review %s", xml_get(node, "id"));

    add_attributes(f, node, name, attributes);
    if (xml_get(node, "adopts") != NULL)
        facts_add(f, "true", "%s adopts %s", name, xml_get(node, "adopts"));
    for (struct xml_node *i = node->first; i != NULL; i = i->next) {
        if (strcmp(i->name, "decision") == 0)
            add_decision(f, i, name);
        else if (strcmp(i->name, "countersignature") == 0)
            add_countersignature(f, i, name);
        else if (strcmp(i->name, "judged") == 0)
            add_attributes(f, i,
                mem_printf(
                    f->mem, "%s judged %s", name, xml_get(i, "evidence")),
                judged);
        else
            facts_add(f, flat(i), "%s %s", name, i->name);
    }
}

static void
add_centre(struct facts *f, const struct xml_node *node)
{
    static const char *const attributes[] = {"origin", "demo", NULL};

    add_attributes(f, node, "centre", attributes);
    facts_add(f, node->text, "centre name");
}

void
shown_facts(const struct check *k, struct facts *out)
{
    static const struct {
        const char *name;
        void (*add)(struct facts *f, const struct xml_node *node);
    } parts[] = {
        {"centre",        add_centre   },
        {"person",        add_person   },
        {"approval",      add_approval },
        {"conflict",      add_conflict },
        {"enrolment",     add_enrolment},
        {"qualification", add_course   },
        {"unit",          add_unit     },
        {"evidence",      add_evidence },
        {"review",        add_review   },
    };

    for (struct xml_node *i = k->portfolio->first; i != NULL; i = i->next)
        for (size_t p = 0; p < sizeof(parts) / sizeof(parts[0]); p++)
            if (strcmp(parts[p].name, i->name) == 0)
                parts[p].add(out, i);
}
