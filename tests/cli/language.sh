#!/bin/sh
# A second language stands beside the first, item by item, or is refused with
# both side by side; a package carries both and is checked against the acts.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
for tool in jq unzip; do
	command -v $tool >/dev/null || skip_all "there is no $tool"
done

make_centre
cd "$tmp" || exit 99
cat >en.txt <<'END'
Greet customers at the desk
URN: TEST CY

Overview

This is about greeting.

Performance criteria

You must be able to:

1. greet every customer politely
2. find out what each customer wants, including:
2.1 when they want it
3. tell them how long it will take

Knowledge and understanding

You need to know and understand:

1. the opening hours of the desk
END
cat >cy.txt <<'END'
Croesawu cwsmeriaid wrth y ddesg
URN: TEST CY

Trosolwg

Mae hyn yn ymwneud â chroesawu.

Meini prawf perfformiad

Rhaid i chi allu:

1. cyfarch pob cwsmer yn gwrtais
2. darganfod beth mae pob cwsmer ei eisiau, gan gynnwys:
2.1 pryd mae ei eisiau
3. dweud wrthynt faint fydd yn ei gymryd

Gwybodaeth a dealltwriaeth

Mae angen i chi wybod a deall:

1. oriau agor y ddesg
END
add() { "$tyst" --lang en standard add-language TEST-CY "$@"; }
kinds() { "$tyst" --json ledger list | jq -r '[.[].act.kind] | map(select(startswith("standard"))) | length'; }
shown() { "$tyst" --json standard show TEST-CY | jq -r "$1"; }
"$tyst" standard convert cy.txt >cy.xml 2>/dev/null
must "$tyst" standard import cy.xml
must "$tyst" person approve A-1 --unit TEST-CY --from 2020-01-01 --to 2099-12-31
must "$tyst" enrol L-1 --unit TEST-CY --assessor A-1 --start 2020-01-01
before=$(kinds)
first=$("$tyst" standard export TEST-CY)

# Refusals
grep -v '^3\. ' en.txt >fewer.txt
status "one item fewer is refused" 1 add fewer.txt
like "both languages stand side by side" "$output" \
	"*P1      cyfarch pob cwsmer yn gwrtais
        greet every customer politely
*P3      dweud wrthynt faint fydd yn ei gymryd
  !     —
        (only the first language has it)
tyst: The two languages part at 1 item, so nothing was added."
sed 's/^2\.1 when/3. when/; s/^3\. tell/4. tell/' en.txt >parent.txt
status "another parent is refused" 1 add parent.txt
like "and said" "$output" "*P2.1 *pryd mae ei eisiau*(only the first*"
sed 's/^1\. greet/9. greet/; s/^2\. find/1. find/; s/^9\. greet/2. greet/' \
	en.txt >swapped.txt
status "items swapped are refused" 1 add swapped.txt
like "by their numbers" "$output" "*P1 *(it has another number)*"
is "as JSON" "$("$tyst" --json standard add-language TEST-CY fewer.txt 2>/dev/null |
	jq -r '.[] | select(.differs != null) | .id + " " + .differs')" \
	"P3 missing"
status "the language it was published in is refused" 1 add cy.txt
like "as that" "$output" "*published in that language (cy)*"
status "a unit that is not there is not found" 1 \
	"$tyst" standard add-language NONE en.txt
status "what is no standard is refused" 1 add /dev/null
is "nothing has changed" "$(kinds) $("$tyst" standard export TEST-CY)" \
	"$before $first"

# Unofficial, then published
sed 's/politely/with kindness/; s/^Greet/Meet/' en.txt >own.txt
status "a translation is added" 0 add --translated own.txt
is "as one act" "$(kinds)" $((before + 1))
is "it is an act of its own kind" "$("$tyst" --json ledger list |
	jq -r '.[-1].act | .kind + " " + .body.key + " " + .body.language + " " + .body.sha256')" \
	"standard-language TEST-CY en $("$tyst" standard export TEST-CY |
		sha256sum | cut -d ' ' -f 1)"
is "revision and items stay" "$(shown '[.rev, (.items | length)] | @csv')" "1,5"
is "it is in two languages" "$(shown .language)" mul
is "each item says where its words come from" \
	"$(shown '[.items[].origin.en] | unique | .[]')" translated
like "unofficial words are marked, and the mark explained" \
	"$("$tyst" --lang en standard show TEST-CY)" \
	"*greet every customer with kindness \**
\* An unofficial translation."
like "one language can be asked for" \
	"$("$tyst" standard show TEST-CY --words en | tr -d '\n')" \
	"TEST-CY@1en: Meet*P1     greet every*"
like "titles are in the reader's language" "$("$tyst" --lang en standard list)" \
	"*TEST-CY@1  Meet customers at the desk  (an unofficial translation)*"
status "the same again" 0 add --translated own.txt
like "was there" "$output" "*has these words already"
status "other words of a translator are refused" 1 add --translated en.txt
status "a machine's too" 1 add --machine en.txt
status "published ones take their place" 0 add en.txt
is "which is one act more" "$(kinds)" $((before + 2))
is "nothing is unofficial now" "$(shown '[.items[].origin] | unique | .[]')" null
is "nor is any of the translation left" \
	"$("$tyst" standard export TEST-CY | grep -c -e kindness -e translated)" 0
status "no translation replaces those" 1 add --translated own.txt
is "the first language is as it was" \
	"$("$tyst" standard export TEST-CY --format text)" \
	"$(TYST_DATA=$tmp/one; export TYST_DATA; "$tyst" init >/dev/null
	"$tyst" standard import cy.xml >/dev/null
	"$tyst" standard export TEST-CY --format text)"

# A file with both, where one is loaded
"$tyst" standard export TEST-CY >both.xml
TYST_DATA=$tmp/two
must "$tyst" init
must "$tyst" standard import cy.xml
status "importing a file with a language more" 0 \
	"$tyst" --lang en standard import both.xml
is "adds it" "$output" "TEST-CY@1 has a further language (en)"
"$tyst" standard export TEST-CY >again.xml
status "with the same bytes" 0 cmp both.xml again.xml
status "again" 0 "$tyst" --lang en standard import both.xml cy.xml
is "both files were loaded" "$output" "TEST-CY@1 was loaded before
TEST-CY@1 was loaded before"
sed 's/yn gwrtais/yn glên/' both.xml >changed.xml
status "a file that changes the first language is another text" 1 \
	"$tyst" standard import changed.xml
TYST_DATA=$tmp/data

# A package
status "a portfolio is exported" 0 "$tyst" export L-1 -o "$tmp/p.zip"
status "and verifies" 0 "$tyst" verify "$tmp/p.zip"
is "its unit has all languages" \
	"$(unzip -p p.zip '*/data/units/TEST-CY.xml' | sha256sum)" \
	"$(sha256sum <both.xml)"
is "its acts are those that loaded it and added to it" \
	"$(unzip -p p.zip '*/acts.jsonl' | jq -r '.act | select(.body.key == "TEST-CY") | .kind' | tr '\n' ' ')" \
	"standard standard-language standard-language "
done_testing
