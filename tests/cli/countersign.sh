#!/bin/sh
# A trainee's decisions wait until somebody qualified has countersigned them;
# whole or by item, and after each part a package says the same as its acts.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
make_centre
somebody "T-1=Trainee" trainee-assessor
must "$tyst" person approve T-1 --unit TESTONE1 --from 2020-01-01 --to 2099-12-31
somebody "L-3=Learner Three" learner
must "$tyst" enrol L-3 --unit TESTONE1 --assessor T-1 --countersigner A-1 \
	--start 2020-01-01
state() { "$tyst" --json progress L-3 TESTONE1 | jq -r ".units[0].states.$1"; }
list() { "$tyst" --json countersign list --as "$1" | jq -rc "$2"; }
sent() { # TITLE ITEMS
	id=$("$tyst" evidence add --as L-3 --title "$1" --link https://a.example \
		--map "$2") || exit 99
	must "$tyst" evidence submit "$id" --as L-3 --passphrase-file "$(pass L-3)"
}
judge() { "$tyst" review --as T-1 --passphrase-file "$(pass T-1)" --learner L-3 "$@"; }
sign() { # WHO REVIEW …
	who=$1
	shift
	"$tyst" countersign "$@" --as "$who" --passphrase-file "$(pass "$who")"
}

# Waiting
sent "Tea" TESTONE1:P1,P3
first=$(judge --evidence "$id" --met TESTONE1:P1,P3) || exit 99
is "a trainee's decision waits" "$(state P1)" to-countersign
is "and counts for nothing" \
	"$("$tyst" --json progress L-3 | jq '.units[0].met')" 0
is "it is in the queue of the countersigner" \
	"$(list A-1 '.waiting[] | [.review, .decisions]')" "[\"$first\",2]"
is "and of nobody else" "$(list A-2 '.waiting')" "[]"
is "the learner sees what was judged" \
	"$("$tyst" --json evidence show "$id" | jq -r .state)" accepted
agrees "waiting" L-3

# Refusing
status "nobody countersigns their own" 1 sign T-1 "$first"
is "by rule R2" "$output" "tyst: Nobody countersigns their own decision."
status "who is not allocated does not" 1 sign A-2 "$first"
is "and is told so" "$output" \
	"tyst: You are not allocated as countersigner to this learner's unit."
status "to send back needs a reason" 1 sign A-1 "$first" --send-back TESTONE1:P1
status "only what waits is sent back" 1 sign A-1 "$first" --send-back TESTONE1:K1 --note "No."
status "there is such a review" 1 sign A-1 "$id"
is "nothing of it remains" "$(state P1)" to-countersign

# By item
sign A-1 "$first" --send-back TESTONE1:P3 --note "Only one cup." --due 2099-01-01 >"$tmp/out" ||
	exit 99
is "what is agreed to counts" "$(state P1)" met
is "what is sent back is to be decided again" "$(state P3)" submitted
is "its evidence is in review again" \
	"$("$tyst" --json evidence show "$id" | jq -r .state)" in-review
is "the trainee has it before them, with the reason" \
	"$(list T-1 '.sent_back[] | [.item, .note, .due]')" \
	'["TESTONE1:P3","Only one cup.","2099-01-01"]'
status "once only" 1 sign A-1 "$first"
agrees "agreed in part" L-3
second=$(judge --evidence "$id" --more-needed TESTONE1:P3 --reason S --next "Two cups.") || exit 99
is "decided again it waits again" "$(state P3)" to-countersign
is "and is sent back no longer" "$(list T-1 .sent_back)" "[]"
must sign A-1 "$second"
is "a more-needed counts too" "$(state P3)" more-needed
agrees "decided again" L-3

# What stood stays
sent "More tea" TESTONE1:P1,P3
third=$(judge --evidence "$id" --met TESTONE1:P3 --not-yet TESTONE1:P1 --reason S --next "Stir.") || exit 99
is "what was met stays met until then" "$(state P1)" met
must sign A-1 "$third" --send-back all --note "Look at the first again."
is "and after it was sent back" "$(state P1) $(state P3)" "met submitted"
agrees "sent back whole" L-3
fourth=$(judge --evidence "$id" --met TESTONE1:P3) || exit 99
must "$tyst" evidence withdraw "$id" --as L-3
status "what rests on evidence withdrawn waits no longer" 1 sign A-1 "$fourth"
is "and is no decision" "$(state P3)" more-needed
agrees "withdrawn while it waited" L-3

# Overtaken
must "$tyst" person role T-1 --role assessor
must "$tyst" person approve T-1 --unit TESTONE1 --as assessor \
	--from 2020-01-01 --to 2099-12-31
sent "Cups" TESTONE1:P3
must judge --evidence "$id" --met TESTONE1:P3
is "who is approved as an assessor decides at once" "$(state P3)" met
agrees "qualified since" L-3

# An approval that ends early, on a day that does not end
TYST_CLOCK=2090-01-10T12:00:00Z
export TYST_CLOCK
must "$tyst" person approval-end T-1 --unit TESTONE1 --as assessor --to 2090-01-10
is "it is shown" "$("$tyst" --json person show T-1 |
	jq -r '.approvals[] | select(.role == "assessor").ended')" 2090-01-10
agrees "ended" L-3
status "once it ended there is nothing to end" 1 "$tyst" person approval-end T-1 \
	--unit TESTONE1 --as assessor --to 2098-01-01
status "an approval of an IQA may be for units" 1 "$tyst" person approve A-1 \
	--unit TESTONE1 --as iqa --from 2020-01-01 --to 2099-12-31
is "of somebody with that role" "$output" \
	"tyst: Assessor One does not have the role for this; “tyst person role” gives it."
status "nobody is approved as a learner" 1 "$tyst" person approve A-1 \
	--unit TESTONE1 --as learner --from 2020-01-01 --to 2099-12-31
done_testing
