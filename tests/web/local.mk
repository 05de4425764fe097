# Pages, in a browser.
dist_check_SCRIPTS += \
	%D%/gate.sh \
	%D%/roles.sh \
	%D%/serve.sh \
	%D%/sign-in.sh
EXTRA_DIST += tests/package.json tests/package-lock.json tests/lib/browser.sh \
	tests/lib/web.sh \
	%D%/gate.mjs \
	%D%/lib/catalogue.mjs \
	%D%/lib/gate.mjs \
	%D%/lib/hands.mjs \
	%D%/lib/site.mjs \
	%D%/lib/tap.mjs \
	%D%/lib/visitor.mjs
