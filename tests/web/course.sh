#!/bin/sh
# What becomes of a learner's enrolment and units, recorded on pages.
. "${srcdir:-.}/tests/lib/browser.sh"
make_centre
somebody "C-1=Huw Alun" coordinator
somebody "Q-1=Eleri Bowen" iqa
cat >"$tmp/q.xml" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<qualification xmlns="urn:x-tyst:standards:1" key="TEST-Q1" rev="1">
  <title><t xml:lang="en">A diploma</t></title>
  <group id="all" kind="mandatory"><unit-ref key="TESTTWO2"/></group>
</qualification>
END
must "$tyst" standard import "$tmp/q.xml"
must "$tyst" enrol L-1 --qualification TEST-Q1 --start 2020-01-01 \
	--target 2040-01-01
must "$tyst" enrol L-2 --qualification TEST-Q1 --assessor A-1 \
	--start 2020-01-01 --target 2040-01-01
must "$tyst" allocate L-1 --to Q-1 --role iqa
submitted "Whole" "TESTTWO2:P1-P2,K1"
must review --evidence "$id:VACR" --met TESTTWO2:P1-P2,K1
must "$tyst" unit declare TESTTWO2 --as L-1 --passphrase-file "$(pass L-1)"
must "$tyst" unit sign TESTTWO2 --learner L-1 --as A-1 \
	--passphrase-file "$(pass A-1)"
must "$tyst" unit release TESTTWO2 --learner L-1 --as C-1 --reason "Dim sampl." \
	--passphrase-file "$(pass C-1)"
echo "I did it: Cerdyn" >"$tmp/text"
TYST_PIECE=$("$tyst" evidence add --as L-1 --title "Cerdyn" --text "$tmp/text" \
	"$srcdir/portfolios/demo/cadi/03-llun/cerdyn-print-bras.jpg")
must "$tyst" evidence submit "$TYST_PIECE" --as L-1 \
	--passphrase-file "$(pass L-1)"
export TYST_PIECE
browse course.mjs
