#!/bin/sh
# The coordinator's approvals: who is approved for what, until when and in which
# language; approving somebody, and ending it.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
command -v curl >/dev/null || skip_all "there is no curl"
make_centre
must "$tyst" person add --name "Person M" --ref M-1 --role coordinator
echo "three words for M-1" >"$(pass M-1)"
must "$tyst" person passphrase M-1 --passphrase-file "$(pass M-1)"
day() { date -u -d "$1 days" +%Y-%m-%d; }
must "$tyst" person approve A-2 --unit TESTTWO2 --language cy --language en \
	--from 2020-01-01 --to "$(day 30)"
other=$("$tyst" --json person show A-2 | jq -r .id)
serve
is "the coordinator signs in" "$(enter M-1)" 303
has() { tr '\n' ' ' <"$tmp/body" | grep -q -- "$1" && echo yes || echo no; }
is "they find the approvals" "$(as M-1 get /learners?lang=en >/dev/null
	has 'href="/approvals"')" yes
is "on a page" "$(as M-1 get /approvals)" 200
is "what ends soon comes first, with languages" \
	"$(has 'within sixty days.*Assessor Two.*TESTTWO2.*Cymraeg, English.*Later.*Assessor One.*TESTONE1 TESTTWO2')" yes
is "a person's are on theirs" "$(as M-1 get "/people/$other/approvals")" 200
is "without what is an administrator's" "$(has 'End access')" no
is "approving" "$(as M-1 post "/people/$other/approve" -d as=assessor \
	-d language=en -d unit=TESTTWO2 -d "from=$(day 31)" -d "to=$(day 400)")" 303
is "leads back" "$(head_of Location)" "/people/$other/approvals?said=approved"
is "and is kept in that language" "$("$tyst" --json person show A-2 |
	jq -r --arg day "$(day 31)" '.approvals[] | select(.from == $day).languages')" en
as M-1 get "/people/$other/approvals" >/dev/null
is "days the wrong way round are refused" "$(as M-1 post "/people/$other/approve" \
	-d as=assessor -d unit=TESTTWO2 -d from=2026-12-31 -d to=2026-01-01)" 422
is "on the same page, with what was ticked" "$(has 'value="TESTTWO2" checked')" yes
as M-1 get "/people/$other/approvals" >/dev/null
is "it ends today" "$(as M-1 post "/people/$other/approval-end" -d as=assessor \
	-d unit=TESTONE1)" 303
is "which the record says" "$("$tyst" --json person show A-2 |
	jq -r '.approvals[] | select(.unit == "TESTONE1").ended')" "$(day 0)"
is "an assessor approves nobody" "$(enter A-1 >/dev/null
	as A-1 get /account >/dev/null
	as A-1 post "/people/$other/approve" -d as=assessor -d unit=TESTTWO2 \
	-d from=2026-01-01 -d to=2026-12-31)" 403
stop_server
done_testing
