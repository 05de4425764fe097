#!/bin/sh
# A passphrase that an administrator draws signs in, lets its person choose
# their own, and does nothing else.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
command -v curl >/dev/null || skip_all "there is no curl"
make_centre
must "$tyst" person add --name "Administrator One" --role administrator --ref D-1
echo "three words for D-1" >"$(pass D-1)"
must "$tyst" person passphrase D-1 --passphrase-file "$(pass D-1)"
echo "I did it." >"$tmp/text"
draft=$("$tyst" evidence add --as L-1 --title Tea --text "$tmp/text" \
	--map TESTONE1:P1)
learner=$("$tyst" --json person show L-1 | jq -r .id)
choose() { # OLD NEW
	as L-1 get /account >/dev/null
	as L-1 post /account -d do=passphrase --data-urlencode "old=$1" \
		--data-urlencode "new=$2" --data-urlencode "again=$2"
}

serve
enter L-1 >/dev/null
cp "$tmp/L-1.jar" "$tmp/old.jar"
enter D-1 >/dev/null
as D-1 get "/people/$learner" >/dev/null
is "one is drawn" "$(as D-1 post "/people/$learner/passphrase")" 200
words=$(sed -n 's/.*<code class="drawn">\([^<]*\)<.*/\1/p' "$tmp/body")
like "and shown" "$words" "??????-??????-??????-??????"
is "once" "$(as D-1 get "/people/$learner"; grep -c "$words" "$tmp/body")" 2000
is "their open session has ended" "$(as old get /account)" 303
is "the passphrase before it too" "$(enter L-1)" 403
echo "$words" >"$(pass L-1)"
is "it signs in" "$(enter L-1)" 303
for path in / /my "/evidence/$draft"; do
	is "$path leads to choosing" "$(as L-1 get "$path"; head_of Location)" \
		303/account
done
is "where there is nothing else" "$(as L-1 get /account
	grep -c -e '<nav' -e 'name="language"' "$tmp/body")" 2000
is "nothing is sent with it" "$(as L-1 post "/evidence/$draft/send")" 403
status "nor by the command line" 1 "$tyst" evidence submit "$draft" --as L-1 \
	--passphrase-file "$(pass L-1)"
like "by rule" "$output" "*tyst: Nobody signs for somebody else*"
as L-1 get /account >/dev/null
is "nor is the language set" "$(as L-1 post /account -d do=language \
	-d language=en >/dev/null; "$tyst" --json person show L-1 | jq -r .language)" cy
is "it cannot be kept" "$(choose "$words" "$words")" 422
is "their own is taken" "$(choose "$words" "lemon harbour seventeen")" 303
is "and leads to where they begin" "$(head_of Location)" /
is "and opens the rest" "$(as L-1 get /my)" 200
as L-1 get /account >/dev/null
as L-1 post "/evidence/$draft/send" >/dev/null
is "and sends" "$("$tyst" --json evidence show "$draft" | jq -r .state)" submitted
is "the drawn one is worth nothing now" "$(enter L-1)" 403
stop_server
is "it is not in the log" "$(grep -c "$words" "$tmp/log")" 0
done_testing
