#!/bin/sh
# A standard is fetched from a server that is allowed, once, and nobody is led
# anywhere else.
. "${srcdir:-.}/tests/lib/tap.sh"
command -v python3 >/dev/null || skip_all "there is no python3"
command -v openssl >/dev/null || skip_all "there is no openssl"
tyst=${abs_top_builddir:-$PWD}/src/tyst
tmp=$(mktemp -d) || exit 99
TYST_DATA=$tmp/data
export TYST_DATA
files=${srcdir:-.}/tests/lib/files.py
standard=${srcdir:-.}/standards/SFJOD4.xml
openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=127.0.0.1 -days 2 \
	-keyout "$tmp/key" -out "$tmp/certificate" 2>/dev/null || exit 99
cat "$tmp/key" >>"$tmp/certificate"

mkfifo "$tmp/hold" || exit 99
python3 "$files" "$standard" "$tmp/certificate" <"$tmp/hold" >"$tmp/asked" &
exec 3>"$tmp/hold"
trap 'exec 3>&-; wait; rm -rf "$tmp"' EXIT
tries=0
until [ -s "$tmp/asked" ] || [ $tries = 100 ]; do
	sleep 0.1
	tries=$((tries + 1))
done
read -r plain secret <"$tmp/asked" || exit 99
http=http://127.0.0.1:$plain
tls=https://127.0.0.1:$secret
asked() { grep -c "$1" "$tmp/asked"; }

"$tyst" init >/dev/null || exit 99
# refused NAME STATUS PATTERN URL: one line that matches, and nothing loaded.
refused() {
	status "$1" "$2" "$tyst" --lang en standard import "$4"
	like "$1: it says why" "$output" "$3"
}

refused "nothing is fetched unless it is allowed" 1 \
	"tyst: Files are fetched over https only, and not as $http/unit.xml." \
	"$http/unit.xml"
refused "not over https either" 1 "tyst: Nothing may be fetched from *" \
	"$tls/unit.xml"
is "and nobody was asked" "$(asked unit)" 0

TYST_FETCH_ALLOW=127.0.0.1:$plain,127.0.0.1:$secret
TYST_FETCH_TIME=5
export TYST_FETCH_ALLOW TYST_FETCH_TIME
status "an address that is allowed is asked" 0 "$tyst" --lang en \
	standard import "$http/unit.xml"
is "and its file is loaded" "$output" "SFJOD4@1 is loaded"
status "asked again" 0 "$tyst" --lang en standard import "$http/unit.xml"
is "it says that there is nothing new" "$output" \
	"$http/unit.xml is as it was when it was loaded"
is "because it was asked for another version only" \
	"$(asked '^/unit.xml "v1"$')" 1
is "a value says so too" \
	"$("$tyst" --json standard import "$http/unit.xml" | tr -d ' \n')" "[]"
status "a redirect is followed" 0 "$tyst" --lang en standard import \
	"$http/to?/unit.xml"
is "to what was loaded before" "$output" "SFJOD4@1 was loaded before"
status "a published page is read" 0 "$tyst" --lang en --json standard convert \
	"$http/page.txt"
status "and not loaded unread" 1 "$tyst" standard import "$http/page.txt"

refused "a certificate nobody vouches for" 3 "*cannot be fetched (*)." \
	"$tls/unit.xml"
for to in http://169.254.169.254/latest file:///etc/passwd \
	gopher://127.0.0.1:70/ "http://127.0.0.1:1/unit.xml" \
	"https://127.0.0.1/unit.xml" "https://[::1]/" https://2130706433/ \
	https://0x7f.1/ "https://[::ffff:127.0.0.1]/" ; do
	refused "a redirect to $to" 1 "tyst: *" "$http/to?$to"
done
refused "a redirect that never ends" 3 "*from one address to the next*" \
	"$http/round"
refused "10 GB" 1 "*is larger than the 8388608 bytes a file may have." \
	"$http/large"
refused "what never ends" 1 "*is larger than the 8388608 bytes*" \
	"$http/endless"
refused "what comes too slowly" 3 "*was too slow to answer; try again later." \
	"$http/slow"
refused "no file" 1 "tyst: The server has no file at $http/none." "$http/none"
refused "a failing server" 3 "*answered 500 for $http/broken*" "$http/broken"
refused "an answer to another question" 3 "*answered 304*" "$http/unasked"
refused "a name in the address" 1 "*with a name or password in it*" \
	"http://me:secret@127.0.0.1:$plain/unit.xml"
refused "no address" 1 "*is not the address of a file." "https://"

TYST_FETCH_HOSTS="localhost, 10.0.0.1, standards.example"
export TYST_FETCH_HOSTS
refused "a name that leads to this machine" 1 \
	"*its address *:443 is not a public one." https://localhost/unit.xml
refused "a private address" 1 "*its address 10.0.0.1:443 is not a public one." \
	https://10.0.0.1/unit.xml
refused "another port" 1 "*Nothing may be fetched from localhost:8443*" \
	https://localhost:8443/unit.xml
refused "a name that nobody has" 3 "*cannot be fetched (*)." \
	https://standards.example/unit.xml
http_proxy=$http https_proxy=$http ALL_PROXY=$http
export http_proxy https_proxy ALL_PROXY
refused "a proxy of the environment" 1 "*its address 10.0.0.1:443*" \
	https://10.0.0.1/unit.xml
TYST_FETCH_HOSTS="bad_name"
refused "a wrong setting" 1 \
	"tyst: TYST_FETCH_HOSTS: fetch-hosts is names of hosts*" "$http/unit.xml"
TYST_FETCH_HOSTS="" TYST_FETCH_ALLOW=127.0.0.1
refused "another wrong setting" 1 \
	"tyst: TYST_FETCH_ALLOW: fetch-allow is IP addresses*" "$http/unit.xml"
is "one unit was loaded in all" "$("$tyst" standard list | wc -l)" 1
done_testing
