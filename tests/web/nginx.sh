#!/bin/sh
# nginx: the sample configuration, tried with nginx itself.
# shellcheck disable=SC2119 # serve may have options
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
PATH=$PATH:/usr/sbin
for tool in nginx openssl curl python3; do
	command -v $tool >/dev/null || skip_all "there is no $tool"
done
make_centre
echo 'trusted-proxy = 127.0.0.1' >"$tmp/data/tyst.conf"
serve
behind=$port

# Two ports that nobody has.
python3 - >"$tmp/ports" <<'PYTHON'
import socket
held = [socket.socket() for _ in range(2)]
for s in held:
    s.bind(("127.0.0.1", 0))
    print(s.getsockname()[1])
PYTHON
{ read -r plain; read -r secure; } <"$tmp/ports"
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost \
	-keyout "$tmp/key.pem" -out "$tmp/certificate.pem" 2>/dev/null
mkdir "$tmp/nginx"
{
	echo "worker_processes 1; daemon off; pid $tmp/nginx/pid;"
	echo "error_log $tmp/nginx/error.log;"
	echo 'events { worker_connections 256; }'
	echo 'http { access_log off;'
	for kind in client_body proxy fastcgi uwsgi scgi; do
		echo "${kind}_temp_path $tmp/nginx/$kind;"
	done
	sed "/listen \[/d
		s|listen 80|listen 127.0.0.1:$plain|
		s|listen 443|listen 127.0.0.1:$secure|
		s|127.0.0.1:8080|127.0.0.1:$behind|
		s|\(ssl_certificate \).*;|\1$tmp/certificate.pem;|
		s|\(ssl_certificate_key \).*;|\1$tmp/key.pem;|" \
		"${srcdir:-.}/scripts/nginx.conf.sample"
	echo '}'
} >"$tmp/nginx.conf"
nginx -p "$tmp/nginx" -c "$tmp/nginx.conf" -e "$tmp/nginx/error.log" &
proxy=$!
trap 'kill $proxy 2>/dev/null; kill -9 "$server" 2>/dev/null; rm -rf "$tmp"' EXIT
echo insecure >"$tmp/.curlrc"
CURL_HOME=$tmp url=https://localhost:$secure
export CURL_HOME
tries=0
until [ "$(get /healthz)" = 200 ] || [ $tries = 200 ]; do
	tries=$((tries + 1))
	sleep 0.05
done

is "a page comes through nginx" "$(get /login)" 200
like "which asks for TLS from now on" "$(head_of Strict-Transport-Security)" \
	"max-age=*"
is "somebody signs in" "$(enter L-1)" 303
is "is known" "$(as L-1 get /account)" 200
grep -q '__Host-tyst' "$tmp/L-1.jar"
is "by a cookie that only goes over TLS" $? 0
is "a form of another site is refused" \
	"$(as L-1 post /logout -H 'Origin: https://evil.example')" 403
is "metrics stay at home" "$(get /metrics)" 404
is "and so for who says to come from here" \
	"$(get /metrics -H 'X-Forwarded-For: 127.0.0.1')" 404
is "two lengths do not get so far" "$(printf '%s\r\n' 'POST /login HTTP/1.1' \
	'Host: localhost' 'Content-Length: 1' 'Content-Length: 2' '' a |
	openssl s_client -quiet -connect "127.0.0.1:$secure" 2>/dev/null |
	head -n 1 | cut -c 10-12)" 400
url=http://localhost:$plain
is "without TLS it sends there" "$(get /login)" 301
kill "$proxy"
wait "$proxy"
stop_server
is "the server ends well" "$stopped" 0
done_testing
