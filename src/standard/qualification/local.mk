# Qualifications: the file, its rules and what they ask of a learner's units.
src_libtyst_a_SOURCES += \
	include/standard/qualification.h	%D%/qualification.c \
						%D%/qualification_json.c \
						%D%/qualification_read.c \
						%D%/qualification_xml.c \
	%D%/qualification_check.h		%D%/qualification_check.c \
	include/standard/combination.h		%D%/combination.c \
	%D%/missing.h				%D%/missing.c \
	include/standard/qualifications.h	%D%/qualifications.c \
	%D%/structure.h				%D%/structure.c \
	%D%/branch.h				%D%/branch.c
