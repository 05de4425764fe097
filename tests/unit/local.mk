# A unit test: a line here, its source t-<name>.c.
check_PROGRAMS += %D%/t-act
check_PROGRAMS += %D%/t-base
check_PROGRAMS += %D%/t-blob
check_PROGRAMS += %D%/t-canon
check_PROGRAMS += %D%/t-child
check_PROGRAMS += %D%/t-commit
check_PROGRAMS += %D%/t-file
check_PROGRAMS += %D%/t-hash
check_PROGRAMS += %D%/t-items
check_PROGRAMS += %D%/t-library
check_PROGRAMS += %D%/t-names
check_PROGRAMS += %D%/t-package
check_PROGRAMS += %D%/t-progress
check_PROGRAMS += %D%/t-rules
check_PROGRAMS += %D%/t-seeds
check_PROGRAMS += %D%/t-sql
check_PROGRAMS += %D%/t-store
check_PROGRAMS += %D%/t-tree
check_PROGRAMS += %D%/t-variants
check_PROGRAMS += %D%/t-verify
check_PROGRAMS += %D%/t-xml
check_PROGRAMS += %D%/t-zip
%C%_t_items_SOURCES = %D%/t-items.c tests/lib/centre.c tests/lib/centre.h
%C%_t_progress_SOURCES = %D%/t-progress.c tests/lib/centre.c tests/lib/centre.h
%C%_t_rules_SOURCES = %D%/t-rules.c tests/lib/centre.c tests/lib/centre.h
%C%_t_package_SOURCES = %D%/t-package.c tests/lib/centre.c \
	tests/lib/centre.h
