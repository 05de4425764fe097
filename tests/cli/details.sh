#!/bin/sh
# What each type of evidence says besides its words: asked for before it is
# sent, committed to, shown, exported and verified.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
command -v jq >/dev/null || skip_all "there is no jq"
make_centre
echo "What happened." >"$tmp/text"
add() { "$tyst" --json evidence add --as A-1 --learner L-1 --title T \
	--text "$tmp/text" "$@" 2>/dev/null; }
code() { add "$@" | jq -r '.error.code // "added"'; }
made() { id=$(add "$@" | jq -r .id); }
send() { "$tyst" --json evidence submit "$id" --as "${1-A-1}" \
	--passphrase-file "$(pass "${1-A-1}")" 2>/dev/null | jq -r '.error.code // "sent"'; }
shown() { "$tyst" --json evidence show "$id" | jq -rc "$1"; }
acts() { "$tyst" --json ledger list | jq length; }

# What a detail may say
before=$(acts)
while IFS='|' read -r type detail; do
	is "refused: $type $detail" "$(code --type "$type" --detail "$detail")" bad-detail
done <<'END'
OBS|start=25:00
OBS|start=soon
OBS|seen=09:36 He smiled.
OBS|seen=9 TESTONE1:P1 He smiled.
OBS|certificate=A1
RA|place=Desk
RPL|awarded=last year
PD|index=00:75 TESTONE1:P1 Yes.
OQ|questions=TESTONE1:P1 Why?
RA|sensitivity=very
RA|wherever=here
END
is "nothing of that was written" "$(acts)" "$before"
is "an item that there is not is not seen" \
	"$(code --type OBS --detail "seen=09:36 TESTONE1:P99 He smiled.")" no-item

# What a type needs before it is sent
for type in OBS PD OQ WQ RPL SIM; do
	made --type $type
	is "$type needs more" "$(send)" incomplete
	is "and stays a draft" "$(shown .state)" draft
done
made --type OBS --detail start=10:00 --detail end=09:00 --detail place=Desk \
	--detail "seen=09:36 TESTONE1:P1 He smiled."
is "no observation ends before it begins" "$(send)" incomplete
made --type RA --detail where=Office
is "what is held elsewhere is held until a day" "$(send)" incomplete

# Each with what it needs
made --type OBS --detail start=09:00 --detail end=10:00 --detail place=Desk \
	--detail "seen=09:36 TESTONE1:P1,P2 TESTTWO2:P1 He <smiled>." \
	--detail "seen=09:40 TESTONE1:P1 Again." --detail "consent=They were asked."
is "an observation" "$(send)" sent
is "has its times" "$(shown '[.details.seen[].at]')" '["09:36","09:40"]'
is "is mapped to what was seen" "$(shown '[.mapped[].item] | sort')" \
	'["TESTONE1:P1","TESTONE1:P2","TESTTWO2:P1"]'
obs=$id
made --type OQ --detail 'questions=TESTONE1:K1 Why?
Because.

And then?
Tea,
with milk.'
is "oral questions" "$(send)" sent
is "are read in blocks" "$(shown '.details.questions')" \
	'[{"answer":"Because.","items":"TESTONE1:K1","text":"Why?"},{"answer":"Tea,\nwith milk.","text":"And then?"}]'
is "and mapped" "$(shown '[.mapped[].item]')" '["TESTONE1:K1"]'
cp "${srcdir:-.}/portfolios/demo/cadi/08-trafodaeth/trafodaeth-cadi.ogg" "$tmp/talk.ogg"
made --type PD --detail "index=00:05 TESTONE1:P3 One." \
	--detail "index=00:20 TESTTWO2:P2,P1 Two." --detail "index=00:40 TESTONE1:P3 More." \
	"$tmp/talk.ogg"
is "a discussion" "$(send)" sent
is "its index leads to times of the recording" \
	"$(shown '[.mapped[] | .item + " " + .region] | sort')" \
	'["TESTONE1:P3 1#t=5,20","TESTTWO2:P1 1#t=20,40","TESTTWO2:P2 1#t=20,40"]'
made --type RPL --detail certificate=A1 --detail awarded=2019-06-30 \
	--detail "currency=I do it every day."
is "earlier learning" "$(send)" sent
made --type SIM --detail "justification=A fire."
is "a simulation" "$(send)" sent
echo '{"where": "Office", "until": "2027-01-31", "ai": "Spelling", "sensitivity": "special"}' \
	>"$tmp/held.json"
id=$("$tyst" evidence add --as L-1 --title Held --type AV --others seen,named \
	--details "$tmp/held.json")
is "held at the employer, without words or file" "$(send L-1)" sent
is "as the file says" "$(shown .details.where)" Office
is "who is in it, and how, is one of a few" \
	"$("$tyst" --json evidence add --as L-1 --title T --text "$tmp/text" \
		--others named,seen 2>/dev/null | jq -r .error.code)" bad-others

# It stays what was sent, and a revision keeps it
must "$tyst" evidence revise "$obs" --as A-1 --title "Seen again"
id=$obs
is "a revision keeps what it does not say" "$(shown .details.place)" Desk
is "and is sent" "$(send)" sent

must "$tyst" export L-1 -o "$tmp/p.zip"
status "the package verifies" 0 "$tyst" verify "$tmp/p.zip"
mkdir "$tmp/x" && (cd "$tmp/x" && unzip -q ../p.zip)
cp "$tmp"/x/*/data/portfolio.xml "$tmp/xml"
is "what was seen is in portfolio.xml" \
	"$(grep -c '<entry at="09:36" items="TESTONE1:P1,P2 TESTTWO2:P1">' "$tmp/xml")" 2
is "and on its page" \
	"$(cat "$tmp"/x/*/data/*.html | grep -c 'He &lt;smiled&gt;')" 2
if have xmllint "it is valid"; then
	status "it is valid" 0 xmllint --noout --relaxng \
		"${srcdir:-.}/portfolios/tyst-portfolio.rng" "$tmp/xml"
fi
done_testing
