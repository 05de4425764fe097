#!/bin/sh
# The power is cut in the middle, again and again: nothing that was
# acknowledged is missing, and nothing is half there.
#
# An ext4 file system in a file is shut down without writing what is not yet
# written.  Such a rig may fail to cut, so it must first catch builds of the
# store that are wrong on purpose.  A sync of a file that has grown writes out
# all folders too; so the log is first grown to its size, after which commits
# only overwrite it, and a folder that was not synced shows.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/mounts.sh"
crash=${abs_top_builddir:-$PWD}/tests/crash/crash
cuts=${CUTS:-10}

[ "$(id -u)" = 0 ] || skip_all "cutting the power needs root"
for tool in mkfs.ext4 losetup; do
	command -v $tool >/dev/null || skip_all "there is no $tool (apt-get install e2fsprogs mount util-linux)"
done
own_mounts

dir=$(mktemp -d) || exit 99
trap 'umount -l "$dir/mnt" 2>/dev/null; rm -rf "$dir"' EXIT
cd "$dir" && mkdir mnt || exit 99
below() { od -An -N2 -tu2 /dev/urandom | awk -v n="$1" '{ print $1 % n }'; }

# A new file system with a data directory whose log has its size.
begin() {
	umount mnt 2>/dev/null
	rm -f image && truncate -s 256M image &&
		mkfs.ext4 -q -F image && mount -o loop image mnt &&
		"$crash" make mnt/data && "$crash" grow mnt/data before 250 >acks
}

# cycle PROGRAM MODE N: write, cut, look; what was acknowledged before the cut
# must be there.
cycle() {
	"$1" "$2" mnt/data cut "${3}000000" "$pause" >now 2>err &
	writer=$!
	sleep "$(awk -v n="$(below 300)" 'BEGIN { print 0.1 + n / 1000 }')"
	cp now acked
	"$crash" cut mnt || return 99
	kill -9 $writer 2>/dev/null # it may have noticed
	wait $writer 2>/dev/null
	cat acked >>acks
	umount mnt && mount -o loop image mnt || return 99
	"$crash" check mnt/data acks >said 2>&1
}

# catches NAME PROGRAM MODE: within ten cuts at most.
catches() {
	begin || { report 1 "$1" "no file system" ""; return; }
	pause=20 i=0
	while [ $i -lt 10 ]; do
		i=$((i + 1))
		cycle "$2" "$3" $i
		case $? in 0) ;; 1) break ;; *) i=99 ;; esac
	done
	like "$1" "$i $(cat said)" "[0-9]*# *"
}

begin || skip_all "no ext4 file system can be mounted here"
"$crash" cut mnt || skip_all "this kernel cannot shut a file system down"

catches "a build that does not sync its commits is caught" "$crash-commit" acts
catches "a build that does not sync its folders is caught" "$crash-folder" write
catches "a build that does not sync its blobs is caught" "$crash-blob" write

# lose_nothing MODE: cut as often as asked.
lose_nothing() {
	begin
	i=0 r=0
	while [ $i -lt "$cuts" ] && [ $r = 0 ]; do
		i=$((i + 1)) pause=$((i % 2 * 20))
		cycle "$crash" "$1" $i
		r=$?
	done
	is "$1: $i cuts lose nothing" "$r $(grep -v '^[0-9]* sheets$' said)" "0 "
	is "$1: all were made" $i "$cuts"
	is "$1: and something was written" $(($(wc -l <acks) > 250 + cuts)) 1
}
lose_nothing write

# Several who share commits: each was answered after the one it was in.
catches "nor is a shared commit that is not synced let pass" "$crash-commit" many
lose_nothing many
done_testing
