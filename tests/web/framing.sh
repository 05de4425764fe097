#!/bin/sh
# framing: what a raw socket may send, and how long it may take.
# shellcheck disable=SC2119 # serve may have options
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
command -v python3 >/dev/null || skip_all "there is no python3"
must "$tyst" init --demo
printf '%s\n' 'head-time = 2' 'idle-time = 3' 'stall-time = 2' \
	>"$tmp/data/tyst.conf"
serve
raw framing.py
