src_libtyst_a_SOURCES += \
	include/package/export.h	%D%/export.c	\
	include/package/verify.h	%D%/verify.c	\
	%D%/acts.h			%D%/acts.c	\
	%D%/bag.h			%D%/bag.c	\
	%D%/check.h			%D%/check_acts.c	\
	%D%/check_bag.c			%D%/check_files.c	\
	%D%/check_signatures.c		%D%/check_states.c	\
	%D%/views.h			%D%/index.c		\
	%D%/names.h			%D%/names.c	\
	include/package/packages.h	%D%/packages.c	\
	%D%/portfolio_xml.h		%D%/portfolio_xml.c	\
	%D%/schema.h			\
	%D%/shown.c			\
	%D%/proof.h		%D%/proof.c	\
				%D%/check_ledger.c \
	%D%/snapshot.h			%D%/snapshot.c	\
	%D%/snapshot_acts.c		%D%/snapshot_marks.c	\
				%D%/snapshot_work.c

nodist_src_libtyst_a_SOURCES += %D%/schema_data.c
%D%/schema_data.c: portfolios/tyst-portfolio.rng src/gen/embed$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && \
	src/gen/embed$(EXEEXT) schema_portfolio \
		$(srcdir)/portfolios/tyst-portfolio.rng >$@.tmp && mv $@.tmp $@
CLEANFILES += %D%/schema_data.c

nodist_src_libtyst_a_SOURCES += %D%/page/index.c
%D%/page/index.c: src/gen/tmplc$(EXEEXT)
CLEANFILES += %D%/page/index.c
EXTRA_DIST += %D%/page/index.html
