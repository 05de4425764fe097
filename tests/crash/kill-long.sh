#!/bin/sh
# kill.sh, two hundred times.
CYCLES=200 exec "$(dirname "$0")/kill.sh"
