#!/bin/sh
# Two verifiers, written apart, say the same: of packages as they are, and
# changed at random (TYST_CHANGES in each way; TYST_SEED: others).
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
top=$(cd "${srcdir:-.}" && pwd)
for tool in python3 openssl; do
	command -v $tool >/dev/null || skip_all "there is no $tool"
done

make_centre
cat >"$tmp/q.xml" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<qualification xmlns="urn:x-tyst:standards:1" key="CYM" rev="1">
  <title><t xml:lang="cy">Cymhwyster</t></title>
  <group id="whole" kind="mandatory"><unit-ref key="TESTTWO2"/></group>
  <evidence-rule per="item" min="1" occasions="1" days="0"/>
  <evidence-rule per="qualification" methods="LOG SIM" max="0"/>
</qualification>
END
must "$tyst" standard import "$tmp/q.xml"
must "$tyst" enrol L-1 --qualification CYM
submitted "Te" "TESTONE1:P1,P2,P2.1,P3 TESTTWO2:P1"
a=$id
submitted "Clirio" "TESTTWO2:P1,P2,K1"
must "$tyst" evidence add --as A-1 --learner L-1 --title Gwelais --type PROD \
	--text "$tmp/text" --map TESTONE1:K1
b=$(cat "$tmp/out")
must "$tyst" evidence submit "$b" --as A-1 --passphrase-file "$(pass A-1)"
must "$tyst" export L-1 -o "$tmp/sent.zip"
must review --evidence "$a:VACR" --met TESTONE1:P1,P2 --feedback "Da iawn."
must review --evidence "$a:VAC" --not-yet TESTONE1:P1 --reason R --next "Mwy."
must review --evidence "$id:VACR" --met TESTTWO2:P1,P2,K1
must "$tyst" unit declare TESTTWO2 --as L-1 --passphrase-file "$(pass L-1)"
must "$tyst" unit sign TESTTWO2 --learner L-1 --as A-1 \
	--passphrase-file "$(pass A-1)"
must "$tyst" evidence confirm "$b" --as L-1 --passphrase-file "$(pass L-1)"
must "$tyst" export L-1 -o "$tmp/signed.zip"
must "$tyst" export L-1 --unit TESTTWO2 -o "$tmp/part.zip"
must "$tyst" evidence withdraw "$a" --as L-1
must "$tyst" person passphrase A-1 --passphrase-file "$(pass A-2)"
must "$tyst" export L-1 -o "$tmp/withdrawn.zip"

for package in sent signed part withdrawn; do
	status "$package: tyst takes it" 0 "$tyst" verify "$tmp/$package.zip"
	status "$package: so does the other" 0 \
		python3 "$top/tests/verify/verify.py" "$tmp/$package.zip"
done
report=$(python3 "$top/tests/lib/tamper.py" "$tyst" "$top/SECURITY.md" \
	"${TYST_CHANGES-10}" "$tmp/data" "$tmp"/*.zip 2>"$tmp/ways") ||
	report="$report: ended with $?"
is "and on changed ones, which they refuse" "$report" ""
sed 's/^/# /' "$tmp/ways"
done_testing
