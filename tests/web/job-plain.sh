#!/bin/sh
# The whole job in a browser, without scripts.
. "${srcdir:-.}/tests/lib/browser.sh"
make_centre
administrator
browse job.mjs cy no-scripts
