# web - a server for tests of the pages, on the data directory $TYST_DATA:
#     . tests/lib/centre.sh; . tests/lib/web.sh
#     make_centre; serve [OPTION]...   # $url is http://127.0.0.1:PORT
#     get PATH [CURL OPTION]...        # prints the status; $tmp/body, $tmp/head
#     raw SCRIPT.py [ARGUMENT]...      # of tests/web, with tests/lib/raw.py
#     stop_server                      # $stopped is its exit status
#     enter WHO                        # signs in with $tmp/WHO.pass
#     as WHO get PATH …                # with WHO's cookies; nobody's is "-"
#     token_of                         # of the last page
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

raw() {
	script=${srcdir:-.}/tests/web/$1
	shift
	PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=${srcdir:-.}/tests/lib \
		python3 "$script" "$port" "$@"
}

# The value of a line of the last head.
head_of() {
	tr -d '\r' <"$tmp/head" |
		sed -n "s/^$1: //Ip" | tail -n 1
}

as() {
	who=$1
	shift
	"$@" -b "$tmp/$who.jar" -c "$tmp/$who.jar"
}

token_of() {
	sed -n 's/.*name="token" value="\([^"]*\)".*/\1/p' "$tmp/body" | head -n 1
}

# A form of the last page, filled in.
post() { # PATH [CURL OPTION]...
	form=$1 token=$(token_of)
	shift
	get "$form" --data-urlencode "token=$token" "$@"
}

enter() { # WHO [CURL OPTION]...
	who=$1
	shift
	rm -f "$tmp/$who.jar"
	as "$who" get /login >/dev/null
	as "$who" post /login --data-urlencode "person=$who" \
		--data-urlencode "passphrase=$(cat "$(pass "$who")")" "$@"
}
