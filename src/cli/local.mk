src_libtyst_a_SOURCES += \
	include/cli/cli.h	%D%/cli.c	\
	%D%/args.h		%D%/args.c	\
	%D%/command.h		%D%/commands.c	\
	%D%/out.h		%D%/out.c	\
				%D%/children.c	\
				%D%/cmd_help.c	\
				%D%/cmd_standard.c
