#!/bin/sh
# busy: what has to wait keeps no page waiting, and there is an end to the
# queue.
# shellcheck disable=SC2119 # serve may have options
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
for tool in curl flock; do
	command -v $tool >/dev/null || skip_all "there is no $tool"
done
make_centre
printf '%s\n' 'workers = 1' 'queue = 1' 'stop-time = 20' >"$tmp/data/tyst.conf"
serve
for who in a b c d e f; do
	as $who get /login >/dev/null
	token_of >"$tmp/$who.token"
done

# Nobody can write while this is held.
exec 8>>"$tmp/data/write.lock"
flock 8
enters() { # WHO: the status goes to $tmp/WHO.status
	curl -s --max-time 60 -o /dev/null -D "$tmp/$1.head" \
		-w '%{http_code}' -b "$tmp/$1.jar" \
		--data-urlencode "token=$(cat "$tmp/$1.token")" \
		--data-urlencode "person=L-1" \
		--data-urlencode "passphrase=$(cat "$(pass L-1)")" \
		"$url/login" >"$tmp/$1.status"
}
waiting=
for who in a b c d; do
	enters $who &
	waiting="$waiting $!"
done
# One is being done and one waits, or one waits to be taken: the others hear it
# at once.
refused() { cat "$tmp"/?.status 2>/dev/null | grep -o 503 | wc -l; }
tries=0
until [ "$(refused)" -ge 2 ] || [ $tries = 200 ]; do
	tries=$((tries + 1))
	sleep 0.05
done
like "who does not fit is told" "$(refused)" '[23]'
is "and when to come back" "$(cat "$tmp"/?.head 2>/dev/null | tr -d '\r' |
	grep -c '^Retry-After: [1-9]')" "$(refused)"
is "pages are read meanwhile" "$(get /login)" 200
is "and it is ready" "$(get /readyz)" 200
flock -u 8
# shellcheck disable=SC2086 # numbers
wait $waiting
like "who waited is served" "$(cat "$tmp"/?.status)" '*303*'
is "and everybody is answered" "$(cat "$tmp"/?.status | sed 's/[35]03//g')" ""

flock 8
enters e &
waiting=$!
sleep 1
kill -TERM "$server"
sleep 1
flock -u 8
wait $waiting
is "what waits when the server stops ends first" "$(cat "$tmp/e.status")" 303
wait "$server"
is "and then the server, well" $? 0
server=
done_testing
