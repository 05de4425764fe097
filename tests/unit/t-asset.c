/* asset: what was built in is what its name and its compressed form say. */
#include <config.h>

#include <zlib.h>

#include "base/hash.h"
#include "tap.h"
#include "web/asset.h"

/* Does the gzip of a give its bytes again? */
static bool
inflates(const struct asset *a)
{
    static unsigned char out[1 << 20];
    z_stream z = {.next_in = (Bytef *)(uintptr_t)a->gzip,
        .avail_in = (uInt)a->gzip_len,
        .next_out = out,
        .avail_out = sizeof(out)};
    bool same = inflateInit2(&z, 15 + 16) == Z_OK &&
                inflate(&z, Z_FINISH) == Z_STREAM_END &&
                z.total_out == a->len && memcmp(out, a->bytes, a->len) == 0;

    inflateEnd(&z);
    return same && z.avail_in == 0;
}

static void
each_asset(const struct asset *a)
{
    char hash[SHA256_HEX_SIZE], path[128];
    const char *ending = strrchr(a->name, '.');

    printf("# %s\n", a->name);
    hash_sha256_hex(a->bytes, a->len, hash);
    snprintf(path, sizeof(path), "/static/%.*s.%.16s%s",
        (int)(ending - a->name), a->name, hash, ending);
    is_str(a->path, path, "the path holds the hash of the bytes");
    ok(inflates(a), "the gzip gives the same bytes");
    ok(a->gzip[4] == 0 && a->gzip[5] == 0 && a->gzip[6] == 0 && a->gzip[7] == 0,
        "it has no time in it");
    ok(asset_served(path + strlen("/static/")) == a,
        "it is served by its name");
    ok(asset_path(a->name) == a->path, "pages find its path");
}

int
main(void)
{
    for (const struct asset *a = assets; a->name != NULL; a++)
        each_asset(a);
    ok(asset_path("tyst.css") != NULL, "there is the style");
    is_str(assets[0].type, "text/css; charset=utf-8", "with its type");
    ok(asset_served("tyst.css") == NULL, "nothing is served without its hash");
    ok(asset_served("../tyst.css") == NULL && asset_served("") == NULL,
        "or by another name");
    ok(asset_path("other.css") == NULL, "what is not there has no path");
    return done();
}
