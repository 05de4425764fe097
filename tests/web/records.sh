#!/bin/sh
# Who reads dated records, and actions of them and of samples: those who may
# open the learner's record, which is noted, and never whom an investigation is
# about.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
command -v curl >/dev/null || skip_all "there is no curl"
make_centre

somebody Q-1 iqa
somebody Q-2 iqa
somebody M-1 coordinator
can_sign L-2
must "$tyst" person approve Q-1 --as iqa --unit TESTONE1 \
	--from 2020-01-01 --to 2099-12-31
written() { # KIND ABOUT ACTION [OPTION]…: its id
	kind=$1 about=$2 action=$3
	shift 3
	echo "Words of $kind" >"$tmp/words"
	"$tyst" record add "$kind" --as M-1 --about "$about" \
		--text "$tmp/words" --action "$action" "$@"
}
action_of() { "$tyst" --json record show "$1" | jq -r '.actions[0].action'; }
plan=$(written plan L-1 "required A-1: ask Cadi for two photos" --with A-2)
plan_action=$(action_of "$plan")
hidden=$(written malpractice Q-1 "required M-1: look at every sample by Q-1")
hidden_action=$(action_of "$hidden")
appeal=$(written appeal L-1 "required M-1: answer it")
meeting=$("$tyst" record add standardisation --as M-1 --text "$tmp/words")
"$tyst" --json sample record TESTONE1 --kind interim --learner L-1 --voice \
	--as Q-1 --passphrase-file "$(pass Q-1)" \
	--action "required M-1: observe it again" >"$tmp/sample"
sample=$(jq -r .sample "$tmp/sample")
sample_action=$("$tyst" --json action list M-1 |
	jq -r '.[] | select(.text == "observe it again") | .action')

serve
for who in L-1 L-2 A-1 A-2 Q-1 Q-2 M-1; do
	is "$who signs in" "$(enter $who)" 303
done
asked() { # WHO PATH
	as "$1" get "$2"
}
shows() { grep -c -- "$1" "$tmp/body"; }

is "a plan's action is its owner's" "$(asked A-1 "/action/$plan_action")" 200
is "and whoever's the plan names" "$(asked A-2 "/action/$plan_action")" 200
is "and the coordinator's" "$(asked M-1 "/action/$plan_action")" 200
is "to an IQA of none of the learner's units it is not there" \
	"$(asked Q-2 "/action/$plan_action")" 404
asked Q-1 "/sample/$sample" >/dev/null
unit=$(grep -o '/unit/[0-9a-f-]\{36\}' "$tmp/body" | head -n 1)
asked A-1 "$unit" >/dev/null
is "a unit's page says what keeps its release back" \
	"$(shows "/action/$sample_action") $(shows "/action/$plan_action")" "1 0"
asked L-1 "$unit" >/dev/null
is "to its learner what they may read" "$(shows "/action/$sample_action")" 0
is "and leads them to their open appeal" "$(shows "/record/$appeal")" 1
asked Q-2 /quality >/dev/null
is "not in the list either" "$(shows "ask Cadi")" 0
asked Q-1 /quality >/dev/null
is "where an IQA of the learner has it" "$(shows "ask Cadi")" 1
is "whom an investigation is about does not see what follows from it" \
	"$(asked Q-1 "/action/$hidden_action")" 404
is "nor do they end it" "$(asked Q-1 /account >/dev/null
	as Q-1 post "/action/$hidden_action")" 404
asked Q-1 /quality >/dev/null
is "nor find it in the list" "$(shows "every sample by")" 0
asked Q-2 /quality >/dev/null
is "as others do" "$(shows "every sample by")" 1
is "a sample's action is read by who reads the sample" \
	"$(asked A-1 "/sample/$sample") $(asked A-1 "/action/$sample_action")" \
	"200 200"
is "and not by the learner" \
	"$(asked L-1 "/sample/$sample") $(asked L-1 "/action/$sample_action")" \
	"403 404"
is "who is named in a learner's record reads it" \
	"$(asked A-2 "/record/$plan")" 200
asked M-1 "/record/$plan" >/dev/null
is "actions are said" "$(as M-1 post "/record/$plan/act" -d rows=1)" 422
asked M-1 /records >/dev/null
is "the list of everybody's records is the coordinator's" \
	"$(shows "/record/$plan")" 2
asked Q-1 /records >/dev/null
is "an IQA has there what is about no learner" \
	"$(shows "/record/$appeal") $(shows "/record/$meeting")" "0 1"
is "and no investigation about themselves" "$(shows "/record/$hidden")" 0
asked Q-2 /records >/dev/null
is "another IQA has that" "$(shows "/record/$hidden")" 1
asked Q-1 "/records?about=L-1" >/dev/null
is "and of a learner whom they assure what may be read" \
	"$(shows "/record/$appeal")" 1
is "of any other learner nothing" "$(asked Q-2 "/records?about=L-1")" 404
asked M-1 "/records/new?kind=plan&about=L-1&rows=1" >/dev/null
is "a form says about whom it is" "$(shows "Learner One")" 1
for who in Q-2 L-2; do
	asked $who "/records/new?kind=appeal&about=L-1&rows=1" >/dev/null
	is "and to $who nobody's name" "$(shows "Learner One")" 0
done
stop_server
is "and that is noted" "$("$tyst" --json access list L-1 |
	jq -r '.[] | select(.person == "A-2") | .what' | sort -u)" record
done_testing
