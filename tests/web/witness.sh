#!/bin/sh
# A witness without an account: asked by a link on paper or by mail, confirming
# once, counting once checked; and every way in which it must not work.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
command -v curl >/dev/null || skip_all "there is no curl"
command -v jq >/dev/null || skip_all "there is no jq"
make_centre
TYST_PUBLIC_ADDRESS=https://tyst.example
export TYST_PUBLIC_ADDRESS
acts() { "$tyst" --json ledger list | jq length; }
has() { grep -qF -- "$1" "$tmp/body" && echo yes || echo no; }
code() { "$tyst" --json "$@" 2>/dev/null | jq -r '.error.code // "done"'; }
link_in() { grep -o '/witness/[0-9a-f]\{64\}' "$1" | head -n 1; }
hidden() { sed -n "s/.*name=\"$1\" value=\"\([^\"]*\)\".*/\1/p" "$tmp/body" | head -n 1; }
asked() { # EVIDENCE NAME [OPTION]...
	evidence=$1 name=$2
	shift 2
	rm -f "$tmp/slip.html"
	request=$("$tyst" witness ask --as L-1 --evidence "$evidence" --name "$name" \
		--print "$tmp/slip.html" "$@") || exit 99
	link=$(link_in "$tmp/slip.html")
}
# The form of the link's page, filled in.
say() { # [NAME=VALUE]...
	for value; do
		set -- "$@" --data-urlencode "$value"
		shift
	done
	content=$(hidden content)
	as - post "$link?lang=en" --data-urlencode "content=$content" "$@"
}
testimony() { say "words=I saw <her> do it." "name=Gwen Tyst" "role=Team leader" \
	"relation=Her manager" relative=no; }

echo "Please say what you saw." >"$tmp/text"
made() { id=$("$tyst" evidence add --as L-1 --title "A witness" --type WT \
	--text "$tmp/text" --map TESTONE1:P1) || exit 99; }
made
wt=$id
is "no link goes nowhere" "$(code witness ask --as L-1 --evidence "$wt" --name W)" usage
is "no witness is asked who is the learner" "$(code witness ask --as L-1 \
	--evidence "$wt" --name "LEARNER  one" --print "$tmp/x")" R5
is "no mail without a server for it" "$(code witness ask --as L-1 --evidence "$wt" \
	--name W --email w@example.com)" no-mail
is "nobody asks about another learner's evidence" "$(code witness ask --as A-2 \
	--evidence "$wt" --name W --print "$tmp/x")" not-allocated
asked "$wt" "Gwen Tyst" --language cy
first=$link
asked "$wt" "Gwen Tyst" --language cy
is "the page to print has a code" "$(grep -c '<svg' "$tmp/slip.html")" 1
is "only the hash of the link is kept" "$(grep -caF "${link#/witness/}" \
	"$TYST_DATA/tyst.db"* | grep -cv ':0$')" 0

serve
before=$(acts)
is "a link that was replaced" "$(as - get "$first")" 409
is "a guessed link" "$(as - get "/witness/$(printf '%064d' 1)")" 404
is "and its form" "$(as - get /login >/dev/null; as - post \
	"/witness/$(printf '%064d' 1)" --data-urlencode words=x)" 404
is "the link opens" "$(as - get "$link")" 200
is "in the witness's language" "$(has 'lang="cy"')" yes
is "with what the learner wrote" "$(has "Please say what you saw.")" yes
is "and no way on" "$(has 'href="/my"')$(has "/evidence/")" nono
is "it is no session" "$(as - get /my)$(head_of Location)" "303/login?next=/my"
as - get "$link?lang=en" >/dev/null
is "a relative is refused" "$(say words=x name=W role=r relation=r relative=yes)" 403
is "by R5" "$(has "not a relative")" yes
is "what they wrote is kept" "$(has 'x</textarea>')" yes
is "who says nothing" "$(say words= name=W role=r relation=r relative=no)" 422
is "who has no name" "$(say words=x name= role=r relation=r relative=no)" 422
is "who does not say whether they are one" "$(say words=x name=W role=r relation=r)" 422
is "the learner themselves" "$(say words=x "name=learner one" role=r relation=r relative=no)" 403
enter L-1 >/dev/null
as L-1 get "$link?lang=en" >/dev/null
content=$(hidden content)
is "signed in too" "$(as L-1 post "$link" --data-urlencode "content=$content" \
	--data-urlencode words=x --data-urlencode name=W --data-urlencode role=r \
	--data-urlencode relation=r --data-urlencode relative=no)" 403
as - get "$link?lang=en" >/dev/null
content=$(hidden content)
is "a form without its token" "$(as - get "$link" --data-urlencode words=x)" 403
is "nothing of all that was done" "$(acts)" "$before"
must "$tyst" evidence revise "$wt" --as L-1 --title "A witness, changed"
as - get "$link?lang=en" >/dev/null
content=stale
is "what was not read is not confirmed" "$(as - post "$link" \
	--data-urlencode content=stale --data-urlencode words=Kept --data-urlencode name=W \
	--data-urlencode role=r --data-urlencode relation=r --data-urlencode relative=no)" 409
is "what was written is kept" "$(has Kept)" yes
as - get "$link?lang=en" >/dev/null
is "the witness confirms" "$(testimony)" 200
is "and is told" "$(has "You have confirmed it.")" yes
is "once" "$(as - get "$link")" 409
is "nor by the form again" "$(as - get /login >/dev/null; as - post "$link" \
	--data-urlencode words=y)" 409
is "which is said" "$(has "This link was used already")$(has "eisoes")" yesno
is "what they read stays" "$(code evidence revise "$wt" --as L-1 --title Other)" witnessed
is "and is not thrown away" "$(code evidence discard "$wt" --as L-1)" witnessed
must "$tyst" evidence submit "$wt" --as L-1 --passphrase-file "$(pass L-1)"

# It counts once the witness was checked
met() { code review --as A-1 --passphrase-file "$(pass A-1)" --learner L-1 \
	--evidence "$1" --met TESTONE1:P1 --feedback Yes; }
checked() { code witness check --as "${2-A-1}" --evidence "$wt" ${1:+--request "$1"} \
	--how "I rang her." --passphrase-file "$(pass "${2-A-1}")"; }
is "before that it does not" "$(met "$wt")" unchecked
is "the page says so" "$(enter A-1 >/dev/null; as A-1 get "/account?lang=en" >/dev/null
	as A-1 get "/evidence/$wt")$(has "does not count yet")" 200yes
is "who is not allocated checks nobody" "$(checked "$request" A-2)" not-allocated
is "nobody is checked without a how" "$(code witness check --as A-1 --evidence "$wt" \
	--request "$request" --how " " --passphrase-file "$(pass A-1)")" no-how
is "a link nobody confirmed by" "$(checked "$(cat /proc/sys/kernel/random/uuid)")" not-confirmed
as A-1 get "/evidence/$wt" >/dev/null
is "the assessor records the check on the page" "$(as A-1 post "/evidence/$wt/check" \
	--data-urlencode "request=$request" --data-urlencode "how=I rang <him>.")" 303
is "once" "$(checked "$request")" checked
is "then it counts" "$(met "$wt")" "done"

# R16: their own statement, by name; on paper too
made
must "$tyst" person add --name "Gwen Tyst" --role assessor --ref A-3
echo "three words for A-3" >"$(pass A-3)"
must "$tyst" person passphrase A-3 --passphrase-file "$(pass A-3)"
must "$tyst" person approve A-3 --unit TESTONE1 --from 2020-01-01 --to 2099-12-31
must "$tyst" person add --name "Learner Three" --role learner --ref L-3
echo "three words for L-3" >"$(pass L-3)"
must "$tyst" person passphrase L-3 --passphrase-file "$(pass L-3)"
must "$tyst" enrol L-3 --unit TESTONE1 --assessor A-3 --start 2020-01-01
own=$("$tyst" evidence add --as A-3 --learner L-3 --type WT --title Paper \
	--text "$tmp/text" --detail "witness=GWEN TYST" --map TESTONE1:P1)
must "$tyst" evidence submit "$own" --as A-3 --passphrase-file "$(pass A-3)"
is "nobody checks their own statement" "$(code witness check --as A-3 --evidence "$own" \
	--how x --passphrase-file "$(pass A-3)")" R16
enter A-3 >/dev/null
as A-3 get "/evidence/$own?lang=cy" >/dev/null
is "nor on the page" "$(as A-3 post "/evidence/$own/check?lang=cy" \
	--data-urlencode how=x)$(has "ar ddatganiad tyst")" 403yes
is "nor decides on it" "$(code review --as A-3 --passphrase-file "$(pass A-3)" \
	--learner L-3 --evidence "$own" --met TESTONE1:P1 --feedback Yes)" R16
paper=$("$tyst" evidence add --as A-1 --learner L-1 --type WT --title Paper \
	--text "$tmp/text" --detail "witness=Ann" --map TESTONE1:P2)
must "$tyst" evidence submit "$paper" --as A-1 --passphrase-file "$(pass A-1)"
wt=$paper
is "on paper it counts by the same check" "$(met "$paper")$(checked "")$(met "$paper")" \
	uncheckeddonedone

# By who has the link and no browser
made
asked "$id" Nia
echo "I saw it." >"$tmp/said"
is "a relative is refused there too" "$(code witness confirm "https://tyst.example$link" \
	--name Nia --role r --relation r --text "$tmp/said" --relative)" R5
is "else it is confirmed" "$(code witness confirm "https://tyst.example$link" \
	--name Nia --role r --relation r --text "$tmp/said")" "done"
is "once" "$(code witness confirm "https://tyst.example$link" \
	--name Nia --role r --relation r --text "$tmp/said")" link-used
is "and listed" "$("$tyst" --json witness list "$id" | jq -r '.[].statement')" "I saw it."

# Late, and taken back
stop_server
made
asked "$id" Late --days 1
TYST_CLOCK=$(date -u -d "+2 days" +%Y-%m-%dT%H:%M:%SZ)
export TYST_CLOCK
serve
is "a link that is late" "$(as - get "$link?lang=en")$(has "This link held until")" 409yes
stop_server
unset TYST_CLOCK
asked "$id" Back
must "$tyst" evidence discard "$id" --as L-1
serve
is "evidence that is gone" "$(as - get "$link?lang=en")$(has "Nothing was changed now")" 409yes
stop_server

must "$tyst" export L-1 -o "$tmp/p.zip"
status "the package verifies" 0 "$tyst" verify "$tmp/p.zip"
like "by a link, and nothing personal" "$output" "*Confirmation by a witness, witness by link: Gwen Tyst*"
mkdir "$tmp/x" && (cd "$tmp/x" && unzip -q ../p.zip)
if have xmllint "portfolio.xml is valid"; then
	status "portfolio.xml is valid" 0 xmllint --noout --relaxng \
		"${srcdir:-.}/portfolios/tyst-portfolio.rng" "$tmp"/x/*/data/portfolio.xml
fi
is "the statement is on its page" \
	"$(cat "$tmp"/x/*/data/*.html | grep -c 'I saw &lt;her&gt; do it.')" 1
status "and the data agrees with its acts" 0 "$tyst" check
done_testing
