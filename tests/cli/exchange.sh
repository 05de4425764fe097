#!/bin/sh
# Units go out and come back, as CASE packages and as frameworks of others.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/node.sh"
top=$(cd "${srcdir:-.}" && pwd)
tyst=${abs_top_builddir:-$PWD}/src/tyst
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
schema=
for dir in "$top"/.. "$top"/../.. "$top"/../../..; do
	[ ! -f "$dir/shared/schemas/case-v1p1-cfpackage.json" ] ||
		schema=$dir/shared/schemas/case-v1p1-cfpackage.json
done

# valid FILE…: by the schema that 1EdTech publishes.
valid() {
	TYST_NODE_MODULES=$(modules)
	export TYST_NODE_MODULES
	if [ -z "$schema" ]; then
		skip "the CASE schema" "there are no schemas in ../shared"
	elif [ -z "$TYST_NODE_MODULES" ] || ! command -v node >/dev/null; then
		skip "the CASE schema" "there is no build/npm or no node"
	else
		status "what is exported is valid by the CASE schema" 0 \
			node "$top/tests/lib/schema.mjs" "$schema" "$@"
		sed 's/"fullStatement"/"fullState"/' "$1" >"$tmp/wrong.json"
		status "and a wrong package is not" 1 \
			node "$top/tests/lib/schema.mjs" "$schema" "$tmp/wrong.json"
	fi
}

one() { TYST_DATA=$tmp/one "$tyst" "$@"; }
other() { TYST_DATA=$tmp/other "$tyst" "$@"; }
status "a centre is made" 0 one init
status "and another" 0 other init
one standard import "$top/standards" >"$tmp/out"
mkdir "$tmp/case"
for f in "$top"/standards/*.xml; do
	key=${f##*/}
	key=${key%.xml}
	one standard export "$key" --format case >"$tmp/case/$key.json"
done
status "the other centre loads the packages" 0 other standard import "$tmp/case"
for f in "$top"/standards/*.xml; do
	key=${f##*/}
	key=${key%.xml}
	other standard export "$key" >"$tmp/$key.xml"
	status "$key comes back with every byte" 0 cmp "$tmp/$key.xml" "$f"
	other standard export "$key" --format case >"$tmp/$key.json"
	status "$key is the same package there" 0 \
		cmp "$tmp/$key.json" "$tmp/case/$key.json"
done

for f in "$top"/tests/data/exchange/*.[jmc][sa][ovt]*; do
	case $f in *.units | *-own.*) continue ;; esac
	status "${f##*/} is loaded" 0 other standard import "$f"
done
other standard export SKILLS-FOR-WORK-COM --format case >"$tmp/case/com.json"
other standard export CF1 --format case >"$tmp/case/cf1.json"
valid "$tmp"/case/*.json

status "another format is refused" 2 one standard export SFJOD4 --format pdf
echo '{"CFDocument":{"identifier":"x","caseVersion":"2.0"},"CFItems":[]}' \
	>"$tmp/new.json"
status "CASE of another version is refused" 1 one standard import "$tmp/new.json"
is "in a line" "$output" \
	"tyst: $tmp/new.json: This is CASE 2.0; 1.0 and 1.1 can be read."
done_testing
