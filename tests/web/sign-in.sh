#!/bin/sh
# Signing in and out: cookies, tokens, guessing, languages, and when a session
# ends.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
command -v curl >/dev/null || skip_all "there is no curl"
make_centre
cookie() { sed -n 's/.*\ttyst\t//p' "$tmp/$1.jar"; }

# The time is ours to move: the centre is a demo.
at() {
	TYST_CLOCK=2099-11-24T$1:00Z
	export TYST_CLOCK
	[ -z "$server" ] || stop_server
	serve
}
at 09:00

is "nobody's first page is where they sign in" "$(get /)" 303
is "which is" "$(head_of Location)" /login
is "and from another page they come back to it" "$(get /account)" 303
is "by its address" "$(head_of Location)" "/login?next=/account"
is "it is there" "$(as - get "/login?next=/account")" 200
like "a cookie keeps out of scripts and other sites" "$(head_of Set-Cookie)" \
	"tyst=????????????????????????????????????????????????????????????????; Path=/; HttpOnly; SameSite=Lax"
before=$(cookie -)
is "signing in" "$(as - post /login -d person=L-1 -d next=/account \
	--data-urlencode "passphrase=three words for L-1")" 303
is "leads on" "$(head_of Location)" /account
[ "$(cookie -)" != "$before" ]
is "with another cookie than before" $? 0
is "which is signed in" "$(as - get /account)" 200
is "and the one before is not" "$(get /account -b "tyst=$before")" 303
like "the page is not kept" "$(head_of Cache-Control)" "no-store"
is "who is signed in is not asked again" "$(as - get /login)" 303
enter L-1 >/dev/null
cp "$tmp/L-1.jar" "$tmp/earlier.jar"
as L-1 get /account >/dev/null
is "who is signed in signs in again" "$(as L-1 post /login -d person=L-1 \
	--data-urlencode "passphrase=three words for L-1")" 303
is "which ends what was" "$(as earlier get /account)" 303
is "and begins anew" "$(as L-1 get /account)" 200
session=$(cookie L-1)
is "a cookie is found among others" \
	"$(get /account -b "tystiolaeth=1; tystx; a=b; tyst=$session")" 200
is "one that is too short is none" "$(get /account -b "tyst=ab")" 303
is "nor is one that is no number" "$(get /account -b "tyst=x${session#?}")" 303
is "nor one that is nobody's" \
	"$(get /account -b "tyst=$(echo "$session" | tr 0-9a-f a-f0-9)")" 303
for _ in once twice; do
	is "a language may be asked for" "$(as L-1 get "/account?lang=en")" 200
done
like "and is kept" "$(cat "$tmp/L-1.jar")" "*lang*en"
is "a form of nobody is not taken" \
	"$(get /account -d do=language -d language=en)" 401
rm -f "$tmp/-.jar"
as - get /login >/dev/null
is "without a passphrase there is nothing to try" \
	"$(as - post /login -d person=L-1)" 422
as - get /login >/dev/null
is "a token is whole" "$(as - get /login -d token=x -d person=L-1 -d passphrase=x)" 403
rm -f "$tmp/-.jar"

enter L-1 -d next=//example.org >/dev/null
is "no other site is led to" "$(head_of Location)" /
enter L-1 -d next=/no/such >/dev/null
is "nor a page that is not there" "$(head_of Location)" /

is "a form without its token is refused" \
	"$(as L-1 get /account -d do=language -d language=en)" 403
as L-1 get /account >/dev/null
enter A-1 >/dev/null
as L-1 get /account >/dev/null
is "and one with another's" "$(as A-1 post /account -d do=language -d language=en)" 403
is "and so is signing in without one" "$(get /login -d person=L-1 -d passphrase=x)" 403
as L-1 get /account >/dev/null
is "and a form of another site" "$(as L-1 post /account -d do=language \
	-d language=en -H 'Origin: https://example.org')" 403
as L-1 get /account >/dev/null
is "of one beside us" "$(as L-1 post /account -d do=language \
	-d language=en -H 'Sec-Fetch-Site: same-site')" 403
is "and nothing was done" \
	"$("$tyst" --json person show L-1 | jq -r .language)" cy
as L-1 get /account >/dev/null
is "our own is taken" "$(as L-1 post /account -d do=language -d language=en \
	-H "Origin: $url" -H 'Sec-Fetch-Site: same-origin')" 303
is "and done" "$("$tyst" --json person show L-1 | jq -r .language)" en
is "by whom it says" "$("$tyst" --json ledger list | jq -r '.[] |
	select(.act.kind == "language") | .act.actor == .act.subject')" true

# Guessing.
wrong() { # PERSON: a passphrase that is not theirs; prints the status
	get /login -c "$tmp/w.jar" >/dev/null
	post /login -b "$tmp/w.jar" -d "person=$1" -d passphrase=wrong-words-here
}
is "a wrong passphrase is refused" "$(wrong A-2)" 403
plain() { sed 's/value="[^"]*"//' "$tmp/body"; }
plain >"$tmp/known"
is "and nobody's too" "$(wrong Z-9)" 403
is "in the same words" "$(plain | diff - "$tmp/known")" ""
least() { # the quickest of three, as the log has it, in ms
	for _ in 1 2 3; do
		wrong "$1" >/dev/null
		sed -n '$s/.* ms=\([0-9]*\).*/\1/p' "$tmp/log"
	done | sort -n | head -n 1
}
[ "$(least nobody)" -gt $(($(least A-2) / 4)) ]
is "after the same work" $? 0
wrong A-2 >/dev/null
is "after five tries one has to wait" "$(wrong A-2; wrong A-2 >/dev/null)" 403
is "which is another answer" "$(wrong A-2)" 429
is "that says how long" "$(head_of Retry-After)" 1
like "in words" "$(cat "$tmp/body")" "*ymhen 1 eiliad*"
is "even with the right passphrase" "$(enter A-2)" 429
is "others need not wait" "$(enter A-1)" 303

# Languages.
is "Welsh comes first" "$(get /login; grep -c 'lang="cy">$' "$tmp/body")" 2001
is "unless the browser says otherwise" \
	"$(get /login -H 'Accept-Language: en-GB,cy;q=0.5'; grep -c '<html lang="en">' "$tmp/body")" 2001
rm -f "$tmp/-.jar"
is "or the visitor does" \
	"$(as - get '/login?lang=en'; grep -c '<html lang="en">' "$tmp/body")" 2001
is "from then on" "$(as - get /login; grep -c '<html lang="en">' "$tmp/body")" 2001
is "the switch keeps the page" "$(get '/login?lang=en&next=/account' >/dev/null
	sed -n 's/.*href="\([^"]*\)" lang="cy".*/\1/p' "$tmp/body")" \
	"/login?lang=cy&amp;next=/account"
enter L-1 >/dev/null
as L-1 get /account >/dev/null
is "a person's own language greets them" "$(grep -c '<html lang="en">' "$tmp/body")" 1

# The end of a session.
as L-1 get /account >/dev/null
old=$(cookie L-1)
is "signing out" "$(as L-1 post /logout)" 303
is "forgets the cookies" "$(grep -c 'Set-Cookie: .*=; .*Max-Age=0' "$tmp/head")" 2
is "and ends the session" "$(get /account -b "tyst=$old")" 303
enter L-1 >/dev/null
must "$tyst" person role L-1 --role witness
is "a new role ends it" "$(as L-1 get /account)" 303
enter L-1 >/dev/null
must "$tyst" person passphrase L-1 --passphrase-file "$(pass L-1)"
is "a new passphrase ends it" "$(as L-1 get /account)" 303
enter A-1 >/dev/null
cp "$tmp/A-1.jar" "$tmp/one.jar"
enter A-1 >/dev/null
as A-1 get /account >/dev/null
change() { # OLD NEW AGAIN
	as A-1 get /account >/dev/null
	as A-1 post /account -d do=passphrase --data-urlencode "old=$1" \
		--data-urlencode "new=$2" --data-urlencode "again=$3"
}
new="lemon harbour seventeen"
is "a passphrase is not changed without the old" "$(change wrong "$new" "$new")" 403
is "nor to one typed otherwise" \
	"$(change "three words for A-1" "$new" "$new s")" 422
is "nor to a common one" "$(change "three words for A-1" \
	password1234 password1234)" 422
grep -q 'id="new-wrong"' "$tmp/body"
is "and it is said beside it" $? 0
is "nor to the same" "$(change "three words for A-1" "three words for A-1" \
	"three words for A-1")" 422
enter A-1 -d shared=yes >/dev/null
is "but to a good one" "$(change "three words for A-1" "$new" "$new")" 303
is "whoever chose it goes on" "$(as A-1 get /account)" 200
is "on a shared device as before" "$(grep -c 'eraill yn ei defnyddio' "$tmp/body")" 1
is "elsewhere they have to sign in" "$(as one get /account)" 303
echo "$new" >"$(pass A-1)"
enter A-1 >/dev/null
as A-1 get /account >/dev/null
is "two sessions are shown" "$(grep -c '^<p class="meta">' "$tmp/body")" 2
cp "$tmp/A-1.jar" "$tmp/one.jar"
enter A-1 >/dev/null
as A-1 get /account >/dev/null
is "all but one are ended" "$(as A-1 post /account -d do=others)" 303
is "and one is not" "$(as one get /account; as A-1 get /account)" 303200
for _ in 1 2 3 4 5 6; do
	change wrong "$new $new" "$new $new" >/dev/null
done
is "who is signed in guesses no faster" "$(change wrong "$new $new" "$new $new")" 429
must "$tyst" person disable A-1
is "leaving ends it" "$(as A-1 get /account)" 303
is "and opens none" "$(enter A-1)" 403

enter L-1 >/dev/null
cp "$tmp/L-1.jar" "$tmp/own.jar"
enter L-1 -d shared=yes >/dev/null
at 09:05
is "on a shared device it waits" "$(as L-1 get /account)" 200
is "the forms of then are good" "$(as L-1 post /account -d do=language -d language=cy)" 303
at 09:12
is "and ends soon" "$(as L-1 get /account)" 303
at 09:30
is "elsewhere it waits for half an hour" "$(as own get /account)" 200
at 10:00
is "from when it was seen" "$(as own get /account)" 200
at 10:32
is "and no longer" "$(as own get /account)" 303

enter L-1 >/dev/null
for time in 10:50 11:20 11:50 12:20 12:50 13:20 13:50 14:20 14:50 15:20 15:50 \
	16:20 16:50 17:20 17:50 18:20 18:50 19:20 19:50 20:20 20:50 21:20 \
	21:50; do
	at $time
	as L-1 get /account >/dev/null
done
is "however busy" "$(as L-1 get /account)" 200
at 22:20
is "it is said when it will end" "$(as L-1 get /account >/dev/null
	grep -c 'class="notice".*22:32' "$tmp/body")" 1
at 22:34
is "and ends" "$(as L-1 get /account)" 303

TYST_TRUSTED_PROXY=127.0.0.1
export TYST_TRUSTED_PROXY
at 22:40
get /login -H 'X-Forwarded-Proto: https' -H 'X-Forwarded-For: 192.0.2.1' >/dev/null
like "over https the cookie is for this host alone" "$(head_of Set-Cookie)" \
	"__Host-tyst=*; Path=/; HttpOnly; SameSite=Lax; Secure"
stop_server
is "no token and no passphrase is in the log" \
	"$(grep -c -e "$old" -e lemon -e 'three words' "$tmp/log")" 0
done_testing
