#!/bin/sh
# play - make the sample centre: play.sh TYST DATA_DIRECTORY STANDARDS_DIRECTORY
#
# Reads the tables beside it and gives each line of events to the program as
# the person who did it, at the time it happened.  Days are counted from D, the
# Monday of DEMO_MONDAY (YYYY-MM-DD), or of this week.  DEMO_PASSPHRASES is a
# folder with a file for each person in the table, drawn by the caller.
# Ends at the first command that fails, with that command's status.
set -eu
export LC_ALL=C.UTF-8
here=$(cd "$(dirname "$0")" && pwd)

die() { # STATUS SENTENCE
	echo "play: $2" >&2
	exit "$1"
}
[ $# = 3 ] ||
	die 2 "usage: play.sh TYST_BINARY DATA_DIRECTORY STANDARDS_DIRECTORY"
tyst=$1 data=$2 standards=$3
keys=${DEMO_PASSPHRASES:?is the folder of passphrases, one file a person}
monday=${DEMO_MONDAY:-$(date -u -d "-$(($(date -u +%u) - 1)) days" +%Y-%m-%d)}
[ "$(date -u -d "$monday" +%u 2>/dev/null)" = 1 ] ||
	die 2 "$monday is not the date of a Monday (YYYY-MM-DD)."
export TYST_PUBLIC_ADDRESS=https://craigybont.example
epoch=$(date -u -d "$monday" +%s)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# The civil day OFFSET days after D.
day() { date -u -d "@$((epoch + $1 * 86400))" +%Y-%m-%d; }

rows() { grep -v -e '^#' -e '^$' "$here/$1"; }

# Column N of WHO's row in people.
person() { # WHO N
	rows people | awk -F '|' -v who="$1" -v n="$2" '$1 == who { print $n }'
}
ref() { person "$1" 2; }

# What evidence FOLDER says of KEY.
field() { sed -n "s/^$2 *//p" "$here/$1/evidence"; }
id() { cat "$work/$(basename "$1").id"; }
learner() { echo "${1%%/*}"; }

# Run the program at the time of this event; what it prints is in $work/out.
run() {
	TYST_CLOCK=$clock "$tyst" --data "$data" "$@" </dev/null \
		>"$work/out" || die $? "$offset $time $event: this failed."
}

# FILE with @ID@ and days such as @D-45@ filled in, as a file of that name.
fill() { # FILE [ID]
	printf 's/@ID@/%s/g\n' "${2-}" >"$work/fill.sed"
	grep -o '@D[+-][0-9]*@' "$1" | sort -u | while read -r mark; do
		n=${mark#@D} n=${n%@}
		printf 's/%s/%s/g\n' "$mark" "$(day "${n#+}")"
	done >>"$work/fill.sed"
	sed -f "$work/fill.sed" "$1" >"$work/filled-$(basename "$1")"
	echo "$work/filled-$(basename "$1")"
}

play_people() {
	rows people >"$work/people"
	while IFS='|' read -r who reference roles language email name; do
		set -- --name "$name" --ref "$reference" --email "$email" \
			--language "$language"
		for role in $roles; do set -- "$@" --role "$role"; done
		run person add "$@"
		run person passphrase "$reference" \
			--passphrase-file "$keys/$who"
	done <"$work/people"
}

play_approvals() {
	rows approvals >"$work/approvals"
	while IFS='|' read -r who units from to role; do
		set -- --from "$(day "$from")" --to "$(day "${to#+}")" \
			--as "$role"
		of=unit
		[ "$role" != iqa ] || of=qualification
		for unit in $units; do set -- "$@" "--$of" "$unit"; done
		run person approve "$(ref "$who")" "$@"
	done <"$work/approvals"
}

play_enrolments() {
	rows enrolments >"$work/enrolments"
	while IFS='|' read -r who whole units assessor start target \
		countersigner iqa site; do
		set -- --assessor "$(ref "$assessor")" --iqa "$(ref "$iqa")" \
			--start "$(day "$start")" --target "$(day "${target#+}")" \
			--cohort "Carfan yr Hydref, Bro Ceiri a'r cylch" \
			--site "$site"
		for unit in $units; do set -- "$@" --unit "$unit"; done
		[ -z "$countersigner" ] ||
			set -- "$@" --countersigner "$(ref "$countersigner")"
		[ -z "$whole" ] || set -- "$@" --qualification "$whole"
		run enrol "$(ref "$who")" "$@"
	done <"$work/enrolments"
}

# The evidence in FOLDER becomes a draft of whoever recorded it.
play_add() { # FOLDER
	folder=$1 file=
	by=$(field "$folder" by)
	set -- --as "$(ref "$by")"
	[ ! -f "$here/$folder/text.txt" ] ||
		set -- "$@" --text "$(fill "$here/$folder/text.txt")"
	[ ! -f "$here/$folder/questions.txt" ] ||
		set -- "$@" --detail "questions=$(cat "$here/$folder/questions.txt")"
	[ "$by" = "$(learner "$folder")" ] ||
		set -- "$@" --learner "$(ref "$(learner "$folder")")"
	while read -r key value; do
		case $key in
		by) ;;
		title | type | language | map) set -- "$@" "--$key" "$value" ;;
		on) set -- "$@" --on "$(day "$value")" ;;
		file) file=$here/$folder/$value ;;
		*) die 1 "$folder/evidence: there is no field \"$key\"." ;;
		esac
	done <"$here/$folder/evidence"
	if [ -f "$here/$folder/details.txt" ]; then
		fill "$here/$folder/details.txt" >"$work/out"
		while read -r key value; do
			set -- "$@" --detail "$key=$value"
		done <"$work/filled-details.txt"
	fi
	run evidence add "$@" ${file:+"$file"}
	grep -o -m 1 -E '[0-9a-f-]{36}' "$work/out" \
		>"$work/$(basename "$folder").id"
	[ ! -f "$here/$folder/places" ] || play_places "$folder" "$by"
}

# Where on a page the evidence in FOLDER shows its items.
play_places() { # FOLDER WHO
	while read -r page box items; do
		run evidence map "$(id "$1")" "$items" --as "$(ref "$2")" \
			--page "$page" --box "$box"
	done <"$here/$1/places"
}

# A witness is asked by a link, which is kept as it would be printed.
play_ask() { # FOLDER
	run witness ask --as "$(ref "$(learner "$1")")" --evidence "$(id "$1")" \
		--name "$(sed -n 's/^name //p' "$here/$1/witness.txt")" \
		--print "$work/$(basename "$1").html"
	cp "$work/out" "$work/$(basename "$1").request"
}

# They confirm by it, once.
play_witness() { # FOLDER
	folder=$1
	set -- --text "$here/$folder/statement.txt"
	while read -r key value; do
		set -- "$@" "--$key" "$value"
	done <"$here/$folder/witness.txt"
	run witness confirm "$(grep -o -m 1 'https://[^<"]*/witness/[0-9a-f]*' \
		"$work/$(basename "$folder").html" | head -n 1)" "$@"
}

play_check() { # FOLDER ASSESSOR
	run witness check --as "$(ref "$2")" --passphrase-file "$keys/$2" \
		--evidence "$(id "$1")" \
		--request "$(cat "$work/$(basename "$1").request")" \
		--how "$(cat "$here/$1/check.txt")"
}

play_submit() { # FOLDER
	by=$(field "$1" by)
	run evidence submit "$(id "$1")" --as "$(ref "$by")" \
		--passphrase-file "$keys/$by"
}

play_revise() { # FOLDER TEXT
	run evidence revise "$(id "$1")" --as "$(ref "$(field "$1" by)")" \
		--text "$(fill "$here/$1/$2")"
}

# The learner confirms what somebody else recorded.
play_confirm() { # FOLDER [COMMENT]
	who=$(learner "$1")
	run evidence confirm "$(id "$1")" --as "$(ref "$who")" \
		--passphrase-file "$keys/$who" \
		${2:+--comment "$here/$1/$2"}
}

play_review() { # FOLDER ASSESSOR REVIEW
	run review --as "$(ref "$2")" --passphrase-file "$keys/$2" \
		--file "$(fill "$here/$1/$3" "$(id "$1")")"
	grep -o -m 1 -E '[0-9a-f-]{36}' "$work/out" \
		>"$work/$(basename "$1").review"
}

# What the trainee decided about FOLDER: agreed to, but for ITEMS.
play_countersign() { # FOLDER WHO [ITEMS DUE]
	run countersign "$(cat "$work/$(basename "$1").review")" \
		--as "$(ref "$2")" --passphrase-file "$keys/$2" \
		--note "$(cat "$here/$1/note.txt")" \
		${3:+--send-back "$3" --due "$(day "${4#+}")"}
}

# Declared by one about the other; the coordinator signs that it blocks, or how
# it is managed.
play_conflict() { # WHO ABOUT COORDINATOR
	words=$here/conflicts/$1-$2
	run conflict declare "$(ref "$1")" "$(ref "$2")" --as "$(ref "$1")" \
		--text "$(cat "$words.txt")"
	conflict=$(grep -o -m 1 -E '[0-9a-f-]{36}' "$work/out")
	set -- --as "$(ref "$3")" --passphrase-file "$keys/$3"
	[ ! -f "$words-managed.txt" ] ||
		set -- "$@" --managed "$(cat "$words-managed.txt")"
	run conflict decide "$conflict" "$@"
}

play_access() { # WHO FROM TO
	run person access "$(ref "$1")" \
		--awarding-body "Corff Dyfarnu Gwalia (dychmygol)" \
		--from "$(day "${2#+}")" --to "$(day "${3#+}")"
}

play_declare() { # LEARNER KEY
	run unit declare "$2" --as "$(ref "$1")" --passphrase-file "$keys/$1"
}

play_sign() { # LEARNER KEY ASSESSOR
	run unit sign "$2" --learner "$(ref "$1")" --as "$(ref "$3")" \
		--passphrase-file "$keys/$3"
}

# An assessment plan, which learner and assessor sign.
play_plan() { # PLAN LEARNER ASSESSOR DUE ITEMS…
	plan=$1 who=$2 by=$3 due=$4
	shift 4
	run record add plan --as "$(ref "$by")" --about "$(ref "$who")" \
		--due "$(day "${due#+}")" --items "$*" \
		--text "$here/plans/$plan.txt"
	cp "$work/out" "$work/record"
	for signer in "$who" "$by"; do
		run record sign "$(cat "$work/record")" --as "$(ref "$signer")" \
			--passphrase-file "$keys/$signer"
	done
}

play_registration() { # LEARNER NUMBER COORDINATOR
	run enrolment register "$(ref "$1")" GWALIA-CS2 --number "$2" \
		--as "$(ref "$3")"
}

play_break() { # LEARNER UNTIL COORDINATOR
	run enrolment break "$(ref "$1")" GWALIA-CS2 --as "$(ref "$3")" \
		--until "$(day "${2#+}")" --reason "$(cat "$here/breaks/$1.txt")"
}

# What an IQA looked at: of ITEMS the decisions are not agreed with.
play_sample() { # SAMPLE KIND LEARNER KEY IQA ITEMS FOLDER…
	words=$here/samples/$1 kind=$2 who=$3 unit=$4 iqa=$5 items=$6
	shift 6
	for folder; do
		set -- "$@" --evidence "$(id "$folder")"
		shift
	done
	[ "$items" = - ] || set -- "$@" --mark "$items"
	if [ -f "$words-actions.txt" ]; then
		cp "$(fill "$words-actions.txt")" "$work/actions"
		while read -r action; do
			set -- "$@" --action "$action"
		done <"$work/actions"
	fi
	run sample record "$unit" --learner "$(ref "$who")" --kind "$kind" \
		--as "$(ref "$iqa")" --passphrase-file "$keys/$iqa" \
		--feedback "$(cat "$words.txt")" "$@"
}

# What OWNER was to do about LEARNER is done.
play_done() { # OWNER LEARNER
	run --json action list "$(ref "$1")"
	action=$(tr -d '\n' <"$work/out" | sed 's/}, *{/}\n{/g' |
		grep "$(person "$2" 6)" | grep required |
		grep -o -m 1 -E '[0-9a-f-]{36}' | head -n 1)
	run action close "$action" --as "$(ref "$1")"
}

play_reopen() { # LEARNER KEY ITEMS IQA REASON…
	who=$1 unit=$2 items=$3 by=$4
	shift 4
	run unit reopen "$unit" --learner "$(ref "$who")" --items "$items" \
		--reason "$*" --as "$(ref "$by")" --passphrase-file "$keys/$by"
}

play_release() { # LEARNER KEY BY
	run unit release "$2" --learner "$(ref "$1")" --as "$(ref "$3")" \
		--passphrase-file "$keys/$3"
}

play_sampling() { # PLAN IQA
	run sample plan "$here/plans/$1" --as "$(ref "$2")" \
		--passphrase-file "$keys/$2"
	cp "$work/out" "$work/sampling"
}

play_draw() { # IQA
	run sample draw "$(cat "$work/sampling")" --as "$(ref "$1")"
}

# One event; $clock is its time.
play() { # WHAT [WORD]...
	what=$1
	shift
	case $what in
	init) run init --centre "$*" --demo ;;
	standards) run standard import "$standards" "$here/qualifications" ;;
	people | approvals | enrolments | add | submit | revise | confirm | \
		ask | witness | check | plan | sampling | draw | \
		review | countersign | conflict | access | declare | \
		registration | break | sample | done | reopen | release | \
		sign) "play_$what" "$@" ;;
	*) die 1 "events: there is no event \"$what\"." ;;
	esac
}

rows people >"$work/needed"
while IFS='|' read -r who rest; do
	[ -s "$keys/$who" ] || die 1 "There is no passphrase in $keys/$who."
done <"$work/needed"

rows events >"$work/events"
while read -r offset time event; do
	clock=$(day "$offset")T$time:00Z
	echo "$clock $event"
	# shellcheck disable=SC2086 # an event is words
	play $event
done <"$work/events"
