"""theft - what whoever has a copy of the data directory does to its rows.

    theft.py DATA DEED [OTHER]

DEED is one of the functions below.
OTHER is another copy to take rows from.
"""
import sqlite3
import sys

from rows import unguarded


def person(db, ref):
    return db.execute("SELECT id FROM person WHERE ref = ?",
                      (ref,)).fetchone()[0]


def insert(db, table, row):
    db.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(row))})", row)


def forget_key(db, ref):
    """Nobody has ever had a key of theirs: what they choose is their first."""
    who = person(db, ref)
    keys = [k for (k,) in db.execute(
        "SELECT id FROM signing_key WHERE person = ?", (who,))]
    for key in keys:
        db.execute("DELETE FROM signed WHERE key = ?", (key,))
        db.execute("DELETE FROM key_sealed WHERE key = ?", (key,))
        db.execute("DELETE FROM key_confirmed WHERE key = ?", (key,))
        db.execute("DELETE FROM signing_key WHERE id = ?", (key,))


def take_key(db, ref, other):
    """The key and passphrase that they have in another copy, in place of
    theirs, with no act about it."""
    who = person(db, ref)
    forget_key(db, ref)
    db.execute("UPDATE credential SET ended = made WHERE person = ?", (who,))
    for table in ("credential", "signing_key"):
        column = [i[1] for i in db.execute(f"PRAGMA table_info({table})")]
        for row in other.execute(
                f"SELECT * FROM {table} WHERE person = ? AND ended IS NULL",
                (who,)):
            row = dict(zip(column, row))
            if table == "signing_key":
                key = row["id"]
                row.update(root=key, issuer=None, reissued=None)
            insert(db, table, list(row.values()))
    insert(db, "key_sealed", other.execute(
        "SELECT * FROM key_sealed WHERE key = ?", (key,)).fetchone())


def swap_seal(db, ref, other_ref):
    """Their secret is another person's, sealed under the other's passphrase,
    which the thief knows."""
    mine, theirs = (db.execute(
        "SELECT s.key, s.credential, s.sealed FROM key_sealed s"
        " JOIN signing_key k ON k.id = s.key WHERE k.person = ?"
        " AND k.ended IS NULL", (person(db, who),)).fetchone()
        for who in (ref, other_ref))
    db.execute("UPDATE key_sealed SET sealed = ? WHERE key = ?",
               (theirs[2], mine[0]))
    salt = db.execute("SELECT salt, verifier FROM credential WHERE id = ?",
                      (theirs[1],)).fetchone()
    db.execute("UPDATE credential SET salt = ?, verifier = ? WHERE id = ?",
               (*salt, mine[1]))


def give_key(db, ref, other_ref):
    """The other person's key becomes theirs."""
    db.execute("UPDATE signing_key SET ended = made, ending = 'left'"
               " WHERE person = ?", (person(db, ref),))
    db.execute("UPDATE signing_key SET person = ? WHERE person = ?",
               (person(db, ref), person(db, other_ref)))


def say_confirmed(db, ref):
    """The rows say that an administrator confirmed it."""
    key = db.execute("SELECT id FROM signing_key WHERE person = ?"
                     " AND ended IS NULL", (person(db, ref),)).fetchone()[0]
    insert(db, "key_confirmed", (key, person(db, "M-1"), 0, 1))


def say_first(db, ref):
    """The rows say that it was never reissued."""
    db.execute("UPDATE signing_key SET reissued = NULL WHERE person = ?",
               (person(db, ref),))


def make_older(db, ref):
    """The rows say that an administrator was here before everybody."""
    db.execute("UPDATE signing_key SET leaf = 0 WHERE person = ?",
               (person(db, ref),))


def flip(db, ref):
    """One bit of the sealed secret."""
    key, sealed = db.execute(
        "SELECT s.key, s.sealed FROM key_sealed s JOIN signing_key k"
        " ON k.id = s.key WHERE k.person = ? AND k.ended IS NULL",
        (person(db, ref),)).fetchone()
    sealed = sealed[:40] + bytes([sealed[40] ^ 1]) + sealed[41:]
    db.execute("UPDATE key_sealed SET sealed = ? WHERE key = ?", (sealed, key))


def main():
    data, deed, *arguments = sys.argv[1:]
    arguments = [sqlite3.connect(f"{a}/tyst.db") if "/" in a else a
                 for a in arguments]
    with unguarded(data) as db:
        globals()[deed](db, *arguments)


main()
