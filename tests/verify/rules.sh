#!/bin/sh
# What breaks a rule and is signed all the same is named by check, by verify and
# by the second verifier.  Not R10, which is what signatures are for
# (detected.sh), nor R12, whose versions are what a review is made of, so that
# no command asks for others; and of R2 the countersigning of a sample, because
# that of decisions is refused by the database.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
for tool in python3 openssl; do
	command -v $tool >/dev/null || skip_all "there is no $tool"
done
lawless=${abs_top_builddir:-$PWD}/tests/verify/lawless
[ -x "$lawless" ] || skip_all "make check builds tests/verify/lawless"

# A unit of L-1 is released, another is begun; L-2's review waits.
make_centre
who() { # REF ROLE
	must "$tyst" person add --name "One $1" --role "$2" --ref "$1"
	echo "three words for $1" >"$(pass "$1")"
	must "$tyst" person passphrase "$1" --passphrase-file "$(pass "$1")"
}
as() { # REF COMMAND...
	ref=$1
	shift
	"$@" --as "$ref" --passphrase-file "$(pass "$ref")"
}
who Q-1 iqa
who Q-2 iqa
who C-1 coordinator
who T-1 trainee-assessor
must "$tyst" person role A-1 --role iqa
for unit in TESTONE1 TESTTWO2; do
	must "$tyst" person approve Q-1 --as iqa --unit $unit --from 2020-01-01 \
		--to 2099-12-31
	must "$tyst" person approve A-1 --as iqa --unit $unit --from 2020-01-01 \
		--to 2099-12-31
done
must "$tyst" person approve T-1 --unit TESTONE1 --from 2020-01-01 --to 2099-12-31
cat >"$tmp/q.xml" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<qualification xmlns="urn:x-tyst:standards:1" key="CYM" rev="1">
  <title><t xml:lang="cy">Cymhwyster</t></title>
  <group id="whole" kind="mandatory"><unit-ref key="TESTTWO2"/></group>
  <evidence-rule per="unit" occasions="1" min="1" methods="PROD RA"/>
  <evidence-rule per="unit" max="1" methods="LOG RA"/>
</qualification>
END
must "$tyst" standard import "$tmp/q.xml"
must "$tyst" qualification terms CYM --direct-claims yes
must "$tyst" enrol L-1 --qualification CYM
must "$tyst" enrol L-2 --unit TESTONE1 --assessor T-1 --countersigner A-2
submitted Te TESTONE1:P1
tea=$id
must review --evidence "$tea" --met TESTONE1:P1
submitted Clirio TESTTWO2:P1,P2,K1
whole=$id
must review --evidence "$whole" --met TESTTWO2:P1,P2,K1
echo words >"$tmp/text"
cp -R "$tmp/data" "$tmp/complete"
must as L-1 "$tyst" unit declare TESTTWO2
must as A-1 "$tyst" unit sign TESTTWO2 --learner L-1
cp -R "$tmp/data" "$tmp/signed"
must as Q-1 "$tyst" unit release TESTTWO2 --learner L-1 --reason "Isel."
mv "$tmp/data" "$tmp/released"

from() { # COPY: what the next cases begin with
	rm -rf "$tmp/data"
	cp -R "$tmp/$1" "$tmp/data"
}
# broken RULE COMMAND...: done by nobody but the lawless, and named by all.
broken() {
	rule=$1 what=$2 learner=${learner-L-1}
	shift 2
	output=$("$@" 2>&1)
	is "$rule: $what is refused" $? 1
	ruled=$tyst tyst=$lawless
	TYST_LAWLESS=$rule
	export TYST_LAWLESS
	must "$@"
	unset TYST_LAWLESS
	tyst=$ruled
	found "$rule" "$what"
}
found() { # RULE WHAT
	like "$1: check names it" "$("$tyst" --lang en check 2>/dev/null)" "*no-sense: *($1)*"
	must "$tyst" export "${learner-L-1}" -o "$tmp/p.zip"
	like "$1: so does verify" "$("$tyst" --lang en verify "$tmp/p.zip" 2>/dev/null)" "*($1)*"
	like "$1: so does the other" "$(other "$tmp/p.zip")" "*states: NO *($1)*"
	rm "$tmp/p.zip"
}
reviews() { as "$1" "$tyst" review --learner L-1 --evidence "$2" --met "$3"; }
samples() { as "$1" "$tyst" sample record "$2" --learner L-1 --kind "$3" --voice; }
for copy in complete signed released; do
	from $copy
	must "$tyst" check
done

from complete
must "$tyst" person role L-1 --role iqa
closes() {
	as "$1" "$tyst" unit close TESTONE1 --learner L-1 --certificate "Z 1"
}
broken R1 "closing one's own unit" closes L-1
from released
must "$tyst" person role L-1 --role coordinator
reopens() {
	as "$1" "$tyst" unit reopen TESTTWO2 --learner L-1 --items P1 --reason Eto
}
broken R1 "reopening one's own unit" reopens L-1
from released
must "$tyst" person role L-1 --role coordinator
revokes() {
	as "$1" "$tyst" unit revoke TESTTWO2 --learner L-1 --reason Eto
}
broken R1 "taking one's own result back" revokes L-1
from complete
broken R3 "sampling one's own decision" samples A-1 TESTONE1 interim
from complete
also_iqa() {
	must "$tyst" person role A-2 --role iqa
	must "$tyst" person approve A-2 --as iqa --unit TESTONE1 \
		--from 2020-01-01 --to 2099-12-31
}
also_iqa
must "$tyst" allocate L-1 --to A-2 --unit TESTONE1 --role assessor --as C-1
must samples A-2 TESTONE1 interim
broken R3 "deciding in what one sampled" reviews A-2 "$tea" TESTONE1:P2
from complete
echo "public-address = https://tyst.example" >"$TYST_DATA/tyst.conf"
must "$tyst" witness ask --as L-1 --evidence "$tea" --name Gwen \
	--print "$tmp/slip.html"
confirms() {
	"$tyst" witness confirm "$(grep -o '/witness/[0-9a-f]\{64\}' \
		"$tmp/slip.html" | head -n 1)" --name "learner one" --role R \
		--relation R --text "$tmp/text"
}
broken R5 "confirming for oneself" confirms
from complete
must "$tyst" person approval-end A-1 --as assessor --unit TESTONE1 \
	--to 2020-12-31
broken R7 "reviewing after the approval" reviews A-1 "$tea" TESTONE1:P2
from complete
broken R8 "sampling without approval" samples Q-2 TESTONE1 interim
from complete
must "$tyst" conflict declare A-1 L-1 --text "Modryb."
broken R9 "reviewing in spite of a conflict" reviews A-1 "$tea" TESTONE1:P2
from signed
must "$tyst" conflict declare Q-1 L-1 --text "Modryb."
releases() { as "$1" "$tyst" unit release TESTTWO2 --learner L-1 --reason Isel; }
broken R9 "releasing in spite of one" releases Q-1
from signed
broken R3 "releasing what one decided" releases A-1
trainee_iqa() {
	from signed
	must "$tyst" person approve Q-2 --as trainee-iqa --unit TESTTWO2 \
		--from 2020-01-01 --to 2099-12-31
}
trainee_iqa
broken R6 "releasing as a trainee" releases Q-2
trainee_iqa
must samples Q-2 TESTTWO2 summative
sampled=$(cat "$tmp/out")
cp -R "$tmp/data" "$tmp/sampled"
must "$tyst" person approval-end Q-1 --as iqa --unit TESTTWO2 --to 2020-12-31
countersigns() { as "$1" "$tyst" sample countersign "$sampled"; }
broken R6 "countersigning a sample without approval" countersigns Q-1
from sampled
must "$tyst" person approve Q-2 --as iqa --unit TESTTWO2 --from 2020-01-01 \
	--to 2099-12-31
broken R2 "countersigning one's own sample" countersigns Q-2
from complete
must "$tyst" conflict declare Q-1 L-1 --text "Modryb."
broken R9 "closing in spite of one" closes Q-1
from complete
must "$tyst" evidence add --as L-1 --title Tyst --type WT --text "$tmp/text" \
	--detail "witness=assessor one" --detail role=R --detail relation=R \
	--map TESTONE1:P2
statement=$(cat "$tmp/out")
must as L-1 "$tyst" evidence submit "$statement"
checks() {
	as A-1 "$tyst" witness check --evidence "$statement" --how "Fi oedd."
}
broken R16 "checking one's own statement" checks
from complete
must "$tyst" evidence add --as A-1 --learner L-1 --title Gwelais --type PROD \
	--text "$tmp/text" --map TESTTWO2:P1
seen=$(cat "$tmp/out")
must as A-1 "$tyst" evidence submit "$seen"
must review --evidence "$seen" --met TESTTWO2:P1
declares() { as L-1 "$tyst" unit declare TESTTWO2; }
broken R13 "declaring what was not confirmed" declares
from complete
submitted Mwy TESTTWO2:P1
must review --evidence "$id" --met TESTTWO2:P1
broken R13 "declaring with more of a kind than the qualification allows" declares
from released
must "$tyst" enrolment register L-1 CYM --number GW-1 --as C-1
claims() { "$tyst" enrolment claim L-1 CYM --as C-1; }
broken R17 "claiming on the day of the registration" claims
from released
must "$tyst" enrolment register L-1 CYM --number GW-1 --on 2026-01-01 --as C-1
must "$tyst" record add appeal --as L-1 --about L-1 --text "$tmp/text"
broken R15 "claiming with an appeal open" claims

# The database refuses it too, until whoever has it takes that out.
from complete
python3 - "$TYST_DATA/tyst.db" <<'END'
import re, sqlite3, sys
db = sqlite3.connect(sys.argv[1])
db.execute("PRAGMA writable_schema = ON")
sql, = db.execute("SELECT sql FROM sqlite_schema WHERE name = 'role'").fetchone()
sql = re.sub(r" CHECK \(outside = .*END\)|,\s*FOREIGN KEY [^)]*\)[^)]*\)", "", sql)
db.execute("UPDATE sqlite_schema SET sql = ? WHERE name = 'role'", (sql,))
db.commit()
END
holds() { "$tyst" person role A-1 --role eqa; }
broken R4 "an assessor who is an EQA" holds

# By a clock that went back less than is refused.
from complete
TYST_CLOCK=2090-01-01T10:00:02Z
export TYST_CLOCK
submitted Hwyr TESTONE1:P2
TYST_CLOCK=2090-01-01T10:00:01Z
broken R11 "deciding before the evidence came" reviews A-1 "$id" TESTONE1:P2
unset TYST_CLOCK

# A trainee's review, countersigned by whose approval has ended, or who sampled.
from complete
learner=L-2
echo "three words for L-2" >"$(pass L-2)"
must "$tyst" person passphrase L-2 --passphrase-file "$(pass L-2)"
must "$tyst" evidence add --as L-2 --title Te --text "$tmp/text" --map TESTONE1:P1
theirs=$(cat "$tmp/out")
must as L-2 "$tyst" evidence submit "$theirs"
must as T-1 "$tyst" review --learner L-2 --evidence "$theirs" --met TESTONE1:P1
trainee=$(cat "$tmp/out")
cp -R "$tmp/data" "$tmp/waiting"
must "$tyst" person approval-end A-2 --as assessor --unit TESTONE1 \
	--to 2020-12-31
agrees() { as A-2 "$tyst" countersign "$trainee"; }
broken R6 "countersigning without approval" agrees
from waiting
also_iqa
must as A-2 "$tyst" sample record TESTONE1 --learner L-2 --kind interim --voice
broken R3 "countersigning in what one sampled" agrees
unset learner

# Whoever has the data takes a signature out of it and goes on.
from signed
python3 - "$TYST_DATA/tyst.db" <<'END'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'"
                          ).fetchall():
    db.execute(f'DROP TRIGGER "{name}"')
db.execute("DELETE FROM unit_step WHERE kind = 'signature'")
db.commit()
END
must review --evidence "$whole:VAC" --not-yet TESTTWO2:P1 --reason R --next "Mwy."
found R14 "deciding in a signed unit"
echo "1..$n"
exit "$bad"
