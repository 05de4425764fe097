# Lints of "make check" need only what building needs.
dist_check_SCRIPTS += \
	%D%/banned.sh \
	%D%/files.sh \
	%D%/headers.sh \
	%D%/rooms.sh
