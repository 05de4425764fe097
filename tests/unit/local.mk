# A unit test: a line here, its source t-<name>.c.
check_PROGRAMS += %D%/t-act
check_PROGRAMS += %D%/t-address
check_PROGRAMS += %D%/t-administer
check_PROGRAMS += %D%/t-asset
check_PROGRAMS += %D%/t-base
check_PROGRAMS += %D%/t-blob
check_PROGRAMS += %D%/t-canon
check_PROGRAMS += %D%/t-child
check_PROGRAMS += %D%/t-combination
check_PROGRAMS += %D%/t-commit
check_PROGRAMS += %D%/t-day
check_PROGRAMS += %D%/t-derive
check_PROGRAMS += %D%/t-diff
check_PROGRAMS += %D%/t-ed25519
check_PROGRAMS += %D%/t-edges
check_PROGRAMS += %D%/t-evidence
check_PROGRAMS += %D%/t-exchange
check_PROGRAMS += %D%/t-feedback
check_PROGRAMS += %D%/t-file
check_PROGRAMS += %D%/t-form
check_PROGRAMS += %D%/t-group
check_PROGRAMS += %D%/t-hash
check_PROGRAMS += %D%/t-items
check_PROGRAMS += %D%/t-kept
check_PROGRAMS += %D%/t-key
check_PROGRAMS += %D%/t-keyring
check_PROGRAMS += %D%/t-library
check_PROGRAMS += %D%/t-matrix
check_PROGRAMS += %D%/t-migrate
check_PROGRAMS += %D%/t-model
check_PROGRAMS += %D%/t-names
check_PROGRAMS += %D%/t-epoch
check_PROGRAMS += %D%/t-notary
check_PROGRAMS += %D%/t-note
check_PROGRAMS += %D%/t-package
check_PROGRAMS += %D%/t-pair
check_PROGRAMS += %D%/t-people
check_PROGRAMS += %D%/t-plain
check_PROGRAMS += %D%/t-progress
check_PROGRAMS += %D%/t-qualification
check_PROGRAMS += %D%/t-queue
check_PROGRAMS += %D%/t-race
check_PROGRAMS += %D%/t-rules
check_PROGRAMS += %D%/t-sampling
check_PROGRAMS += %D%/t-seeds
check_PROGRAMS += %D%/t-search
check_PROGRAMS += %D%/t-session
check_PROGRAMS += %D%/t-since
check_PROGRAMS += %D%/t-sql
check_PROGRAMS += %D%/t-states
check_PROGRAMS += %D%/t-store
check_PROGRAMS += %D%/t-tree
check_PROGRAMS += %D%/t-variants
check_PROGRAMS += %D%/t-verify
check_PROGRAMS += %D%/t-visitor
check_PROGRAMS += %D%/t-welsh
check_PROGRAMS += %D%/t-xml
check_PROGRAMS += %D%/t-zip
%C%_t_edges_SOURCES = %D%/t-edges.c tests/lib/centre.c tests/lib/centre.h
%C%_t_evidence_SOURCES = %D%/t-evidence.c tests/lib/centre.c tests/lib/centre.h
%C%_t_exchange_SOURCES = %D%/t-exchange.c tests/lib/random_unit.c \
	tests/lib/random_unit.h
%C%_t_feedback_SOURCES = %D%/t-feedback.c tests/lib/centre.c tests/lib/centre.h
%C%_t_items_SOURCES = %D%/t-items.c tests/lib/centre.c tests/lib/centre.h
%C%_t_people_SOURCES = %D%/t-people.c tests/lib/centre.c tests/lib/centre.h
%C%_t_matrix_SOURCES = %D%/t-matrix.c tests/lib/centre.c tests/lib/centre.h
%C%_t_migrate_SOURCES = %D%/t-migrate.c tests/lib/centre.c tests/lib/centre.h
long_tests += %D%/model-long.sh
model_sources = %D%/model_world.c %D%/model_world.h \
	%D%/model_verbs.c %D%/model_compare.c \
	tests/lib/model.c tests/lib/model.h tests/lib/model_ask.c \
	tests/lib/model_evidence.c tests/lib/model_review.c \
	tests/lib/model_unit.c tests/lib/model_steps.c tests/lib/model_steps.h \
	tests/lib/model_ops.c tests/lib/centre.c tests/lib/centre.h
%C%_t_model_SOURCES = %D%/t-model.c $(model_sources)
%C%_t_race_SOURCES = %D%/t-race.c $(model_sources)
%C%_t_plain_SOURCES = %D%/t-plain.c tests/lib/random_unit.c \
	tests/lib/random_unit.h
%C%_t_progress_SOURCES = %D%/t-progress.c tests/lib/centre.c tests/lib/centre.h
%C%_t_queue_SOURCES = %D%/t-queue.c tests/lib/centre.c tests/lib/centre.h
%C%_t_rules_SOURCES = %D%/t-rules.c %D%/rule_cases.c %D%/rule_cases.h %D%/rule_people.c tests/lib/centre.c tests/lib/centre.h
%C%_t_states_SOURCES = %D%/t-states.c tests/lib/centre.c tests/lib/centre.h \
	tests/lib/database.c tests/lib/database.h
%C%_t_administer_SOURCES = %D%/t-administer.c tests/lib/centre.c \
	tests/lib/centre.h
%C%_t_since_SOURCES = %D%/t-since.c tests/lib/centre.c tests/lib/centre.h
%C%_t_package_SOURCES = %D%/t-package.c tests/lib/centre.c \
	tests/lib/centre.h
%C%_t_visitor_SOURCES = %D%/t-visitor.c tests/lib/centre.c tests/lib/centre.h
