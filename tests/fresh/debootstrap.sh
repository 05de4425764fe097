#!/bin/sh
# A fresh Debian 12 needs two commands: quickstart does the whole job there and
# serves it, check passes, and what was exported stands up to tools that are not
# ours.
#
# The machine is a debootstrap root with HEAD's files in it.  Mirror, registry,
# proxies and certificates are this machine's, read when the test runs.
# Everything in the root runs in a name space of its own, whose end ends its
# processes and mounts; its network is this machine's.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/lint.sh"
. "${srcdir:-.}/tests/lib/web.sh"
for tool in debootstrap unshare git curl npm ps; do
	need $tool
done
[ "$(id -u)" = 0 ] || skip_all "a fresh root needs root"
git -C "$top" rev-parse -q --verify HEAD >/dev/null ||
	skip_all "there is no commit to try"
apt=/etc/apt

# brief COMMAND…: only the end of what it says; its status.
brief() {
	"$@" >"$tmp/said" 2>&1
	ended=$?
	tail -n 100 "$tmp/said"
	return "$ended"
}

# The first place from which this machine gets bookworm's main packages.
mirror() {
	for file in "$apt"/sources.list "$apt"/sources.list.d/*.list; do
		[ ! -f "$file" ] || sed -n \
			's/^deb \(\[[^]]*\] \)\{0,1\}\([^ ]*\) bookworm main.*/\2/p' \
			"$file"
	done
	for file in "$apt"/sources.list.d/*.sources; do
		[ ! -f "$file" ] || awk -v RS= '
		/(^|\n)Types:[^\n]*deb/ && !/(^|\n)Enabled: *no/ &&
		/(^|\n)Suites:[^\n]* bookworm( |\n|$)/ {
			if (match($0, /(^|\n)URIs: *[^ \n]+/)) {
				uri = substr($0, RSTART, RLENGTH)
				sub(/^\n*URIs: */, "", uri)
				print uri
			}
		}' "$file"
	done
}

# What npm is told here about where to fetch.
setting() { npm config get "$1" 2>/dev/null | sed '/^null$/d; /^undefined$/d'; }

# What this machine says about fetching: proxies, checks, certificates.
carry_settings() {
	apt-config dump | grep -iE '^Acquire::(https?|Check|Retries)' \
		>"$root$apt/apt.conf.d/90machine"
	for path in $apt/auth.conf $apt/auth.conf.d /etc/hosts \
		/etc/resolv.conf /etc/ssl/certs \
		/usr/local/share/ca-certificates; do
		[ -e "$path" ] || continue
		mkdir -p "$root${path%/*}" &&
			cp -RLf "$path" "$root${path%/*}/" || return
	done
	# Packages start no services here.
	printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
	chmod +x "$root/usr/sbin/policy-rc.d"
}

apart() {
	unshare --mount --pid --fork --kill-child --propagation private "$@"
}

# inside COMMAND…: run it in the fresh machine's copy of the project.
inside() {
	# shellcheck disable=SC2016
	apart sh -c '
		mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" &&
		exec chroot "$0" /usr/bin/env -i HOME=/root LC_ALL=C.UTF-8 \
			PATH=/usr/sbin:/usr/bin:/sbin:/bin CI=true \
			${http_proxy:+"http_proxy=$http_proxy"} \
			${https_proxy:+"https_proxy=$https_proxy"} \
			${no_proxy:+"no_proxy=$no_proxy"} \
			${registry:+"npm_config_registry=$registry"} \
			${cafile:+"npm_config_cafile=$cafile"} \
			sh -c "cd /srv/tyst && exec \"\$@\"" sh "$@"' \
		"$root" "$@" </dev/null
}

# The process that process $1 started.
child() { ps -o pid= --ppid "$1" | tr -d ' '; }

# Quickstart beside the test, until it serves or ends; $server is the server.
begin_quickstart() {
	inside scripts/quickstart --listen 127.0.0.1:0 >"$tmp/said" 2>&1 &
	machine=$!
	until grep -q '^listening on ' "$tmp/said"; do
		kill -0 $machine 2>/dev/null || return
		sleep 1
	done
	server=$(child "$(child $machine)")
	url=$(sed -n 's|^listening on \(.*[^/]\)/*$|\1|p' "$tmp/said")
}

# What quickstart prints beside the learner's address.
learner_passphrase() {
	awk '$1 == "CB-0101" && $2 == "cadi@dysgwr.example" { print $(NF - 1) }' \
		"$tmp/said"
}

from=$(mirror | head -n 1)
[ -n "$from" ] || skip_all "apt has no mirror of Debian 12 here"
machine=
root=$(mktemp -d "${TMPDIR:-/var/tmp}/tyst-fresh.XXXXXX")
chmod 755 "$root"
trap '[ -z "$machine" ] || kill -9 "$(child "$machine")"
	rm -rf --one-file-system "$root" "$tmp"' EXIT
trap 'exit 1' HUP INT TERM

status "debootstrap makes a Debian 12" 0 brief \
	apart debootstrap --variant=minbase bookworm "$root" "$from"
status "it fetches as this machine does" 0 carry_settings
mkdir -p "$root/srv/tyst"
git -C "$top" archive HEAD | tar -x -C "$root/srv/tyst"
# The schemas that others publish stand beside the project, where they do here.
for dir in "$top"/.. "$top"/../.. "$top"/../../..; do
	[ ! -d "$dir/shared/schemas" ] || [ -d "$root/srv/shared" ] ||
		{ mkdir "$root/srv/shared" &&
			cp -R "$dir/shared/schemas" "$root/srv/shared/"; }
done

registry=$(setting registry) cafile=$(setting cafile)
export registry cafile

begin_quickstart
like "quickstart does the whole job and says where it serves" \
	"${url-$(tail -n 100 "$tmp/said")}" "http://127.0.0.1:[1-9]*"
is "which is alive" "$(get /healthz)" 200
is "and asks who is there" "$(as L get /login)" 200
is "the learner signs in with what was printed" "$(as L post /login \
	--data-urlencode "person=cadi@dysgwr.example" \
	--data-urlencode "passphrase=$(learner_passphrase)")" 303
is "and is at home" "$(as L get /my)" 200
like "with their units" "$(grep -c 'href="/unit/' "$tmp/body")" "[1-9]*"
kill -TERM "$server"
wait $machine
is "SIGTERM ends it well" $? 0
machine=

status "check passes" 0 brief inside scripts/check
like "its last line counts" "$(printf '%s\n' "$output" | tail -n 1)" \
	"[1-9]* passed, 0 failed"
printf '%s\n' "$output" | sed 's/^/# /'

# each_package COMMAND: run it in each package, unpacked; $package is the zip.
each_package() {
	# shellcheck disable=SC2016
	inside sh -c '
		set -e
		found=0
		for package in build/demo/packages/*.zip; do
			rm -rf /tmp/package
			mkdir /tmp/package
			unzip -q "$package" -d /tmp/package
			export package=/srv/tyst/$package
			(cd /tmp/package/* && eval "$1")
			found=1
		done
		[ $found = 1 ]' sh "$1"
}

# shellcheck disable=SC2016
status "each package is a sound zip" 0 each_package 'unzip -tq "$package"'
status "its files are those of its manifest" 0 \
	each_package 'sha512sum --quiet -c manifest-sha512.txt'
status "and its manifest that of the tag manifest" 0 \
	each_package 'sha512sum --quiet -c tagmanifest-sha512.txt'
status "portfolio.xml follows its schema" 0 each_package '
	xmllint --noout --nonet --relaxng /srv/tyst/portfolios/tyst-portfolio.rng \
		data/portfolio.xml'
# shellcheck disable=SC2016
status "tyst verifies it" 0 \
	each_package '/srv/tyst/build/src/tyst verify "$package"'
done_testing
