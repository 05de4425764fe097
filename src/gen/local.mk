# The build's own small generators: they run once, so no sanitizers and no
# hardening, and they free nothing.
noinst_PROGRAMS += %D%/poc
%C%_poc_SOURCES = %D%/poc.c
%C%_poc_CFLAGS = $(WARN_CFLAGS)
%C%_poc_LDFLAGS =
%C%_poc_LDADD =

# The statements of the store and its migrations.
noinst_PROGRAMS += %D%/sqlc %D%/migc
%C%_sqlc_SOURCES = %D%/sqlc.c %D%/gen.c %D%/gen.h
%C%_sqlc_CFLAGS = $(WARN_CFLAGS)
%C%_sqlc_LDFLAGS =
%C%_sqlc_LDADD =
%C%_migc_SOURCES = %D%/migc.c %D%/gen.c %D%/gen.h
%C%_migc_CFLAGS = $(WARN_CFLAGS)
%C%_migc_LDFLAGS =
%C%_migc_LDADD =

# Files that the program carries.
noinst_PROGRAMS += %D%/embed
%C%_embed_SOURCES = %D%/embed.c
%C%_embed_CFLAGS = $(WARN_CFLAGS)
%C%_embed_LDFLAGS =
%C%_embed_LDADD =

# Templates.
noinst_PROGRAMS += %D%/tmplc
%C%_tmplc_SOURCES = %D%/tmplc.c %D%/place.c %D%/place.h %D%/gen.c %D%/gen.h
%C%_tmplc_CFLAGS = $(WARN_CFLAGS)
%C%_tmplc_LDFLAGS =
%C%_tmplc_LDADD =
SUFFIXES = .html
.html.c:
	$(AM_V_GEN)$(from_source)/%D%/tmplc$(EXEEXT) $*.html $(to_build)

# Static files, named by their content and compressed.
noinst_PROGRAMS += %D%/assetc
%C%_assetc_SOURCES = %D%/assetc.c %D%/gen.c %D%/gen.h
%C%_assetc_CFLAGS = $(WARN_CFLAGS)
%C%_assetc_LDFLAGS =
%C%_assetc_LDADD = $(ZLIB_LIBS) $(CRYPTO_LIBS)
