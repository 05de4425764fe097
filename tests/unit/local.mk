# A unit test: its name here, its source t-<name>.c.
check_PROGRAMS += \
	%D%/t-base
%C%_t_base_SOURCES = %D%/t-base.c
