#!/bin/sh
# migc: our type words become each engine's; what it does not understand is
# refused with file and line.
. "${srcdir:-.}/tests/lib/tap.sh"
migc=${abs_top_builddir:-$PWD}/src/gen/migc
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT && cd "$dir" || exit 99

refused() { # NAME MESSAGE
	cat >0001-a.sql
	status "$1" 1 "$migc" sqlite 0001-a.sql
	is "$1, and where" "$output" "0001-a.sql:$2"
}

cat >0001-a.sql <<'END'
-- Why.
CREATE TABLE a (
    id id PRIMARY KEY,
    at time NOT NULL, -- when; never (
    n int CHECK (n >= 0 AND n <> 7),
    name text DEFAULT 'it''s; (',
    old flag NOT NULL,
    hash bytes,
    UNIQUE (name, at),
    CHECK (old = 0 OR name IS NOT NULL)
);
-- frozen a
CREATE INDEX a_at ON a (at);
ALTER TABLE a ADD COLUMN more id;
-- frozen b(x, y)
END
status "SQLite" 0 "$migc" sqlite 0001-a.sql
like "tables are strict" "$output" "*IS NOT NULL)) STRICT;*"
like "types are SQLite's" "$output" '*"id BLOB CHECK (length(id) = 16) PRIMARY KEY,\\n"
        "at INTEGER NOT NULL,\\n"
        "n INTEGER CHECK (n >= 0 AND n <> 7),\\n"
        "name TEXT DEFAULT '\''it'\'\''s; ('\'',\\n"
        "old INTEGER CHECK (old IN (0, 1)) NOT NULL,\\n"
        "hash BLOB,\\n"
        "UNIQUE (name, at),\\n"*'
like "a column added has its type" "$output" "*ADD COLUMN more BLOB CHECK (length(more) = 16);*"
like "a frozen table refuses" "$output" "*BEFORE UPDATE ON a*BEFORE DELETE ON a*CREATE INDEX*"
like "frozen columns refuse" "$output" "*BEFORE UPDATE OF x, y ON b*BEFORE DELETE ON b*"
status "PostgreSQL" 0 "$migc" postgresql 0001-a.sql
like "types are PostgreSQL's" "$output" "*id bytea CHECK *at bigint*n bigint*old smallint*hash bytea*"
like "and so are triggers" "$output" "*EXECUTE FUNCTION a_frozen();*"

refused "an unknown type" "3: b: there is no type “integer”; there are id time int text flag bytes" <<'END'
-- Why.
CREATE TABLE a (
    b integer
);
END
refused "an unknown type of a column added" "2: b: there is no type “blob”; there are id time int text flag bytes" <<'END'
-- Why.
ALTER TABLE a ADD COLUMN b blob;
END
refused "a migration that does not say why" "1: has no head that says why" <<'END'
CREATE TABLE a (b int);
END
refused "a table that is not closed" "3: the table is not closed" <<'END'
-- Why.
CREATE TABLE a (b int;
END
refused "a statement without its end" "3: a statement does not end in a semicolon" <<'END'
-- Why.
CREATE INDEX a_b ON a (b)
END
refused "a quote that is not closed" "2: a quote is not closed" <<'END'
-- Why.
CREATE INDEX a_b ON a (b) WHERE b = 'x;
END
refused "freezing inside a statement" "3: “frozen” stands inside a statement" <<'END'
-- Why.
CREATE TABLE a (b int,
-- frozen a
c int);
END
refused "freezing nothing" "2: wants “frozen TABLE” or “frozen TABLE(COLUMNS)”" <<'END'
-- Why.
-- frozen (
END
echo "-- Why." >0002-b.sql
status "a gap in the numbers" 1 "$migc" sqlite 0002-b.sql
is "a gap in the numbers, and where" "$output" "0002-b.sql:1: wants a name like 0001-why.sql"
status "an engine that is not there" 1 "$migc" oracle 0001-a.sql
done_testing
