#!/bin/sh
# What becomes of an enrolment on a qualification, and who is allocated: at the
# command line, and in a package whose acts must say the same.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
make_centre
must "$tyst" person add --name "Person C" --role coordinator --ref C-1
must "$tyst" person add --name "Person Q" --role iqa --ref Q-1 --language en
code() { printf '%s' "$output" | sed -n 's/.*"code": *"\([^"]*\)".*/\1/p'; }

# Allocations
status "an IQA is allocated to a unit" 0 "$tyst" --lang en allocate L-1 \
	--to Q-1 --role iqa --unit TESTONE1 --start 2020-02-01 --as C-1
like "and it is told that they are not approved in the learner's language" \
	"$output" "*Learner One is assessed in Welsh; Person Q has no approval in Welsh for: TESTONE1*"
must "$tyst" person approve Q-1 --as iqa --unit TESTONE1 --language en \
	--from 2020-01-01 --to 2099-12-31
gaps() { "$tyst" --json "$@" 2>/dev/null |
	jq -r '[.language_gaps[] | "\(.learner) \(.language) \(.name) \(.units)"] | join("; ")'; }
must "$tyst" person add --name "Learner Nine" --role learner --ref GAP-9
is "nor by an approval in another" \
	"$(gaps enrol GAP-9 --unit TESTONE1 --unit TESTTWO2 --iqa Q-1)" \
	"Learner Nine cy Person Q TESTONE1 TESTTWO2"
must "$tyst" person approve Q-1 --as iqa --unit TESTONE1 --language en --language cy \
	--from 2020-01-01 --to 2099-12-31
must "$tyst" person add --name "Learner Eight" --role learner --ref GAP-8
is "by one in both they are" \
	"$(gaps enrol GAP-8 --unit TESTONE1 --unit TESTTWO2 --iqa Q-1)" \
	"Learner Eight cy Person Q TESTTWO2"
is "which a person shows" "$("$tyst" --json person show Q-1 |
	jq -r '[.approvals[].languages] | sort | join(", ")')" "cy en, en"
status "a language there is not" 1 "$tyst" --json person approve Q-1 --as iqa \
	--unit TESTONE1 --language fr --from 2020-01-01 --to 2099-12-31
is "is named" "$(code)" bad-language
status "once" 1 "$tyst" --json allocate L-1 --to Q-1 --role iqa \
	--unit TESTONE1 --as C-1
is "by its code" "$(code)" allocated
status "not by an assessor" 1 "$tyst" --json allocate L-1 --to A-2 --as A-1
is "whose work it is not" "$(code)" not-coordinator
status "nor as what they are not" 1 "$tyst" --json allocate L-1 --to A-2 --role iqa --as C-1
status "an assessor who leaves hands over" 0 "$tyst" --json allocate \
	--from A-1 --to A-2 --as C-1
like "all of it" "$output" '*"units": 2*'
status "and has nothing left to hand over" 1 "$tyst" --json allocate \
	--from A-1 --to A-2 --start 2199-01-01 --as C-1
is "which is said" "$(code)" no-allocation
status "an allocation ends" 0 "$tyst" allocate L-1 --from Q-1 --as C-1
status "a role there is not" 1 "$tyst" --json allocate L-1 --to A-1 --role tutor
is "is named" "$(code)" bad-role
agrees "allocated"

# The course of an enrolment
cat >"$tmp/q.xml" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<qualification xmlns="urn:x-tyst:standards:1" key="TEST-Q1" rev="1">
  <title><t xml:lang="en">A diploma</t></title>
  <group id="all" kind="mandatory">
    <unit-ref key="TESTTWO2"/>
  </group>
</qualification>
END
must "$tyst" standard import "$tmp/q.xml"
must "$tyst" qualification terms TEST-Q1 --register-within 30
must "$tyst" enrol L-1 --qualification TEST-Q1 --start 2026-01-01 --target 2026-07-01
status "what a learner cannot be registered by enrols nobody" 1 \
	"$tyst" enrol L-2 --qualification TEST-Q1 --assessor A-1 \
	--cohort "Carfan yr hydref" --registration " "
is "so that the command can be given again" "$("$tyst" --json progress L-2 |
	jq -r '"\(.cohort) \(.qualifications | length)"')" "null 0"
status "a cohort, a workplace and a registration go with an enrolment" 0 \
	"$tyst" enrol L-2 --qualification TEST-Q1 --assessor A-1 \
	--registration GW-2 --cohort "Carfan yr hydref" --site "Swyddfa Dôl Wen"
two() { "$tyst" --json progress L-2 |
	jq -r '"\(.cohort) | \(.site) | \(.qualifications[0].registration)"'; }
is "and are shown" "$(two)" "Carfan yr hydref | Swyddfa Dôl Wen | GW-2"
must "$tyst" enrol L-2 --unit TESTONE1 --site "Canolfan Ceiri"
is "what is not said stays" "$(two)" "Carfan yr hydref | Canolfan Ceiri | GW-2"
status "a name of two lines" 1 "$tyst" --json enrol L-1 --unit TESTONE1@1 \
	--cohort "$(printf 'a\nb')"
status "only a qualification is registered for" 2 "$tyst" enrol L-2 \
	--unit TESTONE1 --registration 7
on() { "$tyst" --json progress L-1 | jq -r ".qualifications[0].$1"; }
step() { # GROUP COMMAND [WORD]…
	group=$1 what=$2
	shift 2
	"$tyst" --json "$group" "$what" L-1 TEST-Q1 "$@" --as C-1
}
is "a learner is enrolled" "$(on state)" enrolled
is "and to be registered" "$(on register_by)" 2026-01-31
status "a registration needs its number" 1 step enrolment register --number " "
is "which is said" "$(code)" no-number
status "it is recorded" 0 step enrolment register --number GW-55101 --on 2026-01-20
is "and shown" "$(on state) $(on registration)" "registered GW-55101"
status "what is yet to come is not" 1 step enrolment break --reason Haf --on 2199-01-01
is "which is said" "$(code)" day-to-come
status "a break is" 0 step enrolment break --reason "Haf" --on 2026-02-01 --until 2026-03-01
is "the learner is on a break" "$(on state)" on-break
status "nothing is claimed in it" 1 step enrolment claim
is "as its state says" "$(code)" on-break
status "the learner is back" 0 step enrolment resume --on 2026-03-01
is "and registered" "$(on state)" registered
is "the break has moved the target" "$(on target) $("$tyst" --json progress L-1 |
	jq -r '.units[] | select(.key == "TESTTWO2") | .target')" "2026-07-29 null"
status "what was not signed is not claimed" 1 step enrolment claim
agrees "registered"
status "the learner leaves" 0 step enrolment withdraw --reason "Swydd newydd"
is "and has" "$(on state)" withdrawn
status "for good" 1 step enrolment resume
agrees "withdrawn"

# Breaks of two qualifications that share a unit: 20 and 18 days in February,
# ten of which are the same; and one that the learner left on.
sed 's/TEST-Q1/TEST-Q2/' "$tmp/q.xml" >"$tmp/q2.xml"
must "$tyst" standard import "$tmp/q2.xml"
must "$tyst" person add --name "Learner Three" --role learner --ref L-3
must "$tyst" enrol L-3 --unit TESTTWO2 --start 2026-01-01 --target 2026-07-01
for q in TEST-Q1 TEST-Q2; do
	must "$tyst" enrol L-3 --qualification $q --start 2026-01-01 \
		--target 2026-07-01
done
of() { # QUALIFICATION COMMAND OPTION…
	q=$1 what=$2
	shift 2
	must "$tyst" enrolment "$what" L-3 "$q" "$@" --as C-1
}
targets() { "$tyst" --json progress L-3 |
	jq -r '([.qualifications[] | .target] + [.units[0].target]) | join(" ")'; }
of TEST-Q1 break --reason Haf --on 2026-02-01
of TEST-Q2 break --reason Haf --on 2026-02-11
of TEST-Q1 resume --on 2026-02-21
of TEST-Q2 resume --on 2026-03-01
is "a day of two breaks moves a unit's target once" "$(targets)" \
	"2026-07-21 2026-07-19 2026-07-29"
of TEST-Q2 break --reason Salwch --on 2026-03-01
of TEST-Q2 withdraw --reason "Swydd newydd" --on 2026-03-11
is "and a break ends when the learner leaves" "$(targets)" \
	"2026-07-21 2026-07-29 2026-08-08"
status "an answer is yes or no" 2 "$tyst" qualification terms TEST-Q1 \
	--direct-claims perhaps
status "and a deadline in days" 1 "$tyst" qualification terms TEST-Q1 \
	--claim-within soon
like "the terms are shown" "$("$tyst" --json qualification terms TEST-Q1)" \
	'*"register_within": 30*'
status "one that has ended is not agreed to" 1 step enrolment agree --reason Cytuno
status "nor certificated" 1 step enrolment certificate --number 1
status "nor transferred" 1 step enrolment transfer --to Pell
is "one that has ended goes no further" "$(on state)" withdrawn
done_testing
