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

# A learner on it.
"$tyst" person add --name Learner --role learner --ref L-1 >"$tmp/out"
"$tyst" person add --name Assessor --role assessor --ref A-1 >"$tmp/out"
enrol() { "$tyst" --lang en enrol L-1 --qualification GWALIA-CS2 "$@"; }
asked() { "$tyst" --json progress L-1 | jq -r "$1"; }
status "a choice of two where one counts is refused" 1 enrol \
	--unit CFACSB15 --unit INSCS033
like "by its rule" "$output" "*group “Optional units”. Units: 1.*"
status "so is a unit of no group" 1 enrol --unit X-c59b4b72
like "which is named" "$output" "*X-c59b4b72 is no unit of the qualification*"
is "and nothing was done" "$(asked '.units | length')" 0
status "a learner is enrolled on a qualification" 0 enrol --assessor A-1
is "and on its mandatory units" "$(asked '[.units[].key] | sort | join(" ")')" \
	"INSCS009 SFJOD4"
is "a choice is missing" "$(asked '.qualifications[0] |
	"\(.satisfied) \(.complete) \(.to_choose[0].group)"')" "no no optional"
is "either unit is open" "$(asked '[.qualifications[0].units[] |
	select(.holding == "available") | "\(.key) \(.choice)"] | sort[]')" \
	"CFACSB15 open
INSCS033 open"
status "twice is once" 1 enrol
status "one is chosen" 0 enrol --unit CFACSB15
is "the other is useless then" "$(asked '.qualifications[0].units[] |
	select(.key == "INSCS033") | .choice')" useless
is "and the choice complete" "$(asked '.qualifications[0] |
	"\(.satisfied) \(.complete)"')" "no yes"
status "the choice is changed" 0 enrol --unit INSCS033 --drop CFACSB15
is "one unit for another" "$(asked '[.units[].key] | sort | join(" ")')" \
	"INSCS009 INSCS033 SFJOD4"
status "what is mandatory is not dropped" 1 enrol --drop SFJOD4
like "and why" "$output" "*the qualification needs it*"
status "nor what was not chosen" 1 enrol --drop CFACSB15
sed 's/cwsmeriaid/y cwsmeriaid/; s/rev="1"/rev="2"/' \
	"$top/standards/INSCS033.xml" >"$tmp/next.xml"
"$tyst" standard import --revision "$tmp/next.xml" >"$tmp/out" 2>&1
"$tyst" standard migrate INSCS033@1 INSCS033@2 --map "$tmp/map" >"$tmp/out" 2>&1
status "a chosen unit is replaced by its next revision" 0 "$tyst" standard \
	migrate INSCS033@1 INSCS033@2 --map "$tmp/map"
is "and stays chosen" "$(asked '.qualifications[0].units[] |
	select(.key == "INSCS033") | "\(.rev) \(.holding)"')" "2 chosen"
status "it may be dropped still" 0 enrol --unit CFACSB15 --drop INSCS033
is "for another" "$(asked '[.qualifications[0].units[] |
	select(.holding == "chosen") | .key] | sort | join(" ")')" \
	"CFACSB15 INSCS009 SFJOD4"
"$tyst" export L-1 -o "$tmp/one.zip" >"$tmp/out" 2>&1
status "a package with all this verifies" 0 "$tyst" verify "$tmp/one.zip"
last() {
	sed "s|<group id=\"whole\">|<date role=\"$1\" value=\"$2\"/>&|
		s/GWALIA-CS2/$3/" "$gwalia" >"$tmp/$3.xml"
	"$tyst" standard import "$tmp/$3.xml" >"$tmp/out"
}
last last-registration 2024 OVER-1
status "after the last registration is refused" 1 "$tyst" --lang en enrol L-1 \
	--qualification OVER-1 --start 2025-01-01
like "with both days" "$output" "*until 2024; 2025-01-01 is after*"
status "in its last year it is not" 0 "$tyst" --lang en enrol L-1 \
	--qualification OVER-1 --start 2024-12-31
last start 2030-09 EARLY-1
status "before the first is refused" 1 "$tyst" enrol L-1 \
	--qualification EARLY-1 --start 2030-08-31
last last-certification 2031-05-31 CERT-1
status "a target after the last certification" 0 "$tyst" --lang en enrol L-1 \
	--qualification CERT-1 --target 2031-06-01
like "is told" "$output" "*certificated until 2031-05-31*"
status "a qualification or a unit is needed" 2 "$tyst" enrol L-1
status "and one to drop from" 2 "$tyst" enrol L-1 --unit SFJOD4 --drop INSCS009

sed 's/max-units="1"/max-units="2"/' "$gwalia" >"$tmp/changed.xml"
status "another text is no edit" 1 "$tyst" standard import "$tmp/changed.xml"
status "but a revision" 0 "$tyst" standard import --revision "$tmp/changed.xml"
is "the next" "$("$tyst" --json standard show GWALIA-CS2 | jq .rev)" 2
done_testing
