# What takes too long for every day, or needs root and a network.
long_tests += %D%/debootstrap.sh
