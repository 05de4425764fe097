#!/bin/sh
# Files: one thing each, tidy bytes, nothing left open, nothing of a machine.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/lint.sh"

file_lines=600
function_lines=60

# texts TREE: what people wrote, relative to TREE; data is not ours to tidy.
texts() (
	cd "$1" || exit
	for part in .ci include scripts src tests standards portfolios; do
		[ ! -d $part ] || find $part -type f
	done | LC_ALL=C sort | grep -v \
		-e '^tests/data/' -e '/golden/' -e '/bad/' -e '/node_modules/' \
		-e '^portfolios/[^/]*/' -e '^standards/.*\.xml$' -e '~$' \
		-e '\.\(png\|jpe\?g\|gif\|webp\|ico\|pdf\|zip\|mp[34]\|woff2\|ttf\)$'
	for file in *.md Makefile.am configure.ac .clang-* .editorconfig \
		.gitignore; do
		[ ! -f "$file" ] || echo "$file"
	done
)

# code TREE: those of them a person reads from top to bottom.
code() {
	texts "$1" | grep '\.\([ch]\|sh\|awk\|sql\|html\|css\|js\|mk\|py\)$'
}

too_long() (
	cd "$1" || exit
	code . | while read -r file; do
		n=$(wc -l <"$file")
		[ "$n" -le $file_lines ] || echo "$file: $n lines"
	done
)

# A function's braces stand alone at the margin: the house's layout.
long_functions() (
	cd "$1" || exit
	# shellcheck disable=SC2046
	awk -v most=$function_lines '
	/^{$/ { start = FNR }
	/^}$/ && start {
		n = FNR - start - 1
		if (n > most)
			print FILENAME ":" start ": " n " lines"
		start = 0
	}' /dev/null $(sources . src)
)

# patterns TREE PATTERN [FILTER]: where it stands in the texts.
patterns() (
	cd "$1" || exit
	texts . | grep "${3:-.}" | tr '\n' '\0' |
		xargs -0 -r grep -HnE "$2" | cut -c 1-160
)

# Spelt so that this file holds none of them itself.
open_words='\<(TO''DO|FIX''ME|X''XX)\>|\<not impl''emented\>'
machine_paths='(^|[^A-Za-z0-9_.$}/~-])/(wo''rk|ho''me|ro''ot|Us''ers)/'

unended() (
	cd "$1" || exit
	texts . | while read -r file; do
		[ ! -s "$file" ] || [ -z "$(tail -c 1 "$file")" ] ||
			echo "$file"
	done
)

# Scripts run and nothing else does; parts of scripts (tests/lib) are read.
wrong_modes() (
	cd "$1" || exit
	texts . | while read -r file; do
		case $(head -c 2 "$file") in
		'#!') [ -x "$file" ] || echo "$file cannot be run" ;;
		*) [ ! -x "$file" ] || echo "$file is no script" ;;
		esac
	done
)

tab=$(printf '\t')
is "no file is over $file_lines lines" "$(too_long "$top")" ""
is "no function is over $function_lines lines" "$(long_functions "$top")" ""
is "no tab in C, SQL, HTML, CSS and scripts of pages" \
	"$(patterns "$top" "$tab" '\.\([ch]\|sql\|html\|css\|js\)$')" ""
is "no blank ends a line" "$(patterns "$top" "[ $tab]+\$")" ""
is "no carriage return" "$(patterns "$top" "$(printf '\r')")" ""
is "every file ends its last line" "$(unended "$top")" ""
is "nothing is left open" "$(patterns "$top" "$open_words")" ""
is "no path of a machine" "$(patterns "$top" "$machine_paths")" ""
is "scripts, and only they, can be run" "$(wrong_modes "$top")" ""
is "no list of packages names where one machine gets them" \
	"$(patterns "$top" '"resolved"' 'package-lock\.json$')" ""

{ echo 'int'; echo 'f(void)'; echo '{'
	yes '    g();' | head -n 61; echo '}'; } | plant src/base/long.c
is "a long function is found" "$(long_functions "$tmp/tree")" \
	"src/base/long.c:3: 61 lines"
yes 'int g(void);' | head -n 601 | plant src/base/long.h
is "a long file is found" "$(too_long "$tmp/tree")" \
	"src/base/long.h: 601 lines"
printf 'a\tb \n/* TO''DO /ho''me/me/x */\nc' | plant src/base/bad.c
is "a tab is found" "$(patterns "$tmp/tree" "$tab" '\.c$')" \
	"src/base/bad.c:1:a${tab}b "
is "a blank at the end is found" "$(patterns "$tmp/tree" "[ $tab]+\$")" \
	"src/base/bad.c:1:a${tab}b "
like "something left open is found" "$(patterns "$tmp/tree" "$open_words")" \
	"src/base/bad.c:2:*"
like "a machine's path is found" "$(patterns "$tmp/tree" "$machine_paths")" \
	"src/base/bad.c:2:*"
is "an unended line is found" "$(unended "$tmp/tree")" "src/base/bad.c"
chmod +x "$tmp/tree/src/base/bad.c"
is "a wrong mode is found" "$(wrong_modes "$tmp/tree")" \
	"src/base/bad.c is no script"
echo '"resolved": "https://x.example/y.tgz"' | plant tests/package-lock.json
like "a place of packages is found" \
	"$(patterns "$tmp/tree" '"resolved"' 'package-lock\.json$')" "tests/*:1:*"
done_testing
