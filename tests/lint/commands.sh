#!/bin/sh
# The command table, help, the manual and the tests speak of the same commands.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/lint.sh"
need jq
need mandoc
tyst=${abs_top_builddir:-$PWD}/src/tyst
man=$top/src/man/tyst.1

# "words<TAB>synopsis" for each row of the table.
"$tyst" --json --lang en help |
	jq -r '.[] | .command + "\t" + .arguments' >"$tmp/table"

# commands_of MAN: the same, from COMMANDS.  mandoc indents a subsection's name
# by 3 and its text by 5; no synopsis is wider than the page.
commands_of() {
	mandoc -T utf8 -O width=1000 "$1" | sed 's/.\x08//g' | awk '
	/^[A-Z]/ { inside = $0 == "COMMANDS" }
	!inside || $0 == "" { next }
	/^   [^ ]/ { words = substr($0, 4); next }
	words != "" {
		opening = "     tyst " words
		rest = substr($0, length(opening) + 1)
		if (substr($0, 1, length(opening)) != opening ||
		    rest !~ /^( |$)/)
			rest = " does not open with its synopsis:" $0
		print words "\t" substr(rest, 2)
		words = ""
	}'
}

# Blanks in a synopsis are layout; those in a name are not.
comparable() {
	awk -F '\t' '{ gsub(/ /, "", $2); print $1 ":" $2 }' "$@" |
		LC_ALL=C sort
}

# differences MAN: commands and synopses in one place only.
differences() {
	comparable "$tmp/table" >"$tmp/want"
	commands_of "$1" | comparable >"$tmp/got"
	diff "$tmp/want" "$tmp/got" | sed -n 's/^</table:/p; s/^>/manual:/p'
}

# wrong_examples MAN: lines of EXAMPLES that call what is not in the table.
wrong_examples() {
	mandoc -T utf8 -O width=1000 "$1" | sed 's/.\x08//g' | awk -F '\t' '
	NR == FNR { synopsis[$1] = $2 " "; next }
	/^[A-Z]/ { inside = $0 == "EXAMPLES" }
	!inside || !/^ *\$ tyst / { next }
	{
		n = split($0, word, /[ ]+/)
		for (i = 4; word[i] ~ /^-/; i++)
			if (word[i] ~ /^--(data|lang|as)$/)
				i++
		name = word[i] " " word[i + 1]
		if (!(name in synopsis))
			name = word[i]
		if (!(name in synopsis)) {
			print "there is no " name ":" $0
			next
		}
		for (i++; i <= n; i++) {
			sub(/=.*/, "", word[i])
			if (word[i] ~ /^--./ && synopsis[name] !~ \
			    ("(^|[[ |])" word[i] "([] .|]|$)"))
				print name " has no " word[i]
		}
	}' "$tmp/table" -
}

unlisted() {
	"$tyst" --lang en help >"$tmp/help"
	while IFS="$(printf '\t')" read -r words synopsis; do
		grep -q "^  $words  *[^ ]" "$tmp/help" ||
			echo "help does not list $words"
		# shellcheck disable=SC2086
		"$tyst" --lang en help $words 2>/dev/null |
			grep -qxF "tyst $words${synopsis:+ $synopsis}" ||
			echo "help does not explain $words"
	done <"$tmp/table"
}

untested() {
	cut -f 1 "$tmp/table" | while read -r words; do
		grep -rqw -e "$words" "$top/tests/cli" "$top/tests/web" \
			2>/dev/null || echo "$words"
	done
}

# remarks MAN: codes of remarks that the table or the manual lacks.
remarks() {
	sed -n 's/^    {"\([a-z-]*\)",.*/\1/p' "$top/src/standard/warning.c" |
		LC_ALL=C sort >"$tmp/want"
	awk '/^\.Ss/ { inside = /standard convert/ }
		inside && /^\.It Li/ { print $3 }' "$1" |
		LC_ALL=C sort | diff "$tmp/want" - |
		sed -n 's/^</table:/p; s/^>/manual:/p'
}

# settings MAN: names of settings that the table or the manual lacks.
settings() {
	sed -n 's/^    {"\([a-z-]*\)", .*AT(.*/\1/p' \
		"$top/src/web/settings.c" >"$tmp/want"
	awk '/^\.It Cm/ { print $3 }' "$1" | diff "$tmp/want" - |
		sed -n 's/^</table:/p; s/^>/manual:/p'
}

like "there is a table" "$(cut -f 1 "$tmp/table")" "*help*version*"
# Our own manuals need not be installed to refer to each other.
is "mandoc finds no fault in the manual" "$(mandoc -T lint "$top"/src/man/*.[1-9] |
	grep -v 'referenced manual not found: Xr tyst')" ""
is "table and manual agree" "$(differences "$man")" ""
is "help lists and explains every command" "$(unlisted)" ""
is "the manual has every remark on a standard" "$(remarks "$man")" ""
is "the manual has every setting, in order" \
	"$(settings "$top/src/man/tyst.conf.5")" ""
is "the manual's examples call what there is" "$(wrong_examples "$man")" ""
is "every command is called in a test" "$(untested)" ""

# A table and a manual with every fault there is.
printf 'help\t[COMMAND]...\nversion\t\nnosuch command\t\n' >"$tmp/table"
cat >"$tmp/bad.1" <<'X'
.Dd November 22, 2026
.Dt BAD 1
.Os
.Sh COMMANDS
.Ss help
.Nm tyst Cm help Op Ar COMMAND
.Ss verses
.Nm tyst Cm version
.Ss nosuch command
.Nm tyst Cm nosuch command
.Bl -tag
.It Cm no-setting
.El
.Ss standard convert
.Nm tyst Cm standard convert
.Bl -tag
.It Li no-remark
.El
.Sh EXAMPLES
.Bd -literal
$ tyst help me
$ tyst hulp
$ tyst --data d version --nope
.Ed
X
is "other commands and synopses in the manual are found" \
	"$(differences "$tmp/bad.1")" "table: help:[COMMAND]...
manual: help:[COMMAND]
table: version:
manual: standard convert:
manual: verses:doesnotopenwithitssynopsis:tystversion"
like "a remark that there is not is found" "$(remarks "$tmp/bad.1")" \
	"*table: no-title*manual: no-remark*"
like "a setting that there is not is found" "$(settings "$tmp/bad.1")" \
	"*table: listen*manual: no-setting*"
is "a wrong example is found" "$(wrong_examples "$tmp/bad.1")" \
	"there is no hulp:     \$ tyst hulp
version has no --nope"
is "a command without help is found" "$(unlisted)" \
	"help does not list nosuch command
help does not explain nosuch command"
is "a command without a test is found" "$(untested)" "nosuch command"
done_testing
