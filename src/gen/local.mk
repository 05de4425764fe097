# The build's own small generators: they run once, so no sanitizers and no
# hardening, and they free nothing.
noinst_PROGRAMS += %D%/poc
%C%_poc_SOURCES = %D%/poc.c
%C%_poc_CFLAGS = $(WARN_CFLAGS)
%C%_poc_LDFLAGS =
%C%_poc_LDADD =
