#!/bin/sh
# Conflicts of interest block until the coordinator manages them; what a
# qualification asks of evidence is asked before a unit is signed; an EQA sees
# the learners of their awarding body while they visit.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
make_centre
somebody M-1 coordinator
somebody E-1 eqa
somebody A-3 assessor
decide() { # WHO …
	who=$1
	shift
	"$tyst" conflict decide "$conflict" --as "$who" \
		--passphrase-file "$(pass "$who")" "$@"
}

# Declared
submitted "Tea" TESTONE1:P1,P2.1,P3
tea=$id
conflict=$("$tyst" conflict declare L-1 A-1 --text "She is my aunt." --as L-1)
status "a conflict that is declared blocks" 1 review --evidence "$tea" --met TESTONE1:P1
is "by rule R9, with whom" "$output" \
	"tyst: A conflict of interest is declared between you and Learner One."
is "it is listed" "$("$tyst" --json conflict list L-1 | jq -r '.[] | [.person, .about, .outcome] | join(" ")')" \
	"Assessor One Learner One "
agrees "declared"
status "nobody has one with themselves" 1 "$tyst" conflict declare L-1 L-1 --text "Me."
status "it has words" 1 "$tyst" conflict declare L-1 A-1 --text " "
status "and does not end before it begins" 1 "$tyst" conflict declare L-1 A-1 \
	--text "Then." --from 2026-02-01 --to 2026-01-01

# Decided
status "only the coordinator says how it is managed" 1 decide A-1 --managed "We talk."
is "by rule R9" "$output" "tyst: A declared conflict of interest blocks, or is managed by a named mitigation that the coordinator signed."
status "by a named mitigation" 1 decide M-1 --managed " "
status "and their own passphrase" 1 "$tyst" conflict decide "$conflict" --as M-1 \
	--managed "So." --passphrase-file "$(pass A-1)"
must decide M-1
status "blocked it blocks" 1 review --evidence "$tea" --met TESTONE1:P1
must decide M-1 --managed "A-3 looks at one in four."
status "managed it does not" 0 review --evidence "$tea" --met TESTONE1:P1
agrees "managed"
conflict=$("$tyst" conflict declare M-1 L-1 --text "My niece.")
status "nobody manages their own" 1 decide M-1 --managed "I look away."
must "$tyst" conflict declare A-1 L-1 --text "Once." --from 2020-01-01 --to 2020-12-31
status "one that is over does not block" 0 review --evidence "$tea" --met TESTONE1:P2.1

# What a qualification asks
cat >"$tmp/q.xml" <<'X'
<?xml version="1.0" encoding="UTF-8"?>
<qualification xmlns="urn:x-tyst:standards:1" key="GWALIA-Q" rev="1">
  <title><t xml:lang="en">Certificate</t></title>
  <awarding-body><t xml:lang="cy">Corff Gwalia</t><t xml:lang="en">Gwalia Awarding</t></awarding-body>
  <group id="all" kind="mandatory"><unit-ref key="TESTTWO2"/></group>
  <evidence-rule per="unit" methods="RA CASE" min="1"/>
  <evidence-rule per="qualification" methods="LOG" max="0"/>
  <evidence-rule per="unit" occasions="2" days="7"/>
  <evidence-rule per="unit" methods="EWT" max="0"/>
  <evidence-rule per="item" methods="EWT WT" max="0"/>
</qualification>
X
must "$tyst" standard import "$tmp/q.xml"
must "$tyst" enrol L-1 --qualification GWALIA-Q
whole=TESTTWO2:$("$tyst" --json progress L-1 TESTTWO2 |
	jq -r '.units[0].gaps | join(",")')
one=TESTTWO2:P1
shown() { # TYPE DAY ITEMS [OPTION]...
	type=$1 day=$2 items=$3
	shift 3
	id=$("$tyst" evidence add --as L-1 --title "A $type" --link https://a.example \
		--type "$type" --on "$day" --map "$items" "$@") || exit 99
	must "$tyst" evidence submit "$id" --as L-1 --passphrase-file "$(pass L-1)"
	[ "$type" != WT ] || must "$tyst" witness check --evidence "$id" \
		--as A-1 --passphrase-file "$(pass A-1)" --how "I rang them."
	must review --evidence "$id" --met "$items"
}
declares() {
	status "$1" 1 "$tyst" unit declare TESTTWO2 --as L-1 \
		--passphrase-file "$(pass L-1)"
	is "as R13 says" "$output" "tyst: $2"
}
shown PROD 2026-01-05 "$whole"
declares "a method that is asked for is missing" \
	"GWALIA-Q asks for at least this many pieces of evidence of type RA CASE for TESTTWO2: 1; there are: 0."
shown RA 2026-01-05 "$one"
declares "occasions are missing" \
	"GWALIA-Q asks for evidence of type * for TESTTWO2 on at least this many different days: 2; there are: 1."
shown RA 2026-01-06 "$one"
declares "the days are too near" \
	"GWALIA-Q asks that evidence of type * for TESTTWO2 spread over at least this many days: 7; it spreads over: 1."
shown LOG 2026-01-12 TESTTWO2:K1
declares "what is not allowed stands in the way" \
	"GWALIA-Q allows at most this many pieces of evidence of type LOG for GWALIA-Q: 0; there are: 1."
shown RA 2026-01-12 TESTTWO2:K1
shown WT 2026-01-05 TESTTWO2:P2 --detail witness=Gwen --detail role=Manager \
	--detail "relation=Works with them"
declares "nor for one criterion, where no type is part of another" \
	"GWALIA-Q allows at most this many pieces of evidence of type EWT WT for TESTTWO2:P2: 0; there are: 1."
shown RA 2026-01-05 TESTTWO2:P2
status "what holds is declared" 0 "$tyst" unit declare TESTTWO2 --as L-1 \
	--passphrase-file "$(pass L-1)"

# A visit, during which no day ends
today=2090-01-10 TYST_CLOCK=2090-01-10T12:00:00Z
export TYST_CLOCK
open() { "$tyst" --json visit list --as E-1 | jq -r '[.[].learner] | unique | join(" ")'; }
status "only an EQA visits" 1 "$tyst" person access A-3 \
	--awarding-body "Gwalia Awarding" --from "$today" --to "$today"
status "of an awarding body that there is" 1 "$tyst" person access E-1 \
	--awarding-body "Nobody" --from "$today" --to "$today"
is "which is said" "$output" "tyst: No qualification of the library is awarded by “Nobody”."
must "$tyst" person access E-1 --awarding-body "Gwalia Awarding" \
	--from 2020-01-01 --to 2020-01-31
is "when a visit is over there is nothing to see" "$(open)" ""
status "nor to pick" 1 "$tyst" visit pick TESTTWO2 --learner L-1 --as E-1
must "$tyst" person access E-1 --awarding-body "Corff Gwalia" \
	--from "$today" --to 2099-12-31
is "during it the learners of the awarding body are open" "$(open)" L-1
status "one is picked" 0 "$tyst" visit pick TESTTWO2 --learner L-1 --as E-1 --reason "First."
status "once" 1 "$tyst" visit pick TESTTWO2 --learner L-1 --as E-1
is "and marked" "$("$tyst" --json visit list --as E-1 |
	jq -r '.[] | select(.sampled).unit')" TESTTWO2
agrees "a visit"
done_testing
