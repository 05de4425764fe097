#!/bin/sh
# What verbs do and refuse where several meet: versions, withdrawals, refusals,
# retries, races.  After each part a package is made and verified, so that what
# the rows say is what the acts say.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
make_centre
must "$tyst" person add --name "Assessor Three" --role assessor --ref A-3
echo "three words for A-3" >"$(pass A-3)"
must "$tyst" person passphrase A-3 --passphrase-file "$(pass A-3)"
must "$tyst" person approve A-3 --unit TESTTWO2 --from 2020-01-01 --to 2099-12-31
must "$tyst" person add --name "Learner Three" --role learner --ref L-3
state() { "$tyst" --json progress L-1 "$1" | jq -r ".units[0].states[\"$2\"]"; }
evidence() { "$tyst" --json evidence show "$1" | jq -rc "$2"; }
acts() { "$tyst" --json ledger list | jq length; }
submit() { must "$tyst" evidence submit "$id" --as "$1" --passphrase-file "$(pass "$1")"; }
confirm() { "$tyst" evidence confirm "$id" --as L-1 --passphrase-file "$(pass L-1)" "$@"; }
form() { # JSON
	echo "$1" >"$tmp/form.json"
	"$tyst" review --as A-1 --passphrase-file "$(pass A-1)" --file "$tmp/form.json"
}

# Who may
id=$("$tyst" evidence add --as A-1 --learner L-1 --type OBS --title Seen \
	--detail start=09:30 --detail end=10:15 --detail place=Desk \
	--detail "seen=09:36 TESTTWO2:P1 Greeted them." \
	--link https://a.example --map TESTTWO2:P1)
submit A-1
review --evidence "$id" --met TESTTWO2:P1 >"$tmp/out"
must "$tyst" evidence revise "$id" --as A-1 --title "Seen again"
status "what a decision rests on is confirmed though there is a newer draft" 0 confirm
submit A-1
status "the newer version is confirmed for itself" 0 confirm
status "each once" 1 confirm
printf 'a\377b' >"$tmp/bytes"
status "a comment is text" 1 confirm --comment "$tmp/bytes"
agrees "confirmed versions"

# Withdrawn is withdrawn
submitted "First" TESTONE1:P1
must "$tyst" evidence revise "$id" --as L-1 --title "Second"
must "$tyst" evidence withdraw "$id" --as L-1
status "no version of what was withdrawn is judged" 1 \
	review --evidence "$id" --met TESTONE1:P1
is "by rule R12" "$output" "tyst: A decision cites the exact versions of the learner's submitted evidence that it rests on."
is "none of it maps" "$(state TESTONE1 P1)" not-started
agrees "withdrawn with a draft"

# Drafts
draft=$("$tyst" evidence add --as L-1 --title Half --link https://a.example \
	--others yes --map TESTONE1:P1)
is "that somebody else is in it is kept" "$(evidence "$draft" .others)" true
must "$tyst" evidence map "$draft" TESTTWO2:P1 --as L-1 --only
is "a draft is mapped to other items" "$(evidence "$draft" '[.mapped[].item]')" \
	'["TESTTWO2:P1"]'
must "$tyst" evidence discard "$draft" --as L-1
status "a draft that was thrown away is gone" 1 "$tyst" evidence show "$draft"
status "what was submitted is not thrown away" 1 "$tyst" evidence discard "$id" --as L-1
agrees "a draft thrown away"

# Refusing
submitted "Tea" TESTONE1:P1,P3
tea=$id
status "a mapping is refused only where there is one" 1 \
	form "{\"learner\":\"L-1\",\"evidence\":[{\"id\":\"$tea\",\"refused\":\"TESTONE1:K1\"}]}"
status "nothing is met by evidence refused for it" 1 \
	form "{\"learner\":\"L-1\",\"evidence\":[{\"id\":\"$tea\",\"refused\":\"TESTONE1:P1\"}],\"decisions\":[{\"items\":\"TESTONE1:P1\",\"decision\":\"met\",\"rests\":[\"$tea\"]}]}"
status "nor by evidence that goes back" 1 \
	form "{\"learner\":\"L-1\",\"evidence\":[{\"id\":\"$tea\",\"outcome\":\"returned\"}],\"decisions\":[{\"items\":\"TESTONE1:P1\",\"decision\":\"met\",\"rests\":[\"$tea\"]}]}"
status "evidence named twice is rested on once" 0 \
	form "{\"learner\":\"L-1\",\"evidence\":[{\"id\":\"$tea\"}],\"decisions\":[{\"items\":\"TESTONE1:P1\",\"decision\":\"met\",\"rests\":[\"$tea\",\"$tea\"]}]}"
status "what it meets is not refused" 1 \
	form "{\"learner\":\"L-1\",\"evidence\":[{\"id\":\"$tea\",\"refused\":\"TESTONE1:P1\"}]}"
status "what meets items does not go back" 1 \
	form "{\"learner\":\"L-1\",\"evidence\":[{\"id\":\"$tea\",\"outcome\":\"returned\"}],\"feedback\":\"Why?\"}"
status "a blank note is no next step" 1 \
	form "{\"learner\":\"L-1\",\"evidence\":[{\"id\":\"$tea\"}],\"decisions\":[{\"items\":\"TESTONE1:P3\",\"decision\":\"not-yet\",\"letter\":\"S\",\"note\":\" \"}]}"
must review --evidence "$tea" --not-yet TESTONE1:P3 --reason S --next "More"
is "a not-yet beside a met leaves the evidence accepted in part" \
	"$(evidence "$tea" .state)" accepted-in-part
must review --evidence "$tea" --not-yet TESTONE1:P1 --reason S --next "Once more"
is "it goes back when nothing is met by it any more" \
	"$(evidence "$tea" .state)" returned
is "nor confirmed" "$(evidence "$tea" '[.mapped[].state] | unique')" '["proposed"]'
submitted "Milk" TESTONE1:P1
milk=$id
must review --evidence "$tea" --evidence "$milk" --met TESTONE1:P2.1
is "a decision on what is mapped nowhere rests on all of the review" \
	"$("$tyst" --json ledger list | jq '.[-1].act.body.decisions[0].rests | length')" 2
agrees "refused and superseded"

# Only their own units
status "an assessor is not allocated by deciding" 1 "$tyst" review --as A-3 \
	--passphrase-file "$(pass A-3)" --learner L-1 --evidence "$milk" --met TESTONE1:P1
must "$tyst" enrol L-3 --unit TESTTWO2 --assessor A-1
echo "{\"learner\":\"L-3\",\"evidence\":[{\"id\":\"$milk\"}]}" >"$tmp/form.json"
status "evidence of another learner is not in their reviews" 1 "$tyst" review \
	--as A-1 --passphrase-file "$(pass A-1)" --file "$tmp/form.json"
is "as if there were none" "$output" "tyst: The learner has no evidence $milk."
status "a form says all of a review" 2 "$tyst" review --as A-1 \
	--passphrase-file "$(pass A-1)" --file "$tmp/form.json" --met TESTONE1:P1
status "an empty list of items is none" 1 review --evidence "$milk" --met ""
status "nor is it in a mapping" 1 "$tyst" evidence add --as L-1 --title T \
	--link https://a.example --map ""
: >"$tmp/empty"
status "a file without a byte is no evidence" 1 "$tyst" evidence add \
	--as L-1 --title T "$tmp/empty"
is "which is said by its name" "$output" \
	"tyst: There is nothing in the file “empty”; choose it again."
status "an empty text is no evidence" 1 "$tyst" evidence add --as L-1 \
	--title T --text "$tmp/empty"
status "a blank title is none" 1 "$tyst" evidence add --as L-1 --title "  " \
	--link https://a.example

# Once only
submitted "One" TESTTWO2:K1
one=$id
submitted "Two" TESTTWO2:P2
two=$id
review --evidence "$one" --met TESTTWO2:K1 >"$tmp/first" 2>&1
must review --evidence "$two" --met TESTTWO2:P2
before=$(acts)
review --evidence "$one" --met TESTTWO2:K1 >"$tmp/again" 2>/dev/null
is "a review posted again after another one is the same" \
	"$(cat "$tmp/again")" "$(cat "$tmp/first")"
is "without an act" "$(acts)" "$before"
must review --evidence "$one" --not-yet TESTTWO2:K1 --reason C --next "This year's"
review --evidence "$one" --met TESTTWO2:K1 >"$tmp/again" 2>/dev/null
is "but it decides anew what was decided otherwise since" \
	"$(state TESTTWO2 K1)" met
is "as two acts" "$(acts)" $((before + 2))

# At the same instant
submitted "Race" TESTTWO2:P2
before=$(acts)
for i in 1 2 3 4; do
	review --evidence "$id" --met TESTTWO2:P2 --feedback "Once" >"$tmp/race.$i" 2>/dev/null &
done
wait
is "one review posted by four at once is one" "$(cat "$tmp"/race.* | sort -u | wc -l)" 1
is "and one act" "$(acts)" $((before + 1))
before=$(acts)
for i in 1 2; do
	review --evidence "$id" --met TESTTWO2:P2 --feedback "From $i" >"$tmp/race.$i" 2>/dev/null &
done
wait
is "two reviews at once are both recorded" "$(acts)" $((before + 2))
is "and one decision stands" "$(state TESTTWO2 P2)" met
id=$("$tyst" evidence add --as L-1 --title "Draft" --link https://a.example)
"$tyst" evidence submit "$id" --as L-1 --passphrase-file "$(pass L-1)" >/dev/null 2>&1 &
"$tyst" evidence revise "$id" --as L-1 --title "Later" >/dev/null 2>&1 &
wait
like "submitting and revising at once come one after the other" \
	"$(evidence "$id" '[.version,.state,.title] | join(" ")')" \
	"[12]*Later"
agrees "races"

# What is signed
submitted "Rest" TESTTWO2:P1,P2,K1
must review --evidence "$id" --met TESTTWO2:P1,P2,K1
must "$tyst" unit sign TESTTWO2 --learner L-1 --as A-1 --passphrase-file "$(pass A-1)"
submitted "Late" TESTONE1:P3
status "nothing is refused in a signed unit" 1 \
	form "{\"learner\":\"L-1\",\"evidence\":[{\"id\":\"$two\",\"refused\":\"TESTTWO2:P2\"}]}"
is "by rule R14" "$output" "tyst: The unit is signed, and what is signed does not change; to change a decision it must be reopened, with a reason."
agrees "a signed unit"

# Who has left
must "$tyst" person disable A-3
must "$tyst" person disable L-1
status "who has left records nothing" 1 "$tyst" evidence add --as A-1 \
	--learner L-1 --title T --link https://a.example
status "nor takes anything back" 1 "$tyst" evidence withdraw "$one" --as L-1
done_testing
