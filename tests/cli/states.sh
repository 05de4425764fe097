#!/bin/sh
# Evidence that is recalled, units that are reopened, closed and revoked: at the
# command line, and in a package whose acts must give the same states.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
make_centre
somebody Q-1 iqa
somebody C-1 coordinator
unit() { "$tyst" --json progress L-1 "$1" | jq -r '.units[0].state'; }
item() { "$tyst" --json progress L-1 "$1" | jq -r ".units[0].states[\"$2\"]"; }
piece() { "$tyst" --json evidence show "$id" | jq -r .state; }
own() { # WHO COMMAND…
	who=$1
	shift
	"$tyst" "$@" --as "$who" --passphrase-file "$(pass "$who")"
}
code() { printf '%s' "$output" | sed -n 's/.*"code": *"\([^"]*\)".*/\1/p'; }

# Recall
submitted "Tea" TESTTWO2:P1
status "what was sent is taken back" 0 "$tyst" evidence recall "$id" --as L-1
is "and is a draft" "$(piece)" draft
status "which is not recalled" 1 "$tyst" --json evidence recall "$id" --as L-1
is "because it was not sent" "$(code)" not-submitted
agrees "recalled"
must "$tyst" evidence revise "$id" --as L-1 --title "Tea again"
must own L-1 evidence submit "$id"
status "only its recorder recalls" 1 "$tyst" --json evidence recall "$id" --as A-1
is "and nobody else" "$(code)" not-recorder
status "only its assessor begins" 1 "$tyst" --json review begin "$id" --as A-2
is "who is allocated" "$(code)" not-allocated
status "the assessor begins" 0 "$tyst" review begin "$id" --as A-1
is "it is in review" "$(piece)" in-review
status "and recalled no more" 1 "$tyst" --lang en evidence recall "$id" --as L-1
is "which is said" "$output" "tyst: The assessor has begun to judge this evidence."
agrees "begun"
must review --evidence "$id" --met TESTTWO2:P1
is "what was begun is judged" "$(piece)" accepted

# Reopening
submitted "All" TESTTWO2:P1-P2,K1
must review --evidence "$id" --met TESTTWO2:P1-P2,K1
reopen() {
	own "$1" --json unit reopen TESTTWO2 --learner L-1 --items "$2" \
		--reason "$3"
}
status "what is not signed is not reopened" 1 reopen C-1 P2 "Look again."
is "as its state says" "$(code)" not-signed
must own L-1 unit declare TESTTWO2
must own A-1 unit sign TESTTWO2 --learner L-1
is "signed by both" "$(unit TESTTWO2)" iqa-pool
status "an assessor does not reopen" 1 reopen A-1 P2 "Look again."
is "by R14" "$(code)" R14
status "nor anybody without a reason" 1 reopen C-1 P2 " "
is "by the same" "$(code)" R14
status "items of other units are none" 1 reopen C-1 TESTONE1:P1 "Look again."
is "which is said" "$(code)" other-unit
status "the coordinator reopens" 0 reopen C-1 P2 "Look again."
is "the unit is in progress" "$(unit TESTTWO2)" in-progress
is "the item is open" "$(item TESTTWO2 P2)" submitted
is "another keeps its decision" "$(item TESTTWO2 P1)" met
agrees "reopened"
status "which is not decided" 1 "$tyst" --json review --as A-1 --learner L-1 \
	--passphrase-file "$(pass A-1)" --evidence "$id" --not-yet TESTTWO2:P1 \
	--reason S --next "More."
is "by R14" "$(code)" R14
status "nor undone" 1 "$tyst" --json evidence withdraw "$id" --as L-1
is "by the same" "$(code)" R14
must review --evidence "$id" --met TESTTWO2:P2 --feedback "It does."
is "without new evidence the declaration counts" "$(unit TESTTWO2)" declared
agrees "decided again"
must own A-1 unit sign TESTTWO2 --learner L-1
is "signed again" "$(unit TESTTWO2)" iqa-pool
agrees "signed again"
must reopen Q-1 P2,K1 "The basis is thin."
submitted "New" TESTTWO2:P2,K1
must review --evidence "$id" --met TESTTWO2:P2,K1
is "with new evidence it does not" "$(unit TESTTWO2)" complete
must own A-1 unit sign TESTTWO2 --learner L-1
is "the assessor's signature waits for it" "$(unit TESTTWO2)" signed
agrees "with new evidence"
must own L-1 unit declare TESTTWO2
is "until the learner declares again" "$(unit TESTTWO2)" iqa-pool
agrees "declared again"

# Closed otherwise
close_unit() { # WHO [--exempt]
	who=$1
	shift
	own "$who" --json unit close TESTONE1 --learner L-1 \
		--certificate "GW 1234" "$@"
}
status "a coordinator does not agree to a transfer" 1 close_unit C-1
is "an IQA does" "$(code)" not-iqa
status "the IQA agrees" 0 close_unit Q-1
is "and the unit is met" "$(unit TESTONE1)" credit-transfer
status "once" 1 close_unit Q-1 --exempt
is "which its state says" "$(code)" credit-transfer
status "nothing is mapped to it" 1 "$tyst" --json evidence map "$id" \
	TESTONE1:P1 --as L-1
is "by its state" "$(code)" credit-transfer
agrees "closed"
status "the coordinator takes it back" 0 own C-1 unit revoke TESTONE1 \
	--learner L-1 --reason "It was not theirs."
is "it is revoked" "$(unit TESTONE1)" revoked
agrees "revoked"
done_testing
