#!/bin/sh
# Who may open whose record, and that it is noted when it is another's.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
command -v curl >/dev/null || skip_all "there is no curl"
make_centre
must "$tyst" person add --name "Administrator One" --role administrator --ref D-1
for who in L-2 D-1; do
	echo "three words for $who" >"$(pass $who)"
	must "$tyst" person passphrase $who --passphrase-file "$(pass $who)"
done
echo "I made tea" >"$tmp/tea.txt"
id=$("$tyst" evidence add --as L-1 --title Tea --map TESTONE1:P1 "$tmp/tea.txt")
must "$tyst" evidence submit "$id" --as L-1 --passphrase-file "$(pass L-1)"

serve
enter L-1 >/dev/null
as L-1 get /my >/dev/null
unit=$(sed -n 's|.*href="/unit/\([0-9a-f-]*\)".*|\1|p' "$tmp/body" | head -n 1)
for who in L-1 A-1 D-1; do
	enter "$who" >/dev/null
	is "$who opens the unit" "$(as "$who" get "/unit/$unit")" 200
	is "$who opens it" "$(as "$who" get "/evidence/$id/file/1")" 200
done
for who in L-2 A-2; do
	enter "$who" >/dev/null
	is "to $who the unit is as if it were not there" \
		"$(as "$who" get "/unit/$unit")" 404
	is "to $who it is as if it were not there" \
		"$(as "$who" get "/evidence/$id/file/1")" 404
done
is "and to nobody" "$(get "/evidence/$id/file/1")" 303
as A-1 get "/evidence/$id/file/1" >/dev/null
stop_server
is "readings of another's record are noted" \
	"$("$tyst" --json access list | jq -r '.[] |
		[.person, .learner, .what, .id] | join(" ")' | sort -u)" \
	"A-1 L-1 file $id
A-1 L-1 unit $unit
D-1 L-1 file $id
D-1 L-1 unit $unit"
is "and found by the learner" "$("$tyst" access list L-1 | cut -d ' ' -f 3 |
	sort -u | tr '\n' ' ')" "A-1 D-1 "
is "who alone was read" "$("$tyst" access list L-2)" ""
done_testing
