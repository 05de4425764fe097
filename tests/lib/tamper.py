#!/usr/bin/env python3
"""tamper.py TYST LIST N DATA [PACKAGE]...: change one byte, N times in each of
the ways below, and see that it is found: by "tyst check" in a data directory,
or, where packages are given, by "tyst verify" and the second verifier in them.

What is not found must be of a class that LIST, a table of Markdown, gives a
reason for.  Prints what is not, with the changed thing's copy, and on standard
error what was found how.  TYST_SEED is where chance begins, TYST_WAYS which
ways alone are gone.  A test's data has names, keys and salts of its own each
time, so a seed does not bring a case back; only the copy does.
"""
import base64
import collections
import hashlib
import json
import os
import random
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
import zipfile
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.join(HERE, "..", "..")
sys.path[:0] = [HERE, os.path.join(HERE, "..", "verify")]
import repack  # noqa: E402
from rows import connected, unguarded  # noqa: E402
import verify  # noqa: E402

SECONDS = 60
# What need not be found, as far as it is of one of these.
CLASSES = {"unused", "column", "row", "page", "again"}
# Columns that are checked, but not in every row: not in what is excused().
ROWS = {("unit_step", "id"), ("meta", "name"), ("meta", "value"),
        ("opening", "record")}
# Fields whose openings belong to a record of which there is no other trace.
LONE = {"email", "line", "comment", "mitigation", "witness-address",
        "witness-how", "witness-relation", "witness-role",
        "witness-statement"}
LISTS = ["manifest-sha512.txt", "tagmanifest-sha512.txt"]
# What only a package's note vouches for; of openings no more than their record.
PAGE = ["data/index.html", "bag-info.txt"]
OPENINGS = "data/ledger/openings.jsonl"


class Wrong(Exception):
    """What the program must not do, whatever it is given."""


def read(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)


def other_byte(data, rng):
    """Where a byte became another one, and all of them."""
    at = rng.randrange(len(data))
    byte = data[at] ^ rng.randrange(1, 256)
    return at, data[:at] + bytes([byte]) + data[at + 1:]


def run(*words):
    """What it prints when it does not take what it is given; None: it does."""
    try:
        done = subprocess.run([tyst, *words], capture_output=True,
                              timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise Wrong("takes too long") from None
    said = done.stdout.decode(), done.stderr.decode(errors="replace")
    if re.search("Sanitizer|runtime error:", said[1]) or \
            done.returncode not in (0, 1, 3) or (
                done.returncode and not said[1].startswith("tyst: ")):
        raise Wrong(f"status {done.returncode}: {said}")
    return said if done.returncode else None


# A data directory

def bound(value):
    """How a value is said in a statement; text may be no UTF-8."""
    if isinstance(value, str):
        return "CAST(? AS text)", value.encode(errors="surrogateescape")
    return "?", value


def rows_of(path):
    """All that a database holds: its schema, and each table by column."""
    db = connected(path)
    schema = db.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema"
                        " ORDER BY 2").fetchall()
    out = {"": {"schema": schema}}
    for kind, name, _, sql in schema:
        if kind == "table" and not sql.startswith("CREATE VIRTUAL"):
            columns = [c[1] for c in
                       db.execute(f'PRAGMA table_info("{name}")')]
            rows = db.execute(f'SELECT * FROM "{name}" NOT INDEXED'
                              ).fetchall()
            out[name] = {c: [r[i] for r in rows]
                          for i, c in enumerate(columns)}
    db.close()
    return out


def differing(before, after):
    """Each (table, column) that is not as it was."""
    return {(t, c) for t in before.keys() | after.keys()
            for c in before.get(t, {}).keys() | after.get(t, {}).keys()
            if before.get(t, {}).get(c) != after.get(t, {}).get(c)}


def excused(before, after):
    """No setting differs but that of the index of words, no name of a step
    that has a reason or criteria, and no record of an opening but a lone
    one's."""
    def settings(data):
        return set(zip(data["meta"]["name"], data["meta"]["value"]))

    def openings(data):
        rows = data["opening"]
        return {(c, r) for c, f, r in zip(
            rows["commitment"], rows["field"], rows["record"])
            if f not in LONE}

    steps = before["unit_step"]
    named = {i for i, reason in zip(steps["id"], steps["reason"])
             if reason is not None} | set(before["unit_reopened"]["step"])
    return {s for s in settings(before) if s[0] != "search"} <= \
        settings(after) and named <= set(after["unit_step"]["id"]) and \
        openings(before) <= openings(after)


def settle(path):
    """Its log copied back: the database is one file."""
    db = connected(os.path.join(path, "tyst.db"))
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def in_file(path, name, rng):
    at, data = other_byte(read(os.path.join(path, name)), rng)
    write(os.path.join(path, name), data)
    return f"{name} byte {at}"


class Data:
    """A data directory, of which each thread has a copy."""

    def __init__(self, path, scratch):
        self.path, self.scratch = os.path.abspath(path), scratch
        self.own = threading.local()
        self.before = rows_of(os.path.join(self.copy(), "tyst.db"))
        self.places = [(t, c) for t in sorted(self.before)
                       for c in self.before[t]
                       if t and any(self.before[t][c])]
        self.blobs = sorted(
            os.path.relpath(os.path.join(folder, name), path)
            for folder, _, names in os.walk(os.path.join(path, "blobs"))
            for name in names)

    def copy(self):
        """One's own; the blobs are those of all, because they are many."""
        if not hasattr(self.own, "path"):
            self.own.path = os.path.join(tempfile.mkdtemp(dir=self.scratch),
                                         "data")
        path = self.own.path
        shutil.rmtree(path, ignore_errors=True)
        shutil.copytree(self.path, path, ignore=shutil.ignore_patterns(
            "blobs", "tyst.db-shm"))
        os.symlink(os.path.join(self.path, "blobs"),
                   os.path.join(path, "blobs"))
        return path

    def database(self, path, rng):
        settle(path)
        return in_file(path, "tyst.db", rng)

    def log(self, path, rng):
        return in_file(path, "tyst.db-wal", rng)

    def blob(self, path, rng):
        os.remove(os.path.join(path, "blobs"))
        shutil.copytree(os.path.join(self.path, "blobs"),
                        os.path.join(path, "blobs"))
        return in_file(path, rng.choice(self.blobs), rng)

    def value(self, path, rng):
        """What a row says, its table's limits and triggers out of the way."""
        with unguarded(path) as db:
            while True:
                table, column = rng.choice(self.places)
                named = list(self.before[table])
                row = rng.choice(sorted(
                    (r for r in db.execute(f'SELECT * FROM "{table}"').fetchall()
                     if r[named.index(column)]), key=repr))
                value = row[named.index(column)]
                if isinstance(value, int):
                    to = value ^ 1 << rng.randrange(max(1, value.bit_length()))
                else:
                    _, to = other_byte(bound(value)[1], rng)
                try:
                    db.execute("UPDATE {} SET \"{}\" = {} WHERE {}".format(
                        table, column, bound(value)[0],
                        " AND ".join(f'"{c}" IS {bound(v)[0]}'
                                     for c, v in zip(named, row))),
                               [to] + [bound(v)[1] for v in row])
                    break
                except sqlite3.IntegrityError:
                    continue
        return f"{table} {column}: {value!r} becomes {to!r} in {row}"

    ways = {"database": database, "log": log, "value": value, "blob": blob}

    def one(self, way, rng):
        path = self.copy()
        what = self.ways[way](self, path, rng)
        said = run("--lang", "en", "--data", path, "check")
        if said is not None:
            return what, path, "found: " + re.split(
                "[:(]", "".join(said).removeprefix("tyst: "))[0]
        if way == "blob":
            return what, path, "a file"
        after = rows_of(os.path.join(path, "tyst.db"))
        changed = differing(self.before, after)
        if all(gaps & {(t, c), (t, "*"), (t.split("_")[0], "*")}
               for t, c in changed):
            return what, path, "column" if changed else "unused"
        if all(gaps & {(t, c), (t, "*"), (t.split("_")[0], "*")} or
               (t, c) in ROWS for t, c in changed) and \
                excused(self.before, after):
            return what, path, "row"
        tables = sorted({t for t, _ in changed})
        if way == "log" and tables == ["checkpoint"]:
            return what, path, "again"
        return what, path, "not found: " + (" ".join(
            f"{t} {c}" for t, c in changed) if len(tables) == 1 else
            f"{len(tables)} tables")


# Packages

def contents(path):
    try:
        with zipfile.ZipFile(path) as z:
            return {n: z.read(n) for n in z.namelist()}
    except Exception:  # whatever is wrong with it
        return None


def nameless(path):
    """The openings of a package, whatever record each is of."""
    return [re.sub(rb'"record":"[^"]*"', b"", data)
            for name, data in contents(path).items()
            if name.endswith(OPENINGS)]


class Packages:
    def __init__(self, data, paths, scratch):
        self.key = os.path.join(data, "keys", "package.pem")
        self.paths, self.scratch = paths, scratch

    @staticmethod
    def zip(path, rng):
        at, data = other_byte(read(path), rng)
        write(path, data)
        return f"byte {at}"

    @staticmethod
    def changed(path, rng, after, made=()):
        """A byte of a file in it; after makes right what is to be."""
        root, day, files = repack.read(path)
        name = rng.choice([n for n in files if files[n] and n not in made])
        at, files[name] = other_byte(files[name], rng)
        after(files)
        repack.write(path, root, day, files)
        return f"{name} byte {at}"

    def file(self, path, rng):
        return self.changed(path, rng, lambda files: None)

    def listed(self, path, rng):
        return self.changed(path, rng, repack.make_lists, LISTS)

    def signed(self, path, rng):
        return self.changed(path, rng, self.sign, LISTS + ["signature.note"])

    def sign(self, files):
        """Lists, and the note over them by the centre's own key."""
        repack.make_lists(files)
        text, _, line = files["signature.note"].partition(b"\n\n")
        digest = hashlib.sha512(files["tagmanifest-sha512.txt"]).hexdigest()
        text = re.sub(rb"sha512 .*", b"sha512 " + digest.encode(), text) + b"\n"
        with tempfile.NamedTemporaryFile(dir=self.scratch) as message:
            message.write(text)
            message.flush()
            signature = subprocess.run(
                ["openssl", "pkeyutl", "-sign", "-inkey", self.key, "-rawin",
                 "-in", message.name], capture_output=True, check=True).stdout
        dash, name, old = line.split(b"\n")[0].split(b" ")
        new = base64.b64encode(base64.b64decode(old)[:4] + signature)
        files["signature.note"] = text + b"\n" + b" ".join(
            [dash, name, new]) + b"\n"

    @staticmethod
    def line(path, rng):
        """A line taken away, twice or moved, and the lists made again."""
        root, day, files = repack.read(path)
        name = rng.choice([n for n in files if n.endswith(
            (".jsonl", "portfolio.xml", "checkpoint", "signature.note"))])
        lines = files[name].splitlines(keepends=True)
        at, to = rng.randrange(len(lines)), rng.randrange(len(lines))
        how = rng.choice(["drop", "twice", "swap"])
        if how == "drop":
            del lines[at]
        elif how == "twice":
            lines.insert(at, lines[at])
        else:
            lines[at], lines[to] = lines[to], lines[at]
        files[name] = b"".join(lines)
        repack.make_lists(files)
        repack.write(path, root, day, files)
        return f"{name} {how} {at} {to}"

    ways = {"zip": zip, "file": file, "listed": listed, "signed": signed,
            "line": line}

    def one(self, way, rng):
        whole = rng.choice(self.paths)
        path = os.path.join(tempfile.mkdtemp(dir=self.scratch), "p.zip")
        shutil.copy(whole, path)
        what = self.ways[way].__get__(self)(path, rng)
        what = f"{os.path.basename(whole)}: {what}"
        said = run("--json", "verify", path)
        other = [f"{name}: {why}" for name, why in verify.verify(path) if why]
        same = contents(path) == contents(whole)
        if (said is None) != (not other) and not (way == "zip" and same):
            says = [c["what"] + ": " + c["detail"] for c in json.loads(
                said[0]).get("checks", []) if not c["ok"]] if said else said
            raise Wrong(f"{what}: tyst says {says}, the other {other}")
        if said is not None:
            first = [c["what"] for c in json.loads(said[0]).get("checks", [])
                     if not c["ok"]]
            return what, path, "found: " + (first or ["not-zip"])[0]
        if same:
            return what, path, "same" if way != "zip" else "framing"
        name = what.split()[1]
        if way == "signed" and (name in PAGE or name == OPENINGS and
                                nameless(path) == nameless(whole)):
            return what, path, "page"
        return what, path, "?"


# All of it

def written(path):
    """The classes of the table: what stands in `code` first in its rows."""
    return set(re.findall(r"^\| `([a-z]+)` \|", read(path).decode(), re.M))


def columns():
    """The gaps of the check: (table, column), "*" for all of a table's."""
    return {(t, c or "*") for t, c in re.findall(
        r'^    \{"(\w+)", *(?:"(\w+)"|NULL),',
        read(os.path.join(TOP, "src/check/gaps.c")).decode(), re.M)}


def case(things, way, i):
    """What is wrong with the Ith; the count of how it was found."""
    rng = random.Random(f"{seed} {way} {i}")
    try:
        what, path, how = things.one(way, rng)
    except Wrong as wrong:
        return f"{way} {i}: {wrong}", "wrong"
    if how.startswith("found") or how in listed or how == "same":
        return None, how
    kept = f"tamper-{seed}-{way}-{i}"
    (shutil.copytree if os.path.isdir(path) else shutil.copy)(path, kept)
    return f"{way} {i}: {what}: {how}: see {kept}", how


def main():
    wrong = [f"{table} and {__file__}: {c}" for c in sorted(listed ^ CLASSES)]
    with tempfile.TemporaryDirectory() as scratch, \
            ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        things = Packages(data, packages, scratch) if packages else \
            Data(data, scratch)
        for way in things.ways:
            if way not in os.environ.get("TYST_WAYS", way).split():
                continue
            count = collections.Counter()
            for said, how in pool.map(lambda i, w=way: case(things, w, i),
                                      range(int(number))):
                count[how] += 1
                wrong += [said] if said else []
            print(f"{way}: " + ", ".join(
                f"{n} {how}" for how, n in count.most_common()),
                file=sys.stderr)
    print("\n".join(wrong))


tyst, table, number, data, *packages = sys.argv[1:]
seed = os.environ.get("TYST_SEED", "1")
listed, gaps = written(table), columns()
main()
