#!/bin/sh
# learner: a learner's part from the first page to the signature, what is
# refused on the way, and hostile names and texts.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
command -v curl >/dev/null || skip_all "there is no curl"
make_centre
echo "three words for L-2" >"$(pass L-2)"
must "$tyst" person passphrase L-2 --passphrase-file "$(pass L-2)"
serve

has() { grep -qF -- "$1" "$tmp/body" && echo yes || echo no; }
place() { head_of Location | sed 's/?.*//'; }
field() { # NAME: its value in the page
	sed -n "s/.*name=\"$1\" value=\"\([^\"]*\)\".*/\1/p" "$tmp/body" |
		head -n 1
}

ask() { as "$who" get "$@"; } # PATH [CURL OPTION]...
send() { # PATH [-F NAME=VALUE]...: the form of the last page
	to=$1
	shift
	ask "$to" -F "token=$(token_of)" "$@"
}

enter L-2 >/dev/null
enter L-1 >/dev/null
is "the first page is there" "$(ask /my?lang=en)" 200
is "it calls the learner by name" "$(has 'Welcome, Learner')" yes
is "an empty portfolio says how to begin" \
	"$(has 'one thing from your work')" yes
is "in Welsh too" "$(ask '/my?lang=cy' >/dev/null; has 'Croeso, Learner')" yes
unit=$(sed -n 's|.*href="\(/unit/[^"?]*\)".*|\1|p' "$tmp/body" | head -n 1)

is "a new piece begins with a form" "$(ask '/evidence/new?as=file&lang=en')" 200
once=$(field once)
: >"$tmp/Empty.txt"
is "a file without a byte is sent back" "$(send /evidence/new \
	-F "once=$once" -F words=w -F "files=@$tmp/Empty.txt")" 422
is "by its name" "$(has 'There is nothing in the file “Empty.txt”')" yes
ask '/evidence/new?as=file' >/dev/null
printf 'I greeted the customer.' >"$tmp/Note.txt"
is "nothing in it is sent back" \
	"$(send /evidence/new -F "once=$once" -F title=)" 422
is "and says what is missing" "$(has 'There is nothing in it yet')" yes
ask '/evidence/new?as=file' >/dev/null
is "a day that is none is sent back" "$(send /evidence/new -F "once=$once" \
	-F words='I served <b>tea</b>.' -F happened=2026-02-31 \
	-F "files=@$tmp/Note.txt")" 422
is "with what was typed" "$(has 'I served &lt;b&gt;tea&lt;/b&gt;.')" yes
is "and that files must be chosen again" "$(has 'Choose the files again')" yes
is "a piece is taken" "$(send /evidence/new -F "once=$once" \
	-F words='I served <b>tea</b>.' -F "files=@$tmp/Note.txt")" 303
piece=$(place | sed 's|/items$||')
ask /my >/dev/null
send /evidence/new -F "once=$once" -F words='I served <b>tea</b>.' \
	-F "files=@$tmp/Note.txt" >/dev/null
is "sent twice it is one" "$(place)" "$piece/items"
ask /my >/dev/null
is "gone back to and changed it is the same" "$(send /evidence/new \
	-F "once=$once" -F words='I served <b>tea</b>. She thanked me.')" 303
is "which now says so" "$(ask "$piece" >/dev/null; has 'She thanked me.')" yes
is "with its file" "$(has 'Note.txt')" yes
ask /my >/dev/null
send /evidence/new -F "once=$once" -F words='I served <b>tea</b>.' \
	-F "files=@$tmp/Note.txt" >/dev/null
is "and one only" "$("$tyst" evidence list L-1 | wc -l)" 1

is "its items are chosen next" "$(ask "$piece/items")" 200
is "from all units" "$(grep -c '<details' "$tmp/body")" 2
is "by their words" "$(has 'greet the customer')" yes
is "under the statement" "$(has 'This is my own work.')" yes
is "the button names the assessor" "$(has 'Send to Assessor')" yes
is "choosing and sending is one" "$(send "$piece/items" \
	-F item=TESTONE1@1:P1 -F item=TESTTWO2@1:P1 -F do=send)" 303
ask "$(head_of Location)" >/dev/null
is "it says when the answer comes" \
	"$(has 'Sent to Assessor. You will have an answer by')" yes
is "the title is the first words" "$(has '<h1 lang="cy">I served &lt;b&gt;tea&lt;/b&gt;.</h1>')" yes
is "what it shows is said in words" "$(has 'clear tables quietly')" yes
is "sending it twice is a conflict" "$(send "$piece/send")" 409
is "no passphrase is asked for" "$(has passphrase)" no

is "the unit names the evidence" \
	"$(ask "$unit" >/dev/null; has "<a href=\"$piece\">1</a>")" yes
ask "$unit?show=gaps" >/dev/null
is "gaps leave it out" "$(has "<a href=\"$piece\">1</a>")" no
is "and keep what has none" "$(has 'take the order')" yes

ask "$piece/edit" >/dev/null
seen=$(field seen) version=$(field version)
ask "$piece/edit" >/dev/null
is "a change makes a version" "$(send "$piece/edit" -F "seen=$seen" \
	-F "version=$version" -F title=Tea -F words='I served two teas.')" 303
ask "$piece/edit" >/dev/null
is "a form from before is a conflict" "$(send "$piece/edit" -F "seen=$seen" \
	-F "version=$version" -F title=Tea -F words='I served coffee.')" 409
is "which keeps what was typed" "$(has 'I served coffee.')" yes
ask "$piece" >/dev/null
is "the earlier version stays" "$(has 'Earlier versions')" yes
is "the draft is thrown away" "$(send "$piece/discard")" 303
is "and what was sent is there" \
	"$(ask "$piece" >/dev/null; has 'I served &lt;b&gt;tea&lt;/b&gt;.')" yes

# Others see nothing of it.
who=L-2
ask '/evidence/new?as=text&lang=en' >/dev/null
send /evidence/new -F "once=$(field once)" -F words=Coffee >/dev/null
own=$(place | sed 's|/items$||')
ask "$own" >/dev/null
send "$own/send" >/dev/null
ask "$(head_of Location)" >/dev/null
is "who has no assessor is told so" "$(has 'You have no assessor yet')" yes
for path in "$piece" "$piece/items" "$piece/edit" "$unit" "$unit/declare"; do
	is "not another learner's: $path" "$(ask "$path")" 404
done
ask /my >/dev/null
for deed in send confirm withdraw discard items edit; do
	is "nor may they $deed it" "$(send "$piece/$deed" -F x=y)" 404
done
enter A-1 >/dev/null
is "its assessor reads it" "$(ask "$piece")" 200
is "and is offered no change" "$(has "$piece/edit")" no
is "nor the learner's pages" "$(ask /my)" 403
enter A-2 >/dev/null
is "another assessor does not" "$(ask "$piece")" 404
is "nor the unit" "$(ask "$unit")" 404

# What somebody else recorded is confirmed.
echo "We talked." >"$tmp/text"
talk=$("$tyst" evidence add --as A-1 --learner L-1 --type PD --title "A talk" \
	--detail "index=00:05 TESTONE1:P1 Said so." \
	--text "$tmp/text" --map TESTONE1:K1) || exit 99
must "$tyst" evidence submit "$talk" --as A-1 --passphrase-file "$(pass A-1)"
who=L-1
ask "/my?lang=en" >/dev/null
is "a recording waits to be confirmed" \
	"$(has 'Read what Assessor One recorded')" yes
ask "/evidence/$talk" >/dev/null
is "its page asks" "$(has 'Is this what happened?')" yes
is "and offers no change" "$(has "/evidence/$talk/edit")" no
is "it is confirmed with a comment" \
	"$(send "/evidence/$talk/confirm" -F comment='I agree.')" 303
ask "/evidence/$talk" >/dev/null
is "and is not asked for again" "$(has 'Is this what happened?')" no
is "but shows what was said to it" "$(has 'I agree.')" yes
is "nor is it taken again" "$(send "/evidence/$talk/confirm" -F comment='Again.')" 409

# A review, and everything met.
id=${piece##*/}
must review --evidence "$id" --met TESTONE1:P1 --more-needed TESTTWO2:P1 \
	--reason S --next "Show it again" --feedback "Good <i>work</i>"
who=L-1
ask "/my?lang=en" >/dev/null
is "feedback stands first" "$(has 'Feedback from Assessor One')" yes
is "with its next step" "$(has 'Show it again')" yes
ask "$piece" >/dev/null
is "the piece shows it" "$(has 'Good &lt;i&gt;work&lt;/i&gt;')" yes
is "each decision as a sentence" "$(has 'Criterion needs more evidence')" yes
is "and what fails, in a sentence" "$(has 'The evidence is not sufficient.')" yes
is "an open unit is not declared" \
	"$(ask "$unit/declare" >/dev/null; has 'passphrase')" no
is "nor by hand" "$(ask "$piece" >/dev/null
	send "$unit/declare" -F "passphrase=$(cat "$(pass L-1)")")" 403
submitted "The rest" "TESTONE1:P1-P3,K1,K2 TESTONE1:P2.1 TESTTWO2:P1,P2,K1"
must review --evidence "$id" --met "TESTONE1:P1-P3,K1,K2 TESTONE1:P2.1"
ask /my >/dev/null
is "a whole unit is ready" "$(has 'Unit ready')" yes
is "its declaration is there" "$(ask "$unit/declare")" 200
is "with the right to appeal" "$(has 'my right to appeal')" yes
seen=$(field seen)
is "a wrong passphrase is refused" "$(send "$unit/declare" -F "seen=$seen" \
	-F passphrase=wrong-wrong-wrong)" 403
submitted "One more" TESTONE1:P1
ask "$unit/declare" >/dev/null
is "a page from before is a conflict" "$(send "$unit/declare" -F "seen=$seen" \
	-F "passphrase=$(cat "$(pass L-1)")")" 409
is "which says so" "$(has 'role="alert"')" yes
is "the passphrase is L-1's, for whatever keeps it" \
	"$(has 'value="L-1" autocomplete="username"')" yes
ask "$unit/declare" >/dev/null
is "the learner signs" "$(send "$unit/declare" -F "seen=$(field seen)" \
	-F "passphrase=$(cat "$(pass L-1)")")" 303
ask "$unit" >/dev/null
is "which the unit says" "$(has 'You have signed this unit')" yes

# Taken back.
id=$("$tyst" evidence add --as L-1 --title "A mistake" --map TESTTWO2:K1 \
	"$tmp/Note.txt") || exit 99
must "$tyst" evidence submit "$id" --as L-1 --passphrase-file "$(pass L-1)"
ask "/evidence/$id" >/dev/null
is "evidence is withdrawn" "$(send "/evidence/$id/withdraw")" 303
ask "/evidence/$id" >/dev/null
is "which its page says" "$(has 'Evidence withdrawn')" yes
is "and nothing more can be done with it" "$(has '<form method="post" action="/evidence')" no
ask "/evidence/new?from=$id" >/dev/null
once=$(field once)
printf 'Nothing like it.' >"$tmp/Other.txt"
is "it is begun again with another file" "$(send /evidence/new \
	-F "once=$once" -F "from=$id" -F title=Eto -F "files=@$tmp/Other.txt")" 303
ask "/evidence/new?from=$id" >/dev/null
is "gone back to, its title is corrected" "$(send /evidence/new \
	-F "once=$once" -F "from=$id" -F title=Again)" 303
ask "$(place | sed 's|/items$||')" >/dev/null
is "and the file is still there" "$(has '>Again</h1>') $(has Other.txt)" "yes yes"

# Many drafts do not push the units away.
for draft in 1 2 3 4 5 6; do
	must "$tyst" evidence add --as L-1 --title "Draft $draft" --text "$tmp/text"
done
ask '/my?lang=en' >/dev/null
is "five drafts are reminded of at once" \
	"$(grep -c 'You have not sent this yet' "$tmp/body")" 5

# Hostile words.
ask '/evidence/new?as=file' >/dev/null
override=$(printf '\342\200\256')
name="..\\..\\<img src=x>$override.svg"
printf '<svg xmlns="http://www.w3.org/2000/svg"/>' >"$tmp/svg"
{
	echo "<script>alert(1)</script>$override 😀"
	head -c 100000 /dev/zero | tr '\0' w
} >"$tmp/long"
is "100 000 characters are taken" "$(send /evidence/new \
	-F "once=$(field once)" --form-string "title=<i>T</i> 😀" \
	-F "words=<$tmp/long" -F "files=@$tmp/svg;filename=\"$name\"")" 303
ask "$(place | sed 's|/items$||')" >/dev/null
is "a title is text" "$(has '&lt;i&gt;T&lt;/i&gt; 😀</h1>')" yes
is "what was written is too" "$(has '&lt;script&gt;alert(1)')" yes
is "and turns nothing round" "$(has "$override")" no
is "a file's name is text" "$(has '..\..\&lt;img src=x&gt;')" yes
is "and no picture" "$(has '<img')" no
ask '/evidence/new?as=text' >/dev/null
is "a text that begins with space has a title all the same" "$(send \
	/evidence/new -F "once=$(field once)" --form-string \
	"words=$(printf '   \nLater')")" 303
ask "$(place | sed 's|/items$||')" >/dev/null
is "its first words" "$(has '>Later</h1>')" yes
ask '/evidence/new?as=text' >/dev/null
is "space alone is nothing" "$(send /evidence/new -F "once=$(field once)" \
	-F 'words=  ')" 422
is "and says so" "$(has 'There is nothing in it yet')" yes
ask '/evidence/new?as=text' >/dev/null
is "a title that turns the line is refused" "$(send /evidence/new \
	-F "once=$(field once)" -F "title=a${override}b" -F words=w)" 422
is "beside its field" "$(has 'id="title-wrong"')" yes
ask '/evidence/new?as=text' >/dev/null
head -c 1100000 /dev/zero | tr '\0' w >"$tmp/long"
like "more than a text may be is refused" "$(send /evidence/new \
	-F "once=$(field once)" -F "words=<$tmp/long")" "4[12][23]"
ask /my >/dev/null
is "a form without its token is refused" \
	"$(ask "$piece/withdraw" -F x=y)" 403
stop_server
is "the server ends well" "$stopped" 0
done_testing
