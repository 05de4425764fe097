#!/bin/sh
# Quality assurance in a browser, in Welsh and without scripts: a plan, draws,
# a sample with an action, what comes of it, and the release; dated records,
# conflicts of interest and approvals.
. "${srcdir:-.}/tests/lib/browser.sh"
make_centre
administrator
somebody "Q-1=Rhywun Q-1" iqa
somebody "Q-2=Rhywun Q-2" iqa assessor
somebody "M-1=Rhywun M-1" coordinator
for who in Q-1 Q-2; do
	must "$tyst" person approve $who --as iqa --unit TESTONE1 \
		--unit TESTTWO2 --from 2020-01-01 --to 2099-12-31
done
must "$tyst" person approve Q-2 --unit TESTONE1 --from 2020-01-01 \
	--to 2099-12-31
must "$tyst" enrol L-2 --unit TESTONE1 --assessor Q-2 --start 2020-01-01
submitted "Trefnu'r ddesg" "TESTTWO2:P1,P2,K1"
must review --evidence "$id:VACR" --met TESTTWO2:P1,P2,K1
must "$tyst" unit declare TESTTWO2 --as L-1 --passphrase-file "$(pass L-1)"
must "$tyst" unit sign TESTTWO2 --learner L-1 --as A-1 \
	--passphrase-file "$(pass A-1)"
# What Q-2 decided herself.
can_sign L-2
id=$("$tyst" evidence add --as L-2 --title "Galwad" --link https://a.example \
	--map TESTONE1:P1) || exit 99
must "$tyst" evidence submit "$id" --as L-2 --passphrase-file "$(pass L-2)"
must "$tyst" review --as Q-2 --passphrase-file "$(pass Q-2)" --learner L-2 \
	--evidence "$id:VACR" --met TESTONE1:P1
browse sampling.mjs cy
