#!/bin/sh
# A server is killed in the middle of its work, again and again: what a browser
# was answered is there, and nothing is half there.  CYCLES says how often.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
command -v python3 >/dev/null || skip_all "there is no python3"
cycles=${CYCLES:-50}
make_centre
python3 "${srcdir:-.}/tests/crash/kill-web.py" "$tyst" "$tmp" "$cycles" \
	>"$tmp/answered" 2>"$tmp/said"
is "killed $cycles times, it answered everything in the end" "$?: $(cat "$tmp/said")" "0: "
sent=$(grep -c accepted "$tmp/answered")
echo "# $sent pieces of evidence sent, each reviewed"
is "pieces were sent and reviewed" "$([ "$sent" -ge "$cycles" ] && echo yes)" yes

must "$tyst" export L-1 -o "$tmp/package.zip"
status "the ledger agrees" 0 "$tyst" verify "$tmp/package.zip"
unzip -p "$tmp/package.zip" '*/data/portfolio.xml' | awk -F '"' '
	/<evidence id=/ { id = $2 }
	/<version / { state = $4 }
	/<words / { words = $6 }
	/<file path=/ { print id, state, words, $6 }
	/<judged / { print "judged", $2 }' | sort >"$tmp/kept"
is "each piece and review is there, whole and once" \
	"$(diff "$tmp/answered" "$tmp/kept" | head -n 5)" ""
is "and no other" "$("$tyst" --json evidence list L-1 | jq length)" "$sent"
done_testing
