src_libtyst_a_SOURCES += \
	include/check/check.h	%D%/check.c	\
	%D%/parts.h		%D%/gaps.c	\
	include/check/draws.h	%D%/draws.c	\
	%D%/library.c		%D%/person.c	\
	%D%/rows.c
