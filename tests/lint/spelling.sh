#!/bin/sh
# codespell finds no misspelt English; Welsh and data are not its business.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/lint.sh"
need codespell

# misspelt TREE: place and word; spelling.txt lists words that are right.
misspelt() (
	cd "$1" || exit
	find .ci include scripts src tests ./*.md -type f 2>/dev/null |
		LC_ALL=C sort | grep -v -e '\.po$' -e '^tests/data/' \
		-e '/golden/' -e '/bad/' -e '/seeds/' -e '/node_modules/' \
		-e '/package-lock\.json$' \
		-e 'tests/lint/spelling\.txt$' |
		xargs -r codespell -I "$top/tests/lint/spelling.txt"
)

is "nothing is misspelt" "$(misspelt "$top")" ""
printf '/* It is an occur''ance. */\n' | plant src/base/bad.c
like "a misspelt word is found" "$(misspelt "$tmp/tree")" \
	"src/base/bad.c:1: occur""ance ==> occurrence"
done_testing
