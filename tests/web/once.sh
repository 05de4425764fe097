#!/bin/sh
# A form is taken once: sent twice it makes one record.  And only while it
# holds: what was decided since its page was read refuses it.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
command -v curl >/dev/null || skip_all "there is no curl"
make_centre
somebody Q-1 iqa
somebody M-1 coordinator
must "$tyst" person approve Q-1 --as iqa --unit TESTTWO2 \
	--from 2020-01-01 --to 2099-12-31
submitted "Trefnu'r ddesg" "TESTTWO2:P1,P2,K1"
signed() {
	must "$tyst" unit sign TESTTWO2 --learner L-1 --as A-1 \
		--passphrase-file "$(pass A-1)"
}
must review --evidence "$id:VACR" --met TESTTWO2:P1,P2,K1
must "$tyst" unit declare TESTTWO2 --as L-1 --passphrase-file "$(pass L-1)"
signed

serve
for who in L-1 Q-1 M-1; do
	is "$who signs in" "$(enter $who)" 303
done
as L-1 get /my >/dev/null
unit=$(grep -o '/unit/[0-9a-f-]*' "$tmp/body" | while read -r at; do
	as L-1 get "$at" >/dev/null
	grep -q TESTTWO2 "$tmp/body" && echo "${at#/unit/}" && break
done)
hidden() { # NAME: the value of that field of the last page
	sed -n "s/.*name=\"$1\" value=\"\([^\"]*\)\".*/\1/p" "$tmp/body" |
		head -n 1
}
# WHO PATH [NAME=VALUE]…: open the form, and fill it in to be sent
open_form() {
	reader=$1 form_at=$2
	shift 2
	as "$reader" get "$form_at" >/dev/null
	set -- "$@" "token=$(token_of)" "once=$(hidden once)" \
		"seen=$(hidden seen)" "passphrase=$(cat "$(pass "$reader")")"
	: >"$tmp/form"
	for value; do
		printf '%s\n' "$value" >>"$tmp/form"
	done
}
send() {
	set --
	while read -r value; do
		set -- "$@" --data-urlencode "$value"
	done <"$tmp/form"
	as "$reader" get "${form_at%%\?*}$deed" "$@"
}
deed= # what its path ends with, where that is another than the page's
made() { "$tyst" ledger list | wc -l; }
twice() { # WHAT WHO PATH [NAME=VALUE]…
	what=$1
	shift
	open_form "$@"
	is "$what is made" "$(send)" 303
	first=$(head_of Location)
	before=$(made)
	is "$what sent twice leads to the same" "$(send) $(head_of Location)" \
		"303 $first"
	is "and made one" "$(made)" "$before"
}
twice "a record" M-1 "/records/new?kind=standardisation" kind=standardisation \
	words=Cyfarfod
deed=/act
twice "what follows from it" M-1 "${first%%\?*}" rows=1 \
	"owner.1=$("$tyst" --json person list | jq -r '.[] | select(.ref == "M-1").id')" "todo.1=Darllen"
deed=
twice "a conflict" M-1 /conflicts/new with=L-1 words="My niece"
twice "a plan" Q-1 /sampling/new reason=Newydd rows=1 why.1=Uned rate.1=100
twice "a sample" Q-1 "/unit/$unit/sample" kind=summative look=voice
twice "an appeal" L-1 "/unit/$unit/appeal" item=P1 reason="I do not agree"
open_form L-1 "/records/new?kind=appeal" kind=appeal words=Nid
once=$(hidden once)
is "a record" "$(send)" 303
open_form M-1 "/records/new?kind=standardisation" kind=standardisation words=A
sed -i "s/^once=.*/once=$once/" "$tmp/form"
is "what somebody else made is not theirs to make again" "$(send)" 409

again() { # the unit is decided and signed anew
	must "$tyst" unit reopen TESTTWO2 --learner L-1 --as M-1 --items P2 \
		--reason "Another look" --passphrase-file "$(pass M-1)"
	must review --evidence "$id:VACR" --met TESTTWO2:P2 \
		--reason "TESTTWO2:P2=Another look"
	signed
}
since() { # WHAT WHO PATH [NAME=VALUE]…
	what=$1
	shift
	open_form "$@"
	again
	is "$what of what was decided since is refused" "$(send)" 409
	is "with what was" "$(grep -c "P2" "$tmp/body" | sed 's/[1-9].*/yes/')" yes
	sed -i "s/^seen=.*/seen=$(hidden seen)/" "$tmp/form"
}
since "a sample" Q-1 "/unit/$unit/sample" kind=summative look=voice
is "and taken when they have seen it" "$(send)" 303
since "a reopening" M-1 "/unit/$unit/reopen" item=P1 reason="Another look"
since "a release" M-1 "/unit/$unit/release" reason="Low risk"
stop_server
done_testing
