#!/usr/bin/env python3
"""flip.py TYST DATA GAPS: change each column of each table of a data directory,
one at a time, and ask "tyst check" whether it sees it.

GAPS are lines "TABLE COLUMN" ("*": all) of what it does not vouch for; what is
neither found nor there is printed, and so is a gap that is none, a column that
there is not, and a table or column of which the data has no example.
"""
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

from rows import unguarded

tyst, data, gaps_file = sys.argv[1:4]
gaps = {tuple(line.split()) for line in open(gaps_file)}


def columns(db):
    """Every column but those of the index of words, which is the engine's."""
    for (table,) in db.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' "
            "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%' "
            "ORDER BY name").fetchall():
        for row in db.execute(f'PRAGMA table_info("{table}")'):
            yield table, row[1]


# Whose row is changed, where not the last one's: openings of an address or a
# comment are records that nothing else is called by, and of the settings the
# acts give four.
# Checked, but nothing that the test can run makes one: an administrator's
# deeds are done on pages.
NONE = {("allocation", "to_day"), ("signing_key", "issuer"),
        ("signing_key", "ended_by")} | {
            ("key_confirmed", c) for c in ("key", "person", "at")}
WHICH = {"opening": "field = 'name'", "meta": "name = 'origin'",
         "unit_step": "kind = 'reopening'"}


def another(value):
    if isinstance(value, int):
        return 1 - value if value in (0, 1) else value + 1000
    if isinstance(value, bytes):
        return value[:-1] + bytes([value[-1] ^ 1])
    if len(value) == 10 and value[4] == "-":
        return value[:9] + str((int(value[9]) + 1) % 10)
    return value + "~"


def flip(place):
    """What check says of a copy with the column changed in one row; NULL: no
    row has a value there."""
    table, column = place
    with tempfile.TemporaryDirectory(dir=os.path.dirname(data)) as copy:
        to = os.path.join(copy, "data")
        shutil.copytree(data, to, ignore=shutil.ignore_patterns("blobs"))
        os.symlink(os.path.join(data, "blobs"), os.path.join(to, "blobs"))
        with unguarded(to) as db:
            row = db.execute(
                f'SELECT rowid, "{column}" FROM "{table}" WHERE "{column}" '
                f'IS NOT NULL AND {WHICH.get(table, "1 = 1")} '
                "ORDER BY rowid DESC LIMIT 1").fetchone()
            if row is None:
                return None
            db.execute(f'UPDATE "{table}" SET "{column}" = ? WHERE rowid = ?',
                       (another(row[1]), row[0]))
        done = subprocess.run([tyst, "--data", to, "check"],
                              capture_output=True, text=True, check=False,
                              timeout=60)
        said = [line.split(":")[0] for line in done.stdout.splitlines()]
        return done.returncode != 0 and set(said) - {"data-damaged"}


database = sqlite3.connect(f"file:{data}/tyst.db?mode=ro", uri=True)
places = list(columns(database))
database.close()
wrong = [f"{t} {c}: there is no such column"
         for t, c in gaps if (t, c) not in places and c != "*"
         and not t.startswith("search")]
known = {p for p in places if p in gaps or (p[0], "*") in gaps}
with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
    for (table, column), found in zip(places, pool.map(flip, places)):
        if found is None and (table, column) not in known | NONE:
            wrong.append(f"{table} {column}: there is no example")
        elif found and (table, column) in gaps:
            wrong.append(f"{table} {column}: is found, and no gap")
        elif found is not None and not found and (table, column) not in known:
            wrong.append(f"{table} {column}: its change is not found")
print("\n".join(sorted(wrong)))
