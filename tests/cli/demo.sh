#!/bin/sh
# The sample centre as the program makes it: what it must then show.
. "${srcdir:-.}/tests/lib/tap.sh"
top=$(cd "${srcdir:-.}" && pwd)
tyst=${abs_top_builddir:-$PWD}/src/tyst
command -v jq >/dev/null || skip_all "there is no jq"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export DEMO_MONDAY=2026-11-23 DEMO_PASSPHRASES="$work/keys"

mkdir "$work/keys"
grep -v '^#' "$top/portfolios/demo/people" | cut -d '|' -f 1 |
	while read -r who; do
		echo "pedwar gair hollol wahanol $who" >"$work/keys/$who"
	done
status "the sample centre plays" 0 "$top/portfolios/demo/play.sh" \
	"$tyst" "$work/data" "$top/standards"

export TYST_CLOCK=2026-11-23T09:00:00Z
in_demo() { "$tyst" --data "$work/data" "$@"; }
status "the learner's progress can be read" 0 in_demo --json progress CB-0101
is "met items, of all" "$(printf '%s' "$output" | jq -r \
	'.units | sort_by(.key)[] | "\(.key) \(.met)/\(.items)"')" \
	"INSCS009 44/44
SFJOD4 32/47"
is "the gaps" "$(printf '%s' "$output" | jq -r \
	'.units[] | select(.key == "SFJOD4") | .gaps | join(" ")')" \
	"K1 K2 K2.1 K4 K6 K7 K11 K12 K15 K16 K17 K20 K24 K25 K26"
marek() { in_demo --json progress CB-0104 SFJOD4 | jq -r ".units[0] | $1"; }
is "a trainee's learner has what was countersigned" "$(marek .met)" 9
is "what waits, and what was sent back" \
	"$(marek '.states | "\(.P7) \(.K17) \(.K6) \(.K7)"')" \
	"to-countersign to-countersign submitted met"
is "the countersigner has one, the trainee one back" \
	"$(in_demo --json countersign list --as CB-0004 | jq '.waiting | length') $(
		in_demo --json countersign list --as CB-0005 | jq -r '.sent_back[].item')" \
	"1 SFJOD4:K6"
is "the trainee does not sign: R6" "$(in_demo --json unit sign SFJOD4 \
	--learner CB-0104 --as CB-0005 --passphrase-file "$work/keys/daniel" |
	jq -r .error.code)" R6
is "a conflict blocks, another is managed" \
	"$(in_demo --json conflict list | jq -r '[.[].outcome] | join(" ")')" \
	"managed blocked"
is "the EQA's visit is to come" "$(in_demo --json visit list --as CB-0006)" "[]"
is "then there are all of the awarding body's learners" \
	"$(TYST_CLOCK=2026-12-15T09:00:00Z in_demo --json visit list --as CB-0006 |
		jq -r '[.[].learner] | unique | join(" ")')" \
	"CB-0101 CB-0102 CB-0103 CB-0104 CB-0105"
one() { in_demo --json progress "$1" "$2" | jq -r '.units[0] | "\(.met) \(.state)"'; }
is "sampled, reopened for P22, signed and sampled again, released" \
	"$(one CB-0101 INSCS009)" "44 released"
is "of a learner who speaks rather than writes" "$(one CB-0102 SFJOD4)" "10 in-progress"
is "of one whose decision IQA asks to look at again" \
	"$(one CB-0103 INSCS009)" "16 in-progress"
is "that waits to be done, and one piece of advice" \
	"$(in_demo --json action list CB-0004 | jq -r '[.[].need] | join(" ")')" \
	"required advice"
is "one learner is on a break, which has moved the target" \
	"$(in_demo --json progress CB-0105 | jq -r '.qualifications[0] |
		"\(.state) \(.registration) \(.target)"')" \
	"on-break GW-55105 2027-08-13"
seen=$(in_demo --json evidence list CB-0101 |
	jq -r '[.[] | select(.type == "OBS")][0].id')
is "what was observed is told in words and in details" \
	"$(in_demo --json evidence show "$seen" |
		jq -r '"\(.text | split("\n")[0]); \(.details.start)"')" \
	"$(head -n 1 "$top/portfolios/demo/cadi/01-arsylwad/text.txt"); 09:32"
status "a unit with gaps cannot be signed" 1 in_demo --json unit sign SFJOD4 \
	--learner CB-0101 --as CB-0004 --passphrase-file "$work/keys/menna"
like "by R13" "$output" '*"R13"*'
status "a signed unit is not declared again" 1 in_demo unit declare INSCS009 \
	--as CB-0101 --passphrase-file "$work/keys/cadi"
status "the portfolio is exported" 0 \
	in_demo export CB-0101 -o "$work/portfolio.zip"
status "and verifies without the centre" 0 "$tyst" verify "$work/portfolio.zip"
done_testing
