# Killing and cutting the power: nothing acknowledged is ever lost.
check_PROGRAMS += \
	%D%/t-kill-reviews
%C%_t_kill_reviews_SOURCES = %D%/t-kill-reviews.c \
	tests/lib/centre.c tests/lib/centre.h
long_tests += %D%/kill-reviews-long.sh

# "crash" adds what can be judged afterwards; the others are built wrongly, each
# without one of the syncs, for the power-cut rig to catch them.
crash_sources = %D%/crash.c %D%/sheet.c %D%/sheet.h
check_PROGRAMS += %D%/t-fault
%C%_t_fault_SOURCES = %D%/t-fault.c %D%/fault.c %D%/fault.h \
	%D%/sheet.c %D%/sheet.h

crash_programs = %D%/crash %D%/crash-commit %D%/crash-folder %D%/crash-blob
EXTRA_PROGRAMS += $(crash_programs)
check_DATA += $(crash_programs)
CLEANFILES += $(crash_programs)
%C%_crash_SOURCES = $(crash_sources)
%C%_crash_commit_SOURCES = $(crash_sources) src/store/db_sqlite_open.c
%C%_crash_commit_CPPFLAGS = $(AM_CPPFLAGS) -DSTORE_SYNCHRONOUS='"1"'
%C%_crash_folder_SOURCES = $(crash_sources) src/store/blob.c
%C%_crash_folder_CPPFLAGS = $(AM_CPPFLAGS) -DSTORE_SYNC_FOLDER=0
%C%_crash_blob_SOURCES = $(crash_sources) src/store/blob.c
%C%_crash_blob_CPPFLAGS = $(AM_CPPFLAGS) -DSTORE_SYNC_BLOB=0

dist_check_SCRIPTS += \
	%D%/full.sh \
	%D%/kill.sh \
	%D%/kill-checkpoint.sh \
	%D%/powercut.sh
long_tests += \
	%D%/kill-long.sh \
	%D%/kill-web-long.sh \
	%D%/powercut-long.sh
EXTRA_DIST += %D%/kill-web.py
