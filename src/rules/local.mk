src_libtyst_a_SOURCES += \
	include/rules/rules.h	%D%/rules.c	%D%/check.h \
	%D%/check_people.c	%D%/check_evidence.c	%D%/check_unit.c %D%/check_claim.c \
	%D%/check_witness.c %D%/check_key.c \
	%D%/check_release.c \
	include/rules/states.h	%D%/states.c \
	%D%/check_asked.c	%D%/check_conflict.c
