#!/bin/sh
# Every header compiles alone, twice, as C11, without a warning.  (A build in
# the tree itself looks at the same ones again.)
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/lint.sh"
if [ -z "${CC:-}" ] || [ ! -e "${abs_top_builddir:-$PWD}/include/store/sql.h" ]; then
	echo "Bail out! Some headers are generated: make check TESTS=tests/lint/headers.sh"
	exit 99
fi

# faults TREE: what the compiler says about each header on its own.
faults() {
	rm -rf "$tmp/alone"
	mkdir "$tmp/alone"
	sources "$1" 2>/dev/null | grep '\.h$' >"$tmp/headers" || return
	while read -r header; do
		printf '#include <config.h>\n#include "%s"\n#include "%s"\n' \
			"$1/$header" "$1/$header" \
			>"$tmp/alone/$(echo "$header" | tr / -).c"
	done <"$tmp/headers"
	# The flags are quoted for a shell, as make would give them to one.
	eval "set -- $TYST_CPPFLAGS"
	# shellcheck disable=SC2086
	$CC "$@" -std=c11 -Wall -Wextra -Wstrict-prototypes -Werror \
		-fsyntax-only "$tmp"/alone/*.c 2>&1
}

is "each header compiles alone" "$(faults "$top")" ""
is "and so does each that was built" "$(faults "${abs_top_builddir:-$PWD}")" ""

plant include/base/bad.h <<-'X'
	uint32_t bad(void);
X
like "a header that needs another is found" "$(faults "$tmp/tree")" \
	"*include/base/bad.h:1:*uint32_t*"
plant include/base/bad.h <<-'X'
	struct bad { int i; };
X
like "a header that cannot come twice is found" "$(faults "$tmp/tree")" \
	"*redefinition of*struct bad*"
done_testing
