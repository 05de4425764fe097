src_libtyst_a_SOURCES += \
	include/base/banned.h \
	include/base/ctx.h	%D%/ctx.c	\
	include/base/file.h	%D%/file.c	\
	include/base/hash.h	%D%/hash.c	\
	include/base/id.h	%D%/id.c	\
	include/base/mem.h	%D%/mem.c	\
	include/base/str.h	%D%/str.c	\
	include/base/text.h	%D%/text.c	\
	include/base/time.h	%D%/time.c	\
	include/base/value.h	%D%/value.c
