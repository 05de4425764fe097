#!/bin/sh
# agree.sh, with a thousand changes of each kind.
TYST_CHANGES=${TYST_CHANGES-1000} exec sh "${srcdir:-.}/tests/verify/agree.sh"
