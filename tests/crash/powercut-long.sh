#!/bin/sh
# powercut.sh, fifty times.
CUTS=50 exec "$(dirname "$0")/powercut.sh"
