#!/bin/sh
# A qualification in a browser: enrolling on it, its tree, choosing options.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
command -v curl >/dev/null || skip_all "there is no curl"
command -v jq >/dev/null || skip_all "there is no jq"
make_centre
must "$tyst" standard import "${srcdir:-.}/standards" \
	"${srcdir:-.}/portfolios/demo/qualifications"
must "$tyst" person add --name "Admin One" --role administrator --ref D-1 \
	--language en
echo "three words for D-1" >"$(pass D-1)"
must "$tyst" person passphrase D-1 --passphrase-file "$(pass D-1)"
serve
is "an administrator signs in" "$(enter D-1)" 303
is "a learner too" "$(enter L-1)" 303
is "and an assessor" "$(enter A-2)" 303
admin() { as D-1 "$@"; }
body_has() { grep -c -F -- "$1" "$tmp/body"; }
person_id() { "$tyst" --json person show "$1" | jq -r .id; }
chosen() {
	"$tyst" --json progress L-1 | jq -r '[.qualifications[0].units[] |
		select(.holding == "chosen") | .key] | sort | join(" ")'
}
learner=$(person_id L-1)
assessor=$(person_id A-1)

is "the library has it" "$(admin get /standards)" 200
is "with a link" "$(body_has 'href="/standards/GWALIA-CS2@1"')" 1
is "to its tree" "$(admin get /standards/GWALIA-CS2@1)" 200
is "of groups" "$(body_has '<fieldset class="tree">')" 2
is "with what they ask" "$(body_has 'Units: 1.')" 1
is "and nothing to tick" "$(body_has 'type="checkbox"')" 0

is "it is offered" "$(admin get "/people/$learner")" 200
is "to enrol on" "$(body_has '<option value="GWALIA-CS2"')" 1
is "what never fits is refused" "$(admin post "/people/$learner/enrol" \
	-d qualification=GWALIA-CS2 -d unit=CFACSB15 -d unit=INSCS033 \
	-d "assessor=$assessor")" 422
is "by its rule" "$(body_has 'does not fit the group “Optional units”')" 2
is "and it is still chosen" "$(body_has '<option value="GWALIA-CS2" lang="en" selected>')" 1
is "enrolling" "$(admin post "/people/$learner/enrol" \
	-d qualification=GWALIA-CS2 -d "assessor=$assessor")" 303
page=$(head_of Location)
page=${page%%\?*}
like "leads to its page" "$page" "/qualification/*"
is "and to its mandatory units" "$(chosen)" "INSCS009 SFJOD4"

is "the page" "$(admin get "$page")" 200
is "says what is missing" \
	"$(body_has '1 more unit of the group “Optional units” is needed.')" 1
is "has boxes for what may be chosen" "$(body_has 'type="checkbox"')" 2
is "and none for what is needed" "$(body_has 'value="SFJOD4@1"')" 0
is "two are too many" "$(admin post "$page" -d unit=CFACSB15 -d unit=INSCS033 \
	-d "assessor=$assessor")" 422
is "and both are still ticked" "$(body_has '" checked>')" 2
is "one is chosen" "$(admin post "$page" -d unit=CFACSB15 \
	-d "assessor=$assessor")" 303
is "besides the others" "$(chosen)" "CFACSB15 INSCS009 SFJOD4"
admin get "$page" >/dev/null
is "it is ticked" "$(body_has 'value="CFACSB15@1" checked>')" 1
is "the other says why not" \
	"$(body_has 'It would not count beside what is chosen.')" 1
is "saving it as it is does nothing" "$(admin post "$page" -d unit=CFACSB15@1 \
	-d was=CFACSB15@1 -d "assessor=$assessor")" 303
is "at all" "$("$tyst" --json ledger list |
	jq '[.[].act | select(.kind == "choice")] | length')" 1
admin get "$page" >/dev/null
is "one for the other" "$(admin post "$page" -d unit=INSCS033 \
	-d was=CFACSB15@1 -d "assessor=$assessor")" 303
is "changes places" "$(chosen)" "INSCS009 INSCS033 SFJOD4"
admin get "$page" >/dev/null
is "what is needed stays" "$(admin post "$page" -d unit=INSCS033@1 \
	-d was=SFJOD4@1 -d "assessor=$assessor")" 409
is "and is said to" "$(body_has 'the qualification needs it')" 2

is "the learner has a link" "$(as L-1 get /my)" 200
is "to it" "$(body_has "href=\"$page\"")" 1
is "where they see their own" "$(as L-1 get "$page")" 200
is "without boxes" "$(body_has 'type="checkbox"')" 0
is "with links to their units" "$(grep -c 'href="/unit/' "$tmp/body")" 3
as L-1 get /my >/dev/null
is "they choose nothing" "$(as L-1 post "$page" -d unit=CFACSB15 \
	-d "assessor=$assessor")" 403
is "an assessor of nobody's sees nothing" "$(as A-2 get "$page")" 404
stop_server

# What the operator claims is nobody's step.
cat >"$tmp/q.xml" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<qualification xmlns="urn:x-tyst:standards:1" key="TEST-Q1" rev="1">
  <title><t xml:lang="en">A diploma</t></title>
  <group id="all" kind="mandatory"><unit-ref key="TESTTWO2"/></group>
</qualification>
END
must "$tyst" standard import "$tmp/q.xml"
must "$tyst" qualification terms TEST-Q1 --direct-claims yes
must "$tyst" enrol L-1 --qualification TEST-Q1 --start 2020-01-01
must "$tyst" enrolment register L-1 TEST-Q1 --number GW-1 --on 2020-01-02
must "$tyst" person role D-1 --role coordinator
submitted "Whole" "TESTTWO2:P1-P2,K1"
must review --evidence "$id:VACR" --met TESTTWO2:P1-P2,K1
must "$tyst" unit declare TESTTWO2 --as L-1 --passphrase-file "$(pass L-1)"
must "$tyst" unit sign TESTTWO2 --learner L-1 --as A-1 \
	--passphrase-file "$(pass A-1)"
must "$tyst" unit release TESTTWO2 --learner L-1 --as D-1 --reason "Low risk." \
	--passphrase-file "$(pass D-1)"
must "$tyst" enrolment claim L-1 TEST-Q1
# A break of 29 days moves what a caseload is to reach.
must "$tyst" enrol L-2 --qualification TEST-Q1 --assessor A-1 \
	--start 2020-01-01 --target 2030-01-01
must "$tyst" enrolment break L-2 TEST-Q1 --reason Haf --on 2020-02-01
must "$tyst" enrolment resume L-2 TEST-Q1 --on 2020-03-01
serve
is "the learner comes back" "$(enter L-1)" 303
is "and looks" "$(as L-1 get /my)" 200
unit=$(sed -n 's|.*href="\(/unit/[^"]*\)".*Clear tables.*|\1|p' "$tmp/body")
is "at a unit that the operator claimed" "$(as L-1 get "$unit")" 200
is "and that is said" "$(body_has 'gan y gweithredwr · ')" 1
is "their assessor signs in" "$(enter A-1)" 303
is "and sees a learner" "$(as A-1 get "/learner/$(person_id L-2)")" 200
is "with the target that a break has moved" "$(body_has '30 Ionawr 2030')" 1
stop_server
done_testing
