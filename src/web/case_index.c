/* case_index - a table of the first halves of identifiers, open addressing. */
#include <config.h>

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/time.h"
#include "case_index.h"
#include "standard/exchange.h"

#define LOOK_AGAIN 1000 /* ms between two looks for new units */
#define READ_MAX 2000   /* ms of reading units for one request */

struct unit_known {
    char *name;      /* KEY@REV */
    char sha256[17]; /* the beginning: a language may be added */
    bool whole;      /* with all that is inside */
};

struct place {
    uint64_t half; /* of the identifier; 0: free */
    uint32_t unit;
};

struct case_index {
    pthread_mutex_t mutex;
    struct unit_known *unit;
    size_t nunits, room_units;
    struct place *place;
    size_t n, room; /* room: a power of two */
    int64_t looked;
};

static void *
grown(void *p, size_t n, size_t size)
{
    if ((p = reallocarray(p, n, size)) == NULL)
        _exit(3);
    return p;
}

struct case_index *
case_index_open(void)
{
    struct case_index *index = calloc(1, sizeof(*index));

    if (index == NULL)
        _exit(3);
    pthread_mutex_init(&index->mutex, NULL);
    index->looked = INT64_MIN / 2;
    return index;
}

void
case_index_close(struct case_index *index)
{
    if (index == NULL)
        return;
    for (size_t i = 0; i < index->nunits; i++)
        free(index->unit[i].name);
    free(index->unit);
    free(index->place);
    pthread_mutex_destroy(&index->mutex);
    free(index);
}

static uint64_t
half_of(struct id id)
{
    uint64_t half;

    memcpy(&half, id.b, sizeof(half));
    return half != 0 ? half : 1;
}

/* Where it is, or would be. */
static struct place *
place_of(struct place *place, size_t room, uint64_t half)
{
    size_t at = (size_t)(half * UINT64_C(0x9E3779B97F4A7C15) >> 32);

    for (at &= room - 1; place[at].half != 0; at = (at + 1) & (room - 1))
        if (place[at].half == half)
            break;
    return &place[at];
}

static void
make_room(struct case_index *index)
{
    size_t room = index->room > 0 ? 2 * index->room : 1024;
    struct place *place = grown(NULL, room, sizeof(*place));

    memset(place, 0, room * sizeof(*place));
    for (size_t i = 0; i < index->room; i++)
        if (index->place[i].half != 0)
            *place_of(place, room, index->place[i].half) = index->place[i];
    free(index->place);
    index->place = place;
    index->room = room;
}

static void
put(struct case_index *index, struct id id, size_t unit)
{
    struct place *place;

    if (2 * index->n >= index->room)
        make_room(index);
    place = place_of(index->place, index->room, half_of(id));
    index->n += place->half == 0;
    *place = (struct place){half_of(id), (uint32_t)unit};
}

static struct unit_known *
find(const struct case_index *index, struct id id)
{
    const struct place *place;

    if (index->room == 0)
        return NULL;
    place = place_of(index->place, index->room, half_of(id));
    return place->half != 0 ? &index->unit[place->unit] : NULL;
}

/* A unit that is new, or whose text has another language since. */
static enum result
look_at(struct ctx *c, const struct library_unit *u, void *arg)
{
    struct case_index *index = arg;
    struct id document = case_document(u->key, u->rev);
    struct unit_known *known = find(index, document);

    (void)c;
    if (known == NULL) {
        if (index->nunits == index->room_units) {
            index->room_units = 2 * index->room_units + 64;
            index->unit =
                grown(index->unit, index->room_units, sizeof(*index->unit));
        }
        assert(index->unit != NULL);
        known = &index->unit[index->nunits];
        memset(known, 0, sizeof(*known));
        if (asprintf(&known->name, "%s@%lld", u->key, (long long)u->rev) < 0)
            _exit(3);
        put(index, document, index->nunits++);
    }
    if (strncmp(known->sha256, u->sha256, sizeof(known->sha256) - 1) != 0)
        known->whole = false;
    memcpy(known->sha256, u->sha256, sizeof(known->sha256) - 1);
    return OK;
}

static void
put_all(struct case_index *index, const struct value *list, size_t unit)
{
    struct id id;

    for (const struct value *v = list->first; v != NULL; v = v->next)
        if (id_parse(value_get_string(v, "identifier"), &id))
            put(index, id, unit);
}

static enum result
read_inside(struct ctx *c, struct case_index *index, size_t i)
{
    struct library_unit u;
    struct value *package;
    struct unit *unit;
    enum result r;

    if ((r = library_find(c, index->unit[i].name, &u)) != OK ||
        (r = library_read(c, &u, &unit)) != OK)
        return r;
    package = case_package(c->mem, unit, "");
    put_all(index, value_get(package, "CFItems"), i);
    put_all(index, value_get(package, "CFAssociations"), i);
    index->unit[i].whole = true;
    return OK;
}

/* Units that nobody has asked inside, until it is found or takes too long. */
static enum result
read_more(struct ctx *c, struct case_index *index, struct id wanted)
{
    int64_t end = time_steady() + READ_MAX;
    struct mem *mem = c->mem;
    enum result r = OK;

    for (size_t i = 0; i < index->nunits && r == OK; i++) {
        assert(index->unit != NULL);
        if (index->unit[i].whole)
            continue;
        if (time_steady() > end)
            return fail(c, ERR_BUSY, "busy",
                N_("The library is still being read; try again in a few "
                   "seconds."));
        c->mem = mem_new();
        r = read_inside(c, index, i);
        mem_free(c->mem);
        c->mem = mem;
        if (find(index, wanted) != NULL)
            break;
    }
    return r;
}

static enum result
find_locked(struct ctx *c, struct case_index *index, struct id id, bool inside,
    const char **out)
{
    struct unit_known *known = find(index, id);
    enum result r = OK;

    if (known == NULL && time_steady() - index->looked >= LOOK_AGAIN) {
        index->looked = time_steady();
        r = library_each(c, look_at, index);
        known = find(index, id);
    }
    if (r == OK && known == NULL && inside) {
        r = read_more(c, index, id);
        known = find(index, id);
    }
    *out = known != NULL ? mem_strdup(c->mem, known->name) : NULL;
    return r;
}

enum result
case_index_find(struct ctx *c, struct case_index *index, const char *identifier,
    bool inside, struct library_unit *out)
{
    const char *name = NULL;
    enum result r = OK;
    struct id id;

    if (id_parse(identifier, &id)) {
        pthread_mutex_lock(&index->mutex);
        r = find_locked(c, index, id, inside, &name);
        pthread_mutex_unlock(&index->mutex);
    }
    if (r != OK)
        return r;
    if (name == NULL)
        return fail(c, ERR_NOT_FOUND, "no-case",
            N_("Nothing here has the identifier %s."), identifier);
    return library_find(c, name, out);
}
