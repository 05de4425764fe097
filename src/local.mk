# libtyst.a is the whole program but main(); the tests link it too.
noinst_LIBRARIES += %D%/libtyst.a
%C%_libtyst_a_SOURCES =
nodist_%C%_libtyst_a_SOURCES =

bin_PROGRAMS += %D%/tyst
%C%_tyst_SOURCES = %D%/main.c
%C%_tyst_LDADD = %D%/libtyst.a $(LIBRARIES_LIBS)

include %D%/gen/local.mk
include %D%/base/local.mk
include %D%/store/local.mk
include %D%/ledger/local.mk
include %D%/people/local.mk
include %D%/rules/local.mk
include %D%/standard/local.mk
include %D%/portfolio/local.mk
include %D%/assess/local.mk
include %D%/derive/local.mk
include %D%/check/local.mk
include %D%/package/local.mk
include %D%/web/local.mk
include %D%/cli/local.mk
include %D%/po/local.mk
include %D%/man/local.mk
