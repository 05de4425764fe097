#!/bin/sh
# Bad input in a browser.
. "${srcdir:-.}/tests/lib/browser.sh"
make_centre
administrator
# shellcheck disable=SC2016 # it is data
for name in '<script>fetch("/ran")</script>&amp;"' "$(printf '%0200d' 0)"; do
	i=$((${i:-0} + 1))
	must "$tyst" person add --name "$name" --role learner --ref "H-$i"
done
browse hostile.mjs
