#!/bin/sh
# A session that ends while typing: nothing typed is lost, nothing is done by
# itself, and nobody else sees a page.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
command -v curl >/dev/null || skip_all "there is no curl"
command -v python3 >/dev/null || skip_all "there is no python3"
make_centre
submitted "Tea" "TESTONE1:P1"
acts() { "$tyst" --json ledger list | jq length; }
has() { grep -qF -- "$1" "$tmp/body" && echo yes || echo no; }
at() {
	TYST_CLOCK=2099-11-24T$1:00Z
	export TYST_CLOCK
	[ -z "$server" ] || stop_server
	serve
}
# The form of the last page that goes to PATH, sent there.
send() { # WHO PATH [NAME=VALUE]...
	who=$1 path=$2
	shift 2
	python3 "${srcdir:-.}/tests/lib/form.py" "$path" "$@" \
		<"$tmp/body" >"$tmp/form" || exit 99
	as "$who" get "$path" --data-binary "@$tmp/form" -H "Origin: $url"
}
yes 'Da <iawn> & "hyfryd", ŵyr' | head -n 3900 >"$tmp/words"
printf 'Diwedd.' >>"$tmp/words"
judge() { # what an assessor fills in
	send A-1 "/review/$id" "decision.TESTONE1@1:P1=met" vacr=V vacr=A \
		vacr=C vacr=R "feedback=$(cat "$tmp/words")" \
		"passphrase=three words for A-1"
}
kept() { # the feedback that the page keeps, line ends and all
	python3 - "$1" "$tmp/body" <<-'X'
		import sys
		from html.parser import HTMLParser
		class P(HTMLParser):
		    def handle_starttag(self, tag, attrs):
		        a = dict(attrs)
		        if tag == 'input' and a.get('name') == sys.argv[1]:
		            sys.stdout.write(a['value'])
		P().feed(open(sys.argv[2], encoding='utf-8').read())
	X
}
same() { kept "$1" | cmp -s - "$tmp/words" && echo yes || echo no; }

at 09:00
enter A-1 >/dev/null
as A-1 get "/review/$id" >/dev/null
cp "$tmp/body" "$tmp/page"
at 09:40
before=$(acts)
is "a form whose session has ended is not done" "$(judge)" 401
is "and nothing was" "$(acts)" "$before"
is "all 100 000 characters are kept" "$(same keep.feedback)" yes
is "and the choices" "$(kept keep.vacr)$(kept "keep.decision.TESTONE1@1:P1")" VACRmet
is "it is known who it was" "$(kept person)" A-1
is "the passphrase is not kept" "$(has "three words for")" no
is "a wrong passphrase is refused" "$(send A-1 /resume \
	"passphrase=three words for L-1")" 403
is "and loses nothing" "$(same keep.feedback)" yes
is "the right one" "$(send A-1 /resume "passphrase=three words for A-1")" 200
is "shows what was typed" "$(same feedback)" yes
is "and what was decided" "$(has 'TESTONE1@1:P1</span> Met<')$(has 'TESTONE1@1:P1</span> Wedi')" "noyes"
is "still nothing was done" "$(acts)" "$before"
is "one button sends it" "$(send A-1 "/review/$id" \
	"passphrase=three words for A-1")" 303
is "and it is done" "$(acts)" $((before + 1))
as A-1 get "/evidence/$id" >/dev/null
"$tyst" export L-1 -o "$tmp/L-1.zip" >/dev/null 2>&1
unzip -p "$tmp/L-1.zip" '*/data/portfolio.xml' >"$tmp/portfolio.xml"
python3 - "$tmp/portfolio.xml" >"$tmp/got" <<-'X'
	import sys, xml.etree.ElementTree as tree
	for e in tree.parse(sys.argv[1]).iter():
	    if e.tag.endswith('feedback'):
	        sys.stdout.write(e.text)
X
is "to the last character" "$(cmp "$tmp/got" "$tmp/words" 2>&1)" ""

# Signed in again in another tab: the form is of the session before.
submitted "Coffee" "TESTONE1:P2"
enter A-1 >/dev/null
as A-1 get "/review/$id" >/dev/null
cp "$tmp/body" "$tmp/page"
enter A-1 >/dev/null
cp "$tmp/page" "$tmp/body"
before=$(acts)
is "a form of the session before is not done" "$(judge)" 403
is "and is kept" "$(same feedback)$(acts)" "yes$before"
is "for the same button" "$(send A-1 "/review/$id" \
	"passphrase=three words for A-1" "decision.TESTONE1@1:P1=" \
	"decision.TESTONE1@1:P2=met")" 303

# Signed in as somebody whose form it could not be.
enter L-1 >/dev/null
as L-1 get '/evidence/new?as=text' >/dev/null
cp "$tmp/A-1.jar" "$tmp/L-1.jar"
is "a form that somebody else signed in over is not done" \
	"$(send L-1 /evidence/new "words=I made coffee.")" 403
is "and shows what was typed" "$(kept words)" "I made coffee."
is "without a button" "$(grep -c '<button class="button"' "$tmp/body")" 0

# A file cannot be kept, and is asked for again.
enter L-1 >/dev/null
as L-1 get /evidence/new >/dev/null
token=$(token_of)
at 10:20
echo "a picture of tea" >"$tmp/tea.txt"
add() { # PATH TITLE [CURL OPTION]...
	title=$2 path=$1
	shift 2
	as L-1 get "$path" -F "token=$token" -F "title=$title" \
		-F "words=I made it." -F "files=@$tmp/tea.txt" "$@"
}
blobs() { find "$tmp/data/blobs" -type f | wc -l; }
had=$(blobs)
is "a form with a file is not done either" "$(add /evidence/new "Te <3>")" 401
is "its words are kept" "$(kept keep.title)$(kept keep.words)" "Te <3>I made it."
is "its file is not" "$(blobs)" "$had"
is "signing in" "$(send L-1 /resume "passphrase=three words for L-1")" 200
is "asks for the file" "$(has '<input type="file" id="files" name="files" multiple>')" yes
token=$(token_of)
is "and sends both" "$(add /evidence/new "$(kept title)")" 303
is "as they were" "$("$tyst" --json evidence list L-1 |
	jq -r 'map(.title) | last')" "Te <3>"

# What could be made of it.
as - get /login >/dev/null
cp "$tmp/body" "$tmp/page"
for to in //example.org /login /resume /no/such "$url/account"; do
	cp "$tmp/page" "$tmp/body"
	is "what was kept does not go to $to" "$(as - post /resume \
		--data-urlencode "to=$to" -d keep.do=language -d person=A-1 \
		--data-urlencode "passphrase=three words for A-1")" 422
done
is "another site's form is not even kept" "$(get /account -d language=en \
	-H 'Origin: https://example.org')" 403
is "a form that cannot be taken shows nobody a page" \
	"$(get /account -d do=%01)" 401
is "of somebody's" "$(has "/logout")" no
stop_server
done_testing
