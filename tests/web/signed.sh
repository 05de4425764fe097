#!/bin/sh
# The pages of signing keys: what is signed in one's name, a new key, one that
# somebody's reset gave rise to, and its confirmation.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
command -v curl >/dev/null || skip_all "there is no curl"
make_centre
for who in D-1 D-2; do
	somebody "$who=Admin $who" administrator
done
somebody "A-9=Assessor Nine" assessor
submitted "Te" TESTONE1:P1
must review --evidence "$id" --met TESTONE1:P1
person_id() { "$tyst" --json person show "$1" | jq -r .id; }
keys() { "$tyst" --json person key list "$1" | jq -r "$2"; }
body_has() { grep -c -F -- "$1" "$tmp/body"; }
secret() { echo "passphrase=$(cat "$1")"; }

serve
for who in A-1 A-9 D-1 D-2; do
	is "$who signs in" "$(enter $who)" 303
	as $who get "/account?lang=en" >/dev/null
done
is "one's account leads there" "$(body_has 'href="/account/signed"')" 1
is "what is signed in one's name" "$(as A-1 get /account/signed)" 200
is "is there" "$(body_has "Review of evidence")" 1
is "with the key" "$(body_has "$(keys A-1 '.[0].key')")" 1
is "and whose it was" "$(body_has "<bdi>Learner One</bdi>")" 1

as A-9 get /account/signed >/dev/null
is "nothing was in another's" "$(body_has "Nothing has been signed in your name yet.")" 1
is "a new key needs the passphrase" "$(as A-9 post /account/signed -d do=rotate)" 422
is "the right one" "$(as A-9 post /account/signed -d do=rotate \
	--data-urlencode "$(secret "$(pass A-1)")")" 403
is "and is made" "$(as A-9 post /account/signed -d do=rotate \
	--data-urlencode "$(secret "$(pass A-9)")")" 303
is "which is said" "$(head_of Location)" "/account/signed?said=key-rotated"
is "it counts" "$(keys A-9 '[.[].counts] | tostring')" '[true,true]'
as A-9 get /account/signed >/dev/null
is "there is nothing to confirm" "$(as A-9 post /account/signed -d do=confirm \
	--data-urlencode "$(secret "$(pass A-9)")")" 403

# A reset
nine=$(person_id A-9)
as D-2 get "/people/$nine" >/dev/null
is "an administrator is told what a reset does" \
	"$(body_has "Their signing key ends too.")" 1
as D-2 post "/people/$nine/passphrase" >/dev/null
sed -n 's/.*class="drawn">\([^<]*\)<.*/\1/p' "$tmp/body" >"$tmp/drawn"
cp "$(pass A-9)" "$tmp/before"
cp "$tmp/drawn" "$(pass A-9)"
is "who was reset signs in" "$(enter A-9)" 303
is "but sees no keys before they have chosen" "$(as A-9 get /account/signed)" 303
as A-9 get "/account?lang=en" >/dev/null
echo "violet carpenter ninety" >"$(pass A-9)"
is "they choose" "$(as A-9 post /account -d do=passphrase \
	--data-urlencode "old=$(cat "$tmp/drawn")" \
	--data-urlencode "new=$(cat "$(pass A-9)")" \
	--data-urlencode "again=$(cat "$(pass A-9)")")" 303
is "the key is new" "$(keys A-9 '.[0] | [.counts, .issuer] | tostring')" \
	'[false,"Admin D-2"]'
as A-9 get /account/signed >/dev/null
is "as their page says" "$(body_has "Reissued by Admin D-2 on ")" 1
as D-2 get "/people/$nine" >/dev/null
is "who did it does not confirm" "$(as D-2 post "/people/$nine/key" \
	--data-urlencode "$(secret "$(pass D-2)")")" 403
is "in a sentence" "$(body_has "another administrator does.")" 1
as D-1 get "/people/$nine" >/dev/null
is "the page of another asks for their passphrase" "$(as D-1 post "/people/$nine/key" \
	--data-urlencode "$(secret "$(pass D-2)")")" 403
as A-9 get /account/signed >/dev/null
is "the passphrase they have does not confirm" "$(as A-9 post /account/signed \
	-d do=confirm --data-urlencode "$(secret "$(pass A-9)")")" 403
is "nothing is confirmed yet" "$(keys A-9 '.[0].counts')" false
as A-9 get /account/signed >/dev/null
is "that of before does" "$(as A-9 post /account/signed -d do=confirm \
	--data-urlencode "$(secret "$tmp/before")")" 303
is "it counts" "$(keys A-9 '.[0].counts')" true

# Another reset, which an administrator confirms
as D-2 get "/people/$nine" >/dev/null
as D-2 post "/people/$nine/passphrase" >/dev/null
sed -n 's/.*class="drawn">\([^<]*\)<.*/\1/p' "$tmp/body" >"$(pass A-9)"
enter A-9 >/dev/null
as A-9 get /account >/dev/null
is "again they choose" "$(as A-9 post /account -d do=passphrase \
	--data-urlencode "old=$(cat "$(pass A-9)")" \
	-d "new=lemon+harbour+seventeen" -d "again=lemon+harbour+seventeen")" 303
as D-1 get "/people/$nine" >/dev/null
is "the other administrator confirms" "$(as D-1 post "/people/$nine/key" \
	--data-urlencode "$(secret "$(pass D-1)")")" 303
is "which is said" "$(head_of Location)" "/people/$nine?said=key-confirmed"
is "it counts" "$(keys A-9 '.[0] | [.counts, .confirmer] | tostring')" \
	'[true,"Admin D-1"]'
stop_server
done_testing
