# A unit test: its name here, its source t-<name>.c.
check_PROGRAMS += \
	%D%/t-base \
	%D%/t-file \
	%D%/t-hash
%C%_t_base_SOURCES = %D%/t-base.c
%C%_t_file_SOURCES = %D%/t-file.c
%C%_t_hash_SOURCES = %D%/t-hash.c
