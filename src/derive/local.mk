src_libtyst_a_SOURCES += \
	include/derive/derive.h	%D%/derive.c	\
	include/derive/facts.h	%D%/facts.c	\
	include/derive/library.h	%D%/library.c	\
	%D%/account.h		%D%/account_facts.c	%D%/asked.c	\
	%D%/countersign.c	%D%/dated.c	\
	include/derive/draw.h	%D%/draw.c	\
	%D%/import.c	\
	%D%/find.c		%D%/items.c	%D%/keys.c	\
	%D%/migration.c		%D%/particulars.c	\
	%D%/records.c		%D%/review.c		%D%/steps.c	%D%/course.c	\
	%D%/sample.c	%D%/sign.c	\
	%D%/who.c		%D%/witness.c
