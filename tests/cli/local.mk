dist_check_SCRIPTS += \
	%D%/demo-data.sh \
	%D%/help.sh
