# Manual pages, in mdoc.
dist_man_MANS += \
	%D%/tyst.1 \
	%D%/tyst.conf.5
