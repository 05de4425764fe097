src_libtyst_a_SOURCES += \
	include/rules/rules.h	%D%/rules.c
