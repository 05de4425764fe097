EXTRA_DIST += %D%/install-packages %D%/quickstart
