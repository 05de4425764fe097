"""rows - write a data directory's database past all that guards it."""
import contextlib
import os
import sqlite3


def connected(path):
    db = sqlite3.connect(path, isolation_level=None)
    db.text_factory = lambda b: b.decode(errors="surrogateescape")
    return db


@contextlib.contextmanager
def unguarded(data):
    """Its database without triggers and limits, which stand again after; it is
    then one file."""
    db = connected(os.path.join(data, "tyst.db"))
    db.execute("PRAGMA ignore_check_constraints = ON")
    db.execute("PRAGMA synchronous = OFF")
    triggers = db.execute("SELECT name, sql FROM sqlite_schema"
                          " WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        db.execute(f'DROP TRIGGER "{name}"')
    yield db
    for _, sql in triggers:
        db.execute(sql)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
