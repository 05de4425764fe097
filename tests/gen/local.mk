# The generators.
dist_check_SCRIPTS += \
	%D%/assetc.sh \
	%D%/migc.sh \
	%D%/sqlc.sh \
	%D%/tmplc.sh

# What templates make of values.
check_PROGRAMS += %D%/t-places
%C%_t_places_SOURCES = %D%/t-places.c %D%/views.h
nodist_%C%_t_places_SOURCES = %D%/places.c
%C%_t_places_CPPFLAGS = $(AM_CPPFLAGS) -I$(srcdir)/%D%
%D%/places.c: src/gen/tmplc$(EXEEXT)
CLEANFILES += %D%/places.c
EXTRA_DIST += %D%/places.html
