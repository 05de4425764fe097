#!/bin/sh
# Revisions, differences and moving learners in a browser, without scripts.
. "${srcdir:-.}/tests/lib/browser.sh"
make_centre
administrator
submitted "Te" "TESTONE1:P1,P2,P2.1,P3"
must review --evidence "$id:VACR" --met TESTONE1:P1,P2,P2.1,P3
sed '/<relation/d; s/greet the customer/greet every customer kindly/' \
	"$tmp/one.xml" >"$tmp/later.xml"
must "$tyst" standard import "$tmp/later.xml" --revision
browse revision.mjs cy plain
