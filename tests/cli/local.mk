dist_check_SCRIPTS += \
	%D%/check.sh %D%/corpus.sh \
	%D%/conflict.sh \
	%D%/countersign.sh \
	%D%/pdf.sh \
	%D%/demo-data.sh \
	%D%/details.sh \
	%D%/demo.sh \
	%D%/fetch.sh \
	%D%/exchange.sh \
	%D%/help.sh \
	%D%/import.sh \
	%D%/hostile.sh \
	%D%/job.sh \
	%D%/keys.sh \
	%D%/language.sh \
	%D%/ledger.sh \
	%D%/ledger-go.sh \
	%D%/manual.sh \
	%D%/migrate.sh \
	%D%/package.sh \
	%D%/person.sh \
	%D%/qualification.sh \
	%D%/recode.sh \
	%D%/record.sh \
	%D%/revision.sh \
	%D%/sample.sh \
	%D%/search.sh \
	%D%/standard-bad.sh \
	%D%/cohort.sh %D%/course.sh \
	%D%/standards.sh \
	%D%/states.sh \
	%D%/theft.sh \
	%D%/verbs.sh
EXTRA_DIST += tests/lib/centre.sh tests/lib/files.py tests/lib/flip.py tests/lib/recode.py tests/lib/repack.py tests/lib/rows.py tests/lib/tamper.py tests/lib/signed.py tests/lib/theft.py tests/lib/terminal.py \
	tests/data/job/one.txt \
	tests/data/job/two.txt
long_tests += %D%/check-long.sh
