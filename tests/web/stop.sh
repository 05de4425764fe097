#!/bin/sh
# stop: SIGTERM lets running requests end, and no others begin.
# shellcheck disable=SC2119 # serve may have options
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
command -v python3 >/dev/null || skip_all "there is no python3"
must "$tyst" init --demo
TYST_STOP_TIME=4
export TYST_STOP_TIME
serve
raw stop.py "$server" || exit 1
wait "$server" || exit 1 # a second plan would be no TAP
server=
