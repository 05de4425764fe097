#!/bin/sh
# A portfolio becomes a package that other tools can read, and that tyst finds
# out when anything in it is not as it was.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
top=$(cd "${srcdir:-.}" && pwd)
for tool in python3 jq unzip sha512sum xmllint; do
	command -v $tool >/dev/null || skip_all "there is no $tool"
done

make_centre
printf 'not a picture' >"$tmp/llun.jpg"
echo "Gwnes i de." >"$tmp/text"
a=$("$tyst" evidence add --as L-1 --title "Te i'r cwsmer" --text "$tmp/text" \
	--map "TESTONE1:P1,P2,P2.1,P3 TESTTWO2:P1" "$tmp/llun.jpg")
must "$tyst" evidence submit "$a" --as L-1 --passphrase-file "$(pass L-1)"
submitted "Dŵr poeth" "TESTONE1:K1,K2"
b=$id
must review --evidence "$a:VACR" --met TESTONE1:P1,P2,P2.1,P3 \
	--feedback "Da iawn <ti>."
must review --evidence "$b:VACR" --met TESTONE1:K1 --not-yet TESTONE1:K2 \
	--reason S --next "Dwed mwy."
must review --evidence "$b:VACR" --met TESTONE1:K2
must "$tyst" unit declare TESTONE1 --as L-1 --passphrase-file "$(pass L-1)"
must "$tyst" unit sign TESTONE1 --learner L-1 --as A-1 \
	--passphrase-file "$(pass A-1)"

# Making it
zip=$tmp/p.zip
status "a portfolio is exported" 0 "$tyst" export L-1 -o "$zip" --date 2030-01-05
is "the command names the file" "$output" "$zip"
is "the export is an act, with the file's hash" \
	"$("$tyst" --json ledger list | jq -r '.[-1].act | .kind + " " + .body.sha256')" \
	"export $(sha256sum "$zip" | cut -d ' ' -f 1)"
size=$(unzip -p "$zip" '*/ledger/checkpoint' | sed -n 2p)
status "again" 0 "$tyst" export L-1 -o "$tmp/again.zip" --date 2030-01-05 --at "$size"
cmp -s "$zip" "$tmp/again.zip"
report $? "equal portfolio, checkpoint and date give equal bytes" differ equal
status "there is no checkpoint of any size" 1 "$tyst" export L-1 -o "$tmp/no.zip" --at 99999
status "and none before what is in it" 1 "$tyst" export L-1 -o "$tmp/no.zip" --at 3
status "a size is a number" 2 "$tyst" export L-1 -o "$tmp/no.zip" --at x
status "without a name it goes to the data directory" 0 "$tyst" export L-1
like "under the learner's reference and the day" "$output" \
	"$tmp/data/packages/L-1-2???????.zip"
status "somebody who is no learner has none" 1 "$tyst" export A-1
status "a unit they are not on is refused" 1 "$tyst" export L-1 --unit NOSUCH
status "a day that is none is refused" 1 "$tyst" export L-1 --date 2030-02-30
status "a folder that is not there is one line" 3 \
	"$tyst" export L-1 -o "$tmp/none/p.zip"
like "which names the file" "$output" "tyst: $tmp/none/p.zip *"
status "a learner without units has a package too" 0 \
	"$tyst" export L-2 -o "$tmp/empty.zip"
status "which verifies" 0 "$tyst" verify "$tmp/empty.zip"
status "some units" 0 "$tyst" export L-1 --unit TESTTWO2 -o "$tmp/some.zip"
status "verify too" 0 "$tyst" verify "$tmp/some.zip"

# Other tools
status "unzip finds no fault" 0 unzip -tq "$zip"
status "Python finds none" 0 python3 -m zipfile -t "$zip"
mkdir "$tmp/x"
(cd "$tmp/x" && unzip -q "$zip")
bag=$tmp/x/L-1-20300105
is "there is one folder" "$(ls "$tmp/x")" L-1-20300105
status "the manifest holds" 0 sh -c "cd '$bag' && sha512sum -c --quiet --strict manifest-sha512.txt"
status "and the tag manifest" 0 sh -c "cd '$bag' && sha512sum -c --quiet --strict tagmanifest-sha512.txt"
is "they name every file" "$(cd "$bag" && cut -c 131- manifest-sha512.txt | sort)" \
	"$(cd "$bag" && find data -type f | sort)"
is "bag-info says what and whose" \
	"$(sed 's/^Payload-Oxum: [0-9]*\.11$/counted/
		s/^Tyst-Demo: .* nothing in it counts\.$/demo/' "$bag/bag-info.txt")" \
	"Source-Organization: Canolfan
External-Identifier: L-1
Bagging-Date: 2030-01-05
counted
demo"
is "evidence is named by number and title" "$(ls "$bag/data/evidence")" \
	"01-Te-i-r-cwsmer.txt
01-llun.jpg
02-Dŵr-poeth.txt"
status "portfolio.xml follows the published schema" 0 xmllint --noout \
	--relaxng "$top/portfolios/tyst-portfolio.rng" "$bag/data/portfolio.xml"
is "each act is a line" "$(jq -r .act.kind "$bag/data/ledger/acts.jsonl" | sort -u | tr '\n' ' ')" \
	"approval centre centre-key declaration draft enrolment key mapping passphrase person review signature standard submission "
is "nobody else's act is among them" \
	"$(grep -c -e L-2 -e A-2 "$bag/data/ledger/openings.jsonl")" 0
is "text on the page is text" "$(grep -c 'Da iawn &lt;ti&gt;\.' "$bag/data/index.html")" 1
if have tidy "the page is HTML"; then
	status "the page is HTML" 0 tidy -qe "$bag/data/index.html"
	is "without a warning" "$output" ""
fi
report=$(
	grep -o 'href="[^"]*"' "$bag/data/index.html" | sed 's/^href="//; s/"$//' |
		python3 -c '
import os, re, sys, urllib.parse
page = open(sys.argv[1] + "/index.html").read()
for link in sys.stdin.read().split("\n")[:-1]:
    if link.startswith("#"):
        if f"id=\"{link[1:]}\"" not in page:
            print(link)
    elif not os.path.exists(os.path.join(sys.argv[1], urllib.parse.unquote(link))):
        print(link)' "$bag/data"
) || report="$report: ended with $?"
is "every link on the page leads somewhere" "$report" ""

# Verifying it
status "it verifies" 0 "$tyst" verify "$zip"
is "a line for each layer" "$(echo "$output" | grep -c ': yes$')" 12
like "with the ledger's key, to compare" "$output" "*  $size acts, by the key $(
	"$tyst" --json ledger list | jq -r '.[1].act.body.key')
*"
is "and for each signature" "$(echo "$output" | grep -c 'signed by: ')" \
	"$(jq -c 'select(.signatures[0] | startswith("ed25519"))
		| select(.act.kind != "key")' "$bag/data/ledger/acts.jsonl" | wc -l)"
like "with its person" "$output" "*, Review of evidence, signed by: Assessor One (key *"
status "a tool of others finds them right" 0 python3 "$top/tests/lib/signed.py" \
	"$bag/data/ledger/acts.jsonl"
is "as JSON" "$("$tyst" --json verify "$zip" | jq -c '[.ok, [.checks[] | select(.what != "signature")
		| .what + (.ok | tostring)]]')" \
	'[true,["ziptrue","bagtrue","schematrue","actstrue","openingstrue","signaturestrue","unitstrue","evidencetrue","statestrue","checkpointtrue","proofstrue","notetrue"]]'
status "no data directory is needed" 0 env TYST_DATA=/nonexistent "$tyst" verify "$zip"
status "a file that is not there is said" 1 "$tyst" verify "$tmp/none.zip"
status "a file that is no zip is said" 1 "$tyst" verify "$tmp/text"
is "in one line" "$output" "tyst: $tmp/text: This file is no package: it is not a zip."

# found NAME CHECK DETAIL OPERATION…: after it verify fails, there and so.
found() {
	name=$1 check=$2 detail=$3
	shift 3
	python3 "$top/tests/lib/repack.py" "$zip" "$tmp/bad.zip" "$@" || exit 99
	got=$("$tyst" --json verify "$tmp/bad.zip" 2>/dev/null)
	like "$name" "$? $(echo "$got" | jq -r '[.checks[] | select(.ok | not)][0]
		| .what + ": " + .detail')" "1 $check: $detail"
	status "$name, for the other verifier too" 1 other "$tmp/bad.zip"
}
python3 "$top/tests/lib/repack.py" "$zip" "$tmp/same.zip" same
status "repacking alone changes nothing" 0 "$tyst" verify "$tmp/same.zip"
found "an added file" bag "No manifest names the file data/evidence/x." add data/evidence/x
found "an added file that is listed" evidence "portfolio.xml does not name the file data/evidence/x." \
	add-listed data/evidence/x
found "a removed file" bag "The package lacks the file data/evidence/01-llun.jpg." lose llun.jpg
found "a removed file that is not listed" evidence "The package lacks the file *" drop llun.jpg
found "changed evidence" evidence "*02-D*r-poeth.txt was changed*" sub poeth.txt "I did" "I won"
found "a changed unit" units "*" sub units/TESTONE1.xml "greet" "great"
found "another state" states "*item P1: portfolio.xml says “not-yet true”, the acts give “met true”." \
	sub portfolio.xml '"P1" assessed="true" state="met"' '"P1" assessed="true" state="not-yet"'
found "another unit state" states "*state: portfolio.xml says “signed”*" \
	sub portfolio.xml 'state="iqa-pool"' 'state="signed"'
found "other ticks" states "*judged*" sub portfolio.xml 'vacr="VACR"' 'vacr="VAC"'
found "another decision" states "*TESTONE1@1#K2 *" \
	sub portfolio.xml 'decision="not-yet" letter="S"' 'decision="more-needed" letter="S"'
found "a decision moved to other evidence" states "*rests*" \
	sub portfolio.xml "<rests evidence=\"$a#1\"/>" "<rests evidence=\"$b#1\"/>"
found "a decision moved to other evidence in the act" signatures "*its signature is not of these words." \
	sub acts.jsonl "\"rests\":[\"$a#1\"]" "\"rests\":[\"$b#1\"]"
found "another name" states "person *name: portfolio.xml says “Learner Ona”*" \
	sub portfolio.xml "Learner One" "Learner Ona"
found "other feedback" states "review *feedback: *" sub portfolio.xml "Da iawn" "Go wael"
found "another value of an opening" openings "*not what was committed to." \
	sub openings.jsonl '"Learner One"' '"Learner Ona"'
found "an act less" states "*" drop-act review
found "no signature" states "unit TESTONE1@1 signature *" drop-act signature
found "no approval" states "*not approved for the unit on that day (R7)." drop-act approval TESTONE1
found "acts in another order" acts "*not in the order of the ledger." swap-acts
found "an act twice" acts "*not in the order of the ledger." repeat-act
found "somebody else's act" acts "*does not belong to this learner's portfolio." foreign-act
signed() { # KIND: its first signature line
	jq -r "select(.act.kind == \"$1\").signatures[0]" "$bag/data/ledger/acts.jsonl" | head -n 1
}
theirs="*signed with a key that was not its actor's at that time."
found "a review as unsigned" signatures "*does not bear the signature of its actor." \
	sub acts.jsonl "$(signed review)" unsigned
found "a review with the learner's signature" signatures "$theirs" \
	sub acts.jsonl "$(signed review)" "$(signed declaration)"
found "a review with another signature of the assessor" signatures "*not of these words." \
	sub acts.jsonl "$(signed review)" "$(signed signature)"
found "a review signed twice" signatures "$theirs" sub acts.jsonl \
	"\"$(signed review)\"" "\"$(signed review)\",\"$(signed review)\""
found "a passkey, which is not there yet" signatures "*does not bear the signature of its actor." \
	sub acts.jsonl "$(signed review)" "webauthn $(signed review)"
found "two lines in one" acts "*this is no line of an act." \
	sub acts.jsonl "$(signed review)" "$(signed review)\\nunsigned"
found "a draft with a signature" signatures "*bears a signature, which its kind does not." \
	sub acts.jsonl unsigned "$(signed review)"
note="signature.note is about another package, or this one was changed after it was made."
found "a changed page" note "$note" sub index.html "Learner One" "Learner Ona"
found "a changed page that the note is changed for" note "signature.note was not signed by the package key." \
	note index.html "Learner One" "Learner Ona"
found "no note" note "The package lacks the file signature.note." lose signature.note
found "a note that is none" note "This is no signed note." sub signature.note "sha512 " "sha512	"
line='
' # its digits may stand in the ledger's name
found "no checkpoint" checkpoint "The package lacks the file data/ledger/checkpoint." drop ledger/checkpoint
found "another size in the checkpoint" checkpoint "The checkpoint was not signed by the ledger's key." \
	sub ledger/checkpoint "$line$size$line" "$line$((size + 1))$line"
found "a checkpoint of another ledger" checkpoint "The checkpoint is of another ledger than the acts." \
	sub ledger/checkpoint demo/ Demo/
found "no proofs" proofs "The package lacks the file data/ledger/proofs.json." drop proofs.json
none="proofs.json does not hold a proof for each act."
found "proofs of another size" proofs "$none" \
	sub proofs.json "\"size\":$size" "\"size\":$((size + 1))"
found "a changed proof" proofs "The act 0 is not in the ledger as it stands here." \
	sub proofs.json '"path":["' '"path":["A'
found "a proof of another act" proofs "The act 1 is not in the ledger as it stands here." \
	sub proofs.json '"leaf":1,' '"leaf":2,'
found "a proof too many" proofs "$none" \
	sub proofs.json '],"size":' ',{"leaf":9,"path":[]}],"size":'
found "proofs in another form" proofs "$none" sub proofs.json '{"leaf":1,' '{ "leaf":1,'
found "proofs without a comma" proofs "$none" sub proofs.json ',{"leaf":1,' '{"leaf":1,'
found "words after the proofs" proofs "$none" sub proofs.json "\"size\":$size}" "\"size\":$size} "
found "an act of another time" proofs "*is not in the ledger as it stands here." later
found "no key for the ledger" checkpoint "No act makes the key known that must sign this." \
	drop-act centre-key ledger
found "no key for packages" proofs "*" drop-act centre-key package
found "no key" signatures "$theirs" drop-act key
found "an act in another form" acts "*not in the canonical form." sub acts.jsonl '{"act":{' '{"act": {'
found "a field no kind has" acts "*of a kind and shape that is known." \
	sub acts.jsonl '"body":{"demo"' '"body":{"a":1,"demo"'
found "what the schema does not know" schema "*" sub portfolio.xml '<centre ' '<centre x="" '
found "an entity" schema "*" sub portfolio.xml '<portfolio ' \
	'<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]><portfolio '

# Hostile zips
for what in bomb slip twice link many bare; do
	python3 "$top/tests/lib/repack.py" hostile "$tmp/h.zip" $what
	status "a hostile zip is refused: $what" 1 timeout 20 "$tyst" verify "$tmp/h.zip"
done
done_testing
