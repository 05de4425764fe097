#!/bin/sh
# Somebody has the whole data directory, every key of the centre in it, and
# nobody's passphrase.  Whatever they do to the rows, and with the program,
# nothing that verify takes for personal and counts comes of it.  What acts
# alone can be made to say is in tests/unit/t-keyring; what nothing protects
# against is at the end, and in SECURITY.md.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
must "$tyst" init --demo --centre "Canolfan"
must "$tyst" person add --name "Meurig" --role administrator --ref M-1
echo "three words for M-1" >"$(pass M-1)"
must "$tyst" person passphrase M-1 --passphrase-file "$(pass M-1)"
for unit in one two; do
	"$tyst" standard convert "${srcdir:-.}/tests/data/job/$unit.txt" \
		>"$tmp/$unit.xml" 2>/dev/null
	must "$tyst" standard import "$tmp/$unit.xml"
done
must "$tyst" person add --name "Learner One" --role learner --ref L-1
must "$tyst" person add --name "Assessor One" --role assessor --ref A-1
for who in L-1 A-1; do
	echo "three words for $who" >"$(pass $who)"
	must "$tyst" person passphrase $who --passphrase-file "$(pass $who)"
done
must "$tyst" person approve A-1 --unit TESTONE1 --unit TESTTWO2 \
	--from 2020-01-01 --to 2099-12-31
must "$tyst" enrol L-1 --unit TESTONE1 --unit TESTTWO2 --assessor A-1 \
	--start 2020-01-01
submitted "Te" TESTTWO2:P1
must review --evidence "$id" --met TESTTWO2:P1,P2,K1
must "$tyst" unit declare TESTTWO2 --as L-1 --passphrase-file "$(pass L-1)"
submitted "Llaeth" TESTONE1:P1

# From here on it is the thief: one copy for each deed, and a passphrase of
# their own.
house=$TYST_DATA
echo "no passphrase of anybody" >"$tmp/thief"
copy() { # NAME
	cp -a "$house" "$tmp/$1"
	TYST_DATA=$tmp/$1
}
deed() { must python3 "$top/tests/lib/theft.py" "$TYST_DATA" "$@"; }
top=${srcdir:-.}
forge() { "$tyst" review --as A-1 --learner L-1 --passphrase-file "$tmp/thief" \
	--evidence "$id" --met TESTONE1:P1; }
forge_signature() { "$tyst" unit sign TESTTWO2 --learner L-1 --as A-1 \
	--passphrase-file "$tmp/thief"; }
# The forged acts were signed, and verify does not take them: RESULT is "no
# package", "refused LAYER", or what it says of each signature of A-1 that is
# not by the key they had.
real=$("$tyst" --json person key list A-1 | jq -r '.[0].key')
verdict() {
	"$tyst" export L-1 -o "$TYST_DATA.zip" >/dev/null 2>&1 || {
		echo "no package"
		return
	}
	"$tyst" --json verify "$TYST_DATA.zip" 2>/dev/null | jq -r --arg real "$real" '
		if .ok then
			[.checks[] | select(.what == "signature" and .name == "Assessor One"
				and .key != $real) | if .reissued and (.confirmed | not)
				then "not confirmed" else "PERSONAL" end] | unique | join(" ")
		else "refused " + ([.checks[] | select(.ok | not)][0].what) end'
}

# And the check of the data directory names it too.
seen() { status "the check of the data finds it" 1 "$tyst" check; }

copy plain
status "without the passphrase the program signs nothing" 1 forge

copy reset
must "$tyst" person passphrase A-1 --passphrase-file "$tmp/thief"
must forge
is "a reset: it is said, and does not count" "$(verdict)" "not confirmed"
status "a unit is not signed with it" 1 forge_signature
deed say_confirmed A-1
must forge_signature
is "rows that say it is confirmed: refused" "$(verdict)" "refused states"
seen

copy first
must "$tyst" person passphrase A-1 --passphrase-file "$tmp/thief"
deed say_first A-1
must forge_signature
is "rows that say it was never reset: refused" "$(verdict)" "refused states"
seen

copy forgotten
deed forget_key A-1
must "$tyst" person passphrase A-1 --passphrase-file "$tmp/thief"
must forge
is "a first key once more: refused" "$(verdict)" "refused signatures"
seen

copy taken
deed take_key A-1 "$tmp/reset"
must forge
is "a key that no act makes known: refused" "$(verdict)" "refused signatures"
seen

copy swapped
must "$tyst" person add --name "Thief" --role assessor --ref T-1
must "$tyst" person passphrase T-1 --passphrase-file "$tmp/thief"
deed swap_seal A-1 T-1
status "another's secret under their key does not open" 3 forge

copy given
must "$tyst" person add --name "Thief" --role assessor --ref T-1
must "$tyst" person passphrase T-1 --passphrase-file "$tmp/thief"
deed give_key A-1 T-1
status "nor a key that becomes theirs, without its passphrase" 1 forge

copy flipped
deed flip A-1
status "a secret with one bit changed does not open" 3 "$tyst" review --as A-1 \
	--learner L-1 --passphrase-file "$(pass A-1)" --evidence "$id" --met TESTONE1:P1
like "and it is said why" "$output" "tyst: The signing key is not as it was kept*"
is "nothing was done" "$("$tyst" --json ledger list | jq length)" \
	"$(TYST_DATA=$house "$tyst" --json ledger list | jq length)"

copy officer
must "$tyst" person passphrase A-1 --passphrase-file "$tmp/thief"
must "$tyst" person add --name "Fraud" --role administrator --ref F-1
must "$tyst" person passphrase F-1 --passphrase-file "$tmp/thief"
confirm() { "$tyst" person key confirm A-1 --as "$1" --passphrase-file "$tmp/thief"; }
status "an administrator who is made up confirms nothing" 1 confirm F-1
deed make_older F-1
must confirm F-1
must forge_signature
is "nor one whom the rows make older: refused" "$(verdict)" "refused signatures"
seen

copy officers
must "$tyst" person passphrase A-1 --passphrase-file "$tmp/thief"
must "$tyst" person passphrase M-1 --passphrase-file "$tmp/thief"
status "nor the real one, reset" 1 confirm M-1
deed say_confirmed M-1
must confirm M-1
must forge_signature
is "nor if the rows say that one counts: refused" "$(verdict)" "refused signatures"
seen

# Not protected, and SECURITY.md says so: a first key for who has none, or who
# is made up.  Only somebody who knows the key of a person sees it.
copy newcomer
must "$tyst" person add --name "Newcomer" --role assessor --ref N-1
must "$tyst" person add --name "Learner Two" --role learner --ref L-2
must "$tyst" person approve N-1 --unit TESTONE1 --from 2020-01-01 --to 2099-12-31
for who in N-1 L-2; do
	must "$tyst" person passphrase $who --passphrase-file "$tmp/thief"
done
must "$tyst" enrol L-2 --unit TESTONE1 --assessor N-1
id=$("$tyst" evidence add --as L-2 --title "Te" --text "$tmp/text" --map TESTONE1:P1)
must "$tyst" evidence submit "$id" --as L-2 --passphrase-file "$tmp/thief"
must "$tyst" review --as N-1 --learner L-2 --passphrase-file "$tmp/thief" \
	--evidence "$id" --met TESTONE1:P1
must "$tyst" export L-2 -o "$tmp/two.zip"
status "not protected: people who are made up" 0 "$tyst" verify "$tmp/two.zip"
status "but for who knows the keys" 1 "$tyst" verify "$tmp/two.zip" --key "$real"
done_testing
