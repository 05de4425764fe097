#!/bin/sh
# The command line itself: help, version, unknown commands, lost output.
. "${srcdir:-.}/tests/lib/tap.sh"
tyst=${abs_top_builddir:-$PWD}/src/tyst

like "version" "$($tyst version)" "tyst [0-9]*"
like "version as JSON" "$($tyst --json version | tr -d '\n ')" '{"version":"*"}'
is "--version is version" "$($tyst --version)" "$($tyst version)"
status "help lists" 0 "$tyst" help
like "a command in the list" "$output" "*version*print the version*"
status "help in Welsh" 0 "$tyst" --lang cy help
like "a command in Welsh" "$output" "*dangos y fersiwn*"
like "the list as JSON" "$($tyst --json help | tr -d '\n')" \
	'[[]*"command": "version",*"arguments": "",*"help": "print the version"*]'
status "unknown command is wrong usage" 2 "$tyst" verson
is "the nearest is suggested" "$output" \
	"tyst: There is no command “verson”; did you mean “version”?"
status "no command is wrong usage" 2 "$tyst"
status "an unknown option is wrong usage" 2 "$tyst" version --nope
is "it is named" "$output" "tyst: There is no option --nope here."
status "an extra word is wrong usage" 2 "$tyst" version now
status "an unknown language is wrong usage" 2 "$tyst" --lang fr version
status "a full device is a failure" 3 sh -c "$tyst help >/dev/full"
status "a closed stdout is a failure" 3 sh -c "$tyst help >&-"
done_testing
