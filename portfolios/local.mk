# The sample centre: data and the script that plays it.
EXTRA_DIST += %D%/README.md %D%/demo

# The schema is built into the program; it is installed for other programs.
dist_pkgdata_DATA += \
	%D%/tyst-portfolio.rng
