#!/usr/bin/env python3
"""coverage.py LIST BUILD SOURCE...: branches that no test took.

BUILD was configured with --enable-coverage and has run its tests.  LIST says
of branches why none takes them:

    path function
        text of the line: reason

Line numbers move, so a branch is known by its function and the text of its
line.  What is not taken and not listed is printed, and so is what is listed
and taken; either makes the status 1.
"""
import collections
import json
import os
import re
import subprocess
import sys


def read_list(path):
    listed, where = {}, None
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if not line or line.startswith("#"):
                continue
            if not line.startswith("\t"):
                where = tuple(line.split(" "))
                continue
            text, _, reason = line.strip().rpartition(" -- ")
            if not text or not reason:
                sys.exit(f"{path}: no reason: {line}")
            listed[where + (text,)] = reason
    return listed


def counted(build, path):
    """What gcov says of the source: its lines."""
    name = os.path.join(build, path[: -len(".c")])
    out = subprocess.run(
        ["gcov", "--json-format", "--stdout", "--branch-probabilities", name],
        capture_output=True, check=True, cwd=build).stdout
    for file in json.loads(out)["files"]:
        if file["file"].endswith(path):
            return file["lines"]
    sys.exit(f"{path}: no counts; do its tests run?")
