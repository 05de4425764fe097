# The store against another engine.
dist_check_SCRIPTS += \
	%D%/postgresql.sh
check_DATA += src/store/postgresql.sql
