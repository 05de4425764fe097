#!/usr/bin/env python3
"""coverage.py LIST SOURCE...: which branches of the sources no test took.

It runs in a build configured with --enable-coverage, after tests.  LIST names
branches that none takes, below the reason:

    # The reason, in as many lines as it needs.
    PATH:FUNCTION: TEXT OF THE LINE (N)

N is how many branches of the line are not taken, 1 where it is left out, and
"may" where it is a matter of time whether they are; lines of a function that
read the same count together.  Numbers of lines are not
used, because they move.  An assert is what only a bug can break, and counts
for nothing.  What is not taken and not listed is printed, as is what is listed
and taken, or stands nowhere; each makes the status 1.
"""
import collections
import json
import os
import re
import subprocess
import sys

MAY = 1000
top = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))


def read_list(path):
    listed = {}
    with open(path, encoding="utf-8") as file:
        for line in map(str.strip, file):
            if not line or line.startswith("#"):
                continue
            found = re.fullmatch(r"(\S+?):(\w+): (.*?)(?: \((\d+|may)\))?", line)
            if found is None:
                sys.exit(f"{path}: not read: {line}")
            n = found.group(4) or "1"
            listed[found.group(1, 2, 3)] = MAY if n == "may" else int(n)
    return listed


def lines_of(source):
    """What gcov counted of a source: its lines; none of one that is data."""
    out = subprocess.run(
        ["gcov", "--json-format", "--stdout", "--branch-probabilities",
         source.removesuffix(".c") + ".gcno"],
        capture_output=True, check=True).stdout
    files = json.loads(out)["files"]
    if not files:
        return []
    for file in files:
        if file["file"].endswith(source):
            return file["lines"]
    sys.exit(f"{source}: not counted")


def count(source, untaken, met):
    """(taken, all) of its branches; what is not is counted in untaken, and met
    has each line that has any."""
    with open(os.path.join(top, source), encoding="utf-8") as file:
        text = [line.strip() for line in file]
    taken = total = 0
    for line in lines_of(source):
        words = text[line["line_number"] - 1]
        if words.startswith("assert("):
            continue
        if line["branches"]:
            met.add((source, line["function_name"], words))
        hit = sum(branch["count"] > 0 for branch in line["branches"])
        taken += hit
        total += len(line["branches"])
        if hit < len(line["branches"]):
            untaken[source, line["function_name"], words] += (
                len(line["branches"]) - hit)
    return taken, total


def show(what, branches):
    if branches:
        print(what)
    for (source, function, words), n in branches:
        print(f"    {source}:{function}: {words}" + (f" ({n})" * (n > 1)))


def main():
    listed, untaken = read_list(sys.argv[1]), collections.Counter()
    sums, met = [0, 0], set()
    for source in sys.argv[2:]:
        taken, total = count(source, untaken, met)
        sums = [sums[0] + taken, sums[1] + total]
        print(f"{source:32} {taken:5} of {total}")
    print(f"{'all':32} {sums[0]:5} of {sums[1]}")
    missing = [(k, n - listed.get(k, 0)) for k, n in untaken.items()
               if n > listed.get(k, 0)]
    known = [(k, n - untaken[k]) for k, n in listed.items()
             if MAY > n > untaken[k] and k in met]
    gone = [(k, 1) for k in listed if k not in met]
    show("No test takes, and no reason is given:", missing)
    show("A test takes what is listed as not taken:", known)
    show("Listed, and no line that branches:", gone)
    print(f"{sums[1] - sums[0]} not taken, of which without a reason: "
          f"{sum(n for _, n in missing)}")
    return bool(missing or known or gone)


if __name__ == "__main__":
    sys.exit(main())
