# Killing and cutting the power: nothing acknowledged is ever lost.
check_PROGRAMS += \
	%D%/t-kill-reviews
%C%_t_kill_reviews_SOURCES = %D%/t-kill-reviews.c \
	tests/lib/centre.c tests/lib/centre.h
long_tests += %D%/kill-reviews-long.sh
