#!/bin/sh
# Decisions made elsewhere are recorded on a page, with their scan, and adopted.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
command -v curl >/dev/null || skip_all "there is no curl"
make_centre
learner=$("$tyst" --json person show L-1 | jq -r .id)
printf 'A paper of 2025.' >"$tmp/scan.txt"
: >"$tmp/empty.txt"
serve
is "the assessor signs in" "$(enter A-1)" 303
has() { grep -qF -- "$1" "$tmp/body" && echo yes || echo no; }
hidden() { sed -n "s/.*name=\"$1\" value=\"\([^\"]*\)\".*/\1/p" "$tmp/body" | head -n 1; }
at=/learner/$learner/import
is "the way there is on the learner's page" \
	"$(as A-1 get "/learner/$learner?lang=en" >/dev/null; has "$at")" yes
is "to a form" "$(as A-1 get "$at")" 200
once=$(hidden once)
token=$(token_of)
record() { # [-F NAME=VALUE]…
	as A-1 get "$at" -F "token=$token" -F "once=$once" -F on=2025-06-01 \
		-F "by=Assessor Zero, Canolfan Arall" \
		-F "passphrase=$(cat "$(pass A-1)")" "$@"
}
before=$("$tyst" ledger list | wc -l)
is "a scan is needed" "$(record -F met=TESTONE1:P1)" 422
is "which is said" "$(has "Choose the one file that shows")" yes
is "and what was decided" "$(record -F "files=@$tmp/scan.txt")" 422
is "what was not met says why" \
	"$(record -F "files=@$tmp/scan.txt" -F not-yet=TESTONE1:P2)" 422
is "criteria there are not" "$(record -F "files=@$tmp/scan.txt" -F met=TESTONE1:P99)" 404
is "a wrong passphrase" "$(record -F "files=@$tmp/scan.txt" -F met=TESTONE1:P1 \
	-F passphrase=wrong)" 403
is "nothing of it is kept" "$("$tyst" ledger list | wc -l)" "$before"
is "it is recorded" "$(record -F "files=@$tmp/scan.txt" -F met=TESTONE1:P1 \
	-F not-yet=TESTONE1:P2 -F letter=C -F "next=Do it again.")" 303
is "and leads to where it is adopted" "$(head_of Location)" "/adopt/$once?said=imported"
is "sent twice it is recorded once" "$(record -F "files=@$tmp/scan.txt" -F met=TESTONE1:P1) $(
	"$tyst" ledger list | grep -c review-import)" "303 1"
is "with all that was said" "$(as A-1 get "/adopt/$once?lang=en" >/dev/null
	has "Assessor Zero, Canolfan Arall") $(has "Do it again.")" "yes yes"
is "it does not count yet" "$("$tyst" --json progress L-1 |
	jq -r '.units[] | select(.key == "TESTONE1").met')" 0
as A-1 get "/adopt/$once" >/dev/null
is "it is adopted" "$(as A-1 post "/adopt/$once" --data-urlencode "seen=$(hidden seen)" \
	--data-urlencode "passphrase=$(cat "$(pass A-1)")")" 303
is "and counts" "$("$tyst" --json progress L-1 |
	jq -r '.units[] | select(.key == "TESTONE1").met')" 1
is "who is not allocated records nothing" "$(enter A-2 >/dev/null
	as A-2 get "$at")" 404
stop_server
done_testing
