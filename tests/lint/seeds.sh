#!/bin/sh
# The program knows rules, not the documents that it is tried on: no title,
# URN or sentence of them stands in src/.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/lint.sh"

# What the documents hold: titles, URNs, and the words of their items.
sed -n -e 's/^ "\(title\|urn\)": "\(.*\)",$/\2/p' \
	-e 's/^ *"text60": "\(.*\)"$/\1/p' \
	"$top"/tests/data/seeds/*.json >"$tmp/known"
sed -n 's/.*\(\(INSCS\|SFJOD\|CFACS\)[A-Z]*[0-9][0-9]*\).*/\1/p' \
	"$top/standards/curated/units" >>"$tmp/known"

# known_in TREE: what of that stands in its sources.
known_in() (
	cd "$1" || exit
	grep -rnF -f "$tmp/known" include src | cut -d : -f 1,2
)

ok() { is "$1" "$(test "$2" -gt 150 && echo many)" many; }
ok "there is something to look for" "$(wc -l <"$tmp/known")"
is "nothing of the seeds stands in the source" "$(known_in "$top")" ""
plant src/standard/bad.c <<-'X'
	if (strcmp(urn, "INSCS009") == 0)
X
is "something of them is found" "$(known_in "$tmp/tree")" \
	"src/standard/bad.c:1"
done_testing
