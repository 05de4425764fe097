# node - packages of npm for tests: modules prints their folder, or nothing.
: "${srcdir:=.}" "${abs_top_builddir:=$PWD}"

# Where scripts/install-packages put them: in build, above or below this one.
modules() {
	dir=$abs_top_builddir
	while [ ! -d "$dir/npm/node_modules" ] && [ "$dir" != / ]; do
		dir=$(dirname "$dir")
	done
	for dir in "$dir/npm" "$(cd "$srcdir" && pwd)/build/npm"; do
		[ ! -f "$dir/installed.json" ] || echo "$dir/node_modules"
	done | head -n 1
}
