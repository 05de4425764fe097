#!/bin/sh
# The five standards in every encoding and format in which people have them
# read the same as the originals.
. "${srcdir:-.}/tests/lib/tap.sh"
here=${srcdir:-.}
tyst=${abs_top_builddir:-$PWD}/src/tyst
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
command -v python3 >/dev/null || skip_all "python3 writes the variants"

# same FORMAT: each of its variants is a test.
same() {
	mkdir "$tmp/$1" || exit 99
	python3 "$here/tests/lib/recode.py" make "$tmp/$1" "$1" \
		"$here"/tests/data/seeds/*.txt >"$tmp/list" || exit 99
	set --
	while read -r file; do set -- "$@" "$file"; done <"$tmp/list"
	status "$# files are converted" 0 "$tyst" --json standard convert "$@"
	printf '%s\n' "$output" >"$tmp/got"
	python3 "$here/tests/lib/recode.py" compare "$tmp/want" "$tmp/got" \
		000,001,002,003,004 "$@" >"$tmp/differences" || exit 99
	is "all are compared" "$(wc -l <"$tmp/differences")" $#
	while IFS='	' read -r name difference; do
		is "$name" "$difference" ""
	done <"$tmp/differences"
}

"$tyst" --json standard convert "$here"/tests/data/seeds/*.txt \
	>"$tmp/want" 2>/dev/null || exit 99
is "the originals hold their items" \
	"$(jq -c 'map(.items | length)' "$tmp/want")" "[27,44,47,40,30]"
same text
same html
same markdown
same paged
same pagedsoft
done_testing
