src_libtyst_a_SOURCES += \
	include/ledger/act.h	%D%/act.c	\
	include/ledger/canon.h	%D%/canon.c	\
	include/ledger/centre.h	%D%/centre.c	\
	include/ledger/checkpoint.h	%D%/checkpoint.c	\
	include/ledger/commit.h	%D%/commit.c	\
	include/ledger/keyring.h	%D%/keyring.c	\
	%D%/keyfile.h		%D%/keyfile.c	\
	include/ledger/notary.h	%D%/notary.c	\
				%D%/notary_child.c \
	include/ledger/receipt.h	%D%/receipt.c	\
				%D%/cosign.c	\
				%D%/epoch.c	\
	%D%/settle.h		%D%/settle.c	\
	include/ledger/note.h	%D%/note.c	\
	include/ledger/signature.h	%D%/signature.c	\
	include/ledger/signer.h	%D%/signer.c	\
	%D%/signing.h				\
	include/ledger/tree.h	%D%/tree.c	\
				%D%/proof.c	\
	include/ledger/verify.h	%D%/verify.c	\
				%D%/verify_notes.c \
	%D%/kinds.h		%D%/kinds.c	\
				%D%/kinds_centre.c \
				%D%/kinds_quality.c \
				%D%/kinds_work.c \
					%D%/kind_fault.c
