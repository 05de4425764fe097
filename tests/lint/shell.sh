#!/bin/sh
# Every script passes shellcheck.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/lint.sh"
need shellcheck

# findings TREE: what it says.  Typographic quotes are the program's own; the
# library is read through a path that only make knows; functions may be called
# by name from a table or a trap.
findings() (
	cd "$1" || exit
	find .ci scripts src tests -type f -not -path '*/data/*' \
		-not -path '*/node_modules/*' 2>/dev/null | LC_ALL=C sort |
	while read -r file; do
		case $file:$(head -n 1 "$file") in
		*:'#!'*sh | tests/lib/*.sh:*) echo "$file" ;;
		esac
	done | xargs -r shellcheck --shell=sh --format=gcc \
		--exclude=SC1090,SC1091,SC1111,SC1112,SC2317
)

is "shellcheck finds nothing" "$(findings "$top")" ""
# shellcheck disable=SC2016
printf '#!/bin/sh\nrm -r $1/x\n' | plant src/x.sh
like "a fault is found" "$(findings "$tmp/tree")" "src/x.sh:2:*SC2086*"
done_testing
