# A unit test: its name here, its source t-<name>.c.
check_PROGRAMS += \
	%D%/t-act \
	%D%/t-base \
	%D%/t-canon \
	%D%/t-file \
	%D%/t-hash \
	%D%/t-seeds \
	%D%/t-store \
	%D%/t-tree
%C%_t_act_SOURCES = %D%/t-act.c
%C%_t_base_SOURCES = %D%/t-base.c
%C%_t_canon_SOURCES = %D%/t-canon.c
%C%_t_file_SOURCES = %D%/t-file.c
%C%_t_hash_SOURCES = %D%/t-hash.c
%C%_t_store_SOURCES = %D%/t-store.c
%C%_t_tree_SOURCES = %D%/t-tree.c
%C%_t_seeds_SOURCES = %D%/t-seeds.c
