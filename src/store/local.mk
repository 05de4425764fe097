# The store.  A room's statements are one file in sql/, a change of the schema
# is a new file in migrate/: each is a line here.
statements = \
	%D%/sql/store.sql \
	%D%/sql/ledger.sql \
	%D%/sql/checkpoint.sql \
	%D%/sql/people.sql \
	%D%/sql/rules.sql \
	%D%/sql/key.sql \
	%D%/sql/portfolio.sql \
	%D%/sql/witness.sql \
	%D%/sql/dated.sql \
	%D%/sql/assess.sql \
	%D%/sql/conflict.sql \
	%D%/sql/countersign.sql \
	%D%/sql/import.sql \
	%D%/sql/sampling.sql \
	%D%/sql/migration.sql \
	%D%/sql/standard.sql \
	%D%/sql/qualification.sql \
	%D%/sql/course.sql \
	%D%/sql/language.sql \
	%D%/sql/package.sql \
	%D%/sql/revision.sql \
	%D%/sql/search.sql \
	%D%/sql/check.sql

migrations = \
	%D%/migrate/0001-ledger.sql \
	%D%/migrate/0002-standard.sql \
	%D%/migrate/0003-people.sql \
	%D%/migrate/0004-portfolio.sql \
	%D%/migrate/0005-assess.sql \
	%D%/migrate/0006-session.sql \
	%D%/migrate/0007-reads.sql \
	%D%/migrate/0008-fetched.sql \
	%D%/migrate/0009-revision.sql \
	%D%/migrate/0010-search.sql \
	%D%/migrate/0011-qualification.sql \
	%D%/migrate/0012-languages.sql \
	%D%/migrate/0013-migration.sql \
	%D%/migrate/0014-checkpoint.sql \
	%D%/migrate/0015-dated.sql \
	%D%/migrate/0016-key.sql \
	%D%/migrate/0017-countersign.sql \
	%D%/migrate/0018-sampling.sql \
	%D%/migrate/0019-conflict.sql \
	%D%/migrate/0020-witness.sql \
	%D%/migrate/0021-course.sql \
	%D%/migrate/0022-import.sql

src_libtyst_a_SOURCES += \
	include/store/blob.h	%D%/blob.c	\
	include/store/bytes.h	include/store/told.h	\
	include/store/store.h	%D%/store.c	\
	include/store/search.h	%D%/search.c	\
	%D%/handle.h		%D%/batch.c	\
				%D%/group.c	\
				%D%/create.c	\
	%D%/db.h		%D%/db.c	\
	%D%/db_sqlite.h		%D%/db_sqlite.c	\
				%D%/db_sqlite_open.c \
	include/store/kept.h	%D%/kept.c	\
				%D%/lock.c	\
				%D%/migrate.c
nodist_src_libtyst_a_SOURCES += include/store/sql.h %D%/sql.c %D%/migrations.c

sqlc = src/gen/sqlc$(EXEEXT)
migc = src/gen/migc$(EXEEXT)
from_source = $(MKDIR_P) $(@D) && cd $(srcdir) && $(abs_builddir)
to_build = >$(abs_builddir)/$@.tmp && mv $(abs_builddir)/$@.tmp $(abs_builddir)/$@

include/store/sql.h: $(statements) $(sqlc)
	$(AM_V_GEN)$(from_source)/$(sqlc) h $(statements) $(to_build)
%D%/sql.c: $(statements) $(sqlc)
	$(AM_V_GEN)$(from_source)/$(sqlc) c $(statements) $(to_build)
%D%/migrations.c: $(migrations) $(migc)
	$(AM_V_GEN)$(from_source)/$(migc) sqlite $(migrations) $(to_build)

# What PostgreSQL is asked to take, in the tests.
%D%/postgresql.sql: $(migrations) $(statements) $(sqlc) $(migc)
	$(AM_V_GEN)$(MKDIR_P) $(@D) && cd $(srcdir) && \
	{ $(abs_builddir)/$(migc) postgresql $(migrations) && \
	$(abs_builddir)/$(sqlc) postgresql $(statements); } $(to_build)

BUILT_SOURCES += include/store/sql.h
CLEANFILES += include/store/sql.h %D%/sql.c %D%/migrations.c \
	%D%/postgresql.sql
EXTRA_DIST += $(statements) $(migrations)
