#!/bin/sh
# serve: starts, says where, answers, refuses a second server and a port in
# use, and stops.
# shellcheck disable=SC2119 # serve may have options
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
command -v curl >/dev/null || skip_all "there is no curl"
must "$tyst" init --demo --centre "Canolfan"

serve
like "it says where it listens" "$url" "http://127.0.0.1:[1-9]*"
is "it is alive" "$(get /healthz)" 200
is "it can serve" "$(get /readyz)" 200
is "a page that is not there is 404" "$(get /no/such/page)" 404
is "an escaped path is no other path" "$(get /%68ealthz)" 404
is "a page says how it may be treated" "$(head_of Content-Security-Policy)" \
	"default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
is "and is not kept" "$(head_of Cache-Control)" "no-store"
is "and its type is not guessed" "$(head_of X-Content-Type-Options)" "nosniff"
is "an unknown method is 405" "$(get /healthz -X BREW)" 405
is "which says what may be asked" "$(head_of Allow)" "GET, HEAD"
is "HEAD is answered" "$(get /healthz -I)" 200
is "with the length of the page" "$(head_of Content-Length)" 6
is "and without the page" "$(get /healthz -I >/dev/null; curl -sI "$url/healthz" | tail -n 1 | tr -d '\r')" ""
is "metrics are for this machine" "$(get /metrics)" 200
grep -q '^tyst_requests_total{method="GET",route="/healthz",status="200"} ' \
	"$tmp/body"
is "and count by route" $? 0
is "not for who comes through a proxy" \
	"$(get /metrics -H 'X-Forwarded-For: 192.0.2.1')" 404

get /no/page >/dev/null
style=$(sed -n 's|.*href="\(/static/[^"]*\.css\)".*|\1|p' "$tmp/body")
style=${style:-/static/$(strings "$tyst" | grep -o 'tyst\.[0-9a-f]*\.css' | head -n 1)}
is "the stylesheet is there" "$(get "$style")" 200
is "for good, as its name has its hash" "$(head_of Cache-Control)" \
	"public, max-age=31536000, immutable"
etag=$(head_of ETag)
cp "$tmp/body" "$tmp/plain"
is "and not again" "$(get "$style" -H "If-None-Match: $etag")" 304
is "compressed for who takes it" "$(get "$style" -H 'Accept-Encoding: gzip')" 200
is "by gzip" "$(head_of Content-Encoding)" gzip
is "which is another ETag" "$(head_of ETag)" "${etag%\"}.gz\""
gzip -dc <"$tmp/body" | cmp -s - "$tmp/plain"
is "of the same bytes" $? 0
is "and not for who says no" \
	"$(get "$style" -H 'Accept-Encoding: gzip;q=0' -I >/dev/null; head_of Content-Encoding)" ""
is "other names are 404" "$(get /static/tyst.css)" 404

status "a second server on the directory is refused" 3 \
	timeout 60 "$tyst" serve --listen 127.0.0.1:0
like "and told who has it" "$output" "tyst: A server has * pid $server, *"
status "nor does a new epoch begin beside it" 3 "$tyst" ledger epoch
like "which says why" "$output" "tyst: A server has * pid $server, *"
must "$tyst" --data "$tmp/other" init
status "a port in use is refused" 3 \
	timeout 60 "$tyst" --data "$tmp/other" serve --listen "127.0.0.1:$port"
like "in one line" "$output" "tyst: Another program listens on 127.0.0.1:$port *"
status "an address of others is refused" 1 \
	timeout 60 "$tyst" --data "$tmp/other" serve --listen 0.0.0.0:0
like "in one line too" "$output" "tyst: 0.0.0.0:0 can be reached *"
status "what is no address is refused" 1 \
	timeout 60 "$tyst" --data "$tmp/other" serve --listen here
status "commands work while it serves" 0 \
	"$tyst" person add --name "Cadi" --role learner --ref C-1

stop_server
is "SIGTERM ends it well" "$stopped" 0
is "the log has a line for each request" \
	"$(grep -c 'event=request' "$tmp/log")" 16
is "which is the route's, not the path" "$(grep -c 'such' "$tmp/log")" 0

# Every setting stands in the manual, in the table's order.
is "the manual lists the settings" \
	"$(sed -n 's/^\.It Cm \([a-z-]*\) No.*/\1/p' \
		"${srcdir:-.}/src/man/tyst.conf.5")" \
	"$(sed -n 's/^ *{"\([a-z-]*\)", *[A-Z]*, *AT(.*/\1/p' \
		"${srcdir:-.}/src/web/settings.c")"
for line in 'upload-max = many' 'colour = red' 'threads' 'insecure = perhaps' \
	'log-format = loud' 'trusted-proxy = ::1, proxy.example'; do
	echo "$line" >"$tmp/data/tyst.conf"
	status "tyst.conf: $line" 1 timeout 60 "$tyst" serve
	like "names the line" "$output" "tyst: $tmp/data/tyst.conf:1: *"
done
printf '# how we log\n\nlog-format = json\n' >"$tmp/data/tyst.conf"
: >"$tmp/log"
serve
get /healthz >/dev/null
stop_server
is "a setting of tyst.conf is kept" "$(grep -c '^{"time"' "$tmp/log")" 3
TYST_LOG_FORMAT=none
export TYST_LOG_FORMAT
: >"$tmp/log"
serve
get /healthz >/dev/null
stop_server
is "the environment comes first" "$(grep -c 'healthz' "$tmp/log")" 0
done_testing
