EXTRA_DIST += .ci/run %D%/check %D%/install-packages %D%/quickstart
