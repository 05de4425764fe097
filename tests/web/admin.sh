#!/bin/sh
# The administrator's pages: people, approvals, enrolments, standards, and a
# package that can be checked.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
command -v curl >/dev/null || skip_all "there is no curl"
make_centre
must "$tyst" person add --name "Admin One" --role administrator --ref D-1 \
	--language en
echo "three words for D-1" >"$(pass D-1)"
must "$tyst" person passphrase D-1 --passphrase-file "$(pass D-1)"
serve
is "an administrator signs in" "$(enter D-1)" 303
admin() { as D-1 "$@"; }
body_has() { grep -c -F -- "$1" "$tmp/body"; }
person_id() { "$tyst" --json person show "$1" | jq -r .id; }

is "people are listed" "$(admin get /people)" 200
is "with a link to each" "$(body_has "Learner Two")" 1
is "and are looked for" "$(admin get '/people?find=two')" 200
is "by part of their name" \
	"$(body_has "Learner Two") $(body_has "Learner One")" "1 0"
is "whatever is typed" "$(admin get '/people?find=%25%3Cscript%3E')" 200
is "which is shown as it is" "$(body_has '%&lt;script&gt;')" 1

admin get /people >/dev/null
is "a person without a role is refused" \
	"$(admin post /people -d name=Nobody)" 422
is "in a sentence" "$(body_has "Tick at least one role.")" 2
is "and the name is still there" "$(body_has 'value="Nobody"')" 1
is "nobody was added" "$("$tyst" --json person list |
	jq '[.[] | select(.name == "Nobody")] | length')" 0
admin get /people >/dev/null
is "one with a role is added" "$(admin post /people \
	--data-urlencode 'name=<b>Bold</b> Learner' -d ref=L-9 -d role=learner \
	-d language=en)" 303
new=$(person_id L-9)
me=$(person_id D-1)
is "and is the next page" "$(head_of Location)" "/people/$new?said=person-added"
is "which says so" "$(admin get "/people/$new?said=person-added")" 200
is "once" "$(grep -c 'class="notice"' "$tmp/body")" 1
is "the name is text" "$(body_has '<b>Bold')" 0
is "the act is the administrator's" \
	"$("$tyst" --json ledger list | jq -r '[.[].act | select(.kind == "person")] |
		last.actor')" "$(person_id D-1)"

is "a passphrase is drawn" "$(admin post "/people/$new/passphrase")" 200
drawn=$(sed -n 's/.*class="drawn">\([^<]*\)<.*/\1/p' "$tmp/body")
is "and is shown" "${drawn:+shown}" shown
is "where paper has it too" "$(body_has '<div class="sign"')" 0
admin get "/people/$new" >/dev/null
is "once" "$(body_has "$drawn")" 0
echo "$drawn" >"$(pass L-9)"
is "its owner signs in with it" "$(enter L-9)" 303
is "and finds nothing" "$(as L-9 get /)" 303
is "but the page to choose their own" "$(head_of Location)" /account

admin get "/people/$new" >/dev/null
is "enrolling on nothing is refused" "$(admin post "/people/$new/enrol")" 422
is "in a sentence" "$(body_has "Tick at least one unit.")" 2
is "enrolling" "$(admin post "/people/$new/enrol" -d unit=TESTONE1 \
	-d unit=TESTTWO2 -d "assessor=$(person_id A-1)" -d target=2099-12-31)" 303
is "on both" "$("$tyst" --json progress L-9 | jq -r '[.units[].key] | join(" ")')" \
	"TESTONE1 TESTTWO2"
admin get "/people/$new" >/dev/null
is "twice is a conflict" "$(admin post "/people/$new/enrol" -d unit=TESTONE1 \
	-d "assessor=$(person_id A-1)")" 409
admin get "/people/$new" >/dev/null
is "without an assessor nobody would see the work" \
	"$(admin post "/people/$new/enrol" -d unit=TESTONE1)" 422
is "which the page says" "$(body_has "Choose the assessor who")" 2
admin get "/people/$new" >/dev/null
is "a day that is none is refused" "$(admin post "/people/$new/enrol" \
	-d unit=TESTONE1 -d start=2026-02-30 -d target=2098-01-02 \
	-d "assessor=$(person_id A-1)")" 422
is "with all that was chosen" "$(grep -c -e 'value="TESTONE1" checked' \
	-e '" selected>Assessor One' -e 'value="2098-01-02"' "$tmp/body")" 3
is "and so is an assessor who is none" "$(admin post "/people/$new/enrol" \
	-d unit=TESTONE1 -d "assessor=$new")" 422

other=$(person_id A-2)
admin get "/people/$other" >/dev/null
is "approving" "$(admin post "/people/$other/approve" -d as=assessor -d unit=TESTTWO2 \
	-d from=2026-01-01 -d to=2026-12-31)" 303
is "without its days it is refused" "$(admin get "/people/$other" >/dev/null
	admin post "/people/$other/approve" -d as=assessor -d unit=TESTTWO2 -d from= -d to=)" 422
is "and what was approved" "$("$tyst" --json person show A-2 |
	jq -r '.approvals[] | select(.unit == "TESTTWO2").to')" 2026-12-31
admin get "/people/$other" >/dev/null
is "days the wrong way round are refused" "$(admin post \
	"/people/$other/approve" -d as=assessor -d unit=TESTTWO2 -d from=2026-12-31 \
	-d to=2026-01-01)" 422
admin get "/people/$other" >/dev/null
is "a unit that is not there cannot be approved for" "$(admin post \
	"/people/$other/approve" -d as=assessor -d unit=NONE -d from=2026-01-01 \
	-d to=2026-12-31)" 404
is "a role is given" "$(admin get "/people/$other" >/dev/null
	admin post "/people/$other/roles" -d role=iqa)" 303
is "besides the others" "$("$tyst" --json person show A-2 |
	jq -r '.roles | join(" ")')" "assessor iqa"

learner=$(person_id L-1)
submitted "A <i>title</i>" "TESTONE1:P1"
admin get "/people/$learner" >/dev/null
is "a package is made" "$(admin post "/people/$learner/export")" 303
is "and listed" "$(admin get "/people/$learner?said=exported")" 200
link=$(grep -o "/people/$learner/package/[^\"]*" "$tmp/body" | head -n 1)
is "it comes as a file" "$(admin get "$link")" 200
like "to be saved" "$(head_of Content-Disposition)" "attachment; filename=*.zip*"
cp "$tmp/body" "$tmp/got.zip"
must "$tyst" verify "$tmp/got.zip"
is "a part of it too" "$(admin get "$link" -r 0-3)" 206
is "which begins it" "$(head -c 2 "$tmp/body")" PK
is "not under another person" \
	"$(admin get "/people/$new/package/${link##*/}")" 404
is "nor any other file" \
	"$(admin get "/people/$learner/package/..%2ftyst.db")" 404

is "standards are listed" "$(admin get /standards)" 200
is "all of them" "$(body_has TESTONE1@1)" 1
is "and shown" "$(admin get /standards/TESTONE1@1)" 200
is "with their items" "$(body_has '<span class="label">P1</span>')" 1
is "nobody reads them who has not signed in" "$(as - get /standards)" 303
is "none that is not there" "$(admin get /standards/NONE)" 404
sed 's/TESTONE1/TESTNEW1/; s/TEST ONE 1/TEST NEW 1/' \
	"${srcdir:-.}/tests/data/job/one.txt" >"$tmp/new.txt"
admin get /standards/import >/dev/null
is "a published text is read" "$(admin get /standards/import \
	-F "token=$(token_of)" -F "files=@$tmp/new.txt")" 200
like "and counted" "$(cat "$tmp/body")" "*6 criteria were found.*"
is "and not loaded yet" "$("$tyst" --json standard list | jq length)" 2

# fields: those of the page for mending that came last, one option a line.
cat >"$tmp/fields.py" <<'E'
import html, re, sys
page = open(sys.argv[1], encoding="utf-8").read()
old, new = (sys.argv[2:] + ["", ""])[:2]
pairs = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)"', page)
pairs += re.findall(
    r'<textarea[^>]*name="(line[^"]*)"[^>]*>([^<]*)</textarea>', page)
for name, value in pairs:
    value = html.unescape(value)
    if name != "token":
        value = value.replace(old, new) if old else value
        quoted = (value.replace("\\", "\\\\").replace('"', '\\"')
                  .replace("\n", "\\n"))
        print(f'form-string = "{name}={quoted}"')
E
# mended OLD NEW OPTION…: the page for mending sent, with OLD made NEW.
mended() {
	python3 "$tmp/fields.py" "$tmp/body" "$1" "$2" >"$tmp/config"
	token=$(token_of)
	shift 2
	admin get /standards/import -F "token=$token" -K "$tmp/config" "$@"
}
is "two criteria that stand on one line" "$(mended "greet the customer" \
	"greet the customer
9. show the way" -F act=read)" 200
like "are two when it is read again" "$(cat "$tmp/body")" \
	"*7 criteria were found.*"
is "what remains doubtful is said beside its line" \
	"$(body_has 'class="remarked"')" 1
is "a title, a language and a key can be said" "$(mended "9. show" "2. show" \
	-F act=load -F "title=Gweini diodydd poeth" -F language=cy \
	-F key=BY-PAGE)" 303
is "then it is loaded" "$(head_of Location)" "/standards/BY-PAGE@1?said=loaded"
is "as it was mended" "$("$tyst" --json standard show BY-PAGE |
	jq -r '[.title, .language, (.items | length)] | join(" ")')" \
	"Gweini diodydd poeth cy 7"
admin get /standards/import >/dev/null
is "a text can be pasted" "$(admin post /standards/import \
	--data-urlencode "text@$tmp/new.txt")" 200
is "a key that another unit has is refused, and the text kept" \
	"$(mended "" "" -F act=load -F key=TESTONE1)" 409
is "line by line" "$(body_has 'name="line.1"')" 1
admin get /standards/import >/dev/null
is "a unit file is loaded at once" "$(admin get /standards/import \
	-F "token=$(token_of)" -F "files=@$tmp/one.xml")" 303
is "or was" "$(head_of Location)" "/standards/TESTONE1@1?said=was-loaded"
printf 'GIF89a\0\0' >"$tmp/no.gif"
admin get /standards/import >/dev/null
is "what is no text is refused" "$(admin get /standards/import \
	-F "token=$(token_of)" -F "files=@$tmp/no.gif")" 422
admin get /standards/import >/dev/null
is "and nothing at all too" \
	"$(admin get /standards/import -F "token=$(token_of)")" 422
is "units are found by what they say" "$(admin get "/standards?find=greet")" 200
like "with the words marked" "$(cat "$tmp/body")" "*<mark>greet</mark>*"

admin get "/people/$new" >/dev/null
is "nobody ends their own access" "$(admin post "/people/$me/disable")" 403
is "what is refused is in both languages" \
	"$(body_has "href=\"/people/$me?lang=cy\"")" 1
is "access ends" "$(admin post "/people/$new/disable")" 303
is "and with it the session" "$(as L-9 get /account)" 303
admin get "/people/$new" >/dev/null
is "it ends once" "$(admin post "/people/$new/disable")" 409
"$tyst" --json access list >"$tmp/access" 2>/dev/null
stop_server
is "reading another's record is noted" \
	"$("$tyst" --json access list | jq -r '[.[].what] | unique | join(" ")')" \
	"learner package"
done_testing
