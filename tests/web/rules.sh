#!/bin/sh
# Each rule is refused at the command line and on the pages, and says so: by
# its number, and by its sentence in the reader's language.  A rule of the table
# without a row here fails.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
command -v curl >/dev/null || skip_all "there is no curl"
python3 -c "import sqlite3" 2>/dev/null || skip_all "Python has no sqlite3"
TYST_CLOCK=2026-11-23T10:00:00Z
export TYST_CLOCK
make_centre

approve() { # REF ROLE [UNTIL]
	must "$tyst" person approve "$1" --unit TESTONE1 --as "$2" \
		--from 2020-01-01 --to "${3:-2099-12-31}"
}
somebody B-1 learner assessor
somebody T-1 trainee-assessor assessor
somebody C-1 countersigner
somebody X-1 assessor
somebody M-1 administrator coordinator
somebody Q-1 iqa assessor
somebody Q-2 iqa
for learner in L-3 L-4 L-5 L-6 L-7 L-8; do
	somebody $learner learner
done
approve B-1 assessor
approve T-1 trainee-assessor
approve C-1 countersigner 2020-12-31
approve X-1 assessor 2020-12-31
approve Q-1 assessor
approve Q-1 iqa
approve Q-2 iqa 2020-12-31
enrol() { must "$tyst" enrol "$@" --unit TESTONE1 --start 2020-01-01; }
enrol B-1 --assessor B-1
enrol L-3 --assessor T-1 --countersigner T-1
enrol L-4 --assessor T-1 --countersigner C-1
enrol L-5 --assessor X-1
enrol L-6 --assessor A-2
enrol L-7 --assessor Q-1 --iqa Q-2
enrol L-8 --assessor Q-1

sent() { # LEARNER ITEMS: the id of evidence
	piece=$("$tyst" evidence add --as "$1" --title "Work" \
		--link https://a.example --map "$2") || exit 99
	must "$tyst" evidence submit "$piece" --as "$1" \
		--passphrase-file "$(pass "$1")"
	echo "$piece"
}
judge() { # WHO LEARNER EVIDENCE ITEMS
	"$tyst" --json review --as "$1" --passphrase-file "$(pass "$1")" \
		--learner "$2" --evidence "$3" --met "$4"
}
id_of() { # JOINED KEY…: of an enrolment, as pages name it
	python3 - "$TYST_DATA/tyst.db" "$@" <<-'P'
		import sqlite3, sys, uuid
		db, joined, *keys = sys.argv[1:]
		print(uuid.UUID(bytes=sqlite3.connect(db).execute(
		    "SELECT e.id FROM person p JOIN " + joined, keys).fetchone()[0]))
	P
}
enrolment() { # LEARNER KEY
	id_of "enrolment e ON e.learner = p.id JOIN unit u ON u.id = e.unit
		WHERE p.ref = ? AND u.key = ?" "$@"
}
qualifying() { # LEARNER
	id_of "qualification_enrolment e ON e.learner = p.id WHERE p.ref = ?" "$1"
}
refused() { # RULE COMMAND…: by the command line
	rule=$1
	shift
	is "$rule: refused by tyst $1 $2" \
		"$("$tyst" --json "$@" 2>/dev/null | jq -r .error.code)" "$rule"
	echo "cli $rule" >>"$tmp/seen"
}
page() { # RULE SENTENCE WHO PATH [NAME=VALUE]…
	rule=$1 sentence=$2 reader=$3 form_at=$4
	shift 4
	for value; do
		set -- "$@" --data-urlencode "$value"
		shift
	done
	as "$reader" get "/account?lang=cy" >/dev/null
	is "$rule: refused at $(echo "$form_at" | sed 's|/[0-9a-f-]\{36\}|/ID|')" \
		"$(as "$reader" post "$form_at" --data-urlencode "version=1" "$@" \
			--data-urlencode "passphrase=$(cat "$(pass "$reader")")")" 403
	is "$rule: in its words" \
		"$(grep -cF -- "$sentence" "$tmp/body" | sed 's/[1-9][0-9]*/yes/')" yes
	echo "web $rule" >>"$tmp/seen"
}
# RULE WHERE TEST: it is refused there, by its number
elsewhere() {
	is "$1: in $3" "$(grep -q "\<$1\>" "${srcdir:-.}/$3" && echo yes)" yes
	echo "$2 $1" >>"$tmp/seen"
}
met() { echo "decision.TESTONE1@1:$1=met"; }

judged=$(sent L-7 TESTONE1:P1)
must judge Q-1 L-7 "$judged" TESTONE1:P1
sampled=$(sent L-8 TESTONE1:P1)
must "$tyst" sample record TESTONE1 --kind interim --learner L-8 --voice \
	--as Q-1 --passphrase-file "$(pass Q-1)"
own=$(sent B-1 TESTONE1:P1)
expired=$(sent L-5 TESTONE1:P1)
related=$(sent L-6 TESTONE1:P1)
mine=$(judge T-1 L-3 "$(sent L-3 TESTONE1:P1)" TESTONE1:P1 | jq -r .review)
theirs=$(judge T-1 L-4 "$(sent L-4 TESTONE1:P1)" TESTONE1:P1 | jq -r .review)
whole=$(sent L-1 TESTTWO2:P1,P2,K1)
must judge A-1 L-1 "$whole" TESTTWO2:P1,P2,K1
must "$tyst" unit sign TESTTWO2 --learner L-1 --as A-1 --passphrase-file "$(pass A-1)"
draft=$("$tyst" evidence add --as L-1 --title "Draft" --link https://a.example)
gone=$(sent L-1 TESTONE1:P1)
must "$tyst" evidence withdraw "$gone" --as L-1
must "$tyst" conflict declare A-2 L-6 --text "My nephew."
cat >"$tmp/q.xml" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<qualification xmlns="urn:x-tyst:standards:1" key="TEST-Q1" rev="1">
  <title><t xml:lang="en">A diploma</t></title>
  <group id="all" kind="mandatory"><unit-ref key="TESTTWO2"/></group>
</qualification>
END
must "$tyst" standard import "$tmp/q.xml"
must "$tyst" enrol L-1 --qualification TEST-Q1 --start 2026-01-01
must "$tyst" enrol L-6 --qualification TEST-Q1 --assessor A-1 --start 2026-01-01
must "$tyst" enrolment register L-6 TEST-Q1 --number GW-1 --on 2026-11-01
echo "Nid wyf yn cytuno." >"$tmp/appeal"
must "$tyst" record add appeal --as L-6 --about L-6 --text "$tmp/appeal"
late=$(TYST_CLOCK=2026-11-23T10:00:02Z sent L-1 TESTONE1:P1)
TYST_CLOCK=2026-11-23T10:00:01Z
by() { echo "--as $1 --passphrase-file $(pass "$1")"; }

# shellcheck disable=SC2046 # by gives two options
{
	refused R1 review $(by B-1) --learner B-1 --evidence "$own" --met TESTONE1:P1
	refused R2 countersign "$mine" $(by T-1)
	refused R3 sample record TESTONE1 --kind interim $(by Q-1) --learner L-7 --voice
	refused R3 review $(by Q-1) --learner L-8 --evidence "$sampled" --met TESTONE1:P1
	refused R8 sample record TESTONE1 --kind interim $(by Q-2) --learner L-7 --voice
	refused R4 person role A-2 --role eqa
	refused R6 countersign "$theirs" $(by C-1)
	refused R7 review $(by X-1) --learner L-5 --evidence "$expired" --met TESTONE1:P1
	refused R9 review $(by A-2) --learner L-6 --evidence "$related" --met TESTONE1:P1
	refused R11 review $(by A-1) --learner L-1 --evidence "$late" --met TESTONE1:P1
	refused R12 review $(by A-1) --learner L-1 --evidence "$draft" --met TESTONE1:P1
	refused R13 unit declare TESTONE1 $(by L-1)
	refused R14 review $(by A-1) --learner L-1 --evidence "$whole" --met TESTTWO2:P1
	refused R15 enrolment claim L-6 TEST-Q1 --as M-1
	refused R17 enrolment claim L-1 TEST-Q1 --as M-1
}

serve
for who in B-1 T-1 C-1 X-1 M-1 A-1 A-2 Q-1 Q-2; do
	is "$who signs in" "$(enter $who)" 303
done
ticks="vacr=V vacr=A vacr=C vacr=R"
someone=$("$tyst" --json person show A-2 | jq -r .id)
# shellcheck disable=SC2086 # four fields
{
	page R1 "Ni chaiff neb wneud penderfyniadau asesu yn ei bortffolio ei hun." B-1 "/review/$own" $ticks "$(met P1)"
	page R2 "Ni chaiff neb gydlofnodi ei benderfyniad ei hun." T-1 "/countersign/$mine"
	page R3 "Ni chaiff neb sicrhau ansawdd penderfyniad" Q-1 "/unit/$(enrolment L-7 TESTONE1)/sample" kind=interim look=voice
	page R3 "Rydych wedi samplu neu ryddhau" Q-1 "/review/$sampled" $ticks "$(met P1)"
	page R8 "cymwysterau y mae wedi" Q-2 "/unit/$(enrolment L-7 TESTONE1)/sample" kind=interim look=voice
	page R4 "Nid oes gan Swyddog Sicrhau Ansawdd Allanol rôl arall" M-1 "/people/$someone/roles" role=eqa
	page R6 "rywun cymwys sydd wedi" C-1 "/countersign/$theirs"
	page R7 "TESTONE1" X-1 "/review/$expired" $ticks "$(met P1)"
	page R9 "Mae gwrthdaro buddiannau wedi" A-2 "/review/$related" $ticks "$(met P1)"
	page R11 "ac ni all y dyddiad fod yn gynharach" A-1 "/review/$late" $ticks "$(met P1)"
	page R12 "fersiynau" A-1 "/review/$gone" $ticks "$(met P1)"
	page R13 "heb" A-1 "/unit/$(enrolment L-1 TESTONE1)/sign"
	page R15 "Ni hawlir tystysgrif tra bo cam" M-1 "/qualification/$(qualifying L-6)/claim"
	page R17 "Ni hawlir tystysgrif heb rif cofrestru" M-1 "/qualification/$(qualifying L-1)/claim"
	page R14 "llofnodi" A-1 "/review/$whole" $ticks "decision.TESTTWO2@1:P1=met"
}
as M-1 get "/people/$someone" >/dev/null
as M-1 post "/people/$someone/passphrase" >/dev/null
drawn=$(sed -n 's/.*<code[^>]*>\([^<]*\)<.*/\1/p' "$tmp/body" | head -n 1)
echo "$drawn" >"$tmp/drawn"
must "$tyst" enrol L-2 --unit TESTONE1 --assessor A-2
piece=$(sent L-1 TESTONE1:P1)
refused R10 review --as A-2 --passphrase-file "$tmp/drawn" --learner L-2 \
	--evidence "$piece" --met TESTONE1:P1
elsewhere R10 web tests/web/assessor.sh
for rule in R5 R16; do
	for where in cli web; do
		elsewhere $rule $where tests/web/witness.sh
	done
done
stop_server

sed -n 's/^    {"\(R[0-9]*\)".*/\1/p' "${srcdir:-.}/src/rules/rules.c" |
	sort -u >"$tmp/rules"
while read -r rule; do
	for where in cli web; do
		is "$rule has a case by $where" \
			"$(grep -cx "$where $rule" "$tmp/seen" | sed 's/[1-9][0-9]*/yes/')" yes
	done
done <"$tmp/rules"
done_testing
