EXTRA_DIST += .ci/run %D%/check %D%/install-packages %D%/nginx.conf.sample \
	%D%/quickstart
