#!/bin/sh
# What is no standard, or no unit file, is refused in one line that says why,
# quickly and without a crash.
. "${srcdir:-.}/tests/lib/tap.sh"
tyst=${abs_top_builddir:-$PWD}/src/tyst
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
unit=$tmp/unit.xml
cp "${srcdir:-.}/standards/SFJOD4.xml" "$unit" || exit 99
cd "$tmp" || exit 99

# refused NAME PATTERN COMMAND…: status 1, one line that matches.
refused() {
	name=$1 pattern=$2
	shift 2
	status "$name is refused" 1 "$tyst" --lang en "$@"
	like "$name: it says why" "$(printf '%s\n' "$output" | tail -n 1)" \
		"$pattern"
}

: >empty
printf ' \n\n\t\n' >blank
printf 'A letter\n\nDear Sir,\n\nno criteria here.\n' >letter
printf 'Title\n\nOverview\n\nAbout.\n\nValues\n\nKindness\n' >none
printf 'Title\n\nPerformance criteria\n\nbe kind\nbe quick\n' >unlabelled
printf '%%PDF-1.4\n1. x\n' >pdf
printf 'PK\003\004\000\000' >zip
printf 'Performance criteria\n1. a\000b\n' >nul
{
	printf 'Performance criteria\n1. take the order for you and your table\n'
	printf 'Meini prawf perfformiad\n1. mae yn y siop ac yn y caffi\n'
	printf '2. gwenu ar bawb sydd yn y siop\n'
} >bilingual
{
	printf 'Performance criteria\n1. take the order for you and your table\n'
	printf '1. cymryd yr archeb ar gyfer eich bwrdd\n2. smile at the guest\n'
	printf '2. gwenu ar bawb sydd yn y siop\n'
} >turns
for urn in HOS1 HOS2; do
	printf 'URN: %s\nPerformance criteria\n1. take the order\n' $urn
done >several
head -c 52428800 /dev/zero | tr '\0' 'a' >huge
awk 'BEGIN { for (i = 0; i < 25000; i++) print "line" }' >long

refused "a missing file" "tyst: There is no file none.txt." \
	standard convert none.txt
refused "a folder" "tyst: . is a folder." standard convert .
refused "an empty file" "tyst: empty: It is empty." standard convert empty
refused "a blank file" "tyst: blank: It is empty." standard convert blank
refused "a letter" "tyst: letter: *none of its 3 lines is a heading*" \
	standard convert letter
refused "a standard without criteria" "*Overview (3), Values (7)*" \
	standard convert none
refused "criteria without labels" "*below line 3 carry no numbers*" \
	standard convert unlabelled
# What pdftotext says of it, or that there is none.
refused "a broken PDF" "tyst: pdf *" standard convert pdf
refused "a zip" "*a zip or Word file*" standard convert zip
refused "NUL in text" "*It is not text*" standard convert nul
refused "two languages that differ" "*do not match*see P2.*" \
	standard convert bilingual
refused "two languages by turns" "*by turns, from line 3*" \
	standard convert turns
refused "two units in one" "*second begins near line 4*" \
	standard convert several
refused "50 MB" "*larger than 16777216 bytes*" standard convert huge
refused "25 000 lines" "*more than 20000 lines*" standard convert long
printf 'T\n\nPerformance criteria\n1. a thing\n' >small
refused "a key of nothing" "*no letter or digit*" \
	standard convert --key '?' small
printf 'T\n\nPerformance criteria\n1. another\n\nURN: ONE1\n' >one
cp one two
status "one of several is refused" 1 "$tyst" --lang en standard convert -o made \
	letter one two
like "and says so" "$output" "*letter: *two: *2 of 3 files were not converted*"
is "the others are made, each once, in a new folder" "$(ls made)" ONE1.xml
like "in JSON it stands among them" "$("$tyst" --json standard convert letter \
	one 2>"$tmp/said")" '*"no-criteria"*"ONE1"*'
status "several files need a folder" 2 "$tyst" standard convert letter none
status "a title is for one file" 2 "$tyst" standard convert --title T -o . \
	letter none
status "convert needs a file" 2 "$tyst" standard convert

truncate -s 1G sparse
refused "1 GB" "*larger than 16777216 bytes*" standard convert sparse

# Pages and Markdown that cost much to read, each in seconds
# repeated START WORD N [END]: WORD so often; a # ends it with its number.
repeated() {
	printf '%s' "$1"
	case $2 in
	*'#'*) seq -f "${2%%#*}%.0f" "$3" ;;
	*) yes "$2" | head -n "$3" ;;
	esac | tr -d '\n'
	printf '%s' "${4-}"
}
# costly NAME PATTERN START WORD N [END]
costly() {
	name=$1 pattern=$2
	shift 2
	repeated "$@" >costly
	start=$(date +%s)
	refused "$name" "$pattern" standard convert costly
	[ $(($(date +%s) - start)) -le 10 ]
	is "$name: within seconds" $? 0
}
costly "120 000 attributes" "*too many attributes*" '<p' ' a#' 120000 '>'
costly "attributes after a quote that ends nothing" \
	"*too many attributes*" '<p b" ' ' a#' 120000 '>'
costly "attributes behind a script that is none" "*too many attributes*" \
	'<script/><p' ' a#' 120000 '>'
costly "elements without end" "*nested too deeply*" '<html>' '<div>' 200000
costly "lists without end" "*nested too deeply*" '<html>' '<ul><li>' 100000
costly "many elements" "*too many elements*" '<html>' '<p>a' 200000
costly "one word" "*none of its 1 lines*" '<html>' 'aaaaaaaa' 130000
costly "an entity of entities" "*none of its*" \
	'<!DOCTYPE html [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' \
	'<p>&b;&b;</p>' 10000
costly "comments without end" "*none of its 0 lines*" '<html>' '<!--' 200000
costly "quotes in quotes" "tyst: costly*" '# Overview
' '>' 1000000
costly "brackets in brackets" "*too many links*" '# Overview
' '![[]()' 100000
costly "stars in stars" "*Overview (1)*" '# Overview
' '*a_ ' 200000
costly "lists in lists" "tyst: costly*" '# Overview
' '* ' 500000 a

# Unit files
status "a unit file is valid" 0 "$tyst" standard validate "$unit"
printf '<unit/>' >bare.xml
status "a missing file among them is not" 1 "$tyst" --lang en standard \
	validate "$unit" absent.xml bare.xml
like "and the others are looked at" "$output" \
	"*absent.xml*bare.xml:1: *2 of 3 files are not valid*"

# altered NAME SED PATTERN: the unit with one thing wrong.
altered() {
	sed "$2" "$unit" >altered.xml
	status "$1 is not valid" 1 "$tyst" --lang en standard validate altered.xml
	like "$1: the fault has its line" "$output" "$3"
}
# shellcheck disable=SC2016
altered "an unclosed element" '$d' "*altered.xml:*"
altered "an unknown element" 's/<meta>/<meta><x\/>/' "*altered.xml:[789]: *"
altered "an unknown role" 's/role="overview"/role="oversight"/' \
	"*altered.xml:*"
altered "an id twice" 's/id="P2"/id="P1"/' "*altered.xml:[1-9]*: The id P1 stands twice*"
like "and has it in Welsh too" \
	"$("$tyst" --lang cy standard validate altered.xml)" \
	"*altered.xml:[1-9]*: Mae'r dynodydd P1 yno ddwywaith*"
altered "an id of another section" 's/id="P2"/id="K99"/' \
	"*altered.xml:*“K99” does not fit*"
altered "a child of another item" 's/id="P12.1"/id="P11.1"/' \
	"*altered.xml:*“P11.1” does not fit*"
altered "a key in small letters" 's/key="SFJOD4"/key="sfjod4"/' \
	"*altered.xml:2: *"
altered "an unkept promise of a language" \
	'/id="P1"/,/<\/item>/{/xml:lang="en"/d}' \
	"*altered.xml:*P1 has no words*"
altered "a document type" '1a<!DOCTYPE unit>' \
	"*altered.xml:2: It has a document type*"
awk 'BEGIN { printf "<unit"; for (i = 0; i < 200000; i++) printf " a%d=\"\"", i
	print "/>" }' >attributes.xml
refused "200 000 attributes" "*1 of 1 file is not valid*" \
	standard validate attributes.xml
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "<unit>" }' >deep.xml
refused "a deep nest" "*1 of 1 file is not valid*" standard validate deep.xml
refused "50 MB of XML" "*larger than 8388608 bytes*" standard validate huge
is "faults are listed with --json" "$("$tyst" --json standard validate \
	altered.xml 2>/dev/null | sed -n 's/^ *"ok": //p')" "false,"

status "a centre is made" 0 "$tyst" --data "$tmp/data" init
refused "an invalid unit" "tyst: altered.xml:2: *" --data "$tmp/data" \
	standard import altered.xml
is "and nothing of it is loaded" \
	"$("$tyst" --data "$tmp/data" standard list)" ""
mkdir mixed
cp "$unit" mixed/b.xml
cp altered.xml mixed/a.xml
refused "a folder with one bad file" "*1 of 2 files were not loaded.*" \
	--data "$tmp/data" standard import mixed
like "but the good one is loaded" \
	"$("$tyst" --data "$tmp/data" standard list)" "SFJOD4@1 *"
done_testing
