#!/bin/sh
# Decisions made elsewhere are recorded with their scan and count for nothing
# until an assessor approved on that day has adopted them, here or on the page.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
command -v jq >/dev/null || skip_all "there is no jq"
command -v curl >/dev/null || skip_all "there is no curl"
make_centre
echo "a scan" >"$tmp/scan.pdf"
by() { echo "--as $1 --passphrase-file $(pass "$1")"; }
json=
import() { # WHO …
	who=$1
	shift
	# shellcheck disable=SC2046,SC2086 # by gives two options
	"$tyst" $json review import $(by "$who") --learner L-1 \
		--scan "${scan-$tmp/scan.pdf}" --on "${on-2026-01-05}" \
		--by "${decider-Menna Jones}" "$@"
}
# shellcheck disable=SC2046,SC2086
adopt() { "$tyst" $json review adopt "$2" $(by "$1"); }
state() { "$tyst" --json progress L-1 "$1" | jq -r ".units[0].states.$2"; }
shown() { "$tyst" --json evidence show "$id" | jq -rc "$1"; }
pieces() { "$tyst" --json evidence list L-1 | jq length; }
in_package() { unzip -p "$tmp/agrees.zip" '*portfolio.xml' | grep -c "$1"; }

code() { echo "$output" | grep -v '^tyst:' | jq -r .error.code; }

# What is refused leaves nothing behind
refused() { # NAME CODE COMMAND…
	name=$1 code=$2
	shift 2
	json=--json
	status "$name is refused" 1 "$@"
	json=
	is "by $code" "$(code)" "$code"
}
tomorrow=$(date -d '2 days' +%F)
p1="--met TESTONE1:P1"
# shellcheck disable=SC2086 # options
{
	on=$tomorrow
	refused "a day to come" day-to-come import A-1 $p1
	on=yesterday
	refused "a day that is none" bad-day import A-1 $p1
	unset on
	scan=$tmp/none.pdf
	refused "a scan that is missing" no-file import A-1 $p1
	unset scan
	decider=" "
	refused "nobody who decided" no-decider import A-1 $p1
	unset decider
	refused "a unit the learner is not on" not-enrolled \
		import A-1 --met NONESUCH:P1
	refused "an item that there is not" no-item import A-1 --met TESTONE1:P99
	refused "an item twice" decided-twice \
		import A-1 $p1 --not-yet TESTONE1:P1 --reason S --next Eto
	refused "nothing decided" no-decisions import A-1
	refused "no letter" no-letter import A-1 --not-yet TESTONE1:P1 --next Eto
	refused "who is not allocated" not-allocated import A-2 $p1
	refused "the learner" R1 import L-1 $p1
	refused "another's passphrase" wrong-passphrase "$tyst" --json review import \
		--as A-1 --passphrase-file "$(pass A-2)" --learner L-1 \
		--scan "$tmp/scan.pdf" --on 2026-01-05 --by Menna $p1
}
is "and nothing is there" "$(pieces)" 0

# They wait
id=$(import A-1 --met TESTONE1:P1,P3 --not-yet TESTTWO2:P1 --reason S \
	--next "Eto.") || exit 99
is "the scan is evidence of that day, by its recorder" \
	"$(shown '[.on, .state, .files[0].name]')" \
	'["2026-01-05","submitted","scan.pdf"]'
is "it says who decided what" \
	"$(shown '.imported | [.on, .by, .next, .decisions[0].decision]')" \
	'["2026-01-05","Menna Jones","Eto.","met"]'
like "in words too" "$("$tyst" --lang en evidence show "$id")" \
	"*Decided elsewhere on 2026-01-05, by: Menna Jones*do not count.*"
is "nothing is met" "$(state TESTONE1 P1) $("$tyst" --json progress L-1 |
	jq '[.units[].met] | add')" "submitted 0"
agrees "waiting"
is "the package has them" "$(in_package '<imported day="2026-01-05"')" 1
status "recalled it is not" 1 "$tyst" --json evidence recall "$id" --as A-1
is "because of them" "$(code)" imported

# Adopting
refused "the learner, adopting," R1 adopt L-1 "$id"
refused "adopting where one is not allocated" not-allocated adopt A-2 "$id"
must "$tyst" person add --name "Late" --role assessor --ref A-3
echo "three words for A-3" >"$(pass A-3)"
must "$tyst" person passphrase A-3 --passphrase-file "$(pass A-3)"
must "$tyst" person approve A-3 --unit TESTONE1 --from 2020-01-01 --to 2026-02-01
for unit in TESTONE1 TESTTWO2; do
	must "$tyst" allocate L-1 --unit $unit --to A-3 --role assessor
done
refused "approved then, and not today," R7 adopt A-3 "$id"
refused "no scan of any" no-import adopt A-1 01930c9e-0000-7000-8000-000000000000
is "still nothing is met" "$(state TESTONE1 P1)" submitted
must adopt A-1 "$id"
is "adopted they count" \
	"$(state TESTONE1 P1) $(state TESTONE1 P3) $(state TESTTWO2 P1)" \
	"met met not-yet"
is "and say by which review" "$(shown .imported.review)" "$(cat "$tmp/out")"
refused "twice" adopted adopt A-1 "$id"
agrees "adopted"
is "the package says both" "$(in_package "adopts=\"$id#1\"")" 1
like "in words" "$(unzip -p "$tmp/agrees.zip" '*index.html')" \
	"*Decided elsewhere, and adopted here*2026-01-05*Menna Jones*"

# A package of one unit holds the decisions on that unit
must "$tyst" export L-1 --unit TESTTWO2 -o "$tmp/one.zip"
status "of one unit too the acts say the same" 0 "$tyst" verify "$tmp/one.zip"

# Withdrawn they are not adopted
id=$(import A-1 --met TESTONE1:P2) || exit 99
must "$tyst" evidence withdraw "$id" --as A-1
refused "what was withdrawn" R12 adopt A-1 "$id"
agrees "withdrawn"

# What a trainee adopts waits like anything that they decide
must "$tyst" person add --name "Trainee" --role trainee-assessor --ref T-1
echo "three words for T-1" >"$(pass T-1)"
must "$tyst" person passphrase T-1 --passphrase-file "$(pass T-1)"
must "$tyst" person approve T-1 --unit TESTONE1 --from 2020-01-01 --to 2099-12-31
must "$tyst" allocate L-1 --unit TESTONE1 --to T-1 --role assessor
must "$tyst" allocate L-1 --unit TESTONE1 --to A-1 --role countersigner
id=$(import A-1 --met TESTONE1:P2.1) || exit 99
must adopt T-1 "$id"
is "adopted by a trainee they wait" "$(state TESTONE1 '"P2.1"')" to-countersign
agrees "adopted by a trainee"

# On the page
id=$(import A-1 --met TESTONE1:K1 --title "Penderfyniad ar bapur") || exit 99
serve
for who in A-1 A-3 L-1; do
	enter "$who" >/dev/null
	as "$who" get "/account?lang=en" >/dev/null
done
as A-1 get "/queue?lang=en" >/dev/null
is "it is in the queue, as what it is" \
	"$(grep -c "href=\"/adopt/$id\"" "$tmp/body") $(
		grep -c "Decided elsewhere, to be adopted" "$tmp/body")" "1 1"
is "a learner has no such page" "$(as L-1 get "/adopt/$id")" 403
is "an assessor has" "$(as A-1 get "/adopt/$id")" 200
is "with the day, the name and the item" \
	"$(grep -c 'Menna Jones' "$tmp/body") $(grep -c 'TESTONE1 K1' "$tmp/body")" \
	"1 1"
seen=$(sed -n 's/.*name="seen" value="\([^"]*\)".*/\1/p' "$tmp/body")
send() { # WHO PASSPHRASE-OF
	as "$1" get "/adopt/$id" >/dev/null
	as "$1" post "/adopt/$id" --data-urlencode "seen=$seen" \
		--data-urlencode "passphrase=$(cat "$(pass "$2")")"
}
is "who is not approved is refused" "$(send A-3 A-3)" 403
is "by R7" "$(grep -c "An assessor decides only on units they are approved" "$tmp/body")" 1
is "a wrong passphrase is refused" "$(send A-1 A-2)" 403
is "nothing of it remains" "$(state TESTONE1 K1)" submitted
is "who is approved adopts" "$(send A-1 A-1)" 303
is "and they count" "$(state TESTONE1 K1)" met
is "twice is refused" "$(send A-1 A-1)" 409
as L-1 get "/evidence/$id?lang=en" >/dev/null
like "the learner sees both days" "$(cat "$tmp/body")" \
	"*Decided elsewhere on 5 January 2026, and adopted here.*Menna Jones*"
stop_server
agrees "on the page"
done_testing
