#!/bin/sh
# The whole job on two small units, and what the verbs refuse.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
make_centre
progress() { "$tyst" --json progress L-1 "$1" | jq -c ".units[0] | $2"; }
acts() { "$tyst" --json ledger list | jq length; }

status "a second centre in the same place is refused" 1 "$tyst" init
is "an enrolment begins registered" "$(progress TESTONE1 '[.state,.items,.met,.mapped]')" \
	'["registered",6,0,0]'
status "enrolling twice is refused" 1 "$tyst" enrol L-1 --unit TESTONE1
is "and says on what" "$output" "tyst: The learner is enrolled on TESTONE1 already."

# Evidence
status "an unknown unit in a mapping is refused" 1 \
	"$tyst" evidence add --as L-1 --title T --link https://a.example --map "NOSUCH:P1"
is "and named" "$output" "tyst: The learner is not enrolled on NOSUCH."
status "an unknown item in a mapping is refused" 1 \
	"$tyst" evidence add --as L-1 --title T --link https://a.example --map "TESTONE1:P1,P9"
is "and named too" "$output" "tyst: TESTONE1 has no item P9."
is "nothing was added" "$("$tyst" --json evidence list L-1)" "[]"
status "a file that is not there is refused" 1 \
	"$tyst" evidence add --as L-1 --title T "$tmp/none.jpg"
like "and named" "$output" "tyst: *$tmp/none.jpg*"
status "a folder is no file" 1 "$tyst" evidence add --as L-1 --title T "$tmp"
status "evidence needs a title" 1 "$tyst" evidence add --as L-1 --title "" --link https://a.example
status "evidence needs content" 1 "$tyst" evidence add --as L-1 --title T
status "somebody not allocated records nothing for the learner" 1 \
	"$tyst" evidence add --as A-2 --learner L-1 --title T --link https://a.example

printf 'not a picture' >"$tmp/a.jpg"
echo "I served tea." >"$tmp/text"
id=$("$tyst" evidence add --as L-1 --title "Te" --text "$tmp/text" \
	--map "TESTONE1:P1,P2 TESTTWO2:P2" "$tmp/a.jpg")
is "a draft maps" "$(progress TESTONE1 '[.state,.mapped,.states.P1]')" '["in-progress",2,"mapped"]'
is "the type follows the medium" "$("$tyst" --json evidence show "$id" | jq -r .type)" AV
echo "Something I should not have written: Eirlys" >"$tmp/draft"
"$tyst" evidence revise "$id" --as L-1 --text "$tmp/draft" >/dev/null
"$tyst" evidence revise "$id" --as L-1 --text "$tmp/text" >/dev/null
openings() { # how many hold the word
	python3 -c 'import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute(
"SELECT COUNT(*) FROM opening WHERE value LIKE ?", ("%" + sys.argv[2] + "%",)).fetchone()[0])' \
		"$tmp/data/tyst.db" "$1"
}
is "what a draft says is kept" "$(openings "I served tea.")" 1
is "what a draft said before is gone" "$(openings Eirlys)" 0
status "more items later" 0 "$tyst" evidence map "$id" "TESTONE1:K1" --as L-1
status "a draft cannot be decided on: R12" 1 review --evidence "$id:VACR" --met TESTONE1:P1
is "the rule says so" "$output" "tyst: A decision cites the exact versions of the learner's submitted evidence that it rests on."
status "submitting needs the right passphrase" 1 \
	"$tyst" evidence submit "$id" --as L-1 --passphrase-file "$(pass A-1)"
like "which is said" "$output" "*tyst: The passphrase is wrong."
status "it is submitted" 0 "$tyst" evidence submit "$id" --as L-1 --passphrase-file "$(pass L-1)"
status "once" 1 "$tyst" evidence submit "$id" --as L-1 --passphrase-file "$(pass L-1)"
is "the item waits" "$(progress TESTONE1 .states.P1)" '"submitted"'

# Reviews
status "an assessor who is not allocated cannot decide" 1 \
	"$tyst" review --as A-2 --passphrase-file "$(pass A-2)" --learner L-1 --evidence "$id" --met TESTONE1:P1
like "and is told so" "$output" "*You are not allocated to this learner*"
status "met needs V A C R" 1 review --evidence "$id:VA" --met TESTONE1:P1
status "not met needs a letter" 1 review --evidence "$id" --not-yet TESTONE1:P1 --next "again"
status "not met needs a next step" 1 review --evidence "$id" --not-yet TESTONE1:P1 --reason V
status "an item is decided once in a review" 1 review --evidence "$id" --met TESTONE1:P1 --not-yet TESTONE1:P1 --reason V --next again
before=$(acts)
status "a review decides items of two units" 0 review --evidence "$id:VACR" \
	--met "TESTONE1:P1 TESTTWO2:P2" --not-yet TESTONE1:P2 --more-needed TESTONE1:K1 \
	--reason S --next "Show me the milk" --feedback "Da iawn"
first=$output
is "as one act" "$(acts)" $((before + 1))
is "states follow" "$(progress TESTONE1 '[.states.P1,.states.P2,.states.K1]')" \
	'["met","not-yet","more-needed"]'
is "so do they in the other unit" "$(progress TESTTWO2 '[.met,.gaps]')" '[1,["P1","K1"]]'
is "the evidence is accepted in part" "$("$tyst" --json evidence show "$id" | jq -r .state)" "accepted-in-part"
status "the same review again is recorded once" 0 "$tyst" --quiet review --as A-1 --passphrase-file "$(pass A-1)" --learner L-1 \
	--evidence "$id:VACR" --met "TESTONE1:P1 TESTTWO2:P2" --not-yet TESTONE1:P2 --more-needed TESTONE1:K1 \
	--reason S --next "Show me the milk" --feedback "Da iawn"
is "and gives the first one's id" "$output" "$first"
is "without an act" "$(acts)" $((before + 1))

# Versions
echo "I served tea with milk." >"$tmp/text"
"$tyst" evidence revise "$id" --as L-1 --text "$tmp/text" >/dev/null
must "$tyst" evidence submit "$id" --as L-1 --passphrase-file "$(pass L-1)"
cat >"$tmp/old.json" <<EOF
{"learner":"L-1","evidence":[{"id":"$id","version":1}],"decisions":[{"items":"TESTONE1:P2","decision":"met"}]}
EOF
status "deciding on an old version is refused" 1 \
	"$tyst" review --as A-1 --passphrase-file "$(pass A-1)" --file "$tmp/old.json"
is "and names the new one" "$output" "tyst: This evidence has a newer version, 2; look at that one."
status "so it is when the old one is named with the letters" 1 review --evidence "$id#1:VACR" --met TESTONE1:P2
like "with the same words" "$output" "*has a newer version, 2;*"
status "a version is a number" 1 review --evidence "$id#two" --met TESTONE1:P2
is "a new version never undoes a met" "$(progress TESTONE1 .states.P1)" '"met"'
is "it carries what was not confirmed" \
	"$("$tyst" --json evidence show "$id" | jq -c '[.mapped[].item]')" '["TESTONE1:P2","TESTONE1:K1"]'
status "a parent met before its child" 0 review --evidence "$id" --met TESTONE1:P2
is "still needs the child" "$(progress TESTONE1 .states.P2)" '"more-needed"'

# Signing
status "signing with items open is refused: R13" 1 \
	"$tyst" unit sign TESTONE1 --learner L-1 --as A-1 --passphrase-file "$(pass A-1)"
is "and lists them" "$output" "tyst: 4 criteria are not met yet: P2.1, P3, K1, K2"
status "or in Welsh" 1 "$tyst" --lang cy \
	unit sign TESTONE1 --learner L-1 --as A-1 --passphrase-file "$(pass A-1)"
is "with the form that the number takes" "$output" \
	"tyst: Mae 4 maen prawf heb eu bodloni eto: P2.1, P3, K1, K2"
status "so is declaring" 1 "$tyst" unit declare TESTONE1 --as L-1 --passphrase-file "$(pass L-1)"
submitted "Rest" "TESTONE1:P2.1,P3,K1-K2"
status "the rest is met" 0 review --evidence "$id" --met TESTONE1:P2.1,P3,K1-K2
is "the unit is complete" "$(progress TESTONE1 '[.state,.met,.gaps]')" '["complete",6,[]]'
status "an assessor signs first" 0 \
	"$tyst" unit sign TESTONE1 --learner L-1 --as A-1 --passphrase-file "$(pass A-1)"
is "the unit is signed" "$(progress TESTONE1 .state)" '"signed"'
status "what is signed does not change: R14" 1 review --evidence "$id" --not-yet TESTONE1:P3 --reason V --next x
is "the refusal has the rule for its code" \
	"$("$tyst" --json --lang cy review --as A-1 --passphrase-file "$(pass A-1)" --learner L-1 --evidence "$id" --not-yet TESTONE1:P3 --reason V --next x 2>/dev/null | jq -r '.error.code, .error.message' | head -c 32)" \
	"R14
Mae'r uned wedi'i llofnodi. "
like "the rule says so in English" "$output" "tyst: The unit is signed, and what is signed does not change*"
status "nor is more mapped to it" 1 "$tyst" evidence map "$id" TESTONE1:P1 --as L-1
status "nor its evidence withdrawn" 1 "$tyst" evidence withdraw "$id" --as L-1
status "the learner declares after it" 0 "$tyst" unit declare TESTONE1 --as L-1 --passphrase-file "$(pass L-1)"
is "then it waits for quality assurance" "$(progress TESTONE1 .state)" '"iqa-pool"'
status "signing twice is refused" 1 \
	"$tyst" unit sign TESTONE1 --learner L-1 --as A-1 --passphrase-file "$(pass A-1)"

# Records made by others
id=$("$tyst" evidence add --as A-1 --learner L-1 --type OBS --title "Seen" --text "$tmp/text" \
	--detail start=09:30 --detail end=10:15 --detail place=Desk \
	--detail "seen=09:36 TESTTWO2:P1 Greeted them." --map TESTTWO2:K1)
must "$tyst" evidence submit "$id" --as A-1 --passphrase-file "$(pass A-1)"
status "an observation counts at once" 0 review --evidence "$id" --met TESTTWO2:P1,K1
is "the unit is complete" "$(progress TESTTWO2 .state)" '"complete"'
status "but its signature waits for the learner: R13" 1 \
	"$tyst" unit sign TESTTWO2 --learner L-1 --as A-1 --passphrase-file "$(pass A-1)"
like "and says for what" "$output" "*has not yet confirmed evidence 3*"
status "only the learner confirms" 1 "$tyst" evidence confirm "$id" --as A-1 --passphrase-file "$(pass A-1)"
status "the learner confirms" 0 "$tyst" evidence confirm "$id" --as L-1 --passphrase-file "$(pass L-1)" --comment "$tmp/text"
status "then it is signed" 0 "$tyst" unit sign TESTTWO2 --learner L-1 --as A-1 --passphrase-file "$(pass A-1)"

# People
status "a weak passphrase is refused" 1 sh -c "echo short | '$tyst' person passphrase A-2 --passphrase-file -"
status "an address serves one person" 1 "$tyst" person add --name X --role learner --ref L-1
status "an address is one in any case" 0 "$tyst" person add --name "Zoë" --role learner --ref Z-1 --email Zoe@Example.Org
status "and finds its person" 0 "$tyst" person show zoe@example.org
status "who gets another role" 0 "$tyst" person role Z-1 --role assessor
like "and has both" "$output" "*learner,assessor*"
is "a command without results says so in JSON" "$("$tyst" --json person approve Z-1 --unit TESTONE1 --from 2026-01-01 --to 2026-01-02 2>/dev/null)" "{}"
status "nobody but a learner has evidence" 1 "$tyst" evidence add --as A-1 --title T --link https://a.example
status "a role must exist" 1 "$tyst" person add --name X --role king
status "nobody by that name" 1 "$tyst" progress NOBODY
status "a leaver acts no more" 0 "$tyst" person disable A-2
status "and is refused" 1 "$tyst" evidence add --as A-2 --title T --link https://a.example
done_testing
