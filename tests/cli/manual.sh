#!/bin/sh
# The manual's EXAMPLES, played on a terminal from beginning to end.
. "${srcdir:-.}/tests/lib/tap.sh"
top=$(cd "${srcdir:-.}" && pwd)
command -v mandoc >/dev/null || skip_all "there is no mandoc"
command -v python3 >/dev/null || skip_all "there is no python3"
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
trap 'exit 99' HUP INT TERM
PATH=${abs_top_builddir:-$PWD}/src:$PATH HOME=$tmp
export PATH HOME
unset TYST_DATA XDG_DATA_HOME TYST_CLOCK

# What stands behind "$ ", with the lines that continue it.
mandoc -T utf8 -O width=1000 "$top/src/man/tyst.1" | sed 's/.\x08//g' | awk '
	/^[A-Z]/ { inside = $0 == "EXAMPLES" }
	!inside { next }
	/^ *\$ / { sub(/^ *\$ /, ""); print; more = /\\$/; next }
	more { print; more = /\\$/ }' >"$tmp/examples"
cp "$top"/tests/data/seeds/002_*.txt "$tmp/published.txt"
echo "What I did." | tee "$tmp/morning.txt" >"$tmp/notes.txt"
printf '\377\330\377' >"$tmp/photo.jpg"

ok=$(grep -c '^tyst' "$tmp/examples")
status "there are examples" 0 test "$ok" -gt 10
cd "$tmp" || exit 99
status "they work as they stand" 0 "$top/tests/lib/terminal.py" \
	"three words or more" sh -eu examples
status "afterwards the unit is done" 0 tyst --json progress L-1
like "and waits for quality assurance" "$output" '*"iqa-pool"*'
if grep -qs '^#define SANITIZE' "${abs_top_builddir:-$OLDPWD}/config.h"; then
	n=$((n + 1))
	echo "ok $n - children were sealed # SKIP built with sanitizers"
fi
done_testing
