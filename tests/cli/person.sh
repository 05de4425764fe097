#!/bin/sh
# People: who there is, what they may be, and until when.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
make_centre

is "everybody is listed" \
	"$("$tyst" --json person list | jq -r 'map(.ref) | join(" ")')" \
	"A-1 A-2 L-1 L-2"
is "approvals are shown with their days" "$("$tyst" --json person show A-2 |
	jq -c '.approvals[0] | [.unit,.from,.to]')" \
	'["TESTONE1","2020-01-01","2099-12-31"]'
status "a new person without a reference gets one" 0 \
	"$tyst" --json person add --name "Rhywun" --role witness
is "in Welsh unless said, and without a passphrase" \
	"$(printf '%s' "$output" | jq -c '[.ref,.language,.disabled]')" \
	'["P-0005","cy",false]'
status "only assessors are approved" 1 "$tyst" person approve L-2 \
	--unit TESTONE1 --from 2020-01-01 --to 2020-12-31
is "and it is said why" "$output" \
	"tyst: Learner Two is not an assessor; “tyst person role” gives the role."
status "a day must be one" 1 "$tyst" person approve A-2 \
	--unit TESTONE1 --from 2020-01-01 --to 2020-02-30
is "and is named" "$output" \
	"tyst: “2020-02-30” is not a day; write it as YYYY-MM-DD."
status "an approval ends after it begins" 1 "$tyst" person approve A-2 \
	--unit TESTONE1 --from 2021-01-01 --to 2020-12-31
status "a unit that is not in the library is refused" 1 "$tyst" person approve \
	A-2 --unit "whatever I like" --from 2020-01-01 --to 2020-12-31
must "$tyst" person approve A-2 --unit testtwo2@1 --from 2020-01-01 --to 2020-12-31
is "an approval is for the unit's key, however it was named" \
	"$("$tyst" --json person show A-2 | jq -r '.approvals[1].unit')" TESTTWO2

must "$tyst" person disable A-2
status "who has left is not approved" 1 "$tyst" person approve A-2 \
	--unit TESTONE1 --from 2020-01-01 --to 2020-12-31
status "nor allocated" 1 "$tyst" enrol L-2 --unit TESTONE1 --assessor A-2
status "nor given a new passphrase" 1 "$tyst" person passphrase A-2 \
	--passphrase-file "$(pass A-2)"
is "and it is said why" "$output" "tyst: The access of Assessor Two has ended."
status "an enrolment aims at a day after its start" 1 "$tyst" enrol L-2 \
	--unit TESTONE1 --start 2026-01-02 --target 2026-01-01
like "and it is said so" "$output" "*before it."
must "$tyst" person disable L-2
status "nor enrolled" 1 "$tyst" enrol L-2 --unit TESTONE1
done_testing
