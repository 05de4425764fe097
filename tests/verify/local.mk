dist_check_SCRIPTS += %D%/agree.sh
EXTRA_DIST += %D%/agree.py %D%/states.py %D%/verify.py
