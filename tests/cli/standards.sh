#!/bin/sh
# The unit files of standards/ are what converting their sources gives, but for
# the facts and the English in standards/curated; loaded and exported they keep
# every byte.
. "${srcdir:-.}/tests/lib/tap.sh"
top=$(cd "${srcdir:-.}" && pwd)
tyst=${abs_top_builddir:-$PWD}/src/tyst
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
TYST_DATA=$tmp/data
export TYST_DATA

# Ids, parents and words in the language $1 of a unit's JSON, in order.
items() {
	sed -n '/^  "items"/,/^  ]/s/^ *"\(id\|parent\|'"$1"'\)": //p' |
		sed '/^"\(source\|curated\|translated\|machine\)"$/d; s/,$//'
}

is "each unit file has its line in curated/units" \
	"$(cut -d ' ' -f 2 "$top/standards/curated/units" | sort)" \
	"$(cd "$top/standards" && for f in *.xml; do echo "${f%.xml}"; done | sort)"
status "a centre is made" 0 "$tyst" init
while read -r seed key; do
	curated=$top/standards/curated/$key
	"$tyst" standard convert --key "$key" "$top/tests/data/seeds/$seed.txt" \
		2>/dev/null >"$tmp/converted"
	cp "$tmp/converted" "$tmp/unit"
	[ ! -f "$curated.sed" ] ||
		sed -f "$curated.sed" "$tmp/converted" >"$tmp/unit"
	"$tyst" --quiet standard import "$tmp/unit" >"$tmp/said" 2>&1
	status "$key: the English pairs with the Welsh" 0 "$tyst" standard \
		add-language --translated "$key" "$curated.en.txt"
	"$tyst" standard export "$key" >"$tmp/full"
	status "$key is its source, the curated facts and the English" 0 \
		cmp "$tmp/full" "$top/standards/$key.xml"
	is "$key: curation adds and takes nothing away" "$(grep -vxF \
		-f "$tmp/full" "$tmp/converted" | grep -v '^<unit ')" ""
	"$tyst" --json standard show "$key" | sed '1,/^  "items"/d' >"$tmp/items"
	is "$key: each item has unofficial English" \
		"$(grep -c '"en": "translated"' "$tmp/items")" \
		"$(grep -c '"assess": ' "$tmp/items")"
done <"$top/standards/curated/units"
status "all are valid" 0 "$tyst" standard validate "$top"/standards/*.xml
TYST_DATA=$tmp/fresh
status "another centre is made" 0 "$tyst" init
status "the folder is loaded" 0 "$tyst" standard import "$top/standards"
status "loading it again is no failure" 0 "$tyst" standard import \
	"$top/standards"
like "and says so" "$output" "*SFJOD4@1 was loaded before*"
for f in "$top"/standards/*.xml; do
	key=${f##*/}
	key=${key%.xml}
	"$tyst" standard export "$key" >"$tmp/exported"
	status "$key keeps every byte" 0 cmp "$tmp/exported" "$f"
	for lang in cy en; do
		"$tyst" standard export "$key" --format text --words "$lang" \
			>"$tmp/plain.txt"
		"$tyst" --json standard convert "$tmp/plain.txt" |
			items "$lang" >"$tmp/got"
		"$tyst" --json standard show "$key" | items "$lang" >"$tmp/want"
		status "$key as text in $lang converts to the same items" 0 \
			cmp "$tmp/got" "$tmp/want"
	done
done
status "a unit that is not there is not found" 1 "$tyst" standard show NONE-1
is "and named" "$output" \
	"tyst: There is no unit NONE-1 here; “tyst standard list” shows those there are."
status "a published document is not imported unread" 1 "$tyst" standard \
	import "$top/tests/data/seeds/004_2e0cd0673f2d5849.txt"
like "and what to do is said" "$output" "*standard convert*"
is "the library is listed" "$("$tyst" standard list | wc -l | tr -d ' ')" 5

# Many files in one run share commits; a bad one among them is passed over.
mkdir "$tmp/many"
for i in $(seq 1 60); do
	sed "s/key=\"SFJOD4\" urn=\"SFJOD4\"/key=\"MANY$i\" urn=\"MANY$i\"/" \
		"$top/standards/SFJOD4.xml" >"$tmp/many/$(printf %03d "$i").xml"
done
sed 's/rev="1"/rev="x"/' "$tmp/many/030.xml" >"$tmp/bad" && mv "$tmp/bad" "$tmp/many/030.xml"
: >"$tmp/many/040.xml"
status "a folder with two bad files" 1 "$tyst" standard import "$tmp/many"
is "loads all others, in their order" \
	"$(printf '%s\n' "$output" | sed -n 's/^MANY\([0-9]*\)@1 is loaded$/\1/p' | tr '\n' ' ')" \
	"$(seq 1 60 | grep -vx '[34]0' | tr '\n' ' ')"
like "says what is wrong with each" "$output" "*030.xml:2: *040.xml*"
like "and how many were not loaded" "$output" "*2 of 60 files were not loaded."
is "no bar is drawn where nobody looks" "$(printf %s "$output" | tr -dc '\r')" ""
is "each is in the library, with an act" \
	"$("$tyst" standard list | grep -c '^MANY') $("$tyst" ledger list | grep -c standard)" \
	"58 63"
done_testing
