#!/bin/sh
# The unit files of standards/ are what converting their sources gives, but for
# the facts in standards/curated; loaded and exported they keep every byte.
. "${srcdir:-.}/tests/lib/tap.sh"
top=$(cd "${srcdir:-.}" && pwd)
tyst=${abs_top_builddir:-$PWD}/src/tyst
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
TYST_DATA=$tmp/data
export TYST_DATA

# Ids, parents and words of a unit's JSON, in order.
items() {
	sed -n '/^  "items"/,/^  ]/s/^ *"\(id\|parent\|cy\)": //p'
}

is "each unit file has its line in curated/units" \
	"$(cut -d ' ' -f 2 "$top/standards/curated/units" | sort)" \
	"$(cd "$top/standards" && for f in *.xml; do echo "${f%.xml}"; done | sort)"
while read -r seed key; do
	"$tyst" standard convert --key "$key" "$top/tests/data/seeds/$seed.txt" \
		2>/dev/null >"$tmp/converted"
	sed -f "$top/standards/curated/$key.sed" "$tmp/converted" >"$tmp/unit"
	status "$key is its source and the curated facts" 0 \
		cmp "$tmp/unit" "$top/standards/$key.xml"
	is "$key: curation adds and takes nothing away" "$(grep -vxF \
		-f "$tmp/unit" "$tmp/converted" | grep -v '^<unit ')" ""
done <"$top/standards/curated/units"
status "all are valid" 0 "$tyst" standard validate "$top"/standards/*.xml

status "a centre is made" 0 "$tyst" init
status "the folder is loaded" 0 "$tyst" standard import "$top/standards"
status "loading it again is no failure" 0 "$tyst" standard import \
	"$top/standards"
like "and says so" "$output" "*SFJOD4@1 was loaded before*"
for f in "$top"/standards/*.xml; do
	key=${f##*/}
	key=${key%.xml}
	"$tyst" standard export "$key" >"$tmp/exported"
	status "$key keeps every byte" 0 cmp "$tmp/exported" "$f"
	"$tyst" standard export "$key" --format text >"$tmp/plain.txt"
	"$tyst" --json standard convert "$tmp/plain.txt" | items >"$tmp/got"
	"$tyst" --json standard show "$key" | items >"$tmp/want"
	status "$key as text converts to the same items" 0 \
		cmp "$tmp/got" "$tmp/want"
done
status "a unit that is not there is not found" 1 "$tyst" standard show NONE-1
is "and named" "$output" \
	"tyst: There is no unit NONE-1 here; “tyst standard list” shows those there are."
status "a published document is not imported unread" 1 "$tyst" standard \
	import "$top/tests/data/seeds/004_2e0cd0673f2d5849.txt"
like "and what to do is said" "$output" "*standard convert*"
is "the library is listed" "$("$tyst" standard list | wc -l | tr -d ' ')" 5
done_testing
