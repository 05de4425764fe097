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

# Tests of verbs once more, with each of their changes failing first.
undone = -Wl,--wrap=store_write
check_PROGRAMS += %D%/t-undone-rules
check_PROGRAMS += %D%/t-undone-states
check_PROGRAMS += %D%/t-undone-administer
check_PROGRAMS += %D%/t-undone-feedback
check_PROGRAMS += %D%/t-undone-key
check_PROGRAMS += %D%/t-undone-library
check_PROGRAMS += %D%/t-undone-migrate
check_PROGRAMS += %D%/t-undone-people
check_PROGRAMS += %D%/t-undone-session
check_PROGRAMS += %D%/t-undone-since
check_PROGRAMS += %D%/t-undone-visitor
%C%_t_undone_rules_SOURCES = %D%/undone.c tests/unit/t-rules.c \
	tests/unit/rule_cases.c tests/unit/rule_people.c tests/lib/centre.c
%C%_t_undone_rules_LDFLAGS = $(AM_LDFLAGS) $(undone)
%C%_t_undone_states_SOURCES = %D%/undone.c tests/unit/t-states.c \
	tests/lib/centre.c tests/lib/database.c
%C%_t_undone_states_LDFLAGS = $(AM_LDFLAGS) $(undone)
%C%_t_undone_administer_SOURCES = %D%/undone.c tests/unit/t-administer.c \
	tests/lib/centre.c
%C%_t_undone_administer_LDFLAGS = $(AM_LDFLAGS) $(undone)
%C%_t_undone_feedback_SOURCES = %D%/undone.c tests/unit/t-feedback.c \
	tests/lib/centre.c
%C%_t_undone_feedback_LDFLAGS = $(AM_LDFLAGS) $(undone)
%C%_t_undone_key_SOURCES = %D%/undone.c tests/unit/t-key.c
%C%_t_undone_key_LDFLAGS = $(AM_LDFLAGS) $(undone)
%C%_t_undone_library_SOURCES = %D%/undone.c tests/unit/t-library.c
%C%_t_undone_library_LDFLAGS = $(AM_LDFLAGS) $(undone)
%C%_t_undone_migrate_SOURCES = %D%/undone.c tests/unit/t-migrate.c \
	tests/lib/centre.c
%C%_t_undone_migrate_LDFLAGS = $(AM_LDFLAGS) $(undone)
%C%_t_undone_people_SOURCES = %D%/undone.c tests/unit/t-people.c \
	tests/lib/centre.c
%C%_t_undone_people_LDFLAGS = $(AM_LDFLAGS) $(undone)
%C%_t_undone_session_SOURCES = %D%/undone.c tests/unit/t-session.c
%C%_t_undone_session_LDFLAGS = $(AM_LDFLAGS) $(undone)
%C%_t_undone_since_SOURCES = %D%/undone.c tests/unit/t-since.c \
	tests/lib/centre.c
%C%_t_undone_since_LDFLAGS = $(AM_LDFLAGS) $(undone)
%C%_t_undone_visitor_SOURCES = %D%/undone.c tests/unit/t-visitor.c \
	tests/lib/centre.c
%C%_t_undone_visitor_LDFLAGS = $(AM_LDFLAGS) $(undone)
check_PROGRAMS += %D%/t-unread
%C%_t_unread_SOURCES = %D%/t-unread.c %D%/undone.c %D%/undone.h
%C%_t_unread_LDFLAGS = $(AM_LDFLAGS) $(undone)

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
