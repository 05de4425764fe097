# The schema is built into the program; it is installed for other programs.
dist_pkgdata_DATA = \
	%D%/tyst-standards.rng
