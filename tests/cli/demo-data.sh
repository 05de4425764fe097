#!/bin/sh
# The sample centre as typed: everything is there, in order, and each review
# decides what was mapped.  (Playing it is another test.)
. "${srcdir:-.}/tests/lib/tap.sh"
demo=${srcdir:-.}/portfolios/demo
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

command -v jq >/dev/null || skip_all "there is no jq"

# Item lists on stdin, "U:P1-P3,K2 V:P1", as one line an item, sorted.
items() {
	tr ' ' '\n' | awk -F '[:,]' '{
		for (i = 2; i <= NF; i++)
			if (split($i, end, "-") == 2)
				for (n = substr(end[1], 2) + 0;
				    n <= substr(end[2], 2) + 0; n++)
					print $1 ":" substr(end[1], 1, 1) n
			else
				print $1 ":" $i
	}' | sort
}
is "a list of items becomes items" \
	"$(echo 'B:K2.1 A:P9-P11,K1' | items | tr '\n' ' ')" \
	"A:K1 A:P10 A:P11 A:P9 B:K2.1 "

grep -E '^[-+][0-9]' "$demo/events" >"$work/events"
is "no event goes back in time" \
	"$(sort -s -k 1,1n -k 2,2 "$work/events")" "$(cat "$work/events")"
is "nothing happens at a weekend" \
	"$(awk '(($1 % 7) + 7) % 7 > 4' "$work/events")" ""
is "evidence is added in the order of its number" \
	"$(awk '$3 == "add" { print $4 }' "$work/events" | sort -s -t / -k 1,1)" \
	"$(cd "$demo" && ls -d cadi/* marek/* owain/* sioned/*)"

absent() {
	while read -r _ _ what folder words; do
		case $what in
		add) words=text.txt
			[ -f "$demo/$folder/$words" ] || words=questions.txt
			set -- "$words" "$(sed -n 's/^file *//p' \
			"$demo/$folder/evidence")"
			;;
		revise | confirm) set -- "$words" ;;
		review) set -- "${words#* }" ;;
		*) continue ;;
		esac
		for file; do
			[ -z "$file" ] || [ -s "$demo/$folder/$file" ] ||
				echo "$folder/$file"
		done
	done <"$work/events"
}
is "no file is missing" "$(absent)" ""

unglossed() {
	find "$demo/cadi" "$demo/owain" "$demo/sioned" "$demo/conflicts" \
		"$demo/samples" "$demo/breaks" -name '*.txt' -o -name '*.json' |
		grep -v '\.en\.txt$' | while read -r file; do
		[ -s "${file%.*}.en.txt" ] || echo "$file"
	done
}
is "every text has its English beside it" "$(unglossed)" ""

# A review that returns evidence decides nothing; any other decides all of it.
: >"$work/decided"
while read -r _ _ what folder _ review; do
	[ "$what" = review ] || continue
	file=$demo/$folder/$review
	jq -r '.decisions[] | .decision as $d | .items | split(" ")[] |
		$d + " " + .' "$file" >"$work/lists" 2>"$work/error" ||
		cat "$work/error" >>"$work/decided"
	if grep -q '"outcome": "returned"' "$file"; then
		is "$folder: returning decides nothing" "$(cat "$work/lists")" ""
		continue
	fi
	is "$folder: what is decided is what is mapped" \
		"$(cut -d ' ' -f 2 "$work/lists" | items)" \
		"$(sed -n 's/^map *//p' "$demo/$folder/evidence" | items)"
	[ "${folder%%/*}" = cadi ] || continue
	while read -r decision list; do
		echo "$list" | items | sed "s/^/$decision /"
	done <"$work/lists" >>"$work/decided"
done <"$work/events"

count() { grep "^$1 " "$work/decided" | sort -u | grep -c " $2:"; }
is "every item of INSCS009 is met" "$(count met INSCS009)" 44
is "32 items of SFJOD4 are met" "$(count met SFJOD4)" 32
is "one is not yet met, one needs more" \
	"$(grep -v '^met ' "$work/decided" | tr '\n' ' ')" \
	"not-yet SFJOD4:K2.1 more-needed SFJOD4:K1 "

# Nothing is decided that no seed has.
{
	seq 1 23 | sed 's/^/INSCS009:P/'
	seq 1 21 | sed 's/^/INSCS009:K/'
	seq 1 17 | sed 's/^/SFJOD4:P/'
	seq 1 26 | sed 's/^/SFJOD4:K/'
	printf 'SFJOD4:%s\n' P12.1 K2.1 K2.2 K2.3
} >"$work/known"
is "only items of the two units are decided" \
	"$(cut -d ' ' -f 2 "$work/decided" | grep -vxF -f "$work/known")" ""
done_testing
