#!/bin/sh
# Dated records: who writes which kind, about whom; signing, closing, actions
# that follow; and that no word of them stands in the ledger.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
make_centre
must "$tyst" person add --name "Iqa One" --role iqa --ref Q-1
must "$tyst" person add --name "Coordinator One" --role coordinator --ref C-1
echo "three words for Q-1" >"$(pass Q-1)"
must "$tyst" person passphrase Q-1 --passphrase-file "$(pass Q-1)"
echo "Observe a morning's work, then talk it through." >"$tmp/plan"
echo '{"scan":1}' >"$tmp/scan.json"
add() { "$tyst" record add "$@"; }
show() { "$tyst" --json record show "$1" | jq -rc "$2"; }
code() { "$@" | jq -r .error.code; }
verifies() {
	rm -f "$tmp/p.zip"
	must "$tyst" export L-1 -o "$tmp/p.zip"
	status "$1" 0 "$tyst" verify "$tmp/p.zip"
}

plan=$(add plan --as A-1 --about L-1 --on 2026-01-05 --due 2026-02-05 \
	--text "$tmp/plan" --items TESTONE1:P1,P3 --items TESTTWO2:P1 \
	--action "required L-1 2026-01-20 TESTONE1:P1: Send a photograph." \
	--action "advice A-1: Ask the employer for a room." "$tmp/scan.json")
is "a plan keeps its kind, day and criteria" \
	"$(show "$plan" '[.kind, .on, .due, .items, .text]')" \
	'["plan","2026-01-05","2026-02-05","TESTONE1:P1, TESTONE1:P3, TESTTWO2:P1","Observe a morning'"'"'s work, then talk it through."]'
is "its actions say what is needed, of whom, when" \
	"$(show "$plan" '[.actions[] | .need, .owner, .due, .items]')" \
	'["required","Learner One","2026-01-20","TESTONE1:P1","advice","Assessor One",null,""]'
is "its files are kept" "$(show "$plan" '[.files[] | .name, .size]')" \
	'["scan.json",11]'
is "nobody has signed it yet" "$(show "$plan" '[.people[].signed]')" '[null,null]'
status "who it is about signs it" 0 "$tyst" record sign "$plan" --as L-1 \
	--passphrase-file "$(pass L-1)"
status "and its author" 0 "$tyst" record sign "$plan" --as A-1 \
	--passphrase-file "$(pass A-1)"
is "both signatures are there" "$(show "$plan" '[.people[].signed] | map(. != null)')" \
	'[true,true]'
is "each signs once" "$(code "$tyst" --json record sign "$plan" --as L-1 \
	--passphrase-file "$(pass L-1)")" signed
is "who is not named does not sign" "$(code "$tyst" --json record sign "$plan" \
	--as Q-1 --passphrase-file "$(pass Q-1)")" not-named
verifies "a package of a learner with plans verifies"

# Who may write what
is "an assessor who is not allocated writes no plan" \
	"$(code "$tyst" --json record add plan --as A-2 --about L-1 --text "$tmp/plan")" not-allocated
is "nor a learner" \
	"$(code "$tyst" --json record add plan --as L-1 --about L-1 --text "$tmp/plan")" not-writer
is "nor an assessor an investigation" \
	"$(code "$tyst" --json record add malpractice --as A-1 --about L-1 --text "$tmp/plan")" not-writer
is "a plan is about a learner" \
	"$(code "$tyst" --json record add plan --as A-1 --text "$tmp/plan")" no-about
is "and not about an assessor" \
	"$(code "$tyst" --json record add plan --as A-1 --about A-2 --text "$tmp/plan")" not-learner
is "standardisation is the centre's" \
	"$(code "$tyst" --json record add standardisation --as Q-1 --about L-1 --text "$tmp/plan")" about-centre
is "CPD is of those who work there" \
	"$(code "$tyst" --json record add cpd --as Q-1 --about L-1 --text "$tmp/plan")" not-staff
is "a review names no criteria" \
	"$(code "$tyst" --json record add progress-review --as A-1 --about L-1 --items TESTONE1:P1 --text "$tmp/plan")" no-items
is "there is something to read" \
	"$(code "$tyst" --json record add plan --as A-1 --about L-1)" no-text
is "a day is a day" \
	"$(code "$tyst" --json record add plan --as A-1 --about L-1 --on 2026-02-30 --text "$tmp/plan")" bad-day
is "a kind is one of the list" \
	"$(code "$tyst" --json record add diary --as A-1 --about L-1 --text "$tmp/plan")" bad-kind
is "an action has its form" \
	"$(code "$tyst" --json record add plan --as A-1 --about L-1 --text "$tmp/plan" --action "do it")" bad-action
is "and an owner" \
	"$(code "$tyst" --json record add plan --as A-1 --about L-1 --text "$tmp/plan" --action "advice X-9: Do it.")" no-person
status "a record that was refused left nothing" 0 "$tyst" record list L-1
is "but the plan" "$(echo "$output" | wc -l)" 1

# Of the centre
meeting=$(add standardisation --as Q-1 --with A-1 --with A-2 --with C-1 \
	--text "$tmp/plan" --items TESTONE1:P3 \
	--action "required A-2 2026-03-01 TESTONE1:P3: Look at P3 again.")
is "a meeting has everybody who was there" "$(show "$meeting" '[.people[].name]')" \
	'["Assessor One","Assessor Two","Coordinator One","Iqa One"]'
is "it is about the centre" "$(show "$meeting" '[.about, .items]')" \
	'[null,"TESTONE1:P3"]'

# Actions
is "what is open of one owner" \
	"$("$tyst" --json action list A-2 | jq -rc '[.[].text]')" '["Look at P3 again."]'
is "what is due soonest comes first" \
	"$("$tyst" --json action list | jq -rc '[.[].due]')" \
	'["2026-01-20","2026-03-01",null]'
action=$("$tyst" --json action list A-2 | jq -r '.[0].action')
is "another assessor does not say it is done" \
	"$(code "$tyst" --json action close "$action" --as A-1)" not-owner
echo "Looked." >"$tmp/looked"
status "its owner does" 0 "$tyst" action close "$action" --as A-2 --text "$tmp/looked"
is "with what came of it" "$(show "$meeting" '[.actions[0].outcome]')" '["Looked."]'
is "once" "$(code "$tyst" --json action close "$action" --as A-2)" action-done
status "actions may follow later" 0 "$tyst" record act "$meeting" --as C-1 \
	--action "advice A-1: Tell the others."
is "they are there" "$(show "$meeting" '.actions | length')" 2

about=$(add malpractice --as C-1 --about Q-1 --text "$tmp/plan" \
	--action "required A-1: Say what you saw.")
action=$(show "$about" '.actions[0].action' | tr -d '"')
is "what comes of an investigation about an IQA is not theirs to end" \
	"$(code "$tyst" --json action close "$action" --as Q-1)" no-action
status "the coordinator does" 0 "$tyst" action close "$action" --as C-1
status "and closes it" 0 "$tyst" record close "$about" --as C-1

# Open until closed
appeal=$(add appeal --as L-1 --about L-1 --items TESTONE1:P3 --text "$tmp/plan")
is "an appeal is open" "$(show "$appeal" .state)" open
under() { "$tyst" --json progress L-1 | jq -c '[.units[] | [.key, .under_appeal, .under_investigation]]'; }
is "and the unit it is about is under it" "$(under)" \
	'[["TESTONE1",true,false],["TESTTWO2",false,false]]'
like "which is said" "$("$tyst" --lang en progress L-1 TESTONE1)" "*An appeal is open.*"
verifies "a package says so, as the acts do"
like "in its portfolio" "$(unzip -p "$tmp/p.zip" "*/portfolio.xml")" \
	'*key="TESTONE1"*under="appeal"*key="TESTTWO2"*'
is "its learner does not close it" \
	"$(code "$tyst" --json record close "$appeal" --as L-1)" not-writer
must "$tyst" person role L-1 --role coordinator
is "nor as a coordinator besides" \
	"$(code "$tyst" --json record close "$appeal" --as L-1)" about-oneself
is "what is open is listed" "$("$tyst" --json record list --open | jq -rc '[.[].kind]')" \
	'["appeal"]'
status "the coordinator closes it" 0 "$tyst" record close "$appeal" --as C-1 \
	--text "$tmp/looked"
is "with its outcome" "$(show "$appeal" '[.state, .outcome]')" '["closed","Looked."]'
is "once" "$(code "$tyst" --json record close "$appeal" --as C-1)" not-open
is "a plan is not open" "$(code "$tyst" --json record close "$plan" --as A-1)" not-open
verifies "a package of a learner who appealed verifies"

is "no word of any of it is in the ledger" \
	"$("$tyst" ledger list | grep -ciE 'morning|photograph|looked|scan.json')" 0
is "what there is not is not shown" "$(code "$tyst" --json record show \
	0192e0c4-7a10-7c3b-9f00-1d2c3b4a5f60)" no-record
done_testing
