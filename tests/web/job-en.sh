#!/bin/sh
# The whole job in a browser, in English.
. "${srcdir:-.}/tests/lib/browser.sh"
make_centre
administrator
browse job.mjs en
