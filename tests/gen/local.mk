# The generators.
dist_check_SCRIPTS += \
	%D%/migc.sh \
	%D%/sqlc.sh
