# tap - report shell tests as TAP:
#     is NAME GOT WANT · like NAME GOT PATTERN · status NAME WANT COMMAND…
#     done_testing · skip_all WHY · skip NAME WHY · if have TOOL NAME; then …
# What is skipped is said, and has failed where scripts/check allows none.
n=0 bad=0
report() { # PASSED NAME GOT WANT
	n=$((n + 1))
	if [ "$1" = 0 ]; then
		echo "ok $n - $2"
	else
		echo "not ok $n - $2"
		printf '%s\n' "$3" | sed 's/^/# got:  /'
		printf '%s\n' "$4" | sed 's/^/# want: /'
		bad=1
	fi
}
is() { [ "$2" = "$3" ]; report $? "$@"; }
# The whole of GOT matches the shell pattern.
like() {
	# shellcheck disable=SC2254
	case $2 in $3) report 0 "$@" ;; *) report 1 "$@" ;; esac
}
# COMMAND ends with the status WANT; what it printed is in $output.
status() {
	name=$1 want=$2
	shift 2
	output=$("$@" 2>&1)
	got=$?
	[ $got = "$want" ]
	report $? "$name" "$got: $output" "$want"
}
# Nothing of this test can run here: say why.
skip_all() { echo "1..0 # SKIP $*"; exit 0; }
skip() { n=$((n + 1)); echo "ok $n - $1 # SKIP $2"; }
# TOOL is there, or NAME is skipped.
have() { command -v "$1" >/dev/null || ! skip "$2" "there is no $1"; }
done_testing() { echo "1..$n"; exit $bad; }
