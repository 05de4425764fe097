#!/bin/sh
# A PDF file is read through pdftotext, in a process that can do nothing else.
. "${srcdir:-.}/tests/lib/tap.sh"
tyst=${abs_top_builddir:-$PWD}/src/tyst
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit 99
command -v pdftotext >/dev/null ||
	skip_all "there is no pdftotext (poppler-utils)"

# pdf: the lines of stdin as a PDF file of one page; no table of where its
# parts begin, which readers make themselves.
pdf() {
	page=$(awk 'BEGIN { print "BT /F 11 Tf 14 TL 50 780 Td" }
		{ gsub(/[\\()]/, "\\\\&"); print "(" $0 ") Tj T*" }
		END { print "ET" }')
	cat <<-EOT
		%PDF-1.4
		1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
		2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
		3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R
		/Resources<</Font<</F 5 0 R>>>>>> endobj
		4 0 obj <</Length $(($(printf '%s\n' "$page" | wc -c)))>> stream
		$page
		endstream endobj
		5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Courier>> endobj
		trailer <</Root 1 0 R>>
		%%EOF
	EOT
}

pdf >unit.pdf <<'EOT'
Serve drinks

URN: DRK1

Performance criteria

You must be able to:     P1  take the order from
                             the table
                         P2  serve it

Knowledge and            K1  the menu
understanding
EOT
status "a PDF file is read" 0 "$tyst" --json standard convert unit.pdf
like "its URN" "$output" '*"urn": "DRK1"*'
like "an item over two lines" "$output" '*"take the order from the table"*'
like "a heading beside its items" "$output" '*"id": "K1"*'

status "as a unit file" 0 "$tyst" standard convert -o . unit.pdf
sum=$(sha256sum <unit.pdf)
like "whose source is the PDF file" "$(cat DRK1.xml)" "*format=\"nos-pdf\"*sha256=\"${sum%% *}\"*"

printf '' | pdf >blank.pdf
status "pages without text are refused" 1 "$tyst" standard convert blank.pdf
like "and why" "$output" '*without text*'
printf '%%PDF-1.7\nnothing\n' >broken.pdf
status "a broken one is refused" 1 "$tyst" standard convert broken.pdf
like "and why" "$output" '*could not be read safely*'
done_testing
