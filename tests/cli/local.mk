dist_check_SCRIPTS += \
	%D%/help.sh
