#!/bin/sh
# A centre's first day in a browser.
. "${srcdir:-.}/tests/lib/browser.sh"
must "$tyst" init --demo --centre "Canolfan"
administrator
browse first-day.mjs cy
