#!/bin/sh
# Sampling: plans, draws that anybody can draw again, samples with actions, and
# what is refused.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
make_centre
for who in Q-1 Q-2; do
	somebody "$who=Iqa $who" iqa
done
must "$tyst" person approve Q-1 --as iqa --unit TESTONE1 --unit TESTTWO2 \
	--from 2020-01-01 --to 2099-12-31
code() { "$@" | jq -r .error.code; }
plan() { # JSON, and who
	echo "$1" >"$tmp/plan.json"
	"$tyst" --json sample plan "$tmp/plan.json" --as "${2:-Q-1}" \
		--passphrase-file "$(pass "${2:-Q-1}")"
}
draw() { "$tyst" --json sample draw "$@"; }
sample() { # KEY KIND …
	key=$1 kind=$2
	shift 2
	"$tyst" --json sample record "$key" --learner L-1 --as Q-1 --kind "$kind" \
		--passphrase-file "$(pass Q-1)" "$@"
}
count=0
join() { # N: so many more learners, on both units
	i=0
	while [ $i -lt "$1" ]; do
		count=$((count + 1)) i=$((i + 1))
		must "$tyst" person add --name "Learner $count" --role learner \
			--ref "S-$count"
		must "$tyst" enrol "S-$count" --unit TESTONE1 --unit TESTTWO2 \
			--assessor A-1 --start 2020-01-01
	done
}

# again PLAN: draw in Python by ledger and checkpoint alone; the picks of each
# draw as sorted lines "N LEARNER UNIT how stratum".
again() {
	"$tyst" --json ledger list >"$tmp/acts.json"
	"$tyst" --json sample show "$1" >"$tmp/shown.json"
	python3 - "$1" "$tmp/acts.json" "$tmp/shown.json" <<-'X'
	import hashlib, json, sys
	plan, acts, shown = sys.argv[1], json.load(open(sys.argv[2])), json.load(open(sys.argv[3]))
	acts = [a.get("act", a) for a in acts]
	mine = [a for a in acts if a.get("subject") == plan]
	strata = next(a for a in mine if a["kind"] == "sampling-plan")["body"]["strata"]
	seed = hashlib.sha256(bytes.fromhex(shown["root"]) + plan.encode()).digest()
	assert seed.hex() == shown["seed"], "seed"
	drawn, lines = set(), []
	for n, a in enumerate([a for a in mine if a["kind"] == "sampling-draw"], 1):
	    lot = {r["learner"] + " " + r["unit"]: r for r in a["body"]["records"]}
	    h = {k: hashlib.sha256(seed + k.encode()).digest() for k in lot}
	    picks = {}
	    for k, r in lot.items():
	        if k in drawn:
	            continue
	        for s in r["in"]:
	            if int.from_bytes(h[k][:4], "big") * 100 < strata[s - 1]["rate"] << 32:
	                picks[k] = ("rate", s)
	                break
	        else:
	            if r.get("how") == "judgement":
	                picks[k] = ("judgement", 0)
	    for s, stratum in enumerate(strata, 1):
	        inside = sorted((k for k in lot if s in lot[k]["in"]), key=h.get)
	        have = sum(k in drawn or k in picks for k in inside)
	        for k in inside:
	            if have < stratum["least"] and k not in drawn and k not in picks:
	                picks[k] = ("minimum", s)
	                have += 1
	    lines += ["%d %s %s %d" % (n, k, *v) for k, v in picks.items()]
	    drawn |= picks.keys()
	print("\n".join(sorted(lines)))
	X
}
shown() {
	"$tyst" --json sample show "$1" | jq -r '.picks[] |
		"\(.draw) \(.learner) \(.unit) \(.how) \(.stratum // 0)"' | LC_ALL=C sort
}

# Plans
refuse() { is "$1" "$(plan "$2" "${4:-Q-1}" | jq -r .error.code)" "$3"; }
refuse "a plan has strata" '{"reason":"New.","strata":[]}' no-strata
refuse "a stratum draws something" \
	'{"reason":"New.","strata":[{"reason":"Why?"}]}' empty-stratum
refuse "a rate is of a hundred" \
	'{"reason":"New.","strata":[{"rate":101,"reason":"Why?"}]}' bad-rate
refuse "a stratum has a reason" \
	'{"reason":"New.","strata":[{"rate":10,"reason":" "}]}' no-reason
refuse "and so has the plan" \
	'{"reason":"","strata":[{"rate":10,"reason":"New."}]}' no-reason
refuse "it names people that there are" \
	'{"reason":"New.","strata":[{"rate":10,"reason":"New.","assessors":["A-9"]}]}' no-person
refuse "and units" \
	'{"reason":"New.","strata":[{"rate":10,"reason":"New.","units":["NONE1"]}]}' no-unit
refuse "and methods" \
	'{"reason":"New.","strata":[{"rate":10,"reason":"New.","methods":["XX"]}]}' bad-plan
refuse "no seed is typed" \
	'{"reason":"New.","seed":"00","strata":[{"rate":10,"reason":"New."}]}' bad-plan
refuse "its days are in order" \
	'{"reason":"New.","from":"2026-02-01","to":"2026-01-01","strata":[{"rate":10,"reason":"New."}]}' bad-period
refuse "it is an IQA's" \
	'{"reason":"New.","strata":[{"rate":10,"reason":"New."}]}' not-iqa A-1

join 12
plan=$(plan '{"reason":"A new centre.","from":"2020-01-01","to":"2099-12-31","strata":[
	{"rate":30,"minimum":2,"reason":"Experienced.","assessors":["A-1"]},
	{"minimum":3,"reason":"Each unit.","units":["TESTTWO2"]},
	{"rate":50,"reason":"The first unit.","first-units":true},
	{"rate":100,"reason":"Observed.","methods":["OBS"]}]}' | jq -r .plan)
is "a plan is listed" "$("$tyst" --json sample plans | jq -r '.[0].plan')" "$plan"

# Draws
is "an assessor does not draw" "$(code draw "$plan" --as A-1)" not-iqa
status "an IQA draws" 0 "$tyst" --lang en sample draw "$plan" --as Q-1
like "an empty stratum is said in a line" "$output" \
	"*Nothing belongs to stratum 4 (Methods: OBS).*"
like "and where the seed comes from" "$output" \
	"*Seed: ????????????????????????????????????????????????????????????????, of the checkpoint of size *"
status "it checks" 0 "$tyst" sample check "$plan"
is "Python draws the same" "$(again "$plan")" "$(shown "$plan")"
shown "$plan" >"$tmp/first"
is "a second draw has a reason" "$(code draw "$plan" --as Q-1)" no-reason
join 12
status "it is drawn for who came later" 0 draw "$plan" --as Q-1 --reason "Autumn intake."
is "what was drawn stays drawn" "$(shown "$plan" | grep '^1 ')" "$(cat "$tmp/first")"
is "judgement has a reason" "$(code draw "$plan" --as Q-1 --add L-1:TESTONE1)" no-reason
status "and is added" 0 draw "$plan" --as Q-1 --add L-1:TESTONE1 --add S-1:TESTTWO2 \
	--reason "Hard to evidence."
is "Python still draws the same" "$(again "$plan")" "$(shown "$plan")"
status "it checks after three draws" 0 "$tyst" sample check "$plan"
is "and minimums hold" "$([ "$(shown "$plan" | grep -c TESTTWO2)" -ge 3 ]; echo $?)" 0

# Workplaces, and a language that the assessor is not approved in.
printf 'Reference,Unit,Site\nS-1,TESTONE1,Dôl Wen\nS-2,TESTONE1,dol wen\n' >"$tmp/sites.csv"
must "$tyst" enrol --file "$tmp/sites.csv"
must "$tyst" person add --name "Learner En" --role learner --ref N-1 --language en
must "$tyst" enrol N-1 --unit TESTONE1 --assessor A-1
camera=$(plan '{"reason":"Where, and in what.","strata":[
	{"rate":100,"reason":"A new workplace.","sites":["Dôl Wen"]},
	{"rate":100,"reason":"Not in English.","other-language":true}]}' | jq -r .plan)
status "a plan may ask for workplaces and languages" 0 "$tyst" --lang en \
	sample draw "$camera" --as Q-1
is "and has all of them" "$(shown "$camera" | awk '{ n[$5]++ } END { print n[1], n[2] }')" "4 1"
like "which its words say" "$output" "*S-1*"
status "it checks again" 0 "$tyst" sample check "$camera"
is "no act names a workplace" "$("$tyst" --json ledger list | grep -ic 'd.*l wen')" 0

# meddle SQL: with the database as somebody who has it.
meddle() {
	PYTHONPATH=${srcdir:-.}/tests/lib python3 -c 'import rows, sys
with rows.unguarded(sys.argv[1]) as db: db.execute(sys.argv[2])
' "$TYST_DATA" "$1"
}
cp -R "$tmp/data" "$tmp/kept"
meddle "UPDATE sampling_pick SET how = 'minimum' WHERE how = 'rate'"
status "a pick that was changed is found" 1 "$tyst" --lang en sample check "$plan"
like "and named" "$output" "*database, draw 1 *: it says “minimum *”, and “rate *” follows*"
meddle "DELETE FROM sampling_pick WHERE how = 'minimum'"
status "and one that is gone" 1 "$tyst" sample check "$plan"
rm -r "$tmp/data"
mv "$tmp/kept" "$tmp/data"
empty=$(plan '{"reason":"Nobody.","strata":[{"rate":100,"reason":"None.","learners":["L-2"]}]}' | jq -r .plan)
is "nothing to draw from is refused" "$(code draw "$empty" --as Q-1)" nothing-to-draw

# An IQA who decided gets nothing of it
must "$tyst" person role A-1 --role iqa
must "$tyst" person approve A-1 --as iqa --unit TESTONE1 --unit TESTTWO2 \
	--from 2020-01-01 --to 2099-12-31
submitted "Tea" TESTONE1:P1
tea=$id
review --evidence "$tea" --met TESTONE1:P1 >"$tmp/out"
own=$(plan '{"reason":"Own work.","strata":[{"rate":100,"reason":"All.","learners":["L-1"]}]}' A-1 | jq -r .plan)
draw "$own" --as A-1 >"$tmp/own.json"
is "what its author decided is another's to look at" \
	"$(jq -r '.picks[] | select(.unit == "TESTONE1@1") | .iqa' "$tmp/own.json")" "Iqa Q-1"
is "the rest is theirs" \
	"$(jq -r '.picks[] | select(.unit == "TESTTWO2@1") | .iqa' "$tmp/own.json")" "Assessor One"
is "they record no sample of their own decision" \
	"$("$tyst" --json sample record TESTONE1 --learner L-1 --as A-1 --kind interim \
		--evidence "$tea" --passphrase-file "$(pass A-1)" | jq -r .error.code)" R3

is "an IQA who is not approved records none" \
	"$("$tyst" --json sample record TESTONE1 --learner L-1 --as Q-2 --kind interim \
		--evidence "$tea" --passphrase-file "$(pass Q-2)" | jq -r .error.code)" R8

# Samples
is "something was looked at" "$(sample TESTONE1 interim | jq -r .error.code)" not-looked
is "its kind is one of three" \
	"$(sample TESTONE1 final --voice | jq -r .error.code)" bad-kind
is "before the signature it is interim" \
	"$(sample TESTONE1 summative --evidence "$tea" | jq -r .error.code)" not-signed
is "what is not agreed with is explained" \
	"$(sample TESTONE1 interim --evidence "$tea" --mark TESTONE1:P1 | jq -r .error.code)" no-feedback
is "in this unit" \
	"$(sample TESTONE1 interim --evidence "$tea" --mark TESTTWO2:P1 --feedback No. | jq -r .error.code)" other-unit
is "a re-sample follows a sample" \
	"$(sample TESTONE1 re-sample --evidence "$tea" | jq -r .error.code)" no-sample
interim=$(sample TESTONE1 interim --evidence "$tea" --voice --mark TESTONE1:P1 \
	--feedback "Which guideline was checked?" \
	--action "required A-1 2026-12-01 TESTONE1:P1: Ask the learner again." \
	--action "advice A-1: Say which evidence is the strongest." | jq -r .sample)
show() { "$tyst" --json sample show "$1" | jq -rc "$2"; }
is "it says what was marked, with feedback" \
	"$(show "$interim" '[.agreed, .marked, .feedback]')" \
	'[false,"TESTONE1:P1","Which guideline was checked?"]'
is "and what is to be done" "$(show "$interim" '[.actions[] | .need, .owner, .due]')" \
	'["required","Assessor One","2026-12-01","advice","Assessor One",null]'
is "it stands among the assessor's actions" \
	"$("$tyst" --json action list A-1 | jq length)" 2
again=$(sample TESTONE1 re-sample --evidence "$tea" | jq -r .sample)
is "looked at again and agreed" "$(show "$again" '[.kind, .agreed]')" '["re-sample",true]'
is "both are listed" "$("$tyst" --json sample list L-1 | jq length)" 2
# Release.  L-1 was drawn; L-3 joins after every draw.
somebody "L-3=Learner Three" learner
must "$tyst" enrol L-3 --unit TESTTWO2 --assessor A-1 --start 2020-01-01
work_on() { # LEARNER
	id=$("$tyst" evidence add --as "$1" --title All --link https://a.example \
		--map TESTTWO2:P1,P2,K1)
	must "$tyst" evidence submit "$id" --as "$1" --passphrase-file "$(pass "$1")"
	must "$tyst" review --as A-1 --passphrase-file "$(pass A-1)" \
		--learner "$1" --evidence "$id" --met TESTTWO2:P1,P2,K1
	must "$tyst" unit declare TESTTWO2 --as "$1" --passphrase-file "$(pass "$1")"
	must "$tyst" unit sign TESTTWO2 --learner "$1" --as A-1 \
		--passphrase-file "$(pass A-1)"
}
release() { # LEARNER WHO …
	"$tyst" --json unit release TESTTWO2 --learner "$1" --as "$2" \
		--passphrase-file "$(pass "$2")" ${3:+--reason "$3"} | jq -r .error.code
}
state() { "$tyst" --json progress "$1" TESTTWO2 | jq -r '.units[0].state'; }
is "what is not signed is not released" "$(release L-1 Q-1 Why)" not-agreed
work_on L-1
work_on L-3
is "who decided does not release" "$(release L-3 A-1 Why)" R3
is "what was not sampled is released for a reason" "$(release L-3 Q-1)" no-reason
is "and then it is" "$(release L-3 Q-1 "Low risk.")" null
is "released" "$(state L-3)" released
is "once" "$(release L-3 Q-1 Again)" released
is "what was drawn waits for a sample" "$(release L-1 Q-1 "Low risk.")" not-agreed
must "$tyst" sample record TESTTWO2 --learner L-1 --as Q-1 --kind summative \
	--evidence "$tea" --action "required A-1: Look again." \
	--passphrase-file "$(pass Q-1)"
is "a required action stands in the way" "$(release L-1 Q-1)" open-action
must "$tyst" action close "$("$tyst" --json action list A-1 |
	jq -r '.[] | select(.text == "Look again.") | .action')" --as A-1
is "and what no sample agreed with" "$(release L-1 Q-1)" not-agreed
must "$tyst" sample record TESTTWO2 --learner L-1 --as Q-1 --kind re-sample \
	--voice --passphrase-file "$(pass Q-1)"
is "what a sample agrees with needs no reason" "$(release L-1 Q-1)" null
is "and is released" "$(state L-1)" released
# What a trainee IQA sampled counts once it is countersigned.
for who in Q-3 L-4; do
	case $who in Q*) role=iqa ;; *) role=learner ;; esac
	must "$tyst" person add --name "Person $who" --role $role --ref $who
	echo "three words for $who" >"$(pass $who)"
	must "$tyst" person passphrase $who --passphrase-file "$(pass $who)"
done
must "$tyst" person approve Q-3 --as trainee-iqa --unit TESTTWO2 \
	--from 2020-01-01 --to 2099-12-31
must "$tyst" enrol L-4 --unit TESTTWO2 --assessor A-1 --start 2020-01-01
work_on L-4
theirs=$("$tyst" --json sample record TESTTWO2 --learner L-4 --as Q-3 \
	--kind summative --voice --passphrase-file "$(pass Q-3)" | jq -r .sample)
agree() { # WHO
	"$tyst" --json sample countersign "$theirs" --as "$1" \
		--passphrase-file "$(pass "$1")" | jq -r .error.code
}
is "a trainee's sample waits" "$(show "$theirs" '[.agreed, .waits]')" '[true,true]'
is "and nothing is released by it" "$(release L-4 Q-1 Why)" not-agreed
is "a trainee releases nothing" "$(release L-4 Q-3 Why)" R6
is "nor countersigns their own sample" "$(agree Q-3)" R2
is "an IQA who is not approved does not either" "$(agree Q-2)" R6
is "one who decided does not" "$(agree A-1)" R3
must "$tyst" sample countersign "$theirs" --as Q-1 --passphrase-file "$(pass Q-1)"
is "one who is approved does" "$(show "$theirs" '[.waits, .countersigner]')" \
	'[false,"Iqa Q-1"]'
is "once" "$(agree Q-1)" countersigned
is "and the unit is released by it" "$(release L-4 Q-1)" null
must "$tyst" export L-4 -o "$tmp/four.zip"
status "a package of it verifies" 0 "$tyst" verify "$tmp/four.zip"
must "$tyst" export L-3 -o "$tmp/three.zip"
status "a package of a released unit verifies" 0 "$tyst" verify "$tmp/three.zip"
must "$tyst" export L-1 -o "$tmp/p.zip"
status "a package of a learner with samples verifies" 0 "$tyst" verify "$tmp/p.zip"
is "and holds no feedback to the assessor" \
	"$(unzip -p "$tmp/p.zip" | grep -c "Which guideline")" 0
is "nor does the ledger" "$("$tyst" ledger list | grep -c "guideline")" 0
done_testing
