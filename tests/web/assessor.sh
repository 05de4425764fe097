#!/bin/sh
# The assessor's pages: the queue, a review, signing a unit; what they refuse.
# shellcheck disable=SC2030,SC2031 # each of two tabs has a tmp of its own
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
command -v curl >/dev/null || skip_all "there is no curl"
make_centre
progress() { "$tyst" --json progress L-1 "$1" | jq -c ".units[0] | $2"; }
acts() { "$tyst" --json ledger list | jq length; }
read_page() { as "$1" get "$2"; } # WHO PATH
hidden() { # NAME, in the last page
	sed -n "s/.*name=\"$1\" value=\"\([^\"]*\)\".*/\1/p" "$tmp/body" | head -n 1
}
has() { grep -qF -- "$1" "$tmp/body" && echo yes || echo no; }
link() { sed -n "s|.*href=\"\(/$1/[^\"]*\)\".*|\1|p" "$tmp/body" | head -n 1; }

# The form of the last page, unless $seen says that it was read earlier.
submit() { # WHO PATH [NAME=VALUE]...
	who=$1 path=$2
	shift 2
	for value; do
		set -- "$@" --data-urlencode "$value"
		shift
	done
	as "$who" post "$path" --data-urlencode "seen=${seen:-$(hidden seen)}" \
		--data-urlencode "version=$(hidden version)" "$@"
}
sign_in() {
	enter "$1" >/dev/null
	as "$1" get "/account?lang=en" >/dev/null
}
own="passphrase=three words for A-1"

submitted 'Te <script>alert(1)</script>"&' "TESTONE1:P1,P2,K1"
must "$tyst" evidence revise "$id" --as L-1 --title "A draft of mine"
serve
sign_in A-1
sign_in A-2

# The queue
is "the queue is there" "$(read_page A-1 /queue)" 200
is "with what waits" "$(has "/review/$id")" yes
is "its title is text" "$(has '<script>alert')" no
is "as it was written" "$(has 'Te &lt;script&gt;alert(1)&lt;/script&gt;')" yes
is "what was not sent is not there" "$(has "A draft of mine")" no
learner=$(link learner) unit=$(link unit)
is "the learner's page is there" "$(read_page A-1 "$learner")" 200
is "with the evidence" "$(has "/evidence/$id")" yes
for path in "$learner" "/review/$id" "$unit/sign"; do
	is "who is not allocated does not find $path" "$(read_page A-2 "$path")" 404
done
is "the queue of who has none says so" "$(read_page A-2 /queue; has "Nothing waits for you.")" 200yes

# A review
is "the review is there" "$(read_page A-1 "/review/$id")" 200
is "with the words" "$(has "I did it: Te")" yes
is "and a choice for each item" "$(grep -c 'value="not-yet"' "$tmp/body")" 9
before=$(acts)
is "a wrong passphrase is refused" "$(submit A-1 "/review/$id" vacr=V vacr=A \
	vacr=C vacr=R "decision.TESTONE1@1:P1=met" "feedback=Da <iawn>" \
	"next=Rhagor" due=2099-01-02 "passphrase=three words for L-1")" 403
is "which is said" "$(has "The passphrase is wrong.")" yes
is "what was typed stays" "$(has "Da &lt;iawn&gt;")$(has 'value="2099-01-02"')$(grep -c ' checked' "$tmp/body")" yesyes14
is "the passphrase does not" "$(has "three words")" no
is "a letter is asked for" "$(submit A-1 "/review/$id" \
	"decision.TESTONE1@1:P2=not-yet" "note.TESTONE1@1:P2=Laeth?" "$own")" 422
is "beside its item" "$(has 'id="wrong-TESTONE1@1:P2"')$(has 'id="wrong-TESTONE1@1:P1"')" yesno
is "with a way there" "$(grep -c '<a href="#item-[^"]*">P2</a>' "$tmp/body")" 1
is "which keeps its note" "$(has "Laeth?")" yes
is "what is not ticked meets nothing" "$(submit A-1 "/review/$id" vacr=V \
	"decision.TESTONE1@1:P1=met" "$own")" 422
is "which is said beside the ticks" "$(has 'id="vacr-wrong"')" yes
is "evidence does not go back without a word" \
	"$(submit A-1 "/review/$id" returned=yes feedback= "$own")" 422
is "which is said" "$(has "and not know why")$(has 'href="#feedback"')" yesyes
is "nor by a form with nothing in it" "$(submit A-1 "/review/$id" "$own")" 422
is "nothing is to be done by a day that is past" \
	"$(submit A-1 "/review/$id" next=More due=2020-01-01 "$own")" 422
is "what is no day is refused" "$(submit A-1 "/review/$id" due=soon "$own")" 422
is "beside its field" "$(has 'id="due-wrong"')$(has '<a href="#due">')" yesyes
is "nothing of all that was done" "$(acts)" "$before"

# Two tabs
read_page A-1 "/review/$id" >/dev/null
stale=$(hidden seen)
set -- vacr=V vacr=A vacr=C vacr=R "decision.TESTONE1@1:P1=met" \
	"decision.TESTONE1@1:K1=more-needed" "letter.TESTONE1@1:K1=S" \
	"note.TESTONE1@1:K1=And the cake?" "decision.TESTONE1@1:P2=refused" \
	"feedback=Da iawn" "$own"
is "a review is finished" "$(submit A-1 "/review/$id" "$@")" 303
is "and leads on" "$(head_of Location)" "/queue?said=reviewed"
is "as one act" "$(acts)" $((before + 1))
# The draft of the next version still names P2.
is "its decisions stand" "$(progress TESTONE1 '[.states.P1,.states.K1,.states.P2]')" \
	'["met","more-needed","mapped"]'
is "the learner's page has the feedback" "$(read_page A-1 "$learner"; has "Da iawn")" 200yes
read_page A-1 "/review/$id" >/dev/null
is "and the next review what was written" "$(has "<bdi>Da iawn</bdi>")$(has "<bdi>And the cake?</bdi>")" yesyes
is "sent twice" "$(seen=$stale submit A-1 "/review/$id" "$@")" 303
is "it is one review" "$(acts)" $((before + 1))
read_page A-1 "/review/$id" >/dev/null
is "a decision over one that was not seen is a conflict" \
	"$(seen=$stale submit A-1 "/review/$id" "decision.TESTONE1@1:P1=not-yet" \
		letter.TESTONE1@1:P1=C "note.TESTONE1@1:P1=Too old" "$own")" 409
is "it names the item and the person" \
	"$(grep 'role="alert"' "$tmp/body" | grep P1 | grep -c "Assessor One")" 1
is "and keeps the note" "$(has "Too old")" yes
is "once seen it is taken" "$(submit A-1 "/review/$id" \
	"decision.TESTONE1@1:P1=not-yet" letter.TESTONE1@1:P1=C \
	"note.TESTONE1@1:P1=Too old" "$own")" 303

# Two at once over the same page: whoever is second is told, whoever it is.
read_page A-1 "/review/$id" >/dev/null
before=$(acts) both=
for tab in one two; do
	mkdir "$tmp/$tab"
	cp "$tmp/body" "$tmp/A-1.jar" "$tmp/$tab"
	(
		tmp=$tmp/$tab
		submit A-1 "/review/$id" "decision.TESTONE1@1:P1=not-yet" \
			letter.TESTONE1@1:P1=C "note.TESTONE1@1:P1=By tab $tab" "$own" \
			>"$tmp/status"
	) &
	both="$both $!"
done
# shellcheck disable=SC2086 # two words
wait $both
is "of two at once one is taken" \
	"$(for tab in one two; do cat "$tmp/$tab/status"; echo; done | sort | xargs)" \
	"303 409"
is "as one act" "$(acts)" $((before + 1))
is "and the data are as the acts give them" \
	"$("$tyst" check >/dev/null 2>&1; echo $?)" 0

# Rules
echo "three words for L-2" >"$(pass L-2)"
must "$tyst" person passphrase L-2 --passphrase-file "$(pass L-2)"
must "$tyst" enrol L-2 --unit TESTTWO2 --assessor A-2 --start 2020-01-01
other=$("$tyst" evidence add --as L-2 --title Coffi --text "$tmp/text" \
	--map TESTTWO2:P1)
must "$tyst" evidence submit "$other" --as L-2 --passphrase-file "$(pass L-2)"
read_page A-2 "/review/$other" >/dev/null
is "R7: who is not approved decides nothing" "$(submit A-2 "/review/$other" \
	vacr=V vacr=A vacr=C vacr=R "decision.TESTTWO2@1:P1=met" \
	"passphrase=three words for A-2")" 403
is "in its words" "$(has "for TESTTWO2 there is no approval today")" yes
must "$tyst" person add --name "Both" --role learner --role assessor --ref B-1
echo "three words for B-1" >"$(pass B-1)"
must "$tyst" person passphrase B-1 --passphrase-file "$(pass B-1)"
must "$tyst" enrol B-1 --unit TESTONE1 --assessor A-1 --start 2020-01-01
mine=$("$tyst" evidence add --as B-1 --title Mine --text "$tmp/text" \
	--map TESTONE1:P1)
must "$tyst" evidence submit "$mine" --as B-1 --passphrase-file "$(pass B-1)"
sign_in B-1
read_page B-1 "/review/$mine" >/dev/null
is "others do not see what one wrote" "$(has "Da iawn")" no
is "R1: nobody reviews their own" "$(submit B-1 "/review/$mine" vacr=V vacr=A \
	vacr=C vacr=R "decision.TESTONE1@1:P1=met" \
	"passphrase=three words for B-1")" 403
is "in its words too" "$(has "Nobody decides in a portfolio of which they are the learner.")" yes

# Signing
is "the unit can be looked through" "$(read_page A-1 "$unit/sign")" 200
is "what is in the way is said" "$(has "criteria are not met yet: P1")" yes
is "and there is no button" "$(has 'name="passphrase"')" no
is "R13: nor does it help to send the form" "$(submit A-1 "$unit/sign" "$own")" 403
rest() { "$tyst" review --as A-1 --passphrase-file "$(pass A-1)" --learner L-1 "$@"; }
submitted "Popeth" "TESTONE1:P1-P3,K1-K2"
must rest --evidence "$id:VACR" --met "TESTONE1:P1-P3,K1-K2"
must rest --evidence "$id:VACR" --met "TESTONE1:P2.1"
read_page A-1 "$unit/sign" >/dev/null
is "now it can be signed" "$(has 'name="passphrase"')" yes
is "R10: not with another's passphrase" "$(submit A-1 "$unit/sign" \
	"passphrase=three words for A-2")" 403
read_page A-1 "$unit/sign" >/dev/null
is "each cell says what it is" "$(has 'aria-label="P1, evidence 2: meets the criterion"')" yes
is "with one's own it is" "$(submit A-1 "$unit/sign" "$own")" 303
is "and is signed" "$(progress TESTONE1 .state)" '"signed"'
is "the page says by whom" "$(read_page A-1 "$unit/sign" >/dev/null; has "<bdi>Assessor One</bdi>")" yes
is "nobody signs twice" "$(submit A-1 "$unit/sign" "$own")" 409
stop_server
done_testing
