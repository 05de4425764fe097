#!/bin/sh
# Functions that invite mistakes are used nowhere, with banned.h or without.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/lint.sh"

banned=$(sed -n 's/^#pragma GCC poison //p' "$top/include/base/banned.h" |
	tr '\n' ' ')

# used TREE: where a banned name stands in code.  Generators run once, at
# build time, on our own files.
used() (
	cd "$1" || exit
	# shellcheck disable=SC2046
	awk -f "$top/tests/lib/code.awk" $(sources . |
		grep -v -e '^src/gen/' -e '^include/base/banned\.h$') |
	awk -v banned="$banned" '
	BEGIN {
		n = split(banned, name, " ")
		for (i = 1; i <= n; i++)
			is_banned[name[i]] = 1
	}
	{
		place = $0
		match(place, /^[^:]*:[0-9]*:/)
		code = substr(place, RLENGTH + 1)
		place = substr(place, 1, RLENGTH)
		n = split(code, word, /[^A-Za-z0-9_]+/)
		for (i = 1; i <= n; i++)
			if (word[i] in is_banned)
				print place " " word[i] " is banned"
	}'
)

# late_config TREE: .c files whose first include is not <config.h>.
late_config() (
	cd "$1" || exit
	sources . | grep '\.c$' | grep -v '^src/gen/' | while read -r file; do
		first=$(grep -m 1 '^#include' "$file")
		[ "$first" = '#include <config.h>' ] || echo "$file: $first"
	done
)

like "banned.h names what is banned" "$banned" "*strcpy*system*"
is "no banned function is used" "$(used "$top")" ""
is "every .c file begins with <config.h>" "$(late_config "$top")" ""

plant src/base/bad.c <<-'X'
	#include <string.h>
	/* strcpy in a comment
	   sprintf( too */
	static const char s[] = "strcpy(\"system\")", c = '"'; // gets
	int f(char *to) { return system(strcpy(to, "x")) + my_system("/*"); }
X
is "a banned function is found, in code only" "$(used "$tmp/tree")" \
	"src/base/bad.c:5: system is banned
src/base/bad.c:5: strcpy is banned"
is "a file without <config.h> is found" "$(late_config "$tmp/tree")" \
	"src/base/bad.c: #include <string.h>"
done_testing
