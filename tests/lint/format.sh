#!/bin/sh
# The layout of C is clang-format's: "make format" applies it.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/lint.sh"
format=$("$top/tests/lint/clang" clang-format) || skip_all "there is no clang-format 14"

# ill_formatted TREE [DIR…]: files "make format" would change.
ill_formatted() (
	cd "$1" || exit
	sources "$@" | while read -r file; do
		"$format" --style="file:$top/.clang-format" "$file" |
			cmp -s - "$file" || echo "$file"
	done
)

is "C is laid out by make format" \
	"$(ill_formatted "$top" include src tests)" ""
printf 'int f(void) {\n  return 0; }\n' | plant src/base/bad.c
is "another layout is found" "$(ill_formatted "$tmp/tree")" "src/base/bad.c"
done_testing
