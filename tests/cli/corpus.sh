#!/bin/sh
# Published standards in every shape that is known are read right: each item,
# none invented, no word lost.  Look with tests/corpus/score.py src/tyst.
. "${srcdir:-.}/tests/lib/tap.sh"
tyst=${abs_top_builddir:-$PWD}/src/tyst
command -v python3 >/dev/null || skip_all "there is no python3"
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE

status "the corpus is read right" 0 \
	python3 "${srcdir:-.}/tests/corpus/score.py" "$tyst"
echo "# $output" | tail -n 1
done_testing
