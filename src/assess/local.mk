src_libtyst_a_SOURCES += \
	include/assess/countersign.h	%D%/countersign.c	\
	include/assess/feedback.h	%D%/feedback.c	\
					%D%/next.c	\
	include/assess/matrix.h		%D%/matrix.c	\
					%D%/signoff.c	\
					%D%/map.c	\
	include/assess/migrate.h	%D%/migrate.c	\
	%D%/migrate_plan.h		%D%/migrate_plan.c \
	include/assess/import.h		%D%/import.c	\
	include/assess/queue.h		%D%/queue.c	\
	include/assess/progress.h	%D%/progress.c	\
	include/assess/review.h		%D%/review.c	\
	%D%/standing.h			%D%/standing.c	\
	%D%/standing_rows.h		%D%/standing_rows.c	\
	%D%/review_parts.h		%D%/decide.c	\
					%D%/outcome.c	\
					%D%/review_act.c	\
	include/assess/review_form.h	%D%/review_form.c	\
	include/assess/said.h		%D%/said.c	\
	%D%/form_fields.h		%D%/form_fields.c	\
	include/assess/release.h	%D%/release.c	\
	include/assess/sample.h		%D%/sample.c	\
					%D%/sample_view.c	\
	include/assess/sampling.h	%D%/sampling.c	\
	%D%/sampling_parts.h		%D%/sampling_form.c	\
					%D%/sampling_draw.c	\
	%D%/select.h			%D%/select.c	\
	include/assess/sign.h		%D%/sign.c	\
	%D%/overtaken.h			%D%/overtaken.c	\
	include/assess/withdraw.h	%D%/withdraw.c	\
	include/assess/begin.h		%D%/begin.c	\
	include/assess/reopen.h		%D%/reopen.c	\
	%D%/unit_step.h			%D%/unit_step.c	\
	include/assess/words.h		%D%/words.c
