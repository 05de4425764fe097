#!/bin/sh
# The rooms: includes point one way, private headers stay at home.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/lint.sh"

# Each room knows those before it (see ARCHITECTURE.md).
rooms="base store ledger rules people standard portfolio assess derive check package web cli"

# wrong_includes TREE: every include that points the wrong way.
wrong_includes() (
	cd "$1" || exit
	sources . >"$tmp/list"
	# shellcheck disable=SC2046
	awk -v rooms="$rooms" '
	BEGIN {
		n = split(rooms, name, " ")
		for (i = 1; i <= n; i++)
			rank[name[i]] = i
		rank["gen"] = rank["po"] = 0
	}
	function wrong(what) { print FILENAME ":" FNR ": " what }
	FNR == NR { have[$0] = 1; next }
	FNR == 1 {
		depth = split(FILENAME, part, "/")
		here = depth == 2 ? "main" : part[2]
		if (depth > 2 && !(here in rank))
			wrong(part[1] "/" here " is no room")
		top = depth == 2 ? n + 1 : rank[here]
	}
	!/^[ \t]*#[ \t]*include[ \t]*"/ { next }
	{
		split($0, quoted, "\"")
		header = quoted[2]
		room = header
		sub(/\/.*/, "", room)
	}
	header ~ /\.\./ { wrong(header " climbs out of its folder"); next }
	header !~ /\// {
		if (part[1] == "include")
			wrong("a public header includes the private " header)
		next
	}
	!(room in rank) {
		if (!(("src/" here "/" header) in have))
			wrong("there is no room " room)
		next
	}
	rank[room] > top { wrong(here " may not know " room); next }
	here == "derive" && room != here && rank[room] > rank["ledger"] ||
	here == "derive" && room == "store" {
		wrong("derive knows acts and files, not " room)
		next
	}
	header == "store/sql.h" && rank[here] >= rank["web"] {
		wrong(here " asks the domain, not the database")
		next
	}
	room != here && (("src/" header) in have) {
		wrong(header " is private to " room)
	}' "$tmp/list" $(cat "$tmp/list")
)

is "rooms know only those before them" "$(wrong_includes "$top")" ""

plant src/store/db.c <<-'X'
	#include "store/db.h"
	#include "web/page.h"
X
is "an include that points down is found" "$(wrong_includes "$tmp/tree")" \
	"src/store/db.c:2: store may not know web"
plant include/base/mem.h <<-'X'
	#include "pool.h"
X
is "a private header in a public one is found" \
	"$(wrong_includes "$tmp/tree")" \
	"include/base/mem.h:1: a public header includes the private pool.h"
plant src/web/page.c <<-'X'
	#include "../store/sql.h"
	#include "store/engine.h"
	#include "pages/engine.h"
X
mkdir -p "$tmp/tree/src/store"
: >"$tmp/tree/src/store/engine.h"
is "another room's private header is found" \
	"$(wrong_includes "$tmp/tree")" \
	"src/web/page.c:1: ../store/sql.h climbs out of its folder
src/web/page.c:2: store/engine.h is private to store
src/web/page.c:3: there is no room pages"
plant src/cli/cmd_x.c <<-'X'
	#include "store/sql.h"
X
is "a command that reads rows is found" "$(wrong_includes "$tmp/tree")" \
	"src/cli/cmd_x.c:1: cli asks the domain, not the database"
plant src/derive/derive.c <<-'X'
	#include "ledger/act.h"
	#include "assess/progress.h"
	#include "store/sql.h"
X
is "what derives uses nothing of what writes" \
	"$(wrong_includes "$tmp/tree")" \
	"src/derive/derive.c:2: derive knows acts and files, not assess
src/derive/derive.c:3: derive knows acts and files, not store"
plant src/util/misc.c <<-'X'
	#include "base/mem.h"
X
is "a folder that is no room is found" "$(wrong_includes "$tmp/tree")" \
	"src/util/misc.c:1: src/util is no room
src/util/misc.c:1: util may not know base"
plant src/gen/gen.c <<-'X'
	#include "base/mem.h"
X
is "a generator uses no room" "$(wrong_includes "$tmp/tree")" \
	"src/gen/gen.c:1: gen may not know base"
done_testing
