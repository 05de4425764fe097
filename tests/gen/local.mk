# The generators.
dist_check_SCRIPTS += \
	%D%/assetc.sh \
	%D%/migc.sh \
	%D%/sqlc.sh
