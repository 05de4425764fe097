#!/bin/sh
# What the record promises to detect, each by its name, and both verifiers at
# the same layer.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
top=$(cd "${srcdir:-.}" && pwd)
for tool in python3 openssl jq unzip; do
	command -v $tool >/dev/null || skip_all "there is no $tool"
done

make_centre
must "$tyst" person passphrase L-2 --passphrase-file "$(pass A-2)"
must "$tyst" enrol L-2 --unit TESTONE1 --assessor A-1 --start 2020-01-01
cat >"$tmp/q.xml" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<qualification xmlns="urn:x-tyst:standards:1" key="CYM" rev="1">
  <title><t xml:lang="cy">Cymhwyster</t></title>
  <group id="whole" kind="mandatory"><unit-ref key="TESTTWO2"/></group>
  <evidence-rule per="unit" min="1"/>
</qualification>
END
must "$tyst" standard import "$tmp/q.xml"
must "$tyst" enrol L-1 --qualification CYM
submitted "Te" "TESTONE1:P1,P2"
a=$id
submitted "Llaeth" "TESTONE1:P1,P3"
b=$id
must review --evidence "$a:VACR" --met TESTONE1:P1,P2
must review --evidence "$b:VACR" --met TESTONE1:P3

# A copy goes on with the key that the assessor had; then another learner's.
cp -R "$tmp/data" "$tmp/copy"
must "$tyst" person passphrase A-1 --passphrase-file "$(pass A-2)"
must "$tyst" export L-1 -o "$tmp/p.zip"
TYST_DATA=$tmp/copy must review --evidence "$b:VACR" --not-yet TESTONE1:P3 \
	--reason R --next "Mwy."
TYST_DATA=$tmp/copy must "$tyst" export L-1 -o "$tmp/old-key.zip"
theirs=$("$tyst" evidence add --as L-2 --title Te --text "$tmp/text" \
	--map TESTONE1:P1)
must "$tyst" evidence submit "$theirs" --as L-2 --passphrase-file "$(pass A-2)"
must "$tyst" export L-2 -o "$tmp/two.zip"
for package in p old-key two; do
	status "$package.zip is right" 0 "$tyst" verify "$tmp/$package.zip"
done

# The first layer at which each verifier stops.
layers() { # PACKAGE
	"$tyst" --json verify "$1" 2>/dev/null |
		jq -r '[.checks[] | select(.ok | not)][0].what'
	other "$1" | sed -n 's/: NO .*//p' | head -n 1
}
detected() { # NAME LAYER OPERATION…
	name=$1 layer=$2
	shift 2
	python3 "$top/tests/lib/repack.py" "$tmp/p.zip" "$tmp/bad.zip" "$@" ||
		exit 99
	is "$name" "$(layers "$tmp/bad.zip")" "$layer
$layer"
}
part() { unzip -p "$tmp/p.zip" "*/$1"; }
mark=$(part ledger/acts.jsonl | jq -r 'select(.act.kind == "review") |
	.signatures[0]' | head -n 1 | cut -c 1-60)
root=$(part ledger/checkpoint | sed -n 3p | cut -c 1-9)

detected "a flipped byte in evidence" bag flip evidence/01-
detected "with the manifests made again" evidence bit evidence/01- "I did"
detected "a flipped byte in the manifest" bag flip manifest-sha512.txt
detected "in the tag manifest" bag flip tagmanifest-sha512.txt
detected "a flipped byte in an act" signatures bit acts.jsonl '"vacr":"'
detected "in one that nobody signs" states bit acts.jsonl '"start":"202'
detected "a flipped byte in a signature" signatures bit acts.jsonl "$mark"
detected "a flipped byte in a proof" proofs bit proofs.json '"path":["'
detected "a flipped byte in the checkpoint" checkpoint bit ledger/checkpoint "$root"
detected "in its signature" checkpoint bit ledger/checkpoint "— "
detected "a flipped byte in the note" note bit signature.note "sha512 "
detected "an act removed" states drop-act review
detected "an act reordered" acts swap-acts
detected "an act repeated" acts repeat-act
detected "a decision moved to other evidence" signatures \
	sub acts.jsonl "\"rests\":[\"$a#1\"]" "\"rests\":[\"$b#1\"]"
detected "and shown so" states \
	sub portfolio.xml "<rests evidence=\"$a#1\"/>" "<rests evidence=\"$b#1\"/>"
detected "what a qualification asks for changed" units \
	sub qualification.xml 'min="1"' 'min="0"'
detected "and said to be there" states \
	sub portfolio.xml 'rules-kept="false"' 'rules-kept="true"'
detected "words where there are none" schema \
	sub portfolio.xml '</version>' 'x</version>'
detected "a signature by a key not valid then" signatures \
	take-act "$tmp/old-key.zip" review
detected "a file that no manifest names" bag add data/evidence/x
detected "another learner's acts" acts acts-of "$tmp/two.zip"
detected "one of them" acts take-act "$tmp/two.zip" submission
for size in 4 1000 "$(($(wc -c <"$tmp/p.zip") - 1))"; do
	head -c "$size" "$tmp/p.zip" >"$tmp/bad.zip"
	status "a zip cut off after $size bytes" 1 "$tyst" verify "$tmp/bad.zip"
done
# Theft of all but the passphrases is in tests/cli/theft.sh.
done_testing
