# make bench: one JSON line per figure, each beside its baseline measured in
# the same run.  Programs and scripts; nothing here asserts a time.
bench_programs = \
	%D%/bench-centre \
	%D%/bench-reviews \
	%D%/bench-standards \
	%D%/bench-store
bench_scripts = \
	%D%/bench-package.sh
EXTRA_PROGRAMS += $(bench_programs)
EXTRA_DIST += $(bench_scripts)
CLEANFILES += $(bench_programs)
%C%_bench_reviews_SOURCES = %D%/bench-reviews.c \
	tests/lib/centre.c tests/lib/centre.h
%C%_bench_standards_SOURCES = %D%/bench-standards.c \
	tests/lib/centre.c tests/lib/centre.h
%C%_bench_store_SOURCES = %D%/bench-store.c \
	tests/crash/fault.c tests/crash/fault.h

bench: all $(bench_programs)
	@for b in $(bench_programs); do srcdir='$(srcdir)' ./$$b || exit 1; done
	@for b in $(bench_scripts); do \
		srcdir='$(srcdir)' abs_top_builddir='$(abs_top_builddir)' \
		$(srcdir)/$$b || exit 1; done
.PHONY: bench
