#!/bin/sh
# Units are found by their words, as people type them.
. "${srcdir:-.}/tests/lib/tap.sh"
need jq
top=$(cd "${srcdir:-.}" && pwd)
tyst=${abs_top_builddir:-$PWD}/src/tyst
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
TYST_DATA=$tmp/data
export TYST_DATA

found() { "$tyst" --json standard search "$@" | jq -r '[.units[].key] | join(" ")'; }

status "a centre is made" 0 "$tyst" init
status "nothing is found where nothing is" 0 "$tyst" standard search cwsmer
is "which is said" "$output" "Nothing was found."
status "the standards are loaded" 0 "$tyst" standard import "$top/standards"

# The forms that the issue names meet in one set of units.
all=$(found cwsmer | tr ' ' '\n' | sort)
is "cwsmer is in all five" "$(echo "$all" | wc -l | tr -d ' ')" 5
for word in gwsmer chwsmer nghwsmer CWSMER; do
	is "$word finds what cwsmer finds" "$(found $word | tr ' ' '\n' | sort)" "$all"
done
is "a title comes first" "$(found ansawdd gwasanaeth | cut -d ' ' -f 1)" INSCS033
is "accents need not be typed" "$(found ymdrin a gofynion)" "$(found ymdrîn â gofynion)"
is "a misspelt word finds" "$(found ymdirn gofynnion | cut -d ' ' -f 1)" SFJOD4
is "a code" "$(found sfjod4)" SFJOD4
is "the code of what it came from" "$(found GS CC DB2.1)" SFJOD4
is "in English too" "$(found organisational greeting process)" SFJOD4
like "the English title first" "$(found --language en contact methods)" "SFJOD4*"
like "the Welsh title is shown with the English one below" \
	"$("$tyst" --lang cy standard search methods)" \
	"SFJOD4@1  Ymdrin*Deal with customer requirements using a range of contact methods
*"
like "unofficial words are marked, and the mark is explained" \
	"$("$tyst" --lang en standard search conclusions 2>&1)" \
	"INSCS033@1*criteria \**
\* An unofficial translation."
is "the hit is marked" "$("$tyst" --json standard search nodweddion |
	jq -r 'first(.units[].items[].text.pieces[] | select(.hit).words)')" nodweddion
is "a page has so many" "$(found cwsmer --limit 2 | wc -w | tr -d ' ')" 2
is "and the pages hold all" \
	"$(for p in 1 2 3; do found cwsmer --limit 2 --page $p; done | tr ' ' '\n' | sort)" "$all"
is "no words are refused" "$("$tyst" --json standard search -- '""' | jq -r .error.code)" no-words
status "and a limit that is none" 2 "$tyst" standard search cwsmer --limit 0
is "ten thousand letters find nothing" "$(found "$(printf '%010000d' 0)")" ""
is "nor does a query language" "$(found 'title:cwsmer*' | wc -w | tr -d ' ')" 0
like "nothing of ours is on a pipe" "$("$tyst" standard search nodweddion | tr '\033' X)" "*nodweddion*"

# An older tyst's data: without an index it is made before the command runs.
if have sqlite3 "what an older tyst loaded is found"; then
	sqlite3 "$tmp/data/tyst.db" "DELETE FROM meta WHERE name = 'search';
		DELETE FROM search_doc"
	is "what an older tyst loaded is found" "$(found sfjod4)" SFJOD4
	is "and indexed once" "$(sqlite3 "$tmp/data/tyst.db" \
		"SELECT count(*) FROM search_doc WHERE state <> 0")" 0
fi
done_testing
