#!/bin/sh
# Each person sees the standards in the language they choose, or in both; a
# language that is added while the server runs is there at once.
. "${srcdir:-.}/tests/lib/browser.sh"
make_centre
"$tyst" standard convert --key TESTSIDE \
	"$srcdir/tests/data/seeds/004_2e0cd0673f2d5849.txt" >"$tmp/side.xml" \
	2>/dev/null
must "$tyst" standard import "$tmp/side.xml"
must "$tyst" person approve A-1 --unit TESTSIDE \
	--from 2020-01-01 --to 2099-12-31
must "$tyst" enrol L-1 --unit TESTSIDE --assessor A-1 --start 2020-01-01
submitted "Galwad" TESTSIDE:P1,P2
browse words.mjs cy
