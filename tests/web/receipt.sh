#!/bin/sh
# What was done in the browser is covered within a second; those whose act it is
# have its receipt; the server does not see the keys.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
command -v curl >/dev/null || skip_all "there is no curl"
make_centre
submitted Te TESTTWO2:P1
must review --evidence "$id:VACR" --met TESTTWO2:P1
serve
act=$("$tyst" --json ledger list | jq '[.[] | select(.act.kind == "review")][0].n')

if grep -q "do not let\|does not let" "$tmp/log"; then
	echo "# this kernel has no Landlock"
else
	is "the server has given up its sight of the keys" \
		"$(sed -n 's/^NoNewPrivs:	//p' "/proc/$server/status")" 1
fi
is "whoever asks has the newest checkpoint" "$(as - get /checkpoint)" 200
is "as it is on the disk" "$(cat "$tmp/body")" "$(cat "$TYST_DATA/checkpoints/newest")"
like "as text" "$(head_of Content-Type)" "text/plain*"

for who in L-1 A-1; do
	is "$who signs in" "$(enter $who)" 303
	is "$who has the receipt" "$(as $who get "/receipt/$act")" 200
	like "$who sees what was done" "$(cat "$tmp/body")" \
		"*Assessor One*TESTTWO2@1#P1*"
	is "$who sees it listed" "$(as $who get /account/signed)" 200
	like "$who comes to it from there" "$(cat "$tmp/body")" "*href=\"/receipt/$act\"*"
	is "$who has the proof" "$(as $who get "/receipt/$act/proof")" 200
	is "$who has that of the command" "$(cat "$tmp/body")" "$("$tyst" ledger prove "$act")"
done
is "nobody else has" "$(enter A-2; as A-2 get "/receipt/$act")" 303404
is "not even the proof" "$(as A-2 get "/receipt/$act/proof")" 404
is "nobody has one of what there is not" "$(as A-2 get "/receipt/99999")" 404
is "nor of what nobody did" "$(as A-2 get "/receipt/0")" 404

# A change in the browser: covered soon, and when the server ends.
as L-1 get /account >/dev/null
before=$(sed -n 2p "$TYST_DATA/checkpoints/newest")
is "something is changed" "$(as L-1 get /account --data-urlencode \
	"token=$(token_of)" -d do=language -d language=en)" 303
tries=0
until [ "$(sed -n 2p "$TYST_DATA/checkpoints/newest")" -gt "$before" ] ||
	[ $tries -gt 300 ]; do
	tries=$((tries + 1))
	sleep 0.01
done
ok=1
[ "$(sed -n 2p "$TYST_DATA/checkpoints/newest")" -gt "$before" ] && ok=0
report $ok "it is covered while the server runs" "$tries" "soon"
as L-1 get /account >/dev/null
as L-1 get /account --data-urlencode "token=$(token_of)" -d do=language \
	-d language=cy >/dev/null
stop_server
is "a server that ends covers the rest" "$(sed -n 2p "$TYST_DATA/checkpoints/newest")" \
	"$("$tyst" --json ledger list | jq length)"
is "and ends well" "$stopped" 0
done_testing
