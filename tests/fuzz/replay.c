/* replay - run a fuzz target over the files in the folders given. */
#include <config.h>

#include <dirent.h>
#include <stdio.h>

#include "base/file.h"
#include "fuzz.h"
#include "tap.h"

static void
replay(const char *folder, const char *name)
{
    struct ctx c = {.mem = mem_new(), .lang = "en"};
    size_t len;
    char *p;

    if (file_read(&c, mem_printf(c.mem, "%s/%s", folder, name), (size_t)1 << 24,
            &p, &len) == OK) {
        LLVMFuzzerTestOneInput((const uint8_t *)p, len);
        /* Cut short, it is another input. */
        for (size_t i = 1; i < 8; i++)
            LLVMFuzzerTestOneInput((const uint8_t *)p, len * i / 8);
        ok(true, name);
    }
    mem_free(c.mem);
}

int
main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        DIR *d = opendir(argv[i]);
        struct dirent *entry;

        while (d != NULL && (entry = readdir(d)) != NULL)
            if (entry->d_name[0] != '.')
                replay(argv[i], entry->d_name);
        if (d != NULL)
            closedir(d);
    }
    ok(tap_ran > 0, "there were inputs");
    return done();
}
