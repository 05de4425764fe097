# The sample centre: data and the script that plays it.
EXTRA_DIST += %D%/demo/qualifications/GWALIA-CS2.xml
EXTRA_DIST += %D%/demo/plans/cadi-1.txt %D%/demo/plans/cadi-1.en.txt \
	%D%/demo/plans/cadi-2.txt %D%/demo/plans/cadi-2.en.txt \
	%D%/demo/plans/sampling.json %D%/demo/plans/sampling.en.txt
EXTRA_DIST += %D%/README.md %D%/demo/README.md %D%/demo/play.sh %D%/demo/events \
	%D%/demo/people %D%/demo/approvals %D%/demo/enrolments \
	%D%/demo/conflicts/eleri-daniel-managed.en.txt \
	%D%/demo/conflicts/eleri-daniel-managed.txt \
	%D%/demo/conflicts/eleri-daniel.en.txt \
	%D%/demo/conflicts/eleri-daniel.txt \
	%D%/demo/conflicts/menna-ffion.en.txt \
	%D%/demo/conflicts/menna-ffion.txt \
	%D%/demo/marek/01-observation/details.txt \
	%D%/demo/marek/01-observation/evidence \
	%D%/demo/marek/01-observation/note.txt \
	%D%/demo/marek/01-observation/review.json \
	%D%/demo/marek/01-observation/text.txt \
	%D%/demo/marek/02-reflective-account/evidence \
	%D%/demo/marek/02-reflective-account/review.json \
	%D%/demo/marek/02-reflective-account/text.txt \
	%D%/demo/marek/03-written-questions/evidence \
	%D%/demo/marek/03-written-questions/note.txt \
	%D%/demo/marek/03-written-questions/questions.txt \
	%D%/demo/marek/03-written-questions/review.json \
	%D%/demo/cadi/01-arsylwad/comment.en.txt \
	%D%/demo/cadi/01-arsylwad/comment.txt \
	%D%/demo/cadi/01-arsylwad/evidence \
	%D%/demo/cadi/01-arsylwad/review.en.txt \
	%D%/demo/cadi/01-arsylwad/review.json \
	%D%/demo/cadi/01-arsylwad/text.en.txt \
	%D%/demo/cadi/01-arsylwad/text.txt \
	%D%/demo/cadi/02-cofnod-adfyfyriol/evidence \
	%D%/demo/cadi/02-cofnod-adfyfyriol/review.en.txt \
	%D%/demo/cadi/02-cofnod-adfyfyriol/review.json \
	%D%/demo/cadi/02-cofnod-adfyfyriol/text.en.txt \
	%D%/demo/cadi/02-cofnod-adfyfyriol/text.txt \
	%D%/demo/cadi/03-llun/cerdyn-print-bras.jpg \
	%D%/demo/cadi/03-llun/evidence \
	%D%/demo/cadi/03-llun/review.en.txt \
	%D%/demo/cadi/03-llun/review.json \
	%D%/demo/cadi/03-llun/text.en.txt \
	%D%/demo/cadi/03-llun/text.txt \
	%D%/demo/cadi/04-cofnod-achos/cofnod-achos-dienw.pdf \
	%D%/demo/cadi/04-cofnod-achos/evidence \
	%D%/demo/cadi/04-cofnod-achos/review.en.txt \
	%D%/demo/cadi/04-cofnod-achos/review.json \
	%D%/demo/cadi/04-cofnod-achos/text.en.txt \
	%D%/demo/cadi/04-cofnod-achos/text.txt \
	%D%/demo/cadi/05-datganiad-tyst/evidence \
	%D%/demo/cadi/05-datganiad-tyst/review.en.txt \
	%D%/demo/cadi/05-datganiad-tyst/review.json \
	%D%/demo/cadi/05-datganiad-tyst/text.en.txt \
	%D%/demo/cadi/05-datganiad-tyst/text.txt \
	%D%/demo/cadi/06-recordiad/evidence \
	%D%/demo/cadi/06-recordiad/review.en.txt \
	%D%/demo/cadi/06-recordiad/review.json \
	%D%/demo/cadi/06-recordiad/text.en.txt \
	%D%/demo/cadi/06-recordiad/text.txt \
	%D%/demo/cadi/07-galwad/evidence \
	%D%/demo/cadi/07-galwad/review-2.en.txt \
	%D%/demo/cadi/07-galwad/review-2.json \
	%D%/demo/cadi/07-galwad/review.en.txt \
	%D%/demo/cadi/07-galwad/review.json \
	%D%/demo/cadi/07-galwad/text-2.en.txt \
	%D%/demo/cadi/07-galwad/text-2.txt \
	%D%/demo/cadi/07-galwad/text.en.txt \
	%D%/demo/cadi/07-galwad/text.txt \
	%D%/demo/cadi/08-trafodaeth/evidence \
	%D%/demo/cadi/08-trafodaeth/review.en.txt \
	%D%/demo/cadi/08-trafodaeth/review.json \
	%D%/demo/cadi/08-trafodaeth/text.en.txt \
	%D%/demo/cadi/08-trafodaeth/text.txt \
	%D%/demo/cadi/08-trafodaeth/trafodaeth-cadi.ogg \
	%D%/demo/cadi/09-cwestiynau-awdurdod/evidence \
	%D%/demo/cadi/09-cwestiynau-awdurdod/review.en.txt \
	%D%/demo/cadi/09-cwestiynau-awdurdod/review.json \
	%D%/demo/cadi/09-cwestiynau-awdurdod/text.en.txt \
	%D%/demo/cadi/09-cwestiynau-awdurdod/text.txt \
	%D%/demo/cadi/10-cwestiynau-deddfwriaeth/evidence \
	%D%/demo/cadi/10-cwestiynau-deddfwriaeth/review.en.txt \
	%D%/demo/cadi/10-cwestiynau-deddfwriaeth/review.json \
	%D%/demo/cadi/10-cwestiynau-deddfwriaeth/text.en.txt \
	%D%/demo/cadi/10-cwestiynau-deddfwriaeth/text.txt \
	%D%/demo/make/case.txt \
	%D%/demo/make/discussion.txt \
	%D%/demo/make/draw.py \
	%D%/demo/make/photo.sh \
	%D%/demo/make/sound.sh

# The schema is built into the program; it is installed for other programs.
dist_pkgdata_DATA += \
	%D%/tyst-portfolio.rng
