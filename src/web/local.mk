# The templates, compiled: a line here for each.
pages = \
	%D%/page/error.html \
	%D%/page/fields.html \
	%D%/page/frame.html

src_libtyst_a_SOURCES += \
	%D%/form.h			\
	%D%/page.h			\
	%D%/request.h			\
	%D%/route.h			\
	%D%/say.h			%D%/say.c	\
	%D%/session_web.h		\
	%D%/views.h

SUFFIXES = .html
.html.c:
	$(AM_V_GEN)$(from_source)/src/gen/tmplc$(EXEEXT) $*.html $(to_build)
$(pages:.html=.c): src/gen/tmplc$(EXEEXT)
nodist_src_libtyst_a_SOURCES += $(pages:.html=.c)
CLEANFILES += $(pages:.html=.c)
EXTRA_DIST += $(pages)
