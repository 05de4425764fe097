# mounts - run the rest of the test with mounts of its own, which go when it
# does.  Below a chroot the root is no mount point, whose propagation could be
# changed; the mounts are then those of the chroot's name space.
own_mounts() {
	[ -z "${OWN_MOUNTS-}" ] || return 0
	command -v unshare >/dev/null ||
		skip_all "there is no unshare (apt-get install util-linux)"
	export OWN_MOUNTS=1
	unshare -m --propagation private true 2>/dev/null &&
		exec unshare -m --propagation private "$0"
	exec unshare -m --propagation unchanged "$0"
}
