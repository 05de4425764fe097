# The templates, compiled: a line here for each.
pages = \
	%D%/page/account.html \
	%D%/page/receipt.html \
	%D%/page/signed.html \
	%D%/page/declare.html \
	%D%/page/error.html \
	%D%/page/evidence_form.html \
	%D%/page/fields.html \
	%D%/page/frame.html \
	%D%/page/import.html \
	%D%/page/items.html \
	%D%/page/learners.html \
	%D%/page/login.html \
	%D%/page/media.html \
	%D%/page/my.html \
	%D%/page/people.html \
	%D%/page/person.html \
	%D%/page/piece.html \
	%D%/page/qualification.html \
	%D%/page/queue.html \
	%D%/page/review.html \
	%D%/page/revision.html \
	%D%/page/adopt.html \
	%D%/page/countersign.html \
	%D%/page/sign.html \
	%D%/page/task.html \
	%D%/page/visit.html \
	%D%/page/action.html \
	%D%/page/plan.html \
	%D%/page/record.html \
	%D%/page/conflict.html \
	%D%/page/quality.html \
	%D%/page/sample.html \
	%D%/page/standard.html \
	%D%/page/standards.html \
	%D%/page/unit.html \
	%D%/page/witness.html

# The stylesheet: these, one after the other.
style = \
	%D%/style/frame.css \
	%D%/style/parts.css \
	%D%/style/places.css

# What /static/ serves besides.
assets = \
	%D%/static/evidence.js \
	%D%/static/icon.svg \
	%D%/static/review.js

src_libtyst_a_SOURCES += \
					%D%/access.c	\
	%D%/checkpoints.h	%D%/checkpoints.c	\
	%D%/asset.h			%D%/asset.c	\
	include/web/routes.h			\
	include/web/server.h		%D%/server.c	\
	include/web/slip.h		%D%/page_witness.c	\
	include/web/settings.h		%D%/settings.c	\
					%D%/dispatch.c	\
					%D%/error.c	\
	%D%/exchange.h			%D%/framing.c	\
	%D%/case_index.h		%D%/case_index.c	\
	%D%/case_list.h			%D%/case_list.c	\
	%D%/form.h			%D%/form.c	\
	%D%/form_values.h		%D%/form_values.c	\
	%D%/handlers.h			\
	%D%/journal.h			%D%/journal.c	\
	%D%/language.h			%D%/language.c	\
	%D%/learner.h			\
	%D%/listen.h			%D%/listen.c	\
	%D%/mailer.h			%D%/mailer.c	\
					%D%/log.c	\
	%D%/metrics.h			%D%/metrics.c	\
	%D%/page.h			%D%/page.c	\
					%D%/page_account.c	\
					%D%/page_receipt.c	\
					%D%/page_signed.c	\
					%D%/page_case.c	\
					%D%/page_course.c	\
					%D%/page_allocate.c	\
					%D%/page_unit_task.c	\
					%D%/page_evidence.c	\
					%D%/page_evidence_form.c	\
					%D%/page_evidence_task.c	\
					%D%/page_file.c	\
					%D%/page_import.c	\
					%D%/page_items.c	\
					%D%/page_learner.c	\
					%D%/page_qualification.c	\
	%D%/qualification_tree.h	%D%/qualification_tree.c	\
					%D%/page_queue.c	\
					%D%/page_resume.c	\
					%D%/page_review.c	\
					%D%/page_revision.c	\
					%D%/page_adopt.c	\
					%D%/page_countersign.c	\
					%D%/page_sign.c	\
	%D%/rows.h			%D%/page_action.c	\
					%D%/page_quality.c	\
					%D%/page_sampling.c	\
					%D%/page_records.c	\
					%D%/page_conflict.c	\
	%D%/views_quality.h		\
				%D%/page_visit.c	\
					%D%/page_people.c	\
					%D%/page_standard.c	\
					%D%/page_standards.c	\
	%D%/pool.h			%D%/pool.c	\
					%D%/probes.c	\
	%D%/readers.h			%D%/readers.c	\
					%D%/reply.c	\
	%D%/request.h			\
	%D%/route.h			%D%/route.c	\
					%D%/routes.c	\
					%D%/send_file.c	\
					%D%/static.c	\
	%D%/waiting.h			%D%/waiting.c	\
	%D%/watch.h			%D%/watch.c	\
	%D%/say.h			%D%/say.c	\
	%D%/session_web.h		%D%/session_web.c	\
	%D%/throttle.h			%D%/throttle.c	\
	%D%/views.h			\
	%D%/views_account.h		\
	%D%/views_assessor.h \
	%D%/views_admin.h		\
	%D%/views_course.h		\
	%D%/views_learner.h		\
	%D%/views_qualification.h	\
	%D%/views_revision.h		\
	%D%/views_standard.h		\
	%D%/views_task.h	%D%/task.c	\
	%D%/views_witness.h

$(pages:.html=.c): src/gen/tmplc$(EXEEXT)
nodist_src_libtyst_a_SOURCES += $(pages:.html=.c)
CLEANFILES += $(pages:.html=.c)
EXTRA_DIST += $(pages)

nodist_src_libtyst_a_SOURCES += %D%/assets.c
%D%/tyst.css: $(style)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && cd $(srcdir) && cat $(style) $(to_build)
%D%/assets.c: %D%/tyst.css $(assets) src/gen/assetc$(EXEEXT)
	$(AM_V_GEN)$(from_source)/src/gen/assetc$(EXEEXT) \
		$(abs_builddir)/%D%/tyst.css $(assets) $(to_build)
CLEANFILES += %D%/tyst.css %D%/assets.c
EXTRA_DIST += $(style) $(assets)
