# Two verifiers, and a tyst that keeps no rules, to have something to find.
dist_check_SCRIPTS += %D%/agree.sh %D%/detected.sh %D%/rules.sh
long_tests += %D%/agree-long.sh
EXTRA_DIST += %D%/rules.py %D%/shown.py %D%/states.py %D%/verify.py
EXTRA_PROGRAMS += %D%/lawless
check_DATA += %D%/lawless
CLEANFILES += %D%/lawless
%C%_lawless_LDFLAGS = $(AM_LDFLAGS) -Wl,--wrap=may
