src_libtyst_a_SOURCES += \
	include/people/approval.h	%D%/approval.c		\
	include/people/credential.h	%D%/credential.c	\
	include/people/person.h		%D%/person.c
