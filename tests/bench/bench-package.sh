#!/bin/sh
# A package of 200 × 100 KiB of noise and 200 × 10 KiB of text, beside zip -r of
# the same files; and its verification, beside sha512sum of them.  The better
# of some turns each, taken in turns so that all meet the same machine.
. "${srcdir:-.}/tests/lib/centre.sh"
turns=7
make_centre
mkdir "$tmp/f"
for i in $(seq 1 200); do
	head -c 102400 /dev/urandom >"$tmp/f/noise-$i.jpg"
	od -An -tx1 -N 3500 /dev/urandom | head -c 10240 >"$tmp/f/text-$i.txt"
done
for i in 1 2; do
	for kind in noise text; do
		# 100 files are the most that one piece of evidence holds.
		# shellcheck disable=SC2046 # names without blanks
		id=$("$tyst" evidence add --as L-1 --title "$kind" --map TESTONE1:P1 \
			$(find "$tmp/f" -name "$kind-*" | sort | sed -n "${i}~2p"))
		must "$tyst" evidence submit "$id" --as L-1 \
			--passphrase-file "$(pass L-1)"
	done
done

now() { date +%s%N; }
best() { # NAME COMMAND…: nanoseconds of the fastest so far, in $tmp/NAME
	name=$1
	shift
	began=$(now)
	must "$@"
	took=$(($(now) - began))
	[ -s "$tmp/$name.ns" ] && [ "$(cat "$tmp/$name.ns")" -le $took ] ||
		echo $took >"$tmp/$name.ns"
}
line() { # WHAT NAME BASELINE
	awk -v what="$1" -v value="$(cat "$tmp/$2.ns")" \
		-v baseline="$(cat "$tmp/$3.ns")" 'BEGIN {
		printf "{\"what\":\"%s\",\"value\":%.4f,\"unit\":\"s\"," \
			"\"baseline\":%.4f,\"ratio\":%.3f}\n", what,
			value / 1e9, baseline / 1e9, value / baseline }'
}
sums() { sha512sum "$tmp"/f/*; }
zipped() { rm -f "$tmp/z.zip" && zip -qr "$tmp/z.zip" "$tmp/f"; }
for _ in $(seq $turns); do
	best export "$tyst" export L-1 -o "$tmp/p.zip"
	best zip zipped
	best verify "$tyst" verify "$tmp/p.zip"
	best sums sums
done
line "export of 200 x 100 KiB noise + 200 x 10 KiB text, beside zip -r" export zip
line "verify of that package, beside sha512sum of its files" verify sums
