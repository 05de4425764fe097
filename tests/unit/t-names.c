/* names: what a package's files are called, on every system. */
#include <config.h>

#include "package/names.h"
#include "tap.h"

int
main(void)
{
    static const struct {
        const char *name, *safe, *what;
    } rows[] = {
        {"photo.jpg",                    "photo.jpg",                    "a plain name stays"         },
        {"Cofnod o'r gwaith â ŵy.txt", "Cofnod-o-r-gwaith-â-ŵy.txt",
         "letters stay, blanks and quotes become one dash"                                            },
        {"e\xcc\x81.txt",                "é.txt",                       "letters are composed"       },
        {"../../etc/passwd",             "etc-passwd",                   "no name climbs"             },
        {"C:\\Windows\\a.exe",           "C-Windows-a.exe",              "no name has a drive"        },
        {"/abs",                         "abs",                          "no name begins at the root" },
        {"...",                          "",                             "dots alone are nothing"     },
        {".hidden",                      "hidden",                       "nothing is hidden"          },
        {"end. ",                        "end",                          "no dot or blank at the end" },
        {"con",                          "_con",                         "a device's name is another" },
        {"CON.txt",                      "_CON.txt",                     "with an ending too"         },
        {"lpt1",                         "_lpt1",                        "devices with numbers"       },
        {"console",                      "console",                      "but not what only begins so"},
        {"a\nb\tc\x01.txt",              "a-b-c.txt",                    "no line ends or controls"   },
        {"gpj\xe2\x80\xae.exe",          "gpj.exe",                      "nothing turns the direction"},
        {"zero\xe2\x80\x8bwidth",        "zero-width",                   "nothing invisible"          },
        {"a*b?c<d>e|f\"g",               "a-b-c-d-e-f-g",                "nothing a shell would read" },
        {"-rf",                          "rf",                           "nothing reads as an option" },
    };
    struct mem *m = mem_new();
    char name[4097] = "";
    char *safe;

    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        is_str(name_safe(m, rows[i].name, 100), rows[i].safe, rows[i].what);
    memset(name, 'x', 4092);
    memcpy(name + 4092, ".pdf", 5);
    safe = name_safe(m, name, 100);
    is_int((long long)strlen(safe), 100, "a long name is cut");
    is_str(safe + 96, ".pdf", "and keeps its ending");
    is_str(name_safe(m, "ŵŵŵ", 5), "ŵŵ", "no letter is cut in two");
    mem_free(m);
    return done();
}
