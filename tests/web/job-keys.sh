#!/bin/sh
# The whole job in a browser, by keyboard.
. "${srcdir:-.}/tests/lib/browser.sh"
make_centre
administrator
browse job.mjs en keyboard 360
