src_libtyst_a_SOURCES += \
	include/people/access.h		%D%/access.c		\
	include/people/approval.h	%D%/approval.c		\
	include/people/credential.h	%D%/credential.c	\
	include/people/key.h		%D%/key.c		\
					%D%/passphrase.c	\
	%D%/passphrase.h				\
	include/people/person.h		%D%/person.c		\
	include/people/session.h	%D%/session.c
