#!/bin/sh
# The ledger as its keepers see it: checkpoints after every command, proofs,
# receipts, cosignatures, keys that are not private, a restore to less.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
top=$(cd "${srcdir:-.}" && pwd)

must "$tyst" init --demo --centre "Canolfan"
data=$TYST_DATA
newest=$data/checkpoints/newest
person() { must "$tyst" person add --name "Person $1" --role learner --ref "$1"; }

person L-1
is "a command's acts are covered when it ends" "$(sed -n 2p "$newest")" 4
is "the checkpoint is what is printed" "$("$tyst" ledger checkpoint)" \
	"$(cat "$newest")"
is "in JSON it says what it says" \
	"$("$tyst" --json ledger checkpoint | jq -r '.size, .root')" \
	"$(sed -n 2,3p "$newest")"
is "the keys are private" "$(stat -c %a "$data/keys" "$data"/keys/* | sort -u)" \
	"600
700"
if have openssl "OpenSSL reads the key that an act makes known"; then
	key=$(openssl pkey -in "$data/keys/ledger.pem" -pubout -outform DER |
		tail -c 32 | base64)
	is "OpenSSL reads the key that an act makes known" "$key" \
		"$("$tyst" --json ledger list | jq -r '.[1].act.body.key' |
			sed 's/.*+[0-9a-f]\{8\}+//' | base64 -d | tail -c 32 | base64)"
fi

# Receipts.
status "a receipt is printed" 0 "$tyst" ledger receipt 3
like "it says what was done" "$output" "*What: Entry of a person*Name: Person L-1*"
like "with its proof" "$output" "*c2sp.org/tlog-proof@v1*index 3*"
must "$tyst" ledger receipt 3 -o "$tmp/receipt"
is "or puts the proof into a file" "$(sed -n 3p "$tmp/receipt")" "index 3"
is "prove gives the same" "$("$tyst" ledger prove 3)" "$(cat "$tmp/receipt")"
is "extra is the leaf" "$(sed -n 's/^extra //p' "$tmp/receipt" | base64 -d |
	sed -n 2p)" unsigned
status "there is no act beyond the end" 1 "$tyst" ledger receipt 4
status "nor before the beginning" 2 "$tyst" ledger receipt -1
status "and none that is no number" 2 "$tyst" ledger prove three
status "one asks for one proof" 2 "$tyst" ledger prove 3 --from "$newest"

# What somebody kept.
cp "$newest" "$tmp/kept"
person L-2
is "a receipt stays what it was" "$("$tyst" ledger prove 3)" \
	"$(cat "$tmp/receipt")"
like "the newest follows from what was kept" \
	"$("$tyst" ledger prove --from "$tmp/kept")" "old 4
*
$(cat "$newest")"
sed 3s/^./-/ "$tmp/kept" >"$tmp/other"
status "what is no checkpoint is refused" 1 "$tyst" ledger prove --from "$tmp/other"
sed 2s/4/3/ "$tmp/kept" >"$tmp/other"
status "and what was not signed" 1 "$tyst" ledger prove --from "$tmp/other"
like "is said so" "$output" "*was not signed by this centre's ledger key*"

# A cosignature, by a key of the Python beside this test.
cosign() { # FILE TIME
	python3 "${srcdir:-.}/tests/lib/cosign.py" "$1" eqa.example/1 "$2"
}
if have openssl "a cosignature is taken in"; then
	cosign "$newest" 1795342502 >"$tmp/cosigned"
	by=$(cosign "$newest" key)
	status "a cosignature is taken in" 0 "$tyst" ledger checkpoint \
		--cosign "$tmp/cosigned" --key "$by"
	is "and stands under its checkpoint" "$output" "$(cat "$tmp/cosigned")"
	like "an act says so" "$("$tyst" ledger list)" "*cosignature*"
	status "but once" 1 "$tyst" ledger checkpoint --cosign "$tmp/cosigned" \
		--key "$by"
	cosign "$newest" 1795342502 | tail -1 >"$tmp/line"
	status "the line alone will do" 0 "$tyst" ledger checkpoint \
		--cosign "$tmp/line" --key "$by"
	cosign "$newest" 1995342502 | tail -1 >"$tmp/line"
	status "none from days to come" 1 "$tyst" ledger checkpoint \
		--cosign "$tmp/line" --key "$by"
	cosign "$tmp/kept" 1795342502 | tail -1 >"$tmp/line"
	status "nor one of another checkpoint" 1 "$tyst" ledger checkpoint \
		--cosign "$tmp/line" --key "$by"
	status "nor without its key" 2 "$tyst" ledger checkpoint \
		--cosign "$tmp/line"
	status "nor by the ledger's own" 1 "$tyst" ledger checkpoint \
		--cosign "$newest" --key \
		"$("$tyst" --json ledger list | jq -r '.[1].act.body.key')"
	acts=$("$tyst" --json ledger list | jq length)
	must "$tyst" ledger receipt 4 -o "$tmp/receipt"
	is "the receipt bears it" "$(tail -1 "$tmp/receipt")" \
		"$(tail -1 "$tmp/cosigned")"
else
	acts=5
fi

# Keys that are missing, or not private: one line, and nothing is done.
refused() { # NAME PATTERN
	status "$1: refused" 3 "$tyst" person add --name X --role learner --ref X
	like "$1: it says so in one line" "$output" "$2"
	is "$1: nothing is done" "$("$tyst" --json ledger list | jq length)" "$acts"
}
for file in ledger.pem package.pem signed; do
	chmod 640 "$data/keys/$file"
	refused "$file for others to read" "tyst: keys/$file can be used by others;*"
	chmod 600 "$data/keys/$file"
	mv "$data/keys/$file" "$tmp/away"
	refused "$file missing" "tyst: keys/$file is missing;*"
	mv "$tmp/away" "$data/keys/$file"
done
chmod 755 "$data/keys"
refused "a folder for others to read" "tyst: *keys can be used by others;*"
chmod 700 "$data/keys"
mv "$data/keys" "$tmp/away"
refused "no folder" "tyst: */keys is missing;*"
ln -s "$tmp/away" "$data/keys"
refused "a link in its place" "tyst: The key file */keys cannot be read*"
rm "$data/keys" && mv "$tmp/away" "$data/keys"
cp "$data/keys/signed" "$tmp/signed"
printf x | dd of="$data/keys/signed" bs=1 seek=100 conv=notrunc 2>/dev/null
printf x | dd of="$data/keys/signed" bs=1 seek=4196 conv=notrunc 2>/dev/null
refused "a memory that is damaged" "tyst: keys/signed is damaged*"
cp "$tmp/signed" "$data/keys/signed"
echo none >"$tmp/pem" && chmod 600 "$tmp/pem"
mv "$data/keys/ledger.pem" "$tmp/away" && mv "$tmp/pem" "$data/keys/ledger.pem"
status "a key that is none signs nothing" 3 "$tyst" person add --name Y \
	--role learner --ref Y
like "and says so" "$output" "*keys/ledger.pem holds no key*"
mv "$tmp/away" "$data/keys/ledger.pem"
person L-3
is "with the key again all is covered" "$(sed -n 2p "$newest")" \
	"$("$tyst" --json ledger list | jq length)"

# A copy from before is put back, but for what was signed.
cp -a "$data" "$tmp/before"
person L-4
cp "$newest" "$tmp/lost"
restore() {
	mv "$data" "$tmp/gone"
	cp -a "$tmp/before" "$data"
	rm -r "$data/keys" "$data/checkpoints"
	cp -a "$tmp/gone/keys" "$tmp/gone/checkpoints" "$data"
	rm -r "$tmp/gone"
}
restore
status "a ledger with less than was signed is not added to" 1 \
	"$tyst" person add --name X --role learner --ref X
like "one line says why" "$output" "tyst: The ledger has * acts are missing.*"
status "nor is it served" 1 "$tyst" serve --listen 127.0.0.1:0
rm "$data/checkpoints/newest"
status "nor when its newest checkpoint is put away" 1 \
	"$tyst" person add --name X --role learner --ref X
status "it can be read" 0 "$tyst" ledger list
status "a new epoch begins" 0 "$tyst" ledger epoch
like "under another origin" "$output" "demo/*/e2*"
person L-5
like "in which all goes on" "$(head -1 "$newest")" "*/e2"
is "its first act gives up what was lost" \
	"$("$tyst" --json ledger list | jq -c '[.[] | select(.act.kind == "epoch")
		| .act.body | .last, .last_size]')" \
	"[\"$(head -3 "$tmp/lost" | sha256sum | cut -c-64)\",$(sed -n 2p "$tmp/lost")]"
status "what was kept before still leads here" 0 \
	"$tyst" ledger prove --from "$tmp/kept"
status "what was lost does not" 1 "$tyst" ledger prove --from "$tmp/lost"
status "there is no need for another" 1 "$tyst" ledger epoch
status "nor after what was kept before" 1 "$tyst" ledger epoch --last "$tmp/kept"

# The keys came from the copy, too, and somebody else has kept the newest.
rm -r "$data" && cp -a "$tmp/before" "$data"
status "a kept one of another epoch tells of it" 0 \
	"$tyst" ledger epoch --last "$tmp/lost"
like "and the next begins" "$output" "*/e2*"
status "what does not bear the ledger's signature does not" 1 \
	"$tyst" ledger epoch --last "$tmp/other"
# Keys that are lost, with nobody to restore them.
must "$tyst" export L-1 -o "$tmp/before.zip"
cp "$newest" "$tmp/kept"
origin() { head -1 "$newest" | sed 's|.*/||'; }
held=$("$tyst" --json ledger list | jq length)
cp "$data/keys/package.pem" "$tmp/pem" && mv "$data/keys/ledger.pem" "$tmp/away"
status "without the ledger key nothing is added" 3 \
	"$tyst" person add --name X --role learner --ref X
like "which says the way out" "$output" "*ledger.pem is missing;*“ledger epoch”*"
status "an epoch alone is none" 3 "$tyst" ledger epoch
mv "$tmp/pem" "$data/keys/ledger.pem"
status "nor is another key" 3 "$tyst" ledger epoch
like "which is said" "$output" "*keys/ledger.pem is not the key that the ledger names;*"
rm "$data/keys/ledger.pem"
mv "$data/keys/package.pem" "$tmp/package" && cp "$tmp/away" "$data/keys/ledger.pem"
cp "$tmp/away" "$data/keys/package.pem"
status "nor another for packages" 3 "$tyst" ledger epoch
like "which is said, too" "$output" "*keys/package.pem is not the key*"
mv "$tmp/package" "$data/keys/package.pem" && rm "$data/keys/ledger.pem"
status "an epoch begins with a new key" 0 "$tyst" ledger epoch --new-keys
is "under the next origin" "$(origin)" e3
is "which its acts say" "$("$tyst" --json ledger list | jq -c ".[$held:] | map(.act.kind)")" \
	'["epoch","centre-key","centre-key"]'
status "there is no need for another" 1 "$tyst" ledger epoch --new-keys
mv "$data/keys/ledger.pem" "$tmp/third" && cp "$tmp/away" "$data/keys/ledger.pem"
status "the old key signs no more, though it is found" 3 "$tyst" ledger epoch
mv "$tmp/third" "$data/keys/ledger.pem"
person L-6
status "what was kept still leads here" 0 "$tyst" ledger prove --from "$tmp/kept"
status "the data is as the acts give it" 0 "$tyst" check
like "and that a key was lost is said" "$output" "*From act $((held + 1)) on *new key*"
status "a package made before verifies" 0 "$tyst" verify "$tmp/before.zip"
case $output in *"NEW KEY"*) why=no ;; *) why= ;; esac
is "and is signed with the key of then" "$why" ""
must "$tyst" export L-6 -o "$tmp/after.zip"
status "so does one made since" 0 "$tyst" verify "$tmp/after.zip"
like "which names the key that was lost" "$output" \
	"*NEW KEY at act $((held + 1)): *, which was *$(head -1 "$tmp/kept")+*"
if have openssl "the other verifier takes it"; then
	status "the other verifier takes it" 0 \
		python3 "$top/tests/verify/verify.py" "$tmp/after.zip"
	like "and says so, too" "$output" "*act $((held + 1)): a new ledger key*"
fi
rm -r "$data/keys"
status "nothing begins without a folder of keys" 3 "$tyst" ledger epoch
echo none >"$newest"
status "nor after what is no checkpoint" 1 "$tyst" ledger epoch --new-keys
rm -r "$data/checkpoints"
status "without any key or checkpoint beside the database" 0 \
	"$tyst" ledger epoch --new-keys
is "it goes on from what the database has" "$(origin)" e4
rm "$data/keys/signed"
status "and without what was signed last" 0 "$tyst" ledger epoch --new-keys
is "under yet another origin" "$(origin)" e5
rm "$data/keys/package.pem"
status "and without the key of packages" 0 "$tyst" ledger epoch --new-keys
is "beneath the same ledger key" "$("$tyst" --json ledger list |
	jq -r '[.[] | .act | select(.kind == "centre-key").body] | .[-4,-2].key |
		split("+")[2:] | join("+")' | uniq | wc -l)" 1
person L-7
status "to the end" 0 "$tyst" check
status "and a package" 0 "$tyst" export L-6 -o "$tmp/last.zip"
status "verifies" 0 "$tyst" verify "$tmp/last.zip"
is "with two keys that were lost" "$(echo "$output" | grep -c "NEW KEY")" 2
done_testing
