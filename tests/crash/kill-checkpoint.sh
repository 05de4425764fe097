#!/bin/sh
# Commands are killed in the middle of what they do and of the batch that covers
# it: the next one goes on, and everything that is there is covered.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
cycles=${CYCLES:-15}
must "$tyst" init --centre "Canolfan"
newest=$TYST_DATA/checkpoints/newest
below() { od -An -N2 -tu2 /dev/urandom | awk -v n="$1" '{ print $1 % n }'; }

wrong='' i=0
while [ "$i" -lt "$cycles" ]; do
	i=$((i + 1))
	cp "$newest" "$tmp/kept"
	"$tyst" person add --name "Person $i" --role learner --ref "L-$i" \
		>"$tmp/added" 2>"$tmp/err" &
	command=$!
	sleep "$(awk -v n="$(below 400)" 'BEGIN { print n / 1000 }')"
	kill -9 $command 2>/dev/null
	wait $command 2>/dev/null
	"$tyst" ledger checkpoint >"$tmp/note" 2>"$tmp/err" ||
		wrong="$wrong $i: $(cat "$tmp/err")"
	cmp -s "$tmp/note" "$newest" || wrong="$wrong $i: not the newest;"
	[ "$(sed -n 2p "$newest")" = "$("$tyst" --json ledger list | jq length)" ] ||
		wrong="$wrong $i: not all is covered;"
	"$tyst" ledger prove --from "$tmp/kept" >/dev/null 2>"$tmp/err" ||
		wrong="$wrong $i: $(cat "$tmp/err")"
done
is "$i kills leave nothing that is not covered" "$wrong" ""
done_testing
