#!/bin/sh
# 200 times kill -9 in the middle of 200 reviews.
TYST_CYCLES=200 exec "${abs_top_builddir:-$PWD}/tests/crash/t-kill-reviews"
