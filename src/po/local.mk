# Catalogues: one .po per language, compiled in.
catalogues = \
	%D%/cy.po

nodist_src_libtyst_a_SOURCES += %D%/catalogues.c
%D%/catalogues.c: $(catalogues) src/gen/poc$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && cd $(srcdir) && \
	$(abs_builddir)/src/gen/poc$(EXEEXT) $(catalogues) >$(abs_builddir)/$@.tmp && \
	mv $(abs_builddir)/$@.tmp $(abs_builddir)/$@
CLEANFILES += %D%/catalogues.c
EXTRA_DIST += $(catalogues)
