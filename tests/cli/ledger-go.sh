#!/bin/sh
# An independent implementation, that of Go's checksum database, reads our
# checkpoints and believes our proofs; and not those that were changed.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
here=$(cd "${srcdir:-.}" && pwd)
command -v go >/dev/null || skip_all "there is no go (scripts/install-packages tests)"
[ -d /usr/share/gocode/src/golang.org/x/mod/sumdb ] ||
	skip_all "there is no golang-golang-x-mod-dev"
must env GO111MODULE=off GOPATH=/usr/share/gocode GOCACHE="$tmp/cache" GOFLAGS= \
	go build -o "$tmp/checkpoint" "$here/tests/lib/checkpoint.go"

must "$tyst" init --centre "Canolfan"
key=$("$tyst" --json ledger list | jq -r '.[1].act.body.key')
cp "$TYST_DATA/checkpoints/newest" "$tmp/old"
for i in 1 2 3 4 5 6 7 8; do
	must "$tyst" person add --name "Person $i" --role learner --ref "L-$i"
done
for i in 0 1 2 3 4 5 6 7 8 9 10; do
	must "$tyst" ledger receipt $i -o "$tmp/receipt.$i"
done
"$tyst" ledger prove --from "$tmp/old" >"$tmp/proof"
status "Go believes checkpoints and proofs" 0 \
	"$tmp/checkpoint" "$key" "$tmp/old" "$tmp/proof" "$tmp"/receipt.*
is "all of them" "$(echo "$output" | wc -l)" 12
like "of the newest, too" "$output" "11 begins with 3*10 is in 11*"
sed '2s/^./+/' "$tmp/proof" >"$tmp/bad"
status "a proof that was changed it does not believe" 1 \
	"$tmp/checkpoint" "$key" "$tmp/old" "$tmp/bad"
sed '4s/^./+/' "$tmp/receipt.3" >"$tmp/bad"
status "nor a receipt" 1 "$tmp/checkpoint" "$key" "$tmp/old" "$tmp/proof" "$tmp/bad"
sed '2s/3/2/' "$tmp/old" >"$tmp/bad"
status "nor a checkpoint" 1 "$tmp/checkpoint" "$key" "$tmp/bad" "$tmp/proof"
done_testing
