src_libtyst_a_SOURCES += \
	include/cli/cli.h	%D%/cli.c	\
	%D%/acting.h		%D%/acting.c	\
	%D%/actions.h				\
	%D%/args.h		%D%/args.c	\
	%D%/command.h		%D%/commands.c	\
	%D%/data.h		%D%/data.c	\
	%D%/fetching.h		%D%/fetching.c	\
	%D%/given.h		%D%/given.c	\
	%D%/language.h		%D%/language.c	\
	%D%/lineage.h		%D%/lineage.c	\
	%D%/qualification.h	%D%/qualification.c	\
				%D%/qualifying.c	\
	%D%/out.h		%D%/out.c	\
				%D%/children.c	\
				%D%/cmd_access.c	%D%/cmd_check.c	\
				%D%/cmd_assess.c	\
				%D%/cmd_conflict.c	\
				%D%/cmd_countersign.c	\
				%D%/cmd_visit.c	\
				%D%/cmd_cohort.c	%D%/cmd_enrol.c	\
				%D%/cmd_evidence.c	\
				%D%/cmd_help.c	\
				%D%/cmd_init.c	\
				%D%/cmd_key.c	\
				%D%/cmd_language.c	\
				%D%/cmd_ledger.c	\
				%D%/cmd_package.c	\
				%D%/cmd_library.c \
				%D%/cmd_migrate.c	\
				%D%/cmd_person.c	\
				%D%/cmd_record.c	\
				%D%/cmd_revision.c \
				%D%/cmd_sample.c	\
				%D%/cmd_search.c \
				%D%/cmd_serve.c	\
				%D%/cmd_standard.c \
				%D%/cmd_unit.c	%D%/cmd_course.c \
				%D%/cmd_witness.c
