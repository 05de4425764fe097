#!/bin/sh
# file: what people bring is given back such that it can do nothing, whole or
# in part, to whoever may see it.
# shellcheck disable=SC2119 # serve may have options
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
command -v curl >/dev/null || skip_all "there is no curl"
make_centre
tab=$(printf '\t')
rtl=$(printf '\342\200\256')
printf '\211PNG\r\n\032\nand so on' >"$tmp/image.png"
printf '\377\330\377\340and so on' >"$tmp/page.html"
echo '<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>' \
	>"$tmp/drawing.svg"
echo '<!doctype html><script>x</script>' >"$tmp/photo.jpg"
printf 'GIF89a<script>x</script>' >"$tmp/both.gif"
printf 'Diolch, ŵ' >"$tmp/note.txt"
printf '%%PDF-1.4 and so on' >"$tmp/work.pdf"
printf '\000\001\002' >"$tmp/evil${rtl}gpj.exe"
printf 'x' >"$tmp/a\"; filename=b${tab}ŵy.txt"
cd "$tmp" || exit 99
id=$("$tyst" evidence add --as L-1 --title "Files" --map TESTONE1:P1 \
	image.png page.html drawing.svg photo.jpg both.gif note.txt work.pdf \
	"evil${rtl}gpj.exe" "a\"; filename=b${tab}ŵy.txt") || exit 99
cd - >/dev/null || exit 99
serve
for who in L-1 A-1 A-2; do enter $who >/dev/null; done
file() { as "$1" get "/evidence/$id/file/$2" -b "$tmp/$1.jar"; }

is "the learner has their draft" "$(file L-1 1)" 200
is "the assessor does not" "$(file A-1 1)" 404
must "$tyst" evidence submit "$id" --as L-1 --passphrase-file "$(pass L-1)"
is "but has what was sent" "$(file A-1 1)" 200
is "somebody else's assessor has not" "$(file A-2 1)" 404
is "nobody signs in first" "$(get "/evidence/$id/file/1")" 303
is "there is no file 0" "$(file L-1 0)" 404
is "nor one past the last" "$(file L-1 10)" 404

while IFS='|' read -r which type how; do
	file L-1 "$which" >/dev/null
	is "file $which is ${type%%;*}" "$(head_of Content-Type)" "$type"
	is "and an $how" "$(head_of Content-Disposition | cut -d ';' -f 1)" "$how"
done <<'TABLE'
1|image/png|inline
2|image/jpeg|inline
3|application/octet-stream|attachment
4|application/octet-stream|attachment
5|image/gif|inline
6|text/plain; charset=utf-8|inline
7|application/pdf|attachment
8|application/octet-stream|attachment
TABLE
like "whose origin is nobody's" "$(head_of Content-Security-Policy)" \
	"default-src 'none'; *sandbox*"
is "of which nothing is guessed" "$(head_of X-Content-Type-Options)" nosniff
is "a name does not turn round" "$(head_of Content-Disposition)" \
	"attachment; filename=\"evil_gpj.exe\"; filename*=UTF-8''evil%EF%BF%BDgpj.exe"
file L-1 9 >/dev/null
is "nor end the line" "$(head_of Content-Disposition)" \
	"inline; filename=\"a__ filename_b__y.txt\"; filename*=UTF-8''a%22%3B%20filename%3Db%EF%BF%BD%C5%B5y.txt"
as L-1 get "/evidence/$id/file/1?save=1" >/dev/null
is "any is kept on demand" \
	"$(head_of Content-Disposition | cut -d ';' -f 1)" attachment

file L-1 6 >/dev/null
is "the bytes are the bytes" "$(cat "$tmp/body")" "Diolch, ŵ"
etag=$(head_of ETag)
like "their name says nothing about them" "$etag" '"????????????????????????????????"'
is "which is not their hash" \
	"$(sha256sum <"$tmp/note.txt" | cut -c 1-32)" \
	"$(sha256sum <"$tmp/note.txt" | cut -c 1-32 | grep -v "${etag%\"}")"
part() { # RANGE [CURL OPTION]...
	range=$1
	shift
	status=$(as L-1 get "/evidence/$id/file/6" -H "Range: $range" "$@")
	echo "$status $(head_of Content-Range) $(cat "$tmp/body" 2>/dev/null)"
}
is "a part" "$(part bytes=0-5)" "206 bytes 0-5/10 Diolch"
is "from somewhere on" "$(part bytes=6-)" "206 bytes 6-9/10 , ŵ"
is "the last" "$(part bytes=-2)" "206 bytes 8-9/10 ŵ"
is "more than there is" "$(part bytes=-99)" "206 bytes 0-9/10 Diolch, ŵ"
is "past the end" "$(part bytes=10-)" "416 bytes */10 "
is "the last none" "$(part bytes=-0)" "416 bytes */10 "
is "several parts are the whole" "$(part bytes=0-1,3-4)" "200  Diolch, ŵ"
is "nonsense is the whole" "$(part bytes=5-1)" "200  Diolch, ŵ"
is "and in numbers that are none" \
	"$(part bytes=99999999999999999999-)" "200  Diolch, ŵ"
is "a part of the same" "$(part bytes=0-1 -H "If-Range: $etag")" \
	"206 bytes 0-1/10 Di"
is "of something else: the whole" "$(part bytes=0-1 -H 'If-Range: "x"')" \
	"200  Diolch, ŵ"
is "not again" "$(as L-1 get "/evidence/$id/file/6" \
	-H "If-None-Match: $etag")" 304
is "HEAD says how long it is" \
	"$(as L-1 get "/evidence/$id/file/6" -I >/dev/null; head_of Content-Length)" 10
stop_server
is "the server ends well" "$stopped" 0
done_testing
