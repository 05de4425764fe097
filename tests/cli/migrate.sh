#!/bin/sh
# Learners go on under a unit that replaces theirs: a map is proposed, a person
# edits it, what goes along does, and packages of it verify.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
top=$(cd "${srcdir:-.}" && pwd)
for tool in python3 jq xmllint unzip; do
	command -v $tool >/dev/null || skip_all "there is no $tool"
done

make_centre
submitted "Te" "TESTONE1:P1,P2,P2.1,P3 TESTTWO2:P1"
a=$id
submitted "Coffi" "TESTONE1:K1,K2"
b=$id
must review --evidence "$a:VACR" --met TESTONE1:P1,P2,P2.1,P3
must review --evidence "$a:VACR" --not-yet TESTTWO2:P1 --reason S --next "Mwy."
must review --evidence "$b:VACR" --met TESTONE1:K1,K2
draft=$("$tyst" evidence add --as L-1 --title Drafft --text "$tmp/text" \
	--map TESTTWO2:P2)

cat >"$tmp/three.txt" <<'EOT'
Serve drinks and clear tables

URN: TESTNEW3
Original URN: TESTONE1, TESTTWO2

Performance criteria

You must be able to:

1. clear tables quietly
2. greet the customer politely
3. take the order, including:
3.1 milk and sugar
4. follow your organisation's rules

Knowledge and understanding

You need to know and understand:

1. what is on the menu
2. how to lay a table
EOT
"$tyst" standard convert "$tmp/three.txt" >"$tmp/three.xml" 2>/dev/null
must "$tyst" standard import "$tmp/three.xml"
must "$tyst" person approve A-1 --unit TESTNEW3 --from 2020-01-01 \
	--to 2099-12-31
move() { "$tyst" standard migrate TESTONE1 TESTTWO2 TESTNEW3 "$@"; }
acts() { "$tyst" --json ledger list | jq length; }

# The map
map=$tmp/map
before=$(acts)
status "without a map nobody is moved" 2 move
like "and what to do is said" "$output" "*--map FILE*"
status "a map is proposed" 0 move --map "$map"
like "and named" "$output" "*$map is the map that the words suggest*"
is "line by line" "$(sed -n '/^[^#]/p' "$map" | sed 's/ *“.*//')" \
	"units TESTONE1@1 TESTTWO2@1 -> TESTNEW3@1
TESTONE1@1:P1 -> P2  85 %
TESTONE1@1:P2 = P3  100 %
TESTONE1@1:P2.1 = P3.1  100 %
TESTONE1@1:P3 = P4  100 %
TESTONE1@1:K1 = K1  100 %
TESTONE1@1:K2 -> -
TESTTWO2@1:P1 = P1  100 %
TESTTWO2@1:P2 = P4  100 %
TESTTWO2@1:K1 -> -"
like "with the words of both" "$(cat "$map")" "*greet the customer”*
#   “greet the customer politely”*# + K2  “how to lay a table”*"
is "nobody was moved" "$(acts)" "$before"
sed 's/^TESTONE1@1:P1 ->/TESTONE1@1:P1 =/' "$map" >"$map.vouched"
sed 's/P2.1 = P3.1/P2.1 = P9/' "$map" >"$map.bad"
status "a criterion that there is not is refused" 1 move --map "$map.bad"
like "with the line" "$output" "tyst: *map.bad:10: *P9"
"$tyst" standard export TESTONE1 | sed 's/the customer/each customer/' \
	>"$tmp/later.xml"
must "$tyst" standard import "$tmp/later.xml" --revision
status "a map is stale once a unit has another revision" 1 move --map "$map"
like "and says so" "$output" "*map is for other units*TESTONE1@2*"
move() { "$tyst" standard migrate TESTONE1@1 TESTTWO2 TESTNEW3 "$@"; }
status "the new unit is not an old one" 1 "$tyst" standard migrate TESTNEW3 \
	TESTNEW3@1 --dry-run

# What it would do, and doing it
told="L-1  Learner One: criteria met that go along: 4; links to evidence: 7, \
to drafts: 1; to be assessed again: 2
  TESTONE1@1#P1 -> P2
  TESTONE1@1#K2 -> -"
before=$(acts)
status "a dry run tells what goes along, and what does not" 0 \
	move --map "$map" --dry-run
is "of each learner" "$output" "$told
Nothing was moved. Learners that would be: 1; criteria met that would go along: \
4; to be assessed again: 2"
is "and moves nobody" "$(acts)" "$before"
is "as JSON too" "$("$tyst" --json standard migrate TESTONE1@1 TESTTWO2 \
	TESTNEW3 --map "$map.vouched" --dry-run |
	jq -c '[.dry_run, .moved, .learners[0].met, .learners[0].again[].item]')" \
	'[true,1,5,"TESTONE1@1#K2"]'
cp "$tmp/data/tyst.db" "$tmp/kept.db"
status "learners are moved" 0 move --map "$map"
like "and told of" "$output" "$told*Learners moved: 1; *"
progress() { "$tyst" --json progress L-1 | jq -c ".units[] | select(.key == \"$1\") | $2"; }
is "what was met is met there" "$(progress TESTNEW3 '[.met, .gaps, .start]')" \
	'[4,["P1","P2","K2"],"2020-01-01"]'
is "a decision not to be met goes along too" \
	"$(progress TESTNEW3 .states.P1)" '"not-yet"'
is "changed words wait for an assessor" "$(progress TESTNEW3 .states.P2)" \
	'"submitted"'
is "the old units say where the work goes on" \
	"$(progress TESTONE1 '[.state, .met, .migrated_to]')" \
	'["migrated",6,"TESTNEW3@1"]'
is "the act holds the map's hash and what went along" "$("$tyst" --json ledger \
	list | jq -c '.[-1].act.body | [.from, .to, .map, .met, .again,
	([.items[].as] | group_by(.) | map(.[0] + (length | tostring)))]')" \
	"[[\"TESTONE1@1\",\"TESTTWO2@1\"],\"TESTNEW3@1\",\"$(sha256sum "$map" |
		cut -d ' ' -f 1)\",4,[\"TESTONE1@1#P1\",\"TESTONE1@1#K2\"],[\"changed1\",\"same6\"]]"
before=$(acts)
status "a second run finds nothing to do" 0 move --map "$map"
like "and says so" "$output" "*Learner One: moved before*Learners moved: 0;*"
is "and does nothing" "$(acts)" "$before"
status "nothing more is mapped to the old unit" 1 \
	"$tyst" evidence map "$draft" TESTTWO2:K1 --as L-1
like "by a rule" "$output" "*it goes on under: TESTNEW3*"
status "a draft goes on to the new one" 0 "$tyst" evidence submit "$draft" \
	--as L-1 --passphrase-file "$(pass L-1)"

# Packages
rng=$top/portfolios/tyst-portfolio.rng
zip=$tmp/p.zip
for units in "" "--unit TESTNEW3" "--unit TESTONE1"; do
	# shellcheck disable=SC2086
	must "$tyst" export L-1 $units -o "$tmp/some.zip" --date 2030-01-05
	status "a package ${units:-of all units} verifies" 0 \
		"$tyst" verify "$tmp/some.zip"
	unzip -qjo "$tmp/some.zip" '*/portfolio.xml' -d "$tmp"
	status "by the schema too" 0 xmllint --noout --relaxng "$rng" \
		"$tmp/portfolio.xml"
done
must "$tyst" export L-1 -o "$zip" --date 2030-01-05
found() { # found NAME DETAIL OPERATION…
	name=$1 detail=$2
	shift 2
	python3 "$top/tests/lib/repack.py" "$zip" "$tmp/bad.zip" "$@" || exit 99
	got=$("$tyst" --json verify "$tmp/bad.zip" 2>/dev/null)
	like "$name" "$(echo "$got" | jq -r '[.checks[] | select(.ok | not)][0]
		| .what + ": " + .detail')" "states: $detail"
}
found "a decision that did not go along" "*counts other decisions*" sub acts.jsonl \
	'"as":"changed","from":"TESTONE1@1#P1"' '"as":"same","from":"TESTONE1@1#P1"'
found "one that did, and is hidden" "*counts other decisions*" sub acts.jsonl \
	'"as":"same","from":"TESTONE1@1#P2"' '"as":"changed","from":"TESTONE1@1#P2"'
found "one that is said to be made there" "*carried*" sub portfolio.xml \
	' carried="TESTONE1@1#P2"' ''
found "a unit that goes on elsewhere" "*migrated*" sub portfolio.xml \
	'migrated="TESTNEW3@1"' 'migrated="TESTONE1@1"'
found "a criterion moved twice" "*moves a criterion twice*" sub acts.jsonl \
	'"from":"TESTONE1@1#P2",' '"from":"TESTONE1@1#P2.1",'
found "another old unit" "*not enrolled on*" sub acts.jsonl \
	'"from":["TESTONE1@1"' '"from":["TESTONE9@1"'

# To the end: signed by approvals of then.
submitted "Popeth" "TESTNEW3:P1,P2,K2"
must review --evidence "$id:VACR" --met TESTNEW3:P1,P2,K2
status "the new unit is declared" 0 "$tyst" unit declare TESTNEW3 --as L-1 \
	--passphrase-file "$(pass L-1)"
status "and signed" 0 "$tyst" unit sign TESTNEW3 --learner L-1 --as A-1 \
	--passphrase-file "$(pass A-1)"
must "$tyst" export L-1 -o "$zip" --date 2030-01-05
status "its package verifies" 0 "$tyst" verify "$zip"
done_testing
