# make bench: one JSON line per figure, each beside its baseline measured in
# the same run.  Programs and scripts; nothing here asserts a time.
bench_programs = \
	%D%/bench-ledger \
	%D%/bench-library \
	%D%/bench-reviews \
	%D%/bench-standards \
	%D%/bench-store \
	%D%/bench-verify
bench_scripts = \
	%D%/bench-package.sh \
	%D%/bench-web.sh
# What the scripts run.
bench_tools = \
	%D%/bench-bare \
	%D%/bench-centre
EXTRA_PROGRAMS += $(bench_programs) $(bench_tools)
EXTRA_DIST += $(bench_scripts) %D%/seconds.h %D%/visit.lua
CLEANFILES += $(bench_programs) $(bench_tools)
%C%_bench_ledger_SOURCES = %D%/bench-ledger.c \
	tests/lib/centre.c tests/lib/centre.h
%C%_bench_library_SOURCES = %D%/bench-library.c \
	%D%/library.c %D%/library.h
%C%_bench_reviews_SOURCES = %D%/bench-reviews.c \
	tests/lib/centre.c tests/lib/centre.h
%C%_bench_standards_SOURCES = %D%/bench-standards.c \
	tests/lib/centre.c tests/lib/centre.h
%C%_bench_store_SOURCES = %D%/bench-store.c \
	tests/crash/fault.c tests/crash/fault.h
%C%_bench_verify_SOURCES = %D%/bench-verify.c \
	tests/lib/centre.c tests/lib/centre.h

bench: all $(bench_programs) $(bench_tools)
	@for b in $(bench_programs); do srcdir='$(srcdir)' ./$$b || exit 1; done
	@for b in $(bench_scripts); do \
		srcdir='$(srcdir)' abs_top_builddir='$(abs_top_builddir)' \
		$(srcdir)/$$b || exit 1; done
.PHONY: bench
