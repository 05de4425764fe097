#!/bin/sh
# The keys of the review page.
. "${srcdir:-.}/tests/lib/browser.sh"
make_centre
submitted "Whole" "TESTONE1:P1-P3,K1-K2 TESTTWO2:P1-P2,K1"
browse keys.mjs
