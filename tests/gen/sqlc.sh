#!/bin/sh
# sqlc: a statement gets its function; what it does not understand is refused
# with file and line.
. "${srcdir:-.}/tests/lib/tap.sh"
sqlc=${abs_top_builddir:-$PWD}/src/gen/sqlc
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT && cd "$dir" || exit 99

# The lines of stdin are a.sql; the message is what follows "a.sql:".
refused() { # NAME MESSAGE
	cat >a.sql
	status "$1" 1 "$sqlc" h a.sql
	is "$1, and where" "$output" "a.sql:$2"
}

cat >a.sql <<'END'
-- People.

-- row person: id id, name text,
--     picture bytes, old flag

-- one person_get(id id): person
SELECT id, name, picture, old FROM person
-- whatever else
WHERE id = $1;

-- Those since then.
-- many person_list(since time,
--     max int): person
SELECT id, name, picture, old FROM person WHERE added > $1 LIMIT $2;

-- each person_all(): person
SELECT id, name, picture, old FROM person;

-- exec person_add(id id, name text, picture bytes, old flag)
INSERT INTO person VALUES ($1, $2, $3, $4, 'a "quote" \');

-- change person_rename(id id, name text)
UPDATE person SET name = $2 WHERE id = $1;
END
status "a header is written" 0 "$sqlc" h a.sql
# All on one line, with single spaces.
header=$(printf '%s' "$output" | tr -s ' \n' ' ')
has() { like "$1" "$header" "*$2*"; }
has "a row is a struct" "struct person_row { struct id id; const char \*name; struct bytes picture; bool old; };"
has "one gives a row" "enum result sql_person_get(struct ctx \*c, struct id id, struct person_row \*out);"
has "many give rows" "sql_person_list(struct ctx \*c, int64_t since, int64_t max, struct person_row \*\*out, size_t \*out_n);"
has "each calls back" "sql_person_all(struct ctx \*c, enum result (\*each)(struct ctx \*c, const struct person_row \*row, void \*arg), void \*arg);"
has "exec gives nothing" "sql_person_add(struct ctx \*c, struct id id, const char \*name, struct bytes picture, bool old);"
has "the place is said" "/\* a.sql:12 \*/ enum result sql_person_list"
status "code is written" 0 "$sqlc" c a.sql
# shellcheck disable=SC2016
like "a comment inside a statement is left out" "$output" '*FROM person\\n"
        "WHERE id = $1;\\n"*'
like "quotes and backslashes are kept" "$output" '*a \\"quote\\" \\\\*'
like "change is told from exec" "$output" "*return db_change(c, &sql_statements\[4\], in);*"
status "what PostgreSQL is asked is written" 0 "$sqlc" postgresql a.sql
like "with its types" "$output" "*PREPARE person_add(bytea, text, bytea, smallint) AS*"

refused "an unknown type" "2: there is no type “uuid”; there are id time int text flag bytes" <<'END'

-- one a(id uuid): person
END
refused "an unknown row" "1: there is no row “person”" <<'END'
-- one a(id id): person
END
refused "a row that is missing" "2: wants “: ROW” after the parameters" <<'END'
-- row person: id id
-- many a(id id)
END
refused "a list that is not closed" "1: wants a comma at “: person”" <<'END'
-- exec a(id id: person
END
refused "a row after exec" "1: does not know what “: person” is for" <<'END'
-- exec a(id id): person
END
refused "a row without fields" "1: the row “person” has no fields" <<'END'
-- row person:
END
refused "a row twice" "2: there is a row “a” already" <<'END'
-- row a: id id
-- row a: id id
END
refused "a statement twice" "3: there is a statement “a” already, at a.sql:1" <<'END'
-- exec a()
DELETE FROM a;
-- exec a()
END
refused "a field twice" "1: has “a” twice" <<'END'
-- row a: a int, a int
END
refused "a name in upper case" "1: wants a name at “Person: id id”" <<'END'
-- row Person: id id
END
refused "a parameter that the function has already" "1: no parameter may be called c or out" <<'END'
-- exec a(out id)
END
refused "a parameter that is not declared" "2: “a” has no parameter \$2" <<'END'

-- exec a(id id)
DELETE FROM a WHERE id = $1 OR id = $2;
END
refused "a parameter that is not used" "1: “a” does not use \$2, b" <<'END'
-- exec a(a id, b id)
DELETE FROM a WHERE id = $1;
END
refused "a declaration without a statement" "1: “a” has no statement" <<'END'
-- exec a()
END
refused "a statement without its end" "1: “a” does not end in a semicolon" <<'END'
-- exec a()
DELETE FROM a
END
refused "two statements" "1: “a” is more than one statement" <<'END'
-- exec a()
DELETE FROM a;
DELETE FROM b;
END
refused "a statement without a declaration" "2: there is no declaration above this" <<'END'

DELETE FROM a;
END
refused "a list that does not go on" "2: wants the list to go on" <<'END'
-- row a: id id,
SELECT
END
rm a.sql
status "a file that is not there" 1 "$sqlc" h a.sql
is "is named" "$output" "a.sql:1: cannot be opened"
done_testing
