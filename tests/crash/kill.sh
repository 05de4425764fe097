#!/bin/sh
# Two writers are killed in the middle, again and again: nothing that was
# acknowledged is missing, and nothing is half there.  CYCLES says how often.
. "${srcdir:-.}/tests/lib/tap.sh"
crash=${abs_top_builddir:-$PWD}/tests/crash/crash
cycles=${CYCLES:-20}
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT && cd "$dir" || exit 99

# A number below $1, seldom the same.
below() { od -An -N2 -tu2 /dev/urandom | awk -v n="$1" '{ print $1 % n }'; }

status "a data directory is made" 0 "$crash" make data
bad=0 i=0
: >acks
while [ "$i" -lt "$cycles" ]; do
	i=$((i + 1))
	"$crash" write data first "${i}000000" 0 >a 2>a.err &
	a=$!
	"$crash" write data second "${i}000000" 0 >b 2>b.err &
	b=$!
	sleep "$(awk -v n="$(below 400)" 'BEGIN { print 0.05 + n / 1000 }')"
	kill -9 $a $b
	wait $a $b 2>/dev/null
	cat a b >>acks
	said=$("$crash" check data acks 2>&1) || { bad=1; break; }
	# A directory that grows makes checking slow, and is one case only.
	if [ $((i % 20)) = 0 ]; then
		rm -rf data && "$crash" make data && : >acks
	fi
done
is "$i kills lose nothing" "$said" "$(expr "$said" : '\([0-9]* sheets\)')"
[ $bad = 0 ] || cat a.err b.err
is "all were made" "$i" "$cycles"
done_testing
