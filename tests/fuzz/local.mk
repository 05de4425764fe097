# A fuzz target is NAME.c.  "make check" replays the inputs it begins with;
# "make fuzz FUZZ_RUNS=1000000" has libFuzzer (of clang) try others.
noinst_fuzz = %D%/replay-convert %D%/replay-csv %D%/replay-form \
	%D%/replay-json %D%/replay-unit
EXTRA_PROGRAMS += $(noinst_fuzz)
check_DATA += $(noinst_fuzz)
CLEANFILES += $(noinst_fuzz)
%C%_replay_convert_SOURCES = %D%/replay.c %D%/convert.c %D%/words.h \
	%D%/fuzz.h
%C%_replay_csv_SOURCES = %D%/replay.c %D%/csv.c %D%/around.h %D%/fuzz.h
%C%_replay_form_SOURCES = %D%/replay.c %D%/form.c %D%/fuzz.h
%C%_replay_json_SOURCES = %D%/replay.c %D%/json.c %D%/around.h %D%/fuzz.h
%C%_replay_unit_SOURCES = %D%/replay.c %D%/unit.c %D%/fuzz.h
dist_check_SCRIPTS += %D%/replay.sh
EXTRA_DIST += %D%/convert.dict %D%/csv.dict %D%/form.dict %D%/json.dict \
	%D%/unit.dict

# Comparisons are not traced: that takes most of the time, and the dictionaries
# hold what would be learnt from it.
FUZZ_CC = clang
FUZZ_RUNS = 100000
FUZZ_TIME = 60
fuzz_sources = $(src_libtyst_a_SOURCES) $(nodist_src_libtyst_a_SOURCES)
fuzz: all
	cd $(srcdir) && for target in convert csv form json unit; do \
		sources=; \
		for f in $(fuzz_sources); do \
			case $$f in *.c) \
				test -f "$$f" || f=$(abs_builddir)/$$f; \
				sources="$$sources $$f" ;; \
			esac; \
		done; \
		$(FUZZ_CC) -std=c11 -g -O1 $(DEFS) -DSANITIZE=1 \
			-fsanitize=fuzzer,address,undefined \
			-fno-sanitize-recover=all \
			-fno-sanitize-coverage=trace-cmp -I$(abs_builddir) -Iinclude \
			-I$(abs_builddir)/include -Isrc -Isrc/base \
			-Isrc/standard -Isrc/web -Isrc/cli $(LIBRARIES_CFLAGS) \
			-o $(abs_builddir)/%D%/fuzz-$$target \
			%D%/$$target.c $$sources $(LIBRARIES_LIBS) && \
		mkdir -p $(abs_builddir)/%D%/corpus-$$target && \
		$(abs_builddir)/%D%/fuzz-$$target -runs=$(FUZZ_RUNS) \
			-max_total_time=$(FUZZ_TIME) -timeout=10 -max_len=4096 \
			-dict=%D%/$$target.dict \
			$(abs_builddir)/%D%/corpus-$$target \
			tests/data/forms tests/data/seeds \
			tests/data/variants tests/data/qualifications \
			tests/data/exchange standards || exit 1; \
	done
.PHONY: fuzz
clean-local:
	rm -rf %D%/corpus-* %D%/fuzz-*
