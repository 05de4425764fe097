src_libtyst_a_SOURCES += \
	include/derive/derive.h	%D%/derive.c	\
	include/derive/facts.h	%D%/facts.c	\
	%D%/account.h		%D%/account_facts.c	\
	%D%/countersign.c	%D%/dated.c	\
	%D%/find.c		%D%/items.c	\
	%D%/migration.c		%D%/review.c	%D%/steps.c
