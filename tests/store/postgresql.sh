#!/bin/sh
# PostgreSQL 15 takes every migration and every statement, with the types and
# names of the columns that the generated code reads.  The server is private:
# a folder, a socket in it, no network.
. "${srcdir:-.}/tests/lib/tap.sh"
script=${abs_top_builddir:-$PWD}/src/store/postgresql.sql

bin=
for v in 15 16 17 18; do
	[ -x "/usr/lib/postgresql/$v/bin/initdb" ] && bin=/usr/lib/postgresql/$v/bin && break
done
[ -n "$bin" ] || skip_all "PostgreSQL is not installed (apt-get install postgresql)"

# It refuses to run as root.
as() { "$@"; }
if [ "$(id -u)" = 0 ]; then
	id postgres >/dev/null 2>&1 || skip_all "there is no user postgres"
	as() { runuser -u postgres -- "$@"; }
fi
dir=$(mktemp -d) || exit 99
trap 'as "$bin/pg_ctl" -D "$dir/data" -m immediate stop >/dev/null 2>&1; rm -rf "$dir"' EXIT
cp "$script" "$dir/all.sql"
[ "$(id -u)" != 0 ] || chown -R postgres "$dir"
cd "$dir" || exit 99

as "$bin/initdb" -D data -U tyst -A trust -E UTF8 --no-locale -N >init.log 2>&1 &&
	as "$bin/pg_ctl" -D data -w -l server.log -o "-c listen_addresses= -c unix_socket_directories=$dir -F" start >start.log 2>&1
is "a private server starts" "$?" 0
as "$bin/psql" -X -q -A -t -v ON_ERROR_STOP=1 -h "$dir" -U tyst postgres -f all.sql >out 2>err
is "every migration and statement is taken" "$?: $(cat err)" "0: "
# "statement NAME", then "want COLUMN|TYPE" lines, then what the server says.
is "every column has its name and type" "$(awk '
	/^statement / { check(); name = $2; want = got = ""; next }
	sub(/^want /, "") { want = want $0 " "; next }
	{ got = got $0 " " }
	function check() { if (want != got) print name ": " got ", wants " want }
	END { check() }' out)" ""
known=$(grep -c "^statement " out)
is "there are some" "$([ "$known" -gt 5 ] && echo yes)" yes
cat >wrong.sql <<'END'
UPDATE act SET at = 1;
INSERT INTO act VALUES ('\x0123456789abcdef0123456789abcdef', 'a', NULL, NULL, 5, 5, '', '');
UPDATE act SET at = 1;
END
as "$bin/psql" -X -q -h "$dir" -U tyst postgres -f wrong.sql >out 2>err
like "an act is frozen there too" "$(cat err)" "*wrong.sql:3: ERROR:  act is frozen*"
done_testing
