#!/bin/sh
# What a unit came from, what replaces it and what is out of date is said
# wherever units are listed, shown and enrolled on, and hinders nobody.
. "${srcdir:-.}/tests/lib/tap.sh"
need jq
top=$(cd "${srcdir:-.}" && pwd)
tyst=${abs_top_builddir:-$PWD}/src/tyst
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
TYST_DATA=$tmp/data TYST_CLOCK=2026-03-02T09:00:00Z
export TYST_DATA TYST_CLOCK

# clerks KEY URN ORIGINALS VALIDITY REVIEW ITEM…: a published text.
clerks() {
	printf 'Work at the desk %s\nURN: %s\n' "$1" "$2"
	printf 'Original URN: %s\nValidity: %s\n' "$3" "$4"
	printf 'Indicative review date: %s\n\nPerformance criteria\n\n' "$5"
	shift 5
	nth=0
	for item; do
		nth=$((nth + 1))
		printf '%d. %s\n' "$nth" "$item"
	done
	printf '\nKnowledge and understanding\n\n1. the opening hours\n'
}
load() { # load TEXT [OPTION…]
	"$tyst" standard convert "$1" >"$1.xml" 2>/dev/null
	file=$1.xml
	shift
	"$tyst" standard import "$file" "$@"
}

status "a centre is made" 0 "$tyst" init --demo
status "the standards are loaded" 0 "$tyst" standard import "$top/standards"
passed="The indicative review date has passed (2026-03-01), and the validity \
is still Current."
like "INSCS009 says that its review date has passed" \
	"$("$tyst" standard show INSCS009)" "*$passed*"
like "and what it came from" "$("$tyst" standard show INSCS009)" \
	"*It came from: CFACSA8, CFACSA9*"
is "so do all whose date has, and no others" "$("$tyst" --json standard list |
	jq -r '.[] | select(.notices[].code == "review-passed") | .key' |
	tr '\n' ' ')" "SFJOD4 INSCS009 INSCS033 "
is "on the day itself it has not passed" "$(TYST_CLOCK=2026-03-01T09:00:00Z \
	"$tyst" --json standard list |
	jq -r '.[] | select(.notices != []) | .key')" "SFJOD4"

"$tyst" person add --name Ann --ref L1 --role learner 2>/dev/null
status "a learner is enrolled all the same" 0 "$tyst" enrol L1 --unit INSCS009
like "and it is said" "$output" "*INSCS009@1: $passed*"

clerks one CFACSA8 '' Current 2031 "greet customers" >"$tmp/a"
clerks two CFACSA9 '' Legacy 2020 "say goodbye to customers" >"$tmp/b"
status "an old unit is loaded" 0 load "$tmp/a"
status "and another" 0 load "$tmp/b"
json() { "$tyst" --json standard show "$1" | jq -c "$2"; }
is "a unit whose URN became part of another says so" \
	"$(json CFACSA8 '[.replaced_by, [.notices[].code]]')" \
	'[[{"key":"INSCS009","rev":1,"urn":"INSCS009"}],["replaced"]]'
is "a legacy one says that first" \
	"$(json CFACSA9 '[.notices[].code]')" '["not-current","replaced"]'
is "the unit that replaces them knows both" "$(json INSCS009 '.from')" \
	'[{"key":"CFACSA8","rev":1,"urn":"CFACSA8"},{"key":"CFACSA9","rev":1,"urn":"CFACSA9"}]'
like "in lists a few words say it" "$("$tyst" standard list)" \
	"*CFACSA9@1  Work at the desk two  (Legacy; replaced: see INSCS009@1)*"

clerks three 'gs cc db2.1' '' Archived 2020 "lock the desk" >"$tmp/c"
status "a URN with blanks and small letters is loaded" 0 load "$tmp/c"
is "and recognised" "$(json GS-CC-DB2.1 '.replaced_by[0].key')" '"SFJOD4"'

clerks one CFACSA8 '' Current 2031 "greet customers kindly" >"$tmp/d"
status "a revision of a unit is loaded" 0 load "$tmp/d" --revision
is "the older one says that there is a newer one" \
	"$(json CFACSA8@1 '.replaced_by[0]')" \
	'{"key":"CFACSA8","rev":2,"urn":"CFACSA8"}'
is "the newer one does not" "$(json CFACSA8 '[.replaced_by[].key]')" \
	'["INSCS009"]'
is "two revisions are compared" "$("$tyst" standard diff CFACSA8)" \
	"CFACSA8@1 -> CFACSA8@2
~ P1  greet customers {+kindly+}
Criteria: 1 as they were, 1 changed, 0 added, 0 removed; 0 in another place."
is "so are files, without a data directory" "$(TYST_DATA=$tmp/none "$tyst" \
	--json standard diff "$tmp/a.xml" "$tmp/d.xml" |
	jq -c '[.count.changed, .items[0].words]')" \
	'[1,[{"kept":"greet customers"},{"inserted":"kindly"}]]'
"$tyst" standard export CFACSA9 >"$tmp/e.xml"
like "and a file with a unit" "$("$tyst" standard diff "$tmp/e.xml" CFACSA8)" \
	"*+ P1  greet customers kindly*"
status "a unit with one revision has nothing to be compared with" 1 \
	"$tyst" standard diff CFACSA9
like "which is said" "$output" "*no earlier revision*"
status "what there is not is said" 1 "$tyst" standard diff CFACSA8@7 CFACSA8
status "one file is too few" 2 "$tyst" standard diff "$tmp/a.xml"
done_testing
