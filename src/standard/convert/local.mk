# From published text to a unit.
src_libtyst_a_SOURCES += \
	%D%/bilingual.h			%D%/bilingual.c	\
	include/standard/convert.h	%D%/convert.c	\
	%D%/columns.h			%D%/columns.c	\
	%D%/dates.h			%D%/dates.c	\
	%D%/decode.h			%D%/decode.c	\
	%D%/document.h			%D%/document.c	\
	%D%/fields.h			%D%/fields.c	\
					%D%/given.c	\
	%D%/gather.h			%D%/gather.c	\
	%D%/headings.h			%D%/headings.c	\
					%D%/headings_match.c \
	%D%/html.h			%D%/html.c	\
	%D%/html_list.h			%D%/html_list.c	\
	%D%/html_marks.h		%D%/html_marks.c	\
					%D%/ids.c	\
	%D%/items.h			%D%/items.c	\
	%D%/knowledge.h		%D%/knowledge.c	\
	%D%/join.h			%D%/join.c	\
	%D%/language.h			%D%/language.c	\
	%D%/lines.h			%D%/lines.c	\
	%D%/lists.h			%D%/lists.c	\
	%D%/markdown.h			%D%/markdown.c	\
	%D%/marks.h			%D%/marks.c	\
	%D%/numbering.h			%D%/numbering.c	\
	%D%/pages.h			%D%/pages.c	\
	%D%/pdf.h			%D%/pdf.c	\
	%D%/sections.h			%D%/sections.c	\
	%D%/several.h			%D%/several.c	\
	%D%/sides.h			%D%/sides.c	\
					%D%/source.c	\
	%D%/titles.h			%D%/titles.c	\
	%D%/truncated.h			%D%/truncated.c

# The table of headings, folded.
noinst_PROGRAMS += %D%/foldc
%C%_foldc_SOURCES = %D%/foldc.c %D%/headings.c %D%/headings.h \
	src/base/mem.c src/base/str.c src/base/utf8.c
%C%_foldc_CFLAGS = $(WARN_CFLAGS)
%C%_foldc_LDFLAGS =
%C%_foldc_LDADD = $(UTF8PROC_LIBS)
nodist_src_libtyst_a_SOURCES += %D%/headings_folded.c
%D%/headings_folded.c: %D%/foldc$(EXEEXT)
	$(AM_V_GEN)%D%/foldc$(EXEEXT) >$@.tmp && mv $@.tmp $@
CLEANFILES += %D%/headings_folded.c
