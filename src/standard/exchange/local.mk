# Units as the formats of others have them.
src_libtyst_a_SOURCES += \
	include/standard/exchange.h			\
	include/standard/sheet.h	%D%/sheet.c	\
	%D%/case.h			%D%/case_read.c	\
					%D%/case_write.c	\
					%D%/competencies.c	\
	%D%/framework.h			%D%/framework.c	\
					%D%/framework_units.c	\
	%D%/readers.h				\
					%D%/smartevidence.c	\
	%D%/table.h			%D%/table.c
