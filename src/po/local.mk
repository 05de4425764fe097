# Catalogues: one .po per language, compiled in.
catalogues = \
	%D%/cy.po

nodist_src_libtyst_a_SOURCES += %D%/catalogues.c
%D%/catalogues.c: $(catalogues) src/gen/poc$(EXEEXT)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && cd $(srcdir) && \
	$(abs_builddir)/src/gen/poc$(EXEEXT) $(catalogues) >$(abs_builddir)/$@.tmp && \
	mv $(abs_builddir)/$@.tmp $(abs_builddir)/$@
CLEANFILES += %D%/catalogues.c
EXTRA_DIST += $(catalogues) %D%/extract

# Bring the catalogues up to date with the source: new texts come in without a
# translation, texts that are gone go.
update-po: all
	$(srcdir)/%D%/extract $(srcdir) $(builddir) >texts.pot
	set -e; for po in $(catalogues); do \
		msgmerge --quiet --no-fuzzy-matching --add-location=file \
			--output-file=texts.po $(srcdir)/$$po texts.pot; \
		msgattrib --no-obsolete --output-file=texts.po texts.po; \
		sed '/^"POT-Creation-Date:/d' texts.po >$(srcdir)/$$po; \
	done
	rm -f texts.pot texts.po
.PHONY: update-po
