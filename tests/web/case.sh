#!/bin/sh
# The CASE service, read by a client that shares nothing with the program.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
top=$(cd "${srcdir:-.}" && pwd)
command -v curl >/dev/null || skip_all "there is no curl"
command -v python3 >/dev/null || skip_all "there is no python3"
must "$tyst" init --centre "Canolfan"
must "$tyst" standard import "$top/standards"
for key in SFJOD4 INSCS009 CFACSB15 INSCS033 X-c59b4b72; do
	"$tyst" --json standard show "$key" >"$tmp/$key.json"
done
list=/ims/case/v1p1/CFDocuments

serve
is "units are nobody's business unless the provider says so" \
	"$(as - get "$list")" 404
like "and that is said as CASE has it" "$(cat "$tmp/body")" \
	'*"imsx_codeMinorFieldValue":"unknownobject"*'
stop_server

printf 'standards-public = yes\n' >>"$TYST_DATA/tyst.conf"
serve
status "a client reads every unit as it is shown" 0 \
	python3 "$top/tests/lib/case-client.py" "$url" "$tmp"/*.json
sed 's/"text": {/&"ga": "eile", /' "$tmp/SFJOD4.json" >"$tmp/other"
mv "$tmp/other" "$tmp/SFJOD4.json"
status "and finds what is not as it is shown" 1 \
	python3 "$top/tests/lib/case-client.py" "$url" "$tmp"/*.json
is "a name is all that it is called by" \
	"$(as - get "$list?limit=1"; grep -o '"uri":"[^"]*' "$tmp/body" | cut -c 1-16 | head -n 1)" \
	'200"uri":"urn:uuid:'
is "nothing is changed there" "$(as - get "$list" -X POST -d x=y)" 405
like "which is said as CASE has it" "$(cat "$tmp/body")" '*"imsx_codeMajor":"failure"*'

# What comes later is there too, whole.
must "$tyst" standard import "$top/tests/data/exchange/case-nested.json"
"$tyst" standard export SERVING-CUSTOMERS --format case >"$tmp/case"
id=$(jq -r '.CFItems[-1].identifier' "$tmp/case")
sleep 1
is "an item of a unit loaded meanwhile is found" \
	"$(as - get "/ims/case/v1p1/CFItems/$id")" 200
stop_server

printf 'public-address = https://tyst.example.org/\n' >>"$TYST_DATA/tyst.conf"
serve
as - get "$list?limit=1" >/dev/null
like "an address of one's own leads there" "$(cat "$tmp/body")" \
	'*"uri":"https://tyst.example.org/ims/case/v1p1/CFDocuments/*'
"$tyst" standard export SFJOD4 --format case >"$tmp/case"
id=$(jq -r '.CFDocument.identifier' "$tmp/case")
as - get "/ims/case/v1p1/CFPackages/$id" >/dev/null
is "what is served is what is exported" "$(jq -S . "$tmp/body" | cksum)" \
	"$(jq -S . "$tmp/case" | cksum)"
stop_server
done_testing
