#!/bin/sh
# clang-tidy finds nothing (.clang-tidy says what it looks for).
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/lint.sh"
tidy=$("$top/tests/lint/clang" clang-tidy) || skip_all "there is no clang-tidy 14"

# examine CHECKS INCLUDED: its findings in the .c files on stdin, without the
# way that leads to each.  The flags are quoted for a shell, as by make.
examine() {
	# shellcheck disable=SC2016
	xargs -r -P 2 -n 4 sh -c '
		eval "set -- \"\$@\" -- $TYST_CPPFLAGS"
		exec "$@"' sh "$tidy" --quiet --checks="$1" \
		--config-file="$top/.clang-tidy" --extra-arg=-std=c11 \
		--extra-arg=-include"$2" --header-filter='/(include|src)/' \
		2>/dev/null | grep ': error: ' | LC_ALL=C sort -u
}

# findings TREE [DIR…]: ctx.c is where fail() is; generators free nothing.
findings() {
	sources "$@" | grep '\.c$' | sed "s|^|$1/|" >"$tmp/files"
	grep -e /src/gen/ -e /src/base/ctx.c "$tmp/files" |
		examine -clang-analyzer-unix.Malloc config.h
	grep -v -e /src/gen/ -e /src/base/ctx.c "$tmp/files" |
		examine '' "$top/tests/lint/tidy.h"
}

is "clang-tidy finds nothing" "$(findings "$top" include src tests)" ""
plant src/base/bad.c <<-'X'
	int f(int n);
	int f(int n) { int *p = 0; if (n > 1) return *p; return n == n; }
X
like "a fault is found" "$(findings "$tmp/tree")" \
	"*bad.c:2:*null pointer*redundant-expression*"
done_testing
