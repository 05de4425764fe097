#!/bin/sh
# The library in a browser, without scripts: nothing there needs any.
. "${srcdir:-.}/tests/lib/browser.sh"
must "$tyst" init --demo --centre "Canolfan"
administrator
must "$tyst" standard import "$srcdir/standards"
export TYST_STANDARDS_PUBLIC=yes
browse library.mjs cy plain
