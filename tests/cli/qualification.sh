#!/bin/sh
# Qualifications: files in and out of the library, learners on them, and what
# they may choose.
. "${srcdir:-.}/tests/lib/tap.sh"
top=$(cd "${srcdir:-.}" && pwd)
tyst=${abs_top_builddir:-$PWD}/src/tyst
command -v jq >/dev/null || skip_all "there is no jq"
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
TYST_DATA=$tmp/data
export TYST_DATA
gwalia=$top/portfolios/demo/qualifications/GWALIA-CS2.xml
every=$top/tests/data/qualifications/everything.xml

status "qualification files are valid" 0 "$tyst" standard validate \
	"$gwalia" "$every"
sed 's/min-units="1" max-units="1"/min-units="3"/' "$gwalia" >"$tmp/never.xml"
status "one with a rule that cannot be met is not" 1 "$tyst" --lang en \
	standard validate "$tmp/never.xml"
like "the line and the group are named" "$output" \
	"$tmp/never.xml:21: Its units can never satisfy the group “Optional units”. Units: at least 3.*"
sed 's/id="optional"/id="mandatory"/' "$gwalia" >"$tmp/twice.xml"
is "nor one with an id twice, at its line" "$("$tyst" --json standard validate \
	"$tmp/twice.xml" 2>/dev/null | jq -r '.[0].faults[0].line')" 21

status "a centre is made" 0 "$tyst" init
status "a qualification is loaded" 0 "$tyst" --lang en standard import "$gwalia"
like "units that are not loaded are told" "$output" \
	"*GWALIA-CS2: the unit SFJOD4 is not loaded.*"
status "its units are" 0 "$tyst" standard import "$top/standards"
status "it was loaded" 0 "$tyst" --lang en standard import "$gwalia"
is "which is no failure" "$output" "GWALIA-CS2@1 was loaded before"
like "it is listed" "$("$tyst" standard list)" \
	"*GWALIA-CS2@1  Diploma Lefel 2 mewn*"
"$tyst" standard export GWALIA-CS2 >"$tmp/exported"
status "it keeps every byte" 0 cmp "$tmp/exported" "$gwalia"
"$tyst" standard import "$every" 2>/dev/null
"$tyst" standard export EVERY-1 >"$tmp/exported"
status "so does one with everything in it" 0 cmp "$tmp/exported" "$every"
status "it is no text" 2 "$tyst" standard export EVERY-1 --format text
status "it is shown" 0 "$tyst" --lang en standard show GWALIA-CS2
like "with its rules" "$output" "*Optional units (Units: 1.)*"
is "and as JSON" "$("$tyst" --json standard show EVERY-1 | jq -r \
	'"\(.kind) \(.rev) \(.credit) \(.group.groups[1].kind)",
	(.group.groups[0].units[0] | "\(.key) \(.credit) \(.level) \(.ref)"),
	.evidence_rules[1].methods')" \
	"qualification 3 37.5 pathway
ONE 4 3 Y/601/1234
OBS PD"
sed 's/max-units="1"/max-units="2"/' "$gwalia" >"$tmp/changed.xml"
status "another text is no edit" 1 "$tyst" standard import "$tmp/changed.xml"
status "but a revision" 0 "$tyst" standard import --revision "$tmp/changed.xml"
is "the next" "$("$tyst" --json standard show GWALIA-CS2 | jq .rev)" 2
done_testing
