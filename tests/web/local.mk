# Pages, in a browser.
dist_check_SCRIPTS += \
	%D%/assessor.sh \
	%D%/access.sh %D%/approvals.sh %D%/elsewhere.sh \
	%D%/busy.sh \
	%D%/case.sh \
	%D%/course.sh \
	%D%/admin.sh \
	%D%/file.sh \
	%D%/first-day.sh \
	%D%/framing.sh \
	%D%/gate.sh \
	%D%/hostile.sh \
	%D%/job-cy.sh \
	%D%/job-en.sh \
	%D%/job-keys.sh \
	%D%/job-plain.sh \
	%D%/keys.sh \
	%D%/nginx.sh \
	%D%/once.sh \
	%D%/pages.sh \
	%D%/learner.sh \
	%D%/library.sh \
	%D%/qualification.sh \
	%D%/regions.sh \
	%D%/receipt.sh \
	%D%/records.sh \
	%D%/resume.sh \
	%D%/revision.sh \
	%D%/roles.sh \
	%D%/rules.sh \
	%D%/sampling.sh \
	%D%/serve.sh \
	%D%/sign-in.sh \
	%D%/signed.sh \
	%D%/slow.sh \
	%D%/stop.sh \
	%D%/temporary.sh \
	%D%/upload.sh \
	%D%/words.sh \
	%D%/mail.sh \
	%D%/mail-tls.sh \
	%D%/slip.sh \
	%D%/witness.sh
long_tests += %D%/upload-long.sh
EXTRA_DIST += tests/package.json tests/package-lock.json tests/lib/browser.sh \
	tests/lib/case-client.py tests/lib/node.sh tests/lib/schema.mjs \
	tests/lib/form.py tests/lib/web.sh \
	tests/lib/raw.py \
	%D%/framing.py \
	%D%/slow.py \
	%D%/stop.py \
	%D%/upload.py \
	%D%/course.mjs \
	%D%/first-day.mjs \
	%D%/gate.mjs \
	%D%/hostile.mjs \
	%D%/job.mjs \
	%D%/keys.mjs \
	%D%/library.mjs \
	%D%/words.mjs \
	%D%/revision.mjs \
	%D%/sampling.mjs \
	%D%/lib/catalogue.mjs \
	%D%/lib/gate.mjs \
	%D%/lib/hands.mjs \
	%D%/lib/site.mjs \
	%D%/lib/tap.mjs \
	%D%/lib/visitor.mjs \
	%D%/pages.mjs
# What pages.sh leaves for whoever wants to look.
CLEANFILES += screenshots/*.png
