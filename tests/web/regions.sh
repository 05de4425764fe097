#!/bin/sh
# Places in evidence: each kind from the command line to the store, the page,
# the package with its page, and what verifies it.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
command -v curl >/dev/null || skip_all "there is no curl"
command -v jq >/dev/null || skip_all "there is no jq"
demo=${srcdir:-.}/portfolios/demo/cadi
make_centre
map() { "$tyst" --json evidence map "$id" "$@" 2>/dev/null; }
refused() { map "$@" | jq -r .error.code; }
acts() { "$tyst" --json ledger list | jq length; }
region_of() { "$tyst" --json evidence show "$id" | jq -r ".mapped[] |
	select(.item == \"$1\") | [.region, .basis, .line] | map(. // \"-\") |
	join(\" \")"; }
has() { grep -qF -- "$1" "$tmp/${2:-body}" && echo yes || echo no; }

printf 'One.\nTwo.\n\nFour <b>.\nFive.' >"$tmp/text"
cp "$demo/03-llun/cerdyn-print-bras.jpg" "$tmp/card.jpg"
cp "$demo/04-cofnod-achos/cofnod-achos-dienw.pdf" "$tmp/case.pdf"
cp "$demo/08-trafodaeth/trafodaeth-cadi.ogg" "$tmp/talk.ogg"
printf 'a,b\n1,2\n3,4\n' >"$tmp/sheet.csv"
id=$("$tyst" evidence add --as L-1 --title "All of it" --text "$tmp/text" \
	"$tmp/card.jpg" "$tmp/case.pdf" "$tmp/talk.ogg" "$tmp/sheet.csv")
must "$tyst" evidence submit "$id" --as L-1 --passphrase-file "$(pass L-1)"

# What there is not, or is not said rightly
before=$(acts)
if have pdfinfo "a page that the file has not"; then
	is "a page that the file has not" "$(refused TESTONE1:P1 --as L-1 --page 2)" bad-region
fi
while read -r option value; do
	is "refused: $option $value" "$(refused TESTONE1:P1 --as L-1 "$option" "$value")" \
		bad-region
done <<'END'
--page 0
--page two
--box 10,10,91,10
--box 10,10,0,10
--box 10,10,10
--box -1,10,10,10
--time 02:30-00:45
--time 00:75
--time soon
--lines 0-1
--lines 3-2
--lines 5-6
END
is "a place in a file that is not there" \
	"$(refused TESTONE1:P1 --as L-1 --time 00:01 --file 9)" bad-region
is "a time in a picture" \
	"$(refused TESTONE1:P1 --as L-1 --time 00:01 --file 1)" bad-region
is "two places at once" \
	"$(refused TESTONE1:P1 --as L-1 --time 00:01 --lines 1)" bad-region
is "inferred, but not from what" \
	"$(refused TESTONE1:P1 --as L-1 --basis inferred)" no-line
is "a basis that there is not" \
	"$(refused TESTONE1:P1 --as L-1 --basis guessed --why x)" bad-basis
is "nothing of all that was done" "$(acts)" "$before"

# Each kind
must "$tyst" evidence map "$id" TESTONE1:P1 --as L-1 --box 10,20.5,30,4
must "$tyst" evidence map "$id" TESTONE1:P2 --as L-1 --page 1 --box 0,50,100,50
must "$tyst" evidence map "$id" TESTONE1:P3 --as A-1 --time 00:05-00:12 --basis asked
must "$tyst" evidence map "$id" TESTONE1:K1 --as A-1 --lines 2-4 \
	--basis inferred --why "She says so <twice>."
must "$tyst" evidence map "$id" TESTTWO2:P1 --as A-1 --lines 2 --file 4
must "$tyst" evidence map "$id" TESTTWO2:P2 --as A-1
is "a box on a picture" "$(region_of TESTONE1:P1)" "1#xywh=percent:10,20.5,30,4 direct -"
is "a page and a box" "$(region_of TESTONE1:P2)" \
	"2#page=1&xywh=percent:0,50,100,50 direct -"
is "a time" "$(region_of TESTONE1:P3)" "3#t=5,12 asked -"
is "lines, inferred" "$(region_of TESTONE1:K1)" \
	"0#line=2,4 inferred She says so <twice>."
is "lines of a file" "$(region_of TESTTWO2:P1)" "4#line=2,2 direct -"
is "nowhere in particular" "$(region_of TESTTWO2:P2)" "- direct -"
before=$(acts)
must "$tyst" evidence map "$id" TESTTWO2:P1 --as A-1 --lines 2 --file 4
must "$tyst" evidence map "$id" TESTTWO2:P1 --as A-1
is "the same again is no act, and to map plainly moves nothing" "$(acts)" "$before"
must "$tyst" evidence map "$id" TESTTWO2:P1 --as A-1 --lines 3 --file 4
is "it can be moved" "$(region_of TESTTWO2:P1)" "4#line=3,3 direct -"
review --evidence "$id:VACR" --met "TESTTWO2:P1" --feedback "Yes." >/dev/null
is "but not once it was judged" "$(refused TESTTWO2:P1 --as A-1 --lines 2 --file 4)" \
	mapping-judged
is "which leaves it" "$(region_of TESTTWO2:P1)" "4#line=3,3 direct -"

# On the pages
serve
for who in L-1 A-1; do
	enter "$who" >/dev/null
	as "$who" get "/account?lang=en" >/dev/null
	is "$who sees it" "$(as "$who" get "/evidence/$id")" 200
	is "$who: the box over the picture" \
		"$(has '<rect x="100" y="205" width="300" height="40"></rect>')" yes
	is "$who: without a style in the page" "$(has 'style=')" no
	is "$who: a way to the page" \
		"$(has "href=\"/evidence/$id/file/2#page=1&amp;xywh=percent:0,50,100,50\"")" yes
	is "$who: to the time" "$(has "/file/3#t=5,12\">From 00:05 to 00:12</a>")" yes
	is "$who: to the line of the file" "$(has "/file/4#line=3,3\">Line 3</a>")" yes
	is "$who: the lines marked" \
		"$(has '<mark class="line">Four &lt;b&gt;.</mark>')$(has '<span class="line">Five.</span>')" yesyes
	is "$who: the basis" "$(has "It is inferred from what is there.")" yes
	is "$who: the line" "$(has "She says so &lt;twice&gt;.")" yes
done
is "the assessor sees it while judging" "$(as A-1 get "/review/$id")" 200
is "place and basis beside the item" \
	"$(has "From 00:05 to 00:12")$(has "The learner was asked about it.")" yesyes
stop_server

# In the package
must "$tyst" export L-1 -o "$tmp/p.zip"
status "the package verifies" 0 "$tyst" verify "$tmp/p.zip"
mkdir "$tmp/x" && (cd "$tmp/x" && unzip -q ../p.zip)
cp "$tmp"/x/*/data/portfolio.xml "$tmp/xml"
cp "$tmp"/x/*/data/ro-crate-preview.html "$tmp/index" 2>/dev/null ||
	cp "$tmp"/x/*/data/*.html "$tmp/index"
for region in '1#xywh=percent:10,20.5,30,4' '3#t=5,12' '0#line=2,4' '4#line=3,3' \
	'2#page=1&amp;xywh=percent:0,50,100,50'; do
	is "portfolio.xml has $region" "$(has "region=\"$region\"" xml)" yes
done
if have xmllint "and is valid"; then
	status "and is valid" 0 xmllint --noout --relaxng \
		"${srcdir:-.}/portfolios/tyst-portfolio.rng" "$tmp/xml"
fi
is "the page has the box" \
	"$(has '<rect x="100" y="205" width="300" height="40"></rect>' index)" yes
is "the lines marked" "$(has '<mark class="row">Two.</mark>' index)" yes
is "a way to the time" "$(has '#t=5,12">' index)" yes
is "the line that says why" "$(has "She says so &lt;twice&gt;." index)" yes

# A new version takes the basis along, not the place: that was in another text
printf 'Other.' >"$tmp/text"
must "$tyst" evidence revise "$id" --as L-1 --text "$tmp/text"
is "the basis stays" "$(region_of TESTONE1:K1)" "- inferred She says so <twice>."
is "what was judged is left behind" "$(region_of TESTTWO2:P1)" ""
must "$tyst" evidence submit "$id" --as L-1 --passphrase-file "$(pass L-1)"
must "$tyst" export L-1 -o "$tmp/q.zip"
status "and the package verifies" 0 "$tyst" verify "$tmp/q.zip"
done_testing
