#!/bin/sh
# What hostile or clumsy callers give and take: bytes that are no text,
# closed streams, a full disk under the output, a terminal interrupted.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
make_centre
bytes=$(printf 'a\377b')

# one_value NAME ARGUMENTS…: with --json stdout is one value in UTF-8.
one_value() {
	name=$1
	shift
	"$tyst" --json "$@" >"$tmp/json" 2>/dev/null
	is "$name: one JSON value" "$(jq -s length <"$tmp/json" 2>&1)" 1
	iconv -f UTF-8 -t UTF-8 "$tmp/json" >/dev/null 2>&1
	is "$name: in UTF-8" $? 0
}
one_value "a person by bytes that are no text" person show "$bytes"
one_value "a command by them" "$bytes"
one_value "a unit by them" enrol L-2 --unit "$bytes"
one_value "an item by them" progress L-1 "$bytes"
one_value "a data directory by them" --data "$tmp/$bytes" init
one_value "a file by them" standard validate "$tmp/$bytes"
one_value "several files that are not valid" standard validate /dev/null /dev/null
is "an escape does not reach the terminal" \
	"$("$tyst" person show "$(printf '\033[31m')" 2>&1)" \
	"tyst: There is nobody with the reference or address �[31m."

status "an address is one line" 1 "$tyst" person add --name X --role learner \
	--email "$(printf 'a@b.c\nd')"
status "of text" 1 "$tyst" person add --name X --role learner --email "a@b.$bytes"
status "a name is not blank" 1 "$tyst" person add --name " " --role learner
status "nor does it turn what follows" 1 "$tyst" person add \
	--name "$(printf 'a\342\200\256b')" --role learner

one_value "a list of nothing" evidence list L-2
one_value "every learner" progress

# Streams
must "$tyst" standard import "$tmp/one.xml"
set --
while [ $# -lt 300 ]; do set -- "$@" "$tmp/one.xml"; done
status "results go nowhere when stdout is closed" 3 \
	sh -c 'exec "$@" >&-' sh "$tyst" standard import "$@"
is "and into no file of the centre" "$(wc -c <"$tmp/data/write.lock")" 0
for command in "person list" "person show L-1" "progress" "ledger list" \
	"standard list" help version; do
	# shellcheck disable=SC2086
	status "$command says so when its output is lost" 3 \
		sh -c 'exec "$@" >/dev/full' sh "$tyst" $command
done
status "no passphrase comes from a closed stdin" 3 \
	sh -c 'exec "$@" <&-' sh "$tyst" person passphrase A-1 --passphrase-file -

# A terminal: script(1) makes one, whose typist stays and types nothing.
cat >"$tmp/interrupted" <<END
"$tyst" person passphrase A-1 &
sleep 1
stty -a | grep -q -- '-echo ' && echo silent
kill -TERM \$!
wait \$!
stty -a | grep -q -- ' echo ' && echo heard
END
if have script "a passphrase is typed unseen"; then
	sleep 4 | script -qec "sh $tmp/interrupted" /dev/null >"$tmp/out" 2>&1
	like "a passphrase is typed unseen" "$(cat "$tmp/out")" "*silent*"
	like "and a signal gives the echo back" "$(cat "$tmp/out")" "*heard*"
fi
done_testing
