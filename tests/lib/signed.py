"""signed - every Ed25519 signature of acts.jsonl, by openssl alone.

    signed.py acts.jsonl

Ends with 1 at the first that does not hold, and where there is none at all.
"""
import base64
import json
import subprocess
import sys
import tempfile

SPKI = base64.b64decode("MCowBQYDK2VwAyEA")  # what stands before the key


def canonical(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"),
                      sort_keys=True).encode()


def holds(folder, public, words, signature):
    paths = [f"{folder}/{name}" for name in ("key", "words", "signature")]
    for path, data in zip(paths, (SPKI + public, words, signature)):
        with open(path, "wb") as f:
            f.write(data)
    return subprocess.run(
        ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER",
         "-inkey", paths[0], "-rawin", "-in", paths[1], "-sigfile", paths[2]],
        stdout=subprocess.DEVNULL, check=False).returncode == 0


def main():
    keys, n = {}, 0
    with open(sys.argv[1], encoding="utf-8") as f, \
            tempfile.TemporaryDirectory() as folder:
        for line in f:
            entry = json.loads(line)
            act = entry["act"]
            if "public" in act["body"]:
                public = base64.b64decode(act["body"]["public"])
                keys[entry["signatures"][-1].split()[1]] = public
            for one in entry["signatures"]:
                if one == "unsigned":
                    continue
                _, key, text = one.split(" ")
                if not holds(folder, keys[key], b"tyst-act-v1\n" +
                             canonical(act), base64.b64decode(text)):
                    raise SystemExit(f"leaf {entry['leaf']} does not hold")
                n += 1
    if n == 0:
        raise SystemExit("nothing is signed")


main()
