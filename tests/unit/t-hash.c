/* hash: published test vectors, in one piece and in many. */
#include <config.h>

#include "base/hash.h"
#include "tap.h"

static void
vectors(void)
{
    uint8_t d[SHA512_SIZE];
    char hex[2 * SHA512_SIZE + 1];

    hash_sha256_hex("abc", 3, hex);
    is_str(hex,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "SHA-256 of abc is FIPS 180-4's");
    hash_sha256_hex("", 0, hex);
    is_str(hex,
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "SHA-256 of nothing");
    hash_sha512("abc", 3, d);
    hex_format(d, sizeof(d), hex);
    is_str(hex,
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        "SHA-512 of abc is FIPS 180-4's");
    hash_hmac_sha256("Jefe", 4, "what do ya want for nothing?", 28, d);
    hex_format(d, SHA256_SIZE, hex);
    is_str(hex,
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "HMAC-SHA-256 is RFC 4231's case 2");
}

static void
pieces(struct ctx *c)
{
    uint8_t d[HASH_SIZE_MAX], whole[SHA256_SIZE];
    struct hash *h = NULL;

    is_int(hash_open(c, HASH_SHA256, &h), OK, "a hash opens");
    hash_add(h, "a", 1);
    hash_add(h, "", 0);
    hash_add(h, "bc", 2);
    hash_close(h, d);
    hash_sha256("abc", 3, whole);
    ok(hash_equal(d, whole, sizeof(whole)), "pieces hash as the whole");
    is_int(hash_open(c, HASH_SHA512, &h), OK, "a second hash opens");
    hash_close(h, NULL);
}

static void
hexadecimal(void)
{
    uint8_t b[2] = {0};

    ok(hex_parse("0aff", b, 2) && b[0] == 10 && b[1] == 255, "hex is read");
    ok(!hex_parse("0aff0", b, 2), "one digit too many is refused");
    ok(!hex_parse("0af", b, 2), "one digit too few is refused");
    ok(!hex_parse("0AFF", b, 2), "upper case is refused");
}

int
main(void)
{
    struct ctx c = {.mem = mem_new(), .lang = "en"};

    vectors();
    pieces(&c);
    hexadecimal();
    mem_free(c.mem);
    return done();
}
