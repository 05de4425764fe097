#!/bin/sh
# Every page of the sample centre is as it must be, at every width.
. "${srcdir:-.}/tests/lib/browser.sh"
export DEMO_MONDAY=2026-11-23 DEMO_PASSPHRASES="$tmp/keys"
mkdir "$tmp/keys"
grep -v '^#' "$srcdir/portfolios/demo/people" | cut -d '|' -f 1 |
	while read -r who; do
		echo "pedwar gair hollol wahanol $who" >"$tmp/keys/$who"
	done
must "$srcdir/portfolios/demo/play.sh" "$tyst" "$TYST_DATA" "$srcdir/standards"
export TYST_CLOCK=2026-11-23T09:00:00Z
echo "Atebais y ffôn." >"$tmp/text"
id=$("$tyst" evidence add --as CB-0101 --title "Galwad arall" \
	--text "$tmp/text" --map SFJOD4:K4,K6 | grep -oE '[0-9a-f-]{36}')
must "$tyst" evidence submit "$id" --as CB-0101 \
	--passphrase-file "$tmp/keys/cadi"
draft=$("$tyst" evidence add --as CB-0101 --title "Gofyn i dyst" --type WT \
	--text "$tmp/text" | grep -oE '[0-9a-f-]{36}')
TYST_PUBLIC_ADDRESS=https://tyst.example "$tyst" witness ask --as CB-0101 \
	--evidence "$draft" --name "Gwyn" --print "$tmp/slip.html" >/dev/null
TYST_WITNESS=$(grep -o '/witness/[0-9a-f]*' "$tmp/slip.html" | head -n 1)
export TYST_WITNESS
must "$tyst" review import --as CB-0004 --learner CB-0101 --scan "$tmp/text" \
	--on 2026-11-02 --by "Elin Prys" --met SFJOD4:K1 \
	--passphrase-file "$tmp/keys/menna"
browse pages.mjs
