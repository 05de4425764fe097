src_libtyst_a_SOURCES += \
	include/base/address.h	%D%/address.c	\
	include/base/banned.h \
	include/base/child.h	%D%/child.c	\
	%D%/child_frame.h	%D%/child_main.c \
	include/base/ctx.h	%D%/ctx.c	\
	include/base/day.h	%D%/day.c	\
	include/base/ed25519.h	%D%/ed25519.c	\
	include/base/fetch.h	%D%/fetch.c	\
	include/base/file.h	%D%/file.c	\
	include/base/hash.h	%D%/hash.c	\
	include/base/mail.h	%D%/mail.c	\
	include/base/qr.h	%D%/qr.c	\
	include/base/id.h	%D%/id.c	\
	include/base/mem.h	%D%/mem.c	\
	%D%/seal.h		%D%/seal.c	\
	include/base/prose.h	%D%/prose.c	\
	include/base/str.h	%D%/str.c	\
	include/base/text.h	%D%/text.c	\
	include/base/time.h	%D%/time.c	\
	include/base/utf8.h	%D%/utf8.c	\
	include/base/value.h	%D%/value.c	\
	%D%/value_pack.h	%D%/value_pack.c \
	include/base/welsh.h	%D%/welsh.c	\
	include/base/word.h	%D%/word.c	\
	include/base/xml.h	%D%/xml.c	\
	%D%/xml_scan.h		%D%/xml_scan.c	\
				%D%/xml_tree.c \
	include/base/hide.h	%D%/hide.c	\
	include/base/html.h	%D%/html.c	\
	include/base/html_read.h	%D%/html_read.c	\
	include/base/zip.h	%D%/zip_read.c	\
	%D%/zip_frame.h		%D%/zip_frame.c	\
				%D%/zip_write.c
