include %D%/convert/local.mk
include %D%/exchange/local.mk
include %D%/qualification/local.mk

src_libtyst_a_SOURCES += \
	include/standard/import.h	%D%/import.c	\
	%D%/import_steps.h		%D%/import_each.c \
	include/standard/diff.h		%D%/diff.c	\
					%D%/diff_items.c	\
					%D%/diff_words.c	\
	include/standard/library.h	%D%/library.c	\
	%D%/forms.h			%D%/forms.c	\
	%D%/library_put.h				\
	include/standard/outline.h	%D%/outline.c	\
	include/standard/pair.h		%D%/pair.c	\
					%D%/pair_compare.c \
					%D%/pair_drop.c	\
	include/standard/read.h		%D%/read.c	\
	include/standard/schema.h			\
	include/standard/search.h	%D%/search.c	\
	include/standard/unit.h		%D%/unit.c	\
	%D%/build.h			%D%/build.c	\
	%D%/edition.h			%D%/edition.c	\
	%D%/facts.h			%D%/facts.c	\
	%D%/found.h			%D%/found.c	\
					%D%/index.c	\
	%D%/key.h			%D%/key.c	\
	%D%/names.h			%D%/names.c	\
	%D%/resemble.h			%D%/resemble.c	\
	include/standard/revision.h	%D%/revision.c	\
	%D%/texts.h			%D%/texts.c	\
	%D%/unit_check.h		%D%/unit_check.c \
					%D%/unit_json.c	\
					%D%/unit_plain.c \
					%D%/unit_read.c	\
					%D%/unit_xml.c	\
					%D%/warning.c

nodist_src_libtyst_a_SOURCES += %D%/schema_data.c
%D%/schema_data.c: standards/tyst-standards.rng src/gen/embed$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
	src/gen/embed$(EXEEXT) schema_standards \
		$(srcdir)/standards/tyst-standards.rng >$@.tmp && mv $@.tmp $@
CLEANFILES += %D%/schema_data.c
