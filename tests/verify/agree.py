#!/usr/bin/env python3
"""agree.py TYST N PACKAGE.zip...: do both verifiers say the same of packages,
as they are, changed in random places, and with the lists made right again?

Bytes of the zip itself: what changes is refused by tyst, or every file in it
is as it was; how a zip is framed only tyst looks at.  Whatever else is changed,
both refuse.  Prints what differs.
"""
import json
import os
import random
import subprocess
import sys
import tempfile
import zipfile
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, "..", "lib")]
import repack  # noqa: E402
import verify  # noqa: E402

tyst, count, *packages = sys.argv[1:]


def by_tyst(path):
    """Does it take the package, and why not."""
    done = subprocess.run([tyst, "--json", "verify", path], text=True,
                          capture_output=True, check=False)
    said = json.loads(done.stdout) if done.stdout.strip() else {}
    return done.returncode == 0, [
        f"{c['what']}: {c['detail']}" for c in said.get("checks", [])
        if not c["ok"]] or done.stderr.strip()


def by_other(path):
    said = [f"{name}: {why}" for name, why in verify.verify(path) if why]
    return not said, said


def contents(path):
    try:
        with zipfile.ZipFile(path) as z:
            return {n: z.read(n) for n in z.namelist()}
    except Exception:  # whatever is wrong with it
        return None


def flip(data, rng):
    at = rng.randrange(len(data))
    byte = rng.choice([b for b in range(256) if b != data[at]])
    return data[:at] + bytes([byte]) + data[at + 1:]


def in_zip(package, path, rng):
    with open(package, "rb") as f:
        data = flip(f.read(), rng)
    with open(path, "wb") as f:
        f.write(data)


def in_file(package, path, rng):
    """A byte of a file, with lists that go with it."""
    root, day, files = repack.read(package)
    name = rng.choice([n for n in files if files[n] and
                       n != "tagmanifest-sha512.txt"])
    files[name] = flip(files[name], rng)
    if name.startswith("data/"):
        repack.make_lists(files)
    repack.write(path, root, day, files)
    return name


def in_line(package, path, rng):
    """A line of the ledger or the portfolio taken away, twice or moved."""
    root, day, files = repack.read(package)
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
    same = b"".join(lines) == files[name]
    files[name] = b"".join(lines)
    repack.make_lists(files)
    repack.write(path, root, day, files)
    return f"{name} {how} {at} {to}" + (" same" if same else "")


def one(seed):
    rng = random.Random(seed)
    package, change = rng.choice(packages), rng.choice([in_zip, in_file,
                                                        in_line])
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "p.zip")
        what = change(package, path, rng)
        first, why = by_tyst(path)
        if change is in_zip:
            return None if not first or contents(path) == contents(package) \
                else f"{seed}: a changed zip is taken"
        second, other = by_other(path)
        same = contents(path) == contents(package)
        if first == second and (same or not first):
            return None
        return f"{seed}: {what}: tyst {why or 'takes it'}, " \
               f"the other {other or 'takes it'}"


def whole(package):
    first, why = by_tyst(package)
    second, other = by_other(package)
    return None if first == second else f"{package}: tyst {why}, other {other}"


begin = int(os.environ.get("TYST_SEED", random.randrange(10 ** 6)))
with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
    wrong = [w for w in list(pool.map(whole, packages)) + list(
        pool.map(one, range(begin, begin + int(count)))) if w]
print(f"seed {begin}", file=sys.stderr)
print("\n".join(wrong))
