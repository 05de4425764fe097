#!/bin/sh
# The page that is printed for a witness: on one sheet, and what reads its
# code is another program than what wrote it.
. "${srcdir:-.}/tests/lib/browser.sh"
for tool in zbarimg pdftoppm pdftotext; do
	command -v $tool >/dev/null || skip_all "there is no $tool"
done
make_centre
export TYST_PUBLIC_ADDRESS=https://tyst.example
echo "Please." >"$tmp/text"
id=$("$tyst" evidence add --as L-1 --title T --type WT --text "$tmp/text")
for lang in cy en; do
	must "$tyst" witness ask --as L-1 --evidence "$id" --name "Ŵil" \
		--language $lang --print "$tmp/slip.html"
	HOME=$tmp timeout 60 "$TYST_CHROMIUM" --headless --no-sandbox --disable-gpu \
		--print-to-pdf="$tmp/slip.pdf" --no-pdf-header-footer \
		"file://$tmp/slip.html" >"$tmp/chromium.log" 2>&1
	pdftoppm -r 150 -png "$tmp/slip.pdf" "$tmp/slip-$lang"
	is "$lang: one sheet" "$(find "$tmp" -name "slip-$lang*.png" | wc -l)" 1
	is "$lang: the code is the link" \
		"$(zbarimg -q --raw "$tmp/slip-$lang"*.png)" \
		"https://tyst.example$(grep -o -m 1 '/witness/[0-9a-f]\{64\}' \
			"$tmp/slip.html" | head -n 1)"
	is "$lang: which can be typed as well" "$(pdftotext "$tmp/slip.pdf" - |
		tr -d ' \n' | grep -c "https://tyst.example/witness/")" 1
	[ -z "${TYST_SCREENSHOTS-}" ] ||
		cp "$tmp/slip-$lang"*.png "$TYST_SCREENSHOTS/slip-$lang.png"
done
done_testing
