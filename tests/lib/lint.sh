# lint - what the lints share.  A lint is a function of a tree: given "$top"
# it must find nothing, given "$tmp/tree" it must find the fault planted there.
# shellcheck shell=sh disable=SC2034
top=$(cd "${srcdir:-.}" && pwd)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# plant FILE: put stdin into FILE of an otherwise empty tree.
plant() {
	rm -rf "$tmp/tree"
	mkdir -p "$tmp/tree/include" "$tmp/tree/src" \
		"$(dirname "$tmp/tree/$1")"
	cat >"$tmp/tree/$1"
}

# sources TREE [DIR…]: C files under DIR… (include and src), relative to TREE.
sources() (
	cd "$1" || exit
	shift
	[ $# -gt 0 ] || set -- include src
	find "$@" -name '*.[ch]' | LC_ALL=C sort
)

# Without COMMAND the whole test is skipped.
need() {
	command -v "$1" >/dev/null || skip_all "there is no $1"
}
