#!/bin/sh
# slow: a thousand slow connections do not keep others waiting.
# shellcheck disable=SC2119 # serve may have options
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
command -v python3 >/dev/null || skip_all "there is no python3"
must "$tyst" init --demo
serve --log-format none
raw slow.py
