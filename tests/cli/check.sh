#!/bin/sh
# check: all is as the acts give it, and no column changes without its seeing
# that, but for those that are written down.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
top=$(cd "${srcdir:-.}" && pwd)
for tool in jq openssl python3; do
	command -v $tool >/dev/null || skip_all "there is no $tool"
done
python3 -c 'import sqlite3' 2>/dev/null || skip_all "Python has no sqlite3"

# A centre with a row in every table.
make_centre
must "$tyst" person add --name "Tyst" --role witness --ref W-1 \
	--email w@example.org
must "$tyst" person disable W-1
must "$tyst" person add --name "Hyfforddai" --role trainee-assessor --ref T-1
echo "three words for T-1" >"$(pass T-1)"
must "$tyst" person passphrase T-1 --passphrase-file "$(pass T-1)"
must "$tyst" person approve T-1 --unit TESTONE1 --from 2020-01-01 \
	--to 2099-12-31
must "$tyst" enrol L-2 --unit TESTONE1 --assessor T-1 --countersigner A-1 \
	--start 2026-01-01 --target 2027-01-01
echo "three words for L-2" >"$(pass L-2)"
must "$tyst" person passphrase L-2 --passphrase-file "$(pass L-2)"
must "$tyst" evidence add --as L-2 --title Te --link https://a.example \
	--map TESTONE1:P1,P3
c=$(cat "$tmp/out")
must "$tyst" evidence submit "$c" --as L-2 --passphrase-file "$(pass L-2)"
must "$tyst" review --as T-1 --passphrase-file "$(pass T-1)" --learner L-2 \
	--evidence "$c" --met TESTONE1:P1,P3
must "$tyst" countersign "$(cat "$tmp/out")" --as A-1 \
	--passphrase-file "$(pass A-1)" --send-back TESTONE1:P3 --note Na \
	--due 2099-01-01
must "$tyst" person passphrase A-2 --passphrase-file "$(pass A-2)"
submitted "Te" "TESTONE1:P1,P2 TESTTWO2:P1"
a=$id
echo bytes >"$tmp/file.bin"
must "$tyst" evidence add --as A-1 --learner L-1 --title "Gwelais" \
	--type OBS --text "$tmp/text" --link https://example.org/ \
	--detail start=09:00 --detail end=10:00 --detail place=Desg \
	--detail "seen=09:30 TESTONE1:P3 Gwenodd." \
	--map "TESTONE1:P3" "$tmp/file.bin"
b=$(cat "$tmp/out")
must "$tyst" evidence map "$b" TESTONE1:P3 --as A-1 --basis inferred \
	--why "Gwelais ef." --lines 1
must "$tyst" evidence submit "$b" --as A-1 --passphrase-file "$(pass A-1)"
echo "Cytuno." >"$tmp/comment"
must "$tyst" evidence confirm "$b" --as L-1 --comment "$tmp/comment" \
	--passphrase-file "$(pass L-1)"
must review --evidence "$a:VACR" --met TESTONE1:P1,P2 --feedback "Da iawn."
must review --evidence "$b:VAC" --not-yet TESTONE1:P3 --reason R --next "Mwy." \
	--due 2099-01-01
must review --evidence "$a:VAC" --not-yet TESTONE1:P1 --reason R --next "Mwy."
review=$(cat "$tmp/out")
cat >"$tmp/review.json" <<END
{"learner": "L-1", "evidence": [{"id": "$a", "version": 1, "vacr": "VACR"}],
 "decisions": [{"items": "TESTONE1:P2", "decision": "more-needed",
  "letter": "S", "note": "Un arall."}]}
END
must "$tyst" review --as A-1 --passphrase-file "$(pass A-1)" \
	--file "$tmp/review.json"
submitted "Clirio" "TESTTWO2:P1,P2,K1"
must review --evidence "$id:VACR" --met TESTTWO2:P1,P2,K1
must "$tyst" unit declare TESTTWO2 --as L-1 --passphrase-file "$(pass L-1)"
must "$tyst" unit sign TESTTWO2 --learner L-1 --as A-1 \
	--passphrase-file "$(pass A-1)"
must "$tyst" person role A-2 --role coordinator
must "$tyst" unit reopen TESTTWO2 --learner L-1 --items TESTTWO2:P1 \
	--reason "Eto." --as A-2 --passphrase-file "$(pass A-2)"
cat >"$tmp/qualification.xml" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<qualification xmlns="urn:x-tyst:standards:1" key="CYM" rev="1" level="2">
  <title><t xml:lang="cy">Cymhwyster</t></title>
  <awarding-body><t xml:lang="cy">Corff</t></awarding-body>
  <group id="whole">
    <group id="mandatory" kind="mandatory">
      <title><t xml:lang="cy">Gorfodol</t></title>
      <unit-ref key="TESTTWO2" ref="1"/>
    </group>
  </group>
</qualification>
END
must "$tyst" standard import "$tmp/qualification.xml"
must "$tyst" person role A-2 --role iqa
must "$tyst" person approve A-2 --as iqa --qualification CYM \
	--from 2020-01-01 --to 2099-12-31
must "$tyst" person approval-end A-2 --as iqa --qualification CYM \
	--to 2098-12-31
must "$tyst" enrol L-2 --qualification CYM --start 2026-01-01 \
	--target 2027-01-01 --cohort Hydref --site Ceiri
must "$tyst" enrolment register L-2 CYM --number GW-1 --on 2026-01-20 --as A-2
must "$tyst" enrolment break L-2 CYM --reason Haf --on 2026-02-01 \
	--until 2026-03-01 --as A-2
must "$tyst" evidence add --as L-1 --title Tyst --type WT --text "$tmp/text" \
	--map TESTONE1:P2
d=$(cat "$tmp/out")
cat >"$TYST_DATA/tyst.conf" <<END
public-address = https://tyst.example
smtp = smtp://127.0.0.1:9
smtp-from = tyst@example.org
END
must "$tyst" witness ask --as L-1 --evidence "$d" --name Gwen \
	--print "$tmp/slip.html"
request=$(cat "$tmp/out")
must "$tyst" witness confirm "$(grep -o '/witness/[0-9a-f]\{64\}' \
	"$tmp/slip.html" | head -n 1)" --name Gwen --role Rheolwr \
	--relation Rheolwr --text "$tmp/text"
must "$tyst" evidence submit "$d" --as L-1 --passphrase-file "$(pass L-1)"
must "$tyst" witness check --as A-1 --evidence "$d" --request "$request" \
	--how "Ffoniais." --passphrase-file "$(pass A-1)"
must "$tyst" witness ask --as L-1 --evidence "$d" --name Huw --language en \
	--email huw@example.org
# What stands by itself: a conflict, a visit, records, plans and samples.
must "$tyst" conflict declare T-1 L-2 --text "Modryb." --to 2099-12-31 --as T-1
must "$tyst" conflict decide "$(cat "$tmp/out")" --as A-2 --managed "Rhannu." \
	--to 2098-12-31 --passphrase-file "$(pass A-2)"
must "$tyst" qualification terms CYM --direct-claims yes --register-within 30 \
	--claim-within 60
must "$tyst" person add --name "Ymwelydd" --role eqa --ref E-1
must "$tyst" person access E-1 --awarding-body Corff --from 2020-01-01 \
	--to 2099-12-31
must "$tyst" visit pick TESTTWO2 --learner L-2 --as E-1 --reason "Yr olaf."
must "$tyst" record add standardisation --as A-2 --with A-1 --text "$tmp/text" \
	--items TESTONE1:P1 --action "advice A-1 TESTONE1:P1: Darllen."
must "$tyst" record add plan --as A-1 --about L-1 --with A-2 --due 2099-01-01 \
	--text "$tmp/text" --items TESTONE1:P2 "$tmp/file.bin"
must "$tyst" record sign "$(cat "$tmp/out")" --as L-1 \
	--passphrase-file "$(pass L-1)"
must "$tyst" record add appeal --as L-1 --about L-1 --text "$tmp/text"
must "$tyst" record close "$(cat "$tmp/out")" --as A-2 --text "$tmp/comment"
must "$tyst" person approve A-2 --as iqa --unit TESTONE1 --from 2020-01-01 \
	--to 2099-12-31
echo '{"reason": "Newydd.", "from": "2020-01-01", "to": "2099-12-31", "strata":
	[{"rate": 100, "minimum": 1, "reason": "Pawb.", "first-units": true,
	"learners": ["L-1", "L-2"], "units": ["TESTTWO2", "TESTONE1"]}]}' >"$tmp/plan"
must "$tyst" sample plan "$tmp/plan" --as A-2 --passphrase-file "$(pass A-2)"
must "$tyst" sample draw "$(cat "$tmp/out")" --as A-2 --reason "Y cyntaf."
must "$tyst" sample record TESTONE1 --learner L-1 --as A-2 --kind interim \
	--evidence "$a" --review "$review" --voice --observed \
	--mark TESTONE1:P1 --feedback "Pam?" \
	--action "required A-1 2099-01-01 TESTONE1:P1: Gofyn eto." \
	--passphrase-file "$(pass A-2)"
must "$tyst" action close "$("$tyst" --json action list A-1 |
	jq -r '.[] | select(.need == "required").action')" --as A-1 --text "$tmp/comment"
must "$tyst" sample record TESTONE1 --learner L-1 --as A-2 --kind re-sample \
	--voice --passphrase-file "$(pass A-2)"
must "$tyst" person add --name "Dan hyfforddiant" --role iqa --ref Q-3
must "$tyst" person approve Q-3 --as trainee-iqa --unit TESTONE1 \
	--from 2020-01-01 --to 2099-12-31
must "$tyst" person passphrase Q-3 --passphrase-file "$(pass A-2)"
must "$tyst" sample record TESTONE1 --learner L-1 --as Q-3 --kind interim \
	--voice --passphrase-file "$(pass A-2)"
must "$tyst" sample countersign "$(cat "$tmp/out")" --as A-2 \
	--passphrase-file "$(pass A-2)"
cosign() { python3 "$top/tests/lib/cosign.py" "$TYST_DATA/checkpoints/newest" e.example "$1"; }
cosign 1795342502 >"$tmp/cosigned"
must "$tyst" ledger checkpoint --cosign "$tmp/cosigned" --key "$(cosign key)"
must "$tyst" review import --as A-1 --learner L-1 --scan "$tmp/file.bin" \
	--on 2025-12-01 --by "Menna" --met TESTONE1:P1 --not-yet TESTONE1:P2 \
	--reason S --next "Eto." --passphrase-file "$(pass A-1)"
must "$tyst" review adopt "$(cat "$tmp/out")" --as A-1 \
	--passphrase-file "$(pass A-1)"
must "$tyst" review import --as A-1 --learner L-1 --scan "$tmp/file.bin" \
	--on 2025-12-02 --by "Menna" --met TESTONE1:P3 \
	--passphrase-file "$(pass A-1)"
sed 's/^Serve .*/Serve &/; s/URN: TESTONE1/URN: TESTNEW3\nOriginal URN: TESTONE1/' \
	"$top/tests/data/job/one.txt" >"$tmp/three.txt"
"$tyst" standard convert "$tmp/three.txt" >"$tmp/three.xml" 2>/dev/null
must "$tyst" standard import "$tmp/three.xml"
"$tyst" standard migrate TESTONE1 TESTNEW3 --map "$tmp/map" >/dev/null 2>&1
must "$tyst" standard migrate TESTONE1 TESTNEW3 --map "$tmp/map"
cat >"$tmp/cy.txt" <<'END'
Clirio byrddau

URN: TESTTWO2

Trosolwg

Mae'r safon hon ynghylch clirio byrddau.

Meini prawf perfformiad

Rhaid i chi allu:

1. clirio byrddau yn dawel
2. dilyn rheolau eich sefydliad

Gwybodaeth a dealltwriaeth

Mae angen i chi wybod a deall:

1. ble mae'r llestri'n mynd
END
must "$tyst" standard add-language TESTTWO2 "$tmp/cy.txt"

status "all is as the acts give it" 0 "$tyst" --lang en check
[ "$got" = 0 ] || done_testing
like "and counted" "$output" "All is as the acts give it: *"
is "as JSON there is nothing" "$("$tyst" --json check | jq -c .)" "[]"

# Each byte, TYST_CHANGES of them in each way (TYST_SEED: others)
report=$(python3 "$top/tests/lib/tamper.py" "$tyst" "$top/SECURITY.md" \
	"${TYST_CHANGES-20}" "$tmp/data" 2>"$tmp/ways") ||
	report="$report: ended with $?"
is "whatever byte is changed, it is found or written down" "$report" ""
sed 's/^/# /' "$tmp/ways"

# Each column
sed -n 's/^    {"\([a-z_]*\)", *"\([a-z_]*\)",.*/\1 \2/p
	s/^    {"\([a-z_]*\)", *NULL,.*/\1 */p' "$top/src/check/gaps.c" >"$tmp/gaps"
report=$(python3 "$top/tests/lib/flip.py" "$tyst" "$tmp/data" "$tmp/gaps") ||
	report="$report: ended with $?"
is "every column is checked, or written down as one that is not" "$report" ""

# What is said of each kind of difference
after() { # SQL: what check says, on a copy
	rm -rf "$tmp/copy"
	cp -R "$tmp/data" "$tmp/copy"
	PYTHONPATH=$top/tests/lib python3 -c 'import rows, sys
with rows.unguarded(sys.argv[1]) as db: db.executescript(sys.argv[2])
' "$tmp/copy" "$1"
	"$tyst" --data "$tmp/copy" --lang en check 2>/dev/null
}
like "a state that was set" "$(after "UPDATE evidence_version SET
	state = 'accepted' WHERE title = 'Gwelais'")" "row-changed: evidence $b#1 state: the data says “accepted”, the acts give “*”."
like "a decision more" "$(after "DROP INDEX decision_standing;
	UPDATE decision SET standing = 1")" \
	"*row-changed: review *standing: the data says “true”*"
like "a row that is gone" "$(after "DELETE FROM approval WHERE unit_key = 'TESTTWO2'")" \
	"row-missing: approval * from: the data says nothing, the acts give “2020-01-01”.*"
like "a row that no act made" "$(after "INSERT INTO role
	SELECT person, 'iqa', given, 0 FROM role WHERE role = 'learner' LIMIT 1")" \
	"row-extra: person *role iqa given*the acts give nothing."
like "an opening that is false" "$(after "UPDATE opening SET value = 'Neb'
	WHERE field = 'email'")" "*opening-false: *"
like "an opening of no act" "$(after "INSERT INTO opening SELECT
	'c:' || lower(hex(salt)), record, field, salt, value FROM opening LIMIT 1")" \
	"*opening-unused: 1 openings are of no act.*"
like "an act about nobody" "$(after "DELETE FROM qualification_choice;
	DELETE FROM qualification_enrolment; DELETE FROM qualification")" \
	"*act-unread: 2 acts are about nobody and nothing that there is.*"
like "an act that is gone" "$(after "DELETE FROM leaf WHERE n = 3")" \
	"*act-missing: The ledger lacks the act 3.*"
like "a trigger more" "$(after "CREATE TRIGGER more AFTER INSERT ON act
	BEGIN SELECT 1; END")" "data-damaged: *: more. Restore a backup.*"
for setting in ledger-key package-key origin; do
	like "a $setting that is none" "$(after "UPDATE meta SET value = 'x'
		WHERE name = '$setting'")" "*row-changed: setting $setting: the data says “x”, *"
	code=3
	[ $setting = origin ] && code=1
	status "is nothing to write by" $code \
		"$tyst" --data "$tmp/copy" person add --name X --role learner --ref X-1
	like "nor is none, which is said" "$(after "DELETE FROM meta
		WHERE name = '$setting'")" "*setting-damaged: The setting “$setting” in tyst.db is damaged or missing.*"
done
like "the last transactions taken back" "$(
	rm -rf "$tmp/copy"
	cp -R "$tmp/data" "$tmp/copy"
	rm -f "$tmp/copy/tyst.db-wal" "$tmp/copy/tyst.db-shm"
	"$tyst" --data "$tmp/copy" --lang en check 2>/dev/null)" \
	"tree-behind: The ledger has * acts, and a checkpoint over *"
blob=$(find "$tmp/data/blobs" -type f | head -n 1)
printf x >"$blob"
like "a file that was changed" "$("$tyst" --lang en check 2>/dev/null)" \
	"blob-damaged: *"
rm "$blob"
like "a file that is gone" "$("$tyst" --json check 2>/dev/null |
	jq -r '.[0].code')" "blob-missing"
status "and the status is 1" 1 "$tyst" check
echo bytes >"$blob"
done_testing
