EXTRA_DIST += .ci/run %D%/check %D%/coverage %D%/install-packages \
	%D%/nginx.conf.sample %D%/quickstart
