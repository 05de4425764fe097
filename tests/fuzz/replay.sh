#!/bin/sh
# The inputs that fuzzing begins with pass every time.
here=${abs_top_builddir:-$PWD}/tests/fuzz
top=${srcdir:-.}
. "$top/tests/lib/tap.sh"
for target in convert csv form json unit; do
	status "$target takes every input" 0 "$here/replay-$target" \
		"$top/tests/data/seeds" "$top/tests/data/variants" \
		"$top/standards" "$top/tests/data/forms" \
		"$top/tests/data/qualifications" "$top/tests/data/exchange"
done
status "convert takes the documents of the corpus" 0 "$here/replay-convert" \
	"$top/tests/data/corpus"
status "and what it once did not take" 0 "$here/replay-convert" \
	"$top/tests/data/fuzz"
done_testing
