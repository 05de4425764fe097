src_libtyst_a_SOURCES += \
	%D%/say.h			%D%/say.c
