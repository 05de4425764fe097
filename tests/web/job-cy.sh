#!/bin/sh
# The whole job in a browser, in Welsh on a phone.
. "${srcdir:-.}/tests/lib/browser.sh"
make_centre
administrator
browse job.mjs cy 360
