# The schema is built into the program; it is installed for other programs.
dist_pkgdata_DATA = \
	%D%/tyst-standards.rng
EXTRA_DIST += \
	%D%/README.md \
	%D%/curated/units \
	%D%/CFACSB15.xml		%D%/curated/CFACSB15.sed \
	%D%/INSCS009.xml \
	%D%/INSCS033.xml		%D%/curated/INSCS033.sed \
	%D%/SFJOD4.xml			%D%/curated/SFJOD4.sed \
	%D%/X-c59b4b72.xml \
	%D%/curated/CFACSB15.en.txt \
	%D%/curated/INSCS009.en.txt \
	%D%/curated/INSCS033.en.txt \
	%D%/curated/SFJOD4.en.txt \
	%D%/curated/X-c59b4b72.en.txt
