#!/bin/sh
# assetc: equal files give equal C; what has no type is refused.
. "${srcdir:-.}/tests/lib/tap.sh"
assetc=${abs_top_builddir:-$PWD}/src/gen/assetc
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT && cd "$dir" || exit 99

mkdir a b
for to in a b; do
	echo 'p { color: red }' >$to/x.css
	: >$to/empty.js
	printf '\0\377"' >$to/dot.png
done
touch -d 2001-01-01 b/*
status "files become C" 0 "$assetc" a/x.css a/empty.js a/dot.png
first=$output
status "the same files elsewhere, of another time" 0 \
	"$assetc" b/x.css b/empty.js b/dot.png
is "become the same C" "$output" "$first"
like "a name holds the hash of the bytes" "$first" \
	"*\"/static/x.$(sha256sum <a/x.css | cut -c 1-16).css\"*"
like "bytes are kept as they are" "$first" "*bytes3\[\] = {
    0, 255, 34,
    0};*"
like "their number too" "$first" '*"dot.png", *"image/png", bytes3, 3, *'
like "nothing has no bytes" "$first" \
	'*"text/javascript; charset=utf-8", bytes2, 0, *'
: >a/x.exe
status "an ending without a type" 1 "$assetc" a/x.exe
like "is named" "$output" \
	"a/x.exe:1: there is no type for files that end in “.exe”*"
status "a file that is not there" 1 "$assetc" a/y.css
like "is named too" "$output" "a/y.css:1: cannot be opened*"
done_testing
