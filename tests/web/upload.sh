#!/bin/sh
# upload: files go to the disk while they arrive, in the memory of a few pages,
# and none of those that were refused stays.
# shellcheck disable=SC2119 # serve may have options
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
for tool in curl python3; do
	command -v $tool >/dev/null || skip_all "there is no $tool"
done
size=${UPLOAD_SIZE:-64M}
make_centre
serve
is "the learner signs in" "$(enter L-1)" 303
form() { # PATH: its token in $token, its draw in $once
	as L-1 get "$1" >/dev/null
	token=$(token_of)
	once=$(sed -n 's/.*name="once" value="\([^"]*\)".*/\1/p' "$tmp/body")
}
memory() { sed -n 's/^VmHWM:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$server/status"; }

form /evidence/new
cookie=$(awk '$6 ~ /tyst/ { print $6 "=" $7 }' "$tmp/L-1.jar" | paste -sd ';')
raw upload.py "$cookie" "$token" "$once" "$tmp/hard.bin" >"$tmp/raw"
is "forms in all kinds of pieces" \
	"$(grep -A 1 '^not ok' "$tmp/raw" || tail -n 1 "$tmp/raw")" 1..11
id=$("$tyst" --json evidence list L-1 | jq -r '.[0].id')
as L-1 get "/evidence/$id/file/1" >/dev/null
cmp -s "$tmp/body" "$tmp/hard.bin"
is "whose file is what was sent" $? 0
"$tyst" --json evidence show "$id" | jq -r '.text' >"$tmp/words"
is "and whose words are too" "$(cat "$tmp/words")" "$(printf 'Dŵr\na thê & 100%% = %%41+')"
is "and there is no other" "$(as L-1 get "/evidence/$id/file/2")" 404
is "nothing of the others is left" "$(ls "$tmp/data/blobs/tmp")" ""
is "nor kept" "$(find "$tmp/data/blobs" -type f | wc -l)" 1

truncate -s "$size" "$tmp/large"
form /evidence/new
before=$(memory)
is "$size are taken" "$(as L-1 get /evidence/new --max-time 3000 \
	-F "token=$token" -F "once=$once" -F "files=@$tmp/large")" 303
grew=$((($(memory) - before) / 1024))
echo "# memory grew by $grew MiB"
is "in constant memory" "$([ $grew -lt 48 ] && echo yes || echo "$grew MiB")" yes
is "and kept whole" "$(find "$tmp/data/blobs" -type f -size "+$((1 << 16))k" -o \
	-type f -size "$((1 << 16))k" | wc -l)" 1
is "with nothing left over" "$(ls "$tmp/data/blobs/tmp")" ""

stop_server
echo 'upload-max = 1M' >"$tmp/data/tyst.conf"
serve
truncate -s 20M "$tmp/large"
form /evidence/new
is "more than is taken is refused, and said" "$(as L-1 get /evidence/new \
	-H 'Expect:' -F "token=$token" -F "once=$once" -F "files=@$tmp/large")" 413
truncate -s 2M "$tmp/large"
is "also when the form is not too large" "$(as L-1 get /evidence/new \
	-H 'Expect:' -F "token=$token" -F "once=$once" -F "files=@$tmp/large")" 413
is "and leaves nothing" "$(ls "$tmp/data/blobs/tmp")" ""
is "the server goes on" "$(as L-1 get /evidence/new)" 200
stop_server
done_testing
