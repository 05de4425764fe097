# Lints of "make check" need only what building needs; those of "make lint"
# need the tools they are named after, or texts and manual to be complete.
dist_check_SCRIPTS += \
	%D%/banned.sh \
	%D%/files.sh \
	%D%/headers.sh \
	%D%/rooms.sh \
	%D%/seeds.sh

lints = \
	%D%/commands.sh \
	%D%/format.sh \
	%D%/shell.sh \
	%D%/spelling.sh \
	%D%/texts.sh \
	%D%/tidy.sh
EXTRA_DIST += $(lints) %D%/clang %D%/spelling.txt %D%/tidy.h

lint: all
	$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(lints)' TEST_SUITE_LOG=lint.log

# Lay out all C as .clang-format says.
format:
	cd $(srcdir) && find include src tests -name '*.[ch]' | \
		xargs "$$(%D%/clang clang-format)" -i
.PHONY: lint format
