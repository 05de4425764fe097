/* people: looking for them. */
#include <config.h>

#include "base/str.h"
#include "centre.h"
#include "people/person.h"
#include "portfolio/conflict.h"
#include "tap.h"

static void
add(struct ctx *c, const char *name, const char *ref, const char *email)
{
    struct person_new new = {
        .name = name, .ref = ref, .email = email, .roles = 1u << ROLE_ASSESSOR};
    struct person p;

    if (person_add(c, &new, &p) != OK)
        ok(false, c->message);
}

/* The references found, in their order. */
static const char *
found(struct ctx *c, const char *words, int64_t max)
{
    struct str s = str_in(c->mem);
    struct person *p;
    size_t n = 0;

    is_int(person_search(c, words, NULL, max, &p, &n), OK, "a search answers");
    for (size_t i = 0; i < n; i++)
        str_addf(&s, "%s ", p[i].ref);
    return s.s;
}

static void
searches(struct ctx *c)
{
    add(c, "Zoe 100%", "Z-1", NULL);
    add(c, "Bob Under_score", "B-1", "bob@example.org");
    add(c, "Alma!", "F-1", NULL);
    is_str(found(c, "bob", 9), "B-1 ", "by name, whatever the capitals");
    is_str(found(c, "z-1", 9), "Z-1 ", "by reference");
    is_str(found(c, "EXAMPLE.org", 9), "B-1 ", "by e-mail address");
    is_str(found(c, "100%", 9), "Z-1 ", "a percent sign is itself");
    is_str(found(c, "r_s", 9), "B-1 ", "an underscore is itself");
    is_str(found(c, "_", 9), "B-1 ", "and alone too");
    is_str(found(c, "!", 9), "F-1 ", "and so is what marks them");
    is_str(found(c, "nobody", 9), "", "what is nowhere finds nobody");
    is_str(found(c, NULL, 2), "A-1 F-1 ", "everybody, by name, up to a limit");
}

/* One of a thousand and one, which still blocks. */
static void
conflicts(struct ctx *c)
{
    struct conflict_new new = {.words = "We are friends."};
    struct conflict one, *all;
    struct id first, id;
    struct person a, b;
    enum result r;
    size_t n;

    if (person_named(c, "A-1", &a) != OK || person_named(c, "Z-1", &b) != OK)
        return;
    new.person = a.id;
    new.about = b.id;
    r = conflict_declare(c, &new, &first);
    for (int i = 0; r == OK && i < 1000; i++)
        r = conflict_declare(c, &new, &id);
    is_int(r, OK, "many conflicts are declared");
    is_int(conflict_get(c, first, &one), OK, "the oldest is read");
    is_int(conflict_list(c, (struct id){{0}}, &all, &n), OK, "and listed");
    ok(n > 0 && id_equal(all[0].id, id), "the newest first");
}

static void
have_roles(struct ctx *c)
{
    struct person *p, left;
    size_t n;

    is_int(person_named(c, "B-1", &left), OK, "somebody");
    is_int(person_disable(c, left.id), OK, "leaves");
    is_int(person_named(c, "Z-1", &left), OK, "somebody");
    is_int(person_give_roles(c, left.id, 1u << ROLE_IQA), OK, "has two roles");
    is_int(person_with_any(c, 1u << ROLE_ASSESSOR | 1u << ROLE_IQA, &p, &n), OK,
        "roles are listed");
    for (size_t i = 0; i < n; i++)
        ok(person_has(&p[i], ROLE_ASSESSOR) && !p[i].disabled,
            "with those who have it and have not left");
    is_int(n, 3, "all of them, once");
}

int
main(void)
{
    struct centre t;

    centre_open(&t);
    searches(&t.c);
    conflicts(&t.c);
    have_roles(&t.c);
    centre_close(&t);
    return done();
}
