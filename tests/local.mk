# make check: every test speaks TAP.
TEST_EXTENSIONS = .sh
LOG_DRIVER = $(SHELL) $(top_srcdir)/build-aux/tap-driver.sh
SH_LOG_DRIVER = $(LOG_DRIVER)
# What waits for ever fails; 0 is no limit.
TEST_SECONDS = 1800
LOG_COMPILER = timeout $(TEST_SECONDS)
SH_LOG_COMPILER = $(LOG_COMPILER)
AM_TESTS_ENVIRONMENT = LC_ALL=C.UTF-8; TZ=UTC; \
	abs_top_builddir='$(abs_top_builddir)'; CC='$(CC)'; \
	TYST_CPPFLAGS='$(DEFS) -I. $(AM_CPPFLAGS) $(CPPFLAGS)'; \
	export LC_ALL TZ abs_top_builddir CC TYST_CPPFLAGS;
AM_CPPFLAGS += -I$(top_srcdir)/tests/lib
long_tests =
LDADD = src/libtyst.a $(LIBRARIES_LIBS)

check_DATA =
include %D%/unit/local.mk
include %D%/bench/local.mk
include %D%/crash/local.mk
include %D%/cli/local.mk
include %D%/gen/local.mk
include %D%/fuzz/local.mk
include %D%/lint/local.mk
include %D%/store/local.mk
include %D%/verify/local.mk
include %D%/fresh/local.mk
include %D%/web/local.mk
TESTS = $(check_PROGRAMS) $(dist_check_SCRIPTS)

EXTRA_DIST += $(long_tests)
check-long: all
	$(MAKE) $(AM_MAKEFLAGS) check TESTS='$(long_tests)' TEST_SECONDS=0 \
		TEST_SUITE_LOG=long.log

# What scripts/check runs, a name a line.
print-tests:
	@printf '%s\n' $(TESTS)
print-lints:
	@printf '%s\n' $(lints)
.PHONY: check-long print-tests print-lints
EXTRA_DIST += \
	%D%/coverage.list \
	%D%/lib/checkpoint.go \
	%D%/lib/code.awk \
	%D%/lib/cosign.py \
	%D%/lib/coverage.py \
	%D%/lib/datadir.h \
	%D%/lib/datadir_sql.h \
	%D%/lib/lint.sh \
	%D%/lib/mail.sh \
	%D%/lib/mounts.sh \
	%D%/lib/page.awk \
	%D%/lib/po.awk \
	%D%/lib/tap.h \
	%D%/lib/tap.sh
EXTRA_DIST += %D%/corpus %D%/data
