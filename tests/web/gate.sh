#!/bin/sh
# The gate of the browser tests finds what it is there to find.
. "${srcdir:-.}/tests/lib/browser.sh"
browse gate.mjs
