# From published text to a unit.
src_libtyst_a_SOURCES += \
	%D%/bilingual.h			%D%/bilingual.c	\
	include/standard/convert.h	%D%/convert.c	\
	%D%/columns.h			%D%/columns.c	\
	%D%/dates.h			%D%/dates.c	\
	%D%/decode.h			%D%/decode.c	\
	%D%/fields.h			%D%/fields.c	\
					%D%/given.c	\
	%D%/headings.h			%D%/headings.c	\
					%D%/ids.c	\
	%D%/items.h			%D%/items.c	\
	%D%/join.h			%D%/join.c	\
	%D%/language.h			%D%/language.c	\
	%D%/lines.h			%D%/lines.c	\
	%D%/lists.h			%D%/lists.c	\
	%D%/marks.h			%D%/marks.c	\
	%D%/numbering.h			%D%/numbering.c	\
	%D%/pages.h			%D%/pages.c	\
	%D%/sections.h			%D%/sections.c	\
	%D%/several.h			%D%/several.c	\
					%D%/source.c	\
	%D%/titles.h			%D%/titles.c	\
	%D%/truncated.h			%D%/truncated.c
