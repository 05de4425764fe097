src_libtyst_a_SOURCES += \
	include/portfolio/enrolment.h	%D%/enrolment.c	\
	include/portfolio/evidence.h	%D%/evidence.c	\
	include/portfolio/action.h	%D%/action.c	\
	include/portfolio/dated.h	%D%/dated.c	\
	%D%/dated_parts.h				\
					%D%/dated_kinds.c	\
					%D%/dated_view.c	\
	include/portfolio/conflict.h	%D%/conflict.c	\
	include/portfolio/visit.h	%D%/visit.c	\
	%D%/content.h			%D%/content.c	\
	include/portfolio/details.h	%D%/details.c	\
	%D%/mapping.h			%D%/mapping.c	\
					%D%/draft.c	\
	%D%/piece.h			%D%/submit.c	\
					%D%/view.c	\
	include/portfolio/allocate.h	%D%/allocate.c	\
	include/portfolio/cohort.h	%D%/cohort.c	\
	include/portfolio/qualifying_step.h %D%/qualifying_step.c \
	%D%/enrolment_put.h				\
	include/portfolio/qualifying.h	%D%/qualifying.c \
	%D%/qualify.h			%D%/qualify.c \
	include/portfolio/items.h	%D%/items.c	\
	include/portfolio/pages.h			\
	include/portfolio/placement.h	%D%/placement.c	\
	include/portfolio/region.h	%D%/region.c	\
	%D%/region_place.h		%D%/region_place.c	\
	include/portfolio/outbox.h	%D%/outbox.c	\
	include/portfolio/witness.h	%D%/witness.c	\
					%D%/witness_check.c	\
	include/portfolio/since.h	%D%/since.c
