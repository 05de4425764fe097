# web - a server for tests of the pages, on the data directory $TYST_DATA:
#     . tests/lib/centre.sh; . tests/lib/web.sh
#     make_centre; serve [OPTION]...   # $url is http://127.0.0.1:PORT
#     get PATH [CURL OPTION]...        # prints the status; $tmp/body, $tmp/head
#     stop_server                      # $stopped is its exit status
# Whatever a test does, the server ends with it.
# shellcheck disable=SC2154,SC2034,SC2120 # centre.sh has tmp and tyst; tests use port
server=
trap '[ -z "$server" ] || kill -9 "$server" 2>/dev/null; rm -rf "$tmp"' EXIT

serve() {
	rm -f "$tmp/listening"
	"$tyst" serve --listen 127.0.0.1:0 "$@" >"$tmp/listening" \
		2>>"$tmp/log" &
	server=$!
	tries=0
	until [ -s "$tmp/listening" ]; do
		tries=$((tries + 1))
		if [ $tries -gt 600 ] || ! kill -0 $server 2>/dev/null; then
			echo "Bail out! no server: $(cat "$tmp/log")"
			exit 99
		fi
		sleep 0.05
	done
	url=$(sed 's|^listening on ||; s|/$||' "$tmp/listening")
	port=${url##*:}
}

stop_server() {
	kill -TERM "$server"
	wait "$server"
	stopped=$?
	server=
}

get() {
	path=$1
	shift
	curl -s --max-time 60 -o "$tmp/body" -D "$tmp/head" \
		-w '%{http_code}' "$@" "$url$path"
}

# The value of a line of the last head.
head_of() {
	tr -d '\r' <"$tmp/head" |
		sed -n "s/^$1: //Ip" | tail -n 1
}
