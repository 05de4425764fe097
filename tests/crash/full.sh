#!/bin/sh
# A full disk: what does not fit is refused in one line, what was acknowledged
# stays, and when there is room again writing goes on.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/mounts.sh"
crash=${abs_top_builddir:-$PWD}/tests/crash/crash

[ "$(id -u)" = 0 ] || skip_all "mounting a small disk needs root"
own_mounts
dir=$(mktemp -d) || exit 99
trap 'umount -l "$dir/mnt" 2>/dev/null; rm -rf "$dir"' EXIT
cd "$dir" && mkdir mnt || exit 99
mount -t tmpfs -o size=6m none mnt ||
	skip_all "no small disk can be mounted here"

status "a data directory is made" 0 "$crash" make mnt/data
dd if=/dev/zero of=mnt/ballast bs=1024 count=1024 2>/dev/null
for mode in write acts; do
	"$crash" $mode mnt/data $mode 1 0 >acks.$mode 2>err
	is "$mode: a full disk is refused" "$?: $(cat err)" \
		"3: disk-full: The disk is full; nothing was changed."
	cat acks.* >acks
	status "$mode: what was acknowledged is there, and whole" 0 \
		"$crash" check mnt/data acks
	[ $mode = write ] || break
	rm mnt/ballast
done
is "acts were written until then" "$([ "$(wc -l <acks.acts)" -gt 20 ] && echo yes)" yes
dd if=/dev/zero of=mnt/rest bs=1024 2>/dev/null
status "nothing fits on a full disk" 3 "$crash" grow mnt/data later 1
rm mnt/rest
rm -f mnt/data/blobs/tmp/*
mount -o remount,size=12m mnt
status "with more room writing goes on" 0 "$crash" grow mnt/data later 10
echo "$output" >>acks
status "and all is there" 0 "$crash" check mnt/data acks
done_testing
