#!/bin/sh
# Many learners from a file: what a spreadsheet saves, row by row, whole or not
# at all, and the same again.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
make_centre
cat >"$tmp/q.xml" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<qualification xmlns="urn:x-tyst:standards:1" key="TEST-Q1" rev="1">
  <title><t xml:lang="en">A diploma</t></title>
  <group id="all" kind="mandatory">
    <unit-ref key="TESTTWO2"/>
  </group>
</qualification>
END
must "$tyst" standard import "$tmp/q.xml"
enrol() { "$tyst" --lang en enrol --file "$tmp/c.csv" "$@"; }
json() { "$tyst" --json enrol --file "$tmp/c.csv" 2>/dev/null; }
acts() { "$tyst" ledger list | wc -l | tr -d ' '; }
sheet() { cat >"$tmp/c.csv"; }
counted() { jq -r '"\(.added) \(.enrolled) \(.unchanged) \(.wrong)"'; }
codes() { jq -r '[.rows[] | select(.error) | "\(.line) \(.error.code)"] | join(", ")'; }

sheet <<'END'
Reference,Name,E-mail,Language,Unit,Qualification,Assessor,Start,Target,Registration,Cohort,Site,ULN
R-1,Cadi Rhys,cadi@example.org,cy,TESTONE1,,A-1,1/9/2026,2027-07-31,,Carfan yr hydref,"Swyddfa, Dôl Wen",1234567890
R-2,Siôn Ŵyn,,Cymraeg,,TEST-Q1,A-1,2026-09-01,,GW-7,Carfan yr hydref,,
R-3,Ann Lee,,English,"TESTONE1; TESTTWO2",,,,,,,,

END
before=$(acts)
status "a trial says what would happen" 0 enrol --dry-run
like "row by row" "$output" "*c.csv:2: R-1  Cadi Rhys: a new person and a new enrolment*c.csv:4: R-3*New people: 3; new enrolments: 3; without change: 0; wrong: 0.*nothing was changed*"
like "and what it does not know" "$output" '*column “ULN” is not known*'
is "and changes nothing" "$(acts)" "$before"
status "the learners are enrolled" 0 enrol
one() { "$tyst" --json progress "$1" | jq -r "$2"; }
is "with cohort, workplace and days" "$(one R-1 \
	'"\(.cohort) | \(.site) | \(.units[0].start) | \(.units[0].target)"')" \
	"Carfan yr hydref | Swyddfa, Dôl Wen | 2026-09-01 | 2027-07-31"
is "with a registration" "$(one R-2 '.qualifications[0].registration')" GW-7
is "on several units" "$(one R-3 '[.units[].key] | join(" ")')" "TESTONE1 TESTTWO2"
is "in their language" "$("$tyst" --json person show R-2 | jq -r .language)" cy
before=$(acts)
status "the same file again" 0 enrol
like "changes nothing, and says so" "$output" "*without change: 3; wrong: 0.*"
is "nothing at all" "$(acts)" "$before"

sheet <<'END'
cyfeirnod;enw;e-bost;iaith;uned;cofrestriad;asesydd;dyddiad dechrau
R-1;Cadi Rhys;;;TESTTWO2;;;
R-1;Carys Rhys;;;TESTTWO2;;;
R-4;Dafydd;dafydd@example.org;;TESTONE1;;;
R-4;Dafydd;dafydd@example.org;cy;NONE9;;;
R-4;Dafydd;dafydd@example.org;cy;TESTONE1;GW-9;;
R-4;Dafydd;dafydd@example.org;cy;TESTONE1;;NOBODY-1;
R-4;Dafydd;dafydd@example.org;cy;TESTONE1;;;31/2/2026
;Neb;;cy;TESTONE1;;;
R-5;Elin;cadi@example.org;cy;;;;
A-1;Assessor One;;;TESTONE1;;;
R-2;;cadi@example.org;;TESTONE1;;;
END
status "each wrong row is named" 1 enrol
like "by its line, with what is wrong" "$output" "*c.csv:3: *Cadi Rhys, not of Carys Rhys; mend it*c.csv:4: *language is missing*"
is "in one run" "$(json | codes)" "3 another-name, 4 no-language, 5 no-unit, 6 no-qualification, 7 no-person, 8 bad-day, 9 no-reference, 10 another-email, 11 not-learner, 12 two-people"
is "and the good one waits with them" "$(acts) $(json | counted)" "$before 0 1 0 10"
is "with the failure in the same value" "$(json | jq -r .error.code)" bad-rows

# What programs save.
sheet <<'END'
Name;Reference
Siân Môn;R-6
END
iconv -t WINDOWS-1252 "$tmp/c.csv" >"$tmp/w.csv" && mv "$tmp/w.csv" "$tmp/c.csv"
status "Windows-1252 with semicolons" 1 json
is "needs what is not in it" "$(json | codes)" "2 no-language"
sheet <<'END'
Name;Reference;Language
Siân Môn;R-6;cy
END
iconv -t WINDOWS-1252 "$tmp/c.csv" >"$tmp/w.csv" && mv "$tmp/w.csv" "$tmp/c.csv"
status "which options say for all rows" 0 enrol --unit TESTONE1 --unit TESTTWO2 \
	--assessor A-1 --site "Dôl Wen" --start 2026-09-01
is "and is read" "$(one R-6 '"\(.name), \(.site): \(.units | length)"')" "Siân Môn, Dôl Wen: 2"
printf 'Name\tReference\tLanguage\tUnit\r\nŴyn Siôn\tR-7\ten\tTESTONE1\r\n' |
	iconv -t UTF-16 >"$tmp/c.csv"
status "UTF-16 with tabs" 0 enrol
is "is read" "$(one R-7 .name)" "Ŵyn Siôn"

# What is no such file.
code() { printf '%s' "$output" | sed -n 's/.*"code": *"\([^"]*\)".*/\1/p'; }
refused() { # WHAT CODE
	status "$1" 1 json
	is "$1: is said" "$(code)" "$2"
}
sheet <<'END'
Name,Language
Cadi,cy
END
refused "no column that people are known by" no-column
sheet <<'END'
Reference,Name,Ref
R-1,Cadi,R-1
END
refused "a column twice" column-twice
echo Reference,Name >"$tmp/c.csv"
refused "headings alone" no-rows
printf 'Reference,Name\nR-1,"Cadi\n' >"$tmp/c.csv"
refused "quotation marks left open" csv-quotes
printf 'PK\003\004\000\000\000' >"$tmp/c.csv"
refused "a workbook" binary
{ echo Reference; seq 2001; } >"$tmp/c.csv"
refused "more rows than are taken at once" too-many
status "PERSON and --file" 2 enrol R-1
status "--registration and --file" 2 enrol --registration 7
status "--dry-run without a file" 2 "$tyst" enrol R-1 --unit TESTONE1 --dry-run
status "nobody at all" 2 "$tyst" enrol --unit TESTONE1
done_testing
