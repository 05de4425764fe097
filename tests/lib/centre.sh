# centre - a small centre for tests of the command line, in $tmp/data:
# learners L-1 (enrolled) and L-2, assessors A-1 (approved, allocated) and A-2
# (approved, not allocated), units TESTONE1 (6 items) and TESTTWO2 (3 items).
#     . tests/lib/centre.sh; make_centre
tyst=${abs_top_builddir:-$PWD}/src/tyst
tmp=$(mktemp -d) || exit 99
trap 'rm -rf "$tmp"' EXIT
trap 'exit 99' HUP INT TERM
TYST_DATA=$tmp/data LC_ALL=C.UTF-8
export TYST_DATA LC_ALL

must() {
	"$@" >"$tmp/out" 2>&1 && return
	echo "Bail out! $*: $(cat "$tmp/out")"
	exit 99
}
# The second verifier, from wherever the test goes.
verifier=$(cd "${srcdir:-.}/tests/verify" && pwd)/verify.py
other() { python3 "$verifier" "$1"; }
pass() { echo "$tmp/$1.pass"; }

can_sign() { # REF
	echo "three words for $1" >"$(pass "$1")"
	must "$tyst" person passphrase "$1" --passphrase-file "$(pass "$1")"
}
# Somebody who can sign; "Person REF", if not otherwise named.
somebody() { # REF[=NAME] ROLE…
	case $1 in *=*) called=${1#*=} ;; *) called="Person $1" ;; esac
	ref=${1%%=*}
	shift
	for role; do
		set -- "$@" --role "$role"
		shift
	done
	must "$tyst" person add --name "$called" --ref "$ref" "$@"
	can_sign "$ref"
}

make_centre() {
	must "$tyst" init --demo --centre "Canolfan"
	for unit in one two; do
		"$tyst" standard convert "${srcdir:-.}/tests/data/job/$unit.txt" \
			>"$tmp/$unit.xml" 2>/dev/null
		must "$tyst" standard import "$tmp/$unit.xml"
	done
	must "$tyst" person add --name "${L1-Learner One}" --role learner --ref L-1
	must "$tyst" person add --name "Learner Two" --role learner --ref L-2
	must "$tyst" person add --name "${A1-Assessor One}" --role assessor --ref A-1
	must "$tyst" person add --name "Assessor Two" --role assessor --ref A-2
	for who in L-1 A-1 A-2; do
		can_sign $who
	done
	must "$tyst" person approve A-1 --unit TESTONE1 --unit TESTTWO2 \
		--from 2020-01-01 --to 2099-12-31
	must "$tyst" person approve A-2 --unit TESTONE1 \
		--from 2020-01-01 --to 2099-12-31
	must "$tyst" enrol L-1 --unit TESTONE1 --unit TESTTWO2 --assessor A-1 \
		--start 2020-01-01
}

# A submitted piece of evidence mapped to ITEMS; its id is in $id.
submitted() { # TITLE ITEMS
	echo "I did it: $1" >"$tmp/text"
	id=$("$tyst" evidence add --as L-1 --title "$1" --text "$tmp/text" \
		--map "$2") || exit 99
	must "$tyst" evidence submit "$id" --as L-1 \
		--passphrase-file "$(pass L-1)"
}
# A package of LEARNER (L-1) says what the acts say.
agrees() { # WHEN [LEARNER]
	rm -f "$tmp/agrees.zip"
	must "$tyst" export "${2-L-1}" -o "$tmp/agrees.zip"
	status "$1: the acts say the same" 0 "$tyst" verify "$tmp/agrees.zip"
}
review() { "$tyst" review --as A-1 --passphrase-file "$(pass A-1)" --learner L-1 "$@"; }

# Whatever a test did, its data must be what its acts give.
# shellcheck disable=SC2154 # n and bad are those of tap.sh
done_testing() {
	if [ -d "$TYST_DATA" ]; then
		status "the data is what the acts give" 0 \
			env -u TYST_CLOCK "$tyst" --lang en --quiet check
	fi
	echo "1..$n"
	exit "$bad"
}

# As tap.sh has it; and what verify says, the second verifier says.
status() {
	name=$1 want=$2
	shift 2
	output=$("$@" 2>&1)
	got=$?
	[ $got = "$want" ]
	report $? "$name" "$got: $output" "$want"
	[ "$1 $2 $#" = "$tyst verify 3" ] && [ -f "$3" ] || return 0
	said=$(other "$3" 2>&1)
	[ $? = "$got" ]
	report $? "$name, for the other verifier too" \
		"$(echo "$said" | grep -v ': yes$')" "$got"
}
