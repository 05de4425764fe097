/*
 * bench-bare FOLDER THREADS: what bench-web.sh measures tyst's pages beside.
 * The bare libraries: libmicrohttpd with as many threads, and in each request
 *
 *     GET /BYTES    one query of SQLite for 40 rows of a page's texts, which
 *                   are written into an answer of that many bytes
 *     POST /BYTES   Argon2id over what was sent, and one synced commit
 *
 * Prints its address, and ends with its standard input.
 */
#include <config.h>

#include <microhttpd.h>
#include <netinet/in.h>
#include <pthread.h>
#include <sodium.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ROWS 40

struct reader {
    sqlite3 *db;
    sqlite3_stmt *query;
};

static char path[512];
static pthread_mutex_t writing = PTHREAD_MUTEX_INITIALIZER;

static void
must(int good, const char *what)
{
    if (good)
        return;
    fprintf(stderr, "bench-bare: %s\n", what);
    exit(1);
}

static void
make_database(void)
{
    sqlite3 *db;

    must(sqlite3_open(path, &db) == SQLITE_OK &&
             sqlite3_exec(db,
                 "PRAGMA journal_mode=WAL; CREATE TABLE t (id INTEGER PRIMARY "
                 "KEY, unit INT, words TEXT); CREATE INDEX u ON t (unit);"
                 "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM "
                 "n WHERE i < 3999) INSERT INTO t (unit, words) SELECT i / 40, "
                 "'a text as long as most criteria are, about eighty bytes, or "
                 "a little more' FROM n; CREATE TABLE done (x TEXT)",
                 NULL, NULL, NULL) == SQLITE_OK,
        path);
    sqlite3_close(db);
}

static sqlite3 *
open_database(void)
{
    sqlite3 *db;

    must(sqlite3_open(path, &db) == SQLITE_OK &&
             sqlite3_exec(db, "PRAGMA synchronous=FULL", NULL, NULL, NULL) ==
                 SQLITE_OK,
        path);
    return db;
}

/* One connection for each thread. */
static struct reader *
reader(void)
{
    static _Thread_local struct reader r;

    if (r.db != NULL)
        return &r;
    r.db = open_database();
    must(sqlite3_prepare_v2(r.db, "SELECT id, words FROM t WHERE unit = ?", -1,
             &r.query, NULL) == SQLITE_OK,
        "prepare");
    return &r;
}

static size_t
write_rows(char *body, size_t len)
{
    struct reader *r = reader();
    size_t at = 0, n;

    sqlite3_bind_int(r->query, 1, rand() % 100);
    while (sqlite3_step(r->query) == SQLITE_ROW) {
        const char *words = (const char *)sqlite3_column_text(r->query, 1);

        n = strlen(words);
        if (at + n < len)
            memcpy(body + at, words, n);
        at += n;
    }
    sqlite3_reset(r->query);
    return at;
}

static void
commit(const char *passphrase)
{
    static sqlite3 *db;
    static const unsigned char salt[crypto_pwhash_SALTBYTES];
    unsigned char out[64];

    must(crypto_pwhash(out, sizeof(out), passphrase, strlen(passphrase), salt,
             3, (size_t)64 << 20, crypto_pwhash_ALG_ARGON2ID13) == 0,
        "argon2");
    pthread_mutex_lock(&writing);
    if (db == NULL)
        db = open_database();
    must(sqlite3_exec(db, "INSERT INTO done VALUES ('one row')", NULL, NULL,
             NULL) == SQLITE_OK,
        "insert");
    pthread_mutex_unlock(&writing);
}

static enum MHD_Result
answer(void *cls, struct MHD_Connection *connection, const char *url,
    const char *method, const char *version, const char *data, size_t *len,
    void **state)
{
    static int begun;
    struct MHD_Response *response;
    enum MHD_Result sent;
    size_t size;
    char *body;

    (void)cls;
    (void)version;
    (void)data;
    if (*state == NULL) {
        *state = &begun;
        return MHD_YES;
    }
    if (*len > 0) {
        *len = 0;
        return MHD_YES;
    }
    size = (size_t)strtoul(url + 1, NULL, 10);
    body = malloc(size + 1);
    must(body != NULL, "memory");
    memset(body, ' ', size);
    if (*method == 'P')
        commit("three words or more");
    else
        must(write_rows(body, size) > 0, "rows");
    response =
        MHD_create_response_from_buffer(size, body, MHD_RESPMEM_MUST_FREE);
    sent = MHD_queue_response(connection, MHD_HTTP_OK, response);
    MHD_destroy_response(response);
    return sent;
}

int
main(int argc, char **argv)
{
    struct sockaddr_in here = {
        .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    const union MHD_DaemonInfo *info;
    struct MHD_Daemon *daemon;
    char c;

    must(argc == 3 && sodium_init() >= 0, "usage: bench-bare FOLDER THREADS");
    snprintf(path, sizeof(path), "%s/bare.db", argv[1]);
    make_database();
    daemon = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, 0, NULL, NULL,
        answer, NULL, MHD_OPTION_SOCK_ADDR, &here, MHD_OPTION_THREAD_POOL_SIZE,
        (unsigned)strtoul(argv[2], NULL, 10), MHD_OPTION_END);
    must(daemon != NULL, "listen");
    info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
    printf("http://127.0.0.1:%u\n", info->port);
    fflush(stdout);
    while (read(STDIN_FILENO, &c, 1) > 0)
        continue;
    MHD_stop_daemon(daemon);
    return 0;
}
